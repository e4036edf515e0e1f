// What people and the system want of an event, and what happened to it.

import type { Mode } from './alarm.ts';
import type {
  AlarmOfIncident,
  ChecklistItem,
  Classified,
  HitProcess,
  HitProvider,
  IncidentStep,
  ProcessState,
  ResultRow,
  StepTime,
  Tick,
} from './incident.ts';
import type { LedgerCommand, LedgerEntry } from './ledger.ts';
import type { Entry } from './model.ts';
import type { Way } from './ways.ts';

/** What a process takes along when it is named: its figures, the steps of its plans, its providers. */
export interface Hitting {
  readonly hits: readonly HitProcess[];
  readonly items: readonly ChecklistItem[];
  readonly providers: readonly HitProvider[];
}

/** An alarm of the event says how it stands. The first one opens the event. */
export interface FollowAlarm extends Hitting {
  readonly type: 'follow';
  readonly alarm: string;
  readonly domain: string;
  readonly mode: Mode;
  readonly exerciseName: string;
  /** When it happened, and when the authority came to know; epoch milliseconds. */
  readonly occurredAt: number;
  readonly reportedAt: number;
  readonly says: AlarmOfIncident;
}

/** Einstufung. `corrects`: the place of a decision that was recorded wrongly. */
export interface Classify extends Pick<Classified, 'level' | 'criteria' | 'reason' | 'at'> {
  readonly type: 'classify';
  readonly corrects: number | null;
  /** How many decisions the page or card knew. */
  readonly known: number;
}

/** A step was at this time, or was not after all (null). `known`: how many words about it the page or card knew. */
export interface SetStep {
  readonly type: 'step';
  readonly step: IncidentStep;
  readonly at: number | null;
  readonly reason: string;
  readonly known: number;
}

/** Processes are hit. The engine adds what belongs to them. */
export interface Hit extends Hitting {
  readonly type: 'hit';
}

/** A process was named by mistake. */
export interface Unhit {
  readonly type: 'unhit';
  readonly process: string;
  readonly reason: string;
}

export interface Progress {
  readonly type: 'progress';
  readonly process: string;
  readonly state: ProcessState;
  readonly at: number;
  readonly known: number;
}

/** `open` takes a tick back. */
export interface TickItem {
  readonly type: 'tick';
  readonly item: string;
  readonly state: Tick['state'] | 'open';
  readonly at: number;
  readonly reason: string;
}

/** *Dienstleister informiert*, *hat reagiert*. */
export interface NoteProvider {
  readonly type: 'provider';
  readonly resource: string;
  readonly step: 'informed' | 'reacted';
  readonly at: number;
  readonly known: number;
}

/** Whom the engine found for a reminder, each with her ways in the order in which they are tried. */
export interface Remind {
  readonly type: 'remind';
  readonly item: string;
  readonly stage: 'before' | 'over';
  readonly due: number;
  readonly people: readonly { readonly person: string; readonly ways: readonly Way[] }[];
}

/** Times reached are to be written back to plans and resources. */
export interface ConfirmResults {
  readonly type: 'confirm-results';
  readonly rows: readonly ResultRow[];
}

/** One of them was; `code` says which rule refused it, '' for none. */
export interface Written {
  readonly type: 'written';
  readonly key: string;
  readonly code: string;
}

export type IncidentCommand =
  | FollowAlarm
  | Classify
  | SetStep
  | Hit
  | Unhit
  | Progress
  | TickItem
  | NoteProvider
  | Remind
  | ConfirmResults
  | Written
  | LedgerCommand;

interface Followed extends Entry, Omit<FollowAlarm, 'type'> {
  readonly type: 'incident-followed';
}
interface WasClassified extends Entry, Pick<Classify, 'level' | 'criteria' | 'reason' | 'at' | 'corrects'> {
  readonly type: 'classified';
}
interface StepWasSet extends Entry, Pick<SetStep, 'step' | 'at' | 'reason'> {
  readonly type: 'step-set';
}
interface WasHit extends Entry, Hitting {
  readonly type: 'hit';
}
interface WasUnhit extends Entry, Omit<Unhit, 'type'> {
  readonly type: 'unhit';
  readonly name: string;
}
interface Progressed extends Entry, Pick<Progress, 'process' | 'state' | 'at'> {
  readonly type: 'progressed';
  readonly name: string;
}
interface Ticked extends Entry, Omit<TickItem, 'type'> {
  readonly type: 'ticked';
  readonly text: string;
}
interface ProviderNoted extends Entry, Pick<NoteProvider, 'resource' | 'step' | 'at'> {
  readonly type: 'provider-noted';
  readonly provider: string;
}
interface WasReminded extends Entry, Omit<Remind, 'type'> {
  readonly type: 'reminded';
  readonly text: string;
}
interface ResultsConfirmed extends Entry, Omit<ConfirmResults, 'type'> {
  readonly type: 'results-confirmed';
}
interface WasWritten extends Entry, Omit<Written, 'type'> {
  readonly type: 'written';
}

export type IncidentEntry =
  | Followed
  | WasClassified
  | StepWasSet
  | WasHit
  | WasUnhit
  | Progressed
  | Ticked
  | ProviderNoted
  | WasReminded
  | ResultsConfirmed
  | WasWritten
  | LedgerEntry;

/** How a word about a step is kept. */
export function wordOf(at: number | null, by: string, recordedAt: number, reason = ''): StepTime {
  return { at, by, recordedAt, reason };
}

/** Names a row that is written back: once for the event, the target and the process. */
export const rowKey = ({ target, id, process }: Pick<ResultRow, 'target' | 'id' | 'process'>): string =>
  `${target}/${id}/${process}`;
