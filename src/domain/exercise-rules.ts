// The life of an exercise: what each command leads to, and what each entry makes of the state (BSI 200-4, 13; domain.md 9.3).
import { Refusal } from '../errors.ts';
import type { Exercise, ExerciseCommand, ExerciseEntry, ExerciseStatus, PlainExerciseEntry } from './exercise.ts';
import { checkComplete, checkConcept, checkDays, checkRow } from './exercise-checks.ts';
import type { Model, Turn } from './model.ts';
import { saidBy } from './plan-checks.ts';

const emptyExercise: Exercise = {
  status: 'none',
  domain: '',
  row: null,
  concept: null,
  edits: 0,
  once: '',
  writers: [],
  authors: [],
  management: [],
  released: null,
  announcedAt: null,
  startedAt: null,
  endedAt: null,
  abortReason: '',
  replaces: '',
  replacement: null,
};

/** Before it runs: row and concept may still be written. */
const before: readonly ExerciseStatus[] = ['planned', 'concept', 'released', 'announced'];

export const isBefore = ({ status }: Pick<Exercise, 'status'>): boolean => before.includes(status);

type Step = 'release' | 'announce' | 'start' | 'end' | 'evaluate' | 'report' | 'close';

/** From which statuses a step leads, and what is recorded. */
const steps: Readonly<Record<Step, { readonly from: readonly ExerciseStatus[]; readonly type: PlainExerciseEntry }>> = {
  release: { from: ['concept'], type: 'exercise-released' },
  announce: { from: ['released'], type: 'exercise-announced' },
  start: { from: ['released', 'announced'], type: 'exercise-started' },
  end: { from: ['running'], type: 'exercise-ended' },
  evaluate: { from: ['ended', 'aborted'], type: 'exercise-evaluated' },
  report: { from: ['evaluation'], type: 'exercise-reported' },
  close: { from: ['report'], type: 'exercise-closed' },
};

const leadsTo: Readonly<Record<PlainExerciseEntry, ExerciseStatus>> = {
  'exercise-released': 'released',
  'exercise-announced': 'announced',
  'exercise-started': 'running',
  'exercise-ended': 'ended',
  'exercise-evaluated': 'evaluation',
  'exercise-reported': 'report',
  'exercise-closed': 'closed',
};

/** A function test that touches normal operation is released by the management (BSI 200-4, 13.4). */
export function needsManagement({ row }: Pick<Exercise, 'row'>): boolean {
  return row?.type === 'FUNCTION_TEST' && row.impact.trim() !== '';
}

function decide(exercise: Exercise, command: ExerciseCommand, turn: Turn): readonly ExerciseEntry[] {
  if (command.type === 'repeat') return decideRepeat(exercise, command, saidBy(turn, undefined));
  const said = saidBy(turn, command.past);
  if (command.type === 'plan') return decidePlan(exercise, command, said);
  if (exercise.status === 'none') throw new Refusal('not-found');
  switch (command.type) {
    case 'change-row':
      return decideRow(exercise, command, said);
    case 'write-concept':
      return decideConcept(exercise, command, said);
    case 'postpone':
    case 'cancel':
      return decideElsewhere(exercise, command, said);
    case 'abort':
      if (exercise.status !== 'running') throw new Refusal('exercise-state');
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'exercise-aborted', v: 1, ...said, reason: command.reason.trim() }];
    default:
      return decideStep(exercise, command.type, said);
  }
}

type Said = ReturnType<typeof saidBy>;

function decidePlan(
  exercise: Exercise,
  { domain, row, once, replaces = '', concept, management = [] }: Extract<ExerciseCommand, { type: 'plan' }>,
  said: Said,
): readonly ExerciseEntry[] {
  if (exercise.status !== 'none') {
    if (once !== '' && exercise.once === once) return [];
    throw new Refusal('exercise-taken');
  }
  const planned = { type: 'exercise-planned', v: 1, ...said, domain, row: checkRow(row), once, replaces } as const;
  if (!concept) return [planned];
  return [planned, { type: 'exercise-concept-written', v: 1, ...said, concept: checkConcept(concept), management }];
}

function decideRepeat(
  exercise: Exercise,
  { of, row, once }: Extract<ExerciseCommand, { type: 'repeat' }>,
  said: Said,
): readonly ExerciseEntry[] {
  if (exercise.status !== 'none') {
    if (once !== '' && exercise.once === once) return [];
    throw new Refusal('exercise-taken');
  }
  if (!of.released || !of.concept) throw new Refusal('exercise-state');
  return [{ type: 'exercise-repeated', v: 1, ...said, of, row: checkRow(row), once }];
}

function checkWritable(exercise: Exercise, edits: number | undefined): void {
  if (!isBefore(exercise)) throw new Refusal('exercise-fixed');
  if (edits !== undefined && edits !== exercise.edits) throw new Refusal('changed-meanwhile');
}

function decideRow(
  exercise: Exercise,
  { row: wanted, edits }: Extract<ExerciseCommand, { type: 'change-row' }>,
  said: Said,
): readonly ExerciseEntry[] {
  checkWritable(exercise, edits);
  const row = checkRow(wanted);
  // Its number is its name.
  if (row.number !== exercise.row?.number) throw new Refusal('exercise-number');
  if (JSON.stringify(row) === JSON.stringify(exercise.row)) return [];
  return [{ type: 'exercise-row-changed', v: 1, ...said, row }];
}

function decideConcept(
  exercise: Exercise,
  { concept: wanted, management, edits }: Extract<ExerciseCommand, { type: 'write-concept' }>,
  said: Said,
): readonly ExerciseEntry[] {
  checkWritable(exercise, edits);
  const concept = checkConcept(wanted, exercise.concept);
  if (JSON.stringify(concept) === JSON.stringify(exercise.concept)) return [];
  return [{ type: 'exercise-concept-written', v: 1, ...said, concept, management }];
}

function decideStep(exercise: Exercise, step: Step, said: Said): readonly ExerciseEntry[] {
  const { from, type } = steps[step];
  // The same click, delivered twice.
  if (exercise.status === leadsTo[type]) return [];
  if (!from.includes(exercise.status)) throw new Refusal('exercise-state');
  if (step === 'release') checkRelease(exercise, said);
  if (step === 'announce' && !exercise.row?.announced) throw new Refusal('exercise-unannounced');
  return [{ type, v: 1, ...said }];
}

function checkRelease(exercise: Exercise, { by }: Said): void {
  checkComplete(exercise);
  // Four eyes: whoever wrote in the concept does not release it.
  if (exercise.writers.includes(by)) throw new Refusal('exercise-own');
  if (needsManagement(exercise) && !exercise.management.includes(by)) throw new Refusal('exercise-management');
}

/** Postponed or fallen out: both only with the day on which it is held instead (BSI 200-4, 13.3). */
function decideElsewhere(
  exercise: Exercise,
  { type, replacement }: Extract<ExerciseCommand, { type: 'postpone' | 'cancel' }>,
  said: Said,
): readonly ExerciseEntry[] {
  const status = type === 'postpone' ? 'postponed' : 'cancelled';
  if (exercise.status === status && exercise.replacement?.id === replacement.id) return [];
  if (!isBefore(exercise)) throw new Refusal('exercise-state');
  const { id, from, to, reason } = replacement;
  if (id === '' || from === '') throw new Refusal('exercise-replacement');
  checkDays({ from, to });
  if (reason.trim() === '') throw new Refusal('reason-missing');
  return [{ type: `exercise-${status}`, v: 1, ...said, replacement: { id, from, to, reason: reason.trim() } }];
}

function apply(exercise: Exercise, entry: ExerciseEntry): Exercise {
  switch (entry.type) {
    case 'exercise-planned': {
      const { domain, row, once, replaces } = entry;
      return { ...exercise, status: 'planned', domain, row, once, replaces, edits: 1 };
    }
    case 'exercise-repeated': {
      const { of, row, once } = entry;
      const status = of.announcedAt === null ? 'released' : 'announced';
      return { ...exercise, ...of, status, row, once, edits: 1 };
    }
    case 'exercise-row-changed':
      return { ...withdrawn(exercise), row: entry.row, edits: exercise.edits + 1 };
    case 'exercise-concept-written': {
      const { concept, management, by } = entry;
      const [writers, authors] = [exercise.writers, exercise.authors].map((all) => [...new Set([...all, by])]);
      const wrote = { writers: writers ?? [], authors: authors ?? [] };
      return { ...withdrawn(exercise), status: 'concept', concept, management, ...wrote, edits: exercise.edits + 1 };
    }
    case 'exercise-aborted':
      return { ...exercise, status: 'aborted', endedAt: entry.at, abortReason: entry.reason };
    case 'exercise-postponed':
      return { ...exercise, status: 'postponed', replacement: entry.replacement };
    case 'exercise-cancelled':
      return { ...exercise, status: 'cancelled', replacement: entry.replacement };
    default:
      return { ...exercise, status: leadsTo[entry.type], ...stamped(entry) };
  }
}

/** What was released is no longer what is written: it has to be released again. */
function withdrawn(exercise: Exercise): Exercise {
  const isReleased = exercise.status === 'released' || exercise.status === 'announced';
  return isReleased ? { ...exercise, status: 'concept', released: null, announcedAt: null } : exercise;
}

function stamped({ type, by, at }: { readonly type: PlainExerciseEntry } & Said): Partial<Exercise> {
  if (type === 'exercise-released') return { released: { by, at }, writers: [] };
  if (type === 'exercise-announced') return { announcedAt: at };
  if (type === 'exercise-started') return { startedAt: at };
  return type === 'exercise-ended' ? { endedAt: at } : {};
}

/** Exercises and tests, one case each. */
export const exercises: Model<Exercise, ExerciseCommand, ExerciseEntry> = {
  name: 'exercise',
  version: 1,
  empty: emptyExercise,
  decide,
  apply,
  // It ended: its evaluation is to be begun.
  owed: ({ status, endedAt }) =>
    status === 'ended' || status === 'aborted' ? [{ kind: 'tell', at: endedAt ?? 0 }] : [],
  head: ({ status, domain, row }) =>
    row ? { scope: domain, status, key: '', at: Date.parse(`${row.from}T00:00:00Z`) } : null,
};
