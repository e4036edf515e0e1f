// What may be improvised and observed in a run; each refusal says what to change.
import { Refusal } from '../errors.ts';
import { baoRoleKinds } from './bc-domain.ts';
import { injectChannels, observationKinds } from './exercise.ts';
import type { ExerciseRun, Improvised, Observing } from './exercise-run.ts';
import { receiversOf } from './exercise-run-script.ts';
import type { Turn } from './model.ts';

/** Signs. */
const longest = { line: 300, text: 2_000 } as const;
const mostObservations = 2_000;
const mostImprovised = 200;
/** So long after the end observations may still be written down, milliseconds. */
const lateFor = 14 * 24 * 3_600_000;

/** The inject as it is played, trimmed; somebody has to get it. */
export function checkImprovised(run: ExerciseRun, wanted: Improvised): Improvised {
  if (!injectChannels.includes(wanted.channel) || wanted.id === '') throw new Refusal('bad-shape');
  const inject = {
    ...wanted,
    sender: wanted.sender.trim(),
    text: wanted.text.trim(),
    expected: wanted.expected.trim(),
    toRoles: baoRoleKinds.filter((kind) => wanted.toRoles.includes(kind)),
    toPeople: [...new Set(wanted.toPeople)],
  };
  if (inject.text === '') throw new Refusal('inject-text');
  if (Math.max(inject.text.length, inject.expected.length) > longest.text || inject.sender.length > longest.line) {
    throw new Refusal('text-too-long', { most: longest.text });
  }
  const known = run.takings.map(({ person }) => person);
  if (inject.toPeople.some((person) => !known.includes(person))) throw new Refusal('inject-receiver');
  if (receiversOf(run, inject).length === 0) throw new Refusal('inject-receiver');
  if (inject.goal !== '' && !run.goals.some(({ id }) => id === inject.goal)) throw new Refusal('bad-shape');
  if (run.injects.filter(({ improvised }) => improvised).length >= mostImprovised) throw new Refusal('bad-shape');
  return inject;
}

/** `I1`, `I2`, … as long as the script has none of that number. */
export function improvisedNumber({ injects }: ExerciseRun): string {
  const taken = new Set(injects.map(({ number }) => number));
  let next = injects.filter(({ improvised }) => improvised).length + 1;
  while (taken.has(`I${next}`)) next += 1;
  return `I${next}`;
}

/** The observation as it is kept; null when the same was recorded before. Its time lies within the run. */
export function checkObservation(run: ExerciseRun, wanted: Observing, { at, by }: Turn): Observing | null {
  const { startedAt, endedAt } = run;
  if (startedAt === null) throw new Refusal('run-not-begun');
  const person = 'person' in by ? by.person : '';
  const known = run.observations.find(({ id }) => id === wanted.id);
  if (known?.by === person) return null;
  if (known || wanted.id === '' || !observationKinds.includes(wanted.kind)) throw new Refusal('bad-shape');
  if (endedAt !== null && at > endedAt + lateFor) throw new Refusal('observation-late');
  const text = wanted.text.trim();
  if (text === '') throw new Refusal('observation-text');
  if (text.length > longest.text) throw new Refusal('text-too-long', { most: longest.text });
  const isUnknown =
    (wanted.inject !== '' && !run.injects.some(({ id }) => id === wanted.inject)) ||
    (wanted.goal !== '' && !run.goals.some(({ id }) => id === wanted.goal));
  if (isUnknown || run.observations.length >= mostObservations) throw new Refusal('bad-shape');
  // A clock that is a little fast must not lose what somebody saw.
  const occurredAt = Math.min(wanted.occurredAt, at);
  if (!Number.isFinite(occurredAt) || occurredAt < startedAt) throw new Refusal('observation-time');
  // What belongs to an inject belongs to its goal, too.
  const goal = wanted.goal || (run.injects.find(({ id }) => id === wanted.inject)?.goal ?? '');
  return { ...wanted, text, goal, occurredAt };
}
