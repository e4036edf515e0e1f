// What the alarm means to the reader beyond her answer: take over as deputy, needed no more, take over again, one role more.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

/** What she is asked to do as deputy, or that she need not do anything more; the words of her card. */
export function MyTask({ alarm }: { alarm: AlarmView }): ReactNode {
  const { texts } = useTools();
  const words = texts.staffing;
  const { mine } = alarm;
  if (!mine) return null;
  const names = (kinds: readonly (keyof typeof texts.role)[]) => kinds.map((kind) => texts.role[kind]);
  const [first] = mine.deputy;
  const comes = ['coming', 'virtual'].includes(alarm.myAnswer ?? '');
  return (
    <>
      {first && (
        <p className="my-task">
          <strong>{words.deputy.step(names(mine.deputy.map(({ role }) => role)))}</strong>{' '}
          <span>{words.deputy.why(first.rank)}</span>
        </p>
      )}
      {mine.filled.length > 0 && !comes && (
        <p className="my-task">
          <strong>{words.filled(names(mine.filled))}</strong>
        </p>
      )}
      {mine.waived.map((kind) => (
        <p className="my-task" key={kind}>
          {words.waived(texts.role[kind])}
        </p>
      ))}
    </>
  );
}

/** What follows from her answer. */
export function AfterAnswer({ alarm, onDone }: { alarm: AlarmView; onDone: () => void }): ReactNode {
  const { texts, me, api, say } = useTools();
  const words = texts.staffing;
  const action = useAction();
  const { mine } = alarm;
  if (!mine || me.emergency) return null;
  const send = async (path: 'swap' | 'take-too', body: object, done: string) => {
    const address = `/api/alarms/${encodeURIComponent(alarm.id)}/${path}`;
    if (!(await action.run(() => api.post(address, body)))) return;
    say({ text: done });
    onDone();
  };
  const button = (key: string, title: string, press: () => Promise<void>) => (
    <Button key={key} disabledFocusable={action.busy} onClick={() => void press()}>
      {title}
    </Button>
  );
  return (
    <>
      {mine.late && <p className="my-task">{words.late}</p>}
      {alarm.myAnswer === 'call-me' && <p className="my-task">{words.callMe}</p>}
      {mine.takeOver.map(({ role, name }) => (
        <div className="my-offer" key={role}>
          <p>
            <strong>{words.takeOver.question(name || texts.cards.situation.unnamed, texts.role[role])}</strong>
          </p>
          {button(role, words.takeOver.button(texts.role[role]), () => send('swap', { role }, texts.board.mine.took))}
        </div>
      ))}
      {mine.too.map((role) => (
        <div className="my-offer" key={role}>
          <p>
            <strong>{words.too.question(texts.role[role])}</strong>
          </p>
          <div className="actions">
            {button('yes', words.too.yes(texts.role[role]), () =>
              send('take-too', { role, takes: true }, texts.board.mine.too),
            )}
            {button('no', words.too.no, () => send('take-too', { role, takes: false }, texts.board.mine.notToo))}
          </div>
        </div>
      ))}
      <Failure fault={action.fault} texts={texts} />
    </>
  );
}
