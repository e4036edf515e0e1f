// Fields that records of every register have: a line of text, who is responsible, whether it was given up.
import { Checkbox, Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { NamesById } from '../record-words.ts';
import { useTools } from '../tools.ts';
import type { Editing } from '../use-record.ts';
import { OwnerField } from './owner-field.tsx';

/** What Fluent wants of a field that may be wrong. */
export const told = (message: string | undefined) =>
  message ? ({ validationState: 'error', validationMessage: message } as const) : {};

export function TextField(props: {
  label: string;
  value: string;
  fault: string | undefined;
  required?: boolean;
  onText: (text: string) => void;
}): ReactNode {
  return (
    <Field label={props.label} required={props.required === true} {...told(props.fault)}>
      <Input value={props.value} maxLength={200} onChange={(_, data) => props.onText(data.value)} />
    </Field>
  );
}

/** People found by searching are met here, so that their names are known before the record is saved. */
export interface People {
  readonly names: NamesById;
  readonly onMeet: (person: TeamPerson) => void;
}

export function RecordOwner(props: {
  editing: Editing<{ readonly owner: string }>;
  domain: string;
  fault: string | undefined;
  people: People;
}): ReactNode {
  const { fields } = useTools().texts.tab.registers;
  const { editing, people } = props;
  const { owner } = editing.value;
  return (
    <OwnerField
      label={fields.owner}
      domain={props.domain}
      person={owner}
      name={people.names.get(owner) ?? ''}
      fault={props.fault}
      onPick={(person) => {
        if (person) people.onMeet(person);
        editing.set({ owner: person?.id ?? '' });
      }}
    />
  );
}

export function RetireField({ editing }: { editing: Editing<{ readonly retired: boolean }> }): ReactNode {
  const { edit } = useTools().texts.tab.registers;
  return (
    <Checkbox
      checked={editing.value.retired}
      label={`${edit.retire}: ${edit.retireHint}`}
      onChange={(_, data) => editing.set({ retired: data.checked === true })}
    />
  );
}
