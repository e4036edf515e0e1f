// What the engine can do by itself: Teams without limits, a real file with every commit durable, real time and memory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realPause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Limits } from '../local/simulators/teams-limits.ts';
import type { Transport } from '../src/single-attempts.ts';
import type { Store } from '../src/store/port.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { rounded } from './figures.ts';
import { realChance, realClock } from './real-clock.ts';
import type { Figures } from './run.ts';
import { engineFor, fill, massDraft, raisedBy, silent, staffOf, teamsFor, wiresTo } from './whole-engine.ts';

/** Faster than anything here: the rate never decides. */
const noRate = { start: 1e6, most: 1e6 };
const unlimited: Limits = { app: [], thread: { create: [], send: [], roster: [] }, announced: true };
const sizes = [1_350, 13_500, 135_000];

/** One size after the other, each in a process of its own. `only`: that size alone, in this process. */
export async function bench(only?: string, taker = 'simulator'): Promise<Figures> {
  if (only !== undefined) return measure(Number(only), taker);
  const runs = sizes.map((people) => inChild(people, 'simulator'));
  const bare = sizes.map((people) => inChild(people, 'taker'));
  const of = (list: readonly Run[], people: number) => list.find((run) => run.people === people) as Run;
  const usual = of(runs, 13_500);
  return {
    sendsPerSecond: usual.sendsPerSecond,
    heapMiBPer1000: of(bare, 13_500).heapMiBPer1000,
    heapMiBPer1000AtRest: of(bare, 13_500).heapMiBPer1000AtRest,
    growthExponent: exponent(runs),
    growthExponentFrom13500: exponent(runs.slice(1)),
    growthExponentByCpu: exponent(runs, 'cpuSeconds'),
    runs,
    withoutSimulator: {
      growthExponent: exponent(bare),
      growthExponentByCpu: exponent(bare, 'cpuSeconds'),
      runs: bare,
    },
  };
}

interface Run {
  readonly people: number;
  readonly acceptMs: number;
  readonly seconds: number;
  readonly sendsPerSecond: number;
  /** Of all threads; less than the time passed where the file or other programs were waited for. */
  readonly cpuSeconds: number;
  /** Of the machine, just then. */
  readonly load: number;
  /** When the last message was just sent. */
  readonly heapMiBPer1000: number;
  /** Six minutes later, nobody having answered or looked: the engine lets go of what rests. */
  readonly heapMiBPer1000AtRest: number;
  /** Cases written to, and how often the disk was waited for: commits of one turn share a transaction. */
  readonly commits: number;
  readonly transactions: number;
  readonly lost: number;
}

function inChild(people: number, taker: string): Run {
  const run = join(import.meta.dirname, 'run.ts');
  const child = ['--max-old-space-size=6144', run, 'engine', String(people), taker];
  const printed = execFileSync(process.execPath, child, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const figures = printed.trim().split('\n').at(-1) ?? '{}';
  console.log(figures);
  const { bench: _bench, ...figuresOfRun } = JSON.parse(figures);
  return figuresOfRun as Run;
}

/** `taker`: the simulator, or something that only says yes, so that nothing but the engine is measured. */
async function measure(people: number, taker: string): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  let staff: ReturnType<typeof staffOf> | null = staffOf(people);
  const draft = massDraft(staff, realClock.now());
  const by = raisedBy(staff);
  const file = join(folder, 'store.sqlite');
  const filling = openSqlite(file);
  await fill(staff, filling, realClock, realChance);
  await filling.close();

  const taken = { count: 0 };
  const transport = counted(taker === 'simulator' ? toSimulator(staff) : toYes(), taken);
  staff = null;
  const store = openSqlite(file);
  const written = countedCommits(store);
  let later = 0;
  const clock = { ...realClock, now: () => realClock.now() + later };
  const options = { clock, chance: realChance, store: written.store, transport, log: silent, pace: noRate };
  const engine = engineFor(options);
  engine.sending.start();
  await realPause(3_000);
  const before = heap();
  const [commits, groups] = [written.commits(), written.groups()];
  const cpu = process.cpuUsage();
  const began = performance.now();
  await engine.raise.raise(draft, by, 'mass');
  const acceptMs = performance.now() - began;
  // One message more than people: the crisis channel.
  while (taken.count < people + 1 && performance.now() - began < 600_000) await realPause(5);
  await engine.settled();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const after = heap();
  later = 360_000;
  // Whatever is wanted next; the lease's beats want no case.
  await engine.look.domains();
  const atRest = heap();
  await engine.sending.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  return {
    people,
    acceptMs: Math.round(acceptMs),
    seconds: rounded(seconds, 3),
    sendsPerSecond: Math.round(taken.count / seconds),
    cpuSeconds: rounded((user + system) / 1e6, 3),
    load: rounded(loadavg()[0] ?? 0, 1),
    heapMiBPer1000: per1000(after - before, people),
    heapMiBPer1000AtRest: per1000(atRest - before, people),
    commits: written.commits() - commits,
    transactions: written.groups() - groups,
    lost: people + 1 - taken.count,
  } satisfies Run;
}

function toSimulator(staff: ReturnType<typeof staffOf>): Transport {
  const teams = teamsFor({ staff, clock: realClock, limits: unlimited });
  return wiresTo(teams, realClock);
}

/** Writes every request out, as for a wire, and takes it. */
function toYes(): Transport {
  let count = 0;
  return {
    async send({ body }) {
      count += JSON.stringify(body).length > 0 ? 1 : 0;
      return { status: 201, text: `{"id":"${count}"}`, retryAfter: undefined };
    },
    wasSent: () => true,
    close: async () => undefined,
  };
}

/** A turn of the event loop with commits is one transaction (src/store/group-commit.ts). */
function countedCommits(store: Store): { store: Store; commits: () => number; groups: () => number } {
  const count = { commits: 0, groups: 0 };
  let isOpen = false;
  const commit: Store['commit'] = (given) => {
    count.commits += 1;
    if (!isOpen) {
      isOpen = true;
      count.groups += 1;
      setImmediate(() => {
        isOpen = false;
      });
    }
    return store.commit(given);
  };
  return { store: { ...store, commit }, commits: () => count.commits, groups: () => count.groups };
}

function counted(transport: Transport, taken: { count: number }): Transport {
  return {
    ...transport,
    async send(attempt) {
      const answer = await transport.send(attempt);
      if (answer.status < 300) taken.count += 1;
      return answer;
    },
  };
}

/** Asked for here, so that no way of starting this can forget it and count what is only not yet collected. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const per1000 = (bytes: number, people: number) => rounded(bytes / 2 ** 20 / (people / 1_000), 3);

/** Bytes in use after everything unreachable is gone. */
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Slope of the line through the times, both axes logarithmic: 1 is linear. By CPU time it holds on a busy machine, too. */
function exponent(runs: readonly Run[], time: 'seconds' | 'cpuSeconds' = 'seconds'): number {
  const points = runs.map((run) => [Math.log(run.people), Math.log(run[time])] as const);
  const mean = (which: 0 | 1) => points.reduce((sum, point) => sum + point[which], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const under = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return rounded(over / under, 3);
}
