// What lies behind a key figure: formula, goal, trend, and each item it counts, the open ones first.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { FigureView, ItemsView, ItemView } from '../../http/contract-kpi.ts';
import { goalWords } from '../figure-words.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { JudgementMark } from './figure-line.tsx';
import { KpiTrend } from './kpi-trend.tsx';
import { SortTable } from './sort-table.tsx';

const never = () => false;
/** Items shown at once. */
const pageSize = 50;

export function FigureDetail({ domain, figure }: { domain: string; figure: FigureView }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { id, goal, judgement, trend, planned } = figure;
  const query = `domain=${encodeURIComponent(domain)}&kpi=${id}`;
  return (
    <>
      <p>
        <strong>{kpi.formula}:</strong> {kpi.name[id].formula}
      </p>
      <p className="figure-more">
        <JudgementMark judgement={judgement} /> <span>{goalWords(id, goal, texts)}</span>
      </p>
      {planned !== undefined && <p>{kpi.plannedOf(planned, figure.met)}</p>}
      {judgement === 'unsure' && <p className="hint">{kpi.unsureHint}</p>}
      <Items id={id} query={query} />
      <KpiTrend id={id} trend={trend} />
      <ExportButton path={`/api/kpi/export?${query}&table=items`} name={`${id}-${domain}.xlsx`} />
    </>
  );
}

function Items({ id, query }: { id: FigureView['id']; query: string }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { value, fault, reload } = useView<ItemsView>(`/api/kpi/items?${query}`, never);
  const [search, seek] = useState('');
  const [shown, show] = useState(pageSize);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  if (value.items.length === 0) return <p className="hint">{kpi.noItems}</p>;
  const words = search.toLowerCase().trim();
  const found = value.items.filter(({ label, number }) => `${label} ${number}`.toLowerCase().includes(words));
  const rows = found.slice(0, shown).map((item, index) => ({ ...item, index }));
  return (
    <section aria-label={kpi.name[id].name}>
      <Field label={kpi.search} className="kpi-search">
        <Input type="search" value={search} onChange={(_, data) => seek(data.value)} />
      </Field>
      <p role="status" className="hint">
        {kpi.found(found.length, value.items.length)}
      </p>
      <div className="panel">
        <SortTable<ItemView & { index: number }>
          label={kpi.name[id].name}
          columns={[
            { name: kpi.column.item, value: ({ label, number }) => label || number },
            { name: kpi.column.kind, value: ({ kind }) => kpi.itemKind[kind] },
            { name: kpi.column.number, value: ({ number }) => number },
            { name: kpi.column.state, value: ({ state }) => kpi.name[id][state] },
            ...(value.items.some(({ by }) => by)
              ? [
                  {
                    name: kpi.column.exercise,
                    value: ({ by }: ItemView) => (by ? kpi.exercised[by.state](by.number) : ''),
                  },
                ]
              : []),
          ]}
          rows={rows}
          keyOf={({ index }) => String(index)}
        />
      </div>
      {found.length > shown && (
        <Button onClick={() => show(shown + pageSize)}>{kpi.more(Math.min(pageSize, found.length - shown))}</Button>
      )}
    </section>
  );
}
