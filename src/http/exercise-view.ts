// From exercises as they stand to what the tab shows of them: the year of a domain, and one exercise.
import { audits } from '../domain/audit.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { coverageOf, hintsOf } from '../domain/coverage.ts';
import type { Exercise } from '../domain/exercise.ts';
import { missingInConcept } from '../domain/exercise-checks.ts';
import { mayPlanExercises, maySeeScript, mayWithExercise } from '../domain/exercise-rights.ts';
import { exercises, isBefore, needsManagement } from '../domain/exercise-rules.ts';
import type { ExerciseRun } from '../domain/exercise-run.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { plans } from '../domain/plan-rules.ts';
import { contentOf } from '../domain/plan-status.ts';
import { dayOf } from '../domain/team.ts';
import type { PlannedRow, YearPlan } from '../domain/year-plan.ts';
import { mayWithYearPlan, sinceRelease, yearPlans } from '../domain/year-plan-rules.ts';
import { namedRecords, recordNames, type Seen } from '../engine/seen-records.ts';
import type {
  ExerciseListRow,
  ExerciseOptions,
  ExercisePage,
  ExercisesView,
  YearPlanView,
} from './contract-exercises.ts';
import { historyLine, namesOfPeople, peopleIn } from './plan-view.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

/** All exercises of a domain, by number. */
export async function exercisesOf(
  { book }: Pick<HttpDeps, 'book'>,
  domain: string,
): Promise<readonly Seen<Exercise>[]> {
  return (await book.all(exercises, domain)).filter(({ state }) => state.row !== null);
}

/** The rows of a year, as the plan knows them. */
export function rowsOfYear(all: readonly Seen<Exercise>[], year: number): readonly PlannedRow[] {
  return all.flatMap(({ state: { row, status } }) => (row?.number.startsWith(`${year}-`) ? [{ ...row, status }] : []));
}

/** Everything about a domain's exercises, with one year's plan. */
export async function exercisesView(
  deps: HttpDeps,
  by: Visitor,
  domain: BcDomain,
  year: number,
): Promise<ExercisesView> {
  const { book, entry, env } = deps;
  const [all, runs, written, { state: plan }] = await Promise.all([
    exercisesOf(deps, domain.id),
    book.all(exerciseRuns, domain.id),
    book.all(plans, domain.id),
    entry.read(yearPlans, `${domain.id}.${year}`),
  ]);
  const today = dayOf(env.now());
  const coverage = coverageOf({ domain, plans: written, exercises: all.map(({ state }) => state), today });
  const shown = all.filter(({ state }) => state.row?.number.startsWith(`${year}-`));
  const names = await namesOfPeople(deps, [
    ...shown.flatMap(({ state: { row } }) => [row?.prepares ?? '', row?.executes ?? '']),
    ...coverage.filter(({ kind }) => kind === 'member' || kind === 'deputy').map(({ id }) => id),
    plan.released?.by ?? '',
    plan.submission?.by ?? '',
  ]);
  const thisYear = Number(today.slice(0, 4));
  const known = all.map(({ state: { row } }) => Number(row?.number.slice(0, 4)));
  return {
    domain: { id: domain.id, name: domain.name },
    year,
    years: [...new Set([thisYear - 1, thisYear, thisYear + 1, year, ...known])].sort((one, other) => one - other),
    rows: shown.flatMap((one) => listRow(one, names, runs)),
    plan: planView(plan, rowsOfYear(all, year), names),
    coverage: coverage.map((line) =>
      line.kind === 'member' || line.kind === 'deputy' ? { ...line, name: names.get(line.id) ?? '' } : line,
    ),
    me: {
      plans: mayPlanExercises(by.who, domain.id),
      releases: mayWithYearPlan(by.who, `${domain.id}.${year}`, { type: 'release' }, plan),
    },
  };
}

function listRow(
  { id, state }: Seen<Exercise>,
  names: ReadonlyMap<string, string>,
  runs: readonly Seen<ExerciseRun>[],
): readonly ExerciseListRow[] {
  const { row, status, concept, replacement } = state;
  if (!row) return [];
  return [
    {
      id,
      status,
      row,
      startsAt: concept?.startsAt ?? null,
      preparesName: names.get(row.prepares) ?? '',
      executesName: names.get(row.executes) ?? '',
      replacedBy: replacement?.id ?? '',
      verdict: runs.find((one) => one.id === id)?.state.drill?.verdict ?? null,
    },
  ];
}

function planView(
  { released, submission, returned }: YearPlan,
  now: readonly PlannedRow[],
  names: ReadonlyMap<string, string>,
): YearPlanView {
  return {
    version: released?.version ?? 0,
    releasedAt: released?.at ?? null,
    releasedBy: names.get(released?.by ?? '') ?? '',
    submittedAt: submission?.at ?? null,
    submittedBy: names.get(submission?.by ?? '') ?? '',
    returned,
    differences: released ? sinceRelease(released.rows, now) : [],
  };
}

/** What an exercise of a domain can be about. */
export async function exerciseOptions(deps: HttpDeps, domain: BcDomain): Promise<ExerciseOptions> {
  const written = await deps.book.all(plans, domain.id);
  const people = await namesOfPeople(
    deps,
    domain.roles.flatMap(({ holders }) => holders),
  );
  return {
    ...(await namedRecords(deps, domain.id)),
    plans: written
      .filter(({ state }) => state.status !== 'none' && state.status !== 'withdrawn')
      .map(({ id, state }) => ({ id, name: contentOf(state)?.title || contentOf(state)?.number || id })),
    people: [...people].map(([id, name]) => ({ id, name })),
  };
}

/** One exercise as the visitor may see it: whoever practises reads title, time and room. */
export async function exercisePage(
  deps: HttpDeps,
  by: Visitor,
  { id, state }: Seen<Exercise>,
  domain: BcDomain,
): Promise<ExercisePage> {
  const { row, concept, status } = state;
  const may = (type: 'change-row' | 'write-concept' | 'release') =>
    mayWithExercise(by.who, id, { type } as Parameters<typeof mayWithExercise>[2], state);
  const canRelease =
    may('release') &&
    !state.writers.includes(by.person.id) &&
    (!needsManagement(state) || state.management.includes(by.person.id));
  return {
    id,
    domain: { id: domain.id, name: domain.name },
    status,
    number: row?.number ?? '',
    title: row?.title ?? '',
    type: row?.type ?? 'TABLETOP',
    room: concept?.room ?? '',
    startsAt: concept?.startsAt ?? null,
    duration: concept?.duration ?? 0,
    full: maySeeScript(by.who, state) ? await fullOf(deps, by, { id, state }, domain) : null,
    me: {
      plans: may('change-row') && isBefore(state),
      writes: may('write-concept') && isBefore(state),
      releases: canRelease && status === 'concept',
    },
  };
}

async function fullOf(
  deps: HttpDeps,
  by: Visitor,
  { id, state }: Seen<Exercise>,
  domain: BcDomain,
): Promise<ExercisePage['full']> {
  const { row, concept } = state;
  const [lines, written, { state: audit }, options] = await Promise.all([
    deps.env.store.journal({ kind: 'exercise', id }),
    deps.book.all(plans, domain.id),
    deps.entry.read(audits, domain.id),
    exerciseOptions(deps, domain),
  ]);
  const people = await namesOfPeople(deps, [
    row?.prepares ?? '',
    row?.executes ?? '',
    ...(concept?.takings ?? []).map(({ person }) => person),
    ...(concept?.injects ?? []).flatMap(({ toPeople }) => toPeople),
    ...lines.flatMap(peopleIn),
  ]);
  const records = await recordNames(deps, [...(row?.processes ?? []), ...(row?.resources ?? [])]);
  const latest = audit.newest;
  return {
    exercise: state,
    concept: concept && { ...concept, classification: concept.classification ?? 'INTERNAL' },
    hints: isBefore(state)
      ? hintsOf(state, {
          plans: written,
          contactsCurrent: latest ? latest.people.every(({ wants }) => wants.length === 0) : null,
        })
      : [],
    missing: isBefore(state) && concept ? missingInConcept(state) : [],
    needsManagement: needsManagement(state),
    names: Object.fromEntries([...people, ...records, ...options.plans.map((plan) => [plan.id, plan.name] as const)]),
    options,
    history: lines.map((one) => historyLine(one, by, people)).reverse(),
  };
}
