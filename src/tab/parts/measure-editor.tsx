// The editor of a measure, and of the pair a and b when both the fault and its cause are to be removed.
import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type MeasureText, measureKinds, measureOrigins, priorities } from '../../domain/measure.ts';
import type { MeasurePage } from '../../http/contract-measures.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { PlanOptions } from '../../http/contract-plans.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { useDraft } from '../use-draft.ts';
import { Failure, Waiting } from './failure.tsx';
import { BusyButton } from './modal.tsx';
import { NeedPicker } from './need-picker.tsx';
import { OwnerField } from './owner-field.tsx';

interface Written extends MeasureText {
  readonly dueOn: string;
  readonly origin: (typeof measureOrigins)[number];
  readonly reference: string;
  readonly hasTwin: boolean;
  readonly twinAction: string;
  readonly twinDue: string;
}

const nothing: Written = {
  kind: 'CORRECTION',
  need: '',
  cause: '',
  action: '',
  owner: '',
  priority: 'MEDIUM',
  means: '',
  plans: [],
  resources: [],
  dueOn: '',
  origin: 'NONE',
  reference: '',
  hasTwin: false,
  twinAction: '',
  twinDue: '',
};

const textOf = ({ kind, need, cause, action, owner, priority, means, plans, resources }: Written): MeasureText => {
  return { kind, need, cause, action, owner, priority, means, plans, resources };
};

export function MeasureEditor(props: {
  domain: string;
  page: MeasurePage | null;
  onDone: (id: string) => void;
  onClose: () => void;
}): ReactNode {
  const { texts, api } = useTools();
  const words = texts.measureTab;
  const { domain, page } = props;
  const options = useView<PlanOptions>(`/api/plan-options/${encodeURIComponent(domain)}`, () => false);
  const start: Written = page ? { ...nothing, ...textOf({ ...nothing, ...page.row, dueOn: '' }) } : nothing;
  const draft = useDraft<Written>(`measure/${page?.row.id ?? `new.${domain}`}`, start);
  const [once] = useState(() => crypto.randomUUID());
  const action = useAction();
  const { value, set } = draft;

  async function send(): Promise<string> {
    const text = textOf(value);
    if (page) {
      const path = `/api/measures/${encodeURIComponent(page.row.id)}/commands`;
      await api.post(path, { type: 'edit', text, edits: page.row.edits });
      return page.row.id;
    }
    const { hasTwin, twinAction, twinDue, dueOn, origin, reference } = value;
    const twin = hasTwin ? { text: { ...text, action: twinAction }, dueOn: twinDue || null } : null;
    const wish = { once, domain, text, dueOn: dueOn || null, origin, reference, twin };
    const { ids } = await api.post<{ ids: readonly string[] }>('/api/measures', wish);
    return ids[0] ?? '';
  }

  const save = async () => {
    let id = '';
    const done = await action.run(async () => {
      id = await send();
    });
    if (!done) return;
    draft.discard();
    props.onDone(id);
  };

  if (!options.value) {
    return options.fault ? (
      <Failure fault={options.fault} texts={texts} retry={options.reload} />
    ) : (
      <Waiting texts={texts} />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <section className="panel panel-body" aria-label={words.facts}>
        <Long name="need" draft={draft} />
        <Long name="cause" draft={draft} />
        <Long name="action" draft={draft} />
        <Details draft={draft} domain={domain} page={page} />
        <Long name="means" draft={draft} />
        <NeedPicker
          label={words.fields.plans}
          placeholder={words.pickPlan}
          picked={value.plans}
          choices={options.value.plans.map(({ id, name }) => ({ id, name, note: '' }))}
          fault={undefined}
          onPick={(plans) => set({ plans })}
        />
        <NeedPicker
          label={words.fields.resources}
          placeholder={texts.planTab.pickResource}
          picked={value.resources}
          choices={options.value.resources.map(({ id, name }) => ({ id, name, note: '' }))}
          fault={undefined}
          onPick={(resources) => set({ resources })}
        />
        {!page && <Twin draft={draft} />}
      </section>
      <section className="panel save-bar" aria-label={texts.planTab.unsaved}>
        <Failure fault={action.fault} texts={texts} />
        <div className="save-actions">
          <BusyButton busy={action.busy} words={words.save} onPress={() => void save()} />
          <Button
            onClick={() => {
              draft.discard();
              props.onClose();
            }}
          >
            {draft.dirty ? texts.planTab.discardEdit : texts.tab.cancel}
          </Button>
        </div>
      </section>
    </form>
  );
}

type PartProps = { readonly draft: ReturnType<typeof useDraft<Written>> };

function Long({ name, draft }: PartProps & { name: 'need' | 'cause' | 'action' | 'means' }): ReactNode {
  const { fields } = useTools().texts.measureTab;
  return (
    <Field label={fields[name]} required={name === 'need' || name === 'action'}>
      <Textarea
        value={draft.value[name]}
        rows={2}
        maxLength={2_000}
        onChange={(_, data) => draft.set({ [name]: data.value })}
      />
    </Field>
  );
}

function Details({ draft, domain, page }: PartProps & { domain: string; page: MeasurePage | null }): ReactNode {
  const { texts } = useTools();
  const { fields } = texts.measureTab;
  const { value, set } = draft;
  const [met, meet] = useState<TeamPerson | null>(null);
  const choose = <Key extends string>(
    name: 'kind' | 'priority' | 'origin',
    keys: readonly Key[],
    names: Readonly<Record<Key, string>>,
  ) => (
    <Field label={fields[name]}>
      <Select value={value[name]} onChange={(_, data) => set({ [name]: data.value })}>
        {keys.map((key) => (
          <option key={key} value={key}>
            {names[key]}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <div className="record-fields">
      <OwnerField
        label={fields.owner}
        domain={domain}
        person={value.owner}
        name={met?.id === value.owner ? met.name : (page?.names[value.owner] ?? '')}
        fault={undefined}
        onPick={(person) => {
          meet(person);
          set({ owner: person?.id ?? '' });
        }}
      />
      {choose('priority', priorities, texts.measure.priority)}
      {choose('kind', measureKinds, texts.measure.kind)}
      {!page && (
        <>
          <Field label={fields.dueOn}>
            <Input type="date" value={value.dueOn} onChange={(_, data) => set({ dueOn: data.value })} />
          </Field>
          {choose('origin', measureOrigins, texts.measure.origin)}
          <Field label={fields.reference}>
            <Input value={value.reference} maxLength={200} onChange={(_, data) => set({ reference: data.value })} />
          </Field>
        </>
      )}
    </div>
  );
}

function Twin({ draft }: PartProps): ReactNode {
  const words = useTools().texts.measureTab;
  const { value, set } = draft;
  return (
    <>
      <Checkbox
        checked={value.hasTwin}
        label={words.withTwin}
        onChange={(_, data) => set({ hasTwin: data.checked === true })}
      />
      {value.hasTwin && (
        <>
          <Field label={words.twinAction} required>
            <Textarea value={value.twinAction} rows={2} onChange={(_, data) => set({ twinAction: data.value })} />
          </Field>
          <Field label={words.twinDue}>
            <Input type="date" value={value.twinDue} onChange={(_, data) => set({ twinDue: data.value })} />
          </Field>
        </>
      )}
    </>
  );
}
