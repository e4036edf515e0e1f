// A team being edited: steps as data, what is unsaved, and the last removal that can be taken back.
import type { BaoRoleKind, DutyWindow, OfficeHours, Term } from '../domain/bc-domain.ts';
import { termOf } from '../domain/team.ts';
import { type Team, type TeamChange, type TeamRole, teamChanges } from '../domain/team-edit.ts';
import type { TeamPerson, TeamView } from '../http/contract-people.ts';
import type { NameOf } from './team-words.ts';

/** What stands on the page: the version it began with, and what became of it. */
export interface TeamDraft {
  readonly domain: string;
  readonly revision: number;
  readonly base: Team;
  readonly team: Team;
  /** People the page met by searching; views know only those who are named. */
  readonly met: readonly TeamPerson[];
  /** The team before the last removal, and what was removed; null when there is none to take back. */
  readonly removed: { readonly team: Team; readonly person: string; readonly role: BaoRoleKind | null } | null;
}

export type TeamStep =
  | {
      readonly type: 'role';
      readonly kind: BaoRoleKind;
      readonly part: Partial<Pick<TeamRole, 'core' | 'needed' | 'arrivalLimit'>>;
    }
  | { readonly type: 'term'; readonly kind: BaoRoleKind; readonly person: string; readonly part: Partial<Term> }
  | { readonly type: 'move'; readonly kind: BaoRoleKind; readonly person: string; readonly by: 1 | -1 }
  | { readonly type: 'add'; readonly kind: BaoRoleKind; readonly person: TeamPerson }
  | { readonly type: 'remove'; readonly kind: BaoRoleKind; readonly person: string }
  | { readonly type: 'add-duty'; readonly window: DutyWindow }
  | { readonly type: 'remove-duty'; readonly index: number }
  | { readonly type: 'office'; readonly part: Partial<OfficeHours> }
  | { readonly type: 'add-management'; readonly person: TeamPerson }
  | { readonly type: 'remove-management'; readonly person: string }
  | { readonly type: 'undo' }
  | { readonly type: 'discard' }
  /** Another version to start from, with what should stand now. */
  | { readonly type: 'rebase'; readonly revision: number; readonly base: Team; readonly team: Team };

/** The draft of a view on which nothing was changed yet. */
export function draftOf({ domain, revision, team }: TeamView): TeamDraft {
  return { domain: domain.id, revision, base: team, team, met: [], removed: null };
}

export const unsaved = ({ base, team }: TeamDraft): readonly TeamChange[] => teamChanges(base, team);

const emptyTerm: Term = { validFrom: null, validTo: null, trainedAt: null, exercisedAt: null };

export function stepTeam(draft: TeamDraft, step: TeamStep): TeamDraft {
  switch (step.type) {
    case 'undo':
      return draft.removed ? { ...draft, team: draft.removed.team, removed: null } : draft;
    case 'discard':
      return { ...draft, team: draft.base, removed: null };
    case 'rebase':
      return { ...draft, revision: step.revision, base: step.base, team: step.team, removed: null };
    case 'remove':
      return { ...changed(draft, step), removed: { team: draft.team, person: step.person, role: step.kind } };
    case 'remove-duty': {
      const person = draft.team.duty[step.index]?.person ?? '';
      return { ...changed(draft, step), removed: { team: draft.team, person, role: null } };
    }
    case 'remove-management':
      return { ...changed(draft, step), removed: { team: draft.team, person: step.person, role: null } };
    case 'add':
    case 'add-management':
      return { ...changed(draft, step), met: [...draft.met, step.person], removed: null };
    default:
      return { ...changed(draft, step), removed: null };
  }
}

type Change = Exclude<TeamStep, { type: 'undo' | 'discard' | 'rebase' }>;

const changed = (draft: TeamDraft, step: Change): TeamDraft => ({ ...draft, team: teamAfter(draft.team, step) });

function teamAfter(team: Team, step: Change): Team {
  switch (step.type) {
    case 'add-duty':
      return { ...team, duty: [...team.duty, step.window].sort((one, other) => one.from - other.from) };
    case 'remove-duty':
      return { ...team, duty: team.duty.filter((_, index) => index !== step.index) };
    case 'office':
      return { ...team, officeHours: { ...team.officeHours, ...step.part } };
    case 'add-management':
      return { ...team, management: [...new Set([...team.management, step.person.id])] };
    case 'remove-management':
      return { ...team, management: team.management.filter((person) => person !== step.person) };
    default:
      return { ...team, roles: team.roles.map((role) => (role.kind === step.kind ? roleAfter(role, step) : role)) };
  }
}

type RoleChange = Extract<Change, { type: 'role' | 'term' | 'move' | 'add' | 'remove' }>;

function roleAfter(role: TeamRole, step: RoleChange): TeamRole {
  switch (step.type) {
    case 'role':
      return { ...role, ...step.part };
    case 'term':
      return { ...role, terms: { ...role.terms, [step.person]: { ...termOf(role, step.person), ...step.part } } };
    case 'move':
      return { ...role, holders: moved(role.holders, role.holders.indexOf(step.person), step.by) };
    case 'add': {
      if (role.holders.includes(step.person.id)) return role;
      const terms = { ...role.terms, [step.person.id]: emptyTerm };
      return { ...role, holders: [...role.holders, step.person.id], terms };
    }
    case 'remove': {
      const terms = Object.fromEntries(Object.entries(role.terms).filter(([person]) => person !== step.person));
      return { ...role, holders: role.holders.filter((person) => person !== step.person), terms };
    }
  }
}

/** The list with one element a place up (-1) or down (1); at the ends it stays. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const target = index + by;
  if (index < 0 || target < 0 || target >= list.length) return list;
  const next = [...list];
  const [one] = next.splice(index, 1) as [T];
  next.splice(target, 0, one);
  return next;
}

/** What the parts of the page work with. */
export interface TeamParts {
  readonly view: TeamView;
  readonly draft: TeamDraft;
  readonly step: (step: TeamStep) => void;
  readonly nameOf: NameOf;
}
