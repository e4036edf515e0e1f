// The nights: whoever has numbers without a role is told when they go and loses them on that day, and what the rules of
// keeping are done with is taken out.

import { alarms } from '../domain/alarm-rules.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { bundles } from '../domain/bundle.ts';
import type { KeepingRuleId } from '../domain/keeping-rules.ts';
import { caseName } from '../domain/model.ts';
import { type Contact, contacts, people } from '../domain/people.ts';
import {
  dayToTell,
  type ErasedByRule,
  type KeptStep,
  type PersonStep,
  type Retention,
  retentionId,
  retentions,
  stepTonight,
} from '../domain/retention.ts';
import { asked } from '../domain/staffing.ts';
import { dayOf, termOf, termState } from '../domain/team.ts';
import { momentOf } from '../domain/working-time.ts';
import { forgetNumbers } from './contact-past.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import { countOf, erasures, type Found } from './erasures.ts';
import type { Door } from './execute.ts';

export interface Keeping {
  /** Plans the nights. */
  begin(): void;
  /** Does what is due tonight and notes it. Goes on where it was left. */
  look(): Promise<void>;
  /** What a night would take out now, by rule; changes nothing. */
  preview(): Promise<readonly KeepingCount[]>;
}

/** Cases and values a rule is done with, and cases that a hold keeps. */
export type KeepingCount = Omit<ErasedByRule, 'mark' | 'rule'> & { readonly rule: KeepingRuleId };

const by = { system: 'audit' } as const;
const pageSize = 200;
const readAtOnce = 50;
const mostOpen = 200;

export function keeping(env: Env, entry: Door, look: Directory): Keeping {
  const rules = erasures(env, entry, look);

  /** Everybody with numbers, as they are now. */
  async function withNumbers(): Promise<readonly Contact[]> {
    const found: Contact[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await env.store.list({
        kind: 'contact',
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      for (let from = 0; from < page.rows.length; from += readAtOnce) {
        const some = page.rows.slice(from, from + readAtOnce);
        const read = await Promise.all(some.map(({ address }) => entry.read(contacts, address.id)));
        found.push(
          ...read.flatMap(({ state: { value } }) => ((value?.numbers ?? []).length > 0 && value ? [value] : [])),
        );
      }
      after = page.next;
    }
    return found;
  }

  /** Whoever is asked in an alarm that goes on. */
  async function busyPeople(): Promise<ReadonlySet<string>> {
    const { rows } = await env.store.list({ kind: 'alarm', status: 'open', limit: mostOpen });
    const open = await Promise.all(rows.map(({ address }) => entry.read(alarms, address.id)));
    return new Set(open.flatMap(({ state }) => [...asked(state)]));
  }

  /** Puts what is kept without the numbers and takes them out of every line before. */
  async function deleteNumbers(contact: Contact): Promise<void> {
    const value = { ...contact, numbers: [] };
    const { seq } = await entry.execute(contacts, contact.person, { type: 'put', value }, by);
    await forgetNumbers(env, contact.person, seq);
    env.log.info('contact.deleted', { case: caseName({ kind: 'contact', id: contact.person }) });
  }

  async function act(contact: Contact, step: KeptStep, day: string, domain: string): Promise<void> {
    const { person } = contact;
    const wish = { kind: 'numbers', ref: person } as const;
    if (step === 'deleted') await deleteNumbers(contact);
    if (step === 'told' && domain !== '') {
      // A card of before may still stand open: this one names another day.
      await entry.execute(bundles, person, { type: 'done', ...wish }, by);
      await entry.execute(bundles, person, { type: 'add', person, ...wish, domain, due: momentOf(day, '12:00') }, by);
    }
    if (step === 'back' || step === 'stay' || step === 'deleted') {
      await entry.execute(bundles, person, { type: 'done', ...wish }, by);
    }
  }

  /** First taken out, then noted: what was interrupted is done again, and nothing is noted that is still there. */
  async function eraseByRules(marks: Retention['marks']): Promise<readonly ErasedByRule[]> {
    const found = await rules.find(marks, env.now());
    for (const each of found) await rules.erase(each);
    return found.map((one) => ({ ...countedOf(one), mark: one.mark }));
  }

  return {
    begin() {
      entry.execute(retentions, retentionId, { type: 'begin' }, by).catch((error: unknown) => {
        const fault = error instanceof Error ? error.name : 'unknown';
        env.log.error('retention.fault', { case: caseName({ kind: 'retention', id: retentionId }), error: fault });
      });
    },
    async preview() {
      const { marks, people: kept } = (await entry.read(retentions, retentionId)).state;
      const today = dayOf(env.now());
      const going = Object.values(kept).filter(({ told }) => told !== null && told.day <= today).length;
      const found = await rules.find(marks, env.now());
      return [{ rule: 'role-numbers', cases: going, values: going, held: 0 }, ...found.map(countedOf)];
    },
    async look() {
      const { state } = await entry.read(retentions, retentionId);
      if (state.askedAt === null) return;
      const [domains, all, busy] = await Promise.all([look.domains(), withNumbers(), busyPeople()]);
      const inRoles = peopleInRoles(domains, dayOf(env.now()));
      const steps: PersonStep[] = [];
      for (const contact of all) {
        const { person, confirmedAt } = contact;
        const { value } = (await entry.read(people, person)).state;
        const hasRole = inRoles.has(person) || (value?.grants ?? []).length > 0;
        const known = state.people[person];
        const step = stepTonight(known, { hasRole, isBusy: busy.has(person), confirmedAt }, env.now());
        if (step === null) continue;
        const day = step === 'told' && known ? dayToTell(known, confirmedAt, env.now()) : '';
        await act(contact, step, day, value?.domain ?? '');
        steps.push({ person, step, ...(day === '' ? {} : { day }) });
      }
      const seen = all.map(({ person }) => person);
      const erased = await eraseByRules(state.marks);
      await entry.execute(retentions, retentionId, { type: 'note', steps, seen, erased }, by);
    },
  };
}

const countedOf = (found: Found): KeepingCount => {
  const { rule, cases, held } = found;
  return { rule, cases, values: countOf(found), held };
};

/** Everybody in a role that is not over on this day, and the heads of the authorities. */
function peopleInRoles(domains: readonly BcDomain[], day: string): ReadonlySet<string> {
  const holders = domains.flatMap(({ roles }) =>
    roles.flatMap((role) => role.holders.filter((person) => termState(termOf(role, person), day) !== 'expired')),
  );
  return new Set([...holders, ...domains.flatMap(({ management = [] }) => management)]);
}
