// Gathers what figures are worked out from: registers through the book, alarms that are over, contacts, releases. Reads only.
import { alarms } from '../domain/alarm-rules.ts';
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { deviations } from '../domain/deviation.ts';
import { exercises } from '../domain/exercise-rules.ts';
import { type Figures, figuresOfDomains } from '../domain/figures.ts';
import { incidents } from '../domain/incident-rules.ts';
import { type KpiSet, kpiSets, landId, usualKpiSet } from '../domain/kpi.ts';
import { alarmFact, incidentFact } from '../domain/kpi-alarm.ts';
import type { AlarmFact, Confirmed, DomainBook, Filed } from '../domain/kpi-book.ts';
import { type Programme, programmeOf } from '../domain/kpi-programme.ts';
import { type Maturity, maturities } from '../domain/maturity.ts';
import { measures } from '../domain/measure-rules.ts';
import { contacts } from '../domain/people.ts';
import { plans } from '../domain/plan-rules.ts';
import { processes } from '../domain/process.ts';
import { type Resource, resources } from '../domain/resource.ts';
import { type Judged, needsOf } from '../domain/resource-needs.ts';
import { reviews } from '../domain/review-rules.ts';
import { yearPlans } from '../domain/year-plan-rules.ts';
import type { Env } from './env.ts';
import { everywhere } from './everywhere.ts';
import type { Door } from './execute.ts';
import { joined } from './joined.ts';
import type { Booked, RegisterBook } from './register-book.ts';

export interface KpiDesk {
  book(domain: BcDomain): Promise<DomainBook>;
  /** The Land's set with its version; 0 while nobody laid one down. */
  set(): Promise<{ readonly set: KpiSet; readonly version: number }>;
  figures(domain: string): Promise<Figures>;
  maturity(domain: string): Promise<Maturity | null>;
  /** All domains as this process last saw them. */
  domains(): Promise<readonly BcDomain[]>;
  /** Figures of all domains that ever drew some up, by domain. */
  land(): Promise<ReadonlyMap<string, Figures>>;
}

/** Alarms that are looked at, the newest of all domains. */
const mostAlarms = 2_000;
/** Contacts of a crisis team, and alarms that are over, are asked for again after so long, milliseconds. */
const besidesFor = 30_000;
/** Older lists of alarms are waited for; younger ones are shown while they are read again. */
const besidesAtMost = 300_000;
/** So are the processes of other domains. */
const elsewhereFor = 60_000;

export function kpiDesk({ env, entry, book }: { env: Env; entry: Door; book: RegisterBook }): KpiDesk {
  const alarmFacts = alarmReader(env, entry);
  const confirmedOf = contactReader(env, entry);
  const land = everywhere(env, entry, { model: figuresOfDomains, tells: true });
  // Names and Ressorts hardly ever change, and no right hangs on them.
  const places = everywhere(env, entry, { model: bcDomains, tells: false });
  const needs = needsReader(env, book, async () => [...(await places()).keys()]);
  const cases = new WeakMap<readonly Booked<unknown>[], readonly Filed<unknown>[]>();

  function filed<S>(all: readonly Booked<S>[]): readonly Filed<S>[] {
    const known = cases.get(all) ?? all.map(({ id, state }) => ({ id, value: state }));
    cases.set(all, known);
    return known as readonly Filed<S>[];
  }

  const programmes = new Map<string, { readonly read: readonly unknown[]; readonly programme: Programme }>();

  /** Reckoned anew only when something of it was written. */
  async function programmeFor(id: string): Promise<Programme> {
    const [exercise, year, review, event] = await Promise.all([
      book.all(exercises, id),
      book.all(yearPlans, id),
      book.all(reviews, id),
      book.all(incidents, id),
    ]);
    const read = [exercise, year, review, event];
    const before = programmes.get(id);
    if (before?.read.every((one, index) => one === read[index])) return before.programme;
    const programme = programmeOf({
      exercises: filed(exercise),
      yearPlans: filed(year),
      reviews: filed(review),
      incidents: filed(event),
    });
    programmes.set(id, { read, programme });
    return programme;
  }

  return {
    async book(domain) {
      const { id } = domain;
      const [bcms, own, used, plan, measure, event, open, alarm, confirmed, programme] = await Promise.all([
        book.values(bcmsOfDomains, id),
        book.values(processes, id),
        book.values(resources, id),
        book.all(plans, id),
        book.all(measures, id),
        book.all(incidents, id),
        book.values(deviations, id),
        alarmFacts(id),
        confirmedOf(domain),
        programmeFor(id),
      ]);
      return {
        domain,
        bcms: bcmsOf(id, bcms[0]),
        processes: own,
        resources: used,
        needs: await needs(id, used, own),
        plans: filed(plan),
        measures: filed(measure),
        deviations: open,
        alarms: alarm,
        incidents: event.flatMap(({ id: name, state }) => incidentFact(name, state) ?? []),
        confirmed,
        programme,
      };
    },
    async set() {
      const { value, revision } = (await entry.read(kpiSets, landId)).state;
      return { set: value ?? usualKpiSet, version: revision };
    },
    // Through the book, which asks once for everything that lies with a domain.
    figures: async (id) =>
      (await book.all(figuresOfDomains, id)).find((one) => one.id === id)?.state ?? figuresOfDomains.empty,
    maturity: async (id) => (await book.values(maturities, id))[0] ?? null,
    domains: async () => [...(await places()).values()].flatMap(({ value }) => value ?? []),
    land,
  };
}

/**
 * Alarms that are over never change again, so each is read once; one that is open is never read. All domains are listed
 * at once, in the background: a list over everything costs far more than reading what is new in it.
 */
function alarmReader({ now, store }: Env, entry: Door) {
  const facts = new Map<string, AlarmFact | null>();
  let over: { readonly at: number; readonly ids: ReadonlyMap<string, readonly string[]> } | null = null;
  const look = joined(async () => {
    const { rows } = await store.list({ kind: 'alarm', status: 'ended', limit: mostAlarms });
    const ids = new Map<string, string[]>();
    for (const { address, scope } of rows) ids.set(scope, [...(ids.get(scope) ?? []), address.id]);
    over = { at: now(), ids };
    return over;
  });
  async function listed() {
    const known = over;
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < besidesFor) return known;
    const looking = look('');
    if (!known || age > besidesAtMost) return looking;
    // Whoever waits too long for it asks herself, and hears then why it fails.
    looking.catch(() => undefined);
    return known;
  }
  return async (domain: string): Promise<readonly AlarmFact[]> => {
    const { ids } = await listed();
    const found = await Promise.all(
      (ids.get(domain) ?? []).map(async (id) => {
        const known = facts.get(id);
        if (known !== undefined) return known;
        const fact = alarmFact(id, (await entry.read(alarms, id)).state);
        facts.set(id, fact);
        return fact;
      }),
    );
    return found.filter((fact) => fact !== null);
  };
}

/** When everybody with a role last confirmed her contact. */
function contactReader({ now }: Env, entry: Door) {
  const known = new Map<
    string,
    { readonly at: number; readonly domain: BcDomain; readonly confirmed: DomainBook['confirmed'] }
  >();
  return async (domain: BcDomain): Promise<DomainBook['confirmed']> => {
    const before = known.get(domain.id);
    if (before && before.domain === domain && now() - before.at < besidesFor) return before.confirmed;
    const people = [...new Set(domain.roles.flatMap(({ holders }) => holders))];
    const found = await Promise.all(
      people.map(async (person): Promise<[string, Confirmed]> => {
        const { value } = (await entry.read(contacts, person)).state;
        return [person, value ? value.confirmedAt : 'none'];
      }),
    );
    const confirmed = Object.fromEntries(found);
    known.set(domain.id, { at: now(), domain, confirmed });
    return confirmed;
  };
}

/** What processes demand of the domain's resources; other domains are asked only where something is offered to them. */
function needsReader({ now }: Env, book: RegisterBook, domains: () => Promise<readonly string[]>) {
  const known = new Map<
    string,
    { readonly at: number; readonly resources: unknown; readonly own: unknown; readonly needs: DomainBook['needs'] }
  >();
  const judged = async (domain: string): Promise<readonly Judged[]> => {
    const [limits, all] = await Promise.all([book.values(bcmsOfDomains, domain), book.values(processes, domain)]);
    const rule = bcmsOf(domain, limits[0]);
    return all.map((process) => ({ process, rule }));
  };
  return async (
    domain: string,
    offered: readonly Resource[],
    own: readonly unknown[],
  ): Promise<DomainBook['needs']> => {
    const before = known.get(domain);
    if (before?.resources === offered && before.own === own && now() - before.at < elsewhereFor) return before.needs;
    const isShared = offered.some(({ shared, retired }) => shared === true && retired !== true);
    const places = isShared ? await domains() : [domain];
    const needs = needsOf(domain, (await Promise.all(places.map(judged))).flat());
    known.set(domain, { at: now(), resources: offered, own, needs });
    return needs;
  };
}
