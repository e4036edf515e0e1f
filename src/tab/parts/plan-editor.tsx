// The editor of a plan: a draft, or an editorial correction; saved on the draft that was seen, with both ways in a conflict.
import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { blankContent, type PlanContent, planKinds } from '../../domain/plan.ts';
import { checklistOf } from '../../domain/plan-checklist.ts';
import { differences } from '../../domain/plan-status.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { PlanOptions, PlanPage } from '../../http/contract-plans.ts';
import { useAction } from '../action.ts';
import { ApiFault } from '../api.ts';
import { useTools, useView } from '../tools.ts';
import { useDraft } from '../use-draft.ts';
import { ClassificationField } from './classification-field.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton } from './modal.tsx';
import { NeedPicker } from './need-picker.tsx';
import { OwnerField } from './owner-field.tsx';

const nothing: PlanContent = { ...blankContent, kind: 'GFP' };

interface EditorProps {
  readonly domain: string;
  /** Null for a new plan. */
  readonly page: PlanPage | null;
  readonly mode: 'draft' | 'correct';
  /** Saved; with the id of the plan. */
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

export function PlanEditor(props: EditorProps): ReactNode {
  const { texts, api } = useTools();
  const words = texts.planTab;
  const { domain, page, mode } = props;
  const options = useView<PlanOptions>(`/api/plan-options/${encodeURIComponent(domain)}`, () => false);
  const start = (mode === 'correct' ? page?.plan.released?.content : page?.plan.draft) ?? nothing;
  const name = `plan/${page?.row.id ?? `new.${domain}`}/${mode}`;
  const draft = useDraft<PlanContent>(name, start);
  const [edits, rebase] = useState(page?.plan.edits ?? 0);
  const [once] = useState(() => crypto.randomUUID());
  const [change, note] = useState('');
  const [theirs, clash] = useState<PlanPage | null>(null);
  // Teams is not released for classified material: the choice is there to say so, and nothing is saved with it.
  const [isSecret, hide] = useState(false);
  const action = useAction();

  async function send(on: number): Promise<string> {
    const content = draft.value;
    if (!page) return (await api.post<{ id: string }>('/api/plans', { once, domain, content })).id;
    const path = `/api/plans/${encodeURIComponent(page.row.id)}`;
    if (mode === 'correct') await api.post(`${path}/commands`, { type: 'correct', content, change });
    else await api.put(`${path}/draft`, { content, edits: on });
    return page.row.id;
  }

  async function save(on: number): Promise<void> {
    let id = '';
    const done = await action.run(async () => {
      try {
        id = await send(on);
      } catch (fault) {
        if (page && fault instanceof ApiFault && fault.code === 'changed-meanwhile') {
          const newest = await api.get<PlanPage>(`/api/plans/${encodeURIComponent(page.row.id)}`);
          if (newest.fresh) clash(newest.value);
        }
        throw fault;
      }
    });
    if (!done) return;
    draft.discard();
    props.onDone(id);
  }

  if (!options.value) {
    return options.fault ? (
      <Failure fault={options.fault} texts={texts} retry={options.reload} />
    ) : (
      <Waiting texts={texts} />
    );
  }
  return (
    <form
      className="plan-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSecret) void save(edits);
      }}
    >
      {mode === 'correct' && <p className="lead">{words.correctLead}</p>}
      <Facts draft={draft} domain={domain} names={page?.names ?? {}} />
      {mode === 'draft' && <Content draft={draft} options={options.value} isSecret={isSecret} onSecret={hide} />}
      {mode === 'correct' && (
        <section className="panel panel-body">
          <Field label={words.change} hint={words.changeHint}>
            <Input value={change} maxLength={400} onChange={(_, data) => note(data.value)} />
          </Field>
        </section>
      )}
      <section className="panel save-bar" aria-label={words.unsaved}>
        {draft.dirty && (
          <p role="status" className="save-words">
            <Icon name="pen" /> <strong>{words.unsaved}</strong>
          </p>
        )}
        {theirs?.plan.draft ? (
          <div role="alert" className="clash">
            <p>
              <Icon name="warning" /> <strong>{words.conflict}</strong>{' '}
              {words.conflictFields(
                differences(theirs.plan.draft, draft.value)
                  .map((each) => texts.plan.field[each])
                  .join(', '),
              )}
            </p>
            <div className="save-actions">
              <BusyButton
                busy={action.busy}
                words={words.keepMine}
                onPress={() => {
                  rebase(theirs.plan.edits);
                  clash(null);
                  void save(theirs.plan.edits);
                }}
              />
              <Button
                onClick={() => {
                  draft.set(theirs.plan.draft ?? {});
                  rebase(theirs.plan.edits);
                  clash(null);
                  action.clear();
                }}
              >
                {words.takeTheirs}
              </Button>
            </div>
          </div>
        ) : (
          <>
            <Failure fault={action.fault} texts={texts} />
            <div className="save-actions">
              <BusyButton
                busy={action.busy}
                blocked={isSecret}
                words={mode === 'draft' ? words.save : words.saveCorrection}
                onPress={() => void save(edits)}
              />
              <Button
                onClick={() => {
                  draft.discard();
                  props.onClose();
                }}
              >
                {draft.dirty ? words.discardEdit : texts.tab.cancel}
              </Button>
            </div>
          </>
        )}
      </section>
    </form>
  );
}

type PartProps = { readonly draft: ReturnType<typeof useDraft<PlanContent>> };

/** What a correction may change, too. */
function Facts({
  draft,
  domain,
  names,
}: PartProps & { domain: string; names: Readonly<Record<string, string>> }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { field } = texts.plan;
  const { value, set } = draft;
  const [met, meet] = useState<TeamPerson | null>(null);
  const line = (name: 'title' | 'number' | 'audience' | 'unit' | 'storedAt', hint?: string) => (
    <Field label={name === 'title' ? words.titleLabel : field[name]} hint={hint ?? null} required={name === 'title'}>
      <Input
        value={value[name]}
        maxLength={name === 'storedAt' ? 2_000 : 200}
        onChange={(_, data) => set({ [name]: data.value })}
      />
    </Field>
  );
  return (
    <section className="panel panel-body" aria-label={words.facts}>
      <div className="record-fields">
        {line('title')}
        {line('number')}
        {line('unit')}
        {line('audience')}
        {line('storedAt', words.storedHint)}
        <OwnerField
          label={field.owner}
          domain={domain}
          person={value.owner}
          name={met?.id === value.owner ? met.name : (names[value.owner] ?? '')}
          fault={undefined}
          onPick={(person) => {
            meet(person);
            set({ owner: person?.id ?? '' });
          }}
        />
      </div>
    </section>
  );
}

/** What makes a new version. */
function Content(
  props: PartProps & { options: PlanOptions; isSecret: boolean; onSecret: (isSecret: boolean) => void },
): ReactNode {
  const { draft, options, isSecret, onSecret } = props;
  const { texts } = useTools();
  const words = texts.planTab;
  const { field } = texts.plan;
  const { value, set } = draft;
  const number = (name: 'reviewMonths' | 'retentionYears', label: string) => (
    <Field label={label}>
      <Input
        type="number"
        min={0}
        value={String(value[name])}
        onChange={(_, data) => set({ [name]: Math.max(0, Math.round(Number(data.value) || 0)) })}
      />
    </Field>
  );
  return (
    <>
      <section className="panel panel-body" aria-label={words.document}>
        <div className="record-fields">
          <Field label={field.kind}>
            <Select
              value={value.kind}
              onChange={(_, data) => set({ kind: data.value as PlanContent['kind'], checklist: [] })}
            >
              {planKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {texts.plan.kind[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <ClassificationField
            value={value.classification}
            isSecret={isSecret}
            refusal={words.secretNo}
            onSecret={onSecret}
            onSet={(classification) => set({ classification })}
          />
          {number('reviewMonths', words.reviewMonthsLabel)}
          {number('retentionYears', words.retentionYearsLabel)}
        </div>
        <Field label={field.scope}>
          <Textarea value={value.scope} rows={2} maxLength={2_000} onChange={(_, data) => set({ scope: data.value })} />
        </Field>
        <Field label={words.summary} hint={words.summaryHint}>
          <Textarea
            value={value.summary}
            rows={3}
            maxLength={2_000}
            onChange={(_, data) => set({ summary: data.value })}
          />
        </Field>
        <Field label={words.steps} hint={words.stepsHint}>
          <Textarea
            value={value.steps.join('\n')}
            rows={5}
            onChange={(_, data) => set({ steps: data.value === '' ? [] : data.value.split('\n') })}
          />
        </Field>
      </section>
      <section className="panel panel-body" aria-label={`${field.processes}, ${field.resources}`}>
        <Picker kind="processes" draft={draft} options={options} placeholder={words.pickProcess} />
        <Picker kind="resources" draft={draft} options={options} placeholder={words.pickResource} />
      </section>
      <Checklist draft={draft} />
    </>
  );
}

function Picker(
  props: PartProps & { kind: 'processes' | 'resources'; options: PlanOptions; placeholder: string },
): ReactNode {
  const { texts } = useTools();
  const { kind, draft, options } = props;
  return (
    <NeedPicker
      label={texts.plan.field[kind]}
      placeholder={props.placeholder}
      picked={draft.value[kind]}
      choices={options[kind].map(({ id, name }) => ({ id, name, note: '' }))}
      fault={undefined}
      onPick={(picked) => draft.set({ [kind]: picked })}
    />
  );
}

function Checklist({ draft }: PartProps): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { value, set } = draft;
  const items = checklistOf(value.kind);
  if (items.length === 0) return null;
  const covered = items.filter((item) => value.checklist.includes(item));
  return (
    <fieldset className="panel panel-body plan-checks">
      <legend>{words.checklist(Math.floor((100 * covered.length) / items.length))}</legend>
      {items.map((item) => (
        <Checkbox
          key={item}
          checked={value.checklist.includes(item)}
          label={texts.plan.item[item]}
          onChange={(_, data) =>
            set({
              checklist: data.checked === true ? [...covered, item] : covered.filter((each) => each !== item),
            })
          }
        />
      ))}
    </fieldset>
  );
}
