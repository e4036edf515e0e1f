// What people read about a delivery: never more than was proven.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { DeliveryState, Outcome } from '../../src/domain/ledger.ts';
import { deliveryWord } from '../../src/http/alarm-view.ts';
import type { AlarmView, RaisedView } from '../../src/http/contract.ts';
import type { DeliveryWord } from '../../src/http/contract-staffing.ts';
import { type House, openHouse } from './house.ts';
import { draft, person } from './house-people.ts';

describe('the page of an alarm', () => {
  let house: House;
  let id: string;

  beforeAll(async () => {
    house = await openHouse();
    const body = { once: 'wunsch-0001', draft: draft(house.clock.now()) };
    id = (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
  });
  afterAll(() => house.close());

  test.each<[DeliveryState, string | null, DeliveryWord]>([
    ['planned', null, 'sending'],
    ['reserved', null, 'sending'],
    ['accepted', null, 'at-teams'],
    ['answered', null, 'answered'],
    ['unknown', 'timeout', 'unclear'],
    ['refused', 'unconfirmed', 'unclear'],
    ['refused', 'not-installed', 'undeliverable'],
    ['stopped', null, 'stopped'],
    ['superseded', null, 'stopped'],
  ])('%s (%s) is read as %s', async (state, code, word) => {
    const [first] = Object.values((await house.entry.read(alarms, id)).state.ledger.deliveries);
    if (!first) throw new Error('nothing is owed');
    expect(deliveryWord({ ...first, state, code })).toBe(word);
  });

  test.each(['email', 'sms', 'voice'] as const)(
    'what a gateway took over by %s is no more than handed over',
    async (way) => {
      const [first] = Object.values((await house.entry.read(alarms, id)).state.ledger.deliveries);
      if (!first) throw new Error('nothing is owed');
      expect(deliveryWord({ ...first, way, state: 'accepted', code: null })).toBe('at-gateway');
    },
  );

  const words = async () => {
    const { all } = (await house.ask<AlarmView>('alma', `/api/alarms/${id}`)).json;
    return { channel: all?.channel, ...Object.fromEntries(all?.asked.map((each) => [each.name, each.delivery]) ?? []) };
  };
  async function settled(name: 'lena' | 'ivo' | null, result: object): Promise<void> {
    const { ledger } = (await house.entry.read(alarms, id)).state;
    const delivery = Object.values(ledger.deliveries).find(({ to }) =>
      name === null ? 'channel' in to : 'person' in to && to.person === person(name).id,
    );
    const [ids, by] = [[delivery?.id ?? ''], { system: 'sender' } as const];
    await house.entry.execute(alarms, id, { type: 'reserve', ids, epoch: 1 }, by);
    const results = [{ id: ids[0], ...result } as Outcome];
    await house.entry.execute(alarms, id, { type: 'settle', results, epoch: 1 }, by);
  }

  test('says how far each message came', async () => {
    expect(await words()).toEqual({ channel: 'sending', 'Lena Saat-lena': 'sending', 'Ivo Saat-ivo': 'sending' });
    await settled(null, { outcome: 'accepted', activityId: 'a1', version: 1 });
    await settled('lena', { outcome: 'accepted', activityId: 'a2', version: 1 });
    await settled('ivo', { outcome: 'never', code: 'not-installed' });
    expect(await words()).toEqual({
      channel: 'at-teams',
      'Lena Saat-lena': 'at-teams',
      'Ivo Saat-ivo': 'undeliverable',
    });
  });

  test('whoever answered by another way was reached, whatever became of the card', async () => {
    await house.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer: 'virtual', eta: null } });
    expect(await words()).toMatchObject({ 'Ivo Saat-ivo': 'answered', 'Lena Saat-lena': 'at-teams' });
  });

  test('a domain without a channel has no word for one', async () => {
    const body = { once: 'wunsch-0002', draft: draft(house.clock.now(), { domain: 'MU-BET' }) };
    const other = (await house.ask<RaisedView>('bea', '/api/alarms', { body })).json.id;
    expect((await house.ask<AlarmView>('bea', `/api/alarms/${other}`)).json.all?.channel).toBe(null);
  });
});
