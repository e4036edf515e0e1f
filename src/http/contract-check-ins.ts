// What the tab and the server say to each other about check-ins: shapes of requests (checked) and of views.
import * as z from 'zod/mini';
import type { Mode } from '../domain/alarm.ts';
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import { type CheckInAnswer, checkInAnswers } from '../domain/check-in.ts';
import type { CheckInBoard, CheckInStanding } from '../domain/check-in-board.ts';
import type { DomainName, JournalLineView } from './contract.ts';
import { areas } from './contract-structure.ts';

const line = (most: number) => z.string().check(z.maxLength(most));
const anId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/));
const moment = z.number().check(z.minimum(0), z.maximum(1e14));

/** Whom somebody wants to ask; all of it together. */
const group = z.strictObject({
  roles: z.array(z.enum(baoRoleKinds)).check(z.maxLength(20)),
  deputies: z.boolean(),
  domains: z.array(line(40)).check(z.maxLength(60)),
  areas: z.optional(areas),
  people: z.array(anId).check(z.maxLength(20_000)),
});

/** A check-in as a person writes it. Times are epoch milliseconds, reminders minutes before `due`. */
const checkInDraft = z.strictObject({
  mode: z.enum(['real', 'exercise']),
  exerciseName: line(80),
  domain: line(40),
  question: line(400),
  role: z.nullable(z.enum(baoRoleKinds)),
  from: z.nullable(moment),
  to: z.nullable(moment),
  due: moment,
  reminders: z.array(z.number()).check(z.maxLength(5)),
  /** Who hears of silence; '' for the asker. */
  informed: z.union([z.literal(''), anId]),
  /** Mail as well, where it may be used. */
  email: z._default(z.boolean(), false),
  group,
});
export type CheckInDraft = z.infer<typeof checkInDraft>;

/** `POST /api/check-ins`: `once` is made by the client, so that a repeated request asks once. */
export const askRequest = z.strictObject({
  once: z.string().check(z.regex(/^[a-zA-Z0-9-]{8,64}$/)),
  draft: checkInDraft,
});
/** `POST /api/check-ins/preview` */
export const previewCheckInRequest = z.strictObject({ draft: checkInDraft });
/** `POST /api/check-ins/:id/answer`: a time only with `from`. */
export const answerCheckInRequest = z.strictObject({ answer: z.enum(checkInAnswers), from: z.nullable(moment) });
/** `POST /api/check-ins/import`: pasted text, or a file as base64. */
export const importRequest = z.strictObject({
  domain: line(40),
  text: z._default(z.string().check(z.maxLength(600_000)), ''),
  file: z._default(z.nullable(z.strictObject({ name: line(200), base64: z.string() })), null),
});

/** `POST /api/check-ins` → 201 */
export interface AskedView {
  readonly id: string;
  readonly people: number;
}

/** `GET /api/check-ins/form?domain=` */
export interface CheckInForm {
  readonly domain: DomainName;
  readonly roles: readonly { kind: BaoRoleKind; holders: number }[];
  /** Domains everybody of which may be asked. */
  readonly domains: readonly (DomainName & { people: number })[];
  /** Who else may hear of silence. */
  readonly informed: readonly CheckInPersonName[];
}
export interface CheckInPersonName {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly domain: string;
}
/** `GET /api/check-ins/search?domain=&q=` */
export interface CheckInSearch {
  readonly people: readonly CheckInPersonName[];
}
/** `POST /api/check-ins/import` */
export interface CheckInImport {
  readonly people: readonly { id: string; name: string }[];
  readonly faults: readonly { row: number; value: string; why: 'unknown' | 'shape' | 'double' }[];
}

/** `POST /api/check-ins/preview` – the real card, and how many people it would go to. */
export interface CheckInPreview {
  readonly card: object | null;
  readonly people: number;
  /** Of them, people whose chat has to be opened first. */
  readonly unmet: number;
  /** What stands against asking: a refusal code and its sentence; null when nothing does. */
  readonly fault: { readonly code: string; readonly text: string } | null;
}

/** My own answer; nobody else gets the time of it. */
export interface MyCheckIn {
  readonly at: number;
  readonly answer: CheckInAnswer | 'erased';
  readonly from: number | null;
}

/** One line of the list. */
export interface CheckInRow {
  readonly id: string;
  readonly mode: Mode;
  readonly exerciseName: string;
  readonly domain: DomainName;
  readonly question: string;
  readonly role: BaoRoleKind | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly due: number;
  readonly status: 'open' | 'reminded' | 'escalated' | 'closed' | 'cancelled';
  readonly reminded: number;
  readonly askedAt: number;
  readonly askedBy: string;
  /** I am asked; `mine` null while I have not answered. */
  readonly asked: boolean;
  readonly mine: MyCheckIn | null;
  /** How many answered of how many; null for whoever sees no sums. */
  readonly sums: { readonly people: number; readonly answered: number; readonly available: number } | null;
}

/** `GET /api/check-ins?status=open|ended&after=` */
export interface CheckInList {
  readonly checkIns: readonly CheckInRow[];
  readonly next: string | null;
}

/** `GET /api/check-ins/:id` */
export interface CheckInView extends CheckInRow {
  readonly endedAt: number | null;
  /** Times to choose from for "available from". */
  readonly choices: readonly number[];
  readonly mayManage: boolean;
  /** Whether `people` may be asked for. */
  readonly seesNames: boolean;
  readonly board: (CheckInBoard & { readonly unitNames: Readonly<Record<string, string>> }) | null;
  /** Null for whoever may not manage it. */
  readonly manage: {
    readonly nextReminder: number | null;
    readonly remindersLeft: number;
    readonly closesAt: number;
    readonly undoUntil: number | null;
    /** People whose card Teams refused. */
    readonly undeliverable: number;
    readonly journal: readonly JournalLineView[];
  } | null;
  readonly now: number;
}

/** One person asked, for those who may see names. No time of the answer: nobody is measured by it. */
export interface CheckInPersonView {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly BaoRoleKind[];
  readonly standing: CheckInStanding;
  readonly from: number | null;
  readonly delivery: 'undeliverable' | 'sending' | 'at-teams';
}
/** `GET /api/check-ins/:id/asked?q=&only=&order=&unit=&from=` */
export interface CheckInPeople {
  readonly people: readonly CheckInPersonView[];
  readonly total: number;
}
