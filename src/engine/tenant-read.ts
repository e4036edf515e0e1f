// Reads what changed in the tenant, page by page; only when everything was read, people are changed, and then the new links are kept.
import { type Person, people } from '../domain/people.ts';
import { noRollout, type Rollout, rolloutId, rollouts } from '../domain/rollout.ts';
import { type AccountChange, isTooMany, planChanges, type TenantPlan } from '../domain/tenant.ts';
import {
  type DeltaLinks,
  type TenantSync,
  type TenantSyncCommand,
  tenantSyncId,
  tenantSyncs,
} from '../domain/tenant-sync.ts';
import { Refusal, Undeliverable } from '../errors.ts';
import { headsOf } from './areas.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** Who came to or left a group; `nested` are ids of groups in it, whose members are not told. */
export interface GroupChange {
  /** Entra object id, lower case. */
  readonly group: string;
  /** True for whoever is in it, false for whoever left. */
  readonly members: ReadonlyMap<string, boolean>;
  readonly nested: readonly string[];
  /** It was deleted: nobody is in it. */
  readonly isGone: boolean;
}

/** One page of changes: more is at `next`, or this was the last and the next reading begins at `delta`. */
export interface ChangePage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly delta: string | null;
}

/** The tenant's directory. All throw Undeliverable; `never: stale` when a link is too old and everything must be read. */
export interface DirectoryFeed {
  /** `link` null: everybody, from the start. */
  users(link: string | null): Promise<ChangePage<AccountChange>>;
  /** `link` null: all members of these groups, at most 50. */
  groups(link: string | null, ids: readonly string[]): Promise<ChangePage<GroupChange>>;
  /** One account as it is; null when there is none. */
  account(aadId: string): Promise<AccountChange | null>;
}

export interface TenantReader {
  /** Does the next step; resolves with the milliseconds until the one after it. */
  step(state: TenantSync): Promise<number>;
}

/** More cannot be followed by one link (Microsoft Graph, group: delta). */
const groupsPerLink = 50;
const mostTries = 8;
/** So often one reading begins anew because its links grew too old under it. */
const mostStarts = 3;
const tryAgainAfter = 15_000;
const peopleAtOnce = 500;
const writesAtOnce = 50;
const lookUpsAtOnce = 10;
const by = { system: 'directory' } as const;

interface Stream {
  readonly ids: readonly string[];
  /** Where the next page is; null for the start. */
  at: string | null;
  whole: boolean;
  delta: string | null;
  /** Links that led to pages already read. */
  readonly seen: Set<string>;
  starts: number;
}

/** How far one reading is, in memory: what a crash interrupts, begins again where the last whole reading ended. */
interface Course {
  readonly run: number;
  readonly rollout: Rollout;
  readonly revision: number;
  readonly users: Stream;
  readonly groups: readonly Stream[];
  readonly accounts: Map<string, AccountChange>;
  readonly members: Map<string, Map<string, boolean>>;
  /** Groups that are no more. */
  readonly deleted: Set<string>;
  readonly nested: Set<string>;
  tries: number;
  /** Ids of people still to be read; null before they were listed. */
  unread: string[] | null;
  readonly known: Person[];
  readonly revisions: Map<string, number>;
  unknown: string[] | null;
  plan: TenantPlan | null;
  written: number;
}

export function tenantReader(env: Env, entry: Door, feed: DirectoryFeed | null): TenantReader {
  let course: Course | null = null;

  const note = async (command: TenantSyncCommand) => {
    course = null;
    await entry.execute(tenantSyncs, tenantSyncId, command, by);
    return 1;
  };
  const fail = (code: string) => note({ type: 'fail', part: 'directory', code });

  async function courseOf(state: TenantSync): Promise<Course> {
    const run = state.run?.at ?? 0;
    if (course?.run === run) return course;
    const { value = noRollout, revision } = (await entry.read(rollouts, rolloutId)).state;
    course = begun(run, value, revision, state.links);
    return course;
  }

  /** One page of people or of groups; true when there was one to read. */
  async function readPage(on: Course, from: DirectoryFeed): Promise<boolean> {
    const stream = [on.users, ...on.groups].find(({ delta }) => delta === null);
    if (!stream) return false;
    try {
      if (stream === on.users) takeAccounts(on, keep(stream, await from.users(stream.at)));
      else takeMembers(on, keep(stream, await from.groups(stream.at, stream.ids)));
    } catch (error) {
      if (!(error instanceof Undeliverable) || error.code !== 'stale' || stream.starts === mostStarts) throw error;
      startOver(on, stream);
    }
    return true;
  }

  /** Some of our own people, as they are; true when there were any to read. */
  async function readPeople(on: Course): Promise<boolean> {
    on.unread ??= (await headsOf(env.store, 'person', null)).map(({ address }) => address.id);
    const some = on.unread.splice(0, peopleAtOnce);
    const read = await Promise.all(some.map((id) => entry.read(people, id)));
    for (const { state } of read) {
      if (!state.value) continue;
      on.known.push(state.value);
      on.revisions.set(state.value.id, state.revision);
    }
    return some.length > 0;
  }

  /** Whoever came into a mapped group and was in nobody's reading; true when there was anybody to look up. */
  async function lookUp(on: Course, from: DirectoryFeed): Promise<boolean> {
    on.unknown ??= unknownMembers(on);
    const some = on.unknown.splice(0, lookUpsAtOnce);
    const found = await Promise.all(some.map((id) => from.account(id)));
    for (const account of found) if (account) on.accounts.set(account.aadId, account);
    return some.length > 0;
  }

  function planned(on: Course): TenantPlan {
    const groups = on.groups.flatMap(({ ids, whole }) =>
      ids.map(
        (id) =>
          [
            id,
            { whole: whole || on.deleted.has(id), members: on.members.get(id) ?? new Map<string, boolean>() },
          ] as const,
      ),
    );
    const accounts = { whole: on.users.whole, changes: on.accounts };
    return planChanges(on.known, { accounts, groups: new Map(groups) }, on.rollout, env.newId);
  }

  /** Writes some people; true when there were any. */
  async function write(on: Course, { puts }: TenantPlan): Promise<boolean> {
    const some = puts.slice(on.written, on.written + writesAtOnce);
    await Promise.all(
      some.map((value) =>
        entry.execute(people, value.id, { type: 'put', value, revision: on.revisions.get(value.id) ?? 0 }, by),
      ),
    );
    on.written += some.length;
    return some.length > 0;
  }

  async function next(on: Course, from: DirectoryFeed, allowed: number): Promise<number> {
    if ((await readPage(on, from)) || (await readPeople(on)) || (await lookUp(on, from))) {
      on.tries = 0;
      return 1;
    }
    on.plan ??= planned(on);
    const { numbers, before } = on.plan;
    if (on.written === 0 && isTooMany(on.plan) && numbers.gone > allowed) {
      return note({ type: 'hold', gone: numbers.gone, of: before });
    }
    if (await write(on, on.plan)) return 1;
    return note({ type: 'note-read', links: linksOf(on), numbers: { ...numbers, nested: on.nested.size } });
  }

  return {
    async step(state) {
      if (!feed) return fail('off');
      const on = await courseOf(state);
      if (on.rollout.groups.length === 0) return fail('no-groups');
      try {
        return await next(on, feed, state.run?.allowed ?? 0);
      } catch (error) {
        // Somebody changed a person meanwhile: the plan was made for another one.
        if (error instanceof Refusal) course = null;
        if (error instanceof Refusal) return tryAgainAfter;
        if (!(error instanceof Undeliverable)) throw error;
        on.tries += 1;
        if (error.verdict === 'never' || on.tries >= mostTries) return fail(error.code);
        return error.waitMs ?? tryAgainAfter;
      }
    },
  };
}

/** Where the last whole reading ended, unless the mapping was another one: then everything is read. */
function begun(run: number, rollout: Rollout, revision: number, links: DeltaLinks | null): Course {
  const ids = [...new Set(rollout.groups.map(({ group }) => group))].sort();
  const kept = links?.revision === revision ? links : null;
  const stream = (of: readonly string[], link: string | undefined): Stream => ({
    ids: of,
    at: link ?? null,
    whole: link === undefined,
    delta: null,
    seen: new Set(),
    starts: 0,
  });
  const chunks = Array.from({ length: Math.ceil(ids.length / groupsPerLink) }, (_, n) =>
    ids.slice(n * groupsPerLink, (n + 1) * groupsPerLink),
  );
  return {
    run,
    rollout,
    revision,
    users: stream([], kept?.users),
    groups: chunks.map((chunk, n) => stream(chunk, kept?.groups[n]?.link)),
    accounts: new Map(),
    members: new Map(),
    deleted: new Set(),
    nested: new Set(),
    tries: 0,
    unread: null,
    known: [],
    revisions: new Map(),
    unknown: null,
    plan: null,
    written: 0,
  };
}

/** A link that leads back would be followed for ever; asked again, Graph may know a better one. */
function keep<Item>(stream: Stream, { items, next, delta }: ChangePage<Item>): readonly Item[] {
  if (stream.at !== null) stream.seen.add(stream.at);
  if (next !== null && stream.seen.has(next)) throw new Undeliverable('unclear', 'same-page');
  stream.at = next;
  stream.delta = delta;
  return items;
}

/** The link was too old: all of it is read, and what its pages said before counts no more. */
function startOver(on: Course, stream: Stream): void {
  stream.at = null;
  stream.whole = true;
  stream.starts += 1;
  stream.seen.clear();
  if (stream === on.users) on.accounts.clear();
  for (const id of stream.ids) {
    on.members.delete(id);
    on.deleted.delete(id);
  }
}

/** A later page may tell more of the same account. */
function takeAccounts(on: Course, items: readonly AccountChange[]): void {
  for (const item of items) on.accounts.set(item.aadId, { ...on.accounts.get(item.aadId), ...item });
}

/** A group with many members comes on several pages. */
function takeMembers(on: Course, items: readonly GroupChange[]): void {
  for (const { group, members, nested, isGone } of items) {
    if (isGone) on.deleted.add(group);
    const known = on.members.get(group) ?? new Map<string, boolean>();
    for (const [id, is] of members) known.set(id, is);
    on.members.set(group, known);
    for (const id of nested) on.nested.add(id);
  }
}

function unknownMembers({ members, accounts, known, users }: Course): string[] {
  // Whoever exists stands in a whole reading.
  if (users.whole) return [];
  const ours = new Set(known.map(({ aadId }) => aadId.toLowerCase()));
  const all = [...members.values()].flatMap((each) => [...each].filter(([, is]) => is).map(([id]) => id));
  return [...new Set(all)].filter((id) => !ours.has(id) && !accounts.has(id));
}

function linksOf({ users, groups, revision }: Course): DeltaLinks {
  return { users: users.delta ?? '', groups: groups.map(({ ids, delta }) => ({ ids, link: delta ?? '' })), revision };
}
