/** Brings activities to the bot as a bad day does: late, out of order, and once more though they were answered. */
import { type Chance, chance } from './chance.ts';
import type { BotAnswer, DeliverActivity } from './teams-inbound.ts';
import type { WireActivity } from './teams-log.ts';

/** Shares are from 0 to 1 of all activities; what is absent does not happen. */
export type Disorder = {
  seed: number;
  /** share that comes again, one to three times; of a click about half of the copies come as a new activity */
  repeated?: number;
  /** milliseconds between two copies; absent: 15,000, as in Teams */
  repeatMs?: number;
  /** share that is late, and by how many milliseconds at most; absent: 30,000 */
  late?: number;
  lateMs?: number;
  /** share that waits for the next activity to overtake it, but no longer than `swapMs`; absent: 2,000 */
  swapped?: number;
  swapMs?: number;
};

/** One activity that did not come once, at once and in order; `ms` late, or the how-many-th copy. */
export type Disordered = { at: string; activityId: string } & (
  | { kind: 'late'; ms: number }
  | { kind: 'swapped' }
  | { kind: 'repeated'; copy: number; as: string; status: number }
);

export type DisorderlyOptions = {
  deliver: DeliverActivity;
  disorder: Disorder;
  newGuid: () => string;
  /** milliseconds since 1970 */
  now: () => number;
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export type Disorderly = {
  deliver: DeliverActivity;
  log: readonly Disordered[];
  /** resolves when no copy is under way */
  settled(): Promise<void>;
};

export function disorderly(options: DisorderlyOptions): Disorderly {
  const { disorder, now, pause } = options;
  const { repeated = 0, late = 0, lateMs = 30_000, swapped = 0, swapMs = 2_000 } = disorder;
  const draw = chance(disorder.seed, 'disorder');
  const log: Disordered[] = [];
  const copies = copier(options, draw, log);
  let overtaken: AbortController | undefined;

  const note = (activity: WireActivity, what: { kind: 'late'; ms: number } | { kind: 'swapped' }) =>
    log.push({ at: new Date(now()).toISOString(), activityId: String(activity.id), ...what });

  /** Holds an activity back until another one has gone by. */
  async function standAside(activity: WireActivity): Promise<void> {
    note(activity, { kind: 'swapped' });
    overtaken = new AbortController();
    await pause(swapMs, overtaken.signal);
  }

  /** Lets go what was held back, once the one that overtook it has been handed over. */
  function letGo(waiting: AbortController | undefined): void {
    if (waiting && waiting === overtaken) overtaken = undefined;
    waiting?.abort();
  }

  async function deliver(activity: WireActivity, token: string): Promise<BotAnswer> {
    // All draws at once: what an activity meets must not depend on when the others go on.
    const [isLate, isSwapped, isRepeated, by] = [draw() < late, draw() < swapped, draw() < repeated, draw()];
    const waiting = overtaken;
    if (isLate) {
      const ms = Math.ceil(by * lateMs);
      note(activity, { kind: 'late', ms });
      await pause(ms);
    } else if (isSwapped && !waiting) await standAside(activity);
    if (isRepeated) copies.send(activity, token);
    const answer = options.deliver(activity, token);
    letGo(waiting);
    return answer;
  }

  return { deliver, log, settled: copies.settled };
}

type Copier = { send(activity: WireActivity, token: string): void; settled(): Promise<void> };

function copier(
  { deliver, disorder, newGuid, now, pause }: DisorderlyOptions,
  draw: Chance,
  log: Disordered[],
): Copier {
  const underway = new Set<Promise<void>>();

  async function again(activity: WireActivity, token: string, copy: number, renewed: boolean): Promise<void> {
    await pause(copy * (disorder.repeatMs ?? 15_000));
    const at = new Date(now()).toISOString();
    const sent = renewed ? { ...activity, id: `f:${newGuid()}`, timestamp: at, localTimestamp: at } : activity;
    const { status } = await deliver(sent, token).catch(() => ({ status: 0 }));
    log.push({ at, activityId: String(activity.id), kind: 'repeated', copy, as: String(sent.id), status });
  }

  /** A click may come again under a new id; what somebody wrote keeps its own. */
  const asNew = (activity: WireActivity) => draw() < 0.5 && activity.type === 'invoke';

  return {
    send(activity, token) {
      const copies = 1 + Math.floor(draw() * 3);
      for (let copy = 1; copy <= copies; copy += 1) {
        const done: Promise<void> = again(activity, token, copy, asNew(activity)).finally(() => underway.delete(done));
        underway.add(done);
      }
    },
    async settled() {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}
