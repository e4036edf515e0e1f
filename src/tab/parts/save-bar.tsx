// What is not saved yet, and the way to save it; with a conflict, what somebody else changed meanwhile.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { mergeTeams, teamChanges } from '../../domain/team-edit.ts';
import type { TeamView } from '../../http/contract-people.ts';
import type { Action } from '../action.ts';
import { type TeamDraft, unsaved } from '../team-draft.ts';
import { changeWords, namesFrom } from '../team-words.ts';
import { useTools } from '../tools.ts';
import { ChangeList } from './change-list.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton } from './modal.tsx';

export interface Conflict {
  /** The version that was saved meanwhile. */
  readonly theirs: TeamView;
  readonly settle: (keepMine: boolean) => void;
}

export function SaveBar(props: {
  draft: TeamDraft;
  nameOf: (person: string) => string;
  action: Action;
  conflict: Conflict | null;
  onSave: () => void;
  onDiscard: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { save } = texts.tab.people;
  const { draft, action, conflict } = props;
  const changes = unsaved(draft);
  return (
    <section className="panel save-bar" aria-label={save.list}>
      <p role="status" className="save-words">
        <Icon name="pen" />
        <strong>{save.unsaved(changes.length)}</strong>
      </p>
      <details className="save-list">
        <summary>{save.list}</summary>
        <ChangeList changes={changes.map((change) => changeWords(change, props.nameOf, texts))} />
      </details>
      {conflict ? <Clash draft={draft} conflict={conflict} /> : <Failure fault={action.fault} texts={texts} />}
      {!conflict && (
        <div className="save-actions">
          <BusyButton busy={action.busy} words={save.do} busyWords={save.busy} onPress={props.onSave} />
          <Button onClick={props.onDiscard} disabled={action.busy}>
            {save.discard}
          </Button>
        </div>
      )}
    </section>
  );
}

function Clash({ draft, conflict }: { draft: TeamDraft; conflict: Conflict }): ReactNode {
  const { texts } = useTools();
  const { save } = texts.tab.people;
  const { theirs, settle } = conflict;
  const nameOf = namesFrom([...theirs.people, ...draft.met], texts);
  const changes = teamChanges(draft.base, theirs.team).map((change) => changeWords(change, nameOf, texts));
  const { clashes } = mergeTeams(draft.base, draft.team, theirs.team);
  return (
    <div role="alert" className="clash">
      <p>
        <Icon name="warning" /> <strong>{save.conflict}</strong> {save.conflictText}
      </p>
      <ChangeList changes={changes} />
      {clashes.length > 0 && <p>{save.clash(clashes.map((kind) => texts.role[kind]).join(', '))}</p>}
      <div className="save-actions">
        <Button appearance="primary" onClick={() => settle(true)}>
          {save.takeBoth}
        </Button>
        <Button onClick={() => settle(false)}>{save.takeTheirs}</Button>
      </div>
    </div>
  );
}
