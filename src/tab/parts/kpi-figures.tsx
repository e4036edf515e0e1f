// The dashboard of a domain: figures in their groups, one of them opened.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type KpiId, kpiGroups, kpisOf } from '../../domain/kpi.ts';
import type { FigureView, KpiView } from '../../http/contract-kpi.ts';
import { goalWords, valueWords } from '../figure-words.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { FigureDetail } from './figure-detail.tsx';
import { FigureLine } from './figure-line.tsx';
import { Modal } from './modal.tsx';
import { ShareLegend } from './share-bar.tsx';
import { SortTable } from './sort-table.tsx';

export function KpiFigures({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const query = `domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<KpiView>(`/api/kpi?${query}`, () => false);
  const [opened, open] = useState<KpiId | null>(null);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const shown = value.figures.find(({ id }) => id === opened);
  return (
    <>
      <div className="kpi-bar">
        <p className="hint">
          {kpi.asOf(texts.moment(value.asOf, value.asOf))} · {kpi.version(value.version)}
        </p>
        <ExportButton path={`/api/kpi/export?${query}&table=figures`} name={`${kpi.title}-${domain}.xlsx`} />
      </div>
      <ShareLegend words={kpi.chartLegend} />
      <div className="kpi-groups">
        {kpiGroups.map((group) => (
          <section key={group} className="panel panel-body" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{kpi.group[group]}</h2>
            <p className="hint">{kpi.groupLead[group]}</p>
            <ul className="plain-list">
              {value.figures
                .filter(({ id }) => kpisOf[group].includes(id))
                .map((figure) => (
                  <FigureLine key={figure.id} figure={figure} onOpen={() => open(figure.id)} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <details className="panel panel-body">
        <summary>{kpi.table}</summary>
        <FigureTable figures={value.figures} />
      </details>
      {shown && (
        <Modal title={`${shown.id} ${kpi.name[shown.id].name}`} busy={false} onClose={() => open(null)} actions={null}>
          <FigureDetail domain={domain} figure={shown} />
        </Modal>
      )}
      {fault && <Button onClick={reload}>{texts.tab.retry}</Button>}
    </>
  );
}

function FigureTable({ figures }: { figures: readonly FigureView[] }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { column } = kpi;
  return (
    <SortTable<FigureView>
      label={kpi.title}
      columns={[
        { name: column.kpi, value: ({ id }) => `${id} ${kpi.name[id].name}` },
        { name: column.share, value: (figure) => valueWords(figure, texts), numeric: true },
        { name: column.met, value: ({ met }) => met, numeric: true },
        { name: column.known, value: ({ met, open }) => met + open, numeric: true },
        { name: column.unknown, value: ({ unknown }) => unknown, numeric: true },
        { name: column.goal, value: ({ id, goal }) => goalWords(id, goal, texts) },
        { name: column.judgement, value: ({ judgement }) => kpi.judgement[judgement] },
      ]}
      rows={figures}
      keyOf={({ id }) => id}
    />
  );
}
