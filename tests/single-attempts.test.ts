// One attempt within its deadline: the deadline stops a call that hangs, and leaves alone what was answered.
import { describe, expect, it } from 'vitest';
import { simulatedClock } from '../local/simulation/clock.ts';
import { Undeliverable } from '../src/errors.ts';
import { type Attempt, callDeadline, singleAttempts, type Transport } from '../src/single-attempts.ts';

const yes = { status: 201, text: '{"id":"1"}', retryAfter: undefined };

/** Answers after so many milliseconds, or never. */
function side(clock: ReturnType<typeof simulatedClock>, after: number | null) {
  const attempts: Attempt[] = [];
  const transport: Transport = {
    send(attempt) {
      attempts.push(attempt);
      return new Promise((done, failed) => {
        attempt.signal.addEventListener('abort', () => failed(attempt.signal.reason as Error));
        if (after !== null) clock.at(clock.now() + after, () => done(yes));
      });
    },
    wasSent: () => true,
    close: async () => undefined,
  };
  return { attempts, ask: singleAttempts(clock.pause, transport).ask };
}

describe('one attempt', () => {
  it('does not stop a call that was answered, neither at once nor when its time is up', async () => {
    const clock = simulatedClock(0);
    const { attempts, ask } = side(clock, 200);
    const answer = ask('POST', 'http://teams.invalid/', 'token', {});
    await clock.runUntil(300);
    expect((await answer).status).toBe(201);
    expect(attempts.map(({ signal }) => signal.aborted)).toEqual([false]);
    await clock.runUntil(2 * callDeadline);
    expect(attempts.map(({ signal }) => signal.aborted)).toEqual([false]);
  });

  it('stops a call without an answer at its deadline: whether it arrived nobody knows', async () => {
    const clock = simulatedClock(0);
    const { attempts, ask } = side(clock, null);
    const answer = ask('POST', 'http://teams.invalid/', 'token', {}).catch((error: unknown) => error);
    await clock.runUntil(callDeadline - 1);
    expect(attempts.map(({ signal }) => signal.aborted)).toEqual([false]);
    await clock.runUntil(callDeadline + 1);
    const lost = await answer;
    expect(lost).toBeInstanceOf(Undeliverable);
    expect(lost).toMatchObject({ verdict: 'unclear', code: 'timeout' });
  });
});
