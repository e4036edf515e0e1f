// The matrix process × plan × evidence: searched, filtered and turned page by page on the server.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { MatrixRow } from '../../domain/matrix.ts';
import { type MatrixFilter, type MatrixView, matrixFilters } from '../../http/contract-kpi.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Icon, type IconName } from './icon.tsx';
import { PageLink } from './page-link.tsx';
import { SortTable } from './sort-table.tsx';

/** Milliseconds after the last key until the search is asked. */
const restFor = 250;
const pageSize = 50;

export function KpiMatrix({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.kpi.matrix;
  const [text, type] = useState('');
  const [asked, ask] = useState({ q: '', filter: 'all' as MatrixFilter, from: 0 });
  useEffect(() => {
    const timer = setTimeout(() => ask((now) => (now.q === text ? now : { ...now, q: text, from: 0 })), restFor);
    return () => clearTimeout(timer);
  }, [text]);
  const query = `domain=${encodeURIComponent(domain)}`;
  const path = `/api/kpi/matrix?${query}&filter=${asked.filter}&q=${encodeURIComponent(asked.q)}&from=${asked.from}`;
  const { value, fault, reload } = useView<MatrixView>(path, () => false);
  const [last, keep] = useState<MatrixView | null>(null);
  useEffect(() => {
    if (value) keep(value);
  }, [value]);
  const view = value ?? last;
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <div className="list-tools">
        <Field label={words.search}>
          <Input type="search" maxLength={80} value={text} onChange={(_, data) => type(data.value)} />
        </Field>
        <Field label={words.filter}>
          <Select
            value={asked.filter}
            onChange={(_, data) => ask({ ...asked, filter: data.value as MatrixFilter, from: 0 })}
          >
            {matrixFilters.map((filter) => (
              <option key={filter} value={filter}>
                {words.filters[filter]}
              </option>
            ))}
          </Select>
        </Field>
        <ExportButton path={`/api/kpi/export?${query}&table=matrix`} name={`Matrix-${domain}.xlsx`} />
      </div>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!view && !fault && <Waiting texts={texts} />}
      {view && <Found view={view} from={asked.from} onFrom={(from) => ask({ ...asked, from })} />}
    </section>
  );
}

function Found(props: { view: MatrixView; from: number; onFrom: (from: number) => void }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { view, from, onFrom } = props;
  if (view.all === 0) return <p className="panel panel-body">{kpi.matrix.none}</p>;
  return (
    <>
      <p role="status" className="hint">
        {kpi.matrix.summary(view.all, view.critical, view.gaps)}. {kpi.found(view.found, view.all)}
      </p>
      {view.found === 0 ? <p className="panel panel-body">{kpi.nothing}</p> : <Rows rows={view.rows} />}
      <div className="actions">
        {from > 0 && (
          <Button onClick={() => onFrom(Math.max(0, from - pageSize))}>{texts.tab.registers.list.previous}</Button>
        )}
        {view.next !== null && (
          <Button onClick={() => onFrom(view.next ?? 0)}>{kpi.more(Math.min(pageSize, view.found - view.next))}</Button>
        )}
      </div>
    </>
  );
}

/** Good, worth a look, bad, not asked for: a sign beside the words. */
const signOf: Readonly<Record<string, IconName>> = {
  current: 'check',
  released: 'check',
  proven: 'check',
  EFFECTIVE: 'check',
  missing: 'unavailable',
  late: 'warning',
  INEFFECTIVE: 'warning',
  NONE: 'unavailable',
  unknown: 'missing',
};

function Cell({ state, children }: { state: string; children: string }): ReactNode {
  if (state === 'unneeded') return <span className="matrix-cell">{children}</span>;
  return (
    <span className="matrix-cell" data-state={state}>
      <Icon name={signOf[state] ?? 'missing'} size={16} /> {children}
    </span>
  );
}

function Rows({ rows }: { rows: readonly MatrixRow[] }): ReactNode {
  const { kpi } = useTools().texts.tab;
  const { matrix } = kpi;
  const { column } = matrix;
  return (
    <div className="panel">
      <SortTable<MatrixRow>
        label={matrix.title}
        columns={[
          {
            name: column.process,
            value: ({ name }) => name,
            long: true,
            show: ({ id, name }) => <PageLink page={{ name: 'process', id }}>{name}</PageLink>,
          },
          { name: column.unit, value: ({ unit }) => unit, wide: true },
          {
            name: column.critical,
            value: ({ critical }) => matrix.critical[critical === null ? 'unknown' : critical ? 'yes' : 'no'],
            wide: true,
          },
          { name: column.mtpd, value: ({ mtpdHours }) => mtpdHours ?? '', numeric: true, wide: true },
          { name: column.rto, value: ({ rtoHours }) => rtoHours ?? '', numeric: true, wide: true },
          {
            name: column.bia,
            value: ({ bia }) => matrix.bia[bia],
            show: ({ bia }) => <Cell state={bia}>{matrix.bia[bia]}</Cell>,
          },
          {
            name: column.gfp,
            value: ({ gfp }) => matrix.plan[gfp],
            show: ({ gfp }) => <Cell state={gfp}>{matrix.plan[gfp]}</Cell>,
          },
          {
            name: column.wap,
            value: ({ wap }) => matrix.plan[wap],
            show: ({ wap }) => <Cell state={wap}>{matrix.plan[wap]}</Cell>,
          },
          {
            name: column.evidence,
            value: ({ evidence }) => matrix.evidence[evidence],
            show: ({ evidence }) => <Cell state={evidence}>{matrix.evidence[evidence]}</Cell>,
          },
          {
            name: column.rta,
            value: ({ rta }) => matrix.rta[rta],
            show: ({ rta }) => <Cell state={rta}>{matrix.rta[rta]}</Cell>,
          },
          { name: column.gaps, value: ({ gaps }) => gaps, numeric: true },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
