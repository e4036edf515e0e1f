// The fields of an alarm: what, where, since when, level, next step, name of the exercise, whom.
import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { charactersLeft, type Level, levels } from '../../domain/alarm.ts';
import { fromWallTime, toWallTime } from '../../domain/berlin-time.ts';
import type { AlarmForm, AlarmPlan } from '../../http/contract.ts';
import type { Texts } from '../../texts/index.ts';
import type { Field as FieldName, Form, FormFault, FormStep } from '../draft.ts';
import { faultSentence } from '../fault-sentence.ts';
import { useNow, useTools } from '../tools.ts';
import { AudienceField } from './audience-field.tsx';
import { EventField } from './event-field.tsx';
import { PlanField } from './plan-field.tsx';
import { Left, StepField, type Wrong } from './step-field.tsx';

interface FieldsProps {
  readonly form: Form;
  readonly possible: AlarmForm;
  readonly step: (step: FormStep) => void;
  readonly fault: FormFault | null;
  /** Null until the draft is complete. */
  readonly plan: AlarmPlan | null;
}

export function RaiseFields({ form, possible, step, fault, plan }: FieldsProps): ReactNode {
  const { texts } = useTools();
  const { raise } = texts.tab;
  const place = useRef<HTMLElement>(null);
  const field = fault?.field;
  useEffect(() => {
    if (!field) return;
    place.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea)`)?.focus();
  }, [field]);
  const wrong = wrongField(texts, fault);
  const left = charactersLeft(form.what, form.where);
  return (
    <section className="panel panel-body raise-fields" aria-labelledby="text" ref={place}>
      <h2 id="text">{raise.text}</h2>
      <Field label={raise.what} required data-field="what" {...wrong('what')}>
        <Textarea
          value={form.what}
          rows={2}
          resize="vertical"
          onChange={(_, data) => step({ type: 'set', part: { what: data.value } })}
        />
      </Field>
      <Field
        label={raise.where}
        required
        data-field="where"
        hint={<Left words={raise.left(left)} over={left < 0} />}
        {...wrong('where')}
      >
        <Input value={form.where} onChange={(_, data) => step({ type: 'set', part: { where: data.value } })} />
      </Field>
      <Since since={form.since} step={step} wrong={wrong('since')} />
      <Field label={raise.level} required data-field="level" hint={raise.levelHint} {...wrong('level')}>
        <RadioGroup
          layout="horizontal"
          value={form.level ?? ''}
          onChange={(_, data) => step({ type: 'set', part: { level: data.value as Level } })}
        >
          {levels.map((level) => (
            <Radio key={level} value={level} label={texts.level[level]} />
          ))}
        </RadioGroup>
      </Field>
      <StepField
        name="nextStep"
        label={raise.nextStep}
        hint={raise.nextStepHint}
        value={form.nextStep}
        wrong={wrong('nextStep')}
        onChange={(nextStep) => step({ type: 'set', part: { nextStep } })}
      />
      <Field
        label={raise.exerciseName}
        data-field="exerciseName"
        hint={raise.exerciseNameHint}
        {...wrong('exerciseName')}
      >
        <Input
          value={form.exerciseName}
          maxLength={80}
          onChange={(_, data) => step({ type: 'set', part: { exerciseName: data.value } })}
        />
      </Field>
      <EventField form={form} possible={possible} step={step} />
      <Roles form={form} possible={possible} step={step} wrong={wrong('roles')} />
      <PlanField form={form} plan={plan} step={step} />
      <AudienceField
        form={form}
        possible={possible}
        step={step}
        wrong={wrong('audienceStep')}
        wrongAreas={wrong('audience')}
      />
    </section>
  );
}

/** The sentence of a fault, for the field it is about. */
function wrongField(texts: Texts, fault: FormFault | null): (field: FieldName) => Wrong {
  const sentence = fault ? faultSentence(texts, fault) : undefined;
  return (field) => (fault?.field === field && sentence !== undefined ? { validationMessage: sentence } : {});
}

/** Now unless changed. An unfinished time in the field changes nothing. */
function Since(props: { since: number | null; step: FieldsProps['step']; wrong: Wrong }): ReactNode {
  const { texts } = useTools();
  const { raise } = texts.tab;
  const now = useNow(15_000);
  const [wall, setWall] = useState('');
  const set = (since: number | null, shown: string) => {
    setWall(shown);
    props.step({ type: 'set', part: { since } });
  };
  if (props.since === null) {
    return (
      <div className="since" data-field="since">
        <span>
          {raise.since} <strong>{raise.sinceNow(texts.clock(now))}</strong>
        </span>
        <Button size="small" onClick={() => set(now, toWallTime(now))}>
          {raise.sinceChange}
        </Button>
      </div>
    );
  }
  return (
    <div className="since" data-field="since">
      <Field label={raise.since} required {...props.wrong}>
        <Input
          type="datetime-local"
          value={wall === '' ? toWallTime(props.since) : wall}
          onChange={(_, data) => {
            const since = fromWallTime(data.value);
            if (Number.isNaN(since)) setWall(data.value);
            else set(since, data.value);
          }}
        />
      </Field>
      <Button size="small" onClick={() => set(null, '')}>
        {raise.sinceReset}
      </Button>
    </div>
  );
}

function Roles(props: { form: Form; possible: AlarmForm; step: FieldsProps['step']; wrong: Wrong }): ReactNode {
  const { texts } = useTools();
  const { raise } = texts.tab;
  return (
    <fieldset className="raise-roles" data-field="roles">
      <legend>{raise.roles}</legend>
      {props.wrong.validationMessage && <p className="wrong">{props.wrong.validationMessage}</p>}
      {props.possible.roles.map((role) => (
        <Checkbox
          key={role.kind}
          checked={props.form.roles.includes(role.kind)}
          disabled={role.holder === null}
          onChange={(_, data) => props.step({ type: 'role', kind: role.kind, wanted: data.checked === true })}
          label={
            <span className="role-label">
              {texts.role[role.kind]}
              <span className="facts">
                <span>{role.holder === null ? raise.noHolder : raise.holder(role.holder, role.deputies)}</span>
                {role.core && <span>{raise.core}</span>}
              </span>
            </span>
          }
        />
      ))}
    </fieldset>
  );
}
