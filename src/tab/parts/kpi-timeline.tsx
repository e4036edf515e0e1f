// What falls due when: bars per month, and the list behind them.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type DueKind, dueKinds } from '../../domain/timeline.ts';
import type { DueView, TimelineView } from '../../http/contract-kpi.ts';
import type { Texts } from '../../texts/index.ts';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { SortTable } from './sort-table.tsx';

export function KpiTimeline({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.kpi.timeline;
  const query = `domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<TimelineView>(`/api/kpi/timeline?${query}`, () => false);
  const [kind, choose] = useState<DueKind | ''>('');
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const items = value.items.filter((item) => kind === '' || item.kind === kind);
  const overdue = items.filter(({ day }) => day < value.today).length;
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <div className="list-tools">
        <Field label={words.filter}>
          <Select value={kind} onChange={(_, data) => choose(data.value as DueKind | '')}>
            <option value="">{words.all}</option>
            {dueKinds.map((one) => (
              <option key={one} value={one}>
                {words.kind[one]}
              </option>
            ))}
          </Select>
        </Field>
        <ExportButton path={`/api/kpi/export?${query}&table=timeline`} name={`Termine-${domain}.xlsx`} />
      </div>
      {items.length === 0 ? (
        <p className="panel panel-body">{words.none}</p>
      ) : (
        <>
          <p role="status" className={overdue > 0 ? 'worry' : 'hint'}>
            {words.overdue(overdue)}
          </p>
          <Months items={items} today={value.today} />
          <div className="panel">
            <DueTable items={items} today={value.today} />
          </div>
        </>
      )}
    </section>
  );
}

/** What an item is called; a term by its role. */
function itemWords({ kind, label, number }: DueView, texts: Texts): string {
  if (kind === 'term') return texts.role[number as keyof typeof texts.role] ?? number;
  return kind === 'release' ? '' : label;
}

export function DueTable({ items, today }: { items: readonly DueView[]; today: string }): ReactNode {
  const { texts } = useTools();
  const { column, timeline } = texts.tab.kpi;
  return (
    <SortTable<DueView>
      label={timeline.title}
      columns={[
        {
          name: column.day,
          value: ({ day }) => day,
          show: ({ day }) =>
            day < today ? (
              <span className="worry">
                {dayWords(day, texts)} ({timeline.isOverdue})
              </span>
            ) : (
              dayWords(day, texts)
            ),
        },
        { name: column.kind, value: ({ kind }) => timeline.kind[kind], wide: true },
        { name: column.item, value: (item) => itemWords(item, texts), long: true },
        { name: column.number, value: ({ kind, number }) => (kind === 'term' ? '' : number), wide: true },
        { name: column.who, value: ({ who }) => who, wide: true },
      ]}
      rows={items}
      keyOf={({ kind, id }) => `${kind} ${id}`}
    />
  );
}

const barWidth = 36;
const barSpace = 12;
const height = 90;

/** How many fall due in each month, the overdue ones first; the table below has the same. */
function Months({ items, today }: { items: readonly DueView[]; today: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.kpi.timeline;
  const late = items.filter(({ day }) => day < today).length;
  const months = new Map<string, number>();
  for (const { day } of items) if (day >= today) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  const named = [...months].map(([month, count]) => [`${month.slice(5)}/${month.slice(2, 4)}`, count] as const);
  const bars = late > 0 ? [[words.overdueColumn, late] as const, ...named] : named;
  const most = Math.max(1, ...bars.map(([, count]) => count));
  const width = bars.length * (barWidth + barSpace);
  return (
    <figure className="months" aria-hidden="true">
      <figcaption>{words.perMonth}</figcaption>
      <svg viewBox={`0 -16 ${Math.max(width, 1)} ${height + 40}`} width={width} height={height + 56}>
        <title>{words.perMonth}</title>
        {bars.map(([name, count], index) => {
          const x = index * (barWidth + barSpace);
          const tall = (count / most) * height;
          return (
            <g key={name}>
              <rect
                className={name === words.overdueColumn ? 'month-late' : 'share-met'}
                x={x}
                y={height - tall}
                width={barWidth}
                height={tall}
              />
              <text x={x + barWidth / 2} y={height - tall - 4} textAnchor="middle">
                {count}
              </text>
              <text x={x + barWidth / 2} y={height + 16} textAnchor="middle">
                {name === words.overdueColumn ? '!' : name}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
