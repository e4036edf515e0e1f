// The words of filling the crisis team: what people and the clock want, and what happened to a role.
import type { BaoRoleKind } from './bc-domain.ts';
import type { StepAct } from './escalation.ts';
import type { Entry } from './model.ts';
import type { Way } from './ways.ts';

/** The clock reached a step of the ladder. */
export interface Wake {
  readonly type: 'wake';
}
/** Somebody is appointed ad hoc to a role (BSI 200-4, 5.5.3: to be recorded). */
export interface Appoint {
  readonly type: 'appoint';
  readonly role: BaoRoleKind;
  readonly person: string;
  readonly name: string;
  readonly ways: readonly Way[];
}
/** The crisis team works without a role. */
export interface Waive {
  readonly type: 'waive';
  readonly role: BaoRoleKind;
}
/** Somebody of a higher rank takes over from who filled the role before. */
export interface Swap {
  readonly type: 'swap';
  readonly role: BaoRoleKind;
  readonly person: string;
}
/** Somebody who comes anyway says whether she fills one more role, too. */
export interface TakeToo {
  readonly type: 'take-too';
  readonly role: BaoRoleKind;
  readonly person: string;
  readonly takes: boolean;
}
/** Somebody was rung up and did not answer. */
export interface TryCall {
  readonly type: 'try-call';
  readonly person: string;
}
/** Teams is down, or works again: a fact of the sender, the rules decide on the second ways. */
export interface TeamsDown {
  readonly type: 'teams-down';
}
export interface TeamsUp {
  readonly type: 'teams-up';
}
export type StaffingCommand = Wake | Appoint | Waive | Swap | TakeToo | TryCall | TeamsDown | TeamsUp;

/** Somebody addressed, with the ways really used; none means that she has to be rung up by hand. */
export interface Addressed {
  readonly person: string;
  readonly ways: readonly Way[];
}

/**
 * Why a role moved on: a step of the ladder was due, somebody refused, comes too late, somebody was appointed, or
 * nobody stands on its list.
 */
export type Cause = 'step' | 'refused' | 'late' | 'appointed' | 'nobody';

/** A role moved on. `step` is the index in the ladder, null when it was no step. */
export interface Escalated extends Entry {
  readonly type: 'escalated';
  readonly role: BaoRoleKind;
  readonly act: StepAct;
  readonly cause: Cause;
  readonly step: number | null;
  readonly people: readonly Addressed[];
}
/** Teams did not lead to these people, so the second ways are used. */
export interface FellBack extends Entry {
  readonly type: 'fell-back';
  readonly cause: 'refused' | 'teams-down';
  readonly people: readonly Addressed[];
}
export interface CameBack extends Entry {
  readonly type: 'came-back';
}
/** `sealed` holds the name by person id. */
export interface Appointed extends Entry {
  readonly type: 'appointed';
  readonly role: BaoRoleKind;
  readonly person: string;
  readonly ways: readonly Way[];
}
export interface Waived extends Entry {
  readonly type: 'waived';
  readonly role: BaoRoleKind;
}
export interface Swapped extends Entry {
  readonly type: 'swapped';
  readonly role: BaoRoleKind;
  readonly person: string;
}
export interface TookToo extends Entry {
  readonly type: 'took-too';
  readonly role: BaoRoleKind;
  readonly person: string;
  readonly takes: boolean;
}
export interface CallTried extends Entry {
  readonly type: 'call-tried';
  readonly person: string;
}
/** Every required role is filled: the crisis team can work (Stab arbeitsfähig). */
export interface Staffed extends Entry {
  readonly type: 'staffed';
}
export type StaffingEntry =
  | Escalated
  | FellBack
  | CameBack
  | Appointed
  | Waived
  | Swapped
  | TookToo
  | CallTried
  | Staffed;

/** Somebody was asked for a role; `order` is its place among all asking and answering of the alarm. */
export interface Asked {
  readonly person: string;
  readonly at: number;
  readonly order: number;
}

/** What was done so far to fill a role. Times are epoch milliseconds. */
export interface Post {
  /** Who was asked, in that order, and when last. */
  readonly asked: readonly Asked[];
  /** When its ladder began, and the next step. */
  readonly since: number;
  readonly step: number;
  /** Since when nobody is left to ask, or the ladder is at its end. */
  readonly unfilledAt: number | null;
  readonly waivedAt: number | null;
  /** Who was appointed ad hoc. */
  readonly appointed: readonly string[];
  /** Who took over, newest first; they fill the role before everybody else. */
  readonly takenOver: readonly string[];
  /** What people who come anyway said about filling this role, too; by person id. */
  readonly too: Readonly<Record<string, boolean>>;
}

/** Somebody to ring up by hand. */
export interface CallTask {
  readonly person: string;
  readonly why: 'call-me' | 'no-way';
  readonly at: number;
  /** When she was rung up in vain, last. */
  readonly triedAt: number | null;
  readonly tries: number;
  /** When an answer came. */
  readonly doneAt: number | null;
}
