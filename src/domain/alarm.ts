// The alarm: its words (commands, entries, state) and what can be read off it.
import { Refusal } from '../errors.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { emptyLedger, type Ledger, type LedgerCommand, type LedgerEntry } from './ledger.ts';
import type { Entry } from './model.ts';

/** Störung, Notfall, Krise (BSI 200-4, 2.1). */
export const levels = ['DISRUPTION', 'EMERGENCY', 'CRISIS'] as const;
export type Level = (typeof levels)[number];
/** An exercise can never become real: the mode is set once. */
export type Mode = 'real' | 'exercise';
export const answerKinds = ['coming', 'virtual', 'unavailable', 'call-me'] as const;
export type AnswerKind = (typeof answerKinds)[number];
/** Minutes until arrival that a card offers. */
export const etaChoices = [15, 30, 60] as const;
export type AlarmMessage = 'alarm' | 'news' | 'end';
export const endings = ['all-clear', 'false-alarm', 'aborted'] as const;
export type Ending = (typeof endings)[number];

/** Who else is told: nobody, everybody of the alarm's BC-Domäne, or everybody there is. */
export const reaches = ['none', 'domain', 'everybody'] as const;
export type AudienceReach = (typeof reaches)[number];

/** The frozen audience as the alarm knows it: how many, in how many rolls. `id` follows from who they are. */
export interface Audience {
  readonly id: string;
  readonly reach: AudienceReach;
  readonly people: number;
  readonly rolls: number;
  /** Whether they are hinted at in the activity feed, too. */
  readonly feed: boolean;
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

export type AlarmCommand = Raise | Answer | Update | End | Told | Noticed | LedgerCommand;

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
export type AlarmEntry = Raised | Answered | Updated | Ended | WasTold | WasNoticed | LedgerEntry;

/** One answer as it was given; `erased` when its value was deleted later. */
export interface GivenAnswer {
  readonly at: number;
  readonly delivery: string;
  readonly n: number;
  readonly answer: AnswerKind | 'erased';
  readonly eta: number | null;
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
  readonly raisedAt: number;
  readonly raisedBy: string;
  readonly answerUntil: number;
  readonly roles: readonly AlarmRole[];
  readonly names: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, readonly GivenAnswer[]>>;
  readonly news: readonly News[];
  readonly end: { readonly ending: Ending; readonly reason: string; readonly at: number } | null;
  readonly audience: Audience | null;
  readonly audienceStep: string;
  /** The last news that concerned the audience. */
  readonly audienceNews: News | null;
  readonly telling: Telling;
  /** The next roll to hint at in the activity feed, from the last to the first; null when none is. */
  readonly feed: number | null;
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
  raisedAt: 0,
  raisedBy: '',
  answerUntil: 0,
  what: '',
  where: '',
  since: 0,
  level: 'EMERGENCY',
  nextStep: '',
  roles: [],
  names: {},
  answers: {},
  news: [],
  end: null,
  audience: null,
  audienceStep: '',
  audienceNews: null,
  telling: { version: 0, next: 0 },
  feed: null,
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

/** The people asked: the holder of each alarmed role, once each. */
export function asked(alarm: Pick<Alarm, 'roles'>): readonly string[] {
  return [...new Set(alarm.roles.flatMap(askedFor))];
}

/** The last answer of a person, or undefined. */
export function lastAnswer(alarm: Alarm, person: string): GivenAnswer | undefined {
  return alarm.answers[person]?.at(-1);
}

/** Whether a role of the crisis team is filled, by whom and from when. */
export interface RoleStatus {
  readonly kind: BaoRoleKind;
  readonly filledBy: string | null;
  /** Epoch milliseconds of the expected arrival; null when taking part from afar or unfilled. */
  readonly arrival: number | null;
  readonly virtual: boolean;
}

/** Who is asked to fill a role: its holder. A deputy's answer in another role fills only that one. */
export function askedFor(role: AlarmRole): readonly string[] {
  return role.people.slice(0, 1);
}

/** A role is filled when its holder said so. Deputies are not asked yet, so nobody fills a role without knowing it. */
export function roleStatus(alarm: Alarm, role: AlarmRole): RoleStatus {
  const [holder = ''] = role.people;
  const last = lastAnswer(alarm, holder);
  const virtual = last?.answer === 'virtual';
  const fills = virtual || last?.answer === 'coming';
  return { kind: role.kind, filledBy: fills ? holder : null, arrival: last ? arrivalOf(last) : null, virtual };
}

/** When somebody who said "I come" is expected, epoch milliseconds. */
export function arrivalOf(answer: GivenAnswer): number | null {
  return answer.answer === 'coming' ? answer.at + (answer.eta ?? 0) * 60_000 : null;
}
