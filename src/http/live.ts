// Change notices: after each commit the tab hears which case changed, and fetches the view it may see.
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { alarms } from '../domain/alarm-rules.ts';
import { checkIns } from '../domain/check-in-rules.ts';
import { incidents } from '../domain/incident-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { partitionOf } from '../domain/partition.ts';
import { proposals } from '../domain/proposal.ts';
import { maySee, maySeeAnswers, maySeeOperation, maySeeProposal, type Who } from '../domain/roles.ts';
import type { ChangeNotice } from './contract.ts';
import { isRegister, mayHearRegister } from './live-registers.ts';
import { type Mark, type Watch, watch } from './live-watch.ts';
import type { ShownAlarms } from './shown-alarms.ts';
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

export function liveRoutes(server: FastifyInstance, deps: HttpDeps, shown: ShownAlarms): void {
  const listeners = new Set<Listener>();
  const telling = tellOfChanges(deps, shown, listeners);
  server.addHook('preClose', async () => {
    telling.stop();
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
      const leave = () => {
        listeners.delete(listener);
        listener.stream.end();
        telling.rest();
      };
      await telling.begin().catch((error: unknown) => {
        leave();
        throw error;
      });
      void keep(deps, listener, request).finally(leave);
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

/** What stands for a commit of this process: it is told of, however far the case had come. */
const own = Number.POSITIVE_INFINITY;

interface Telling {
  /** Watches the store for whoever listens from now on. */
  begin(): Promise<void>;
  /** Watches no longer, when nobody listens. */
  rest(): void;
  stop(): void;
}

/**
 * Passes changes on, those of this process at once, those of others when the store is looked at: the first of a case
 * at once, what follows within a second as one, the last never lost.
 */
function tellOfChanges(deps: HttpDeps, shown: ShownAlarms, listeners: ReadonlySet<Listener>): Telling {
  /** Cases told of less than a second ago, and how far they have come since. */
  const told = new Map<string, Mark>();
  const audiencesTold: ToldAudiences = new Map();
  const stopped = new AbortController();
  const watching = watch(deps, changed, ({ kind, id }, mark) => kind === 'alarm' && shown.told(id, mark));

  function changed(address: CaseAddress, mark: Mark): void {
    const known = told.get(caseName(address));
    if (known === undefined) void passOn(address);
    else told.set(caseName(address), Math.max(known, mark));
  }

  async function passOn(address: CaseAddress): Promise<void> {
    const name = caseName(address);
    const isUntold = () => (told.get(name) ?? -1) > watching.noted(address);
    do {
      told.set(name, -1);
      await tell(deps, watching, address, listeners, audiencesTold);
      await deps.env.pause(quiet, stopped.signal);
    } while (!stopped.signal.aborted && listeners.size > 0 && isUntold());
    told.delete(name);
  }

  const stopListening = deps.entry.onCommit((address) => {
    const about = shownCase(address);
    if (about && listeners.size > 0) changed(about, own);
  });
  return {
    begin: watching.begin,
    rest() {
      if (listeners.size === 0) watching.end();
    },
    stop() {
      stopListening();
      stopped.abort();
      watching.end();
    },
  };
}

/** The case that people see change: the alarm or check-in itself also for what lies with it. Null for what nobody watches. */
function shownCase(address: CaseAddress): CaseAddress | null {
  if (isRegister(address)) return address;
  if (address.kind === 'alarm' || address.kind === 'proposal' || address.kind === 'incident') return address;
  const [kind, id] = partitionOf(address).split('/');
  return (kind === 'alarm' || kind === 'check-in') && id !== undefined ? { kind, id } : null;
}

/** Tells those who may hear. Never throws: a notice that cannot be decided on is none. */
async function tell(
  deps: HttpDeps,
  watching: Watch,
  address: CaseAddress,
  listeners: ReadonlySet<Listener>,
  told: ToldAudiences,
): Promise<void> {
  const { env } = deps;
  try {
    // Registers are told of where they were changed; other processes are not watched for them.
    if (!isRegister(address)) await watching.note(address);
    const { may, noted } = await whoMayHear(deps, address, told);
    const hearing = await Promise.all([...listeners].map(async (each) => ((await may(each.by.who)) ? [each] : [])));
    for (const listener of hearing.flat()) say(listener, caseName(address));
    noted();
  } catch (error) {
    if (!isRegister(address)) watching.again(address);
    env.log.warn('live.untold', {
      case: caseName(address),
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
}

/** What the audiences of alarms were last told that it concerns them: `open 2`, by alarm. */
type ToldAudiences = Map<string, string>;
/** Alarms remembered so; of a forgotten one an audience hears once too often. */
const mostTold = 500;

interface Hearing {
  readonly may: (who: Who) => boolean | Promise<boolean>;
  /** Everybody was told. */
  readonly noted: () => void;
}

function remember(told: ToldAudiences, alarm: string, says: string): void {
  told.delete(alarm);
  told.set(alarm, says);
  const [first] = told.keys();
  if (told.size > mostTold && first !== undefined) told.delete(first);
}

/**
 * Nobody hears of a case that she may not see; operators hear that something changed, not what. Those who are only told
 * of an alarm, or asked in a check-in, hear when it says something new to them: what happens in its rolls or parts, thousands of times, is not for them.
 */
async function whoMayHear(deps: HttpDeps, address: CaseAddress, told: ToldAudiences): Promise<Hearing> {
  const { entry, audiences, checkIns: asking } = deps;
  if (isRegister(address)) return { may: await mayHearRegister(deps, address), noted: () => undefined };
  if (address.kind === 'alarm') {
    const { state } = await entry.read(alarms, address.id);
    const says = `${state.status} ${state.telling.version}`;
    const isNews = state.audience !== null && told.get(address.id) !== says;
    const isTold = async (who: Who) =>
      who.kind === 'person' && (await audiences.rollOf(address.id, state, who.id)) !== undefined;
    return {
      may: (who) => maySee(who, state) || maySeeOperation(who) || (isNews && isTold(who)),
      noted: () => remember(told, address.id, says),
    };
  }
  if (address.kind === 'check-in') {
    const { state } = await entry.read(checkIns, address.id);
    const says = `${state.status} ${state.telling.version}`;
    const isNews = told.get(address.id) !== says;
    const isAsked = async (who: Who) =>
      who.kind === 'person' && (await asking.partOf(address.id, state, who.id)) !== undefined;
    return {
      may: (who) => maySeeAnswers(who, state) || maySeeOperation(who) || (isNews && isAsked(who)),
      noted: () => remember(told, address.id, says),
    };
  }
  if (address.kind === 'incident') {
    const { state } = await entry.read(incidents, address.id);
    // By the alarms as they are now: a deputy asked a moment ago hears, too.
    const about = await Promise.all(Object.keys(state.alarms).map(async (id) => (await entry.read(alarms, id)).state));
    const may = (who: Who) => about.some((alarm) => maySee(who, alarm)) || maySeeOperation(who);
    return { may, noted: () => undefined };
  }
  const { domain } = (await entry.read(proposals, address.id)).state;
  return { may: (who) => maySeeProposal(who, domain) || maySeeOperation(who), noted: () => undefined };
}
