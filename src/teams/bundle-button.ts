// What the buttons of the bundled card say, and the check of what comes back.
import { z } from 'zod';
import { type ReviewAnswer, reviewAnswers } from '../domain/plan.ts';

const measureAnswers = ['in-work', 'done', 'new-day'] as const;
type MeasureAnswer = (typeof measureAnswers)[number];

/** `i` is the item in the reader's own bundle, `d` the delivery whose card this is. */
export interface BundleClick {
  readonly i: string;
  readonly d: string;
}
type MeasureButton = BundleClick & { readonly verb: 'measure.answer'; readonly answer: MeasureAnswer };
type SimpleButton =
  | (BundleClick & { readonly verb: 'bundle.confirm' | 'bundle.done' })
  | (BundleClick & { readonly verb: 'plan.answer'; readonly answer: ReviewAnswer });
export type BundleButton = SimpleButton | MeasureButton;

/** `dueOn`: `YYYY-MM-DD` with a new day, else ''. */
export type BundleSaid = SimpleButton | (MeasureButton & { readonly dueOn: string });

/** One card may ask about several measures, and ids of inputs are unique within it. */
export const dueInput = (item: string): `due-${string}` => `due-${item}`;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);

export const bundleShapes = [
  z.object({ verb: z.literal(['bundle.confirm', 'bundle.done']), i: id, d: id }),
  z.object({ verb: z.literal('plan.answer'), i: id, d: id, answer: z.enum(reviewAnswers) }),
  z.looseObject({ verb: z.literal('measure.answer'), i: id, d: id, answer: z.enum(measureAnswers) }),
] as const;

/** The day that was chosen beside the button of its own item; others on the card are about something else. */
export function measureSaid(data: z.infer<(typeof bundleShapes)[2]>): BundleSaid {
  const { verb, i, d, answer } = data;
  const typed = answer === 'new-day' ? data[dueInput(i)] : '';
  const dueOn = typeof typed === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : '';
  return { verb, i, d, answer, dueOn };
}
