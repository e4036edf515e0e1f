// Writing down what somebody said on the telephone, or that she was not reached.
import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type AnswerKind, answerKinds } from '../../domain/alarm.ts';
import type { AlarmRow } from '../../http/contract.ts';
import type { ListedView } from '../../http/contract-staffing.ts';
import { useAction } from '../action.ts';
import { usePhoneNotes } from '../phone-notes.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Mark } from './mark.tsx';
import { BusyButton, Modal } from './modal.tsx';

const usualMinutes = 30;
const mostMinutes = 600;

interface DialogProps {
  readonly alarm: Pick<AlarmRow, 'id' | 'mode' | 'number' | 'exerciseName' | 'ending'>;
  readonly listed: readonly ListedView[];
  /** Chosen beforehand. */
  readonly person?: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RecordDialog({ alarm, listed, person: preset = '', onClose, onDone }: DialogProps): ReactNode {
  const { texts } = useTools();
  const words = texts.board.record;
  const action = useAction();
  const note = usePhoneNotes(alarm.id);
  const [person, setPerson] = useState(preset);
  const [answer, setAnswer] = useState<AnswerKind>('coming');
  const [wish, setWish] = useState(`${usualMinutes}`);
  const [asked, setAsked] = useState(false);
  const name = listed.find((one) => one.person === person)?.name ?? '';
  const minutes = Number(wish);
  const wrongMinutes = !(Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes);
  const send = async (work: () => Promise<unknown>) => {
    setAsked(true);
    if (person !== '' && (await action.run(work))) onDone();
  };
  const record = () => {
    setAsked(true);
    if (answer === 'coming' && wrongMinutes) return;
    void send(() => note.record({ person, name, answer, eta: answer === 'coming' ? minutes : null }));
  };
  return (
    <Modal
      title={words.title}
      busy={action.busy}
      onClose={onClose}
      actions={
        <>
          <Button disabledFocusable={action.busy} onClick={() => void send(() => note.tried({ person, name }))}>
            {texts.board.callPage.missed}
          </Button>
          <BusyButton busy={action.busy} words={words.confirm} onPress={record} />
        </>
      }
    >
      <Mark of={alarm} />
      <p>{words.lead}</p>
      <Field label={words.who} required {...(asked && person === '' && { validationMessage: words.missingPerson })}>
        <Select value={person} onChange={(_, data) => setPerson(data.value)}>
          <option value="">{words.whoEmpty}</option>
          {listed.map((one) => (
            <option key={one.person} value={one.person}>
              {[one.name || texts.cards.situation.unnamed, ...one.roles.map((kind) => texts.role[kind])].join(' · ')}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.what} required>
        <RadioGroup value={answer} onChange={(_, data) => setAnswer(data.value as AnswerKind)}>
          {answerKinds.map((kind) => (
            <Radio key={kind} value={kind} label={words.answer[kind]} />
          ))}
        </RadioGroup>
      </Field>
      {answer === 'coming' && (
        <Field label={words.minutes} required {...(asked && wrongMinutes && { validationMessage: words.minutesWrong })}>
          <Input type="number" min={1} max={mostMinutes} value={wish} onChange={(_, data) => setWish(data.value)} />
        </Field>
      )}
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
