// The team of one domain on the page *Personen & Rollen*: read, edited as a draft, saved as a whole.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { mergeTeams } from '../../domain/team-edit.ts';
import type { TeamView } from '../../http/contract-people.ts';
import { useAction } from '../action.ts';
import { draftOf, stepTeam, type TeamDraft, type TeamStep, unsaved } from '../team-draft.ts';
import { namesFrom } from '../team-words.ts';
import { useTools, useView } from '../tools.ts';
import { DutyList } from './duty-list.tsx';
import { Failure, Waiting } from './failure.tsx';
import { GapList } from './gap-list.tsx';
import { JointConsent } from './joint-consent.tsx';
import { RoleTable } from './role-table.tsx';
import { type Conflict, SaveBar } from './save-bar.tsx';
import { TeamContactList } from './team-contact-list.tsx';
import { TeamFiles } from './team-files.tsx';
import { TeamHistory } from './team-history.tsx';

export function TeamPart({ domain }: { domain: string }): ReactNode {
  const { texts, begun } = useTools();
  const path = `/api/team/${encodeURIComponent(domain)}`;
  const view = useView<TeamView>(
    path,
    (caseId) => caseId === `domain/${domain}` || caseId.startsWith(`training/${domain}.`),
  );
  const [draft, setDraft] = useState<TeamDraft | null>(begun.teams.get(domain) ?? null);
  const shown = view.value && (draft ?? draftOf(view.value));
  const dirty = shown !== null && unsaved(shown).length > 0;
  useEffect(() => {
    // Kept while she looks at another page or domain.
    if (dirty && draft) begun.teams.set(domain, draft);
    else begun.teams.delete(domain);
  }, [begun, domain, dirty, draft]);
  useLeaveWarning(dirty);
  const step = useCallback(
    (next: TeamStep) => setDraft((now) => stepTeam(now ?? draftOf(view.value as TeamView), next)),
    [view.value],
  );
  if (!view.value || !shown) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  const nameOf = namesFrom([...view.value.people, ...shown.met], texts);
  const parts = { view: view.value, draft: shown, step, nameOf };
  const fresh = () => {
    setDraft(null);
    view.reload();
  };
  return (
    <>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      <GapList gaps={view.value.gaps} nameOf={nameOf} dirty={dirty} />
      <RoleTable {...parts} />
      <DutyList {...parts} />
      {view.value.consent && (
        <JointConsent domain={domain} given={view.value.consent.given} dirty={dirty} onDone={fresh} />
      )}
      <TeamFiles view={view.value} dirty={dirty} onTaken={fresh} onPrinted={view.reload} />
      {view.value.seesContacts && <TeamContactList domain={domain} />}
      <TeamHistory view={view.value} nameOf={nameOf} />
      <Saving {...parts} path={path} dirty={dirty} onSaved={fresh} />
    </>
  );
}

interface SavingProps {
  readonly view: TeamView;
  readonly draft: TeamDraft;
  readonly step: (step: TeamStep) => void;
  readonly nameOf: (person: string) => string;
  readonly path: string;
  readonly dirty: boolean;
  readonly onSaved: () => void;
}

/** Saves on the version it was edited on; when somebody else was faster, shows what is different and offers both ways. */
function Saving({ draft, step, nameOf, path, dirty, onSaved }: SavingProps): ReactNode {
  const { texts, api, say } = useTools();
  const action = useAction();
  const [theirs, setTheirs] = useState<TeamView | null>(null);
  if (!dirty) return null;
  const save = async () => {
    const done = await action.run(async () => {
      try {
        await api.post(path, { revision: draft.revision, team: draft.team });
      } catch (fault) {
        if (isChangedMeanwhile(fault)) setTheirs(await newest(path));
        throw fault;
      }
    });
    if (!done) return;
    say({ text: texts.tab.people.save.done });
    onSaved();
  };
  const newest = async (from: string): Promise<TeamView | null> => {
    const read = await api.get<TeamView>(from);
    return read.fresh ? read.value : null;
  };
  const settle = (keepMine: boolean) => {
    if (!theirs) return;
    const { team: base, revision } = theirs;
    const team = keepMine ? mergeTeams(draft.base, draft.team, base).team : base;
    step({ type: 'rebase', revision, base, team });
    setTheirs(null);
    action.clear();
    if (keepMine) say({ text: texts.tab.people.save.merged });
    else onSaved();
  };
  const conflict: Conflict | null = theirs && { theirs, settle };
  return (
    <SaveBar
      draft={draft}
      nameOf={nameOf}
      action={action}
      conflict={conflict}
      onSave={() => void save()}
      onDiscard={() => step({ type: 'discard' })}
    />
  );
}

const isChangedMeanwhile = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'changed-meanwhile';

/** The browser asks before the window closes on unsaved changes. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
