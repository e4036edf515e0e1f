// What the tab and the server say to each other about joint events.
import * as z from 'zod/mini';
import { jointLevels } from '../domain/joint-event.ts';

const line = (most: number) => z.string().check(z.maxLength(most));

/** `POST /api/joint` */
export const jointRequest = z.strictObject({
  once: z.string().check(z.regex(/^[a-zA-Z0-9-]{8,64}$/)),
  call: z.strictObject({
    mode: z.enum(['real', 'exercise']),
    exerciseName: line(80),
    what: line(400),
    where: line(400),
    since: z.number(),
    level: z.enum(jointLevels),
    domains: z.array(line(40)).check(z.maxLength(100)),
  }),
});
export type JointCall = z.infer<typeof jointRequest>['call'];

/** `POST /api/domains/:id/joint`: the consent of a domain. */
export const consentRequest = z.strictObject({ consents: z.boolean() });

/** `GET /api/joint/form` */
export interface JointForm {
  readonly domains: readonly { readonly id: string; readonly name: string; readonly consents: boolean }[];
}

/** `GET /api/joint` and `GET /api/joint/:id`: per domain only whether its crisis team can work. */
export interface JointView {
  readonly id: string;
  readonly mode: 'real' | 'exercise';
  readonly exerciseName: string;
  readonly what: string;
  readonly calledAt: number;
  readonly domains: readonly {
    readonly name: string;
    readonly state: 'calling' | 'not-yet' | 'staffed' | 'ended' | 'failed';
    readonly at: number | null;
    /** Why nobody was called there; '' unless failed. */
    readonly why: string;
  }[];
}
export interface JointList {
  readonly events: readonly JointView[];
}
