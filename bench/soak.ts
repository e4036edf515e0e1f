// A day of alarms without a pause, on a virtual clock: whether anybody is lost, and whether memory grows with the hours.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Chance, chanceOf } from '../local/simulation/chance.ts';
import { type SimulatedClock, simulatedClock } from '../local/simulation/clock.ts';
import { alarms } from '../src/domain/alarm-rules.ts';
import type { Answer, Transport } from '../src/single-attempts.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { clockedStore } from './clocked-store.ts';
import { rounded } from './figures.ts';
import { resting } from './resting.ts';
import type { Figures } from './run.ts';
import { engineFor, fill, massDraft, raisedBy, silent, staffOf } from './whole-engine.ts';

const begin = Date.UTC(2026, 10, 21, 17, 44);
const hour = 3_600_000;
/** An alarm to everybody so often, open for so long, milliseconds. */
const every = 900_000;
const openFor = 600_000;
/** In the first hours things are still being filled that stay as large as they are. */
const warmUp = 0.25;

/** `hours` on the virtual clock. */
export async function bench(hours = '24', size = '500', seed = '1'): Promise<Figures> {
  const staff = staffOf(Number(size));
  const clock = simulatedClock(begin);
  const chance = chanceOf(seed);
  const file = openSqlite(':memory:');
  await fill(staff, file, clock, chance.of('fill'));
  const taken = { posts: 0, refused: 0 };
  const transport = badDay(clock, chance.of('teams'), taken);
  const store = clockedStore(file, clock, chance.of('store'));
  const engine = engineFor({ clock, chance: chance.of('engine'), store, transport, log: silent });
  engine.sending.start();
  const cpu = process.cpuUsage();
  const heaps: number[] = [];
  const sum = { alarms: 0, messages: 0, lost: 0, accepted: 0 };
  for (let from = begin; from < begin + Number(hours) * hour; from += every) {
    await clock.runUntil(from);
    if ((from - begin) % hour === 0) heaps.push(heap());
    let id = '';
    const raise = engine.raise.raise(massDraft(staff, clock.now()), raisedBy(staff), `soak-${from}`);
    await resting(
      clock,
      raise.then((done) => {
        id = done.id;
      }),
    );
    await clock.runUntil(from + openFor);
    const end = { type: 'end', ending: 'all-clear', reason: 'Die Ursache ist behoben.' } as const;
    await resting(clock, engine.entry.execute(alarms, id, end, raisedBy(staff)));
    await clock.runUntil(from + every - 1_000);
    const items = await deliveriesOf(id);
    sum.alarms += 1;
    sum.messages += items.length;
    sum.accepted += items.filter(({ activityId }) => activityId !== null).length;
    const told = new Set(items.flatMap(({ to, activityId }) => ('person' in to && activityId ? [to.person] : [])));
    sum.lost += staff.people.filter((person) => !told.has(person.id)).length;
  }
  heaps.push(heap());
  async function deliveriesOf(id: string) {
    const { state } = await engine.entry.read(alarms, id);
    const rolls = await engine.audiences.newest(id, state);
    return [state, ...rolls].flatMap(({ ledger }) => Object.values(ledger.deliveries));
  }
  await resting(clock, engine.sending.stop());
  await file.close();
  const { user, system } = process.cpuUsage(cpu);
  return {
    hours: Number(hours),
    people: staff.people.length,
    ...sum,
    refused: taken.refused,
    duplicates: taken.posts - sum.accepted,
    heapMiB: heaps.map((bytes) => rounded(bytes / 2 ** 20, 1)),
    heapSlopeMiBPerHour: rounded(slope(heaps.slice(Math.floor(warmUp * heaps.length))) / 2 ** 20, 3),
    cpuSeconds: rounded((user + system) / 1e6, 1),
  };
}

/** Takes what comes after a moment, keeps nothing of it, and fails one in a hundred before it is delivered. */
function badDay(clock: SimulatedClock, chance: Chance, taken: { posts: number; refused: number }): Transport {
  const refusal: Answer = { status: 503, text: '{}', retryAfter: undefined };
  return {
    async send({ method }) {
      await clock.pause(chance.around(200, 0.5));
      const isRefused = chance.happens(0.01);
      if (isRefused) taken.refused += 1;
      if (isRefused) return refusal;
      if (method === 'POST') taken.posts += 1;
      return { status: 201, text: `{"id":"${taken.posts}"}`, retryAfter: undefined };
    },
    wasSent: () => true,
    close: async () => undefined,
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Slope of the line through values that lie an hour apart. */
function slope(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const over = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const under = values.reduce((sum, _value, index) => sum + (index - middle) ** 2, 0);
  return over / under;
}
