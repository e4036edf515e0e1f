// Changing and ending an alarm: each a dialog with ready reasons.
import { Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ChosenEnding, Level } from '../../domain/alarm.ts';
import type { AlarmView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { levelsFor } from '../alarm-view.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { ReasonField } from './reason-field.tsx';

const paths: Record<ChosenEnding, string> = { 'all-clear': 'all-clear', 'false-alarm': 'correct', aborted: 'abort' };
const endings = ['all-clear', 'false-alarm', 'aborted'] as const;

/** The buttons; `onDone` is called after the server accepted a change. */
export function ChangeAlarm({ alarm, onDone }: { alarm: AlarmView; onDone: () => void }): ReactNode {
  const { texts, me } = useTools();
  const open = (kind: ChosenEnding | 'news') => texts.cards.change[kind][alarm.mode].open;
  const [shown, show] = useState<ChosenEnding | 'news' | null>(null);
  const close = () => show(null);
  const done = () => {
    close();
    onDone();
  };
  return (
    <section className="actions change" aria-label={texts.tab.change.title}>
      {!me.emergency && (
        <Button icon={<Icon name="pen" />} onClick={() => show('news')}>
          {open('news')}
        </Button>
      )}
      {endings.map((ending) => (
        <Button
          key={ending}
          {...(ending === 'all-clear' && { icon: <Icon name="check" /> })}
          onClick={() => show(ending)}
        >
          {open(ending)}
        </Button>
      ))}
      {shown === 'news' && <NewsDialog alarm={alarm} onClose={close} onDone={done} />}
      {shown !== null && shown !== 'news' && <EndDialog alarm={alarm} ending={shown} onClose={close} onDone={done} />}
    </section>
  );
}

interface DialogProps {
  readonly alarm: AlarmView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function EndDialog({ alarm, ending, onClose, onDone }: DialogProps & { ending: ChosenEnding }): ReactNode {
  const { texts, api, say } = useTools();
  const { change } = texts.tab;
  const words = texts.cards.change[ending][alarm.mode];
  const action = useAction();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const end = async () => {
    setAsked(true);
    const path = `/api/alarms/${encodeURIComponent(alarm.id)}/${paths[ending]}`;
    if (reason === '' || !(await action.run(() => api.post(path, { reason })))) return;
    say({ text: change.done[ending] });
    onDone();
  };
  return (
    <Modal
      title={`${words.open}: ${alarm.number}`}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={words.confirm} onPress={() => void end()} />}
    >
      <p>{words.lead}</p>
      <ReasonField
        ready={texts.cards.reasons[ending][alarm.mode]}
        fault={asked && reason === '' ? change.noReason : ''}
        onReason={setReason}
      />
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

function NewsDialog({ alarm, onClose, onDone }: DialogProps): ReactNode {
  const { texts, api, say } = useTools();
  const { change } = texts.tab;
  const words = texts.cards.change.news[alarm.mode];
  const action = useAction();
  const audience = alarm.all?.audience ?? null;
  const [nextStep, setNextStep] = useState(alarm.nextStep);
  const [audienceStep, setAudienceStep] = useState(audience?.step ?? '');
  const [level, setLevel] = useState<Level>(alarm.level);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const changed = {
    ...(nextStep.trim() !== alarm.nextStep && { nextStep: nextStep.trim() }),
    ...(level !== alarm.level && { level }),
    ...(audience && audienceStep.trim() !== audience.step && { audienceStep: audienceStep.trim() }),
  };
  const nothing = Object.keys(changed).length === 0;
  const send = async () => {
    setAsked(true);
    if (nothing || reason === '') return;
    const path = `/api/alarms/${encodeURIComponent(alarm.id)}/update`;
    if (!(await action.run(() => api.post(path, { reason, ...changed })))) return;
    say({ text: change.done.news });
    onDone();
  };
  return (
    <Modal
      title={`${words.open}: ${alarm.number}`}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={words.confirm} onPress={() => void send()} />}
    >
      <p>{audience ? texts.tab.audience.changeLead : words.lead}</p>
      <Field
        label={change.nextStep}
        required
        hint={change.left(200 - nextStep.length)}
        {...(asked && nothing && { validationMessage: audience ? texts.tab.audience.nothing : change.nothing })}
      >
        <Textarea value={nextStep} rows={3} resize="vertical" onChange={(_, data) => setNextStep(data.value)} />
      </Field>
      {audience && (
        <Field
          label={texts.tab.audience.changeStep}
          required
          hint={texts.tab.audience.changeHint(change.left(200 - audienceStep.length))}
        >
          <Textarea
            value={audienceStep}
            rows={3}
            resize="vertical"
            onChange={(_, data) => setAudienceStep(data.value)}
          />
        </Field>
      )}
      <Field label={change.level}>
        <RadioGroup layout="horizontal" value={level} onChange={(_, data) => setLevel(data.value as Level)}>
          {levelsFor(alarm.mode).map((one) => (
            <Radio key={one} value={one} label={texts.level[one]} />
          ))}
        </RadioGroup>
      </Field>
      <ReasonField
        ready={texts.cards.reasons.news[alarm.mode]}
        fault={asked && reason === '' ? change.noReason : ''}
        onReason={setReason}
      />
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
