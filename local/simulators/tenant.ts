/** Plays the tenant's directory behind Microsoft Graph: delta queries with pages, links that get stale, limits, and this app at single people. */
import { createRules, type Strikes } from './fault-rules.ts';
import { type GraphRefusal, refuseGraph } from './graph-faults.ts';
import { parseObject, stringAt } from './json.ts';
import { answer, type Call, type Reply } from './reply.ts';
import { createLimiter, type Limiter } from './teams-limits.ts';

export type TenantAccount = {
  id: string;
  displayName: string;
  mail: string | null;
  jobTitle: string | null;
  preferredLanguage: string | null;
  accountEnabled: boolean;
  licensed: boolean;
};
export type TenantGroup = { id: string; members: readonly string[]; nested?: readonly string[] };

export type TenantOptions = {
  accounts: readonly TenantAccount[];
  groups: readonly TenantGroup[];
  /** the app's id in the organisation's catalogue */
  catalogId: string;
  isInstalled: (aadId: string) => boolean;
  install: (aadId: string) => Promise<void>;
  now: () => number;
  /** accounts or members on one page; absent: 100 */
  pageSize?: number;
};

/** What the directory is asked for. */
type Asked = 'users' | 'groups' | 'user' | 'list' | 'install';
/** `repeat`: a page of a delta query is told, and its link leads to the same page once more. */
export type TenantFaultRule = Strikes & {
  what: Asked;
  kind: GraphRefusal | 'repeat';
  /** seconds in `Retry-After`, which is absent otherwise */
  retryAfter?: number;
};

type Change =
  | { kind: 'user'; id: string; fields: readonly string[] }
  | { kind: 'member'; group: string; id: string; is: boolean; nested: boolean };

/** Listing and installing apps: 30 requests a second each, per app and tenant (Graph throttling limits, Teams). */
const APPS_PER_SECOND = 30;
/** The directory's limit is counted in units per 10 s; this is a small tenant's share for reading deltas. */
const DIRECTORY_PER_SECOND = 100;
const FIELDS = ['displayName', 'mail', 'jobTitle', 'preferredLanguage', 'accountEnabled'] as const;

export class Tenant {
  readonly #with: TenantOptions;
  readonly #accounts: Map<string, TenantAccount>;
  readonly #groups = new Map<string, Map<string, { nested: boolean }>>();
  readonly #changes: Change[] = [];
  readonly #limits: Readonly<Record<'directory' | 'list' | 'install', Limiter>>;
  readonly #denied = new Set<string>();
  readonly #faults = createRules<TenantFaultRule, { what: string }>((rule, { what }) => rule.what === what);
  readonly #calls: { at: number; what: string; status: number }[] = [];
  /** links made before this one are stale */
  #oldest = 0;

  constructor(options: TenantOptions) {
    this.#with = options;
    this.#accounts = new Map(options.accounts.map((account) => [account.id.toLowerCase(), { ...account }]));
    for (const { id, members, nested = [] } of options.groups) {
      const all = [...members.map((each) => [each, false] as const), ...nested.map((each) => [each, true] as const)];
      this.#groups.set(id, new Map(all.map(([each, is]) => [each.toLowerCase(), { nested: is }])));
    }
    const limiter = (max: number) =>
      createLimiter(
        { app: [{ ms: 1_000, max }], thread: { create: [], send: [], roster: [] }, announced: true },
        options.now,
      );
    this.#limits = {
      directory: limiter(DIRECTORY_PER_SECOND),
      list: limiter(APPS_PER_SECOND),
      install: limiter(APPS_PER_SECOND),
    };
  }

  /** Undefined for what is not asked of the directory. `path` lies below `/graph/v1.0`. */
  async handle(call: Call, path: string): Promise<Reply | undefined> {
    const [, kind, id = '', part, what] = path.split('/');
    const what1 = part === 'teamwork' && what === 'installedApps' ? 'apps' : '';
    let reply: Reply | undefined;
    let name = '';
    if (path === '/users/delta')
      [name, reply] = ['users', this.#served('users', (repeats) => this.#users(call, repeats))];
    else if (path === '/groups/delta')
      [name, reply] = ['groups', this.#served('groups', (repeats) => this.#members(call, repeats))];
    else if (kind === 'users' && part === undefined)
      [name, reply] = ['user', this.#throttled('directory', () => this.#user(decodeURIComponent(id)))];
    else if (kind === 'users' && what1 === 'apps' && call.method === 'GET')
      [name, reply] = ['list', this.#throttled('list', () => this.#list(decodeURIComponent(id)))];
    else if (kind === 'users' && what1 === 'apps')
      [name, reply] = ['install', await this.#install(decodeURIComponent(id), call)];
    if (reply && typeof reply === 'object') {
      if (this.#denied.has(name)) reply = refuseGraph('AccessDenied');
      this.#calls.push({ at: this.#with.now(), what: name, status: typeof reply === 'object' ? reply.status : 0 });
    }
    return reply;
  }

  /** What was asked with a good token, oldest first: `users`, `groups`, `user`, `list` or `install`. */
  calls(): readonly { at: number; what: string; status: number }[] {
    return this.#calls;
  }

  /** An account comes, or some of it changes. */
  put(id: string, fields: Partial<Omit<TenantAccount, 'id'>>): void {
    const key = id.toLowerCase();
    const before = this.#accounts.get(key);
    const empty = { id, displayName: '', mail: null, jobTitle: null, preferredLanguage: null };
    this.#accounts.set(key, { ...empty, accountEnabled: true, licensed: true, ...before, ...fields });
    this.#changes.push({ kind: 'user', id: key, fields: before ? Object.keys(fields) : [...FIELDS] });
  }

  /** The account is deleted; as in Entra, it leaves its groups. */
  remove(id: string): void {
    const key = id.toLowerCase();
    this.#accounts.delete(key);
    this.#changes.push({ kind: 'user', id: key, fields: [] });
    for (const group of this.#groups.keys()) this.leave(group, id);
  }

  join(group: string, id: string): void {
    const members = this.#groups.get(group) ?? new Map<string, { nested: boolean }>();
    this.#groups.set(group, members.set(id.toLowerCase(), { nested: false }));
    this.#changes.push({ kind: 'member', group, id: id.toLowerCase(), is: true, nested: false });
  }

  leave(group: string, id: string): void {
    const had = this.#groups.get(group)?.delete(id.toLowerCase());
    if (had) this.#changes.push({ kind: 'member', group, id: id.toLowerCase(), is: false, nested: false });
  }

  /** Links handed out before are too old from now on. */
  forgetLinks(): void {
    this.#oldest = this.#changes.length + 1;
    this.#changes.push({ kind: 'user', id: '', fields: [] });
  }

  /** Delta queries go wrong from now on. */
  fault(rule: TenantFaultRule & { what: 'users' | 'groups' }): void {
    this.#faults.add(rule);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** A permission is taken back, by what it is asked for. */
  deny(...what: Asked[]): void {
    for (const each of what) this.#denied.add(each);
  }

  allowAll(): void {
    this.#denied.clear();
  }

  #served(what: 'users' | 'groups', serve: (repeats: boolean) => Reply): Reply {
    const fault = this.#faults.strike({ what });
    if (fault && fault.kind !== 'repeat') return refuseGraph(fault.kind, fault.retryAfter);
    return this.#throttled('directory', () => serve(fault !== undefined));
  }

  #throttled(which: 'directory' | 'list' | 'install', serve: () => Reply): Reply {
    const early = this.#limits[which].admit('send', which);
    return early > 0 ? refuseGraph('TooManyRequests', Math.max(1, Math.ceil(early / 1_000))) : serve();
  }

  #user(id: string): Reply {
    const account = this.#accounts.get(id.toLowerCase());
    if (!account) return refuseGraph('ResourceNotFound');
    const { licensed, ...fields } = account;
    const capabilityStatus = licensed ? 'Enabled' : 'Deleted';
    return answer(200, { ...fields, assignedPlans: [{ service: 'TeamspaceAPI', capabilityStatus }] });
  }

  #users(call: Call, repeats: boolean): Reply {
    return this.#delta(call, 'users', repeats, (since) => {
      if (since === null) return [...this.#accounts.values()].map((account) => entryOf(account, FIELDS));
      const changed = new Map<string, Set<string>>();
      for (const change of this.#changes.slice(since)) {
        if (change.kind !== 'user' || change.id === '') continue;
        const fields = changed.get(change.id) ?? new Set<string>();
        for (const field of change.fields) fields.add(field);
        changed.set(change.id, fields);
      }
      return [...changed].map(([id, fields]) => {
        const account = this.#accounts.get(id);
        return account
          ? entryOf(
              account,
              FIELDS.filter((field) => fields.has(field)),
            )
          : { id, '@removed': { reason: 'changed' } };
      });
    });
  }

  #members(call: Call, repeats: boolean): Reply {
    const filter = call.query.get('$filter');
    const named = [...(filter ?? '').matchAll(/id eq '([^']+)'/g)].map(([, id]) => id ?? '');
    return this.#delta(call, `groups:${named.join(',')}`, repeats, (since, scope) => {
      const ids = scope.replace(/^groups:/, '').split(',');
      if (ids.length > 50) return null;
      return ids.flatMap((group) =>
        this.#memberEntries(group, since).map((member) => ({ id: group, 'members@delta': [member] })),
      );
    });
  }

  #memberEntries(group: string, since: number | null): object[] {
    const type = (nested: boolean) => ({ '@odata.type': nested ? '#microsoft.graph.group' : '#microsoft.graph.user' });
    if (since === null) {
      return [...(this.#groups.get(group) ?? [])].map(([id, { nested }]) => ({ ...type(nested), id }));
    }
    const last = new Map<string, Change & { kind: 'member' }>();
    for (const change of this.#changes.slice(since)) {
      if (change.kind === 'member' && change.group === group) last.set(change.id, change);
    }
    return [...last.values()].map(({ id, is, nested }) => ({
      ...type(nested),
      id,
      ...(is ? {} : { '@removed': { reason: 'deleted' } }),
    }));
  }

  /**
   * Pages of what changed since the link was made; `since` null: everything. Links carry what they are for. What changes
   * while pages are read comes with the next link, also when a page told it already: replays are documented, gaps are not.
   */
  #delta(
    call: Call,
    scope: string,
    repeats: boolean,
    entries: (since: number | null, scope: string) => object[] | null,
  ): Reply {
    const [page, link] = [call.query.get('$skiptoken'), call.query.get('$deltatoken')];
    const now = this.#changes.length;
    const given = page ?? link;
    const read = given === null ? { scope, since: null, until: now, from: 0 } : readToken(given);
    if (!read || read.scope.split(':')[0] !== scope.split(':')[0]) return refuseGraph('BadRequest');
    if (given !== null && (read.since ?? read.until) < this.#oldest) return refuseGraph('SyncStateNotFound');
    const token = page === null ? { ...read, until: now } : read;
    const all = entries(token.since, token.scope);
    if (!all) return refuseGraph('BadRequest');
    const size = this.#with.pageSize ?? 100;
    const value = all.slice(token.from, token.from + size);
    const isLast = !repeats && token.from + size >= all.length;
    const next = isLast
      ? { scope: token.scope, since: token.until, until: token.until, from: 0 }
      : { ...token, from: token.from + (repeats ? 0 : size) };
    const url = `${linkBase(call)}?${isLast ? '$deltatoken' : '$skiptoken'}=${encodeURIComponent(JSON.stringify(next))}`;
    return answer(200, { value, [isLast ? '@odata.deltaLink' : '@odata.nextLink']: url });
  }

  #list(id: string): Reply {
    const account = this.#accounts.get(id.toLowerCase());
    if (!account) return refuseGraph('ResourceNotFound');
    const has = account.licensed && this.#with.isInstalled(account.id);
    return answer(200, { value: has ? [{ id: `install-${account.id}`, teamsApp: { id: this.#with.catalogId } }] : [] });
  }

  async #install(id: string, call: Call): Promise<Reply> {
    const early = this.#limits.install.admit('send', 'install');
    if (early > 0) return refuseGraph('TooManyRequests', Math.max(1, Math.ceil(early / 1_000)));
    if (this.#denied.has('install')) return refuseGraph('AccessDenied');
    const account = this.#accounts.get(id.toLowerCase());
    const bound = stringAt(parseObject(call.body), 'teamsApp@odata.bind');
    if (!bound?.endsWith(`/appCatalogs/teamsApps/${this.#with.catalogId}`)) return refuseGraph('BadRequest');
    if (!account) return refuseGraph('ResourceNotFound');
    if (!account.licensed || !account.accountEnabled) return refuseGraph('AccessDenied');
    if (this.#with.isInstalled(account.id)) return refuseGraph('Conflict');
    await this.#with.install(account.id);
    return answer(201);
  }
}

function entryOf(account: TenantAccount, fields: readonly (typeof FIELDS)[number][]): object {
  return { id: account.id, ...Object.fromEntries(fields.map((field) => [field, account[field]])) };
}

type Token = { scope: string; since: number | null; until: number; from: number };

function readToken(text: string): Token | undefined {
  const read = parseObject(text);
  const scope = stringAt(read, 'scope');
  if (!read || scope === undefined || typeof read.until !== 'number' || typeof read.from !== 'number') return undefined;
  return { scope, since: typeof read.since === 'number' ? read.since : null, until: read.until, from: read.from };
}

/** The address as it was asked for, without what stood behind it. */
const linkBase = (call: Call) => `http://${call.headers.host ?? '127.0.0.1'}${call.path}`;
