// Changing the people of a BC-Domäne: which part of its record that is, what may stand in it, and what differs.
import { Refusal } from '../errors.ts';
import {
  type BaoRole,
  type BaoRoleKind,
  type BcDomain,
  baoRoleKinds,
  type DutyWindow,
  type OfficeHours,
  type Term,
  usualOfficeHours,
} from './bc-domain.ts';
import { canonical } from './chain.ts';
import { arrivalLimitOf, neededOf, termOf } from './team.ts';

/** A role with everything said about it; nothing is left to a usual value. */
export type TeamRole = Required<BaoRole>;

/** What those who alarm and coordinators may change about their domain, and nothing else of it. */
export interface Team {
  readonly roles: readonly TeamRole[];
  readonly duty: readonly DutyWindow[];
  readonly officeHours: OfficeHours;
  /** Behördenleitung, by person id. */
  readonly management: readonly string[];
}

export const mostNeeded = 9;
export const mostHolders = 20;
const mostDuty = 300;
const mostManagement = 9;
/** Minutes. */
export const longestArrival = 24 * 60;

/** The changeable part of a domain; usual values are written out. */
export function teamOf(domain: BcDomain): Team {
  return {
    roles: domain.roles.map((role) => ({
      kind: role.kind,
      core: role.core,
      holders: role.holders,
      needed: neededOf(role),
      arrivalLimit: arrivalLimitOf(role),
      terms: Object.fromEntries(role.holders.map((person) => [person, termOf(role, person)])),
    })),
    duty: domain.duty ?? [],
    officeHours: domain.officeHours ?? usualOfficeHours,
    management: domain.management ?? [],
  };
}

/** The domain with another team; all else as it was. Terms of people who left a role go with them. */
export function withTeam(domain: BcDomain, { roles, duty, officeHours, management }: Team): BcDomain {
  const kept = roles.map((role) => ({
    ...role,
    terms: Object.fromEntries(role.holders.map((person) => [person, termOf(role, person)])),
  }));
  return { ...domain, roles: kept, duty, officeHours, management };
}

/** True when two records of a domain differ in nothing but the team. So nobody moves a channel or a call-in by this. */
export function differsOnlyInTeam(before: BcDomain, after: BcDomain): boolean {
  const rest = ({ roles: _r, duty: _d, officeHours: _o, management: _m, ...others }: BcDomain) => canonical(others);
  return rest(before) === rest(after);
}

/** Everybody named anywhere in a team, once each. */
export function namedIn({ roles, duty, management }: Team): readonly string[] {
  const named = [...roles.flatMap(({ holders }) => holders), ...duty.map(({ person }) => person), ...management];
  return [...new Set(named)];
}

const whole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** True for a day there is, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Refuses a team that cannot work. Who the people are is not asked here. */
export function checkTeam(team: Team): void {
  const kinds = team.roles.map(({ kind }) => kind);
  if (kinds.some((kind) => !baoRoleKinds.includes(kind)) || new Set(kinds).size !== kinds.length) {
    throw new Refusal('role-twice');
  }
  for (const role of team.roles) checkRole(role);
  if (team.duty.length > mostDuty || team.management.length > mostManagement) throw new Refusal('team-too-long');
  if (new Set(team.management).size !== team.management.length) throw new Refusal('person-twice');
  for (const { from, to, kind, role } of team.duty) {
    if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) throw new Refusal('duty-order');
    if (kind === 'away' && role !== null) throw new Refusal('bad-shape');
  }
  const { from, to, days } = team.officeHours;
  const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  const areDays = days.every((day) => whole(day, 1, 7)) && new Set(days).size === days.length;
  if (!isTime(from) || !isTime(to) || from >= to || !areDays) throw new Refusal('office-hours');
}

function checkRole({ holders, needed, arrivalLimit, terms }: TeamRole): void {
  if (holders.length > mostHolders) throw new Refusal('team-too-long');
  if (new Set(holders).size !== holders.length) throw new Refusal('person-twice');
  if (!whole(needed, 1, mostNeeded)) throw new Refusal('needed-range', { most: mostNeeded });
  if (!whole(arrivalLimit, 1, longestArrival)) throw new Refusal('arrival-range', { most: longestArrival });
  for (const term of Object.values(terms)) checkTerm(term);
}

function checkTerm(term: Term): void {
  const days = [term.validFrom, term.validTo, term.trainedAt, term.exercisedAt];
  if (days.some((day) => day !== null && !isDay(day))) throw new Refusal('term-day');
  if (term.validFrom !== null && term.validTo !== null && term.validTo < term.validFrom)
    throw new Refusal('term-order');
}

/** One difference between two teams. Ranks count from 0, the holder. */
export type TeamChange =
  | { readonly code: 'role-added' | 'role-removed' | 'core'; readonly role: BaoRoleKind }
  | { readonly code: 'needed' | 'arrival'; readonly role: BaoRoleKind; readonly from: number; readonly to: number }
  | { readonly code: 'added' | 'removed'; readonly role: BaoRoleKind; readonly person: string; readonly rank: number }
  | {
      readonly code: 'moved';
      readonly role: BaoRoleKind;
      readonly person: string;
      readonly from: number;
      readonly to: number;
    }
  | { readonly code: 'term'; readonly role: BaoRoleKind; readonly person: string }
  | { readonly code: 'duty-added' | 'duty-removed'; readonly window: DutyWindow }
  | { readonly code: 'office-hours' | 'management' };

/** What is different in `after`, role by role. */
export function teamChanges(before: Team, after: Team): readonly TeamChange[] {
  const old = new Map(before.roles.map((role) => [role.kind, role]));
  const now = new Map(after.roles.map((role) => [role.kind, role]));
  const ofRoles = after.roles.flatMap((role) => roleChanges(old.get(role.kind), role));
  const gone = before.roles.filter(({ kind }) => !now.has(kind));
  return [
    ...ofRoles,
    ...gone.map(({ kind }): TeamChange => ({ code: 'role-removed', role: kind })),
    ...dutyChanges(before.duty, after.duty),
    ...whenDifferent('office-hours', before.officeHours, after.officeHours),
    ...whenDifferent('management', before.management, after.management),
  ];
}

const whenDifferent = (code: 'office-hours' | 'management', before: unknown, after: unknown): readonly TeamChange[] =>
  canonical(before) === canonical(after) ? [] : [{ code }];

function roleChanges(old: TeamRole | undefined, now: TeamRole): readonly TeamChange[] {
  const role = now.kind;
  const before = old?.holders ?? [];
  const left = before.filter((person) => !now.holders.includes(person));
  const stayed = before.filter((person) => now.holders.includes(person));
  const stay = now.holders.filter((person) => before.includes(person));
  const changes: TeamChange[] = old ? [] : [{ code: 'role-added', role }];
  for (const person of left) changes.push({ code: 'removed', role, person, rank: before.indexOf(person) });
  now.holders.forEach((person, rank) => {
    if (!before.includes(person)) changes.push({ code: 'added', role, person, rank });
    // Moved is whoever changed her place among those who stayed: not all below somebody who left.
    else if (stayed.indexOf(person) !== stay.indexOf(person)) {
      changes.push({ code: 'moved', role, person, from: before.indexOf(person), to: rank });
    }
  });
  for (const person of stay) {
    const same = old && canonical(termOf(old, person)) === canonical(termOf(now, person));
    if (!same) changes.push({ code: 'term', role, person });
  }
  if (old && old.core !== now.core) changes.push({ code: 'core', role });
  if (old && old.needed !== now.needed) changes.push({ code: 'needed', role, from: old.needed, to: now.needed });
  if (old && old.arrivalLimit !== now.arrivalLimit) {
    changes.push({ code: 'arrival', role, from: old.arrivalLimit, to: now.arrivalLimit });
  }
  return changes;
}

function dutyChanges(before: readonly DutyWindow[], after: readonly DutyWindow[]): readonly TeamChange[] {
  const known = new Set(before.map(canonical));
  const there = new Set(after.map(canonical));
  return [
    ...after.filter((window) => !known.has(canonical(window))).map(added),
    ...before.filter((window) => !there.has(canonical(window))).map(removed),
  ];
}

const added = (window: DutyWindow): TeamChange => ({ code: 'duty-added', window });
const removed = (window: DutyWindow): TeamChange => ({ code: 'duty-removed', window });

/** Two edits of the same team put together. */
export interface Merged {
  readonly team: Team;
  /** Roles that both changed: mine stands. */
  readonly clashes: readonly BaoRoleKind[];
}

/**
 * What I changed since `base`, laid onto what others made of it meanwhile: role by role, and each of duty, office
 * hours and management as a whole. Where both changed the same, mine stands, and the role is named.
 */
export function mergeTeams(base: Team, mine: Team, theirs: Team): Merged {
  const of = (team: Team) => new Map(team.roles.map((role) => [role.kind, role]));
  const [first, second, third] = [of(base), of(mine), of(theirs)];
  const same = (one: unknown, other: unknown) => canonical(one ?? null) === canonical(other ?? null);
  const clashes: BaoRoleKind[] = [];
  const kinds = [...new Set([...mine.roles, ...theirs.roles].map(({ kind }) => kind))];
  const roles = kinds.flatMap((kind) => {
    const [old, own, other] = [first.get(kind), second.get(kind), third.get(kind)];
    if (same(old, own)) return other ? [other] : [];
    if (!same(old, other) && !same(own, other)) clashes.push(kind);
    return own ? [own] : [];
  });
  const chosen = <Value>(old: Value, own: Value, other: Value) => (same(old, own) ? other : own);
  const team: Team = {
    roles,
    duty: chosen(base.duty, mine.duty, theirs.duty),
    officeHours: chosen(base.officeHours, mine.officeHours, theirs.officeHours),
    management: chosen(base.management, mine.management, theirs.management),
  };
  return { team, clashes };
}
