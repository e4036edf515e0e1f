// The reachability audit (Erreichbarkeitsprüfung) of one domain: every night and on demand, without sending anything.
import { Refusal } from '../errors.ts';
import { type BaoRoleKind, usualNeeded } from './bc-domain.ts';
import type { Entry, Json, Model, Owed, Turn } from './model.ts';
import type { Contact } from './people.ts';
import { type Way, ways } from './ways.ts';
import { nextTime } from './working-time.ts';

/** When clocks in Germany show this, every domain is checked. */
const auditTime = '02:30';
/** A contact counts as confirmed for so many milliseconds: 90 days. */
const confirmedFor = 90 * 86_400_000;
/** Results that are kept, as numbers only. */
export const mostResults = 100;

/** What is known of a way: it works, it does not, or it is not set up here. */
export type WayState = 'ok' | 'down' | 'off';
export type WayStates = Readonly<Record<Way, WayState>>;

/** Whether Teams leads to somebody, from what the bot was told and what its messages met. */
export type TeamsReach = 'met' | 'never-met' | 'app-removed' | 'blocked' | 'unknown-person';

/** Why somebody could not be reached, or might not be; each has a sentence and what to do. */
export const wants = [
  'unknown-person',
  'never-met',
  'app-removed',
  'blocked',
  'no-second-way',
  'no-ringing-way',
  'way-down',
  'unconfirmed',
] as const;
export type Want = (typeof wants)[number];

/** What is wrong with a role as a whole. */
export type RoleWant = 'no-holder' | 'no-deputy' | 'unreachable';

/** What was looked up about somebody with a role. */
export interface PersonFacts {
  readonly person: string;
  readonly teams: TeamsReach;
  /** Ways beside Teams that her contact opens. */
  readonly ways: readonly Way[];
  /** Epoch milliseconds; null when never. */
  readonly confirmedAt: number | null;
}

/** What was looked up for one audit; nothing was sent for it. */
export interface AuditFacts {
  readonly people: readonly PersonFacts[];
  readonly roles: readonly {
    readonly kind: BaoRoleKind;
    readonly needed?: number;
    readonly people: readonly string[];
  }[];
  /** Number of the conference bridge as it is stored; nobody rings it. */
  readonly bridge: string;
  readonly ways: WayStates;
}

/** How many; no names. Inside and outside of office hours: outside only what rings counts. */
export interface AuditNumbers {
  readonly people: number;
  readonly inside: number;
  readonly outside: number;
  readonly roles: number;
  readonly rolesInside: number;
  readonly rolesOutside: number;
  readonly noDeputy: number;
  readonly wants: Readonly<Record<Want, number>>;
}

/** Somebody with something to put right. */
export interface PersonFinding {
  readonly person: string;
  readonly roles: readonly BaoRoleKind[];
  readonly wants: readonly Want[];
  readonly inside: boolean;
  readonly outside: boolean;
}

export interface RoleFinding {
  readonly kind: BaoRoleKind;
  readonly wants: readonly RoleWant[];
  readonly inside: boolean;
  readonly outside: boolean;
}

export type BridgeState = 'ok' | 'missing' | 'not-dialable';

/** One result. `people` names them, so only the newest is kept, sealed and erasable. */
export interface AuditResult {
  readonly numbers: AuditNumbers;
  readonly bridge: BridgeState;
  readonly ways: WayStates;
  readonly roles: readonly RoleFinding[];
  readonly people: readonly PersonFinding[];
}

/** Plans the nights of a domain; nothing when they are planned. */
export interface Begin {
  readonly type: 'begin';
  readonly domain: string;
}
/** Somebody wants to know now. */
export interface Run {
  readonly type: 'run';
}
/** What was looked up. */
export interface Note {
  readonly type: 'note';
  readonly facts: AuditFacts;
}
export type AuditCommand = Begin | Run | Note | { readonly type: 'wake' };

interface Begun extends Entry {
  readonly type: 'begun';
  readonly domain: string;
}
interface Asked extends Entry {
  readonly type: 'asked';
  readonly cause: 'night' | 'request';
}
interface Noted extends Entry {
  readonly type: 'noted';
  readonly numbers: AuditNumbers;
  readonly bridge: BridgeState;
  readonly ways: WayStates;
  readonly roles: readonly RoleFinding[];
}
export type AuditEntry = Begun | Asked | Noted;

export interface Audit {
  readonly domain: string;
  /** The next night, epoch milliseconds. */
  readonly nextAt: number;
  /** Since when facts are owed; null when none are. */
  readonly askedAt: number | null;
  /** Newest last. */
  readonly history: readonly { readonly at: number; readonly numbers: AuditNumbers }[];
  readonly newest: (AuditResult & { readonly at: number }) | null;
}

const empty: Audit = { domain: '', nextAt: 0, askedAt: null, history: [], newest: null };

/** A number that a telephone can dial: with or without country, signs between the digits do not matter. */
export function isDialable(number: string): boolean {
  return /^(\+[1-9]\d{6,14}|0\d{5,15})$/.test(number.replace(/[\s()/.-]/g, ''));
}

/** A contact whose owner said within 90 days that it is right. */
export function isConfirmed({ confirmedAt }: Pick<Contact, 'confirmedAt'>, at: number): boolean {
  return confirmedAt !== null && at - confirmedAt < confirmedFor;
}

/** What the facts mean at a moment, epoch milliseconds. */
export function judge(facts: AuditFacts, at: number): AuditResult {
  const all = facts.people.map((person) => finding(person, facts, at));
  const roles = facts.roles.map((role) => roleFinding(role, all));
  const count = <T>(list: readonly T[], fits: (item: T) => boolean) => list.filter(fits).length;
  const numbers: AuditNumbers = {
    people: all.length,
    inside: count(all, ({ inside }) => inside),
    outside: count(all, ({ outside }) => outside),
    roles: roles.length,
    rolesInside: count(roles, ({ inside }) => inside),
    rolesOutside: count(roles, ({ outside }) => outside),
    noDeputy: count(roles, (role) => role.wants.includes('no-deputy')),
    wants: Object.fromEntries(
      wants.map((want) => [want, count(all, (each) => each.wants.includes(want))]),
    ) as AuditNumbers['wants'],
  };
  const bridge = facts.bridge.trim() === '' ? 'missing' : isDialable(facts.bridge) ? 'ok' : 'not-dialable';
  const wrong = <T extends { readonly wants: readonly string[] }>(list: readonly T[]) =>
    list.filter((each) => each.wants.length > 0);
  return { numbers, bridge, ways: facts.ways, roles: wrong(roles), people: wrong(all) };
}

const ringing: readonly Way[] = ['voice', 'sms'];

function finding(
  { person, teams, ways: opened, confirmedAt }: PersonFacts,
  facts: AuditFacts,
  at: number,
): PersonFinding {
  const setUp = opened.filter((way) => facts.ways[way] !== 'off');
  const works = (way: Way) => setUp.includes(way) && facts.ways[way] === 'ok';
  const isThere = teams !== 'unknown-person';
  // Teams takes messages for somebody who blocked the bot, and nobody reads them.
  const inTeams = teams === 'met' && facts.ways.teams === 'ok';
  const wanting: readonly (readonly [Want, boolean])[] = [
    ['unknown-person', !isThere],
    ['never-met', teams === 'never-met'],
    ['app-removed', teams === 'app-removed'],
    ['blocked', teams === 'blocked'],
    ['no-second-way', isThere && setUp.length === 0],
    ['no-ringing-way', isThere && setUp.length > 0 && !ringing.some((way) => setUp.includes(way))],
    ['way-down', isThere && setUp.some((way) => facts.ways[way] === 'down')],
    ['unconfirmed', isThere && !isConfirmed({ confirmedAt }, at)],
  ];
  return {
    person,
    roles: facts.roles.filter((role) => role.people.includes(person)).map(({ kind }) => kind),
    wants: wanting.filter(([, is]) => is).map(([want]) => want),
    inside: isThere && (inTeams || ways.some((way) => way !== 'teams' && works(way))),
    outside: isThere && ringing.some(works),
  };
}

function roleFinding(
  { kind, needed = usualNeeded, people }: AuditFacts['roles'][number],
  all: readonly PersonFinding[],
): RoleFinding {
  const theirs = all.filter(({ person }) => people.includes(person));
  const enough = (hours: 'inside' | 'outside') => theirs.filter((each) => each[hours]).length >= needed;
  const wanting: readonly (readonly [RoleWant, boolean])[] = [
    ['no-holder', people.length === 0],
    ['no-deputy', people.length > 0 && people.length <= needed],
    ['unreachable', people.length > 0 && !(enough('inside') && enough('outside'))],
  ];
  const roleWants = wanting.filter(([, is]) => is).map(([want]) => want);
  return { kind, wants: roleWants, inside: enough('inside'), outside: enough('outside') };
}

function decide(state: Audit, command: AuditCommand, { at }: Turn): readonly AuditEntry[] {
  if (command.type === 'begin') return state.domain === '' ? [{ type: 'begun', v: 1, domain: command.domain }] : [];
  if (state.domain === '') throw new Refusal('not-found');
  switch (command.type) {
    case 'wake':
      return at < state.nextAt ? [] : [{ type: 'asked', v: 1, cause: 'night' }];
    case 'run':
      return state.askedAt === null ? [{ type: 'asked', v: 1, cause: 'request' }] : [];
    case 'note': {
      // Another process may have looked it up, too.
      if (state.askedAt === null) return [];
      const { people, ...rest } = judge(command.facts, at);
      return [{ type: 'noted', v: 1, ...rest, sealed: { people: people as unknown as Json } }];
    }
  }
}

function apply(state: Audit, entry: AuditEntry, { at }: Turn): Audit {
  switch (entry.type) {
    case 'begun':
      return { ...state, domain: entry.domain, nextAt: nextTime(auditTime, at) };
    case 'asked':
      return { ...state, askedAt: at, nextAt: entry.cause === 'night' ? nextTime(auditTime, at) : state.nextAt };
    case 'noted': {
      const { numbers, bridge, ways: states, roles, sealed } = entry;
      const people = (sealed?.people ?? []) as unknown as readonly PersonFinding[];
      const history = [...state.history, { at, numbers }].slice(-mostResults);
      return { ...state, askedAt: null, history, newest: { at, numbers, bridge, ways: states, roles, people } };
    }
  }
}

function owed(state: Audit): readonly Owed[] {
  if (state.domain === '') return [];
  const asked: readonly Owed[] = state.askedAt === null ? [] : [{ kind: 'audit', at: state.askedAt }];
  return [{ kind: 'wake', at: state.nextAt }, ...asked];
}

/** Rules of the audit; its id is the domain's. */
export const audits: Model<Audit, AuditCommand, AuditEntry> = {
  name: 'audit',
  version: 1,
  empty,
  decide,
  apply,
  owed,
  head: (state) => ({ scope: state.domain, status: 'active', key: '', at: state.newest?.at ?? 0 }),
};
