// What those who lead an exercise do with it as a whole: start, interrupt, jump, end, abort, and *Ernstfall – Übung beendet*.
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { RunBoard } from '../../http/contract-exercise-run.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';

type Asked = 'start' | 'jump' | 'end' | 'abort' | 'real-event';

export function RunDeeds({ board, path, onDone }: { board: RunBoard; path: string; onDone: () => void }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.run.board;
  const action = useAction();
  const [asked, ask] = useState<Asked | null>(null);
  const give = async (body: object) => {
    if (!(await action.run(() => api.post(path, body)))) return;
    ask(null);
    onDone();
  };
  const isActive = board.status === 'running' || board.status === 'paused';
  const start = board.type === 'ALARM_EXERCISE' ? words.startAlarm : words.start;
  return (
    <>
      {!asked && <Failure fault={action.fault} texts={texts} />}
      <div className="save-actions">
        {board.me.starts && (
          <Button appearance="primary" onClick={() => ask('start')}>
            {start}
          </Button>
        )}
        {board.me.steers && (
          <>
            <BusyButton
              busy={action.busy}
              words={board.status === 'paused' ? words.resume : words.pause}
              onPress={() => void give({ type: board.status === 'paused' ? 'resume' : 'pause' })}
            />
            {board.type !== 'ALARM_EXERCISE' && <Button onClick={() => ask('jump')}>{words.jump}</Button>}
            <Button onClick={() => ask('end')}>{words.end}</Button>
            <Button onClick={() => ask('abort')}>{words.abort}</Button>
          </>
        )}
        {isActive && (
          <Button icon={<Icon name="warning" />} onClick={() => ask('real-event')}>
            {words.realEvent}
          </Button>
        )}
      </div>
      {asked && <Asking asked={asked} board={board} action={action} onGive={give} onClose={() => ask(null)} />}
    </>
  );
}

interface AskingProps {
  readonly asked: Asked;
  readonly board: RunBoard;
  readonly action: ReturnType<typeof useAction>;
  readonly onGive: (body: object) => Promise<void>;
  readonly onClose: () => void;
}

function Asking({ asked, board, action, onGive, onClose }: AskingProps): ReactNode {
  const { texts } = useTools();
  const words = texts.run.board;
  const [reason, setReason] = useState('');
  const [to, setTo] = useState(() => String(nextMinute(board)));
  const isAlarm = board.type === 'ALARM_EXERCISE';
  const of = {
    start: [isAlarm ? words.startAlarm : words.start, isAlarm ? words.startAlarmAsk : words.startAsk],
    jump: [words.jump, words.jumpAsk],
    end: [words.end, words.endAsk],
    abort: [words.abort, words.endAsk],
    'real-event': [words.realEvent, words.realEventAsk],
  } as const;
  const [title, text] = of[asked];
  const body = asked === 'abort' ? { reason } : asked === 'jump' ? { minute: Number(to) } : {};
  return (
    <Modal
      title={title}
      busy={action.busy}
      onClose={onClose}
      actions={
        <BusyButton
          busy={action.busy}
          danger={asked === 'abort' || asked === 'real-event'}
          words={title}
          onPress={() => void onGive({ type: asked, ...body })}
        />
      }
    >
      <p>{text}</p>
      {asked === 'jump' && (
        <Field label={words.jumpTo} required>
          <Input type="number" min={0} value={to} onChange={(_, data) => setTo(data.value)} />
        </Field>
      )}
      {asked === 'abort' && (
        <>
          {board.abortCriteria.length > 0 && <p>{words.abortCriteria}:</p>}
          <ul>
            {board.abortCriteria.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Field label={words.abortReason} required>
            <Textarea value={reason} maxLength={300} onChange={(_, data) => setReason(data.value)} />
          </Field>
        </>
      )}
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

/** Of the next inject that lies ahead; the next full minute when there is none. */
function nextMinute({ injects, exerciseTime }: RunBoard): number {
  const now = Math.floor(exerciseTime / 60_000);
  return injects.find((one) => one.state === 'planned' && one.minute > now)?.minute ?? now + 1;
}
