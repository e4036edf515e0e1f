// Change notices: after each commit the tab hears which case changed, and fetches the view it may see.
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { alarms } from '../domain/alarm-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import { maySee, maySeeOperation, maySeeProposal, type Who } from '../domain/roles.ts';
import type { ChangeNotice } from './contract.ts';
import { type HttpDeps, meetAgain, signedIn, type Visitor } from './visitor.ts';

/** At most one notice per case in this time; the first goes out at once. Milliseconds, as all below. */
const quiet = 1_000;
/** Between two signs of life; with each one the listener's rights are read again. */
const heartbeat = 15_000;
/** A stream lives at most this long; the client comes again. */
const longest = 30 * 60_000;
/** Streams of one person: several windows and telephones. The oldest makes room. */
const mostEach = 20;

/** One open stream and who listens, with her rights as last read. */
interface Listener {
  by: Visitor;
  readonly stream: PassThrough;
}

export function liveRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const listeners = new Set<Listener>();
  const stopped = new AbortController();
  const stopListening = tellOfChanges(deps, listeners, stopped.signal);
  server.addHook('preClose', async () => {
    stopListening();
    stopped.abort();
    for (const { stream } of listeners) stream.end();
  });
  server.get(
    '/api/changes',
    // Asked with HEAD it would send nothing and never end.
    { exposeHeadRoute: false },
    signedIn(async (by, request, reply) => {
      const listener = { by, stream: new PassThrough() };
      makeRoom(listeners, by.person.id);
      listeners.add(listener);
      void keep(deps, listener, request).finally(() => {
        listeners.delete(listener);
        listener.stream.end();
      });
      say(listener, '');
      return reply.header('x-accel-buffering', 'no').type('application/x-ndjson').send(listener.stream);
    }),
  );
}

function say({ stream }: Listener, name: string): void {
  if (stream.writableEnded || stream.destroyed) return;
  const notice: ChangeNotice = { case: name };
  stream.write(`${JSON.stringify(notice)}\n`);
}

function makeRoom(listeners: ReadonlySet<Listener>, person: string): void {
  const own = [...listeners].filter(({ by }) => by.person.id === person);
  for (const { stream } of own.slice(0, Math.max(0, own.length + 1 - mostEach))) stream.end();
}

/** Sends signs of life and reads the rights again, until the client is gone, may not listen, or it was long enough. */
async function keep(deps: HttpDeps, listener: Listener, request: FastifyRequest): Promise<void> {
  const { env } = deps;
  const gone = new AbortController();
  // It closes with the answer that it is sent in, also when the client breaks off.
  listener.stream.once('close', () => gone.abort());
  for (const until = env.now() + longest; env.now() < until; ) {
    await env.pause(heartbeat, gone.signal);
    if (gone.signal.aborted) return;
    try {
      const by = await meetAgain(deps, request, listener.by);
      if (!by) return;
      listener.by = by;
    } catch (error) {
      // The store is down: she keeps what she had, and hears nothing anyway.
      env.log.warn('live.unchecked', { ref: request.id, error: error instanceof Error ? error.name : 'unknown' });
    }
    say(listener, '');
  }
}

/** Passes commits on: the first of a case at once, what follows within a second as one, the last never lost. */
function tellOfChanges(deps: HttpDeps, listeners: ReadonlySet<Listener>, stopped: AbortSignal): () => void {
  /** Cases told of less than a second ago; true when they changed since. */
  const told = new Map<string, boolean>();

  async function passOn(address: CaseAddress): Promise<void> {
    const name = caseName(address);
    for (let changed = true; changed && !stopped.aborted; changed = told.get(name) === true) {
      told.set(name, false);
      await tell(deps, address, listeners);
      await deps.env.pause(quiet, stopped);
    }
    told.delete(name);
  }

  return deps.entry.onCommit((address) => {
    const name = caseName(address);
    if (listeners.size === 0 || (address.kind !== 'alarm' && address.kind !== 'proposal')) return;
    if (told.has(name)) told.set(name, true);
    else void passOn(address);
  });
}

/** Tells those who may hear. Never throws: a notice that cannot be decided on is none. */
async function tell({ env, entry }: HttpDeps, address: CaseAddress, listeners: ReadonlySet<Listener>): Promise<void> {
  try {
    const may = await whoMayHear(entry, address);
    for (const listener of listeners) if (may(listener.by.who)) say(listener, caseName(address));
  } catch (error) {
    env.log.warn('live.untold', {
      case: caseName(address),
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
}

/** Nobody hears of a case that she may not see; operators hear that something changed, not what. */
async function whoMayHear(entry: HttpDeps['entry'], address: CaseAddress): Promise<(who: Who) => boolean> {
  if (address.kind === 'alarm') {
    const { state } = await entry.read(alarms, address.id);
    return (who) => maySee(who, state) || maySeeOperation(who);
  }
  const { domain } = (await entry.read(proposals, address.id)).state;
  return (who) => maySeeProposal(who, domain) || maySeeOperation(who);
}
