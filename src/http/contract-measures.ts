// What the tab and the server say to each other about measures: requests (checked) and views.
import * as z from 'zod/mini';
import { type Measure, measureKinds, measureOrigins, priorities } from '../domain/measure.ts';
import type { Retest } from '../domain/retest.ts';
import type { DomainName } from './contract.ts';
import type { HistoryLine, NamedId } from './contract-plans.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const id = line(120);
const text = line(4_000);
const day = z.nullable(line(10));
const written = z.strictObject({
  kind: z.enum(measureKinds),
  need: text,
  cause: text,
  action: text,
  owner: id,
  priority: z.enum(priorities),
  means: text,
  plans: z.array(id).check(z.maxLength(200)),
  resources: z.array(id).check(z.maxLength(200)),
});
const twin = z.strictObject({ text: written, dueOn: day });

/** `POST /api/measures` */
export const measureRequest = z.strictObject({
  once: line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  domain: line(40),
  text: written,
  dueOn: day,
  origin: z.enum(measureOrigins),
  reference: line(400),
  /** A second measure for the root cause. */
  twin: z.nullable(twin),
});

/** `POST /api/measures/:id/commands` */
export const measureCommandRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('edit'), text: written, edits: z.number() }),
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('note'), text }),
  z.strictObject({ type: z.literal('replan'), dueOn: line(10), reason: text }),
  z.strictObject({ type: z.literal('finish'), note: text }),
  z.strictObject({ type: z.literal('reopen'), reason: text }),
  z.strictObject({ type: z.literal('check'), effective: z.boolean(), note: text }),
  z.strictObject({ type: z.literal('reject'), reason: text, acceptedBy: id }),
  z.strictObject({ type: z.literal('twin'), text: written, dueOn: day }),
]);
export type MeasureCommandRequest = z.infer<typeof measureCommandRequest>;

/** One measure in the list. */
export interface MeasureRow extends Omit<Measure, 'asking' | 'domain' | 'wish'> {
  readonly id: string;
  readonly domain: DomainName;
  readonly ownerName: string;
  readonly overdue: boolean;
  readonly mine: boolean;
  readonly edits: number;
}

/** `GET /api/measures` */
export interface MeasureList {
  readonly measures: readonly MeasureRow[];
}

/** `GET /api/measures/:id` */
export interface MeasurePage {
  readonly row: MeasureRow;
  readonly me: {
    /** Everything but checking what she did herself. */
    readonly edits: boolean;
    readonly owns: boolean;
    readonly judges: boolean;
  };
  /** Names of people, plans and resources by their ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly management: readonly NamedId[];
  /** Other measures by number: the pair, the successor, the predecessor. */
  readonly related: readonly NamedId[];
  /** Failed tests of its plans and resources that nothing has repaired yet: only they show whether it works. */
  readonly retests: readonly Retest[];
  readonly history: readonly HistoryLine[];
}
