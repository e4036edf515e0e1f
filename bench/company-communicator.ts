// A sender with the constants of Microsoft's app template Company Communicator, for comparison with ours.
import type { Chance } from '../local/simulation/chance.ts';
import type { SimulatedClock } from '../local/simulation/clock.ts';
import type { Transport } from '../src/single-attempts.ts';

/** Read from its source: SendFunction, MessageService, host.json of the sending function, azuredeploy.json. */
const constants = {
  /** Messages one instance works on at once. */
  atOnce: 30,
  /** A throttled send is tried again so often, first after about this time, milliseconds, then ever later. */
  retries: 5,
  retryAfter: 1_000,
  /** Then nobody sends for so long, … */
  pausedFor: 645_000,
  /** … and a message that comes up meanwhile goes back into the queue for so long. */
  requeuedFor: 660_000,
} as const;

/**
 * What an instance does per message besides the send (its reads and writes of tables, milliseconds) is not a constant
 * of its source. Taken so that one instance alone just stays under 50 a second, as in quality.md 1.3: the kindest
 * assumption.
 */
const besides = 600;

export interface Template {
  /** How many have got it, and when each did, milliseconds on the clock of the run. */
  readonly arrivals: readonly number[];
}

/** `instances` share the queue and know of each other's pause, but not of each other's rate. */
export function companyCommunicator(
  tools: { clock: SimulatedClock; chance: Chance; transport: Transport },
  urls: readonly string[],
  instances: number,
): Template {
  const { clock, chance, transport } = tools;
  const arrivals: number[] = [];
  const queue: string[] = [...urls];
  let first = 0;
  let pausedUntil = 0;
  const idle: (() => void)[] = [];

  function later(url: string): void {
    clock.at(clock.now() + constants.requeuedFor, () => {
      queue.push(url);
      idle.pop()?.();
    });
  }

  /** Its pauses are jittered and decorrelated: each falls somewhere on a curve that doubles. */
  async function isTaken(url: string): Promise<boolean> {
    let before = 0;
    for (let tries = 0; ; tries += 1) {
      const { signal } = new AbortController();
      const answer = await transport.send({ method: 'POST', url, bearer: 'token', body: { type: 'message' }, signal });
      if (answer.status < 300) return true;
      if (tries >= constants.retries) return false;
      const place = tries + chance.next();
      const after = 2 ** place * Math.tanh(Math.sqrt(4 * place));
      await clock.pause(((after - before) / 1.4) * constants.retryAfter);
      before = after;
    }
  }

  async function worker(): Promise<never> {
    for (;;) {
      const url = queue[first];
      if (url === undefined) {
        await new Promise<void>((done) => void idle.push(done));
        continue;
      }
      first += 1;
      await clock.pause(chance.around(besides / 2, 0.3));
      if (clock.now() < pausedUntil) {
        later(url);
      } else if (await isTaken(url)) {
        arrivals.push(clock.now());
        await clock.pause(chance.around(besides / 2, 0.3));
      } else {
        pausedUntil = clock.now() + constants.pausedFor;
        later(url);
      }
    }
  }

  for (let each = 0; each < instances * constants.atOnce; each += 1) void worker();
  return { arrivals };
}
