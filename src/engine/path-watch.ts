// Watches the way to Teams while an alarm or report is open, and tells them when it breaks and when it works again.
import { alarms } from '../domain/alarm-rules.ts';
import { approvals } from '../domain/approval.ts';
import { isWaiting, proposals } from '../domain/proposal.ts';
import { Refusal } from '../errors.ts';
import type { Breaker } from './breaker.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

export interface PathWatchTools {
  readonly env: Env;
  readonly entry: Door;
  readonly path: Breaker;
  /** Asks something small; its outcome is noted on the way. Rejects when it fails. */
  readonly probe: () => Promise<void>;
  /** Only whoever sends watches. */
  readonly isSender: () => boolean;
}

export interface PathWatch {
  start(): void;
  /** Looks now instead of at the next beat. */
  look(): void;
  stop(): Promise<void>;
}

/** How often it looks while an alarm or a new report is open, and while none is, milliseconds. */
const lookEvery = 1_000;
const restEvery = 5_000;
/** After so long a silence, or when in doubt, it probes; an unanswered probe is followed by another. */
const silence = 10_000;
const probeEvery = 3_000;
const mostProbes = 4;
const mostOpen = 200;
const by = { system: 'sender' } as const;

export function pathWatch({ env, entry, path, probe, isSender }: PathWatchTools): PathWatch {
  const stopped = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let waiting = new AbortController();
  let probedAt = Number.NEGATIVE_INFINITY;
  let probes = 0;

  function probeIfDue(now: number): void {
    const isDue = path.state() === 'up' ? now - path.lastWorked() >= silence : true;
    if (!isDue || now - probedAt < probeEvery || probes >= mostProbes) return;
    probedAt = now;
    probes += 1;
    void probe()
      // What came of it the breaker has heard.
      .catch(() => undefined)
      .finally(() => {
        probes -= 1;
      });
  }

  /**
   * The alarms hear what is known; one that was raised meanwhile, too. Resolves with whether any open alarm uses Teams:
   * for one that does not, not even a probe may show there that something happens.
   */
  async function tell(): Promise<boolean> {
    const { rows } = await env.store.list({ kind: 'alarm', status: 'open', limit: mostOpen });
    const state = path.state();
    let isUsed = false;
    for (const { address } of rows) {
      const alarm = (await entry.known(alarms, address.id)).state;
      if (alarm.status !== 'open' || alarm.avoidTeams) continue;
      isUsed = true;
      if (state !== 'up' && state !== 'down') continue;
      const turned = { type: state === 'down' ? 'teams-down' : 'teams-up' } as const;
      if ((alarm.teamsDownAt !== null) !== (state === 'down')) {
        await unlessEnded(() => entry.execute(alarms, address.id, turned, by));
      }
      const asks = alarm.release.state === 'waiting' ? (await entry.known(approvals, address.id)).state : undefined;
      if (asks && asks.teamsDown !== (state === 'down')) {
        await unlessEnded(() => entry.execute(approvals, address.id, turned, by));
      }
    }
    return isUsed;
  }

  /** The same for reports that nobody took: whoever is asked must not wait for Teams. */
  async function tellProposals(): Promise<boolean> {
    const { rows } = await env.store.list({ kind: 'proposal', status: 'open', limit: mostOpen });
    const state = path.state();
    let isUsed = false;
    for (const { address } of rows) {
      const proposal = (await entry.known(proposals, address.id)).state;
      if (!isWaiting(proposal)) continue;
      isUsed = true;
      if ((state !== 'up' && state !== 'down') || proposal.teamsDown === (state === 'down')) continue;
      const type = state === 'down' ? 'teams-down' : 'teams-up';
      await entry.execute(proposals, address.id, { type }, by);
    }
    return isUsed;
  }

  async function pass(): Promise<number> {
    if (!isSender()) return restEvery;
    try {
      const isOpen = [await tell(), await tellProposals()].includes(true);
      if (isOpen || path.state() === 'down') probeIfDue(env.monotonic());
      return isOpen ? lookEvery : restEvery;
    } catch (error) {
      env.log.error('path.fault', { error: error instanceof Error ? error.name : 'unknown' });
      return restEvery;
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      const wait = await pass();
      waiting = new AbortController();
      await env.pause(wait, AbortSignal.any([waiting.signal, stopped.signal]));
    }
  }

  const look = () => waiting.abort('look');
  return {
    start() {
      entry.onCommit(({ kind }, { owe }) => {
        // A new alarm or report is watched from its first second on.
        if ((kind === 'alarm' || kind === 'proposal') && owe.some(({ key }) => key.startsWith('send/'))) look();
      });
      running = run();
    },
    look,
    async stop() {
      stopped.abort('stop');
      await running;
    },
  };
}

/** The alarm ended meanwhile: then there is nothing to be told. */
async function unlessEnded(tell: () => Promise<unknown>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
