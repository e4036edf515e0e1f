// The check-in (Verfügbarkeitsabfrage): a question with prepared answers to a group; its words and what is read off it.
import { Refusal } from '../errors.ts';
import type { Mode } from './alarm.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { emptyLedger, type Ledger, type LedgerCommand, type LedgerEntry } from './ledger.ts';
import type { Entry } from './model.ts';

/** Prepared answers; there is no free text, so no reason and nothing about health can be given (domain.md 2.3a, 8). */
export const checkInAnswers = ['on-site', 'mobile', 'from', 'limited', 'unavailable'] as const;
export type CheckInAnswer = (typeof checkInAnswers)[number];

/** What is asked. Times are epoch milliseconds. */
export interface CheckInText {
  readonly mode: Mode;
  /** Name of the exercise; '' for a real one. */
  readonly exerciseName: string;
  readonly domain: string;
  readonly question: string;
  /** The function of the crisis team it is about; null when it is about none. */
  readonly role: BaoRoleKind | null;
  /** The shift it is about, `to` not included; both null when it is about none. */
  readonly from: number | null;
  readonly to: number | null;
  /** Until when an answer is asked for; later ones are accepted until it is closed. */
  readonly due: number;
}

/** The frozen group: how many people in how many parts. `id` follows from who they are. */
export interface CheckInGroup {
  readonly id: string;
  readonly people: number;
  readonly parts: number;
}

/** Asks a group that was frozen beforehand. */
export interface Ask extends CheckInText {
  readonly type: 'ask';
  readonly group: CheckInGroup;
  /** Minutes before `due`, at most two. */
  readonly reminders: readonly number[];
  /** Mail as well, to whoever lets mail be used; without it, only to those Teams refuses. */
  readonly email: boolean;
  /** Who hears of silence; the asker unless somebody else is named. */
  readonly informed: string;
  /** Name of the asker; personal, sealed. */
  readonly askedByName: string;
}
/** Reminds the silent now, in the place of the next planned reminder. */
interface Remind {
  readonly type: 'remind';
}
interface Close {
  readonly type: 'close';
}
/** It was a mistake, or is no longer needed. */
interface Cancel {
  readonly type: 'cancel';
}
/** Takes a closing or a cancelling back, shortly after it. */
interface Reopen {
  readonly type: 'reopen';
}
/** The clock reached a time the case asked for. */
interface Wake {
  readonly type: 'wake';
}
/** The parts before number `upTo` know this version. */
interface Told {
  readonly type: 'told';
  readonly version: number;
  readonly upTo: number;
}
/** After the due time: so many have not answered. */
interface Count {
  readonly type: 'count';
  readonly missing: number;
}
export type CheckInCommand = Ask | Remind | Close | Cancel | Reopen | Wake | Told | Count | LedgerCommand;

export interface WasAsked extends Entry, Omit<Ask, 'type' | 'askedByName'> {
  readonly type: 'check-asked';
}
interface Reminded extends Entry {
  readonly type: 'check-reminded';
  /** Reminders that have been due or given by hand so far. */
  readonly count: number;
}
interface WasEnded extends Entry {
  readonly type: 'check-closed' | 'check-cancelled';
}
interface Reopened extends Entry {
  readonly type: 'check-reopened';
}
interface WasTold extends Entry, Omit<Told, 'type'> {
  readonly type: 'check-told';
}
interface Counted extends Entry {
  readonly type: 'check-counted';
  readonly missing: number;
}
export type CheckInEntry = WasAsked | Reminded | WasEnded | Reopened | WasTold | Counted | LedgerEntry;

/** To whoever asked: who has not answered. */
export type SilenceMessage = 'silence';

/** How it ended, and when. */
export interface CheckInEnd {
  readonly kind: 'closed' | 'cancelled';
  readonly at: number;
}

export interface CheckIn extends CheckInText {
  /** OFFEN → ERINNERT(n) → ESKALIERT → GESCHLOSSEN | ABGEBROCHEN (domain.md 9.3); a draft is never stored. */
  readonly status: 'none' | 'open' | 'reminded' | 'escalated' | 'closed' | 'cancelled';
  readonly group: CheckInGroup;
  readonly askedAt: number;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly informed: string;
  readonly email: boolean;
  /** When reminders are planned, epoch milliseconds, ascending. */
  readonly reminders: readonly number[];
  readonly reminded: number;
  /** Who was missing when it was due; null before. */
  readonly missing: number | null;
  readonly end: CheckInEnd | null;
  /** Which version the parts are being told since when, and the next part to tell. All are told at `group.parts`. */
  readonly telling: { readonly version: number; readonly next: number; readonly since: number };
  readonly ledger: Ledger<SilenceMessage>;
}

/** A check-in nobody asked. */
export const emptyCheckIn: CheckIn = {
  status: 'none',
  mode: 'exercise',
  exerciseName: '',
  domain: '',
  question: '',
  role: null,
  from: null,
  to: null,
  due: 0,
  group: { id: '', people: 0, parts: 0 },
  askedAt: 0,
  askedBy: '',
  askedByName: '',
  informed: '',
  email: false,
  reminders: [],
  reminded: 0,
  missing: null,
  end: null,
  telling: { version: 0, next: 0, since: 0 },
  ledger: emptyLedger,
};

export const longestQuestion = 280;
/** People are reminded at most so often, planned and by hand together. */
export const mostReminders = 2;
/** A closing can be taken back for so long, milliseconds. */
export const reopenWithin = 60_000;
const longestName = 80;
const minute = 60_000;
const day = 24 * 60 * minute;
/** Nobody is asked for longer than this, nor about a longer shift. */
const longestTime = 60 * day;
const longestShift = 14 * day;

/** Refuses a question that may not be asked. Used by the form as well as by the door. */
export function checkQuestion(ask: CheckInText & Pick<Ask, 'reminders'>, now: number): void {
  if (ask.question.trim() === '') throw new Refusal('question-missing');
  if (ask.question.length > longestQuestion) throw new Refusal('text-too-long', { most: longestQuestion });
  if (ask.mode === 'exercise' && ask.exerciseName.trim() === '') throw new Refusal('exercise-name-missing');
  if (ask.exerciseName.length > longestName) throw new Refusal('text-too-long', { most: longestName });
  if (!Number.isFinite(ask.due) || ask.due <= now || ask.due > now + longestTime) throw new Refusal('due-wrong');
  checkShift(ask, now);
  checkReminders(ask, now);
}

function checkShift({ from, to }: CheckInText, now: number): void {
  if (from === null && to === null) return;
  const ordered = from !== null && to !== null && from < to && to - from <= longestShift;
  if (!ordered || (to ?? 0) <= now || (from ?? 0) > now + longestTime) throw new Refusal('shift-wrong');
}

function checkReminders({ reminders, due }: Pick<Ask, 'reminders' | 'due'>, now: number): void {
  const fits = (minutes: number) => Number.isInteger(minutes) && minutes >= 1 && due - minutes * minute > now;
  const distinct = new Set(reminders).size === reminders.length;
  if (reminders.length > mostReminders || !distinct || !reminders.every(fits)) {
    throw new Refusal('reminders-wrong', { most: mostReminders });
  }
}

export function isOpen({ status }: Pick<CheckIn, 'status'>): boolean {
  return status === 'open' || status === 'reminded' || status === 'escalated';
}

/** A day after everything it was about, it closes by itself: a question nobody waits for must not stay open. */
export function closesAt({ due, to }: Pick<CheckInText, 'due' | 'to'>): number {
  return Math.max(due, to ?? due) + day;
}
