// Messages on their way: reserves ahead what may leave, hands it over at the learnt rate, writes down what came of it.
import { type Delivery, deliveryOf, isNeedless, isOwed, type Outcome, ready, reservedUpTo } from '../domain/ledger.ts';
import { type CaseAddress, caseName, type Lane } from '../domain/model.ts';
import type { Way } from '../domain/ways.ts';
import { Refusal } from '../errors.ts';
import type { DueRow } from '../store/port.ts';
import type { Agenda } from './agenda.ts';
import { type Desk, flushAt, newDesk, noteResult, type Ready, type SendingModel, takeResults } from './desk.ts';
import type { Sending } from './env.ts';
import { type HandTools, handOver } from './hand-over.ts';
import type { Pace } from './pace.ts';
import { noHold, pathHold } from './path-hold.ts';
import { type Threads, threadOf } from './threads.ts';

/** What sending by one way works with. `nudge`: something came back, look again. */
export interface SendTools extends HandTools {
  /** Only what goes this way is taken; what goes another way is somebody else's. */
  readonly way: Way;
  readonly pace: Pace;
  readonly agenda: Agenda;
  /** How often one recipient is written to. */
  readonly threads: Threads;
  readonly modelOf: (address: CaseAddress) => SendingModel;
  readonly nudge: () => void;
  /** Asks whether Teams answers; rejects with Undeliverable. Absent: it cannot be asked. */
  readonly probe?: (() => Promise<void>) | undefined;
}

export interface Sends {
  /** Does all that can be done now under this lease epoch. Throws when a newer leader was seen. */
  pass(epoch: number): void;
  /** Milliseconds until there is something to do without being nudged; null when only a nudge helps. */
  nextIn(): number | null;
  /** The lease is not ours: lets go of what was not begun, and still writes down what came of the rest. */
  rest(): void;
  /** Messages reserved and not settled. */
  open(): number;
  /** Calls and commits that run; what waits for its turn is not among them. */
  underway(): number;
  /** Resolves when nothing handed over is still without a result. */
  settled(): Promise<void>;
  /** Waits a moment for what is on its way, then lets go of it: the next holder counts it as unclear. */
  stop(): Promise<void>;
}

/** How long a stop waits for calls on their way, milliseconds; the whole process stops within 5 s. */
const stopsWithin = 3_500;
const lookWhileStopping = 100;
/** What waits for the way to work is looked at again after this time, milliseconds. */
const lookAgainAfter = 500;
/** Most messages of one case reserved at once. */
const batch = 16;
/** Below so many messages waiting for their turn, more are reserved. */
const enough: Record<Lane, number> = { 0: 1, 1: 4, 2: 3 };
/** A commit that failed is tried again after this time, milliseconds. */
const tryAgainAfter = 500;
const lanes = [0, 1, 2] as const;
/** Beside what is new to a mass its older cards are edited at one for so many messages (quality.md 1.3: a fifth at most). */
const newPerEdit = 4;
/** Cases of a mass, whose cards may be more than leave in minutes. */
const isOfMass = ({ kind }: CaseAddress) => kind === 'roll' || kind === 'check-in-part';

export function sends(tools: SendTools): Sends {
  const { env, entry, pace, agenda, nudge, way, threads: written } = tools;
  const desks = new Map<string, Desk>();
  const waiting: Record<Lane, Ready[]> = { 0: [], 1: [], 2: [] };
  const tasks = new Set<Promise<void>>();
  /** Reservations asked for and not yet answered. */
  const asked: Record<Lane, number> = { 0: 0, 1: 0, 2: 0 };
  /** Cases whose earlier sends are known to `written`. */
  const restored = new Set<string>();
  /** A message of the crisis team waits for the rate; what leaves next is for it. */
  let isStabWaiting = false;
  /** Edits of a mass that may leave although something new to a mass waits. */
  let edits = 0;
  const hold = way === 'teams' ? pathHold(env.monotonic, tools.probe, nudge) : noHold;
  /** What may leave now of what is due, by lane. */
  const held = { 0: hold.ofStab, 1: (due: readonly Delivery[]) => due, 2: hold.ofMass };
  let epoch = 0;
  let deposed = false;

  const open = () =>
    asked[0] + asked[1] + asked[2] + [...desks.values()].reduce((sum, { hands }) => sum + hands.size, 0);

  function deskOf(address: CaseAddress): Desk {
    const name = caseName(address);
    const desk = desks.get(name) ?? newDesk(tools.modelOf(address), address);
    desks.set(name, desk);
    return desk;
  }

  /** Nothing more of this case can be reserved now: it is being written, rests after a fault, or no slot is free. */
  function rests(lane: Lane, address: CaseAddress, now: number): boolean {
    if (lane === 1 && isOfMass(address) && areEditsSpent()) return true;
    const desk = desks.get(caseName(address));
    if (desk && (desk.busy || desk.heldUntil > now)) return true;
    return slotsFor(lane, desk?.results.length ?? 0) <= 0;
  }

  /** As many edits as are due while nothing new to a mass waits. */
  const editsAtOnce = () => (agenda.waiting(2, env.now()) > 0 ? Math.max(1, Math.floor(edits)) : batch);
  const areEditsSpent = () => edits < 1 && agenda.waiting(2, env.now()) > 0;

  function background(task: Promise<void>): void {
    tasks.add(task);
    void task.finally(() => {
      tasks.delete(task);
      nudge();
    });
  }

  /**
   * How many more of a case may be reserved. What its results hold is free in the very commit that reserves, unless a
   * lower lane waits for it.
   */
  function slotsFor(lane: Lane, results: number): number {
    const counts = (lower: Lane) => lower < lane && (lower === 0 || !areEditsSpent());
    const isWanted = lanes.some((lower) => counts(lower) && agenda.waiting(lower, env.now()) > 0);
    return Math.min(batch, pace.slots(lane, open() - (isWanted ? 0 : results)));
  }

  /** Of what may be reserved in lane 2 each alarm gets its part. */
  const shareOf = (most: number) => Math.max(1, Math.ceil(most / agenda.waiting(2, env.now())));

  /** Reserves ahead: the lowest lane first, in lane 2 alarms in turns, as long as slots are free. */
  function reserve(now: number): void {
    isStabWaiting = false;
    for (const lane of lanes) {
      if (lane === 2 && hold.restsMass(now)) break;
      while (waiting[lane].length + asked[lane] < enough[lane]) {
        const row = agenda.next(lane, env.now(), ({ address }) => rests(lane, address, now));
        if (!row) break;
        const desk = deskOf(row.address);
        const most = slotsFor(lane, desk.results.length);
        if (lane === 2) background(work(desk, row, shareOf(most)));
        else if (lane === 1) background(work(desk, row, isOfMass(row.address) ? Math.min(most, editsAtOnce()) : most));
        else if (!reserveForStab(row, Math.min(most, pace.ready(now)))) break;
      }
    }
  }

  /** Of the crisis team's messages only what leaves at once: whatever is reserved, a crash makes uncertain. */
  function reserveForStab(row: DueRow, most: number): boolean {
    isStabWaiting = most === 0;
    if (most > 0) background(work(deskOf(row.address), row, most));
    return most > 0;
  }

  /** Writes down the results of a desk, and reserves for `row` up to `most` further messages in the same commit. */
  async function work(desk: Desk, row: DueRow | null, most: number): Promise<void> {
    const lane = row?.lane ?? 2;
    desk.busy = true;
    asked[lane] += most;
    let results: readonly Outcome[] = [];
    try {
      for (const id of await needless(desk)) {
        noteResult(desk, lane, { id, outcome: 'again', code: 'needless' }, env.monotonic());
      }
      results = takeResults(desk);
      const chosen = row ? await choose(desk, row, most) : [];
      const ids = chosen.filter(isOwed).map(({ id }) => id);
      const ours = epoch;
      const ledger = await commit(desk, results, ids);
      for (const { id } of results) desk.hands.delete(id);
      const urgent: Ready[] = [];
      for (const { id, ahead } of chosen) {
        const redraw = !ids.includes(id);
        // What was answered or stopped while we reserved, or is reserved by a newer leader, stays at home.
        const now = deliveryOf(ledger, id);
        const leaves = redraw || (now?.state === 'reserved' && now.epoch === ours);
        if (leaves) desk.hands.add(id);
        if (leaves)
          (ahead ? urgent : waiting[lane]).push({ desk, id, lane, redraw, epoch: ours, since: env.monotonic() });
      }
      // What corrects the alarm overtakes what was reserved before it.
      waiting[lane].unshift(...urgent);
      if (ledger.epoch > ours) deposed = true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale-lease') deposed = true;
      else notWritten(desk, row?.key ?? 'results', results, error);
    } finally {
      asked[lane] -= most;
      desk.busy = false;
      const isEmpty = desk.hands.size === 0 && desk.since === null && desk.heldUntil <= env.monotonic();
      if (isEmpty) desks.delete(caseName(desk.address));
    }
  }

  /** Takes out of the waiting what the end of its case made needless, before anything is decided on it. */
  async function needless(desk: Desk): Promise<readonly string[]> {
    const { state } = await entry.known(desk.model, desk.address.id);
    const gone: string[] = [];
    for (const lane of lanes) {
      waiting[lane] = waiting[lane].filter((item) => {
        const delivery = item.desk === desk && !item.redraw ? deliveryOf(state.ledger, item.id) : undefined;
        const stays = delivery === undefined || !isNeedless(state, delivery);
        if (!stays) gone.push(item.id);
        return stays;
      });
    }
    return gone;
  }

  async function commit(desk: Desk, results: readonly Outcome[], ids: readonly string[]) {
    const { model, address } = desk;
    const by = { system: 'sender' } as const;
    if (results.length === 0 && ids.length === 0) return (await entry.known(model, address.id)).state.ledger;
    const command =
      results.length > 0
        ? ({ type: 'settle', results, reserve: ids, epoch } as const)
        : ({ type: 'reserve', ids, epoch } as const);
    return (await entry.execute(model, address.id, command, by)).state.ledger;
  }

  /** What of a due row may leave: not what is in hand, and no thread more often than Teams allows. */
  async function choose(desk: Desk, row: DueRow, most: number): Promise<readonly Delivery[]> {
    const { ledger } = await withoutLost(desk);
    const now = env.monotonic();
    const over = { status: (await tools.isOver(desk.address)) ? 'ended' : '' };
    const due = ready(ledger, row.lane, env.now()).filter(
      (item) => item.way === way && !desk.hands.has(item.id) && (item.activityId !== null || !isNeedless(over, item)),
    );
    const free = due.filter(({ to }) => written.nextAt(to, now) <= now);
    const chosen = held[row.lane](free, now, env.now()).slice(0, most);
    if (chosen.length > 0) return chosen;
    if (due.length === 0) agenda.drop(row);
    else if (free.length > 0) agenda.put([{ ...row, at: env.now() + lookAgainAfter }]);
    else agenda.put([{ ...row, at: env.now() + Math.min(...due.map(({ to }) => written.nextAt(to, now) - now)) }]);
    return [];
  }

  /** Of reservations that nobody here works on, nobody knows what became. */
  async function withoutLost(desk: Desk) {
    const { model, address } = desk;
    if (desk.checked) return (await entry.known(model, address.id)).state;
    const { state } = await entry.read(model, address.id);
    restoreThreads(desk, state);
    const lost = reservedUpTo(state.ledger, epoch).filter((item) => item.way === way && !desk.hands.has(item.id));
    desk.checked = true;
    if (lost.length === 0) return state;
    const recover = { type: 'recover', ids: lost.map(({ id }) => id), epoch } as const;
    return (await entry.execute(model, address.id, recover, { system: 'sender' })).state;
  }

  /** What earlier holders of the lease sent counts for the threads' limits, too; the ledger knows when that was. */
  function restoreThreads({ address }: Desk, { ledger }: Sending): void {
    const name = caseName(address);
    if (address.kind === 'roll' || restored.has(name)) return;
    restored.add(name);
    const offset = env.monotonic() - env.now();
    for (const item of Object.values(ledger.deliveries)) {
      if (item.activityId !== null && item.way === way) written.note(item.to, item.at + offset);
    }
  }

  /** Results are kept until they stand in the journal. Whether the reservation stands nobody knows: look again. */
  function notWritten(desk: Desk, key: string, results: readonly Outcome[], error: unknown): void {
    const fault = error instanceof Error ? error.name : 'unknown';
    const about = { case: caseName(desk.address), error: fault };
    if (results.length > 0) env.log.error('settle.fault', about);
    else env.log.error('work.fault', { ...about, key });
    desk.checked = false;
    desk.heldUntil = env.monotonic() + tryAgainAfter;
    for (const result of results) noteResult(desk, 0, result, env.monotonic());
  }

  function call(item: Ready): void {
    const { desk, id, lane } = item;
    const began = env.monotonic();
    desk.calls += 1;
    background(
      handOver(tools, item).then(({ outcome, to }) => {
        const now = env.monotonic();
        const isThrottled = outcome?.outcome === 'again' && outcome.code === 'throttled';
        pace.ended(began, now, isThrottled, to ? threadOf(to) : undefined);
        if (to) written.note(to, began);
        desk.calls -= 1;
        if (outcome) hold.noted(outcome, began, now);
        if (outcome) noteResult(desk, lane, outcome, now);
        else desk.hands.delete(id);
      }),
    );
  }

  function leave(lane: Lane, now: number): void {
    while (waiting[lane].length > 0 && pace.take(now)) {
      const item = waiting[lane].shift() as Ready;
      if (lane === 2) edits = Math.min(batch, edits + 1 / newPerEdit);
      if (lane === 1 && isOfMass(item.desk.address)) edits = Math.max(-batch, edits - 1);
      call(item);
    }
  }

  /** Writes results down. While the lease is ours, what a mass needs next is reserved in the same commit. */
  function flush(now: number, isOurs = false): void {
    const isMassFree = isOurs && !hold.restsMass(now);
    for (const desk of desks.values()) {
      const at = flushAt(desk);
      if (at === null || at > now || desk.busy) continue;
      const isOther = ({ address }: DueRow) => address !== desk.address && caseName(address) !== caseName(desk.address);
      const row = isMassFree ? agenda.next(2, env.now(), (it) => isOther(it) || rests(2, it.address, now)) : undefined;
      background(work(desk, row ?? null, row ? shareOf(slotsFor(2, desk.results.length)) : 0));
    }
  }

  function letGo(): void {
    for (const lane of lanes) {
      for (const { desk, id, redraw } of waiting[lane].splice(0)) {
        // It never left the house, and that is known.
        if (redraw) desk.hands.delete(id);
        else noteResult(desk, 0, { id, outcome: 'again', code: 'not-begun' }, env.monotonic());
      }
    }
    for (const desk of desks.values()) desk.checked = false;
  }

  return {
    pass(given) {
      if (given !== epoch) letGo();
      epoch = given;
      if (deposed) {
        deposed = false;
        throw new Refusal('stale-lease');
      }
      const now = env.monotonic();
      leave(0, now);
      reserve(now);
      flush(now, true);
      // The next request is the crisis team's, also while it is still being reserved.
      for (const lane of lanes) if (lane === 0 || (asked[0] === 0 && !isStabWaiting)) leave(lane, now);
    },
    nextIn() {
      const now = env.monotonic();
      const flushes = [...desks.values()].filter(({ busy }) => !busy).map(flushAt);
      // While the crisis team's are being reserved the other lanes wait for that, not for the rate.
      const isMassAwaited = asked[0] === 0 && waiting[1].length + waiting[2].length > 0;
      const isTurnAwaited = isStabWaiting || waiting[0].length > 0 || isMassAwaited;
      const turn = isTurnAwaited ? pace.nextAt(now) : null;
      const held = [...desks.values()].map(({ heldUntil }) => (heldUntil > now ? heldUntil : null));
      const times = [...flushes, ...held, turn].filter((at) => at !== null);
      return times.length > 0 ? Math.min(...times) - now : null;
    },
    rest() {
      letGo();
      flush(env.monotonic());
    },
    open,
    underway: () => tasks.size,
    async settled() {
      while (tasks.size > 0) await Promise.all(tasks);
    },
    async stop() {
      const late = new AbortController();
      const done = new AbortController();
      void env.pause(stopsWithin, done.signal).then(() => late.abort());
      while (!late.signal.aborted && isLeft()) {
        // Again and again: a reservation that was being written comes in late.
        letGo();
        flush(env.monotonic());
        await Promise.race([...tasks, env.pause(lookWhileStopping, late.signal)]);
      }
      done.abort();
    },
  };

  /** Calls without an answer, or results not written down. */
  function isLeft(): boolean {
    const waits = lanes.some((lane) => waiting[lane].length > 0);
    return waits || tasks.size > 0 || [...desks.values()].some(({ since }) => since !== null);
  }
}
