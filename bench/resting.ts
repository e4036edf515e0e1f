// Lets the time of a clock that leaps pass until a task has ended.
import type { SimulatedClock } from '../local/simulation/clock.ts';

const longest = 600_000;

export async function resting(clock: SimulatedClock, task: Promise<unknown>): Promise<void> {
  let ended = false;
  const done = task.finally(() => {
    ended = true;
  });
  await clock.runUntil(clock.now() + longest, () => ended);
  await done;
}
