// The breaker: no hiccup shuts a way, a real failure does within half a minute, and a way that works again says so.
import { describe, expect, it } from 'vitest';
import { breaker, watched } from '../../src/engine/breaker.ts';
import { Undeliverable, type Verdict } from '../../src/errors.ts';

const second = 1_000;

function path() {
  const heard: string[] = [];
  const of = breaker((state) => void heard.push(state));
  /** A call that took so long and ended so. */
  const call = async (at: number, verdict: Verdict | 'ok', code = 'timeout', who = 'anna') => {
    const run = async () => {
      if (verdict !== 'ok') throw new Undeliverable(verdict, code);
    };
    await watched(of, () => at, who, run).catch((error: unknown) => error);
  };
  return { of, heard, call };
}

describe('a way', () => {
  it('is unknown until something was heard', async () => {
    const { of, call } = path();
    expect(of.state()).toBe('unknown');
    await call(0, 'ok');
    expect(of.state()).toBe('up');
  });

  it('is down after three failures over five seconds, and says so once', async () => {
    const { of, heard, call } = path();
    await call(0, 'ok');
    for (const at of [second, 2 * second, 3 * second]) await call(at, 'unclear');
    expect(of.state()).toBe('doubted');
    await call(6 * second, 'unclear');
    expect(of.state()).toBe('down');
    await call(7 * second, 'unclear');
    expect(heard).toEqual(['down']);
  });

  it('is only doubted while calls work in between', async () => {
    const { of, heard, call } = path();
    for (let at = 0; at < 60; at += 2) await call(at * second, at % 6 === 4 ? 'ok' : 'unclear', '503');
    expect(of.state()).not.toBe('down');
    expect(heard).toEqual([]);
  });

  it('works again after two calls that worked', async () => {
    const { of, heard, call } = path();
    for (const at of [0, 3, 6]) await call(at * second, 'again', 'ECONNREFUSED');
    expect(of.state()).toBe('down');
    await call(10 * second, 'ok');
    expect(of.state()).toBe('down');
    await call(15 * second, 'ok');
    expect([of.state(), ...heard]).toEqual(['up', 'down', 'up']);
  });

  it.each([
    ['never', 'BotNotInConversationRoster'],
    ['never', 'ConversationNotFound'],
    ['again', 'throttled'],
  ] as const)('%s %s is an answer: the way works', async (verdict, code) => {
    const { of, call } = path();
    for (let n = 0; n < 20; n += 1) await call(n * second, verdict, code);
    expect(of.state()).toBe('up');
  });

  it('is down when everybody is refused, and not when one person is', async () => {
    const one = path();
    for (let n = 0; n < 20; n += 1) await one.call(n * second, 'never', 'ForbiddenOperationException');
    expect(one.of.state()).not.toBe('down');
    const all = path();
    for (let n = 0; n < 5; n += 1) await all.call(n * second, 'never', 'ForbiddenOperationException', `person-${n}`);
    expect(all.of.state()).toBe('down');
  });

  it('learns nothing from what never left the house', async () => {
    const { of, call } = path();
    for (let n = 0; n < 20; n += 1) await call(n * second, 'again', 'needless');
    expect(of.state()).toBe('unknown');
  });
});
