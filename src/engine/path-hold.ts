// While nothing gets through, what has only one repeat is not spent on it: the mass waits, the crisis team's repeats for a moment.
import type { Delivery, Outcome } from '../domain/ledger.ts';
import { Undeliverable } from '../errors.ts';
import { breaker, ours } from './breaker.ts';

/** Times are on the clock that never runs backwards; `wall` is epoch milliseconds. */
export interface PathHold {
  /** What came of a call begun at `began`. */
  noted(outcome: Outcome, began: number, now: number): void;
  /** Nothing of the mass may be reserved now. */
  restsMass(now: number): boolean;
  /**
   * Of what is due in the mass, what may be reserved now: everything while the way works; otherwise what has been
   * unclear so long that it must come to an end, and where nothing can be asked one message that tries the way.
   */
  ofMass(due: readonly Delivery[], now: number, wall: number): readonly Delivery[];
  /** Of what is due to the crisis team, what may be reserved now. */
  ofStab(due: readonly Delivery[], now: number, wall: number): readonly Delivery[];
}

/** While nothing gets through, the way is tried this often, milliseconds; an unanswered try is followed by another. */
const tryEvery = 3_000;
const mostTries = 4;
/** So long an unclear message may wait for the way, milliseconds: after 15 minutes nothing may be unclear (promise 2). */
const unclearFor = 10 * 60_000;
/** So long that of somebody in the crisis team: then she counts as not reached, and another way or person is taken. */
const unclearInStab = 50_000;
/** Said before anything left the house, or by a connector that works. */
const saysNothing = new Set([...ours, 'fault', 'PreconditionFailed']);

/** For ways where one refusal says nothing about the next message, such as mail that is greylisted. */
export const noHold: PathHold = {
  noted: () => undefined,
  restsMass: () => false,
  ofMass: (due) => due,
  ofStab: (due) => due,
};

/**
 * `probe` asks something small and rejects as a message would; absent: messages of the mass try the way, and nothing of
 * the crisis team's is held. `came`: it works again.
 */
export function pathHold(monotonic: () => number, probe?: () => Promise<void>, came = () => {}): PathHold {
  const path = breaker();
  let triedAt = Number.NEGATIVE_INFINITY;
  let tries = 0;
  const isDown = () => path.state() === 'down';
  const isUnclear = ({ mayBeOut, activityId }: Delivery) => mayBeOut && activityId === null;

  function worked(now: number): void {
    path.worked(now);
    came();
  }

  function tryIfDue(now: number): void {
    if (!probe || now - triedAt < tryEvery || tries >= mostTries) return;
    triedAt = now;
    tries += 1;
    probe()
      .then(
        () => worked(monotonic()),
        (error: unknown) => {
          const isAnswer = error instanceof Undeliverable && error.verdict === 'again' && error.code === 'throttled';
          if (isAnswer) worked(monotonic());
          else path.failed(now, monotonic());
        },
      )
      .finally(() => {
        tries -= 1;
      });
  }

  return {
    noted(outcome, began, now) {
      const code = 'code' in outcome ? outcome.code : '';
      if (saysNothing.has(code)) return;
      const isFailure = outcome.outcome === 'unclear' || (outcome.outcome === 'again' && code !== 'throttled');
      if (!isFailure) return path.worked(now);
      path.failed(began, now);
      tryIfDue(now);
    },
    restsMass(now) {
      if (!isDown()) return false;
      const rests = now - triedAt < tryEvery;
      tryIfDue(now);
      return rests;
    },
    ofMass(due, now, wall) {
      if (!isDown()) return due;
      const mustEnd = due.filter((item) => isUnclear(item) && wall - item.at >= unclearFor);
      if (probe || now - triedAt < tryEvery) return mustEnd;
      triedAt = now;
      // Whoever heard nothing yet loses least by a try.
      const trial = due.find((item) => !isUnclear(item)) ?? due[0];
      return [...new Set([...mustEnd, ...(trial ? [trial] : [])])];
    },
    ofStab(due, now, wall) {
      if (!probe || path.failingSince() === null) return due;
      tryIfDue(now);
      const patience = ({ to }: Delivery) => ('channel' in to ? unclearFor : unclearInStab);
      return due.filter((item) => !isUnclear(item) || wall - item.at >= patience(item));
    },
  };
}
