// What the buttons about an event say: steps of whoever leads, ticks of the crisis team, answers to a deadline.
import { z } from 'zod';
import { criteria, type IncidentStep, incidentSteps } from '../domain/incident.ts';
import { levels } from '../domain/level.ts';

/** `a` is the alarm, `d` the delivery whose card this is, `i` the item; `c` is the event, `n` how many words the card knew. */
export type IncidentButton =
  | {
      readonly verb: 'incident.step';
      readonly a: string;
      readonly d: string;
      readonly step: IncidentStep;
      readonly n: number;
    }
  | { readonly verb: 'incident.classify'; readonly a: string; readonly d: string; readonly n: number }
  | { readonly verb: 'incident.tick'; readonly a: string; readonly d: string; readonly i: string }
  | {
      readonly verb: 'incident.reported' | 'incident.needless';
      readonly c: string;
      readonly d: string;
      readonly i: string;
    };

/** Ids of inputs; unique on a card that asks for other things, too. */
export const incidentInputs = {
  time: 'incident-time',
  level: 'incident-level',
  criteria: 'incident-criteria',
  reason: 'incident-reason',
} as const;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/);
const delivery = z.union([z.literal(''), id]);
const typed = z.string().max(400).default('');
const known = z.int().min(0).max(100_000);
const time = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default('');

/** The shapes in which they come back. */
export const incidentHeard = [
  z.object({
    verb: z.literal('incident.step'),
    a: id,
    d: delivery,
    step: z.enum(incidentSteps),
    n: known,
    'incident-time': time,
  }),
  z.object({
    verb: z.literal('incident.classify'),
    a: id,
    d: delivery,
    n: known,
    'incident-level': z.union([z.literal(''), z.enum(levels)]).default(''),
    // What Teams makes of several ticks: their values with commas between.
    'incident-criteria': typed.transform((text) => criteria.filter((each) => text.split(',').includes(each))),
    'incident-reason': typed,
    'incident-time': time,
  }),
  z.object({ verb: z.literal('incident.tick'), a: id, d: delivery, i: id }),
  z.object({
    verb: z.literal(['incident.reported', 'incident.needless']),
    c: id,
    d: id,
    i: id,
    'incident-reason': typed,
  }),
] as const;

export type IncidentClick = z.infer<(typeof incidentHeard)[number]>;
