// Looks after the app at everybody: is it there, else it is installed, its chat opened and remembered, before any emergency.
import { type Installation, type InstallState, installations } from '../domain/installation.ts';
import { addressIn, type ChatAddress, type Person, people, reach, readGone } from '../domain/people.ts';
import { noRollout, type Rollout, rolloutId, rollouts, waveOf } from '../domain/rollout.ts';
import { dayOf } from '../domain/team.ts';
import {
  type AppNumbers,
  isNight,
  portions,
  type TenantSync,
  tenantSyncId,
  tenantSyncs,
} from '../domain/tenant-sync.ts';
import { Undeliverable } from '../errors.ts';
import type { Listed } from '../store/port.ts';
import { headsOf } from './areas.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** The app in the tenant. All throw Undeliverable. */
export interface AppInstaller {
  installed(aadId: string): Promise<boolean>;
  /** Resolves, too, when it was there already. */
  install(aadId: string): Promise<void>;
  /** Whether Teams is licensed for her. */
  licensed(aadId: string): Promise<boolean>;
}

/** Opens the personal chat with somebody; the same one each time. Throws Undeliverable. */
export type OpenChat = (aadId: string) => Promise<ChatAddress>;

export interface AppCare {
  /** Looks after some people; resolves with the milliseconds until the next ones. */
  step(state: TenantSync): Promise<number>;
}

/**
 * Listing and installing are allowed 30 times a second each (Microsoft Graph throttling limits, Teams). So many at once,
 * and this pause after the last of them, milliseconds: in no second there are more than 30 of either.
 */
const atOnce = 15;
const apart = 505;
/** Progress is written down after so many people; a crash repeats at most these, which changes nothing. */
const writtenEvery = 400;
/** People fetched into the queue at once, at least. */
const fetched = 60;
const tryAgainAfter = 5_000;
/** Somebody is tried so often in one run; of so many in a row that failed, nobody is to blame but the other side. */
const mostTries = 3;
const mostGivenUp = 3;
const by = { system: 'directory' } as const;

/** Everybody before `portion` was looked after, with these numbers. */
interface Mark {
  readonly portion: number;
  readonly numbers: AppNumbers;
}

interface Course {
  readonly run: number;
  readonly rollout: Rollout;
  readonly ofPortion: ReadonlyMap<number, readonly Listed[]>;
  /** Where a run that is broken off goes on. */
  mark: Mark;
  /** The next portion to fetch; those between the mark and it stand in the queue. */
  next: number;
  queue: readonly Listed[];
  numbers: AppNumbers;
  /** People since progress was written down. */
  unwritten: number;
  freeAt: number;
  readonly tries: Map<string, number>;
  /** People in a row who were tried in vain. */
  givenUp: number;
  /** Somebody's app was asked for and told: the permission is there. */
  isLetIn: boolean;
}

type Outcome = { readonly state: InstallState; readonly code?: string; readonly did?: 'opened' | 'installed' };

export function appCare(env: Env, entry: Door, apps: AppInstaller | null, openChat: OpenChat): AppCare {
  let course: Course | null = null;

  async function courseOf(state: TenantSync): Promise<Course> {
    const run = state.run?.at ?? 0;
    if (course?.run === run) return course;
    const { value: rollout = noRollout } = (await entry.read(rollouts, rolloutId)).state;
    const heads = (await headsOf(env.store, 'person', null)).filter(
      ({ status, key }) => key !== '' && readGone(status) === null,
    );
    const ofPortion = Map.groupBy(heads, ({ address }) => portionOf(address.id));
    const { portion, numbers } = state;
    const at = { mark: { portion, numbers }, next: portion, queue: [], numbers };
    const fresh = { unwritten: 0, freeAt: 0, tries: new Map<string, number>(), givenUp: 0, isLetIn: false };
    course = { run, rollout, ofPortion, ...at, ...fresh };
    return course;
  }

  /** People are spread evenly, and always the same way. */
  const portionOf = (id: string) => Number.parseInt(env.digest(id).slice(0, 2), 16) % portions;

  const tell = (command: Parameters<typeof tenantSyncs.decide>[1]) =>
    entry.execute(tenantSyncs, tenantSyncId, command, by);

  const write = ({ mark }: Course) => tell({ type: 'note-apps', ...mark });

  async function end(on: Course, complete: boolean): Promise<number> {
    await write(on);
    course = null;
    await tell({ type: 'finish', complete });
    return 1;
  }

  async function remember(person: Person, address: ChatAddress): Promise<void> {
    const known = (await entry.read(reach, person.id)).state.value;
    const value = { teamsId: '', ...known, person: person.id, ...address, state: 'met' as const };
    await entry.execute(reach, person.id, { type: 'put', value }, by);
  }

  async function note(person: Person, { state, code = '' }: Outcome, wave: string): Promise<void> {
    const value: Installation = { person: person.id, domain: person.domain, state, code, wave };
    await entry.execute(installations, person.id, { type: 'put', value }, by);
  }

  /** Installs where it is missing. Null when the app is there now, or nobody can say. */
  async function install(
    on: Course,
    { aadId }: Person,
    isHerTurn: boolean,
    begins: () => Promise<void>,
  ): Promise<Outcome | null> {
    if (!apps) return null;
    try {
      const isThere = await apps.installed(aadId);
      on.isLetIn = true;
      if (isThere) return null;
    } catch (error) {
      // Before anybody's was told, a refusal is about the permission and not about her.
      if (!(error instanceof Undeliverable) || error.verdict !== 'never' || !on.isLetIn) throw error;
      return { state: 'refused', code: error.code };
    }
    if (!isHerTurn) return { state: 'waiting' };
    // Before the call: the bot hears of it at once and is not to greet anybody at night.
    await begins();
    try {
      await apps.install(aadId);
    } catch (error) {
      if (!(error instanceof Undeliverable) || error.verdict !== 'never') throw error;
      return (await apps.licensed(aadId)) ? { state: 'refused', code: error.code } : { state: 'no-licence' };
    }
    return { state: 'installing', did: 'installed' };
  }

  async function open(person: Person): Promise<Outcome> {
    try {
      await remember(person, await openChat(person.aadId));
      return { state: 'ready', did: 'opened' };
    } catch (error) {
      if (!(error instanceof Undeliverable) || error.verdict !== 'never') throw error;
      return { state: 'no-chat', code: error.code };
    }
  }

  /** What is so at one person now, after everything was tried. Throws Undeliverable when it is to be tried again. */
  async function lookAfter(on: Course, head: Listed): Promise<readonly Outcome[]> {
    const person = (await entry.read(people, head.address.id)).state.value;
    if (!person || readGone(people.head({ value: person, revision: 1 }).status) !== null) return [];
    const wave = waveOf({ domain: person.domain, groups: person.tenant?.groups ?? [] }, on.rollout.waves);
    const isHerTurn = wave !== undefined && wave.from <= dayOf(env.now());
    const say = (outcome: Outcome) => note(person, outcome, wave?.id ?? '');
    const installed = await install(on, person, isHerTurn, () => say({ state: 'installing' }));
    const met = (await entry.read(reach, person.id)).state;
    const hasChat = addressIn(reach.head(met).key) !== null && met.value?.state !== 'removed';
    if (installed && installed.did === undefined) {
      await say(installed);
      return [installed];
    }
    const opened: Outcome = hasChat && !installed ? { state: 'ready' } : await open(person);
    await say(opened);
    return installed ? [installed, opened] : [opened];
  }

  /** What came of one person; `again` when the other side had no time, and how long to wait then. */
  async function attempt(on: Course, head: Listed): Promise<{ again: boolean; wait: number; code: string }> {
    try {
      const outcomes = await lookAfter(on, head);
      on.numbers = counted(on.numbers, outcomes);
      on.givenUp = 0;
      return { again: false, wait: 0, code: '' };
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      const { code, waitMs: wait = tryAgainAfter } = error;
      if (code === 'throttled') return { again: true, wait, code };
      const tries = (on.tries.get(head.address.id) ?? 0) + 1;
      on.tries.set(head.address.id, tries);
      if (tries < mostTries) return { again: true, wait, code };
      on.givenUp += 1;
      return { again: false, wait: 0, code };
    }
  }

  /** Some people; those for whom the other side had no time are left in the queue. */
  async function some(on: Course): Promise<number> {
    const those = on.queue.slice(0, atOnce);
    const came = await Promise.all(those.map((head) => attempt(on, head)));
    on.queue = [...those.filter((_head, index) => came[index]?.again), ...on.queue.slice(those.length)];
    const wait = Math.max(apart, ...came.map((each) => each.wait));
    on.freeAt = env.monotonic() + wait;
    if (on.givenUp < mostGivenUp) return wait;
    course = null;
    await write(on);
    await tell({ type: 'fail', part: 'apps', code: came.find(({ code }) => code !== '')?.code ?? '' });
    return 1;
  }

  /** The queue is done: notes it and fetches more; false when nobody is left. */
  async function fetchMore(on: Course): Promise<boolean> {
    on.mark = { portion: on.next, numbers: on.numbers };
    if (on.unwritten >= writtenEvery) {
      on.unwritten = 0;
      await write(on);
    }
    const more: Listed[] = [];
    for (; on.next < portions && more.length < fetched; on.next += 1) more.push(...(on.ofPortion.get(on.next) ?? []));
    on.queue = more;
    on.unwritten += more.length;
    if (more.length === 0) on.mark = { portion: portions, numbers: on.numbers };
    return more.length > 0;
  }

  return {
    async step(state) {
      const on = await courseOf(state);
      const wait = on.freeAt - env.monotonic();
      if (wait > 0) return wait;
      if (state.run?.cause === 'night' && !isNight(env.now())) return end(on, false);
      if (on.queue.length === 0 && !(await fetchMore(on))) return end(on, true);
      return some(on);
    },
  };
}

function counted(numbers: AppNumbers, outcomes: readonly Outcome[]): AppNumbers {
  const last = outcomes.at(-1)?.state;
  const sums = { ...numbers };
  if (last) sums[last] += 1;
  for (const { did } of outcomes) if (did) sums[did] += 1;
  return sums;
}
