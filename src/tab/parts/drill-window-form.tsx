// The dialog in which a window is proposed, as a new one or like one that was returned.
import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type DrillReach, type DrillWindow, drillReaches } from '../../domain/drill.ts';
import { addDays } from '../../domain/working-time.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

/** Evenings and the weekend of the next three months, for whoever is on call. */
const blank = (today: string): DrillWindow => ({
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  from: today,
  to: addDays(today, 90),
  start: '18:00',
  end: '22:00',
  reach: 'on-call',
  announced: false,
  agreedWith: '',
  agreedOn: today,
  note: '',
});

/** What of a window can be written. */
function writable({ weekdays, from, to, start, end, reach, announced, agreedWith, agreedOn, note }: DrillWindow) {
  return { weekdays, from, to, start, end, reach, announced, agreedWith, agreedOn, note };
}

export function ProposeWindow(props: {
  path: string;
  today: string;
  like: DrillWindow | null;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.drills.windows;
  const action = useAction();
  const [once] = useState(() => crypto.randomUUID());
  const [window, change] = useState<DrillWindow>(() => writable(props.like ?? blank(props.today)));
  const set = (part: Partial<DrillWindow>) => change((now) => ({ ...now, ...part }));
  const send = async () => {
    if (!(await action.run(() => api.post(props.path, { type: 'propose-window', once, window })))) return;
    say({ text: words.done['propose-window'] });
    props.onClose();
    props.onDone();
  };
  const tick = (day: number, isOn: boolean) =>
    set({ weekdays: isOn ? [...window.weekdays, day] : window.weekdays.filter((one) => one !== day) });
  const plain = (key: 'from' | 'to' | 'start' | 'end' | 'agreedOn', type: 'date' | 'time', hint?: string) => (
    <Field label={words[key]} required hint={hint ?? null}>
      <Input type={type} value={window[key]} onChange={(_, { value }) => set({ [key]: value })} />
    </Field>
  );
  return (
    <Modal
      title={words.add}
      busy={action.busy}
      onClose={props.onClose}
      actions={<BusyButton busy={action.busy} words={words.add} onPress={() => void send()} />}
    >
      <fieldset className="bare">
        <legend>{words.weekdays}</legend>
        <div className="drill-days">
          {words.weekdayLong.map((name, index) => (
            <Checkbox
              key={name}
              label={name}
              checked={window.weekdays.includes(index + 1)}
              onChange={(_, { checked }) => tick(index + 1, checked === true)}
            />
          ))}
        </div>
      </fieldset>
      <div className="record-fields">
        {plain('start', 'time')}
        {plain('end', 'time', words.endHint)}
        {plain('from', 'date')}
        {plain('to', 'date')}
      </div>
      <Field label={words.reachLabel} hint={words.reachHint}>
        <Select value={window.reach} onChange={(_, { value }) => set({ reach: value as DrillReach })}>
          {drillReaches.map((reach) => (
            <option key={reach} value={reach}>
              {words.reach[reach]}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={words.announced}
        checked={window.announced}
        onChange={(_, { checked }) => set({ announced: checked === true })}
      />
      <div className="record-fields">
        <Field label={words.agreedWith} required hint={words.agreedWithHint}>
          <Input value={window.agreedWith} maxLength={200} onChange={(_, { value }) => set({ agreedWith: value })} />
        </Field>
        {plain('agreedOn', 'date')}
      </div>
      <Field label={words.note}>
        <Textarea value={window.note} maxLength={1_000} onChange={(_, { value }) => set({ note: value })} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
