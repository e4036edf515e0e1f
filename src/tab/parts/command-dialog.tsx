// One thing done to a plan or a measure, asked for in a dialog: a few fields, what it means, and one button.
import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { TeamPerson } from '../../http/contract-people.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { OwnerField } from './owner-field.tsx';

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
}
export type DialogField = Asked &
  (
    | { readonly kind: 'text' | 'line' | 'date' | 'number' | 'check' }
    | { readonly kind: 'choice'; readonly choices: readonly (readonly [value: string, title: string])[] }
    | { readonly kind: 'person'; readonly domain: string; readonly known: string }
  );

/** What was typed, by the names of the fields; a tick is `yes` or ''. */
export type Typed = Readonly<Record<string, string>>;

export interface CommandWish {
  readonly title: string;
  readonly lead: ReactNode;
  readonly fields: readonly DialogField[];
  readonly button: string;
  readonly done: string;
  readonly build: (typed: Typed) => object;
}

export function CommandDialog(props: {
  wish: CommandWish;
  path: string;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { wish, path, onClose, onDone } = props;
  const { texts, api, say } = useTools();
  const action = useAction();
  const [typed, type] = useState<Typed>(() =>
    Object.fromEntries(wish.fields.map((field) => [field.name, field.value ?? ''])),
  );
  const send = async () => {
    if (!(await action.run(() => api.post(path, wish.build(typed))))) return;
    onClose();
    say({ text: wish.done });
    onDone();
  };
  return (
    <Modal
      title={wish.title}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={wish.button} onPress={() => void send()} />}
    >
      {wish.lead}
      {wish.fields.map((field) => (
        <One key={field.name} field={field} typed={typed} onType={(value) => type({ ...typed, [field.name]: value })} />
      ))}
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

function One({
  field,
  typed,
  onType,
}: {
  field: DialogField;
  typed: Typed;
  onType: (value: string) => void;
}): ReactNode {
  const value = typed[field.name] ?? '';
  const [met, meet] = useState<TeamPerson | null>(null);
  switch (field.kind) {
    case 'check':
      return (
        <Checkbox
          checked={value === 'yes'}
          label={field.label}
          onChange={(_, data) => onType(data.checked === true ? 'yes' : '')}
        />
      );
    case 'person':
      return (
        <OwnerField
          label={field.label}
          domain={field.domain}
          person={value}
          name={met?.id === value ? met.name : field.known}
          fault={undefined}
          onPick={(person) => {
            meet(person);
            onType(person?.id ?? '');
          }}
        />
      );
    case 'choice':
      return (
        <Field label={field.label} hint={field.hint ?? null}>
          <Select value={value} onChange={(_, data) => onType(data.value)}>
            {field.choices.map(([each, title]) => (
              <option key={each} value={each}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      );
    case 'text':
      return (
        <Field label={field.label} hint={field.hint ?? null}>
          <Textarea value={value} rows={3} maxLength={2_000} onChange={(_, data) => onType(data.value)} />
        </Field>
      );
    default:
      return (
        <Field label={field.label} hint={field.hint ?? null}>
          <Input
            type={field.kind === 'line' ? 'text' : field.kind}
            value={value}
            maxLength={200}
            onChange={(_, data) => onType(data.value)}
          />
        </Field>
      );
  }
}
