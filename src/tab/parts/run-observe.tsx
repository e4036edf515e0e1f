// Observations: recorded with one form; without a connection they are kept on the device with the time at which they were seen.
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type ObservationKind, observationKinds } from '../../domain/exercise.ts';
import type { RunBoard } from '../../http/contract-exercise-run.ts';
import { useAction } from '../action.ts';
import { ApiFault } from '../api.ts';
import { type KeptObservation, keepObservations, keptObservations } from '../observations-kept.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';

interface Props {
  readonly board: RunBoard;
  readonly path: string;
  readonly onDone: () => void;
}

const empty = { kind: 'IMPROVEMENT' as ObservationKind, text: '', inject: '', goal: '', at: '' };

export function RunObserve({ board, path, onDone }: Props): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.run;
  const action = useAction();
  const [draft, set] = useState(empty);
  const [kept, keep] = useState(() => keptObservations(board.id));
  const store = (all: readonly KeptObservation[]) => {
    keepObservations(board.id, all);
    keep(all);
  };
  /** Sends one after another; what the server did not hear of stays. */
  const send = async (all: readonly KeptObservation[]) => {
    let left = all;
    await action.run(async () => {
      for (const observation of all) {
        await api.post(path, { type: 'observe', observation });
        left = left.filter(({ id }) => id !== observation.id);
      }
    });
    return left;
  };
  const record = async () => {
    const { at, ...seen } = draft;
    const observation = { id: crypto.randomUUID(), ...seen, occurredAt: seenAt(at, board.now) };
    let isCut = false;
    const isSent = await action.run(async () => {
      try {
        await api.post(path, { type: 'observe', observation });
      } catch (error) {
        isCut = error instanceof ApiFault && (error.status === 0 || error.status >= 500);
        if (!isCut) throw error;
      }
    });
    if (!isSent) return;
    if (isCut) store([...kept, observation]);
    say({ text: isCut ? words.board.saveLater : words.board.saved });
    set(empty);
    onDone();
  };
  return (
    <>
      <h3>{words.board.observations}</h3>
      {kept.length > 0 && (
        <p role="status" className="worry">
          {words.board.waiting(kept.length)}{' '}
          <Button size="small" disabledFocusable={action.busy} onClick={() => void send(kept).then(store).then(onDone)}>
            {words.board.sendNow}
          </Button>
        </p>
      )}
      <div className="record-fields">
        <Field label={words.card.kind}>
          <Select value={draft.kind} onChange={(_, data) => set({ ...draft, kind: data.value as ObservationKind })}>
            {observationKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kind[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.card.about}>
          <Select value={draft.inject} onChange={(_, data) => set({ ...draft, inject: data.value })}>
            <option value="">{words.card.noInject}</option>
            {board.injects
              .filter(({ state }) => state === 'played')
              .map(({ id, number, text }) => (
                <option key={id} value={id}>
                  {number} – {text.slice(0, 60)}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={words.board.goal}>
          <Select value={draft.goal} onChange={(_, data) => set({ ...draft, goal: data.value })}>
            <option value="">{words.board.none}</option>
            {board.goals.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.card.at}>
          <Input type="time" value={draft.at} onChange={(_, data) => set({ ...draft, at: data.value })} />
        </Field>
      </div>
      <Field label={words.card.seen} required>
        <Textarea
          rows={2}
          maxLength={2_000}
          value={draft.text}
          onChange={(_, data) => set({ ...draft, text: data.value })}
        />
      </Field>
      <Failure fault={action.fault} texts={texts} />
      <BusyButton busy={action.busy} words={words.card.record} onPress={() => void record()} />
      <Recorded board={board} />
    </>
  );
}

function Recorded({ board }: { board: RunBoard }): ReactNode {
  const { texts } = useTools();
  const words = texts.run;
  const numberOf = (id: string) => board.injects.find((one) => one.id === id)?.number ?? '';
  if (board.observations.length === 0) return <p>{words.board.noObservations}</p>;
  return (
    <ul className="run-observations">
      {board.observations.toReversed().map(({ id, kind, text, inject, occurredAt, by }) => (
        <li key={id}>
          <strong>{words.kind[kind]}</strong> {texts.clock(occurredAt)}
          {inject !== '' && ` · ${words.card.inject(numberOf(inject))}`}: {text} ({board.names[by] ?? by})
        </li>
      ))}
    </ul>
  );
}

/** The last moment, epoch milliseconds, at which clocks here showed `HH:mm`; now for ''. */
function seenAt(time: string, serverNow: number): number {
  const now = Math.max(Date.now(), serverNow);
  const [hours, minutes] = time.split(':').map(Number);
  if (time === '' || hours === undefined || minutes === undefined) return now;
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  return at.getTime() > now ? at.getTime() - 24 * 3_600_000 : at.getTime();
}
