// What a row of the year plan offers of an alarm exercise: start now, start in a window, and afterwards what it came to.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ExerciseListRow } from '../../http/contract-exercises.ts';
import { verdictWords } from '../../texts/drill-words.ts';
import { useTools } from '../tools.ts';
import { CommandDialog } from './command-dialog.tsx';
import { PlanDrillOf } from './drill-plan.tsx';
import { PageLink } from './page-link.tsx';

export function DrillRow(props: { row: ExerciseListRow; plans: boolean; onDone: () => void }): ReactNode {
  const { row, plans, onDone } = props;
  const { texts } = useTools();
  const { next } = texts.drills;
  const [opened, open] = useState<'now' | 'window' | null>(null);
  if (row.row.type !== 'ALARM_EXERCISE') return null;
  if (row.verdict) return <Result row={row} />;
  if (!plans || (row.status !== 'released' && row.status !== 'announced')) return null;
  const [domain = ''] = row.id.split('.');
  const close = () => open(null);
  return (
    <>
      <span className="drill-row">
        <Button size="small" onClick={() => open('now')}>
          {next.now}
        </Button>
        <Button size="small" onClick={() => open('window')}>
          {next.plan}
        </Button>
      </span>
      {opened === 'now' && (
        <CommandDialog
          wish={{
            title: next.now,
            lead: <p>{next.nowAsk(row.row.title)}</p>,
            fields: [],
            button: next.now,
            done: next.nowDone,
            build: () => ({ type: 'start' }),
          }}
          path={`/api/exercises/${encodeURIComponent(row.id)}/run`}
          onClose={close}
          onDone={onDone}
        />
      )}
      {opened === 'window' && <PlanDrillOf domain={domain} exercise={row.id} onClose={close} onDone={onDone} />}
    </>
  );
}

function Result({ row }: { row: ExerciseListRow }): ReactNode {
  const { texts } = useTools();
  const { results } = texts.drills;
  const { reach, staffed } = verdictWords(texts, row.verdict);
  return (
    <span className="row-more">
      <PageLink page={{ name: 'exercise', id: row.id }}>{results.held}</PageLink>: {results.column.reach} {reach};{' '}
      {results.column.staffed} {staffed}
    </span>
  );
}
