// What was exercised in which year, and what is still missing: plans, people, scenarios, the alarm at night (BSI 200-4, 5.6.1, 13).
import { type BcDomain, baoRoleKinds } from './bc-domain.ts';
import type { Exercise } from './exercise.ts';
import { isBefore } from './exercise-rules.ts';
import type { Plan } from './plan.ts';
import { contentOf } from './plan-status.ts';
import { dayOf, termOf, termState } from './team.ts';

/** The span in which everything has to be exercised once (domain.md 3.1). */
const years = 3;

export const coverageKinds = ['GFP', 'WAP', 'member', 'deputy', 'scenario', 'off-hours'] as const;
export type CoverageKind = (typeof coverageKinds)[number];

export interface CoverageCell {
  readonly year: number;
  /** Days on which it was exercised, `YYYY-MM-DD`; none. */
  readonly done: readonly string[];
  /** Numbers of exercises that are still to come. */
  readonly planned: readonly string[];
}

/** One line of the map. */
export interface CoverageLine {
  readonly kind: CoverageKind;
  /** Plan, person or outage; '' for the alarm outside of office hours. */
  readonly id: string;
  /** '' where the id says it. */
  readonly name: string;
  /** The last three years, oldest first. */
  readonly cells: readonly CoverageCell[];
  /** Not exercised in any of them. */
  readonly missing: boolean;
}

export interface CoverageBook {
  readonly domain: BcDomain;
  readonly plans: readonly { readonly id: string; readonly state: Plan }[];
  readonly exercises: readonly Exercise[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const over = ['ended', 'evaluation', 'report', 'closed'];

/** The day on which an exercise was held, `YYYY-MM-DD`; null while it was not, or when it was broken off. */
export function heldOn({ status, startedAt, endedAt, row }: Exercise): string | null {
  if (!over.includes(status)) return null;
  return startedAt !== null || endedAt !== null ? dayOf(startedAt ?? endedAt ?? 0) : (row?.to ?? null);
}

/** The map: a line for each thing that has to be exercised, in the order of {@link coverageKinds}. */
export function coverageOf({ domain, plans, exercises, today }: CoverageBook): readonly CoverageLine[] {
  const last = Number(today.slice(0, 4));
  const span = Array.from({ length: years }, (_, index) => last - years + 1 + index);
  function line(
    of: Pick<CoverageLine, 'kind' | 'id' | 'name'>,
    days: readonly string[],
    fits: (exercise: Exercise) => boolean,
  ): CoverageLine {
    const about = exercises.filter(fits);
    const held = [...new Set([...days, ...about.flatMap((one) => heldOn(one) ?? [])])].filter((day) => day <= today);
    const coming = about.filter((one) => isBefore(one) || one.status === 'running');
    const cells = span.map((year) => ({
      year,
      done: held.filter((day) => day.startsWith(`${year}-`)).sort(),
      planned: coming.flatMap(({ row }) => (row?.from.startsWith(`${year}-`) ? row.number : [])),
    }));
    return { ...of, cells, missing: cells.every(({ done }) => done.length === 0) };
  }
  const ofPlans = (['GFP', 'WAP'] as const).flatMap((kind) =>
    plans
      .filter(({ state }) => state.status !== 'none' && state.status !== 'withdrawn' && contentOf(state)?.kind === kind)
      .map(({ id, state }) => {
        const { title = '', number = '' } = contentOf(state) ?? {};
        const days = state.evidence.map(({ day }) => day);
        return line({ kind, id, name: title || number }, days, ({ row }) => row?.plans.includes(id) ?? false);
      }),
  );
  const ofPeople = peopleOf(domain, today).map(({ person, kind, days }) =>
    line({ kind, id: person, name: '' }, days, (exercise) => takesPart(exercise, person)),
  );
  const ofScenarios = (['IT', 'STAFF', 'BUILDING', 'PROVIDER', 'CYBER'] as const).map((outage) =>
    line({ kind: 'scenario', id: outage, name: '' }, [], ({ row }) => row?.outage === outage),
  );
  const offHours = line(
    { kind: 'off-hours', id: '', name: '' },
    [],
    ({ row }) => row?.type === 'ALARM_EXERCISE' && row.offHours,
  );
  return [...ofPlans, ...ofPeople, ...ofScenarios, offHours];
}

const takesPart = ({ concept }: Exercise, person: string) =>
  concept?.takings.some((taking) => taking.person === person && taking.role === 'PARTICIPANT') ?? false;

/** Everybody whose term runs, each once: as member where she holds some role first, else as deputy; members first. */
function peopleOf({ roles }: BcDomain, today: string) {
  const found = new Map<string, { kind: 'member' | 'deputy'; days: string[] }>();
  for (const role of [...roles].sort((one, other) => placeOf(one.kind) - placeOf(other.kind))) {
    role.holders.forEach((person, rank) => {
      const term = termOf(role, person);
      if (termState(term, today) !== 'valid') return;
      const known = found.get(person) ?? { kind: 'deputy', days: [] };
      if (rank === 0) known.kind = 'member';
      if (term.exercisedAt !== null) known.days.push(term.exercisedAt);
      found.set(person, known);
    });
  }
  const all = [...found].map(([person, { kind, days }]) => ({ person, kind, days }));
  return [...all.filter(({ kind }) => kind === 'member'), ...all.filter(({ kind }) => kind === 'deputy')];
}

const placeOf = (kind: (typeof baoRoleKinds)[number]) => baoRoleKinds.indexOf(kind);

/** What should be there before an exercise of a type is held (BSI 200-4, Tab. 35). */
export const exerciseHints = ['plan-missing', 'tabletop-missing', 'staff-rules-missing', 'contacts-stale'] as const;
export type ExerciseHint = (typeof exerciseHints)[number];

export interface HintFacts {
  readonly plans: CoverageBook['plans'];
  /** Nobody of the crisis team has numbers that are missing or not confirmed; null when it was never checked. */
  readonly contactsCurrent: boolean | null;
}

/** What is still missing before it: hints, nothing that blocks. */
export function hintsOf({ row }: Exercise, { plans, contactsCurrent }: HintFacts): readonly ExerciseHint[] {
  if (!row) return [];
  const linked = plans.filter(({ id }) => row.plans.includes(id)).map(({ state }) => state);
  const hasRules = plans.some(
    ({ state }) => state.released !== null && state.status !== 'withdrawn' && contentOf(state)?.kind === 'STAFF_RULES',
  );
  switch (row.type) {
    case 'TABLETOP':
      return linked.length === 0 ? ['plan-missing'] : [];
    case 'FUNCTION_TEST': {
      const isDiscussed = linked.some(({ evidence }) =>
        evidence.some(({ kind, result }) => kind === 'TABLETOP' && result !== 'FAILED'),
      );
      return isDiscussed ? [] : ['tabletop-missing'];
    }
    case 'ALARM_EXERCISE':
      return contactsCurrent === true ? [] : ['contacts-stale'];
    default:
      return hasRules ? [] : ['staff-rules-missing'];
  }
}
