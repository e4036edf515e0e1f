// How long, how often and with what pauses a request to Cosmos DB is repeated, and what it is charged.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { CosmosFailure, calls } from '../../src/store/cosmos-calls.ts';
import { isLookAlike } from '../../src/store/cosmos-client.ts';
import { chargesByKind, emptyCosmos, noPauses, patient } from '../support/cosmos.ts';
import { alarm, commitOf, fill, linesAfter } from './commits.ts';

/** A caller on a clock of its own, whose requests meet these failures one after the other and are answered then. */
function caller(...failures: readonly Error[]) {
  const left = [...failures];
  const pauses: number[] = [];
  let sent = 0;
  let now = 0;
  const pause = async (ms: number) => {
    pauses.push(ms);
    now += ms;
  };
  const limits = { attempt: 60, total: 10_000, longestPause: 1_000 };
  const made = calls(() => undefined, limits, { now: () => now, pause, random: () => 0.999 });
  const answer = made.run('load', async () => {
    sent += 1;
    const failure = left.length > 1 ? left.shift() : left.pop();
    if (failure !== undefined) throw failure;
    return { value: 'done', charge: 1 };
  });
  return { answer, pauses, sent: () => sent };
}

const answered = (code: number, more: object = {}) => Object.assign(new Error('refused'), { code, ...more });
const endless = (failure: Error) => Array.from({ length: 1_000 }, () => failure);

describe('a request is repeated', () => {
  test.each([
    ['timeout', answered(408)],
    ['moved partition', answered(410)],
    ['too many requests', answered(429)],
    ['write in conflict', answered(449)],
    ['fault of the service', answered(500)],
    ['unavailable', answered(503)],
    ['session not yet here', answered(404, { substatus: 1002 })],
    ['write region moving', answered(403, { substatus: 3 })],
    ['torn connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['given up', Object.assign(new Error('aborted'), { name: 'AbortError' })],
    ['batch, with the reason in the cause', new Error('Batch request error', { cause: answered(449) })],
  ])('after: %s', async (_name, failure) => {
    const { answer, sent } = caller(failure, failure);
    await expect(answer).resolves.toBe('done');
    expect(sent()).toBe(3);
  });

  test.each([
    ['bad request', 400],
    ['no right', 401],
    ['forbidden', 403],
    ['not there', 404],
    ['taken', 409],
    ['changed', 412],
    ['too large', 413],
  ])('but not after: %s', async (_name, status) => {
    const { answer, sent } = caller(answered(status));
    await expect(answer).rejects.toMatchObject({ name: 'CosmosFailure', code: `COSMOS_${status}`, status });
    expect(sent()).toBe(1);
  });

  test('nor after a fault of our own', async () => {
    const { answer, sent } = caller(new TypeError('a mistake'));
    await expect(answer).rejects.toMatchObject({ cause: { message: 'a mistake' } });
    expect(sent()).toBe(1);
  });

  test('after pauses that grow, and never above the longest', async () => {
    const { answer, pauses } = caller(...Array.from({ length: 9 }, () => answered(503)));
    await answer;
    expect(pauses).toEqual([25, 50, 100, 200, 400, 800, 999, 999, 999]);
  });

  test('not before the pause the service asked for is over', async () => {
    const { answer, pauses } = caller(answered(429, { retryAfterInMs: 1_700 }), answered(429, { retryAfterInMs: 3 }));
    await answer;
    expect(pauses).toEqual([1_700, 50]);
  });

  test('until the time is over; then it says what it heard last', async () => {
    const { answer, pauses } = caller(...endless(answered(503)));
    await expect(answer).rejects.toMatchObject({ code: 'COSMOS_503' });
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000);
    expect(pauses.length).toBeGreaterThan(10);
  });

  test('not at all when the asked pause is longer than the time left', async () => {
    const { answer, sent } = caller(...endless(answered(429, { retryAfterInMs: 60_000 })));
    await expect(answer).rejects.toMatchObject({ code: 'COSMOS_429' });
    expect(sent()).toBe(1);
  });
});

test('an attempt that is never answered is given up, even when it does not hear the signal', async () => {
  const signals: AbortSignal[] = [];
  const limits = { attempt: 20, total: 10_000, longestPause: 1 };
  const made = calls(() => undefined, limits, noPauses());
  const answer = made.run('load', (signal) => {
    signals.push(signal);
    return signals.length < 3 ? new Promise<never>(() => undefined) : Promise.resolve({ value: 'done', charge: 1 });
  });
  await expect(answer).resolves.toBe('done');
  expect(signals.map((signal) => signal.aborted)).toEqual([true, true, false]);
});

test('no failure tells a text or a name: only what the service answered', () => {
  expect(String(new CosmosFailure(503))).toBe('CosmosFailure: Cosmos DB answered 503.');
  expect(String(new CosmosFailure(0))).toBe('CosmosFailure: Cosmos DB did not answer.');
});

test.each([
  ['http://127.0.0.1:8081/', true],
  ['http://localhost:8081', true],
  ['http://[::1]:8081', true],
  ['https://127.0.0.1:8081', false],
  ['http://127.0.0.1.example.org', false],
  ['https://bcm.documents.azure.com', false],
])('a key is used for %s: %s', (endpoint, isKeyUsed) => {
  expect(isLookAlike(endpoint)).toBe(isKeyUsed);
});

describe('against the look-alike', () => {
  let cosmos: CosmosLookAlike;
  beforeEach(async () => {
    cosmos = await startCosmos();
  });
  afterEach(() => cosmos.stop());

  test('the client repeats nothing by itself', async () => {
    const store = await emptyCosmos(cosmos, { limits: { ...patient, total: 0 } });
    for (const kind of ['reset', 'throttled', 'unavailable', 'retry-with', 'timed-out'] as const) {
      const before = cosmos.calls().length;
      cosmos.faults.add({ kind, operation: 'read', times: 9 });
      await expect(store.load(alarm('a'), 0)).rejects.toThrow(CosmosFailure);
      expect(cosmos.calls().length - before).toBe(1);
      cosmos.faults.clear();
      cosmos.faults.add({ kind, operation: 'batch', times: 9 });
      await expect(fill(store, 'a', 'one')).rejects.toThrow(CosmosFailure);
      expect(cosmos.calls().length - before).toBe(2);
      cosmos.faults.clear();
    }
    await store.close();
  });

  test('a batch of which one operation was throttled is repeated as a whole', async () => {
    const store = await emptyCosmos(cosmos);
    cosmos.faults.add({ kind: 'throttled-inside', operation: 'batch', times: 2 });
    const lines = await fill(store, 'a', 'one');
    expect(await store.journal(alarm('a'))).toEqual(lines);
    expect(cosmos.calls().filter(({ operation }) => operation === 'batch')).toHaveLength(3);
    await store.close();
  });

  test('an outage ends: writable rejects in it, and resolves after it', async () => {
    const store = await emptyCosmos(cosmos, { limits: { attempt: 120, total: 200, longestPause: 20 } });
    cosmos.faults.chance(1, 7);
    await expect(store.writable()).rejects.toThrow(CosmosFailure);
    await expect(fill(store, 'a', 'one')).rejects.toThrow(CosmosFailure);
    cosmos.faults.clear();
    await store.writable();
    expect(await store.journal(alarm('b'))).toEqual([]);
    await store.close();
  });

  test('an account that may show the past is refused at once', async () => {
    const weak = await startCosmos({ consistency: 'Session' });
    await expect(emptyCosmos(weak)).rejects.toThrow('must be set to Strong consistency; it is set to Session');
    await weak.stop();
  });

  test('every charge is heard of, also that of a request that was refused', async () => {
    const { sums, onCharge, total } = chargesByKind();
    const store = await emptyCosmos(cosmos, { onCharge });
    const [line] = await fill(store, 'a', 'one');
    await expect(fill(store, 'a', 'one')).rejects.toThrow();
    await store.load(alarm('a'), 0);
    await store.commit(commitOf(alarm('a'), linesAfter(alarm('a'), line ?? null, 'two')));
    await store.due(5, 10);
    await store.list({ kind: 'alarm', limit: 5 });
    await store.lease('sending', 'one', () => false);
    await store.writable();
    const charged = cosmos.calls().reduce((sum, { charge }) => sum + charge, 0);
    expect(total()).toBeCloseTo(charged, 1);
    expect([...sums.keys()].sort()).toEqual(['commit', 'due', 'lease', 'list', 'load', 'writable']);
    await store.close();
  });
});
