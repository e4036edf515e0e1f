// The checker: what must never have happened in a run, rule by rule, read from its history alone.
import type { Administration } from './administration.ts';
import type { History } from './history.ts';
import { replay } from './replay.ts';
import * as answers from './rules-answers.ts';
import * as journal from './rules-journal.ts';
import * as ladder from './rules-ladder.ts';
import * as sending from './rules-sending.ts';

export interface Violation {
  readonly rule: string;
  readonly what: string;
}

export type Rule = (seen: Seen) => readonly string[];

export interface Seen extends History {
  readonly replay: ReturnType<typeof replay>;
  readonly staff: Pick<Administration, 'asked' | 'others'>;
}

/** Every rule with the name it is reported under. */
export const rules: Readonly<Record<string, Rule>> = {
  'lost-alarm': sending.lostAlarm,
  'no-end-state': sending.noEndState,
  'never-arrived': sending.neverArrived,
  'refused-without-reason': sending.refusedWithoutReason,
  'unexplained-copy': sending.unexplainedCopy,
  'third-copy': sending.thirdCopy,
  'unmarked-copy': sending.unmarkedCopy,
  unreserved: sending.unreserved,
  'sent-after-stop': sending.sentAfterStop,
  'unclear-too-long': sending.unclearTooLong,
  'too-many-open': sending.tooManyOpen,
  'exercise-mixed': sending.exerciseMixed,
  'lost-answer': answers.lostAnswer,
  'lost-word': answers.lostWord,
  'early-wake': answers.earlyWake,
  'late-wake': answers.lateWake,
  'needless-wake': answers.needlessWake,
  'early-step': ladder.earlyStep,
  'late-step': ladder.lateStep,
  'needless-step': ladder.needlessStep,
  'open-role': ladder.openRole,
  'broken-chain': journal.brokenChain,
  'lost-commit': journal.lostCommit,
  'stale-leader': journal.staleLeader,
  'two-leaders': journal.twoLeaders,
  crashed: journal.crashed,
  'unexpected-fault': journal.unexpectedFault,
};

export function check(history: History, staff: Seen['staff']): readonly Violation[] {
  const seen: Seen = { ...history, replay: replay(history), staff };
  return Object.entries(rules).flatMap(([rule, find]) => find(seen).map((what) => ({ rule, what })));
}
