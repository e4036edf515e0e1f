// What alarm exercises came to: reached and complete against the target, in words, and beside the one before.
import type { ReactNode } from 'react';
import type { DrillResult, DrillsView } from '../../http/contract-drills.ts';
import { changeWords, verdictWords } from '../../texts/drill-words.ts';
import { useTools } from '../tools.ts';
import { FileButton } from './file-button.tsx';
import { type ListColumn, ListTable } from './list-table.tsx';
import { PageLink } from './page-link.tsx';

export function DrillResults({ view }: { view: DrillsView }): ReactNode {
  const { texts } = useTools();
  const words = texts.drills.results;
  const { column } = words;
  const columns: readonly ListColumn<DrillResult>[] = [
    {
      name: column.number,
      by: ({ number }) => number,
      show: ({ exercise, number, title, scheduled }) => (
        <>
          <PageLink page={{ name: 'exercise', id: exercise }}>
            {number} {title}
          </PageLink>
          <span className="row-more">{scheduled ? words.scheduled : words.byHand}</span>
        </>
      ),
      long: true,
    },
    { name: column.day, by: ({ at }) => at, show: ({ at }) => texts.day(at) },
    {
      name: column.reach,
      by: ({ percent }) => percent,
      show: ({ percent, verdict }) => (
        <Judged value={words.percent(percent)} verdict={verdictWords(texts, verdict).reach} />
      ),
      long: true,
    },
    {
      name: column.staffed,
      by: ({ staffed }) => staffed ?? Number.MAX_SAFE_INTEGER,
      show: ({ staffed, verdict }) => (
        <Judged
          value={staffed === null ? texts.run.drill.never : texts.run.drill.minutes(staffed)}
          verdict={verdictWords(texts, verdict).staffed}
        />
      ),
      long: true,
    },
    {
      name: column.change,
      by: ({ change }) => change?.reach ?? 0,
      show: (result) => changeWords(texts, result).join('; '),
      long: true,
    },
  ];
  const { id } = view.domain;
  return (
    <section className="panel panel-body" aria-labelledby="drills-results">
      <h2 id="drills-results">{words.title}</h2>
      {view.results.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <>
          <ListTable label={words.title} columns={columns} rows={view.results} keyOf={({ exercise }) => exercise} />
          <p>
            <FileButton
              path={`/api/drill-results?domain=${encodeURIComponent(id)}`}
              name={`alarmierungsuebungen-${id}.xlsx`}
              words={words.export}
            />
          </p>
        </>
      )}
    </section>
  );
}

function Judged({ value, verdict }: { value: string; verdict: string }): ReactNode {
  return (
    <>
      {value}
      <span className="row-more">{verdict}</span>
    </>
  );
}
