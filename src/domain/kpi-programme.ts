// What figures know of exercises: those held or planned here, what released reports proved, and what the year plan promised.
// Evidence noted by hand is none of it: it counts in no figure, and makes what it is about unknown.
import { heldOn } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import type { Exercise } from './exercise.ts';
import { isBefore } from './exercise-rules.ts';
import type { Incident } from './incident.ts';
import { evidenceKindOf, type Review } from './review.ts';
import type { YearPlan, YearRelease } from './year-plan.ts';

/** A plan or a resource. */
export interface Target {
  readonly target: 'plan' | 'resource';
  readonly id: string;
}

/** How somebody or something was exercised: held (the newest), else planned (the next); null for neither. */
export interface HowExercised {
  readonly state: 'held' | 'planned';
  /** Number of the exercise. */
  readonly number: string;
}

/** An exercise that was held, or that is to come and stands in a released year plan. Days as `YYYY-MM-DD`. */
export interface ExerciseFact {
  readonly number: string;
  /** Null while it is to come. */
  readonly heldOn: string | null;
  /** Last day of the time it is planned for. */
  readonly until: string;
  /** What it is about; once its report is released, what was really shown there. */
  readonly targets: readonly Target[];
  /** Who practised, by person id. */
  readonly people: readonly string[];
}

/** What a released report says of a plan or a resource. */
export interface ProofFact extends Target {
  readonly proof: Evidence;
}

/** A row of a released year plan, by the day it was first released with. */
export interface PromisedRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly until: string;
  readonly heldOn: string | null;
}

export interface Programme {
  /** Somebody plans exercises here; otherwise nothing can be said about what is missing. */
  readonly isKnown: boolean;
  readonly exercises: readonly ExerciseFact[];
  readonly proofs: readonly ProofFact[];
  readonly promised: readonly PromisedRow[];
  /** References under which events wrote the times that people confirmed. */
  readonly events: ReadonlySet<string>;
}

interface Case<Value> {
  readonly id: string;
  readonly value: Value;
}

export interface ProgrammeCases {
  readonly exercises: readonly Case<Exercise>[];
  readonly yearPlans: readonly Case<YearPlan>[];
  readonly reviews: readonly Case<Review>[];
  readonly incidents: readonly Case<Incident>[];
}

export const noProgramme: Programme = {
  isKnown: false,
  exercises: [],
  proofs: [],
  promised: [],
  events: new Set(),
};

/** Reference of the evidence that an event writes beside plans and resources. */
export const eventReference = ({ mode, number }: Pick<Incident, 'mode' | 'number'>): string =>
  mode === 'exercise' ? `ÜBUNG ${number}` : number;

export function programmeOf({ exercises, yearPlans, reviews, incidents }: ProgrammeCases): Programme {
  const proofs = new Map(reviews.map(({ id, value }) => [id, value.released === null ? null : proofsOf(id, value)]));
  const releases = yearPlans.flatMap(({ value: { domain, released, earlier } }) =>
    released ? [{ domain, released, earlier }] : [],
  );
  const inPlan = new Set(
    releases.flatMap(({ domain, released }) => released.rows.map((row) => `${domain}.${row.number}`)),
  );
  const rows = exercises.filter(({ value }) => value.row !== null);
  const held = new Map(rows.map(({ id, value }) => [id, heldOn(value)]));
  return {
    isKnown: rows.length > 0 || releases.length > 0,
    exercises: rows.flatMap(({ id, value }) => {
      const day = held.get(id) ?? null;
      const isComing = (isBefore(value) || value.status === 'running') && inPlan.has(id);
      return day !== null || isComing ? factOf(value, day, proofs.get(id) ?? null) : [];
    }),
    proofs: [...proofs.values()].flatMap((all) => all ?? []),
    promised: releases.flatMap(({ domain, released, earlier }) => promisedIn(domain, [released, ...earlier], held)),
    events: new Set(incidents.map(({ value }) => eventReference(value))),
  };
}

function proofsOf(id: string, review: Review): readonly ProofFact[] {
  const { content, version } = review.released ?? { content: review.content, version: 0 };
  const said = { id: `${id}/${version}`, kind: evidenceKindOf(review), day: review.day, reference: review.number };
  return content.proofs.flatMap(({ target, id: of, result, hours }) =>
    result === null ? [] : [{ target, id: of, proof: { ...said, result, hours } }],
  );
}

function factOf({ row, concept }: Exercise, day: string | null, proven: readonly ProofFact[] | null): ExerciseFact[] {
  if (!row) return [];
  const planned: readonly Target[] = [
    ...row.plans.map((id) => ({ target: 'plan' as const, id })),
    ...row.resources.map((id) => ({ target: 'resource' as const, id })),
  ];
  const people = (concept?.takings ?? []).filter(({ role }) => role === 'PARTICIPANT').map(({ person }) => person);
  const targets = day !== null && proven ? proven.map(({ target, id }) => ({ target, id })) : planned;
  return [{ number: row.number, heldOn: day, until: row.to, targets, people }];
}

/**
 * Rows that a plan promised, each with the day it was first released with: a later release of another day makes nobody
 * punctual. What had already been put off then was not promised; the exercise in its place is.
 */
function promisedIn(
  domain: string,
  newestFirst: readonly YearRelease[],
  held: ReadonlyMap<string, string | null>,
): readonly PromisedRow[] {
  const first = new Map<string, PromisedRow>();
  for (const { rows } of newestFirst.toReversed()) {
    for (const { number, title, to, status } of rows) {
      const id = `${domain}.${number}`;
      if (first.has(id) || status === 'postponed' || status === 'cancelled') continue;
      first.set(id, { id, number, title, until: to, heldOn: held.get(id) ?? null });
    }
  }
  return [...first.values()];
}
