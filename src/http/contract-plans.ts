// What the tab and the server say to each other about plans: requests (checked) and views.
import * as z from 'zod/mini';
import { type EvidenceStatus, evidenceKinds, testResults } from '../domain/evidence.ts';
import { type Plan, type PlanKind, type PlanStatus, planKinds, reviewAnswers, triggerKinds } from '../domain/plan.ts';
import type { DomainName } from './contract.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
/** A title of blanks is none. */
const name = z.string().check(z.trim(), z.maxLength(400));
const id = line(120);
const list = (most: number, each: number) => z.array(line(each)).check(z.maxLength(most));
const text = line(4_000);

/** What people write; whether it may stand there is for the rules, which say so in a sentence. */
const content = z.strictObject({
  kind: z.enum(planKinds),
  title: name,
  number: name,
  scope: text,
  // Any word, so that a classified document is refused with a reason and not as unreadable.
  classification: line(40),
  audience: line(400),
  storedAt: text,
  reviewMonths: z.number(),
  retentionYears: z.number(),
  owner: id,
  unit: line(400),
  processes: list(500, 120),
  resources: list(500, 120),
  summary: text,
  steps: list(200, 600),
  checklist: list(100, 40),
});

/** `POST /api/plans` */
export const planRequest = z.strictObject({
  once: line(64).check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  domain: line(40),
  content,
});
/** `PUT /api/plans/:id/draft`: as written on the draft that was written `edits` times. */
export const planDraftRequest = z.strictObject({ content, edits: z.number() });

/** `POST /api/plans/:id/commands` */
export const planCommandRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('submit'), change: text, material: z.boolean() }),
  z.strictObject({ type: z.literal('pass-qa'), note: text }),
  z.strictObject({ type: z.enum(['return', 'release', 'withdraw']), reason: text }),
  z.strictObject({ type: z.enum(['revise', 'discard']) }),
  z.strictObject({ type: z.literal('correct'), content, change: text }),
  z.strictObject({ type: z.literal('assign'), owner: id, change: text }),
  z.strictObject({ type: z.literal('answer'), answer: z.enum(reviewAnswers) }),
  z.strictObject({ type: z.literal('trigger'), kind: z.enum(triggerKinds), note: text }),
  z.strictObject({ type: z.literal('handle-trigger'), id, note: text }),
  z.strictObject({
    type: z.literal('note-evidence'),
    evidence: z.strictObject({
      kind: z.enum(evidenceKinds),
      day: line(10),
      result: z.enum(testResults),
      hours: z.nullable(z.number()),
      reference: line(400),
    }),
  }),
  z.strictObject({ type: z.literal('strike-evidence'), id, reason: text }),
  z.strictObject({
    type: z.literal('note-copy'),
    copy: z.strictObject({ place: line(400), printedOn: line(10), version: z.number() }),
  }),
  z.strictObject({ type: z.literal('return-copy'), place: line(400) }),
]);
export type PlanCommandRequest = z.infer<typeof planCommandRequest>;

/** One plan in the list. */
export interface PlanRow {
  readonly id: string;
  readonly domain: DomainName;
  readonly kind: PlanKind;
  readonly title: string;
  readonly number: string;
  readonly unit: string;
  readonly summary: string;
  readonly status: PlanStatus;
  /** Version in force; null before the first release. */
  readonly version: number | null;
  readonly evidence: EvidenceStatus;
  /** Percent of its checklist; null for kinds without one. */
  readonly percent: number | null;
  /** `YYYY-MM-DD`; null while nothing is in force. */
  readonly reviewBy: string | null;
  readonly overdue: boolean;
  readonly triggers: number;
  /** Copies that lie there in another version. */
  readonly outdated: number;
  /** '' when nobody is. */
  readonly owner: string;
  readonly mine: boolean;
  /** Names of its processes and resources, to be found by. */
  readonly about: string;
}

/** `GET /api/plans` */
export interface PlanList {
  readonly plans: readonly PlanRow[];
}

export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** What the visitor may do with a plan, whether or not it is possible now. */
export interface PlanRights {
  /** Everything but the release of what she wrote herself. */
  readonly edits: boolean;
  /** It is hers. */
  readonly owns: boolean;
  /** She may check or release this draft: she did not write in it. */
  readonly judges: boolean;
}

/** One line of a plan's or measure's history. */
export interface HistoryLine {
  readonly at: number;
  readonly by: string;
  readonly text: string;
}

/** `GET /api/plans/:id` */
export interface PlanPage {
  readonly row: PlanRow;
  readonly plan: Omit<Plan, 'asking'>;
  readonly me: PlanRights;
  /** Names of people, processes and resources by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** Newest first. */
  readonly history: readonly HistoryLine[];
}

/** `GET /api/plan-options/:domain`: what a plan there can be about. */
export interface PlanOptions {
  readonly processes: readonly NamedId[];
  readonly resources: readonly NamedId[];
  readonly plans: readonly NamedId[];
  readonly management: readonly NamedId[];
}
