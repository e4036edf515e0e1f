// Everything that happened in one run, in order: what the checker reads, and what must be the same on replay.
import { createHash } from 'node:crypto';
import type { AnswerKind, Mode } from '../../src/domain/alarm.ts';
import type { JournalLine } from '../../src/domain/chain.ts';

/** One handover of a message by one process. */
export interface Handing {
  readonly call: number;
  readonly machine: string;
  readonly case: string;
  readonly delivery: string;
  readonly message: string;
  /** Internal id of the person, or `#` and the domain. */
  readonly to: string;
  readonly epoch: number;
  /** An earlier try may have arrived, so the card says that it is a repeat. */
  readonly repeat: boolean;
  readonly redraw: boolean;
}

export interface Press {
  readonly press: number;
  readonly person: string;
  readonly case: string;
  readonly delivery: string;
  readonly answer: AnswerKind | 'read';
  /** How many answers the pressed card knew. */
  readonly known: number;
}

/** What happened; `case` is a name such as `alarm/7`. */
export type Happening =
  /** A commit took effect. */
  | { readonly kind: 'commit'; readonly machine: string; readonly case: string; readonly lines: readonly JournalLine[] }
  | { readonly kind: 'lease'; readonly holder: string; readonly epoch: number }
  | ({ readonly kind: 'handed' } & Handing)
  /** A call left the process, or came back to it: `answer` is a status, or what was thrown. */
  | { readonly kind: 'left'; readonly call: number; readonly operation: 'open' | 'post' | 'replace' }
  | { readonly kind: 'back'; readonly call: number; readonly answer: string }
  /** Somebody got a message. `marked`: toast and card say that it is an exercise. */
  | {
      readonly kind: 'posted' | 'updated';
      readonly call: number;
      readonly thread: string;
      readonly activityId: string;
      readonly digest: string;
      readonly marked: { readonly toast: boolean; readonly card: boolean };
    }
  | ({ readonly kind: 'pressed' } & Press)
  /** The person sees that her answer was taken, or a sentence why not, or an error. */
  | { readonly kind: 'pressAnswered'; readonly press: number; readonly outcome: 'card' | 'text' | 'fault' }
  /** What somebody was told: the alarm is out, its end is noted, the report was taken over. */
  | { readonly kind: 'confirmed'; readonly what: 'raised'; readonly case: string; readonly mode: Mode }
  | { readonly kind: 'confirmed'; readonly what: 'news' | 'end' | 'taken' | 'reported'; readonly case: string }
  | { readonly kind: 'machine'; readonly machine: string; readonly what: MachineWord; readonly ms?: number }
  | { readonly kind: 'trouble'; readonly what: string; readonly ms: number }
  | { readonly kind: 'logged'; readonly machine: string; readonly event: string; readonly error: string }
  /** A promise was rejected and nobody heard: in the product the process dies of it. */
  | { readonly kind: 'crashed'; readonly error: string }
  /** The last line: what was owed and when, once everything should be over. */
  | { readonly kind: 'rest'; readonly owed: number };

export type MachineWord = 'started' | 'killed' | 'stopping' | 'stopped' | 'stalled' | 'skewed';

/** `n` counts from 1, `at` is true time in epoch milliseconds. */
export type Event = { readonly n: number; readonly at: number } & Happening;

export interface History {
  readonly events: readonly Event[];
  /** The journals of all alarms and reports as they stand at the end. */
  readonly journals: readonly (readonly JournalLine[])[];
}

export interface Recorder {
  readonly events: readonly Event[];
  note(happening: Happening): void;
}

export function recorder(now: () => number): Recorder {
  const events: Event[] = [];
  return { events, note: (happening) => void events.push({ n: events.length + 1, at: now(), ...happening }) };
}

/** One number for a whole run: two runs of one seed must agree on it. */
export function hashOf(history: History): string {
  const hash = createHash('sha256');
  for (const event of history.events) hash.update(JSON.stringify(event));
  for (const journal of history.journals) hash.update(JSON.stringify(journal));
  return hash.digest('hex');
}
