// Ten thousand reports that nobody takes fall overdue while everybody is being told of an alarm: how late, and none early.
import { chanceOf } from '../local/simulation/chance.ts';
import { simulatedClock } from '../local/simulation/clock.ts';
import { documentedLimits } from '../local/simulators/teams-limits.ts';
import { proposals, type Report } from '../src/domain/proposal.ts';
import { takeWithinMinutes } from '../src/domain/proposal-messages.ts';
import type { Store } from '../src/store/port.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { clockedStore } from './clocked-store.ts';
import { deliveries } from './deliveries.ts';
import { percentile, rounded } from './figures.ts';
import { resting } from './resting.ts';
import type { Figures } from './run.ts';
import {
  engineFor,
  fill,
  massDomain,
  massDraft,
  raisedBy,
  silent,
  staffOf,
  teamsFor,
  wiresTo,
} from './whole-engine.ts';

const begin = Date.UTC(2026, 10, 21, 17, 44);
const wait = takeWithinMinutes * 60_000;
/** The deadlines are spread over so much of the broadcast, milliseconds; a tenth of them falls on one moment. */
const spread = 240_000;

export async function bench(timers = '10000', size = '13500', seed = '1'): Promise<Figures> {
  const count = Number(timers);
  const staff = staffOf(Number(size));
  const clock = simulatedClock(begin);
  const chance = chanceOf(seed);
  const file = openSqlite(':memory:');
  await fill(staff, file, clock, chance.of('fill'));
  const fired = new Map<string, { at: number; durable: number }>();
  const store = watched(clockedStore(file, clock, chance.of('store')), clock.now, fired);
  const delay = chance.of('teams');
  const latency = () => delay.around(200, 0.5);
  const teams = teamsFor({ staff, clock, limits: documentedLimits, latency });
  const transport = wiresTo(teams, clock);
  const with_ = { clock, store, transport, log: silent };

  // Another process noted the reports: whoever sends has to find them in the store.
  const reporter = engineFor({ ...with_, chance: chance.of('reporter') });
  const due = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    const at = begin + (index % 10 === 0 ? spread / 2 : Math.floor((index / count) * spread));
    clock.at(at, () => void report(`report-${index}`));
  }
  async function report(id: string): Promise<void> {
    const { state } = await reporter.entry.execute(proposals, id, reportOf(id, clock.now()), { system: 'intake' });
    due.set(id, state.openedAt + wait);
  }
  await clock.runUntil(begin + wait - 10_000);

  const engine = engineFor({ ...with_, chance: chance.of('engine') });
  engine.sending.start();
  await clock.runUntil(begin + wait - 5_000);
  let id = '';
  const raise = engine.raise.raise(massDraft(staff, clock.now()), raisedBy(staff), 'mass').then((done) => {
    id = done.id;
  });
  await resting(clock, raise);
  const from = clock.now();
  const got = deliveries(teams, clock.now);
  await clock.runUntil(from + 3_600_000, () => {
    got.look();
    return got.reached(id) >= staff.people.length && fired.size >= count;
  });
  const last = Math.max(...got.times(id)) - from;
  await resting(clock, engine.sending.stop());
  await file.close();
  const late = [...fired].map(([name, { durable }]) => durable - (due.get(name) ?? Number.NaN));
  const before = [...fired].filter(([name, { at }]) => at < (due.get(name) ?? Number.POSITIVE_INFINITY));
  return {
    timers: count,
    fired: fired.size,
    lateP99Ms: percentile(late, 0.99),
    lateMedianMs: percentile(late, 0.5),
    lateMostMs: percentile(late, 1),
    early: before.length,
    duringBroadcast: [...fired.values()].filter(({ durable }) => durable >= from && durable <= from + last).length,
    broadcastSeconds: rounded(last / 1_000, 1),
    lost: staff.people.length - got.reached(id),
  };
}

function reportOf(id: string, since: number): Report {
  return {
    type: 'report',
    domain: massDomain,
    source: id,
    firing: true,
    what: 'Die Temperatur im Serverraum steigt.',
    where: 'Hannover',
    since,
    level: 'EMERGENCY',
    facts: [],
    alerts: 1,
    // Nobody to be reminded: ten thousand messages would be a measure of the rate, not of the clock.
    owner: '',
  };
}

/** Notes when a report was found overdue, and when that was durable. */
function watched(store: Store, now: () => number, fired: Map<string, { at: number; durable: number }>): Store {
  return {
    ...store,
    async commit(commit) {
      await store.commit(commit);
      const line =
        commit.address.kind === 'proposal' ? commit.lines.find(({ entry }) => entry.type === 'overdue') : undefined;
      if (line) fired.set(commit.address.id, { at: line.at, durable: now() });
    },
  };
}
