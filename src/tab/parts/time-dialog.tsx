// Asks when something was: the time of now is there already, and may be set back.
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { fromWallTime, toWallTime } from '../../domain/berlin-time.ts';
import type { Action } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

/** `at` null: now. `onSave` gets the time and the reason typed; `children` stand above the time. */
export function TimeDialog(props: {
  title: string;
  at: number | null;
  action: Action;
  save?: string;
  /** Whether a reason may be given beside. */
  withReason?: boolean;
  onClose: () => void;
  onSave: (at: number, reason: string) => void;
  children?: ReactNode;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.incident;
  const [wall, setWall] = useState(() => toWallTime(props.at ?? Date.now()));
  const [isOwn, setOwn] = useState(props.at !== null);
  const [reason, setReason] = useState('');
  const at = fromWallTime(wall);
  const wrong = isOwn && Number.isNaN(at);
  // Left alone, it is this very moment, not the minute in which the dialog was opened.
  const save = () => props.onSave(isOwn ? at : Date.now(), reason.trim());
  return (
    <Modal
      title={props.title}
      busy={props.action.busy}
      onClose={props.onClose}
      actions={
        <BusyButton busy={props.action.busy} words={props.save ?? words.saveTime} blocked={wrong} onPress={save} />
      }
    >
      {props.children}
      <Field
        label={words.when}
        hint={words.whenHint}
        {...(wrong && { validationMessage: texts.refused['time-missing']({}) })}
      >
        <Input
          type="datetime-local"
          value={wall}
          onChange={(_, data) => {
            setOwn(true);
            setWall(data.value);
          }}
        />
      </Field>
      {props.withReason && (
        <Field label={words.reasonOptional}>
          <Input value={reason} maxLength={300} onChange={(_, data) => setReason(data.value)} />
        </Field>
      )}
      <Failure fault={props.action.fault} texts={texts} />
    </Modal>
  );
}
