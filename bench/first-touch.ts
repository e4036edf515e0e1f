// Cards and banners together: how soon everybody has heard of the alarm by one way or the other, on a virtual clock.
import { chanceOf } from '../local/simulation/chance.ts';
import { simulatedClock } from '../local/simulation/clock.ts';
import { inProcess } from '../local/simulation/in-process.ts';
import { Graph } from '../local/simulators/graph.ts';
import { documentedLimits } from '../local/simulators/teams-limits.ts';
import { activityFeed } from '../src/connectors/activity-feed.ts';
import { type Pause, singleAttempts } from '../src/single-attempts.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { clockedStore } from './clocked-store.ts';
import { deliveries } from './deliveries.ts';
import { rounded } from './figures.ts';
import { resting } from './resting.ts';
import type { Figures } from './run.ts';
import { engineFor, fill, massDraft, raisedBy, silent, staffOf, teamsFor, wiresTo } from './whole-engine.ts';

const begin = Date.UTC(2026, 10, 21, 17, 44);
/** Fifty cards a second, and two calls a second for a hundred banners each. */
const aSecond = 50 + 2 * 100;
const graphUrl = 'http://graph.invalid/graph';
const token = { get: async () => 'token', forget: () => undefined, warm: async () => undefined };
const activityTypes = ['alarm', 'exercise'].map((type) => ({ type, templateText: '{what}' }));

export async function bench(size = '13500', seed = '1'): Promise<Figures> {
  const staff = staffOf(Number(size));
  const clock = simulatedClock(begin);
  const chance = chanceOf(seed);
  const file = openSqlite(':memory:');
  await fill(staff, file, clock, chance.of('fill'));
  const [delay, graphDelay] = [chance.of('teams'), chance.of('graph')];
  const teams = teamsFor({ staff, clock, limits: documentedLimits, latency: () => delay.around(200, 0.5) });
  const graph = new Graph({
    people: staff.teamsPeople,
    activityTypes,
    isInstalled: () => true,
    tokenLife: async () => 3_600_000,
    now: clock.now,
    pause: (ms) => clock.pause(ms),
    latency: () => graphDelay.around(200, 0.5),
    seed: 1,
  });
  const toGraph = inProcess((call) => graph.handle(call), { pause: (ms) => clock.pause(ms) });
  const feed = (pause: Pause) => activityFeed({ graphUrl }, token, pause, singleAttempts(pause, toGraph));
  const store = clockedStore(file, clock, chance.of('store'));
  const transport = wiresTo(teams, clock);
  const engine = engineFor({ clock, chance: chance.of('engine'), store, transport, log: silent, feed });
  engine.sending.start();
  await clock.runUntil(begin + 5_000);
  let id = '';
  const raise = engine.raise.raise(massDraft(staff, clock.now()), raisedBy(staff), 'mass').then((done) => {
    id = done.id;
  });
  await resting(clock, raise);
  const from = clock.now();

  const got = deliveries(teams, clock.now);
  const heard = new Map<string, number>();
  let banners = 0;
  let cards = 0;
  const hear = (people: readonly string[]) => {
    for (const person of people) if (!heard.has(person)) heard.set(person, clock.now());
  };
  await clock.runUntil(from + 3_600_000, () => {
    got.look();
    if (got.reached(id) > cards) hear(got.people(id).slice(cards));
    cards = got.reached(id);
    hear(
      graph
        .banners()
        .slice(banners)
        .map(({ person }) => person),
    );
    banners = graph.banners().length;
    return heard.size >= staff.people.length;
  });
  const everybodySeconds = (Math.max(...heard.values()) - from) / 1_000;
  const cardsThen = got.reached(id);
  await clock.runUntil(clock.now() + 3_600_000, () => {
    got.look();
    return got.reached(id) >= staff.people.length;
  });
  const cardsSeconds = (clock.now() - from) / 1_000;
  await resting(clock, engine.sending.stop());
  await file.close();
  const minimum = staff.people.length / aSecond;
  const calls = graph.calls();
  return {
    people: staff.people.length,
    limitUse: rounded(minimum / everybodySeconds, 4),
    minimumSeconds: rounded(minimum, 1),
    everybodySeconds: rounded(everybodySeconds, 1),
    byCardThen: cardsThen,
    bannerCalls: calls.length,
    bannerCallsThrottled: calls.filter(({ status }) => status === 429).length,
    banners: graph.banners().length,
    bannersRepeated: graph.banners().filter(({ again }) => again).length,
    everybodyHasCardSeconds: rounded(cardsSeconds, 1),
    per1000_429: rounded((got.throttled() / staff.people.length) * 1_000, 2),
    unheard: staff.people.length - heard.size,
    lost: staff.people.length - got.reached(id),
  };
}
