// Windows that were agreed beforehand: what they allow, who agreed, and proposing, agreeing, returning, withdrawing.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DrillWindow } from '../../domain/drill.ts';
import type { DrillsView, WindowView } from '../../http/contract-drills.ts';
import type { Texts } from '../../texts/index.ts';
import { useAction } from '../action.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import { CommandDialog, type CommandWish } from './command-dialog.tsx';
import { ProposeWindow } from './drill-window-form.tsx';
import { Failure } from './failure.tsx';

/** `Mo, Fr, 20:00 bis 22:00 Uhr, 01.12.2026 bis 31.12.2026`. */
export function windowWords({ weekdays, start, end, from, to }: DrillWindow, texts: Texts): string {
  const { windows } = texts.drills;
  const days = weekdays.length === 7 ? windows.everyDay : weekdays.map((day) => windows.weekday[day - 1]).join(', ');
  const span = windows.days(dayWords(from, texts), dayWords(to, texts));
  return `${days}, ${windows.time(start, end, end <= start)}, ${from === to ? dayWords(from, texts) : span}`;
}

export function DrillWindows({ view, onDone }: { view: DrillsView; onDone: () => void }): ReactNode {
  const { windows } = useTools().texts.drills;
  const [proposed, propose] = useState<DrillWindow | 'new' | null>(null);
  const [returned, giveBack] = useState<WindowView | null>(null);
  const path = `/api/drills/${encodeURIComponent(view.domain.id)}/commands`;
  return (
    <section className="panel panel-body" aria-labelledby="drills-windows">
      <h2 id="drills-windows">{windows.title}</h2>
      {view.windows.length === 0 && <p>{windows.empty}</p>}
      {view.windows.length > 0 && (
        <ul className="drill-list">
          {view.windows.map((window) => (
            <li key={window.id}>
              <OneWindow
                window={window}
                path={path}
                plans={view.me.plans}
                onAgain={() => propose(window)}
                onReturn={() => giveBack(window)}
                onDone={onDone}
              />
            </li>
          ))}
        </ul>
      )}
      {view.me.plans && (
        <p>
          <Button onClick={() => propose('new')}>{windows.add}</Button>
        </p>
      )}
      {proposed && (
        <ProposeWindow
          path={path}
          today={view.today}
          like={proposed === 'new' ? null : proposed}
          onClose={() => propose(null)}
          onDone={onDone}
        />
      )}
      {returned && (
        <CommandDialog wish={returning(returned, windows)} path={path} onClose={() => giveBack(null)} onDone={onDone} />
      )}
    </section>
  );
}

const returning = ({ id }: WindowView, words: Texts['drills']['windows']): CommandWish => ({
  title: words.return,
  lead: null,
  fields: [{ kind: 'text', name: 'reason', label: words.reason }],
  button: words.return,
  done: words.done['return-window'],
  build: ({ reason = '' }) => ({ type: 'return-window', window: id, reason }),
});

function OneWindow(props: {
  window: WindowView;
  path: string;
  plans: boolean;
  onAgain: () => void;
  onReturn: () => void;
  onDone: () => void;
}): ReactNode {
  const { window, path, onDone } = props;
  const { texts, api, say } = useTools();
  const words = texts.drills.windows;
  const action = useAction();
  const { me, status } = window;
  const give = async (type: 'agree-window' | 'withdraw-window' | 'restore-window') => {
    if (!(await action.run(() => api.post(path, { type, window: window.id })))) return;
    say({ text: words.done[type] });
    onDone();
  };
  const press = (type: 'agree-window' | 'withdraw-window' | 'restore-window', title: string, isFirst = false) => (
    <Button
      appearance={isFirst ? 'primary' : 'secondary'}
      disabledFocusable={action.busy}
      onClick={() => void give(type)}
    >
      {title}
    </Button>
  );
  return (
    <>
      <h3>{windowWords(window, texts)}</h3>
      <p>
        <strong>{words.status[status]}</strong> – {window.announced ? words.announcedShort : words.unannounced} –{' '}
        {words.reach[window.reach]}
      </p>
      <p>
        {words.agreement(window.agreedWith, dayWords(window.agreedOn, texts))}
        {window.note !== '' && ` ${window.note}`}{' '}
        {window.agreedAt !== null && words.by(window.agreedBy, texts.day(window.agreedAt))}
        {status === 'proposed' && words.proposedBy(window.proposedBy)}
      </p>
      {status === 'returned' && <p className="worry">{words.returned(window.reason)}</p>}
      <Failure fault={action.fault} texts={texts} />
      <div className="save-actions">
        {me.agrees && press('agree-window', words.agree, true)}
        {me.agrees && <Button onClick={props.onReturn}>{words.return}</Button>}
        {me.withdraws && status !== 'returned' && press('withdraw-window', words.withdraw)}
        {me.restores && press('restore-window', words.restore)}
        {props.plans && status === 'returned' && <Button onClick={props.onAgain}>{words.again}</Button>}
      </div>
    </>
  );
}
