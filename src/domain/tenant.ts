// What the tenant's directory says about people, and what follows from it for ours: who is new, changed, gone.
import type { Language, Person } from './people.ts';
import { placeOf, type Rollout } from './rollout.ts';

/** One account as a delta tells it. What is absent has not changed. */
export interface AccountChange {
  /** Entra object id, lower case. */
  readonly aadId: string;
  readonly gone: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly jobTitle?: string;
  readonly language?: Language;
  readonly enabled?: boolean;
}

/** Everything one reading brought. `whole`: who is not named does not exist; else who is not named has not changed. */
export interface TenantReading {
  readonly accounts: { readonly whole: boolean; readonly changes: ReadonlyMap<string, AccountChange> };
  /** By group: whether it was read whole, and who is in it (true) or has left it (false). */
  readonly groups: ReadonlyMap<string, { readonly whole: boolean; readonly members: ReadonlyMap<string, boolean> }>;
}

/** Figures of one reading; no names. */
export interface TenantNumbers {
  readonly added: number;
  readonly changed: number;
  /** No longer in any audience since this reading: left, locked, or in no mapped group. */
  readonly gone: number;
  /** In groups of two domains; the upper row counts. */
  readonly several: number;
  /** People in mapped groups after it. */
  readonly active: number;
  /** Groups within mapped groups: their members are not read. */
  readonly nested: number;
}

/** Records to be put, and what they amount to. */
export interface TenantPlan {
  readonly puts: readonly Person[];
  readonly numbers: Omit<TenantNumbers, 'nested'>;
  /** How many were active before. */
  readonly before: number;
}

/** So many may go at once without a person's yes: this share of all, and never fewer than this. */
const mostGoneShare = 0.05;
const mostGoneAtLeast = 20;

/** Whether so many go at once that a person must say it is right: perhaps the tenant is the victim. */
export function isTooMany({ numbers, before }: Pick<TenantPlan, 'numbers' | 'before'>): boolean {
  return numbers.gone > Math.max(mostGoneAtLeast, before * mostGoneShare);
}

const isIn = (person: Person) => person.tenant === undefined || person.tenant.state === 'active';

/**
 * What a reading makes of the people we know. Those who were never in a mapped group are left alone, except when their
 * account is gone or locked. `newId` names people we did not know.
 */
export function planChanges(
  known: readonly Person[],
  reading: TenantReading,
  rollout: Rollout,
  newId: () => string,
): TenantPlan {
  const before = known.filter(isIn).length;
  const ours = new Set(known.map(({ aadId }) => aadId.toLowerCase()));
  const puts: Person[] = [];
  const sums = { added: 0, changed: 0, gone: 0, several: 0, active: 0 };
  const count = (after: Person) => {
    if (!isIn(after)) return;
    sums.active += 1;
    if (after.tenant && placeOf(after.tenant.groups, rollout.groups)?.several) sums.several += 1;
  };
  for (const person of known) {
    const after = changed(person, reading, rollout);
    count(after);
    if (after === person) continue;
    puts.push(after);
    if (isIn(person) && !isIn(after)) sums.gone += 1;
    else sums.changed += 1;
  }
  for (const change of reading.accounts.changes.values()) {
    const fresh = ours.has(change.aadId) ? null : created(change, reading, rollout, newId);
    if (!fresh) continue;
    puts.push(fresh);
    sums.added += 1;
    count(fresh);
  }
  return { puts, numbers: sums, before };
}

/** The groups she is in after the reading, in order. */
function groupsAfter(aadId: string, before: readonly string[], { groups }: TenantReading): readonly string[] {
  const after = new Set(before.filter((id) => groups.has(id)));
  for (const [id, { whole, members }] of groups) {
    const isMember = members.get(aadId);
    if (isMember === true) after.add(id);
    else if (isMember === false || whole) after.delete(id);
  }
  return [...after].sort();
}

function changed(person: Person, reading: TenantReading, rollout: Rollout): Person {
  const aadId = person.aadId.toLowerCase();
  if (aadId === '') return person;
  const { accounts } = reading;
  const change = accounts.changes.get(aadId);
  const was = person.tenant;
  const isGone = change ? change.gone : accounts.whole || was?.state === 'left';
  const groups = groupsAfter(aadId, was?.groups ?? [], reading);
  const isLocked = change?.enabled === undefined ? was?.state === 'disabled' && !isGone : !change.enabled;
  // Nobody asked for the tenant's word about her, and it has nothing against her.
  if (!was && groups.length === 0 && !isGone && !isLocked) return person;
  const place = placeOf(groups, rollout.groups);
  const state = isGone ? 'left' : isLocked ? 'disabled' : place ? 'active' : 'unmapped';
  const after: Person = {
    ...person,
    ...fieldsOf(change),
    ...(place && !isGone ? homeOf(person, place) : {}),
    tenant: { state, groups },
  };
  return isSame(person, after) ? person : after;
}

/** A new domain takes the old place with it; groups that say nothing of unit or site leave them. */
function homeOf(person: Person, { domain, unit, site }: { domain: string; unit: string; site: string }) {
  const old = person.domain === domain ? person.place : undefined;
  const place = { unit: unit || (old?.unit ?? ''), site: site || (old?.site ?? '') };
  return place.unit === '' && place.site === '' && !old ? { domain } : { domain, place };
}

function created(change: AccountChange, reading: TenantReading, rollout: Rollout, newId: () => string): Person | null {
  const { aadId, gone, enabled = true } = change;
  const groups = groupsAfter(aadId, [], reading);
  const place = placeOf(groups, rollout.groups);
  if (gone || !enabled || !place) return null;
  const { domain, unit, site } = place;
  const { name = '', email = '', jobTitle = '', language = 'de' } = change;
  return {
    id: newId(),
    aadId,
    name,
    email,
    jobTitle,
    domain,
    ...(unit === '' && site === '' ? {} : { place: { unit, site } }),
    language,
    grants: [],
    tenant: { state: 'active', groups },
  };
}

/** The language she chose here stays; a name is never taken away. */
function fieldsOf(change: AccountChange | undefined): Partial<Person> {
  if (!change || change.gone) return {};
  const { name, email, jobTitle } = change;
  return {
    ...(name ? { name } : {}),
    ...(email === undefined ? {} : { email }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
  };
}

function isSame(one: Person, other: Person): boolean {
  const shape = ({ name, email, jobTitle, domain, place, tenant }: Person) =>
    JSON.stringify([name, email, jobTitle, domain, place?.unit ?? '', place?.site ?? '', tenant ?? null]);
  return shape(one) === shape(other);
}
