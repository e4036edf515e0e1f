// Gaps of a crisis team at a moment: roles that nobody could fill, people who could not be reached, what runs out.
import type { BaoRoleKind, BcDomain } from './bc-domain.ts';
import { dayOf, isAway, isOnCall, neededOf, peopleInOrder, termOf, termState } from './team.ts';
import { secondWays, type Way } from './ways.ts';

/** How a person can be reached, without any number: the ways that open, and when she last said that they are right. */
export interface ContactFacts {
  readonly ways: readonly Way[];
  /** Epoch milliseconds; null when never. */
  readonly confirmedAt: number | null;
}

export const gapCodes = [
  'no-holder',
  'expired',
  'not-yet',
  'too-few',
  'no-deputy',
  'few-deputies',
  'everybody-away',
  'nobody-on-call',
  'holder-twice',
  'no-contact',
  'no-second-way',
  'expires-soon',
  'unconfirmed',
  'two-roles',
  'untrained',
  'not-exercised',
] as const;
export type GapCode = (typeof gapCodes)[number];

/** `now`: the role could not be filled today. `soon`: it works, but not for long or not at night. `note`: worth knowing. */
export type Weight = 'now' | 'soon' | 'note';

export interface Gap {
  readonly code: GapCode;
  readonly weight: Weight;
  readonly role: BaoRoleKind;
  /** Person id; '' when the gap is the role's own. */
  readonly person: string;
  /** The other role with `holder-twice` and `two-roles`. */
  readonly also?: BaoRoleKind;
  /** The last or first day of a term, `YYYY-MM-DD`. */
  readonly day?: string;
}

const weightOf: Readonly<Record<GapCode, Weight>> = {
  'no-holder': 'now',
  expired: 'now',
  'not-yet': 'now',
  'too-few': 'now',
  'no-deputy': 'now',
  'everybody-away': 'now',
  'nobody-on-call': 'now',
  'few-deputies': 'soon',
  'holder-twice': 'soon',
  'no-contact': 'soon',
  'no-second-way': 'soon',
  'expires-soon': 'soon',
  unconfirmed: 'note',
  'two-roles': 'note',
  untrained: 'note',
  'not-exercised': 'note',
};

const day = 86_400_000;
/** A term that ends within so many days is named beforehand. */
const soonDays = 30;
/** A contact not confirmed for so many days counts as uncertain (issue: reachability audit). */
export const confirmedDays = 90;
/** Whoever was not trained or exercised for so many months counts as out of practice (K14, BSI 200-4, 5.6.1). */
const practiceMonths = 36;
/** The Stabsleitung has several deputies (BSI 200-4, 5.1.2); everybody else at least one. */
const deputiesWanted = (kind: BaoRoleKind) => (kind === 'CRISIS_LEAD' ? 2 : 1);

/** The day so many months before another, `YYYY-MM-DD`; a day that month does not have becomes its last. */
export function monthsBefore(today: string, months: number): string {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}

/**
 * Gaps of a domain at a moment (epoch milliseconds), the pressing ones first, then in the order of the roles.
 * `contactOf` says how people are reached; somebody who is missing there has left nothing.
 */
export function gapsOf(
  domain: BcDomain,
  contactOf: Readonly<Record<string, ContactFacts>>,
  at: number,
): readonly Gap[] {
  const found = [
    ...domain.roles.flatMap((role) => [...staffing(domain, role.kind, at), ...ofPeople(domain, role.kind, at)]),
    ...doubled(domain),
    ...reachGaps(domain, contactOf, at),
  ];
  const order: readonly Weight[] = ['now', 'soon', 'note'];
  const place = ({ weight }: Gap) => order.indexOf(weight);
  return found.sort((one, other) => place(one) - place(other));
}

type More = Partial<Pick<Gap, 'person' | 'also' | 'day'>>;
const gap = (code: GapCode, role: BaoRoleKind, more: More = {}): Gap => ({
  code,
  weight: weightOf[code],
  role,
  person: '',
  ...more,
});

/** Whether a role can be filled at all, and by how many. */
function staffing(domain: BcDomain, kind: BaoRoleKind, at: number): readonly Gap[] {
  const role = domain.roles.find((one) => one.kind === kind);
  if (!role) return [];
  if (role.holders.length === 0) return [gap('no-holder', kind)];
  const valid = peopleInOrder(domain, role, at);
  const needed = neededOf(role);
  const deputies = valid.length - needed;
  const away = valid.length > 0 && valid.every((person) => isAway(domain, person, at));
  const hasDuty = (domain.duty ?? []).some((window) => window.kind === 'on-call' && window.role === kind);
  const onCall = valid.some((person) => isOnCall(domain, person, kind, at) && !isAway(domain, person, at));
  return [
    ...(valid.length === 0 ? [gap('no-holder', kind)] : []),
    ...(valid.length > 0 && deputies < 0 ? [gap('too-few', kind)] : []),
    ...(deputies === 0 ? [gap('no-deputy', kind)] : []),
    ...(deputies > 0 && deputies < deputiesWanted(kind) ? [gap('few-deputies', kind)] : []),
    ...(away ? [gap('everybody-away', kind)] : []),
    ...(hasDuty && !onCall ? [gap('nobody-on-call', kind)] : []),
  ];
}

/** Terms and practice, person by person. */
function ofPeople(domain: BcDomain, kind: BaoRoleKind, at: number): readonly Gap[] {
  const role = domain.roles.find((one) => one.kind === kind);
  const today = dayOf(at);
  const soon = dayOf(at + soonDays * day);
  const since = monthsBefore(today, practiceMonths);
  return (role?.holders ?? []).flatMap((person) => {
    const term = termOf(role ?? {}, person);
    const state = termState(term, today);
    if (state === 'expired') return [gap('expired', kind, { person, day: term.validTo ?? '' })];
    if (state === 'not-yet') return [gap('not-yet', kind, { person, day: term.validFrom ?? '' })];
    const old = (when: string | null) => when === null || when < since;
    return [
      ...(term.validTo !== null && term.validTo <= soon
        ? [gap('expires-soon', kind, { person, day: term.validTo })]
        : []),
      ...(old(term.trainedAt) ? [gap('untrained', kind, { person })] : []),
      ...(old(term.exercisedAt) ? [gap('not-exercised', kind, { person })] : []),
    ];
  });
}

/** The same person in two roles: as holder of both she cannot fill both; in any other way it is only worth knowing. */
function doubled({ roles }: BcDomain): readonly Gap[] {
  const first = new Map<string, { kind: BaoRoleKind; holds: boolean }>();
  return roles.flatMap((role) =>
    role.holders.flatMap((person, index) => {
      const holds = index < neededOf(role);
      const known = first.get(person);
      if (!known || (holds && !known.holds)) first.set(person, { kind: role.kind, holds });
      if (!known || known.kind === role.kind) return [];
      return [gap(known.holds && holds ? 'holder-twice' : 'two-roles', role.kind, { person, also: known.kind })];
    }),
  );
}

/** How the people are reached; each is named once, with her first role. */
function reachGaps({ roles }: BcDomain, contactOf: Readonly<Record<string, ContactFacts>>, at: number): readonly Gap[] {
  const first = new Map<string, BaoRoleKind>();
  for (const { kind, holders } of roles) {
    for (const person of holders) if (!first.has(person)) first.set(person, kind);
  }
  return [...first].flatMap(([person, role]) => {
    const contact = Object.hasOwn(contactOf, person) ? contactOf[person] : undefined;
    if (!contact) return [gap('no-contact', role, { person })];
    const stale = contact.confirmedAt === null || at - contact.confirmedAt > confirmedDays * day;
    const reachable = secondWays.some((way) => contact.ways.includes(way));
    return [
      ...(reachable ? [] : [gap('no-second-way', role, { person })]),
      ...(stale ? [gap('unconfirmed', role, { person })] : []),
    ];
  });
}
