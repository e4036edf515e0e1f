// How often somebody may ask: nobody starves others, machines that may come in are not throttled, floods are.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../src/http/contract.ts';
import { limiter, perAddress, perPerson } from '../../src/http/limits.ts';
import { type Answer, type House, intakeSecret, openHouse } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
// Every bucket is full again.
beforeEach(() => house.clock.advance(120_000));

/** Asks `count` times, some at once; answers how often each status came. */
async function asks(count: number, ask: (index: number) => Promise<Answer>): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  for (let done = 0; done < count; done += 50) {
    const size = Math.min(50, count - done);
    for (const { status } of await Promise.all(Array.from({ length: size }, (_, index) => ask(done + index)))) {
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  return statuses;
}

describe('over HTTP', { timeout: 60_000 }, () => {
  test('one person who asks without end is told to wait, and nobody else is', async () => {
    const most = perPerson.burst;
    expect(await asks(most + 20, () => house.ask('ivo', '/api/processes?domain=MI-ALF'))).toEqual({
      404: most,
      429: 20,
    });
    const answer = await house.ask('ivo', '/api/me');
    expect([answer.status, answer.headers.get('retry-after'), (answer.json as ErrorBody).error]).toMatchObject([
      429,
      '1',
      { code: 'too-many', text: 'Das waren zu viele Anfragen. Bitte warten Sie eine Minute.' },
    ]);
    expect((await house.ask('alma', '/api/me')).status).toBe(200);
    await house.clock.advance(1_000);
    expect(await asks(12, () => house.ask('ivo', '/api/me'))).toEqual({ 200: perPerson.perSecond, 429: 2 });
  });

  test('another token of the same person is the same person', async () => {
    const ask = async (index: number) => {
      const headers = { authorization: `Bearer ${await house.token('ivo', { jti: String(index) })}` };
      return house.ask(null, '/api/processes?domain=MI-ALF', { headers });
    };
    expect(await asks(perPerson.burst + 5, ask)).toEqual({ 404: perPerson.burst, 429: 5 });
  });

  test('a flood without or with invented tokens is throttled, and people of the same address still get in', async () => {
    const flood = (index: number) =>
      house.ask(null, '/api/me', { headers: index % 2 ? { authorization: `Bearer a.b.${index}` } : {} });
    expect(await asks(perAddress.burst + 30, flood)).toEqual({ 401: perAddress.burst, 429: 30 });
    expect((await house.ask('alma', '/api/me')).status).toBe(200);
    await house.clock.advance(1_000);
    expect(await asks(5, flood)).toEqual({ 401: perAddress.perSecond, 429: 3 });
  });

  test('invented passes of the emergency entrance are throttled like invented tokens', async () => {
    const flood = (index: number) =>
      house.ask(null, '/api/me', { headers: { authorization: `Bearer bcm-notfall.e30.${index}` } });
    expect(await asks(perAddress.burst + 10, flood)).toEqual({ 401: perAddress.burst, 429: 10 });
  });

  test('during such a flood an old token is still told 401, so that its owner fetches a new one', async () => {
    await asks(perAddress.burst + 1, () => house.ask(null, '/api/me'));
    const headers = { authorization: `Bearer ${await house.token('alma', { exp: house.clock.now() / 1_000 - 120 })}` };
    const answer = await house.ask(null, '/api/me', { headers });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await house.ask(null, '/api/me')).status).toBe(429);
  });

  test('a flood of unknown addresses below /api counts as well', async () => {
    const flood = (index: number) => house.ask(null, `/api/guess/${index}`);
    expect(await asks(perAddress.burst + 5, flood)).toEqual({ 401: perAddress.burst, 429: 5 });
  });

  test('wrong secrets at the intake are throttled, and the right one is not', async () => {
    const path = '/api/intake/alertmanager';
    const guess = (index: number) =>
      house.ask(null, path, { body: '{}', headers: { authorization: `Bearer guess-${index}` } });
    expect(await asks(perAddress.burst + 10, guess)).toEqual({ 401: perAddress.burst, 429: 10 });
    const right = { body: '{}', headers: { authorization: `Bearer ${intakeSecret}` } };
    expect(await asks(50, () => house.ask(null, path, right))).toEqual({ 400: 50 });
  });

  test('Teams is never throttled here, however many clicks come from one address', async () => {
    const many = perPerson.burst + perAddress.burst + 50;
    expect(await asks(many, () => house.ask(null, '/api/messages', { body: '{}' }))).toEqual({ 200: many });
  });

  test('nor is anybody who asks whether we live', async () => {
    const many = perAddress.burst + 50;
    expect(await asks(many, () => house.ask(null, '/healthz'))).toEqual({ 200: many });
  });
});

describe('the bucket', () => {
  test('fills up slowly, never beyond its size, and tells how long to wait', () => {
    let now = 0;
    const { take } = limiter(() => now, { burst: 3, perSecond: 0.5 });
    expect([take('a'), take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2, 2]);
    now += 1_000;
    expect(take('a')).toBe(1);
    now += 1_000;
    expect([take('a'), take('a')]).toEqual([0, 2]);
    now += 3_600_000;
    expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2]);
  });

  test('a clock that steps back neither fills nor empties it', () => {
    let now = 10_000;
    const { take } = limiter(() => now, { burst: 1, perSecond: 1 });
    expect(take('a')).toBe(0);
    now = 0;
    expect(take('a')).toBe(1);
    now = 1_000;
    expect(take('a')).toBe(0);
  });

  test('a flood of names forgets the oldest and keeps who was here last', () => {
    const { take } = limiter(() => 0, { burst: 1, perSecond: 1 });
    take('first');
    for (let index = 0; index < 19_999; index += 1) take(`name-${index}`);
    expect(take('first')).toBe(1);
    take('one-more');
    expect(take('first')).toBe(1);
    expect(take('name-0')).toBe(0);
  });
});
