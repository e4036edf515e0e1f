// Formulas of the figures that say whether it works and is kept alive: K7, K11, K12, K14–K17, K19–K21 (domain.md 5).
import type { KpiId } from './kpi.ts';
import { type Counted, type Filed, type Item, itemOf, type Question } from './kpi-book.ts';
import { howExercised, provenOf } from './kpi-exercises.ts';
import { unitsNeedingPlan } from './kpi-progress.ts';
import { activeProcesses, activeResources, inForce, isTest, monthsAgo, shortestRto } from './kpi-scope.ts';
import type { Plan } from './plan.ts';
import { planEvidence } from './plan-status.ts';
import { dayOf, peopleInOrder, termOf } from './team.ts';

const minute = 60_000;
const day = 86_400_000;

/** Whether a plan was proven to work; null where it was never tried, as far as reports and events here know (BSI 200-4, 12.3). */
function isProven({ id, value }: Filed<Plan>, { book, at }: Question): boolean | null {
  const evidence = provenOf(book, { target: 'plan', id }, value.evidence);
  const status = planEvidence({ ...value, evidence }, at);
  return status === 'NONE' ? null : status === 'EFFECTIVE';
}

/**
 * K7: units whose time-critical processes all stand in a GFP that an exercise or a real event proved / units that need
 * one. Unknown while a plan was never tried.
 */
function plansEffective(question: Question): readonly Item[] {
  const { book } = question;
  const proven = new Map<string, boolean | null>();
  for (const plan of inForce(book, 'GFP')) {
    const works = isProven(plan, question);
    for (const id of plan.version.content.processes) if (proven.get(id) !== true) proven.set(id, works);
  }
  return unitsNeedingPlan(book).map(({ unit, critical, ids }) => {
    const each = ids.map((id) => (proven.has(id) ? (proven.get(id) ?? null) : false));
    const works = each.includes(false) ? false : each.includes(null) ? null : true;
    return itemOf('unit', unit, unit, critical && works);
  });
}

/** K11: measures done by their day / due. One without a day is unknown; those done before the window are over. */
function measuresInTime({ book, set, at }: Question): readonly Item[] {
  const today = dayOf(at);
  const from = monthsAgo(at, set.windowMonths);
  return book.measures.flatMap(({ id, value: { number, need, dueOn, doneAt, status } }) => {
    if (status === 'rejected' || status === 'none') return [];
    const doneOn = doneAt === null ? null : dayOf(doneAt);
    if (doneOn !== null && doneOn < from) return [];
    if (dueOn === null) return [itemOf('measure', id, need, null, number)];
    if (dueOn > today && doneOn === null) return [];
    return [itemOf('measure', id, need, doneOn !== null && doneOn <= dueOn, number)];
  });
}

/**
 * K12: time-critical resources whose RTA is proven by test or contract and keeps their RTO / time-critical resources (BSI 200-4,
 * 14.4). Said to be tested, but not in an exercise or event here: unknown.
 */
function resourcesSecured({ book }: Question): readonly Item[] {
  const { needs } = book;
  return activeResources(book)
    .filter(({ id }) => (needs.get(id)?.critical ?? 0) > 0)
    .map(({ id, name, rtaHours, rtaSource, evidence }) => {
      const rto = needs.get(id)?.rtoHours ?? null;
      if (rtaHours === null || rto === null) return itemOf('resource', id, name, null);
      const isKept = rtaHours <= rto;
      if (rtaSource !== 'TEST') return itemOf('resource', id, name, rtaSource === 'CONTRACT' && isKept);
      const isTested = provenOf(book, { target: 'resource', id }, evidence).some(
        (one) => isTest(one) && one.hours !== null,
      );
      return itemOf('resource', id, name, isKept && !isTested ? null : isKept);
    });
}

/** Everybody whose term in some role runs. */
function membersOf({ book: { domain }, at }: Question): readonly string[] {
  return [...new Set(domain.roles.flatMap((role) => peopleInOrder(domain, role, at)))];
}

/**
 * K14: members of the crisis team who practised in an exercise held within the window / members (BSI 200-4, 5.6.1). Unknown where
 * only the day beside the role says so, and in a domain where nobody plans exercises.
 */
function membersExercised(question: Question): readonly Item[] {
  const { book, set, at } = question;
  const from = monthsAgo(at, set.exerciseMonths);
  return membersOf(question).map((person) => {
    const days = book.domain.roles
      .filter(({ holders }) => holders.includes(person))
      .map((role) => termOf(role, person).exercisedAt)
      .filter((one) => one !== null);
    const { held } = howExercised(question, ({ people }) => people.includes(person));
    if (held) return { ...itemOf('person', person, '', true), by: held };
    return itemOf('person', person, '', days.some((one) => one >= from) || !book.programme.isKnown ? null : false);
  });
}

const alarmsInWindow = ({ book, set, at }: Question) =>
  book.alarms.filter(({ raisedAt }) => dayOf(raisedAt) >= monthsAgo(at, set.windowMonths));

/** K15: roles for which somebody said yes within the limit / roles asked for. Erased answers are unknown. */
function rolesReached(question: Question): readonly Item[] {
  const { alarmMinutes } = question.set;
  return alarmsInWindow(question).flatMap(({ id, number, roles, raisedAt, endedAt }) =>
    roles.map((first, index) => {
      const isShort = first === null && endedAt - raisedAt < alarmMinutes * minute;
      const met = first === 'unknown' || isShort ? null : first !== null && first <= alarmMinutes;
      return itemOf('alarm', `${id}/${index + 1}`, '', met, `${number}/${index + 1}`);
    }),
  );
}

/** K16a: alarms whose crisis team was complete within the limit / alarms. Ended before the limit: unknown. */
function alarmTimes(question: Question): Omit<Counted, 'id'> {
  const { alarmMinutes } = question.set;
  const minutes: number[] = [];
  const items = alarmsInWindow(question).map(({ id, number, raisedAt, staffedAt, endedAt }) => {
    if (staffedAt === null) {
      const isShort = endedAt - raisedAt < alarmMinutes * minute;
      return itemOf('alarm', id, '', isShort ? null : false, number);
    }
    const took = (staffedAt - raisedAt) / minute;
    minutes.push(took);
    return itemOf('alarm', id, '', took <= alarmMinutes, number);
  });
  return { items, minutes };
}

/** K16b: events declared within the BAO-Reaktionszeit / declared events. Without the time of the event: unknown. */
function responseTimes({ book, set, at }: Question): Omit<Counted, 'id'> {
  const limit = book.bcms.responseHours * 60;
  const minutes: number[] = [];
  const items = book.incidents
    .filter(({ declaredAt }) => dayOf(declaredAt) >= monthsAgo(at, set.windowMonths))
    .map(({ id, number, occurredAt, declaredAt }) => {
      if (occurredAt === null) return itemOf('incident', id, '', null, number);
      const took = (declaredAt - occurredAt) / minute;
      minutes.push(took);
      return itemOf('incident', id, '', took <= limit, number);
    });
  return { items, minutes };
}

/** K17: tests of released reports and confirmed events that kept the RTO / tests. Without a time taken, or without an RTO: unknown. */
function testsInTime({ book, set, at }: Question): readonly Item[] {
  const from = monthsAgo(at, set.exerciseMonths);
  const { needs } = book;
  const processes = new Map(activeProcesses(book).map((process) => [process.id, process]));
  const ofPlans = book.plans.flatMap(({ id, value }) => {
    const content = value.released?.content;
    const used = (content?.processes ?? []).flatMap((one) => processes.get(one) ?? []);
    return content
      ? [
          {
            id,
            label: content.title,
            rto: shortestRto(used),
            evidence: provenOf(book, { target: 'plan', id }, value.evidence),
          },
        ]
      : [];
  });
  const ofResources = activeResources(book).map((resource) => {
    const { id, name } = resource;
    const evidence = provenOf(book, { target: 'resource', id }, resource.evidence);
    return { id, label: name, rto: needs.get(id)?.rtoHours ?? null, evidence };
  });
  return [...ofPlans, ...ofResources].flatMap(({ id, label, rto, evidence }) =>
    evidence
      .filter((one) => isTest(one) && one.day >= from && one.day <= dayOf(at))
      .map((one) => {
        const known = one.hours !== null && rto !== null;
        return itemOf('test', `${id}/${one.id}`, label, known ? one.hours <= rto : null, one.reference);
      }),
  );
}

/** K19: measures whose effect was checked / measures done. */
function effectsChecked({ book }: Question): readonly Item[] {
  return book.measures
    .filter(({ value: { status } }) => status === 'done' || status === 'checked')
    .map(({ id, value: { number, need, check } }) => itemOf('measure', id, need, check !== null, number));
}

/** K20: contacts confirmed within the limit / people with a role. Without any contact: unknown. */
function contactsConfirmed(question: Question): readonly Item[] {
  const { book, set, at } = question;
  return membersOf(question).map((person) => {
    const confirmed = book.confirmed[person] ?? null;
    const met = confirmed === 'none' ? null : confirmed !== null && confirmed >= at - set.contactDays * day;
    return itemOf('person', person, '', met);
  });
}

/** K21: open MUSS deviations without risk acceptance (these count), and with one (BCLL 4.2). */
function deviationsOpen({ book, at }: Question): readonly Item[] {
  const today = dayOf(at);
  return book.deviations
    .filter(({ modal, closedOn }) => modal === 'MUSS' && closedOn === null)
    .map(({ id, requirement, riskAcceptedBy, validTo }) => {
      const isAccepted = riskAcceptedBy !== null && (validTo === null || validTo >= today);
      return itemOf('deviation', id, requirement, !isAccepted);
    });
}

type Formula = (question: Question) => readonly Item[] | Omit<Counted, 'id'>;

const formulas: Partial<Record<KpiId, Formula>> = {
  K7: plansEffective,
  K11: measuresInTime,
  K12: resourcesSecured,
  K14: membersExercised,
  K15: rolesReached,
  K16a: alarmTimes,
  K16b: responseTimes,
  K17: testsInTime,
  K19: effectsChecked,
  K20: contactsConfirmed,
  K21: deviationsOpen,
};

const isList = (found: readonly Item[] | Omit<Counted, 'id'>): found is readonly Item[] => Array.isArray(found);

/** The figures of this file that the set shows. */
export function effectOf(question: Question): readonly Counted[] {
  return (Object.entries(formulas) as [KpiId, Formula][])
    .filter(([id]) => question.set.shown.includes(id))
    .map(([id, formula]) => {
      const found = formula(question);
      return isList(found) ? { id, items: found } : { id, ...found };
    });
}
