// The drawing of cards with an eye on it: each card of an alarm says whether it is an exercise (promise 10).
import type { PromiseWatch } from '../engine/promise-watch.ts';
import { de } from '../texts/de.ts';
import type { Draw } from './draw.ts';

/** The mark stands before the first colon, in every language with this word; behind it people write what they like. */
function saysExercise(summary: string): boolean {
  const [mark = ''] = summary.split(':');
  return mark.toLocaleUpperCase('de').includes(de.cards.toast.exercise);
}

export function watchedDraw(draw: Draw, watch: PromiseWatch): Draw {
  return async (handover, choosing) => {
    const drawn = await draw(handover, choosing);
    const isExercise = modeOf(handover.state);
    if (isExercise !== null && isExercise !== saysExercise(drawn.summary)) watch.failed(10);
    return drawn;
  };
}

/** Whether the case that sends is an exercise; null for what is neither. */
function modeOf(state: object): boolean | null {
  const { mode, notice } = state as { mode?: unknown; notice?: { mode?: unknown } | null };
  const known = mode ?? notice?.mode;
  return known === 'exercise' || known === 'real' ? known === 'exercise' : null;
}
