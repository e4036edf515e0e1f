// A stage for the engine: doors on one real store, a clock that is told, a log that is read, Teams that can be told to fail.
import { createHash } from 'node:crypto';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type BcDomain, bcDomains } from '../../src/domain/bc-domain.ts';
import { type Person, people } from '../../src/domain/people.ts';
import type { Env } from '../../src/engine/env.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { Refusal } from '../../src/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben, cem, dora, raise } from '../domain/crisis.ts';
import { startOfPlay } from '../domain/play.ts';
import { type VirtualClock, virtualClock } from '../support/clock.ts';

export interface Stage {
  readonly clock: VirtualClock;
  readonly store: Store;
  /** What was logged, as `event field=value …`. */
  readonly logged: string[];
  /** Names of processes that are known to be gone. */
  readonly gone: Set<string>;
  /** The outside world of one process. */
  env(name: string, change?: Partial<Env>): Env;
}

export function stage(store: Store = openSqlite(':memory:')): Stage {
  const clock = virtualClock(startOfPlay);
  const logged: string[] = [];
  const gone = new Set<string>();
  const numbers = counter();
  let seed = 7;
  const note = (event: string, fields: object = {}) =>
    void logged.push([event, ...Object.entries(fields).map(([key, value]) => `${key}=${value}`)].join(' '));
  return {
    clock,
    store,
    logged,
    gone,
    env: (name, change = {}) => ({
      now: clock.now,
      monotonic: clock.now,
      pause: clock.pause,
      newId: () => `id${numbers()}`,
      random: () => {
        seed = (seed * 16_807) % 2_147_483_647;
        return seed / 2_147_483_647;
      },
      salt: () => createHash('md5').update(String(numbers())).digest('hex'),
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      name,
      isGone: (other) => gone.has(other),
      store,
      log: { info: note, warn: note, error: note },
      ...change,
    }),
  };
}

function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}

const person = (id: string, name: string, grants: Person['grants'] = []): Person => ({
  id,
  aadId: `aad-${id}`,
  name,
  email: `${id}@land.example`,
  jobTitle: 'Referat 1',
  domain: 'MI-ITN',
  language: 'de',
  grants,
});

export const domain: BcDomain = {
  id: 'MI-ITN',
  name: 'IT.N',
  ressort: 'MI',
  ressortName: 'Inneres',
  authority: 'IT.N Hannover',
  channel: { conversationId: '19:stab', teamId: 't', team: 'Krisenstab', name: 'Lage', serviceUrl: 's' },
  callIn: { number: '0511 555-0199', pin: '4711' },
  room: 'Stabsraum A',
  roles: raise().roles.map(({ kind, core, people: holders }) => ({ kind, core, holders })),
};

/** Fills the registers: Anna may raise alarms, Ben is coordinator, Cem and Dora are staff. */
export async function fillRegisters(entry: Door): Promise<void> {
  const everybody = [
    person(anna, 'Anna Beispiel', [{ role: 'alarm', domain: 'MI-ITN' }]),
    person(ben, 'Ben Muster', [{ role: 'coordinator', domain: 'MI-ITN' }]),
    person(cem, 'Cem Vorlage'),
    person(dora, 'Dora Probe'),
  ];
  for (const value of everybody) await entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
  await entry.execute(bcDomains, domain.id, { type: 'put', value: domain }, { system: 'setup' });
}

/** A stage with one open door, filled registers and, when asked for, open alarms of these names. */
export async function openStage(...raised: readonly string[]): Promise<Stage & { entry: Door }> {
  const set = stage();
  const entry = door(set.env('one'));
  await fillRegisters(entry);
  for (const id of raised) await entry.execute(alarms, id, raise({ number: id }), { person: anna, via: 'tab' });
  return { ...set, entry };
}

/** Somebody answers by word. */
export function answer(entry: Door, id: string, who: string, said: 'coming' | 'unavailable' | 'virtual' = 'coming') {
  const command = { type: 'answer', person: who, delivery: '', n: 0, answer: said, eta: null, redrawn: false } as const;
  return entry.execute(alarms, id, command, { person: who, via: 'word' });
}

/** The refusal code a command ends with; fails when it is not refused. */
export async function refusal(task: Promise<unknown>): Promise<string> {
  const error = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error.code;
  throw error instanceof Error ? error : new Error('nothing was refused');
}
