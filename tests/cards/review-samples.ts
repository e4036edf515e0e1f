// Every card after an exercise or a real event: feedback, the form of observers, test results, reminders, what the coordinator hears.
import type { TestItem } from '../../src/domain/exercise.ts';
import type { Review, ReviewSource } from '../../src/domain/review.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { coordinatorCard, evaluationCard, feedbackCard, testCard } from '../../src/teams/cards/review-card.ts';
import type { Texts } from '../../src/texts/index.ts';
import type { Sample } from './sample.ts';
import { raisedAt, tabUrl } from './samples.ts';

/** Texts that may come from people, as long as the rules let them be. */
export interface ReviewTexts {
  readonly title: string;
  readonly text: string;
}
const usual: ReviewTexts = { title: 'Verschlüsselung in der Nacht', text: 'Der Stab ist arbeitsfähig.' };

const test: TestItem = {
  id: 't1',
  resource: 'MI-ITN.rz',
  activity: 'Umschalten',
  owner: 'p-ben00002',
  target: 4,
  result: null,
  hours: null,
  remark: '',
  correction: '',
};

function reviewOf(source: ReviewSource, { title, text }: ReviewTexts): Review {
  const goal = (n: number) => ({ id: `g${n}`, text, metric: 'Zeit', target: '30 min' });
  const goals = Array.from({ length: 9 }, (_, n) => ({ ...goal(n), actual: '', rating: null, remark: '' }));
  const isExercise = source === 'EXERCISE';
  return {
    ...reviews.empty,
    status: 'open',
    source,
    domain: 'MI-ITN',
    number: '2026-017',
    title,
    type: isExercise ? 'FUNCTION_TEST' : null,
    endedAt: raisedAt,
    asksUntil: raisedAt + 1,
    emptyAt: raisedAt + 2,
    round: 1,
    people: ['p-ben00002'],
    observers: isExercise ? ['p-cem00003'] : [],
    tests: isExercise ? [{ ...test, activity: text }] : [],
    content: { ...reviews.empty.content, goals: isExercise ? goals : [] },
  };
}

/** Of both: what everybody is asked. */
export function feedbackSamples(
  source: ReviewSource,
  texts: Texts,
  over: Partial<ReviewTexts> = {},
): readonly Sample[] {
  const review = reviewOf(source, { ...usual, ...over });
  const of = { id: 'MI-ITN.2026-017', delivery: 'd1', review, texts, tabUrl };
  const closed = { ...review, asksUntil: null };
  const cards = [
    ['feedback', feedbackCard({ ...of, answered: false, again: false })],
    ['feedback reminder', feedbackCard({ ...of, answered: false, again: true })],
    ['feedback given', feedbackCard({ ...of, answered: true, again: false })],
    ['feedback closed', feedbackCard({ ...of, review: closed, answered: false, again: true })],
  ] as const;
  const mode = source === 'EXERCISE' ? 'exercise' : 'real';
  return cards.map(([name, drawn]) => ({ name: `${name} (${mode}, ${texts.language})`, mode, drawn }));
}

/** Of an exercise alone: forms, results, reminders, and what the coordinator hears. */
export function formSamples(texts: Texts, over: Partial<ReviewTexts> = {}): readonly Sample[] {
  const said = { ...usual, ...over };
  const review = reviewOf('EXERCISE', said);
  const of = { id: 'MI-ITN.2026-017', delivery: 'd1', review, texts, tabUrl, again: false };
  const form = { goals: {}, good: said.text, correct: '', improve: '' };
  const name = said.title.slice(0, 80);
  const asked = { ...of, item: { ...test, activity: said.text }, name };
  const done = (hours: number | null, target: number | null) =>
    testCard({ ...of, name, item: { ...test, result: 'PARTIAL', hours, target } });
  const late = { id: 'o1', kind: 'POSITIVE', text: said.text, goal: '', at: raisedAt } as const;
  const released = { version: 1, content: review.content, by: 'p-anna0001', at: raisedAt };
  const over_ = { ...review, status: 'released', emptyAt: null, released } as const;
  const cards = [
    ['form', evaluationCard({ ...of, form: null })],
    ['form reminder', evaluationCard({ ...of, form: null, again: true })],
    ['form given', evaluationCard({ ...of, form })],
    ['form closed', evaluationCard({ ...of, review: over_, form: null })],
    ['test', testCard(asked)],
    ['test without a target', testCard({ ...asked, item: { ...asked.item, target: null } })],
    ['test reminder', testCard({ ...asked, again: true })],
    ['test in time', done(3.5, 4)],
    ['test too late', done(5, 4)],
    ['test without time', done(null, 4)],
    ['test closed', testCard({ ...asked, review: over_ })],
    ['forms missing', coordinatorCard({ ...of, about: 'forms-missing' })],
    ['forms missing no more', coordinatorCard({ ...of, review: over_, about: 'forms-missing' })],
    ['observed late', coordinatorCard({ ...of, review: { ...over_, late: [late] }, about: 'late' })],
    ['observed late, taken in', coordinatorCard({ ...of, review: { ...over_, status: 'open' }, about: 'late' })],
  ] as const;
  return cards.map(([title, drawn]) => ({ name: `${title} (${texts.language})`, mode: 'exercise', drawn }));
}
