// Several ways at once: none waits for another, each keeps its own rate, and one that is not set up says so.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { planned } from '../../src/domain/ledger.ts';
import type { Way } from '../../src/domain/ways.ts';
import type { Handover } from '../../src/engine/env.ts';
import { steadyPace } from '../../src/engine/steady-pace.ts';
import { senderByWay } from '../../src/engine/ways.ts';
import { anna, ben, cem, raise } from '../domain/crisis.ts';
import { mailbox } from './mailbox.ts';
import { replica } from './replica.ts';
import { fillRegisters, stage } from './stage.ts';

const everyWay: readonly Way[] = ['teams', 'voice', 'sms'];

describe('sending by several ways', () => {
  it('goes on by message and call while Teams hangs', async () => {
    const set = stage();
    const sent: string[] = [];
    const never = new Promise<never>(() => undefined);
    const box = {
      ...mailbox(set.clock),
      async post({ delivery: { way, to } }: Handover) {
        if (way === 'teams') return never;
        sent.push(`${way} ${'person' in to ? to.person : ''}`);
        return { activityId: `${way}-${sent.length}` };
      },
    };
    const one = replica(set, 'one', {}, box);
    await fillRegisters(one.entry);
    one.start();
    await set.clock.advance(1_000);
    const ways = { [anna]: everyWay, [ben]: everyWay, [cem]: everyWay };
    await one.entry.execute(alarms, 'a', raise({ ways, ring: true }), { person: anna, via: 'tab' });
    await set.clock.advance(2_000);
    expect(sent.sort()).toEqual([anna, ben, cem].flatMap((who) => [`sms ${who}`, `voice ${who}`]).sort());
    const { state } = await one.entry.read(alarms, 'a');
    const stateOf = (way: Way) =>
      new Set(Object.values(state.ledger.deliveries).flatMap((item) => (item.way === way ? [item.state] : [])));
    expect([...stateOf('teams')]).toEqual(['reserved']);
    expect([...stateOf('sms'), ...stateOf('voice')]).toEqual(['accepted', 'accepted']);
  });

  it('says at once that a way is not set up', async () => {
    const box = mailbox(stage().clock);
    const delivery = planned(
      { id: 'd1', to: { person: anna }, way: 'sms', message: 'alarm', lane: 0, ahead: false },
      0,
    );
    const handover: Handover = {
      address: { kind: 'alarm', id: 'a' },
      state: { ledger: { epoch: 0, deliveries: {} } },
      delivery,
    };
    await expect(senderByWay({ teams: box }).post(handover)).rejects.toMatchObject({
      verdict: 'never',
      code: 'way-off',
    });
    await expect(senderByWay({ teams: box }).redraw(handover)).rejects.toMatchObject({
      verdict: 'never',
      code: 'no-redraw',
    });
  });
});

describe('the steady pace', () => {
  it('never lets more leave in a second than the way bears, and rests after "too many"', () => {
    const pace = steadyPace({ perSecond: 5, mostOpen: 10 });
    const taken = (from: number, to: number) => {
      let count = 0;
      for (let now = from; now < to; now += 10) if (pace.take(now)) count += 1;
      return count;
    };
    expect(taken(0, 1_000)).toBeLessThanOrEqual(10);
    expect(taken(1_000, 2_000)).toBe(5);
    pace.ended(1_990, 2_000, true);
    expect(taken(2_000, 3_000)).toBe(0);
    expect(taken(3_000, 4_000)).toBeGreaterThan(0);
    expect(pace.slots(0, 9)).toBe(1);
    expect(pace.slots(2, 9)).toBe(0);
  });
});
