// What breaks a promise only when a rule is broken: put in front of the eyes that watch the door, the sender and the cards.
import { describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { planned } from '../../src/domain/ledger.ts';
import { deliveryPromises, promiseState } from '../../src/domain/promises.ts';
import type { Handover, Sender } from '../../src/engine/env.ts';
import type { Door } from '../../src/engine/execute.ts';
import { type PromiseWatch, promiseWatch } from '../../src/engine/promise-watch.ts';
import { watchedDoor } from '../../src/engine/watched-door.ts';
import { watchedSender } from '../../src/engine/watched-sender.ts';
import { watchedDraw } from '../../src/teams/watched-draw.ts';

let at = 1_000_000;
const lines: string[] = [];
const log = {
  info: (event: string, fields = {}) => void lines.push(`${event} ${JSON.stringify(fields)}`),
  warn: (event: string, fields = {}) => void lines.push(`${event} ${JSON.stringify(fields)}`),
  error: () => undefined,
};
const now = () => at;
const tools = { now, log, digest: (text: string) => text.padEnd(64, '0') };

const brokenOf = (watch: PromiseWatch) =>
  watch.standings().flatMap(({ number, state }) => (state === 'broken' ? [number] : []));

const one = planned({ id: 'd1', to: { person: 'p-1' }, message: 'alarm', lane: 0, ahead: false }, at);
const reserved = { ...one, state: 'reserved' as const, due: null };
const handover = (over: object, state: object = {}): Handover => ({
  address: { kind: 'alarm', id: '7' },
  state: { status: 'open', ledger: { epoch: 1, deliveries: {} }, ...state },
  delivery: { ...reserved, ...over },
});

describe('the sender', () => {
  const sent: Sender = { post: async () => ({ activityId: 'a1' }), redraw: async () => undefined };
  test.each([
    ['what is wanted', handover({}), []],
    ['the end of what ended', handover({ message: 'end' }, { status: 'ended' }), []],
    ['8: what has ended', handover({}, { status: 'ended' }), [8]],
    ['9: what was answered', handover({ state: 'answered' }), [9]],
    ['9: what was superseded', handover({ state: 'superseded' }), [9]],
  ] as const)('hands over %s', async (_what, given, expected) => {
    const watch = promiseWatch({ now, log });
    await watchedSender(sent, watch, async () => false, tools).post(given);
    expect(brokenOf(watch)).toEqual(expected);
  });

  test('8: what belongs to an alarm that ended is over, too', async () => {
    const watch = promiseWatch({ now, log });
    await watchedSender(sent, watch, async () => true, tools).post(handover({}));
    expect(brokenOf(watch)).toEqual([8]);
  });
});

describe('the door', () => {
  /** A door that has just written that a message was taken under this id. */
  async function accepted(delivery: object, end: object | null = null): Promise<PromiseWatch> {
    const watch = promiseWatch({ now, log });
    const deliveries = { d1: { ...one, state: 'accepted', activityId: 'a1', ...delivery } };
    const results = [{ id: 'd1', outcome: 'accepted', activityId: 'a1', version: 1 }];
    const done = {
      state: { end, ledger: { epoch: 1, deliveries } },
      entries: [{ type: 'settled', v: 1, results }],
      seq: 2,
    };
    const door = { execute: async () => done } as unknown as Door;
    await watchedDoor(door, watch, tools).execute(alarms, '7', { type: 'wake' }, { system: 'clock' });
    return watch;
  }

  test('is content with what was taken once and in time', async () => {
    const watch = await accepted({});
    expect(brokenOf(watch)).toEqual([]);
    expect(watch.standings()[4]).toMatchObject({ number: 5, state: 'kept', value: 0 });
  });
  test('4: sees a copy of what was certainly taken before', async () => {
    expect(brokenOf(await accepted({ activityId: 'a0' }))).toEqual([4]);
  });
  test('3: counts a copy of what was unclear, and 64 of them in five minutes are within the promise', async () => {
    const watch = await accepted({ mayBeOut: true });
    expect(watch.standings()[2]).toMatchObject({ number: 3, state: 'kept', value: 1 });
    watch.failed(3, 64);
    expect(brokenOf(watch)).toEqual([3]);
  });
  test('8: sees what was taken long after the end, and not what was on its way', async () => {
    expect(brokenOf(await accepted({ since: at }, { at: at - 10_000 }))).toEqual([]);
    expect(brokenOf(await accepted({ since: at }, { at: at - 12_000 }))).toEqual([8]);
  });
});

describe('the cards', () => {
  const drawn = (summary: string) => async () => ({ summary, card: {} }) as never;
  test.each([
    ['exercise', 'ÜBUNG: Kommen Sie.', []],
    ['exercise', 'EXERCISE (ÜBUNG): Come.', []],
    ['exercise', 'ERNSTFALL – ÜBUNG BEENDET: Es ist ernst.', []],
    ['real', 'ERNSTFALL: Das ist keine Übung.', []],
    ['exercise', 'ERNSTFALL: Kommen Sie.', [10]],
    ['real', 'ÜBUNG: Kommen Sie.', [10]],
  ] as const)('of mode %s that begin with “%s”', async (mode, summary, expected) => {
    const watch = promiseWatch({ now, log });
    await watchedDraw(drawn(summary), watch)(handover({}, { mode }));
    await watchedDraw(drawn(summary), watch)(handover({}, { notice: { mode } }));
    expect(brokenOf(watch)).toEqual(expected);
  });

  test('of what is neither may say what they like', async () => {
    const watch = promiseWatch({ now, log });
    await watchedDraw(drawn('Sammelkarte'), watch)(handover({}));
    expect(brokenOf(watch)).toEqual([]);
  });
});

describe('the judgement', () => {
  test('allows one in a hundred to be slow, and no second one', () => {
    const crisis = deliveryPromises[4];
    const seen = (slow: number) => Array.from({ length: 100 }, (_, index) => ({ at, value: index < slow ? 3 : 1 }));
    expect(promiseState(crisis, [])).toBe('silent');
    expect(promiseState(crisis, seen(1))).toBe('kept');
    expect(promiseState(crisis, seen(2))).toBe('broken');
  });

  test('is said at once, then once a minute, and once that it is over', () => {
    const watch = promiseWatch({ now, log });
    lines.length = 0;
    watch.failed(4);
    for (const seconds of [0, 15, 30, 60, 75]) {
      at += seconds * 1_000;
      watch.judge();
    }
    at += 6 * 60_000;
    watch.judge();
    watch.judge();
    expect(lines).toEqual([
      'promise.broken {"promise":4,"value":1}',
      'promise.broken {"promise":4,"value":1}',
      'promise.broken {"promise":4,"value":1}',
      'promise.kept {"promise":4}',
    ]);
  });
});

test('there are fifteen promises, each with a metric of its own', () => {
  expect(deliveryPromises.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(new Set(deliveryPromises.map(({ metric }) => metric)).size).toBe(15);
});
