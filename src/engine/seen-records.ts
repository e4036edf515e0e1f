// Plans and measures that somebody may see: those of her registers, and her own ones wherever they lie.
import { bundles } from '../domain/bundle.ts';
import type { Measure } from '../domain/measure.ts';
import { maySeeMeasure } from '../domain/measure-rights.ts';
import { measures } from '../domain/measure-rules.ts';
import type { Entry, Model } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import type { Plan } from '../domain/plan.ts';
import { maySeePlan } from '../domain/plan-rights.ts';
import { plans } from '../domain/plan-rules.ts';
import { processes } from '../domain/process.ts';
import { resources } from '../domain/resource.ts';
import { maySeeRegister, type Who } from '../domain/roles.ts';
import type { Directory } from './directory.ts';
import type { Door } from './execute.ts';
import type { RegisterBook } from './register-book.ts';

interface Tools {
  readonly entry: Door;
  readonly look: Directory;
  readonly book: RegisterBook;
}

/** A case with its id. */
export interface Seen<State> {
  readonly id: string;
  readonly state: State;
}

async function seen<S, C extends { readonly type: string }, E extends Entry>(
  { entry, look, book }: Tools,
  { id: person, domain, grants }: Pick<Person, 'id' | 'domain' | 'grants'>,
  model: Model<S, C, E>,
  may: (who: Who, state: S) => boolean,
): Promise<readonly Seen<S>[]> {
  const who = { kind: 'person', id: person, domain, grants } as const;
  const near = (await look.domains()).filter(({ id }) => maySeeRegister(who, id) || id === domain);
  const booked = await Promise.all(near.map(({ id }) => book.all(model, id)));
  const known = new Map(booked.flat().map(({ id, state }) => [id, state]));
  // Of what lies in another domain she heard by her card.
  const { state: bundle } = await entry.known(bundles, person);
  for (const { kind, ref } of bundle.items) {
    if (kind === model.name && !known.has(ref)) known.set(ref, (await entry.known(model, ref)).state);
  }
  return [...known].map(([id, state]) => ({ id, state })).filter(({ state }) => may(who, state));
}

export const seenPlans = (tools: Tools, person: Person): Promise<readonly Seen<Plan>[]> =>
  seen(tools, person, plans, (who, plan) => plan.status !== 'none' && maySeePlan(who, plan));

export const seenMeasures = (tools: Tools, person: Person): Promise<readonly Seen<Measure>[]> =>
  seen(tools, person, measures, (who, measure) => measure.status !== 'none' && maySeeMeasure(who, measure));

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

/** Processes and resources in use in a domain. */
export async function namedRecords({ book }: Pick<Tools, 'book'>, domain: string) {
  const [all, used] = await Promise.all([book.values(processes, domain), book.values(resources, domain)]);
  const named = ({ id, name }: NamedRecord): NamedRecord => ({ id, name });
  return {
    processes: all.filter(({ retired }) => !retired).map(named),
    resources: used.filter(({ retired }) => !retired).map(named),
  };
}

/** Names of processes and resources by their ids, of whatever domain. */
export async function recordNames(
  tools: Pick<Tools, 'book'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const domains = [...new Set(ids.map((id) => id.slice(0, id.indexOf('.'))))];
  const found = await Promise.all(domains.map((domain) => namedRecords(tools, domain)));
  return new Map(found.flatMap((one) => [...one.processes, ...one.resources]).map(({ id, name }) => [id, name]));
}
