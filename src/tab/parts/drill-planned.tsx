// Alarm exercises that are planned in a window: their days and never a moment, what became of each start, and taking it back.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DrillsView, DrillView, SlotView } from '../../http/contract-drills.ts';
import { useAction } from '../action.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import { windowWords } from './drill-windows.tsx';
import { Failure } from './failure.tsx';
import { PageLink } from './page-link.tsx';

export function PlannedDrills({ view, onDone }: { view: DrillsView; onDone: () => void }): ReactNode {
  const { next } = useTools().texts.drills;
  if (view.drills.length === 0) return <p>{next.empty}</p>;
  return (
    <>
      <p className="hint">{next.secret}</p>
      <ul className="drill-list">
        {view.drills.map((drill) => (
          <li key={drill.id}>
            <OneDrill view={view} drill={drill} onDone={onDone} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneDrill({ view, drill, onDone }: { view: DrillsView; drill: DrillView; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { next } = texts.drills;
  const action = useAction();
  const window = view.windows.find(({ id }) => id === drill.window);
  const give = async (type: 'cancel' | 'uncancel') => {
    const path = `/api/drills/${encodeURIComponent(view.domain.id)}/commands`;
    if (!(await action.run(() => api.post(path, { type, drill: drill.id })))) return;
    say({ text: type === 'cancel' ? next.cancelled : next.uncancelled });
    onDone();
  };
  return (
    <>
      <h3>
        <PageLink page={{ name: 'exercise', id: drill.exercise }}>
          {drill.number} {drill.title}
        </PageLink>
      </h3>
      {window && <p>{windowWords(window, texts)}</p>}
      {window?.status === 'withdrawn' && drill.isAhead && <p className="worry">{next.windowGone}</p>}
      <ol className="drill-slots">
        {drill.slots.map((slot) => (
          <li key={slot.n}>
            <Slot slot={slot} of={drill.slots.length} />
          </li>
        ))}
      </ol>
      <Failure fault={action.fault} texts={texts} />
      {view.me.plans && drill.isAhead && (
        <Button disabledFocusable={action.busy} onClick={() => void give('cancel')}>
          {next.cancel}
        </Button>
      )}
      {view.me.plans && drill.isCancelled && (
        <Button disabledFocusable={action.busy} onClick={() => void give('uncancel')}>
          {next.undo}
        </Button>
      )}
    </>
  );
}

function Slot({ slot, of }: { slot: SlotView; of: number }): ReactNode {
  const { texts } = useTools();
  const { next, skipped } = texts.drills;
  const when = next.waits(dayWords(slot.from, texts), dayWords(slot.to, texts));
  return (
    <>
      {of > 1 && `${next.slot(slot.n, of)}: `}
      {when} – <strong>{next.status[slot.status]}</strong>
      {slot.postponed > 0 && ` (${next.putOff(slot.postponed)})`}
      {slot.reason !== null && (
        <span className="row-more">
          {skipped[slot.reason]} {slot.reason !== 'held-by-hand' && next.newDate}
        </span>
      )}
      {slot.exercise !== '' && slot.status === 'started' && (
        <>
          {' – '}
          <PageLink page={{ name: 'exercise', id: slot.exercise }}>{next.open}</PageLink>
        </>
      )}
    </>
  );
}
