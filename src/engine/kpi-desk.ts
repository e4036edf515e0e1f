// Gathers what figures are worked out from: registers through the book, alarms that are over, contacts, releases. Reads only.
import { alarms } from '../domain/alarm-rules.ts';
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { deviations } from '../domain/deviation.ts';
import { type Figures, figuresOfDomains } from '../domain/figures.ts';
import { incidents } from '../domain/incident-rules.ts';
import { type KpiSet, kpiSets, landId, usualKpiSet } from '../domain/kpi.ts';
import { alarmFact, incidentFact } from '../domain/kpi-alarm.ts';
import type { AlarmFact, Confirmed, DomainBook, Filed } from '../domain/kpi-book.ts';
import { type Maturity, maturities } from '../domain/maturity.ts';
import { measures } from '../domain/measure-rules.ts';
import { contacts } from '../domain/people.ts';
import { plans } from '../domain/plan-rules.ts';
import { processes } from '../domain/process.ts';
import { type Resource, resources } from '../domain/resource.ts';
import { type Judged, needsOf } from '../domain/resource-needs.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Booked, RegisterBook } from './register-book.ts';

export interface KpiDesk {
  book(domain: BcDomain): Promise<DomainBook>;
  /** The Land's set with its version; 0 while nobody laid one down. */
  set(): Promise<{ readonly set: KpiSet; readonly version: number }>;
  figures(domain: string): Promise<Figures>;
  maturity(domain: string): Promise<Maturity | null>;
  /** All domains as this process last saw them: names and Ressorts hardly ever change, and no right hangs on them. */
  domains(): Promise<readonly BcDomain[]>;
  /** Figures of all domains that ever drew some up, by domain. */
  land(): Promise<ReadonlyMap<string, Figures>>;
}

/** Alarms of one domain that are looked at, the newest. */
const mostAlarms = 200;
const mostDomains = 500;
/** Contacts of a crisis team, and alarms that are over, are asked for again after so long, milliseconds. */
const besidesFor = 30_000;
/** So are the processes of other domains. */
const elsewhereFor = 60_000;

export function kpiDesk({ env, entry, book }: { env: Env; entry: Door; book: RegisterBook }): KpiDesk {
  const alarmFacts = alarmReader(env, entry);
  const confirmedOf = contactReader(env, entry);
  const needs = needsReader(env, book);
  const kept = new Map<string, { readonly key: string; readonly figures: Figures }>();
  const cases = new WeakMap<readonly Booked<unknown>[], readonly Filed<unknown>[]>();

  function filed<S>(all: readonly Booked<S>[]): readonly Filed<S>[] {
    const known = cases.get(all) ?? all.map(({ id, state }) => ({ id, value: state }));
    cases.set(all, known);
    return known as readonly Filed<S>[];
  }

  return {
    async book(domain) {
      const { id } = domain;
      const [bcms, own, used, plan, measure, event, open, alarm, confirmed] = await Promise.all([
        book.values(bcmsOfDomains, id),
        book.values(processes, id),
        book.values(resources, id),
        book.all(plans, id),
        book.all(measures, id),
        book.all(incidents, id),
        book.values(deviations, id),
        alarmFacts(id),
        confirmedOf(domain),
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
    async domains() {
      const { rows } = await env.store.list({ kind: 'domain', limit: mostDomains });
      const found = await Promise.all(rows.map(({ address }) => entry.known(bcDomains, address.id)));
      return found.flatMap(({ state }) => state.value ?? []);
    },
    async land() {
      const { rows } = await env.store.list({ kind: 'figures', limit: mostDomains });
      const found = await Promise.all(
        rows.map(async ({ address: { id }, key, at }) => {
          // The head grows with every release: only what is new there is read again.
          const name = `${key} ${at}`;
          const known = kept.get(id);
          if (known?.key === name) return [id, known.figures] as const;
          const figures = (await entry.read(figuresOfDomains, id)).state;
          kept.set(id, { key: name, figures });
          return [id, figures] as const;
        }),
      );
      return new Map(found);
    },
  };
}

/** Alarms that are over never change again, so each is read once; one that is open is never read. */
function alarmReader({ now, store }: Env, entry: Door) {
  const facts = new Map<string, AlarmFact | null>();
  const listed = new Map<string, { readonly at: number; readonly alarms: readonly AlarmFact[] }>();
  async function list(domain: string): Promise<readonly AlarmFact[]> {
    const { rows } = await store.list({ kind: 'alarm', scope: domain, status: 'ended', limit: mostAlarms });
    const found = await Promise.all(
      rows.map(async ({ address: { id } }) => {
        const known = facts.get(id);
        if (known !== undefined) return known;
        const fact = alarmFact(id, (await entry.read(alarms, id)).state);
        facts.set(id, fact);
        return fact;
      }),
    );
    return found.filter((fact) => fact !== null);
  }
  return async (domain: string): Promise<readonly AlarmFact[]> => {
    const before = listed.get(domain);
    if (before && now() - before.at < besidesFor) return before.alarms;
    const found = { at: now(), alarms: await list(domain) };
    listed.set(domain, found);
    return found.alarms;
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
function needsReader({ now, store }: Env, book: RegisterBook) {
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
    const { rows } = isShared ? await store.list({ kind: 'domain', limit: mostDomains }) : { rows: [] };
    const places = isShared ? rows.map(({ address }) => address.id) : [domain];
    const needs = needsOf(domain, (await Promise.all(places.map(judged))).flat());
    known.set(domain, { at: now(), resources: offered, own, needs });
    return needs;
  };
}
