// The door of the SMS gateway: only what it signed, only once, only from a number we know, and never guessed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/connectors/callback-signature.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type Contact, contacts } from '../../src/domain/people.ts';
import { callbackSecret, type House, openHouse } from './house.ts';
import { draft, person } from './house-people.ts';

let house: House;
let alarm: string;
const ivo = person('ivo').id;
const lena = person('lena').id;
const byAlma = { person: person('alma').id, via: 'tab' } as const;
const number = '+495115550171';

async function gives(owner: string, one: string): Promise<void> {
  const numbers = [{ number: one, kind: 'service-mobile', sms: true, voice: true, onPaper: false }] as const;
  const value: Contact = { person: owner, numbers, email: true, confirmedAt: null };
  await house.entry.execute(contacts, owner, { type: 'put', value }, { system: 'setup' });
}

beforeAll(async () => {
  house = await openHouse();
  await gives(ivo, number);
  await gives(lena, '+495115550172');
  ({ id: alarm } = await house.raising.raise(draft(house.clock.now() - 60_000), byAlma, 'wunsch-sms'));
});
afterAll(() => house.close());

interface Report {
  readonly value?: object;
  readonly at?: number;
  readonly secret?: string;
  readonly signed?: string;
}

function report({ value = {}, at = house.clock.now(), secret = callbackSecret, signed }: Report) {
  const body = JSON.stringify(value);
  const timestamp = String(Math.floor(at / 1_000));
  const headers = {
    'x-bcm-timestamp': timestamp,
    'x-bcm-signature': signatureOf(secret, timestamp, signed ?? body),
  };
  return house.ask<{ noted?: boolean; code?: string }>(null, '/api/callback/sms', { method: 'POST', body, headers });
}

async function answers(who = ivo) {
  const { state } = await house.entry.read(alarms, alarm);
  return (state.answers[who] ?? []).map(({ answer, eta }) => ({ answer, eta }));
}

describe('a report', () => {
  it('without a good signature is refused, and nothing is noted', async () => {
    const value = { from: number, text: 'JA' };
    const minutes = 60_000;
    const refused = [
      await report({ value, secret: 'falsch' }),
      await report({ value, signed: '{"from":"x"}' }),
      await report({ value, at: house.clock.now() - 6 * minutes }),
      await report({ value, at: house.clock.now() + 6 * minutes }),
      await house.ask(null, '/api/callback/sms', { method: 'POST', body: value }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(await answers()).toEqual([]);
    expect(house.texts).toEqual([]);
  });

  it('of a shape we do not know is refused', async () => {
    expect((await report({ value: { text: 'JA' } })).status).toBe(400);
    expect((await report({ value: { from: number, text: 'x'.repeat(20_000) } })).status).toBe(413);
  });

  it('from an unknown number is taken and answered by nothing', async () => {
    const { json } = await report({ value: { from: '+4915100000000', text: 'JA' } });
    expect(json).toMatchObject({ noted: false, code: 'unknown-number' });
    expect(house.texts).toEqual([]);
  });
});

describe('an answer', () => {
  it('counts once, however often it is delivered, in whatever form the number comes', async () => {
    await report({ value: { from: '0511 555-0171', text: 'Ja, 20', id: 'm-1' } });
    await report({ value: { from: number, text: 'Ja, 20', id: 'm-1' } });
    await house.clock.advance(60_000);
    await report({ value: { from: number, text: 'Ja, 20', id: 'm-1' } });
    expect(await answers()).toEqual([{ answer: 'coming', eta: 20 }]);
    expect(house.texts.at(-1)?.text).toMatch(
      /^ERNSTFALL \d{4}-\d{3}: Danke\. Notiert: Sie kommen, etwa 19:04 Uhr\. ERNSTFALL$/,
    );
  });

  it('delivered late does not undo a newer one', async () => {
    await report({ value: { from: number, text: 'NEIN', id: 'm-2' } });
    await house.clock.advance(60_000);
    await report({ value: { from: number, text: 'Ja, 20', id: 'm-1' } });
    expect((await answers()).at(-1)).toEqual({ answer: 'unavailable', eta: null });
  });

  it.each([
    ['VIRTUELL', { answer: 'virtual', eta: null }],
    ['Rufen!', { answer: 'call-me', eta: null }],
    ['ANRUF', { answer: 'call-me', eta: null }],
    ['ja', { answer: 'coming', eta: 30 }],
  ])('%s is understood', async (text, expected) => {
    await report({ value: { from: number, text, id: `w-${text}` } });
    expect((await answers()).at(-1)).toEqual(expected);
  });

  it('nobody understands is asked back, and at most six times in ten minutes', async () => {
    await house.clock.advance(11 * 60_000);
    const before = house.texts.length;
    for (let n = 0; n < 9; n += 1)
      await report({ value: { from: number, text: `Ich bin im Urlaub ${n}`, id: `u-${n}` } });
    expect(house.texts).toHaveLength(before + 6);
    expect(house.texts.at(-1)?.text).toMatch(/^Das haben wir nicht verstanden\./);
  });

  it('from a number that two people have is nobody’s', async () => {
    await house.clock.advance(11 * 60_000);
    await gives(lena, number);
    const before = await answers();
    await report({ value: { from: number, text: 'JA', id: 'shared' } });
    expect([await answers(), await answers(lena)]).toEqual([before, []]);
    expect(house.texts.at(-1)?.text).toMatch(/^Diese Rufnummer gehört zu mehreren Personen\./);
    await gives(lena, '+495115550172');
  });

  it('with two open alarms needs the number', async () => {
    const other = await house.raising.raise(draft(house.clock.now() - 60_000), byAlma, 'wunsch-sms-2');
    const before = await answers();
    await report({ value: { from: number, text: 'NEIN', id: 'two-1' } });
    expect(await answers()).toEqual(before);
    expect(house.texts.at(-1)?.text).toMatch(/^Welchen Alarm meinen Sie\?/);
    await report({ value: { from: number, text: `NEIN ${other.number}`, id: 'two-2' } });
    const { state } = await house.entry.read(alarms, other.id);
    expect(state.answers[ivo]?.map(({ answer }) => answer)).toEqual(['unavailable']);
    expect(await answers()).toEqual(before);
  });
});
