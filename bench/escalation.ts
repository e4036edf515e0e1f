// Ten thousand reports fall overdue, and 300 roles climb ladders of five steps, while everybody is being told of an
// alarm: how late, and none early.
import type { Administration } from '../local/sample/administration.ts';
import { chanceOf } from '../local/simulation/chance.ts';
import { type SimulatedClock, simulatedClock } from '../local/simulation/clock.ts';
import { documentedLimits } from '../local/simulators/teams-limits.ts';
import type { Engine } from '../src/app-engine.ts';
import { escalationPlans, type Ladder, planId } from '../src/domain/escalation.ts';
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
/** Five steps in four minutes, so that they fall into the broadcast. */
const steps: Ladder = [
  { after: 0, act: 'ask', rank: 0, ways: ['teams'] },
  { after: 1, act: 'remind', rank: 0, ways: ['teams'] },
  { after: 2, act: 'ask', rank: 1, ways: ['teams'] },
  { after: 3, act: 'ask', rank: 2, ways: ['teams'] },
  { after: 4, act: 'decide', rank: 0, ways: [] },
];
const wantedRoles = 300;

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
  const climbed: Climbed[] = [];
  const store = watched(clockedStore(file, clock, chance.of('store')), clock.now, fired, climbed);
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
  const roles = await raiseLadders(staff, engine, clock);
  let id = '';
  const raise = engine.raise.raise(massDraft(staff, clock.now()), raisedBy(staff), 'mass').then((done) => {
    id = done.id;
  });
  await resting(clock, raise);
  const from = clock.now();
  const got = deliveries(teams, clock.now);
  await clock.runUntil(from + 3_600_000, () => {
    got.look();
    const isOver = clock.now() > from + 5 * 60_000;
    return got.reached(id) >= staff.people.length && fired.size >= count && isOver;
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
    ladderRoles: roles,
    ladderSteps: climbed.length,
    ladderLateP99Ms: percentile(
      climbed.map(({ due: planned, durable }) => durable - planned),
      0.99,
    ),
    ladderEarly: climbed.filter(({ due: planned, at }) => at < planned).length,
    duringBroadcast: [...fired.values()].filter(({ durable }) => durable >= from && durable <= from + last).length,
    broadcastSeconds: rounded(last / 1_000, 1),
    lost: staff.people.length - got.reached(id),
  };
}

/** A step of a ladder: when it was due, taken and durable; epoch milliseconds. */
interface Climbed {
  readonly due: number;
  readonly at: number;
  readonly durable: number;
}

/** Exercises in all domains, with crisis teams of together 300 roles that nobody answers. How many roles it became. */
async function raiseLadders(staff: Administration, engine: Engine, clock: SimulatedClock): Promise<number> {
  const by = { system: 'setup' } as const;
  let roles = 0;
  for (let round = 0; roles < wantedRoles; round += 1) {
    for (const { id: domain, roles: all } of staff.domains) {
      if (roles >= wantedRoles) break;
      const kinds = [...new Set(all.filter(({ holders }) => holders.length > 0).map(({ kind }) => kind))];
      if (kinds.length === 0) continue;
      const value = { domain, level: 'EMERGENCY', steps } as const;
      const plan = engine.entry.execute(escalationPlans, planId(domain, 'EMERGENCY'), { type: 'put', value }, by);
      await resting(clock, plan);
      const draft = { ...massDraft(staff, clock.now()), domain, roles: kinds, level: 'EMERGENCY' } as const;
      const quiet = { audience: 'none', audienceStep: '', mode: 'exercise', exerciseName: `Leiter ${round}` } as const;
      await resting(clock, engine.raise.raise({ ...draft, ...quiet }, raisedBy(staff), `${domain}-${round}`));
      roles += kinds.length;
    }
  }
  return roles;
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
function watched(
  store: Store,
  now: () => number,
  fired: Map<string, { at: number; durable: number }>,
  climbed: Climbed[],
): Store {
  const raisedAt = new Map<string, number>();
  return {
    ...store,
    async commit(commit) {
      await store.commit(commit);
      const line =
        commit.address.kind === 'proposal' ? commit.lines.find(({ entry }) => entry.type === 'overdue') : undefined;
      if (line) fired.set(commit.address.id, { at: line.at, durable: now() });
      if (commit.address.kind !== 'alarm') return;
      for (const { entry, at } of commit.lines) {
        if (entry.type === 'raised') raisedAt.set(commit.address.id, at);
        const { type, step } = entry as { type: string; step?: number | null };
        if (type !== 'escalated' || typeof step !== 'number') continue;
        const due = (raisedAt.get(commit.address.id) ?? 0) + (steps[step]?.after ?? 0) * 60_000;
        climbed.push({ due, at, durable: now() });
      }
    },
  };
}
