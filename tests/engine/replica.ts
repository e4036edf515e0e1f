// One process of the product as far as sending goes: door, lease, worker and loop, on the stage's store and clock.
import { alarms } from '../../src/domain/alarm-rules.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { rolls } from '../../src/domain/roll.ts';
import { type Audiences, audiences } from '../../src/engine/audience.ts';
import type { Env } from '../../src/engine/env.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { sendingLease } from '../../src/engine/lease.ts';
import { loop } from '../../src/engine/loop.ts';
import { type Pace, pace } from '../../src/engine/pace.ts';
import { type Worker, worker } from '../../src/engine/work.ts';
import { anna, raise } from '../domain/crisis.ts';
import { type Mailbox, mailbox } from './mailbox.ts';
import { fillRegisters, type Stage, stage } from './stage.ts';

export interface Replica {
  readonly env: Env;
  readonly entry: Door;
  readonly teams: Mailbox;
  readonly pace: Pace;
  readonly worker: Worker;
  readonly audiences: Audiences;
  start(): void;
  stop(): Promise<void>;
  raise(id: string): Promise<void>;
  /** Every message of an alarm as `message state`, by recipient. */
  mail(id: string): Promise<Readonly<Record<string, readonly string[]>>>;
}

export function replica(set: Stage, name: string, change: Partial<Env> = {}, teams = mailbox(set.clock)): Replica {
  const env = set.env(name, change);
  const entry = door(env);
  const told = audiences(env, entry);
  const rate = pace();
  const lease = sendingLease(env);
  let works: Worker | undefined;
  const sending = loop(env, lease, (nudge) => {
    const models = { alarm: alarms, roll: rolls, proposal: proposals };
    works = worker(
      { env, entry, models, sender: teams, pace: rate, isOver: told.isOver, tell: ({ id }) => told.tell(id) },
      nudge,
    );
    return works;
  });
  return {
    env,
    entry,
    teams,
    pace: rate,
    worker: works as Worker,
    audiences: told,
    start: sending.start,
    stop: sending.stop,
    async raise(id) {
      await entry.execute(alarms, id, raise({ number: id }), { person: anna, via: 'tab' });
    },
    async mail(id) {
      const { state } = await entry.read(alarms, id);
      const mail: Record<string, string[]> = {};
      for (const { to, message, state: is } of Object.values(state.ledger.deliveries)) {
        const name = 'person' in to ? to.person : 'channel';
        mail[name] = [...(mail[name] ?? []), `${message} ${is}`];
      }
      return mail;
    },
  };
}

/** A stage with one replica on it and filled registers. */
export async function oneReplica(set: Stage = stage()): Promise<Omit<Stage, 'env'> & Replica> {
  const only = replica(set, 'one');
  await fillRegisters(only.entry);
  const { env: _env, ...rest } = set;
  return { ...rest, ...only };
}
