// What may stand in the row of an exercise, in its concept and in its script; each refusal names the field and the row.
import { Refusal } from '../errors.ts';
import { baoRoleKinds } from './bc-domain.ts';
import { confidential, isMarkedClassified } from './classified.ts';
import {
  type Concept,
  type Exercise,
  type ExerciseRow,
  exerciseRoles,
  exerciseTypes,
  type Inject,
  injectChannels,
} from './exercise.ts';
import { cycleIn, inOrder } from './script-order.ts';
import { dayOf } from './team.ts';

/** Signs. */
const longest = { title: 200, line: 300, text: 4_000 } as const;
const most = { injects: 300, goals: 30, takings: 500, lines: 40, links: 300 } as const;
/** Minutes: a week. */
const longestRun = 7 * 24 * 60;
const aNumber = /^\d{4}-\d{2,3}$/;
const outages = ['IT', 'STAFF', 'BUILDING', 'PROVIDER', 'CYBER'];

function text(value: string, limit: number, field: string): string {
  const trimmed = value.trim();
  if (trimmed.length > limit) throw new Refusal('exercise-long', { field, most: limit });
  if (isMarkedClassified(trimmed)) throw new Refusal('exercise-classified', { field });
  return trimmed;
}

function several<T>(list: readonly T[], limit: number, field: string): readonly T[] {
  if (list.length > limit) throw new Refusal('exercise-many', { field, most: limit });
  return list;
}

/** A day of the calendar as `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}

/** Refuses a time from one day to another that is none. */
export function checkDays({ from, to }: Pick<ExerciseRow, 'from' | 'to'>): void {
  if (!isDay(from)) throw new Refusal('exercise-day', { field: 'from' });
  if (!isDay(to)) throw new Refusal('exercise-day', { field: 'to' });
  if (to < from) throw new Refusal('exercise-order');
}

/** The row of the year plan, trimmed. What the plan has to say of each exercise (BSI 200-4, 13.3) is there. */
export function checkRow(row: ExerciseRow): ExerciseRow {
  if (!aNumber.test(row.number)) throw new Refusal('exercise-number');
  if (!exerciseTypes.includes(row.type) || (row.outage !== null && !outages.includes(row.outage))) {
    throw new Refusal('bad-shape');
  }
  checkDays(row);
  if (row.from.slice(0, 4) !== row.number.slice(0, 4)) throw new Refusal('exercise-year');
  const missing = (['title', 'goal'] as const).filter((field) => row[field].trim() === '');
  if (missing.length > 0) throw new Refusal('exercise-fields', { fields: missing.join(' ') });
  const links = (list: readonly string[], field: string) => [...new Set(several(list, most.links, field))];
  return {
    ...row,
    title: text(row.title, longest.title, 'title'),
    goal: text(row.goal, longest.text, 'goal'),
    processes: links(row.processes, 'processes'),
    resources: links(row.resources, 'resources'),
    plans: links(row.plans, 'plans'),
    targets: baoRoleKinds.filter((kind) => row.targets.includes(kind)),
    means: text(row.means, longest.line, 'means'),
    impact: text(row.impact, longest.text, 'impact'),
  };
}

/**
 * A concept as it may be kept, also half-done: trimmed, its script in order and without anything that cannot be. Who does
 * not say how confidential it is leaves that as it was `before`.
 */
export function checkConcept(wanted: Concept, before: Concept | null = null): Concept {
  const { classification, ...concept } = wanted;
  if (concept.startsAt !== null && !Number.isFinite(concept.startsAt)) {
    throw new Refusal('exercise-day', { field: 'startsAt' });
  }
  if (!Number.isInteger(concept.duration) || concept.duration < 0 || concept.duration > longestRun) {
    throw new Refusal('exercise-duration', { most: longestRun });
  }
  const goals = several(concept.goals, most.goals, 'goals').map((goal) => ({
    ...goal,
    text: text(goal.text, longest.text, 'goals'),
    metric: text(goal.metric, longest.line, 'goals'),
    target: text(goal.target, longest.line, 'goals'),
  }));
  if (goals.some((goal) => goal.text === '' || goal.id === '')) throw new Refusal('exercise-goal');
  if (new Set(goals.map(({ id }) => id)).size < goals.length) throw new Refusal('bad-shape');
  const lines = (list: readonly string[], field: string) =>
    several(list, most.lines, field)
      .map((line) => text(line, longest.line, field))
      .filter((line) => line !== '');
  const draft = {
    ...concept,
    room: text(concept.room, longest.line, 'room'),
    situation: text(concept.situation, longest.text, 'situation'),
    goals,
    takings: checkTakings(concept),
    rules: lines(concept.rules, 'rules'),
    abortCriteria: lines(concept.abortCriteria, 'abortCriteria'),
    risks: text(concept.risks, longest.text, 'risks'),
    rollback: text(concept.rollback, longest.text, 'rollback'),
  };
  const secrecy = confidential(classification ?? before?.classification, 'exercise-classified');
  return { ...draft, injects: checkScript(draft), ...secrecy };
}

/** Everybody has one role: whoever practises neither leads nor observes (BSI 200-4, 13.5). */
function checkTakings({ takings }: Concept): Concept['takings'] {
  several(takings, most.takings, 'takings');
  for (const { role, function: practised } of takings) {
    const isKnown = exerciseRoles.includes(role) && (practised === null || baoRoleKinds.includes(practised));
    if (!isKnown) throw new Refusal('bad-shape');
  }
  const people = takings.map(({ person }) => person);
  if (people.includes('')) throw new Refusal('exercise-fields', { fields: 'takings' });
  if (new Set(people).size < people.length) throw new Refusal('exercise-taking-twice');
  return takings;
}

/** The script: numbers once, references known, minutes within the exercise, and no inject waits for itself. */
export function checkScript(concept: Pick<Concept, 'injects' | 'goals' | 'duration'>): readonly Inject[] {
  const injects = several(concept.injects, most.injects, 'injects').map(trimmedInject);
  const ids = new Set(injects.map(({ id }) => id));
  const goals = new Set(concept.goals.map(({ id }) => id));
  const met = new Set<string>();
  for (const { number, id, minute, goal, after, ifNot } of injects) {
    const row = number;
    if (number === '' || id === '') throw new Refusal('script-number');
    if (met.has(number)) throw new Refusal('script-twice', { row });
    met.add(number);
    if (!Number.isInteger(minute) || minute < 0 || minute > longestRun) throw new Refusal('script-minute', { row });
    if (goal !== '' && !goals.has(goal)) throw new Refusal('script-unknown', { row, field: 'goal' });
    if (after.some((one) => !ids.has(one))) throw new Refusal('script-unknown', { row, field: 'after' });
    if (ifNot.some((one) => !ids.has(one))) throw new Refusal('script-unknown', { row, field: 'ifNot' });
  }
  if (ids.size < injects.length) throw new Refusal('bad-shape');
  const circle = cycleIn(injects);
  if (circle) throw new Refusal('script-cycle', { rows: circle.join(' → ') });
  return inOrder(injects);
}

function trimmedInject(inject: Inject): Inject {
  if (!injectChannels.includes(inject.channel)) throw new Refusal('bad-shape');
  return {
    ...inject,
    number: text(inject.number, 12, 'injects'),
    sender: text(inject.sender, longest.line, 'sender'),
    toRoles: baoRoleKinds.filter((kind) => inject.toRoles.includes(kind)),
    toPeople: [...new Set(inject.toPeople)],
    text: text(inject.text, longest.text, 'text'),
    expected: text(inject.expected, longest.text, 'expected'),
    after: [...new Set(inject.after)],
    ifNot: [...new Set(inject.ifNot)],
  };
}

/** Types in which injects are played. */
const withScript = ['STAFF_EXERCISE', 'STAFF_FRAME_EXERCISE', 'FULL_EXERCISE'];

/** What a concept still lacks before it can be released (BSI 200-4, 13.4–13.7): names of fields. */
export function missingInConcept({ row, concept }: Pick<Exercise, 'row' | 'concept'>): readonly string[] {
  if (!row || !concept) return ['concept'];
  const { takings, injects } = concept;
  const has = (role: string) => takings.some((taking) => taking.role === role);
  const lacks: readonly (readonly [string, boolean])[] = [
    // An alarm exercise starts when somebody presses the button, or at a moment in a window that is drawn.
    ['startsAt', concept.startsAt === null && row.type !== 'ALARM_EXERCISE'],
    ['duration', concept.duration === 0],
    ['situation', concept.situation === '' && row.type !== 'FUNCTION_TEST'],
    ['goals', concept.goals.length === 0],
    ['lead', !has('LEAD')],
    // An alarm exercise goes to whoever is on the list; a function test may be done by its owners alone.
    ['participants', !has('PARTICIPANT') && row.type !== 'ALARM_EXERCISE' && row.type !== 'FUNCTION_TEST'],
    ['rules', concept.rules.length === 0],
    ['abortCriteria', concept.abortCriteria.length === 0],
    ['risks', row.type === 'FUNCTION_TEST' && concept.risks === ''],
    ['rollback', row.type === 'FUNCTION_TEST' && concept.rollback === ''],
    ['injects', injects.length === 0 && withScript.includes(row.type)],
  ];
  return lacks.filter(([, isMissing]) => isMissing).map(([field]) => field);
}

/** Refuses what must not be released yet. */
export function checkComplete({ row, concept }: Pick<Exercise, 'row' | 'concept'>): void {
  const missing = missingInConcept({ row, concept });
  if (missing.length > 0) throw new Refusal('exercise-fields', { fields: missing.join(' ') });
  if (!row || !concept) return;
  for (const { number, text: said, toRoles, toPeople, minute } of concept.injects) {
    const field = said === '' ? 'text' : toRoles.length + toPeople.length === 0 ? 'receiver' : '';
    if (field !== '') throw new Refusal('script-field', { row: number, field });
    if (minute > concept.duration) throw new Refusal('script-late', { row: number });
  }
  if (concept.startsAt === null) return;
  const day = dayOf(concept.startsAt);
  if (day < row.from || day > row.to) throw new Refusal('exercise-outside');
}
