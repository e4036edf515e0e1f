// Everybody is told: how near the platform's limit, how long the crisis team of another alarm waits meanwhile, and how
// much faster than the template most administrations would take. Rates and waits are on a virtual clock.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realPause } from 'node:timers/promises';
import type { Administration } from '../local/sample/administration.ts';
import { type Chance, chanceOf } from '../local/simulation/chance.ts';
import { simulatedClock } from '../local/simulation/clock.ts';
import { documentedLimits, type Limits } from '../local/simulators/teams-limits.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { clockedStore } from './clocked-store.ts';
import { companyCommunicator } from './company-communicator.ts';
import { deliveries } from './deliveries.ts';
import { percentile, rounded } from './figures.ts';
import { realChance, realClock } from './real-clock.ts';
import { resting } from './resting.ts';
import type { Figures } from './run.ts';
import {
  type Clock,
  engineFor,
  fill,
  massDraft,
  raisedBy,
  serviceUrl,
  silent,
  smallDraft,
  smallTeam,
  staffOf,
  teamsFor,
  wiresTo,
} from './whole-engine.ts';

/** A course of the limit: so many requests a second from this millisecond of the run on. */
interface Course {
  readonly announced: boolean;
  readonly steps: readonly { readonly from: number; readonly perSecond: number }[];
  /** Requests do not come in evenly as they left: each is a while on its way. */
  readonly wires?: boolean;
}

const announced: Course = { announced: true, steps: [{ from: 0, perSecond: 50 }] };
const hidden: Course = { announced: false, steps: [{ from: 0, perSecond: 30 }] };
const begin = Date.UTC(2026, 10, 21, 17, 44);
const hours = 3_600_000;
/** Median milliseconds of a call. With wires part of it is the way there and back, which blurs what Teams counts. */
const latency = 200;
const way = 15;

/** `only`: `accept` measures nothing but how soon an alarm is durable. */
export async function bench(size = '13500', seed = '1', only = ''): Promise<Figures> {
  const staff = staffOf(Number(size));
  if (only === 'accept') return accepting(staff);
  const falls: Course = {
    announced: true,
    steps: [
      { from: 0, perSecond: 50 },
      { from: (staff.people.length / 50 / 2) * 1_000, perSecond: 25 },
    ],
  };
  const at50 = await broadcast(staff, announced, seed);
  show('50/s announced', at50);
  const at30 = await broadcast(staff, hidden, seed);
  show('30/s hidden', at30);
  const falling = await broadcast(staff, falls, seed);
  show('50/s, then 25/s', falling);
  const wires = {
    at50: await broadcast(staff, { ...announced, wires: true }, seed),
    hidden: await broadcast(staff, { ...hidden, wires: true }, seed),
  };
  show('with wires, 50/s announced', wires.at50);
  show('with wires, 30/s hidden', wires.hidden);
  const one = await template(staff, announced, 1, seed);
  const three = await template(staff, announced, 3, seed);
  show('template, 1 instance', one);
  show('template, 3 instances', three);
  const start = await accepting(staff);
  show('accepting, real clock', start);
  const factor = rounded(three.lastSeconds / at50.lastSeconds, 1);
  return {
    people: staff.people.length,
    ...at50,
    hidden: at30,
    falling,
    wires,
    factor,
    template: { one, three },
    ...start,
  };
}

/** One broadcast on the virtual clock; half-way somebody raises a small alarm elsewhere. */
async function broadcast(staff: Administration, course: Course, seed: string) {
  const clock = simulatedClock(begin);
  const chance = chanceOf(seed);
  const file = openSqlite(':memory:');
  await fill(staff, file, clock, chance.of('fill'));
  const { teams, transport } = teamsOn(staff, course, clock, chance);
  const store = clockedStore(file, clock, chance.of('store'));
  const engine = engineFor({ clock, chance: chance.of('engine'), store, transport, log: silent });
  const got = deliveries(teams, clock.now);
  engine.sending.start();
  await clock.runUntil(begin + 5_000);

  const raised = { mass: { id: '', at: 0 }, small: { id: '', at: 0 } };
  const raise = async (which: 'mass' | 'small') => {
    const draft = which === 'mass' ? massDraft(staff, clock.now()) : smallDraft(clock.now());
    const { id } = await engine.raise.raise(draft, raisedBy(staff), which);
    raised[which] = { id, at: clock.now() };
  };
  await resting(clock, raise('mass'));
  const from = raised.mass.at;
  for (const { from: later, perSecond } of course.steps.slice(1)) {
    clock.at(from + later, () => teams.limit(limitsOf(course, perSecond)));
  }
  clock.at(from + minimumMs(staff.people.length, course) / 2, () => void raise('small'));
  const everybody = staff.people.length;
  await clock.runUntil(from + 2 * hours, () => {
    got.look();
    return got.reached(raised.mass.id) >= everybody && got.reached(raised.small.id) >= smallTeam;
  });
  // Whatever is sent twice is sent within the longest pause between tries.
  await clock.runUntil(clock.now() + 120_000);
  got.look();
  const requests = got.requests();
  const messages = everybody + smallTeam;
  const times = got.times(raised.mass.id);
  const last = (Math.max(...times) - from) / 1_000;
  const waits = got.times(raised.small.id).map((at) => at - raised.small.at);
  await resting(clock, engine.sending.stop());
  await file.close();
  return {
    limitUse: rounded(minimumMs(everybody, course) / 1_000 / last, 4),
    minimumSeconds: rounded(minimumMs(everybody, course) / 1_000, 1),
    lastSeconds: rounded(last, 1),
    per1000_429: rounded((got.throttled() / messages) * 1_000, 2),
    requestsPerRecipient: rounded(got.personal() / messages, 4),
    requests,
    lost: messages - times.length - waits.length,
    unexplainedDuplicates: got.copies(raised.mass.id) + got.copies(raised.small.id),
    lane0P99Ms: percentile(waits, 0.99),
    lane0MedianMs: percentile(waits, 0.5),
  };
}

/** The same load, limits and latencies for the template. */
async function template(staff: Administration, course: Course, instances: number, seed: string) {
  const clock = simulatedClock(begin);
  const chance = chanceOf(seed);
  const { teams, transport } = teamsOn(staff, course, clock, chance);
  const urls = staff.reach.map(({ conversationId }) => {
    return `${serviceUrl}v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  });
  const { arrivals } = companyCommunicator({ clock, chance: chance.of('template'), transport }, urls, instances);
  await clock.runUntil(begin + 24 * hours, () => arrivals.length >= urls.length);
  const throttled = teams.calls().filter(({ status }) => status === 429).length;
  const last = ((arrivals.at(-1) ?? begin) - begin) / 1_000;
  const perMessage = (count: number) => rounded(count / urls.length, 4);
  return {
    limitUse: rounded(minimumMs(urls.length, course) / 1_000 / last, 4),
    lastSeconds: rounded(last, 1),
    per1000_429: rounded(perMessage(throttled) * 1_000, 2),
    requestsPerRecipient: perMessage(teams.calls().length),
    lost: urls.length - arrivals.length,
  };
}

/** On the real clock and with a real file: how soon the alarm is durable, and when the first card is there. */
async function accepting(staff: Administration) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const clock = realClock;
  const chance = chanceOf('accepting');
  const store = openSqlite(join(folder, 'store.sqlite'));
  await fill(staff, store, clock, realChance);
  const { teams, transport } = teamsOn(staff, announced, clock, chance);
  const engine = engineFor({ clock, chance: realChance, store, transport, log: silent });
  engine.sending.start();
  await realPause(2_000);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const { id } = await engine.raise.raise(massDraft(staff, clock.now()), raisedBy(staff), 'mass');
  const acceptMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const got = deliveries(teams, clock.now);
  while (got.reached(id) === 0) {
    await realPause(1);
    got.look();
  }
  const firstCardMs = performance.now() - began;
  await engine.sending.stop();
  await store.close();
  rmSync(folder, { recursive: true });
  const acceptCpuMs = Math.round((user + system) / 1_000);
  const load = rounded(loadavg()[0] ?? 0, 1);
  return { acceptMs: Math.round(acceptMs), firstCardMs: Math.round(firstCardMs), acceptCpuMs, load };
}

function teamsOn(staff: Administration, course: Course, clock: Clock, chance: Chance) {
  const [delay, wires] = [chance.of('teams'), chance.of('wires')];
  const limits = limitsOf(course, course.steps[0]?.perSecond ?? 50);
  const median = course.wires ? latency - 2 * way : latency;
  const teams = teamsFor({ staff, clock, limits, latency: () => delay.around(median, 0.5) });
  return { teams, transport: wiresTo(teams, clock, course.wires ? () => wires.around(way, 0.6) : undefined) };
}

const limitsOf = ({ announced: says }: Course, perSecond: number): Limits => ({
  ...documentedLimits,
  app: [{ ms: 1_000, max: perSecond }],
  announced: says,
});

/** How long so many requests need at the very least, milliseconds: the limit integrated. */
function minimumMs(requests: number, { steps }: Course): number {
  let left = requests;
  for (const [index, { from, perSecond }] of steps.entries()) {
    const until = steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const need = (left / perSecond) * 1_000;
    if (from + need <= until) return from + need;
    left -= ((until - from) / 1_000) * perSecond;
  }
  throw new Error('a course has at least one step');
}

function show(name: string, figures: Figures): void {
  console.log(`${name}: ${JSON.stringify(figures)}`);
}
