// What tab and server say about filling the crisis team: roles, messages by every way, calls by hand.
import * as z from 'zod/mini';
import { type AlarmMessage, type AnswerKind, answerKinds, type Ending, type Mode } from '../domain/alarm.ts';
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import type { StepAct } from '../domain/escalation.ts';
import type { PhoneNumber } from '../domain/people.ts';
import type { RoleState } from '../domain/staffing.ts';
import type { CallTask } from '../domain/staffing-words.ts';
import type { Way } from '../domain/ways.ts';

const role = z.enum(baoRoleKinds);
const person = z.string().check(z.minLength(1), z.maxLength(80));

/** `POST /api/alarms/:id/{waive|swap}` */
export const roleRequest = z.strictObject({ role });
/** `POST /api/alarms/:id/appoint` */
export const appointRequest = z.strictObject({ role, person });
/** `POST /api/alarms/:id/take-too`: whether the reader fills one role more. */
export const takeTooRequest = z.strictObject({ role, takes: z.boolean() });
/** `POST /api/alarms/:id/record`: what somebody said on the telephone; minutes until arrival only with `coming`. */
export const recordRequest = z.strictObject({
  person,
  answer: z.enum(answerKinds),
  eta: z.nullable(z.number().check(z.minimum(1), z.maximum(600))),
});
/** `POST /api/alarms/:id/try-call`: rung up in vain. */
export const tryCallRequest = z.strictObject({ person });

/** Somebody who fills a role. `name` is '' for whoever may not see names, and when it was erased. */
export interface FillerView {
  readonly name: string;
  readonly arrival: number | null;
  readonly virtual: boolean;
  readonly late: boolean;
}

/** Somebody asked for a role; only for those who see names. `rank` 0 is a holder, 1 the first deputy. */
export interface RoleAskedView {
  readonly person: string;
  readonly name: string;
  readonly rank: number;
  readonly appointed: boolean;
  readonly at: number;
  /** Until when she is asked to answer. */
  readonly until: number;
  readonly said: 'yes' | 'no' | 'pending';
}

/** What the ladder does next if nobody answers. Names only for those who see them. */
export interface NextStepView {
  readonly at: number;
  readonly act: StepAct;
  readonly rank: number;
  readonly names: readonly string[];
  readonly ways: readonly Way[];
}

export interface RoleView {
  readonly kind: BaoRoleKind;
  readonly core: boolean;
  readonly state: RoleState;
  /** How many have to come. */
  readonly needed: number;
  readonly fillers: readonly FillerView[];
  /** Nobody stands on its list. */
  readonly empty: boolean;
  /** Since when nobody is left to ask; null while somebody is, or the role is filled. */
  readonly unfilledAt: number | null;
  readonly waivedAt: number | null;
  readonly next: NextStepView | null;
  /** In the order of asking; empty for whoever may not see names. */
  readonly asked: readonly RoleAskedView[];
}

/**
 * What people read about a delivery: never more than was proven. `at-gateway`: another way than Teams took it over,
 * which is no delivery. The exact state stands on the page *Betrieb*.
 */
export type DeliveryWord = 'sending' | 'at-teams' | 'at-gateway' | 'undeliverable' | 'answered' | 'unclear' | 'stopped';

/** One message to a person by one way, with what was proven of it. */
export interface MessageView {
  readonly message: AlarmMessage;
  readonly way: Way;
  readonly word: DeliveryWord;
  readonly at: number;
}

/** Somebody on the lists of the alarm. */
export interface ListedView {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly BaoRoleKind[];
}

/** A call by hand that is open. */
export interface CallView {
  readonly person: string;
  readonly name: string;
  readonly why: CallTask['why'];
  readonly at: number;
  readonly tries: number;
  readonly triedAt: number | null;
}

/** What the alarm means to the reader herself. */
export interface OwnPart {
  /** Until when she is asked to answer. */
  readonly until: number;
  /** Roles she is asked to take over; `rank` 0 when she was appointed. */
  readonly deputy: readonly { readonly role: BaoRoleKind; readonly rank: number }[];
  /** Roles of hers that somebody else fills. */
  readonly filled: readonly BaoRoleKind[];
  readonly waived: readonly BaoRoleKind[];
  /** She comes later than her role allows, so somebody else is asked, too. */
  readonly late: boolean;
  /** Roles she may take over, and who fills them now. */
  readonly takeOver: readonly { readonly role: BaoRoleKind; readonly name: string }[];
  /** Roles she may fill besides the one she comes for. */
  readonly too: readonly BaoRoleKind[];
}

/** `GET /api/alarms/:id/candidates?domain=&query=`: whom a role may be given to; every domain without `domain`. */
export interface PeopleFound {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly jobTitle: string;
    readonly domain: string;
  }[];
  /** There are more than are named here. */
  readonly more: boolean;
  readonly domains: readonly { readonly id: string; readonly name: string }[];
}

/** One line of the call list: somebody who may still fill a role. */
export interface CallRow {
  readonly person: string;
  readonly name: string;
  /** Why she is to be rung up; `silent` was asked and said nothing, `next` was not asked yet. */
  readonly why: CallTask['why'] | 'silent' | 'next';
  /** Her roles that nobody fills yet, with her rank for each. */
  readonly roles: readonly { readonly role: BaoRoleKind; readonly rank: number; readonly core: boolean }[];
  /** When she was asked, or her call opened; null when she was not asked yet. */
  readonly since: number | null;
  readonly tries: number;
  readonly triedAt: number | null;
  /** What she said last. */
  readonly last: { readonly answer: AnswerKind | 'erased'; readonly at: number } | null;
  /** Null where the reader may not see numbers. */
  readonly numbers: readonly Pick<PhoneNumber, 'number' | 'kind' | 'onPaper'>[] | null;
}

/** `GET /api/alarms/:id/calls` */
export interface CallList {
  readonly id: string;
  readonly number: string;
  readonly mode: Mode;
  readonly status: 'open' | 'ended';
  readonly exerciseName: string;
  readonly ending: Ending | null;
  readonly domain: { readonly id: string; readonly name: string };
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly fallback: string;
  readonly raisedAt: number;
  readonly staffedAt: number | null;
  readonly rows: readonly CallRow[];
  /** True when the reader may see numbers of at least the people of this domain. */
  readonly seesNumbers: boolean;
  readonly now: number;
}
