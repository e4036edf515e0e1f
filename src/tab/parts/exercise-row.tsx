// The fields of a row of the year plan, for a new exercise and for one that is there.
import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { baoRoleKinds } from '../../domain/bc-domain.ts';
import { type ExerciseRow, exerciseTypes } from '../../domain/exercise.ts';
import type { ExerciseOptions } from '../../http/contract-exercises.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import { useTools } from '../tools.ts';
import { NeedPicker } from './need-picker.tsx';
import { OwnerField } from './owner-field.tsx';

export type RowValue = Omit<ExerciseRow, 'number'>;
const outages = ['IT', 'STAFF', 'BUILDING', 'PROVIDER', 'CYBER'] as const;

export function RowFields(props: {
  domain: string;
  value: RowValue;
  options: ExerciseOptions;
  nameOf: (person: string) => string;
  onSet: (part: Partial<RowValue>) => void;
  onMeet: (person: TeamPerson) => void;
}): ReactNode {
  const { texts } = useTools();
  const { field, type } = texts.exercise;
  const { value, onSet, options } = props;
  const named = (list: ExerciseOptions['plans']) => list.map((one) => ({ ...one, note: '' }));
  const person = (key: 'prepares' | 'executes') => (
    <OwnerField
      label={field[key]}
      domain={props.domain}
      person={value[key]}
      name={props.nameOf(value[key])}
      fault={undefined}
      onPick={(found) => {
        if (found) props.onMeet(found);
        onSet({ [key]: found?.id ?? '' });
      }}
    />
  );
  return (
    <>
      <div className="record-fields">
        <Field label={field.title} required>
          <Input value={value.title} maxLength={200} onChange={(_, data) => onSet({ title: data.value })} />
        </Field>
        <Field label={field.type} required>
          <Select value={value.type} onChange={(_, data) => onSet({ type: data.value as RowValue['type'] })}>
            {exerciseTypes.map((one) => (
              <option key={one} value={one}>
                {type[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={field.from} required>
          <Input
            type="date"
            value={value.from}
            onChange={(_, data) => onSet({ from: data.value, ...(data.value > value.to ? { to: data.value } : {}) })}
          />
        </Field>
        <Field label={field.to} required>
          <Input type="date" value={value.to} onChange={(_, data) => onSet({ to: data.value })} />
        </Field>
        <Field label={field.outage}>
          <Select
            value={value.outage ?? ''}
            onChange={(_, data) =>
              onSet({ outage: data.value === '' ? null : (data.value as (typeof outages)[number]) })
            }
          >
            <option value="">{texts.tab.exercises.form.noOutage}</option>
            {outages.map((one) => (
              <option key={one} value={one}>
                {texts.exercise.outage[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={field.means}>
          <Input value={value.means} maxLength={300} onChange={(_, data) => onSet({ means: data.value })} />
        </Field>
        {person('prepares')}
        {person('executes')}
      </div>
      <Field label={field.goal} required>
        <Textarea value={value.goal} rows={2} maxLength={4_000} onChange={(_, data) => onSet({ goal: data.value })} />
      </Field>
      <Field label={field.impact}>
        <Textarea
          value={value.impact}
          rows={2}
          maxLength={4_000}
          onChange={(_, data) => onSet({ impact: data.value })}
        />
      </Field>
      <Checkbox
        checked={value.announced}
        label={field.announced}
        onChange={(_, data) => onSet({ announced: data.checked === true })}
      />
      <Checkbox
        checked={value.offHours}
        label={field.offHours}
        onChange={(_, data) => onSet({ offHours: data.checked === true })}
      />
      <fieldset className="chips choice-set" aria-label={field.targets}>
        <legend>{field.targets}</legend>
        {baoRoleKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="chip"
            aria-pressed={value.targets.includes(kind)}
            onClick={() =>
              onSet({
                targets: value.targets.includes(kind)
                  ? value.targets.filter((one) => one !== kind)
                  : baoRoleKinds.filter((one) => one === kind || value.targets.includes(one)),
              })
            }
          >
            {texts.role[kind]}
          </button>
        ))}
      </fieldset>
      {(['plans', 'processes', 'resources'] as const).map((key) => (
        <NeedPicker
          key={key}
          label={field[key]}
          placeholder={texts.tab.exercises.search}
          picked={value[key]}
          choices={named(options[key])}
          fault={undefined}
          onPick={(picked) => onSet({ [key]: picked })}
        />
      ))}
    </>
  );
}
