// Names every moment at which a process can die: around commits, around calls to the outside, around requests from it.
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { Commit, Store } from '../../src/store/port.ts';

/** Hears of a boundary. Several names when one commit holds several things. */
export type Reached = (names: readonly string[]) => void;

/** Short names, such as `holder-1`, by person id and by conversation id. */
export type Aliases = Readonly<Record<string, string>>;

/** The store with a boundary before and after each commit. After: it is durable, and nobody has heard of it. */
export function watchedStore(store: Store, aliases: () => Aliases, reached: Reached): Store {
  let leased = false;
  return {
    ...store,
    async commit(commit) {
      const names = namesOf(commit, aliases());
      reached(names.map((name) => `before commit: ${name}`));
      await store.commit(commit);
      reached(names.map((name) => `after commit: ${name}`));
    },
    async lease(name, holder, dead) {
      // Renewed by the clock; only the first one of a process is a step of its own.
      const isFirst = !leased;
      leased = true;
      if (isFirst) reached([`before commit: lease ${name}`]);
      const lease = await store.lease(name, holder, dead);
      if (isFirst) reached([`after commit: lease ${name}`]);
      return lease;
    },
  };
}

function namesOf({ address: { kind, id }, lines }: Commit, aliases: Aliases): readonly string[] {
  const own = aliases[id] === undefined ? '' : ` ${aliases[id]}`;
  return lines.flatMap((line) => thingsIn(line).map((thing) => `${kind} ${thing}${own}`));
}

/** Results of calls share commits as it happens: each delivery counts for itself, so that its name is always found. */
function thingsIn({ entry }: JournalLine): readonly string[] {
  const { type } = entry;
  if (Array.isArray(entry.ids)) return (entry.ids as readonly string[]).map((id) => `${type} ${id}`);
  if (!Array.isArray(entry.results)) return [type];
  const results = entry.results as unknown as readonly { id: string; outcome: string }[];
  return results.map(({ id, outcome }) => `${type} ${id} ${outcome}`);
}

interface Request {
  readonly method: string;
  readonly path: string;
}

/** Calls of undici, ours and the one behind `fetch`: before it leaves, when its answer is there unread, and read. */
export function watchCalls(aliases: () => Aliases, reached: Reached): void {
  const boundaries = {
    'undici:request:create': 'before call',
    'undici:request:headers': 'taken, answer not read',
    'undici:request:trailers': 'answer read',
  };
  for (const [channel, moment] of Object.entries(boundaries)) {
    subscribe(channel, (message) => {
      const { request } = message as { request: Request };
      reached([`${moment}: ${request.method} ${placeOf(request.path, aliases())}`]);
    });
  }
}

function placeOf(path: string, aliases: Aliases): string {
  const [, conversation = '', rest = ''] = /\/v3\/conversations\/([^/]+)(.*)$/.exec(path) ?? [];
  if (conversation !== '') {
    const place = aliases[decodeURIComponent(conversation)] ?? 'unknown';
    return /\/activities\/./.test(rest) ? `card of ${place}` : place;
  }
  return path.endsWith('/v3/conversations') ? 'conversation' : path.split('/').slice(-2).join('/');
}

/** A request from outside: received, before its answer is written, and after. */
export function watchRequest(request: IncomingMessage, response: ServerResponse, reached: Reached): void {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const name = `${request.method} ${path.replace(/[0-9a-f]{16}/, ':id')}`;
  reached([`received: ${name}`]);
  const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((...given: unknown[]) => {
    reached([`before answer: ${name}`]);
    return write(...given);
  }) as typeof response.writeHead;
  response.once('finish', () => reached([`answered: ${name}`]));
}
