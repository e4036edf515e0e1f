// From an evaluation to what the tab shows of it: the list, and one with as much as the visitor may see.

import type { BcDomain } from '../domain/bc-domain.ts';
import { findingStatus, findings, measureWishOf } from '../domain/finding.ts';
import { incidents } from '../domain/incident-rules.ts';
import { measures } from '../domain/measure-rules.ts';
import { plans } from '../domain/plan-rules.ts';
import { contentOf, isInForce } from '../domain/plan-status.ts';
import type { Review } from '../domain/review.ts';
import { openForms } from '../domain/review-chase.ts';
import { lateAfterRelease, lateInReport } from '../domain/review-late.ts';
import {
  mayAnswer,
  mayObserve,
  maySeeReport,
  maySeeSilent,
  mayWithReview,
  mayWriteReport,
  ownsTest,
} from '../domain/review-rights.ts';
import { reviews } from '../domain/review-rules.ts';
import { mayEditRegister } from '../domain/roles.ts';
import { namedRecords, recordNames, type Seen } from '../engine/seen-records.ts';
import type { FindingRow, ReviewFull, ReviewList, ReviewPage, ReviewRow } from './contract-reviews.ts';
import { historyLine, namesOfPeople, peopleIn } from './plan-view.ts';
import { retestsIn } from './retests.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

/** All findings of a domain, in the order of their numbers; each with its measures, also where nobody linked them yet. */
export async function findingsOf({ book }: Pick<HttpDeps, 'book'>, domain: string): Promise<readonly FindingRow[]> {
  const [kept, made] = await Promise.all([book.all(findings, domain), book.all(measures, domain)]);
  const all = kept.flatMap(({ id, state: { value, revision } }) => {
    if (!value) return [];
    const wish = measureWishOf(id);
    const ids = made.filter(({ state }) => state.wish === wish).map((one) => one.id);
    return [{ ...value, measures: value.measures.length > 0 ? value.measures : ids.toSorted(), revision }];
  });
  return all.toSorted((one, other) => one.number.localeCompare(other.number, 'de', { numeric: true }));
}

export async function reviewList(deps: HttpDeps, by: Visitor, domain: string): Promise<ReviewList> {
  const { book } = deps;
  const [all, found, events, retests] = await Promise.all([
    book.all(reviews, domain),
    findingsOf(deps, domain),
    book.all(incidents, domain),
    retestsIn(deps, domain),
  ]);
  const seen = all.filter(({ state }) => state.status !== 'none' && maySeeReport(by.who, state));
  const known = new Set(all.filter(({ state }) => state.status !== 'none').map(({ id }) => id));
  return {
    reviews: seen.map(({ id, state }) => rowOf(id, state, found)).toSorted((a, b) => (a.day < b.day ? 1 : -1)),
    findings: found.filter(({ review }) => seen.some(({ id }) => id === review)),
    events: mayEditRegister(by.who, domain)
      ? events.flatMap(({ id, state }) => {
          const alarms = Object.values(state.alarms);
          const isOver = alarms.length > 0 && alarms.every(({ status }) => status === 'ended');
          const isReal = state.mode === 'real' && alarms.some(({ ending }) => ending === 'all-clear');
          if (!isOver || !isReal || known.has(id)) return [];
          return [{ id, number: state.number, endedAt: Math.max(...alarms.map(({ endedAt }) => endedAt ?? 0)) }];
        })
      : [],
    retests: retests.map((one) => ({ ...one, mayPlan: mayEditRegister(by.who, domain) })),
  };
}

function rowOf(id: string, review: Review, all: readonly FindingRow[]): ReviewRow {
  const { source, number, title, type, day, status } = review;
  const own = all.filter((one) => one.review === id);
  const open = own.filter((one) => findingStatus(one) === 'open').length;
  return { id, source, number, title, type, day, status, findings: own.length, open };
}

export async function reviewPage(
  deps: HttpDeps,
  by: Visitor,
  { id, state }: Seen<Review>,
  domain: BcDomain,
): Promise<ReviewPage> {
  const { who, person } = by;
  const { source, number, title, type, day, status, round, asksUntil, content, tests } = state;
  const answered = asksUntil === null ? [] : await deps.reviewing.answered(id, state);
  const open = state.people.filter((one) => !answered.includes(one));
  const own = tests.filter((test) => ownsTest(who, state, test.id));
  const names = await recordNames(
    deps,
    own.map(({ resource }) => resource),
  );
  // The form can be changed until raw answers go.
  const observes = mayObserve(who, state) && state.emptyAt !== null;
  return {
    id,
    domain: { id: domain.id, name: domain.name },
    source,
    number,
    title,
    type,
    day,
    status,
    round,
    asksUntil,
    silent:
      maySeeSilent(who, state) && asksUntil !== null
        ? [...(await namesOfPeople(deps, open))].map(([one, name]) => ({ id: one, name }))
        : null,
    silentForms: maySeeSilent(who, state) ? await missingOf(deps, state) : null,
    goals: observes ? content.goals.map((goal) => ({ id: goal.id, text: goal.text })) : [],
    mine: {
      asked: mayAnswer(who, state),
      answered: answered.includes(person.id),
      observes,
      form: state.evaluations[person.id] ?? null,
      tests: own.map((test) => ({ ...test, name: names.get(test.resource) ?? test.resource })),
    },
    full: maySeeReport(who, state) ? await fullOf(deps, by, { id, state }, domain) : null,
    me: {
      writes: mayWriteReport(who, state) && status === 'open',
      releases:
        status === 'for-release' &&
        mayWithReview(who, id, { type: 'release' }, state) &&
        !state.writers.includes(person.id) &&
        state.submitted?.by !== person.id,
      edits: mayWriteReport(who, state),
    },
  };
}

/** Whoever owes a form or a result, once each. */
async function missingOf(deps: HttpDeps, review: Review): Promise<NonNullable<ReviewPage['silentForms']>> {
  const { observers, tests } = openForms(review);
  const names = await namesOfPeople(deps, new Set([...observers, ...tests.map(({ owner }) => owner)]));
  return [...names].map(([id, name]) => ({ id, name }));
}

async function fullOf(deps: HttpDeps, by: Visitor, { id, state }: Seen<Review>, domain: BcDomain): Promise<ReviewFull> {
  const lines = await deps.env.store.journal({ kind: 'review', id });
  const [found, written, options] = await Promise.all([
    findingsOf(deps, domain.id),
    deps.book.all(plans, domain.id),
    namedRecords(deps, domain.id),
  ]);
  const own = found.filter(({ review }) => review === id);
  const team = domain.roles.flatMap(({ holders }) => holders);
  const people = await namesOfPeople(deps, [
    ...Object.keys(state.evaluations),
    state.submitted?.by ?? '',
    state.released?.by ?? '',
    ...team,
    ...lines.flatMap(peopleIn),
  ]);
  const titles = written.map(({ id: plan, state: one }) => {
    const content = contentOf(one);
    return [plan, content?.title || content?.number || plan] as const;
  });
  const taken = new Set(own.map(({ from }) => from));
  return {
    content: { classification: 'INTERNAL', ...state.content },
    edits: state.edits,
    figures: state.figures,
    seen: state.seen.filter((one) => one.kind !== 'POSITIVE' && !taken.has(one.id)),
    late: lateInReport(state),
    lateAfter: lateAfterRelease(state),
    notInForce: written.filter(({ state: one }) => !isInForce(one)).map(({ id: plan }) => plan),
    tests: state.tests,
    evaluations: Object.entries(state.evaluations).map(([one, form]) => ({ name: people.get(one) ?? '', form })),
    rounds: state.counted,
    answers: await deps.reviewing.answers(id, state),
    findings: own,
    returned: state.returned,
    submittedBy: people.get(state.submitted?.by ?? '') ?? '',
    version: state.released?.version ?? 0,
    releasedAt: state.released?.at ?? null,
    releasedBy: people.get(state.released?.by ?? '') ?? '',
    emptyAt: state.emptyAt,
    names: Object.fromEntries([
      ...options.resources.map((one) => [one.id, one.name] as const),
      ...options.processes.map((one) => [one.id, one.name] as const),
      ...titles,
    ]),
    owners: [...new Set(team)].flatMap((one) => {
      const name = people.get(one);
      return name === undefined ? [] : [{ id: one, name }];
    }),
    history: lines
      .filter(({ entry }) => !['reserved', 'settled', 'recovered'].includes(String(entry.type)))
      .map((line) => historyLine(line, by, people))
      .reverse(),
  };
}
