// While nothing gets through, the mass waits: each of its messages has one repeat, and an outage would only use them up.
import type { Delivery, Outcome } from '../domain/ledger.ts';
import { breaker } from './breaker.ts';

/** All times on the clock that never runs backwards, unless said otherwise. */
export interface MassHold {
  /** What came of a call begun at `began`. */
  noted(outcome: Outcome, began: number, now: number): void;
  /** Nothing of the mass may be reserved now. */
  rests(now: number): boolean;
  /**
   * Of what is due in the mass, what may be reserved now: everything while the way works; otherwise one message that
   * tries it, and what has been unclear so long that it must come to an end. `wall`: epoch milliseconds.
   */
  among(due: readonly Delivery[], now: number, wall: number): readonly Delivery[];
}

/** While the way is down, one message tries it this often, milliseconds. */
const tryEvery = 3_000;
/** So long an unclear message may wait for the way, milliseconds: after 15 minutes nothing may be unclear (promise 2). */
const unclearFor = 10 * 60_000;
/** Said before anything left the house, or by a connector that works. */
const saysNothing = new Set(['needless', 'fault', 'PreconditionFailed']);

/** For ways where one refusal says nothing about the next message, such as mail that is greylisted. */
export const noHold: MassHold = { noted: () => undefined, rests: () => false, among: (due) => due };

export function massHold(): MassHold {
  const path = breaker();
  let triedAt = Number.NEGATIVE_INFINITY;
  const isDown = () => path.state() === 'down';

  return {
    noted(outcome, began, now) {
      const code = 'code' in outcome ? outcome.code : '';
      if (saysNothing.has(code)) return;
      const isFailure = outcome.outcome === 'unclear' || (outcome.outcome === 'again' && code !== 'throttled');
      if (isFailure) path.failed(began, now);
      else path.worked(now);
    },
    rests: (now) => isDown() && now - triedAt < tryEvery,
    among(due, now, wall) {
      if (!isDown()) return due;
      if (now - triedAt < tryEvery) return [];
      triedAt = now;
      const mustEnd = due.filter(({ mayBeOut, at }) => mayBeOut && wall - at >= unclearFor);
      // Whoever heard nothing yet loses least by a try.
      const trial = due.find(({ mayBeOut }) => !mayBeOut) ?? due[0];
      return [...new Set([...mustEnd, ...(trial ? [trial] : [])])];
    },
  };
}
