// The event behind alarms (Schadensereignis): its words. Rules in incident-rules.ts (BSI 200-4, 2.3, 5.2, 5.8; domain.md 1.4, 9.3).
import type { Mode } from './alarm.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import type { EvidenceKind, TestResult } from './evidence.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import type { Level } from './level.ts';
import type { Way } from './ways.ts';

/**
 * Steps of an event whose time people set; they may swap their order, and none is forced (domain.md 1.4). `reported` is
 * when the authority came to know, from which reporting deadlines run.
 */
export const incidentSteps = ['occurred', 'reported', 'constituted', 'declared', 'deescalated', 'dissolved'] as const;
export type IncidentStep = (typeof incidentSteps)[number];

/** A time that somebody set: when it was, and who said so when. `at` null: it was taken back. */
export interface StepTime {
  readonly at: number | null;
  readonly by: string;
  readonly recordedAt: number;
  /** Why it was corrected; '' for the first word. */
  readonly reason: string;
}

/** Criteria of the Einstufung (BSI 200-4, 5.2.2, 5.4.1). */
export const criteria = [
  'INTERRUPTED',
  'IMMINENT',
  'NEEDS_TEAM',
  'LIFE',
  'REPUTATION',
  'LOSS',
  'LAW',
  'NO_PLAN',
] as const;
export type Criterion = (typeof criteria)[number];

/** An Einstufung by the one authority that decides (BSI 200-4, 5.2.2); all of them are kept. */
export interface Classified {
  readonly level: Level;
  readonly criteria: readonly Criterion[];
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly recordedAt: number;
  /** A later decision says that this one was recorded wrongly. */
  readonly corrected: boolean;
}

/** Per process: AUSGEFALLEN → WIEDERANLAUF → NOTBETRIEB → WIEDERHERGESTELLT. */
export const processStates = ['down', 'restarting', 'emergency-operation', 'restored'] as const;
export type ProcessState = (typeof processStates)[number];

/** A process hit by the event, with its figures as they were when it was named. Times in epoch milliseconds. */
export interface HitProcess {
  readonly process: string;
  readonly name: string;
  readonly mtpdHours: number | null;
  readonly rtoHours: number | null;
  /** Emergency level of operation (Notbetriebsniveau). */
  readonly mbco: string;
  /** Its MTPD is over before a crisis team can have declared: "nur präventiv absicherbar" (domain.md 8.2). */
  readonly preventiveOnly: boolean;
  readonly state: ProcessState;
  readonly times: Readonly<Partial<Record<ProcessState, number>>>;
  /** How often somebody said how it stands. */
  readonly marks: number;
}

/**
 * When something has to be done: so many hours after a time of the event, or so many calendar months after another item
 * was done.
 */
export type Deadline =
  | { readonly from: 'occurred' | 'reported' | 'declared'; readonly hours: number }
  | { readonly after: string; readonly months: number };

/** One thing to do, from a scenario or a plan. */
export interface ChecklistItem {
  /** Unique within an event. */
  readonly id: string;
  readonly text: string;
  /** Who is to do it; null for whoever comes to it first. */
  readonly role: BaoRoleKind | null;
  readonly deadline?: Deadline;
  /** To whom it goes, such as an authority; the app sends nothing there. */
  readonly addressee?: string;
  /** In the list of a prepared alarm: id of the domain's recipient it goes to. An event has it written out instead. */
  readonly recipient?: string;
  /** What has to be in it. */
  readonly hint?: string;
  /** The plan and the process it comes from; absent for an item of a scenario. */
  readonly plan?: string;
  readonly process?: string;
}

/** What became of an item: done, or not needed for a reason. */
export interface Tick {
  readonly state: 'done' | 'dropped';
  readonly at: number;
  readonly by: string;
  readonly recordedAt: number;
  readonly reason: string;
}

/** A provider of a process that is hit, with what was agreed. The number is a company's desk. */
export interface HitProvider {
  readonly resource: string;
  readonly name: string;
  readonly provider: string;
  readonly contract: string;
  readonly reactionHours: number | null;
  readonly emergencyNumber: string;
  /** Newest last. */
  readonly informed: readonly StepTime[];
  readonly reacted: readonly StepTime[];
}

/** An alarm of the event, as it was told last. */
export interface AlarmOfIncident {
  readonly number: string;
  readonly level: Level;
  readonly raisedAt: number;
  readonly raisedBy: string;
  readonly status: 'open' | 'ended';
  readonly ending: string;
  readonly endedAt: number | null;
  /** Who was asked to lead the crisis team, and everybody asked. */
  readonly leads: readonly string[];
  readonly team: readonly string[];
  /** Lines of the alarm when this was so: older news changes nothing. */
  readonly seq: number;
}

/** One time to be written back, as proof beside a plan or a resource. */
export interface ResultRow {
  readonly target: 'plan' | 'resource';
  readonly id: string;
  readonly process: string;
  readonly kind: EvidenceKind;
  /** Hours from the declaration to emergency operation (RTA); null where nothing was declared. */
  readonly hours: number | null;
  readonly result: TestResult;
  /** `YYYY-MM-DD`, when it was reached. */
  readonly day: string;
}

/** What was confirmed to be written back; `open` is not yet. */
export interface WriteBack {
  readonly at: number;
  readonly by: string;
  readonly rows: readonly ResultRow[];
  readonly open: readonly string[];
}

export type IncidentMessage = 'deadline' | 'deadline-over';

/** What a delivery is about, and by which ways it may still go. */
export interface IncidentCard {
  readonly item: string;
  readonly rest: readonly Way[];
}

/** Until when the holders of an item were reminded last: before it is over, and when it is. */
export interface Reminded {
  readonly before: number;
  readonly over: number;
}

/** An event with everything people said about it. Case id is `<domain>.<incident id>`, `-x` at its end for an exercise. */
export interface Incident {
  readonly status: 'none' | 'open' | 'closed';
  readonly mode: Mode;
  readonly domain: string;
  readonly exerciseName: string;
  /** Number of its first alarm. */
  readonly number: string;
  /** By alarm id. */
  readonly alarms: Readonly<Record<string, AlarmOfIncident>>;
  /** Newest last. */
  readonly times: Readonly<Partial<Record<IncidentStep, readonly StepTime[]>>>;
  /** In the order in which they were recorded. */
  readonly classified: readonly Classified[];
  readonly hits: readonly HitProcess[];
  readonly items: readonly ChecklistItem[];
  /** By item id. */
  readonly ticks: Readonly<Record<string, Tick>>;
  readonly providers: readonly HitProvider[];
  readonly reminded: Readonly<Record<string, Reminded>>;
  readonly writeBack: WriteBack | null;
  /** Keys of everything that was written back, also earlier. */
  readonly written: readonly string[];
  readonly cards: Readonly<Record<string, IncidentCard>>;
  readonly ledger: Ledger<IncidentMessage>;
}

/** An event nobody heard of. */
export const emptyIncident: Incident = {
  status: 'none',
  mode: 'exercise',
  domain: '',
  exerciseName: '',
  number: '',
  alarms: {},
  times: {},
  classified: [],
  hits: [],
  items: [],
  ticks: {},
  providers: [],
  reminded: {},
  writeBack: null,
  written: [],
  cards: {},
  ledger: emptyLedger,
};

/** The case of an alarm's event. An exercise and what really happened in it are two, so that no mode ever changes. */
export function incidentCase(alarm: {
  readonly domain: string;
  readonly incidentId: string;
  readonly mode: Mode;
}): string {
  return `${alarm.domain}.${alarm.incidentId}${alarm.mode === 'exercise' ? '-x' : ''}`;
}

/** When a step was, as it stands now; null when it was not, or was taken back. */
export function timeOf({ times }: Pick<Incident, 'times'>, step: IncidentStep): number | null {
  return times[step]?.at(-1)?.at ?? null;
}

/** The decisions that stand, oldest first. */
export function decisions({ classified }: Pick<Incident, 'classified'>): readonly Classified[] {
  return classified.filter(({ corrected }) => !corrected).sort((one, other) => one.at - other.at);
}

/** How bad it is by the last decision; null while nobody decided beyond raising the alarm. */
export function classifiedLevel(incident: Pick<Incident, 'classified'>): Level | null {
  return decisions(incident).at(-1)?.level ?? null;
}

/** When its first alarm was raised, epoch milliseconds; 0 for none. */
export function alarmedAt({ alarms }: Pick<Incident, 'alarms'>): number {
  const all = Object.values(alarms).map(({ raisedAt }) => raisedAt);
  return all.length === 0 ? 0 : Math.min(...all);
}

/**
 * Nothing more is expected of it: it was a false alarm, or its exercise is over. After the all-clear of a real event
 * reports still fall due.
 */
export function isOff({ mode, alarms }: Pick<Incident, 'mode' | 'alarms'>): boolean {
  const all = Object.values(alarms);
  const over = all.length > 0 && all.every(({ status }) => status === 'ended');
  return over && (mode === 'exercise' || all.every(({ ending }) => ending !== 'all-clear'));
}
