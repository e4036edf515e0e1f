// Which inject of a running script is due: its minute, what it waits for, and what the system sees of the reaction (BSI 200-4, 13.6).
import type { ExerciseRun, Reaction, RunInject } from './exercise-run.ts';
import { exerciseTime, realTimeOf } from './exercise-run-clock.ts';

const minute = 60_000;

/** As expected, or otherwise; what the system saw counts until somebody says something else. */
function isDone({ mark, reaction }: RunInject): boolean {
  if (mark !== null) return mark === 'done' || mark === 'deviating';
  return reaction !== null && reaction.result !== 'missed';
}

const those = ({ injects }: ExerciseRun, ids: readonly string[]) => injects.filter(({ id }) => ids.includes(id));

/** Numbers of the injects it still waits for; none when only its minute counts. */
export function waitsFor(run: ExerciseRun, { after, ifNot }: RunInject): readonly string[] {
  const first = those(run, after).filter((one) => !isDone(one));
  // "If not" is known once the other was played or left out.
  const open = those(run, ifNot).filter(({ state }) => state === 'planned');
  return [...first, ...open].map(({ number }) => number);
}

/** Numbers of the injects that were done although it was only to come if they were not. */
export const needlessBecause = (run: ExerciseRun, { ifNot }: RunInject): readonly string[] =>
  those(run, ifNot)
    .filter(isDone)
    .map(({ number }) => number);

/** Whoever practises one of the functions, and people by name; each once. */
export function receiversOf(
  { takings }: Pick<ExerciseRun, 'takings'>,
  { toRoles, toPeople }: Pick<RunInject, 'toRoles' | 'toPeople'>,
): readonly string[] {
  const inRole = takings.filter((one) => one.role === 'PARTICIPANT' && one.function && toRoles.includes(one.function));
  return [...new Set([...inRole.map(({ person }) => person), ...toPeople])];
}

/** The next inject that comes by itself, and whether it is played or has become needless; null when none is due. */
export function nextDue(run: ExerciseRun, at: number): { readonly inject: RunInject; readonly plays: boolean } | null {
  if (run.status !== 'running') return null;
  const now = exerciseTime(run.clock, at);
  const inject = run.injects.find(
    (one) => one.state === 'planned' && one.minute * minute <= now && waitsFor(run, one).length === 0,
  );
  return inject ? { inject, plays: needlessBecause(run, inject).length === 0 } : null;
}

/** Minute of exercise time until which a reaction counts as in time; null where the system sees none. */
function dueMinute({ sees, playedExerciseAt }: RunInject): number | null {
  return sees.kind === 'none' || playedExerciseAt === null ? null : playedExerciseAt / minute + sees.withinMinutes;
}

/** How a reaction at a moment of exercise time is scored. */
export function scored(inject: RunInject, at: number): Reaction {
  const due = dueMinute(inject);
  return { result: due !== null && at > due * minute ? 'late' : 'met', at };
}

/** Played injects whose reaction is still to come and whose time is over. */
export function overdue(run: ExerciseRun, at: number): readonly RunInject[] {
  if (run.status !== 'running') return [];
  const now = exerciseTime(run.clock, at);
  return awaited(run).filter((inject) => (dueMinute(inject) ?? Number.POSITIVE_INFINITY) * minute <= now);
}

const awaited = ({ injects }: ExerciseRun) =>
  injects.filter(({ state, sees, reaction }) => state === 'played' && sees.kind !== 'none' && reaction === null);

/** When the run wants to be woken, epoch milliseconds: the next inject, and the end of the time for an answer. */
export function wakesAt(run: ExerciseRun): number | null {
  if (run.status !== 'running') return null;
  const coming = run.injects.filter((one) => one.state === 'planned' && waitsFor(run, one).length === 0);
  const answers = awaited(run).filter(({ sees }) => sees.kind === 'answered');
  return earliest(run, [...coming.map((one) => one.minute), ...answers.map(dueMinute)]);
}

/** When it has to be looked at what was staffed or done elsewhere, epoch milliseconds. */
export function looksAt(run: ExerciseRun): number | null {
  if (run.status !== 'running') return null;
  const seen = awaited(run).filter(({ sees }) => sees.kind === 'staffed' || sees.kind === 'step');
  const end = run.type === 'ALARM_EXERCISE' ? [run.duration] : [];
  return earliest(run, [...seen.map(dueMinute), ...end]);
}

function earliest({ clock }: ExerciseRun, minutes: readonly (number | null)[]): number | null {
  const known = minutes.filter((one) => one !== null);
  const at = known.length === 0 ? null : realTimeOf(clock, Math.min(...known));
  return at === null ? null : Math.ceil(at);
}
