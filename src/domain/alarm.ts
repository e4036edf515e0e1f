// The alarm: its words (commands, entries, state) and what can be read off it.
import { Refusal } from '../errors.ts';
import type { AboutEvent, EventTold, EventWasTold } from './alarm-event.ts';
import type { NoteUpgrade, UpgradeNoted } from './alarm-upgrade.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import type { Ladder } from './escalation.ts';
import { emptyLedger, type Ledger, type LedgerCommand, type LedgerEntry } from './ledger.ts';
import { type Level, levels } from './level.ts';
import type { Entry } from './model.ts';
import { noRelease, type Release, type ReleaseCommand, type ReleaseEntry, type ReleaseWay } from './release-words.ts';
import type { CallTask, Post, StaffingCommand, StaffingEntry } from './staffing-words.ts';
import type { Area } from './structure.ts';
import type { Way, WaysOf } from './ways.ts';

export { type Level, levels };

/** An exercise can never become real: the mode is set once. */
export type Mode = 'real' | 'exercise';
export const answerKinds = ['coming', 'virtual', 'unavailable', 'call-me'] as const;
export type AnswerKind = (typeof answerKinds)[number];
/** Minutes until arrival that a card offers. */
export const etaChoices = [15, 30, 60] as const;
/**
 * `alarm` asks to fill a role, `reminder` once more; `unfilled` tells that nobody fills one, `staffed` that all are
 * filled, `relieved` that somebody of a higher rank took over.
 */
export const alarmMessages = ['alarm', 'reminder', 'unfilled', 'staffed', 'relieved', 'news', 'end'] as const;
export type AlarmMessage = (typeof alarmMessages)[number];
/** How somebody who may change an alarm ends it. */
export const endings = ['all-clear', 'false-alarm', 'aborted'] as const;
export type ChosenEnding = (typeof endings)[number];
/** `real-event`: an exercise broken off because something really happened; everybody in it may do so. */
export type Ending = ChosenEnding | 'real-event';

/** Who else is told: nobody, chosen units, sites and domains, everybody of the alarm's BC-Domäne, or everybody there is. */
export const reaches = ['none', 'chosen', 'domain', 'everybody'] as const;
export type AudienceReach = (typeof reaches)[number];

/** The frozen audience as the alarm knows it: how many, in how many rolls. `id` follows from who they are. */
export interface Audience {
  readonly id: string;
  readonly reach: AudienceReach;
  /** What was chosen, and by which names, as they were then; only of `chosen`. */
  readonly areas?: readonly Area[];
  readonly named?: readonly string[];
  readonly people: number;
  readonly rolls: number;
  /** Whether they are hinted at in the activity feed, too. */
  readonly feed: boolean;
  /** By which ways they are told: the first at once, the others where Teams refuses. Only Teams when absent. */
  readonly ways?: readonly Way[];
}

/** Which of the alarm's versions the rolls are being told, and the next roll to tell. All are told at `rolls`. */
export interface Telling {
  readonly version: number;
  readonly next: number;
}

/** What the alarm says. What, where and since together have at most 280 characters. */
export interface AlarmText {
  readonly what: string;
  readonly where: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly level: Level;
  readonly nextStep: string;
}

/** A function of the crisis team as frozen into the alarm; holder first, then deputies. */
export interface AlarmRole {
  readonly kind: BaoRoleKind;
  readonly core: boolean;
  readonly people: readonly string[];
  /** How many of them have to come; 1 when absent. */
  readonly needed?: number;
  /** Whoever arrives later than so many minutes fills it only provisionally; 60 when absent. */
  readonly arrivalLimit?: number;
}

/** Everything an alarm is raised with; the audience is frozen. */
export interface Raise extends AlarmText {
  readonly type: 'raise';
  readonly mode: Mode;
  readonly number: string;
  readonly incidentId: string;
  readonly domain: string;
  /** Name of the exercise; '' for a real alarm. */
  readonly exerciseName: string;
  /** How to call when Teams fails. */
  readonly fallback: string;
  /** Minutes in which an answer is asked for. */
  readonly answerMinutes: number;
  readonly roles: readonly AlarmRole[];
  /** Names by person id, so that the record stays readable; personal, sealed. */
  readonly names: Readonly<Record<string, string>>;
  /** Whether the domain has a channel to post to. */
  readonly channel: boolean;
  /** The proposal it came from, or ''. */
  readonly proposal: string;
  /** Everybody else who is told, frozen beforehand; null when only those with a role are asked. */
  readonly audience: Audience | null;
  /** What everybody else is to do; '' without an audience. */
  readonly audienceStep: string;
  /** The joint event it belongs to. */
  readonly joint?: string;
  /** Why everybody else may be told, or that a second person has to say yes first; absent: no yes is needed. */
  readonly release?: ReleaseWay;
  /** The escalation plan as it is now. Empty: only the holders are asked, and nothing follows. */
  readonly ladder: Ladder;
  /** By which ways each person can be reached. */
  readonly ways: WaysOf;
  /** The core team is rung up at once: outside office hours, at Notfall and Krise. */
  readonly ring: boolean;
  /** Nothing of it goes to Teams: the tenant itself may be the victim. */
  readonly avoidTeams: boolean;
  /** Behördenleitung: told when the Stabsleitung itself is unfilled. */
  readonly management: readonly string[];
  /** Absent in alarms from before there were events: nobody is told of theirs. */
  readonly event?: AboutEvent;
}

export interface Answer {
  readonly type: 'answer';
  readonly person: string;
  /** The delivery whose card or word was used; '' for tab and typed words. */
  readonly delivery: string;
  /** How many answers the drawn card knew. */
  readonly n: number;
  readonly answer: AnswerKind;
  /** Minutes until arrival; only with `coming`. */
  readonly eta: number | null;
  /** The clicked card is redrawn by the reply itself, so no edit is owed for it. */
  readonly redrawn: boolean;
  /** Activity id of the clicked card; of a card nobody knew had arrived it is learnt from here (quality.md 2.2). */
  readonly card?: string;
  /** Somebody else wrote down what she said on the telephone. */
  readonly recorded?: boolean;
}

export interface Update {
  readonly type: 'update';
  readonly reason: string;
  readonly nextStep?: string;
  readonly level?: Level;
  /** What everybody else is to do now; they hear of it only when it changes. */
  readonly audienceStep?: string;
}

export interface End {
  readonly type: 'end';
  readonly ending: Ending;
  readonly reason: string;
}

/** The rolls before number `upTo` know this version of the alarm. */
export interface Told {
  readonly type: 'told';
  readonly version: number;
  readonly upTo: number;
}

/** Banners in the activity feed went out down to before roll `next`; below 0 that is all. `code` '' means taken. */
export interface Noticed {
  readonly type: 'noticed';
  readonly next: number;
  readonly people: number;
  readonly code: string;
}

export type AlarmCommand =
  | Raise
  | Answer
  | Update
  | End
  | Told
  | Noticed
  | EventTold
  | NoteUpgrade
  | ReleaseCommand
  | StaffingCommand
  | LedgerCommand;

export interface Raised extends Entry, Omit<Raise, 'type' | 'names'> {
  readonly type: 'raised';
}
export interface Answered extends Entry {
  readonly type: 'answered';
  readonly person: string;
  readonly delivery: string;
  readonly n: number;
  readonly redrawn: boolean;
  readonly card?: string;
  readonly recorded?: boolean;
}
export interface Updated extends Entry {
  readonly type: 'updated';
  readonly reason: string;
  readonly nextStep: string;
  readonly level: Level;
  /** Absent when nothing changed for the audience. */
  readonly audienceStep?: string;
}
export interface Ended extends Entry {
  readonly type: 'ended';
  readonly ending: Ending;
  readonly reason: string;
}
export interface WasTold extends Entry, Omit<Told, 'type'> {
  readonly type: 'told';
}
export interface WasNoticed extends Entry, Omit<Noticed, 'type'> {
  readonly type: 'noticed';
}
export type AlarmEntry =
  | Raised
  | Answered
  | Updated
  | Ended
  | WasTold
  | WasNoticed
  | EventWasTold
  | UpgradeNoted
  | ReleaseEntry
  | StaffingEntry
  | LedgerEntry;

/** One answer as it was given; `erased` when its value was deleted later. */
export interface GivenAnswer {
  readonly at: number;
  readonly delivery: string;
  readonly n: number;
  readonly answer: AnswerKind | 'erased';
  readonly eta: number | null;
  /** Who wrote it down after a call; '' when she answered herself. */
  readonly recordedBy: string;
  /** Its place among all asking and answering of the alarm: two things may happen in one millisecond. */
  readonly order: number;
}

/** A new next step or level, with its reason. */
export interface News {
  readonly at: number;
  readonly reason: string;
  readonly nextStep: string;
  readonly level: Level;
}

export interface Alarm extends AlarmText {
  readonly status: 'none' | 'open' | 'ended';
  readonly mode: Mode;
  readonly number: string;
  readonly incidentId: string;
  readonly domain: string;
  readonly exerciseName: string;
  readonly fallback: string;
  readonly proposal: string;
  /** The joint event it belongs to, or ''. */
  readonly joint: string;
  readonly raisedAt: number;
  readonly raisedBy: string;
  readonly answerUntil: number;
  readonly roles: readonly AlarmRole[];
  readonly ladder: Ladder;
  readonly ways: WaysOf;
  readonly ring: boolean;
  readonly avoidTeams: boolean;
  readonly management: readonly string[];
  /** By role. */
  readonly posts: Readonly<Partial<Record<BaoRoleKind, Post>>>;
  readonly calls: readonly CallTask[];
  /** Counts everything that was asked and answered. */
  readonly order: number;
  /** Since when every required role is filled; null while one is not. */
  readonly staffedAt: number | null;
  /** Since when Teams is known to be down; null while it works. */
  readonly teamsDownAt: number | null;
  readonly names: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, readonly GivenAnswer[]>>;
  readonly news: readonly News[];
  readonly end: { readonly ending: Ending; readonly reason: string; readonly at: number } | null;
  readonly audience: Audience | null;
  readonly audienceStep: string;
  readonly release: Release;
  /** The last news that concerned the audience. */
  readonly audienceNews: News | null;
  readonly telling: Telling;
  /** The next roll to hint at in the activity feed, from the last to the first; null when none is. */
  readonly feed: number | null;
  /** From this roll on banners were taken for people of it; absent while none was. */
  readonly hintedFrom?: number;
  readonly event: AboutEvent | null;
  /** The version of the alarm that its event knows: 1 it was raised, 2 it ended. */
  readonly eventTold: number;
  readonly ledger: Ledger<AlarmMessage>;
}

/** An alarm nobody raised. */
export const emptyAlarm: Alarm = {
  status: 'none',
  mode: 'exercise',
  number: '',
  incidentId: '',
  domain: '',
  exerciseName: '',
  fallback: '',
  proposal: '',
  joint: '',
  raisedAt: 0,
  raisedBy: '',
  answerUntil: 0,
  what: '',
  where: '',
  since: 0,
  level: 'EMERGENCY',
  nextStep: '',
  roles: [],
  ladder: [],
  ways: {},
  ring: false,
  avoidTeams: false,
  management: [],
  posts: {},
  calls: [],
  order: 0,
  staffedAt: null,
  teamsDownAt: null,
  names: {},
  answers: {},
  news: [],
  end: null,
  audience: null,
  audienceStep: '',
  release: noRelease,
  audienceNews: null,
  telling: { version: 0, next: 0 },
  feed: null,
  event: null,
  eventTold: 0,
  ledger: emptyLedger,
};

/** `since` counts as this many characters: "seit 21.11., 18:40 Uhr". */
const sinceLength = 22;
export const textLimit = 280;
const longestStep = 200;
const longestReason = 300;
const longestName = 80;

/** Characters left for what and where. Negative when too long. */
export function charactersLeft(what: string, where: string): number {
  return textLimit - sinceLength - what.length - where.length;
}

/** Refuses a text that may not be sent. Used by the form as well as by the door. */
export function checkText(text: AlarmText & { mode: Mode; exerciseName: string }, now: number): void {
  if (text.what.trim() === '') throw new Refusal('what-missing');
  if (text.where.trim() === '') throw new Refusal('where-missing');
  if (!Number.isFinite(text.since) || text.since <= 0) throw new Refusal('since-missing');
  if (text.since > now + 60_000) throw new Refusal('since-in-future');
  if (!levels.includes(text.level)) throw new Refusal('level-missing');
  checkStep(text.nextStep);
  if (charactersLeft(text.what, text.where) < 0) throw new Refusal('text-too-long', { most: textLimit });
  if (text.mode === 'real' && text.level === 'DISRUPTION') throw new Refusal('disruption-not-alarmed');
  if (text.mode === 'exercise' && text.exerciseName.trim() === '') throw new Refusal('exercise-name-missing');
  if (text.exerciseName.length > longestName) throw new Refusal('text-too-long', { most: longestName });
}

/** Refuses a missing or overlong next step. */
export function checkStep(nextStep: string): void {
  if (nextStep.trim() === '') throw new Refusal('next-step-missing');
  if (nextStep.length > longestStep) throw new Refusal('text-too-long', { most: longestStep });
}

/** Refuses a missing or overlong word about what everybody else is to do. */
export function checkAudienceStep(step: string): void {
  if (step.trim() === '') throw new Refusal('audience-step-missing');
  if (step.length > longestStep) throw new Refusal('text-too-long', { most: longestStep });
}

/** Refuses a missing or overlong reason. */
export function checkReason(reason: string): void {
  if (reason.trim() === '') throw new Refusal('reason-missing');
  if (reason.length > longestReason) throw new Refusal('text-too-long', { most: longestReason });
}

/** The last answer of a person, or undefined. */
export function lastAnswer(alarm: Alarm, person: string): GivenAnswer | undefined {
  return alarm.answers[person]?.at(-1);
}

/** When somebody who said "I come" is expected, epoch milliseconds. */
export function arrivalOf(answer: GivenAnswer): number | null {
  return answer.answer === 'coming' ? answer.at + (answer.eta ?? 0) * 60_000 : null;
}
