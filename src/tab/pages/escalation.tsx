// Page Eskalationsplan: the ladder of a domain and level as rows, as a picture, and tried out.
import { Button, Field, MessageBar, MessageBarActions, MessageBarBody, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { type Ladder, ladderFaults, mostSteps, planId } from '../../domain/escalation.ts';
import { type EscalationView, type PlanLevel, planLevels } from '../../http/contract-escalation.ts';
import { useAction } from '../action.ts';
import { domainsFor } from '../draft.ts';
import { editLadder, isSameLadder, type LadderDraft, type LadderEdit, startDraft } from '../ladder-edit.ts';
import { DryRun } from '../parts/dry-run.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { LadderPicture } from '../parts/ladder-picture.tsx';
import { LadderRows } from '../parts/ladder-rows.tsx';
import { useTools, useView } from '../tools.ts';

const never = () => false;

export function EscalationPage(): ReactNode {
  const { texts, me } = useTools();
  const { escalation } = texts.tab;
  const domains = domainsFor(me);
  const [domain, setDomain] = useState(domains[0]?.id ?? '');
  const [level, setLevel] = useState<PlanLevel>('CRISIS');
  return (
    <>
      <Heading title={escalation.title} />
      <p className="lead">{escalation.lead}</p>
      <div className="ladder-choices">
        <Field label={escalation.domain} className="ladder-choice">
          <Select value={domain} onChange={(_, { value }) => setDomain(value)}>
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <fieldset aria-label={escalation.level} className="chips choice-set">
          {planLevels.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={each === level}
              onClick={() => setLevel(each)}
            >
              {texts.level[each]}
            </button>
          ))}
        </fieldset>
      </div>
      <Plan key={planId(domain, level)} domain={domain} level={level} />
    </>
  );
}

function Plan({ domain, level }: { domain: string; level: PlanLevel }): ReactNode {
  const { texts } = useTools();
  const path = `/api/escalation?domain=${encodeURIComponent(domain)}&level=${level}`;
  const view = useView<EscalationView>(path, never);
  if (!view.value) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  return <Editor path={path} plan={view.value} />;
}

/** The draft lives as long as the tab is open; closing the window asks first. */
function useDraft(plan: EscalationView) {
  const { begun } = useTools();
  const name = planId(plan.domain.id, plan.level);
  const [draft, setDraft] = useState<LadderDraft>(
    () => begun.ladders.get(name) ?? startDraft(plan.steps, plan.revision),
  );
  const isDirty = !isSameLadder(draft.steps, plan.steps);
  useEffect(() => {
    if (isDirty) begun.ladders.set(name, draft);
    else begun.ladders.delete(name);
  }, [begun, name, draft, isDirty]);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return { draft, setDraft, isDirty };
}

function Editor({ path, plan: first }: { path: string; plan: EscalationView }): ReactNode {
  const { texts, api, shelf, say } = useTools();
  const { escalation } = texts.tab;
  const [plan, setPlan] = useState(first);
  const { draft, setDraft, isDirty } = useDraft(plan);
  const action = useAction();
  const faults = ladderFaults(draft.steps);
  const edit = (one: LadderEdit) => setDraft((before) => editLadder(before, one));

  const take = (fresh: EscalationView, keepMine: boolean) => {
    // Not taken off the shelf: the page is drawn from it, and would wait for an answer that nobody asked for.
    shelf.set(path, { etag: '', value: fresh });
    setPlan(fresh);
    setDraft((mine) => (keepMine ? { ...mine, revision: fresh.revision } : startDraft(fresh.steps, fresh.revision)));
    action.clear();
  };
  const save = (steps: Ladder | null) =>
    action.run(async () => {
      const { domain, level } = plan;
      const wish = { domain: domain.id, level, revision: draft.revision, steps };
      take(await api.put<EscalationView>('/api/escalation', wish), false);
      say({ text: steps === null ? escalation.backDone : escalation.saved });
    });
  const reload = (keepMine: boolean) =>
    action.run(async () => {
      const answer = await api.get<EscalationView>(path);
      if (answer.fresh) take(answer.value, keepMine);
    });

  return (
    <>
      <p className="ladder-state">
        <strong>{plan.own ? escalation.own : escalation.byDefault}</strong>
      </p>
      {action.fault?.code === 'changed-meanwhile' ? (
        <Conflict onReload={reload} />
      ) : (
        <Failure fault={action.fault} texts={texts} />
      )}
      <div className="ladder-page">
        <section className="panel panel-body" aria-labelledby="ladder-steps">
          <h2 id="ladder-steps">{escalation.steps}</h2>
          <LadderRows steps={draft.steps} faults={faults} edit={edit} />
          <EditBar draft={draft} edit={edit} isUnordered={faults.some(({ code }) => code === 'ladder-order')} />
          <div className="actions ladder-save">
            <Button
              appearance="primary"
              disabled={!isDirty || faults.length > 0 || action.busy}
              onClick={() => void save(draft.steps)}
            >
              {escalation.save}
            </Button>
            {isDirty && (
              <Button disabled={action.busy} onClick={() => setDraft(startDraft(plan.steps, plan.revision))}>
                {escalation.discard}
              </Button>
            )}
            {plan.own && (
              <Button disabled={action.busy} onClick={() => void save(null)}>
                {escalation.back}
              </Button>
            )}
          </div>
          <p role="status" className="hint">
            {isDirty && escalation.unsaved}
          </p>
        </section>
        <section className="panel panel-body" aria-labelledby="ladder-picture">
          <h2 id="ladder-picture">{escalation.picture}</h2>
          <LadderPicture steps={draft.steps} />
        </section>
      </div>
      <DryRun domain={plan.domain.id} level={plan.level} steps={draft.steps} isFaulty={faults.length > 0} />
    </>
  );
}

function EditBar(props: { draft: LadderDraft; edit: (edit: LadderEdit) => void; isUnordered: boolean }): ReactNode {
  const { draft, edit, isUnordered } = props;
  const { escalation } = useTools().texts.tab;
  return (
    <div className="actions">
      <Button disabled={draft.steps.length >= mostSteps} onClick={() => edit({ type: 'add' })}>
        {escalation.add}
      </Button>
      <Button disabled={draft.past.length === 0} onClick={() => edit({ type: 'undo' })}>
        {escalation.undo}
      </Button>
      {isUnordered && <Button onClick={() => edit({ type: 'sort' })}>{escalation.sort}</Button>}
    </div>
  );
}

/** Somebody else saved first: nothing is lost on either side before a person decides. */
function Conflict({ onReload }: { onReload: (keepMine: boolean) => Promise<boolean> }): ReactNode {
  const { texts, say } = useTools();
  const { escalation } = texts.tab;
  const keep = async () => {
    if (await onReload(true)) say({ text: escalation.kept });
  };
  return (
    <MessageBar intent="warning" layout="multiline" className="failure" role="alert">
      <MessageBarBody>{escalation.conflict}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void onReload(false)}>{escalation.takeTheirs}</Button>
        <Button onClick={() => void keep()}>{escalation.keepMine}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
