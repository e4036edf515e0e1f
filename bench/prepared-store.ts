// A SQLite file as it stands when everybody has just got the card: made through the rules, without the minutes of sending.
import { createHash, randomBytes } from 'node:crypto';
import { fillStore } from '../local/fill-store.ts';
import { type Administration, administration } from '../local/sample/administration.ts';
import { type Engine, engineOf } from '../src/app-engine.ts';
import type { Alarm } from '../src/domain/alarm.ts';
import { alarms } from '../src/domain/alarm-rules.ts';
import { rollId } from '../src/domain/audience.ts';
import type { Person } from '../src/domain/people.ts';
import { type Roll, rolls } from '../src/domain/roll.ts';
import type { Env } from '../src/engine/env.ts';
import type { Store } from '../src/store/port.ts';
import type { Connector } from '../src/teams/connector.ts';

const domainId = 'MI-ITN';

/** One card that somebody has in her chat. */
export interface ReceivedCard {
  readonly person: string;
  readonly roll: string;
  readonly delivery: string;
  readonly activityId: string;
}

/** The sample, with somebody in front who may tell the whole administration: in the sample nobody may. */
export function withRaiser(people: number, serviceUrl: string): Administration {
  const sample = administration({ people, serviceUrl });
  const [first, ...others] = sample.people as [Person, ...Person[]];
  return { ...sample, people: [{ ...first, grants: [{ role: 'alarm', domain: '*' }] }, ...others] };
}

/** What the raiser says. `audience` is left to the caller, because HTTP and engine take the same. */
export function draftFor(sample: Administration, now: number) {
  const scenario = sample.scenarios.find((each) => each.domain === domainId) as Administration['scenarios'][number];
  const { level, what, where, nextStep, exerciseName, roles } = scenario;
  const text = { level, what, where, nextStep, exerciseName, since: now };
  const audience = { audience: 'everybody', audienceStep: 'Bitte verlassen Sie das Gebäude.' } as const;
  return { ...text, ...audience, mode: 'real', domain: domainId, roles, answerMinutes: 10 } as const;
}

/** The engine on a store, without the loop that sends and with nobody to send to. */
export function restingEngine(store: Store): Engine {
  const nobody = async (): Promise<never> => {
    throw new Error('nothing is sent here');
  };
  const teams = { open: nobody, post: nobody, replace: nobody, close: async () => undefined } as unknown as Connector;
  return engineOf(
    envOn(store),
    teams,
    { serviceUrl: 'http://127.0.0.1/teams/', tabUrl: '' },
    { rule: async () => 'scenario' },
  );
}

export function envOn(store: Store): Env {
  const quiet = () => undefined;
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    newId: () => randomBytes(8).toString('hex'),
    random: () => Math.random(),
    salt: () => randomBytes(16).toString('hex'),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: 'bench',
    isGone: () => false,
    store,
    log: { info: quiet, warn: quiet, error: quiet },
  };
}

/** Fills the store, raises the alarm to everybody, and writes down that Teams took every card. */
export async function deliveredAlarm(
  store: Store,
  sample: Administration,
  serviceUrl: string,
): Promise<{ alarm: string; cards: readonly ReceivedCard[] }> {
  const engine = restingEngine(store);
  const { entry, raise, audiences } = engine;
  await fillStore(entry, store, sample, [serviceUrl]);
  const by = { person: (sample.people[0] as Person).id, via: 'tab' } as const;
  const { id } = await raise.raise(draftFor(sample, Date.now()), by, 'bench');
  await audiences.tell(id);
  const alarm = (await entry.read(alarms, id)).state;
  await accept(engine, alarms, id, Object.keys(alarm.ledger.deliveries));
  const cards: ReceivedCard[] = [];
  for (const [roll, state] of await rollsOf(engine, id, alarm)) {
    const ids = Object.keys(state.ledger.deliveries);
    await accept(engine, rolls, roll, ids);
    for (const delivery of ids) {
      const to = state.ledger.deliveries[delivery]?.to;
      if (to && 'person' in to) cards.push({ person: to.person, roll, delivery, activityId: activityIdOf(delivery) });
    }
  }
  return { alarm: id, cards };
}

/** The rolls of an alarm, by id. */
export async function rollsOf(
  { entry }: Pick<Engine, 'entry'>,
  id: string,
  { audience }: Pick<Alarm, 'audience'>,
): Promise<ReadonlyMap<string, Roll>> {
  const found = new Map<string, Roll>();
  for (let n = 0; audience && n < audience.rolls; n += 1) {
    const roll = rollId(id, audience, n);
    found.set(roll, (await entry.read(rolls, roll)).state);
  }
  return found;
}

const activityIdOf = (delivery: string) => `card-${delivery}`;

async function accept(
  { entry }: Engine,
  model: typeof alarms | typeof rolls,
  id: string,
  ids: readonly string[],
): Promise<void> {
  const by = { system: 'sender' } as const;
  const results = ids.map(
    (delivery) => ({ id: delivery, outcome: 'accepted', activityId: activityIdOf(delivery), version: 1 }) as const,
  );
  await entry.execute(model as typeof rolls, id, { type: 'reserve', ids, epoch: 0 }, by);
  await entry.execute(model as typeof rolls, id, { type: 'settle', results, epoch: 0 }, by);
}
