// What the buttons of a running exercise say: answers to injects, observations, *Ernstfall – Übung beendet*.
import { z } from 'zod';
import { observationKinds } from '../domain/exercise.ts';

/** `r` is the run, `d` the delivery whose card this is, `i` the inject, `n` how many observations the drawn card knew. */
export type RunButton =
  | { readonly verb: 'run.answer'; readonly r: string; readonly d: string; readonly i: string }
  | { readonly verb: 'run.observe'; readonly r: string; readonly d: string; readonly n: number }
  | { readonly verb: 'run.real-event'; readonly r: string };

/** Ids of inputs. */
export const runInputs = {
  answer: 'run-answer',
  kind: 'run-kind',
  inject: 'run-inject',
  text: 'run-text',
  time: 'run-time',
} as const;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
const typed = z.string().max(2_000).default('');
const time = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default('');

/** The shapes in which they come back. */
export const runHeard = [
  z.object({ verb: z.literal('run.answer'), r: id, d: id, i: id, 'run-answer': typed }),
  z.object({
    verb: z.literal('run.observe'),
    r: id,
    d: id,
    n: z.int().min(0).max(100_000),
    'run-kind': z.enum(observationKinds),
    'run-inject': z.union([z.literal('-'), id]).default('-'),
    'run-text': typed,
    'run-time': time,
  }),
  z.object({ verb: z.literal('run.real-event'), r: id }),
] as const;

export type RunClick = z.infer<(typeof runHeard)[number]>;
