// What is asked, about which shift, until when, and who hears of silence.
import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { longestQuestion, mostReminders } from '../../domain/check-in.ts';
import type { CheckInForm } from '../../http/contract-check-ins.ts';
import { type AskForm, dueOf, duePresets, possibleReminders, toggled } from '../check-in-draft.ts';
import { useTools } from '../tools.ts';

export interface FieldsProps {
  readonly possible: CheckInForm;
  readonly form: AskForm;
  readonly change: (part: Partial<AskForm>) => void;
}

export function CheckInFields(props: FieldsProps): ReactNode {
  const { texts } = useTools();
  const { form, change } = props;
  const words = texts.checkInTab.form;
  return (
    <section className="panel panel-body check-fields">
      <Templates {...props} />
      <Field label={words.question} required hint={words.left(longestQuestion - form.question.length)}>
        <Textarea
          value={form.question}
          rows={3}
          maxLength={longestQuestion}
          onChange={(_, data) => change({ question: data.value })}
        />
      </Field>
      <fieldset className="choice">
        <legend>{words.mode}</legend>
        {(['real', 'exercise'] as const).map((mode) => (
          <button
            key={mode}
            type="button"
            className="chip"
            aria-pressed={form.mode === mode}
            onClick={() => change({ mode })}
          >
            {texts.mode[mode]}
          </button>
        ))}
      </fieldset>
      {form.mode === 'exercise' && (
        <Field label={words.exerciseName} required>
          <Input
            value={form.exerciseName}
            maxLength={80}
            onChange={(_, data) => change({ exerciseName: data.value })}
          />
        </Field>
      )}
      <Field label={words.role}>
        <Select value={form.role} onChange={(_, data) => change({ role: data.value as AskForm['role'] })}>
          <option value="">{words.noRole}</option>
          {props.possible.roles.map(({ kind }) => (
            <option key={kind} value={kind}>
              {texts.role[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Shift form={form} change={change} />
      <Due form={form} change={change} />
      <Checkbox
        label={words.email}
        checked={form.email}
        onChange={(_, data) => change({ email: data.checked === true })}
      />
      <Silence {...props} />
    </section>
  );
}

/** Prepared questions; the chosen one fills the field and can be written over. */
function Templates({ form, change }: FieldsProps): ReactNode {
  const { texts } = useTools();
  const [last, remember] = useState('');
  return (
    <fieldset className="choice">
      <legend>{texts.checkInTab.form.template}</legend>
      {texts.checkInTab.templates.map(({ title, question }) => (
        <button
          key={title}
          type="button"
          className="chip"
          aria-pressed={form.question === question}
          onClick={() => {
            if (form.question !== last && form.question !== '') remember(form.question);
            change({ question });
          }}
        >
          {title}
        </button>
      ))}
      {last !== '' && last !== form.question && !texts.checkInTab.templates.some((each) => each.question === last) && (
        <button type="button" className="chip" onClick={() => change({ question: last })}>
          {texts.checkInTab.manage.undo}
        </button>
      )}
    </fieldset>
  );
}

type Part = Pick<FieldsProps, 'form' | 'change'>;

function Shift({ form, change }: Part): ReactNode {
  const words = useTools().texts.checkInTab.form;
  return (
    <fieldset className="check-row check-times">
      <legend>{words.shift}</legend>
      {(['from', 'to'] as const).map((key) => (
        <Field key={key} label={words[key]}>
          <Input type="datetime-local" value={form[key]} onChange={(_, data) => change({ [key]: data.value })} />
        </Field>
      ))}
    </fieldset>
  );
}

function Due({ form, change }: Part): ReactNode {
  const words = useTools().texts.checkInTab.form;
  const possible = possibleReminders(form.due, Date.now());
  const chosen = form.reminders.filter((minutes) => possible.includes(minutes));
  return (
    <>
      <Field label={words.due} required>
        <Input type="datetime-local" value={form.due} onChange={(_, data) => change({ due: data.value })} />
      </Field>
      <div className="chips">
        {duePresets.map((preset) => (
          <Button key={preset} size="small" onClick={() => change({ due: dueOf(preset, Date.now()) })}>
            {words.presets[preset]}
          </Button>
        ))}
      </div>
      <fieldset className="choice">
        <legend>{words.reminders}</legend>
        {possible.map((minutes) => {
          const isOn = chosen.includes(minutes);
          return (
            <button
              key={minutes}
              type="button"
              className="chip"
              aria-pressed={isOn}
              disabled={!isOn && chosen.length >= mostReminders}
              onClick={() => change({ reminders: toggled(chosen, minutes, !isOn) })}
            >
              {words.reminder(minutes)}
            </button>
          );
        })}
        {possible.length === 0 && <span className="hint">{words.noReminder}</span>}
      </fieldset>
      <p className="hint">{words.remindersHint}</p>
    </>
  );
}

function Silence({ possible, form, change }: FieldsProps): ReactNode {
  const words = useTools().texts.checkInTab.form;
  return (
    <Field label={words.informed}>
      <Select value={form.informed} onChange={(_, data) => change({ informed: data.value })}>
        <option value="">{words.me}</option>
        {possible.informed.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
