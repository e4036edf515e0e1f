// What falls due in a domain and when: reviews, measures, contracts, terms, deviations, the next release of figures.
import { monthsAfter } from './days.ts';
import { monthsBefore } from './gaps.ts';
import type { Question } from './kpi-book.ts';
import { activeResources } from './kpi-scope.ts';
import { ownerOf, reviewBy } from './plan-status.ts';
import { dayOf } from './team.ts';

export const dueKinds = ['review', 'measure', 'contract', 'term', 'deviation', 'release'] as const;
export type DueKind = (typeof dueKinds)[number];

/** One thing that falls due on a day, `YYYY-MM-DD`. */
export interface DueItem {
  readonly kind: DueKind;
  readonly day: string;
  readonly id: string;
  /** What it is called; '' with terms and releases. */
  readonly label: string;
  /** Its document number, or the role of a term; '' for none. */
  readonly number: string;
  /** Whose it is, by person id; '' for nobody's. */
  readonly person: string;
}

/** What is asked for, and when figures were last released (epoch milliseconds); null when never. */
export interface DueQuestion extends Question {
  readonly releasedAt: number | null;
}

function reviews({ book }: Question): readonly DueItem[] {
  return book.plans.flatMap(({ id, value }) => {
    const day = reviewBy(value);
    const content = value.released?.content;
    if (day === null || !content) return [];
    return [{ kind: 'review' as const, day, id, label: content.title, number: content.number, person: ownerOf(value) }];
  });
}

function measures({ book }: Question): readonly DueItem[] {
  return book.measures.flatMap(({ id, value: { status, dueOn, need, number, owner } }) =>
    dueOn !== null && (status === 'open' || status === 'in-progress')
      ? [{ kind: 'measure' as const, day: dueOn, id, label: need, number, person: owner }]
      : [],
  );
}

function contracts({ book }: Question): readonly DueItem[] {
  return activeResources(book).flatMap(({ id, name, provider, owner }) =>
    provider?.endsOn
      ? [{ kind: 'contract' as const, day: provider.endsOn, id, label: name, number: provider.contract, person: owner }]
      : [],
  );
}

function terms({ book: { domain } }: Question): readonly DueItem[] {
  return domain.roles.flatMap(({ kind, holders, terms: known = {} }) =>
    holders.flatMap((person) => {
      const day = known[person]?.validTo;
      return day ? [{ kind: 'term' as const, day, id: `${kind}/${person}`, label: '', number: kind, person }] : [];
    }),
  );
}

function deviations({ book }: Question): readonly DueItem[] {
  return book.deviations.flatMap(({ id, requirement, validTo, closedOn }) =>
    validTo !== null && closedOn === null
      ? [{ kind: 'deviation' as const, day: validTo, id, label: requirement, number: '', person: '' }]
      : [],
  );
}

function release({ set, releasedAt, at }: DueQuestion): readonly DueItem[] {
  const day = dayOf(releasedAt === null ? at : releasedAt + set.releaseDays * 86_400_000);
  return [{ kind: 'release', day, id: 'release', label: '', number: '', person: '' }];
}

/** A term that ran out longer ago is an old story, not work. */
const termsOverdueMonths = 12;

/** Everything that is overdue or falls due within so many months, the earliest first. */
export function timelineOf(question: DueQuestion, months: number): readonly DueItem[] {
  const today = dayOf(question.at);
  const last = monthsAfter(today, months);
  const oldestTerm = monthsBefore(today, termsOverdueMonths);
  const found = [reviews, measures, contracts, terms, deviations].flatMap((part) => part(question));
  return [...found, ...release(question)]
    .filter(({ day, kind }) => day <= last && (kind !== 'term' || day >= oldestTerm))
    .sort((one, other) => order(one).localeCompare(order(other), 'en'));
}

const order = ({ day, kind, id }: DueItem) => `${day} ${dueKinds.indexOf(kind)} ${id}`;
