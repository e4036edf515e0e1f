// Formulas of the figures that say how far a domain is: K1–K6, K8–K10, K13, K18 (BSI 200-4, 14.1; domain.md 5).
import type { Evidence } from './evidence.ts';
import type { KpiId } from './kpi.ts';
import { type Counted, type DomainBook, type Item, itemOf, type Question } from './kpi-book.ts';
import { howExercised, isAbout } from './kpi-exercises.ts';
import type { Target } from './kpi-programme.ts';
import {
  activeProcesses,
  activeResources,
  biaOf,
  criticality,
  daysBefore,
  inForce,
  monthsAgo,
  type PlanInForce,
} from './kpi-scope.ts';
import type { PlanKind } from './plan.ts';
import type { BusinessProcess } from './process.ts';
import { dayOf, neededOf, peopleInOrder } from './team.ts';

const ofProcess = (process: BusinessProcess, met: boolean | null) => itemOf('process', process.id, process.name, met);

const ofPlan = ({ id, version }: PlanInForce, met: boolean | null): Item =>
  itemOf('plan', id, version.content.title, met, version.content.number);

/** K1: processes with an impact analysis / all. */
function biaCoverage({ book }: Question): readonly Item[] {
  return activeProcesses(book).map((process) => ofProcess(process, biaOf(process, book)));
}

/** K2: processes whose impact analysis is young enough / all. Rated without a day, or nothing said: unknown. */
function biaAge({ book, set, at }: Question): readonly Item[] {
  const from = daysBefore(at, set.biaDays);
  return activeProcesses(book).map((process) => {
    const { biaDay = null, damage } = process;
    if (biaDay !== null) return ofProcess(process, biaOf(process, book) === true && biaDay >= from);
    return ofProcess(process, damage !== undefined || biaOf(process, book) === null ? null : false);
  });
}

/** K3: time-critical processes / all, as a check of plausibility. */
function criticalShare({ book }: Question): readonly Item[] {
  return activeProcesses(book).map((process) => ofProcess(process, criticality(process, book)));
}

/** Time-critical processes, and those that might be. */
function criticalOrUnknown(book: DomainBook): readonly { process: BusinessProcess; critical: true | null }[] {
  return activeProcesses(book).flatMap((process) => {
    const critical = criticality(process, book);
    return critical === false ? [] : [{ process, critical }];
  });
}

/** K4: time-critical processes in a released GFP / time-critical ones. */
function planCoverage({ book }: Question): readonly Item[] {
  const planned = new Set(inForce(book, 'GFP').flatMap(({ version }) => version.content.processes));
  return criticalOrUnknown(book).map(({ process, critical }) =>
    ofProcess(process, critical && planned.has(process.id)),
  );
}

/** K5: GFPs found right within the limit / released GFPs. */
function planAge({ book, set, at }: Question): readonly Item[] {
  const from = daysBefore(at, set.planDays);
  return inForce(book, 'GFP').map((plan) => {
    const { reviewedAt } = plan.value;
    return ofPlan(plan, dayOf(reviewedAt ?? plan.version.releasedAt) >= from);
  });
}

/** Units that need a GFP, because one of their processes is time-critical, or might be (null). */
export function unitsNeedingPlan(book: DomainBook): readonly { unit: string; critical: true | null; ids: string[] }[] {
  const units = new Map<string, { unit: string; critical: true | null; ids: string[] }>();
  for (const { process, critical } of criticalOrUnknown(book)) {
    const known = units.get(process.unit) ?? { unit: process.unit, critical: null, ids: [] };
    const ids = critical ? [...known.ids, process.id] : known.ids;
    units.set(process.unit, { unit: process.unit, critical: known.critical ?? critical, ids });
  }
  return [...units.values()];
}

/** K6: units whose time-critical processes all stand in a GFP that passed its quality check / units that need one. */
function planQuality({ book }: Question): readonly Item[] {
  const passed = new Set<string>();
  for (const { value } of book.plans) {
    const draft = value.status === 'for-release' ? value.draft : null;
    for (const content of [value.status === 'withdrawn' ? null : value.released?.content, draft]) {
      if (content?.kind === 'GFP') for (const id of content.processes) passed.add(id);
    }
  }
  return unitsNeedingPlan(book).map(({ unit, critical, ids }) =>
    itemOf('unit', unit, unit, critical && ids.every((id) => passed.has(id))),
  );
}

/**
 * Exercised within the window, or planned for a day to come (K8–K10). Unknown where somebody noted evidence that comes from
 * no exercise here, and in a domain where nobody plans exercises.
 */
function exercisedOrPlanned(item: Item, of: Target, noted: readonly Evidence[], question: Question): Item {
  const { held, planned } = howExercised(question, isAbout(of));
  const by = held ?? planned;
  if (by) return { ...item, state: 'met', by };
  const { book, set, at } = question;
  const isNoted = noted.some(({ day }) => day >= monthsAgo(at, set.exerciseMonths) && day <= dayOf(at));
  return { ...item, state: isNoted || !book.programme.isKnown ? 'unknown' : 'open' };
}

/** K8: resources exercised or planned / all. */
function resourcesExercised(question: Question): readonly Item[] {
  return activeResources(question.book).map(({ id, name, evidence }) =>
    exercisedOrPlanned(itemOf('resource', id, name, null), { target: 'resource', id }, evidence, question),
  );
}

/** K9, K10: released WAPs, GFPs exercised or planned / all. An exercise before the last change counts, too: it was exercised. */
const plansExercised = (kind: PlanKind) => (question: Question) =>
  inForce(question.book, kind).map((plan) =>
    exercisedOrPlanned(ofPlan(plan, null), { target: 'plan', id: plan.id }, plan.value.evidence, question),
  );

/** K13: roles with a holder and at least one deputy whose terms run / roles. */
function rolesFilled({ book, at }: Question): readonly Item[] {
  return book.domain.roles.map((role) =>
    itemOf('role', role.kind, '', peopleInOrder(book.domain, role, at).length > neededOf(role)),
  );
}

/**
 * K18: held by the last day of their row / rows of released year plans whose day has come, or that were held before it.
 * Those that were broken off, put off or fell out were not held. Nothing while no year plan was released.
 */
function heldAsPlanned({ book, set, at }: Question): readonly Item[] {
  const today = dayOf(at);
  return book.programme.promised
    .filter(({ until, heldOn }) => until >= monthsAgo(at, set.windowMonths) && (until < today || heldOn !== null))
    .map(({ id, number, title, until, heldOn }) =>
      itemOf('exercise', id, title, heldOn !== null && heldOn <= until, number),
    );
}

const formulas: Partial<Record<KpiId, (question: Question) => readonly Item[]>> = {
  K1: biaCoverage,
  K2: biaAge,
  K3: criticalShare,
  K4: planCoverage,
  K5: planAge,
  K6: planQuality,
  K8: resourcesExercised,
  K9: plansExercised('WAP'),
  K10: plansExercised('GFP'),
  K13: rolesFilled,
  K18: heldAsPlanned,
};

/** The figures of this file that the set shows. */
export function progressOf(question: Question): readonly Counted[] {
  return (Object.entries(formulas) as [KpiId, (question: Question) => readonly Item[]][])
    .filter(([id]) => question.set.shown.includes(id))
    .map(([id, formula]) => ({ id, items: formula(question) }));
}
