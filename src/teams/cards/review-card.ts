// Cards after the end: anonymous feedback of everybody, the form of observers, the result of whoever owns a test.
import type { TestItem } from '../../domain/exercise.ts';
import type { Evaluation, Review, ToCoordinator } from '../../domain/review.ts';
import { openForms } from '../../domain/review-chase.ts';
import { lateAfterRelease } from '../../domain/review-late.ts';
import type { Texts } from '../../texts/index.ts';
import { button, choice, draw, heading, input, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { goalInput } from '../click-review.ts';

export interface ReviewCard {
  readonly id: string;
  readonly delivery: string;
  readonly review: Review;
  readonly texts: Texts;
  readonly tabUrl: string;
}

const longest = { feedback: 500, form: 2_000 } as const;
/** A card holds only so much; the page shows all of them. */
const mostGoals = 6;

/** First and last line say whether it is about an exercise, and so does the toast. */
function card({ review, texts, tabUrl }: ReviewCard, ask: string, body: readonly CardPart[]): Drawn {
  const words = texts.review.card;
  const mark = words.mark(review.source, review.number);
  return draw({
    language: texts.language,
    summary: `${mark}: ${ask}`,
    body: [
      heading(mark, { size: 'Medium' }),
      ...(review.source === 'EXERCISE' ? [say(review.title, { gap: 'Small' })] : []),
      say(ask, { bold: true, gap: 'Medium' }),
      ...body,
      say(mark, { gap: 'Medium', bold: true }),
    ],
    actions: link('tab', words.open, tabUrl),
  });
}

/** `answered`: the reader has dropped her answer; nothing else is known of it. */
export function feedbackCard(of: ReviewCard & { readonly answered: boolean; readonly again: boolean }): Drawn {
  const { id, delivery, review, texts, answered, again } = of;
  const words = texts.review.card;
  if (review.asksUntil === null) return card(of, words.over, []);
  if (answered) return card(of, words.thanks, []);
  const notes: readonly ['good' | 'change', string][] = [
    ['good', words.good],
    ['change', words.change],
  ];
  return card(of, words.ask(review.source), [
    ...(again ? [say(words.again, { gap: 'Small' })] : []),
    say(words.anonymous, { gap: 'Small' }),
    choice(
      'rating',
      words.rating,
      words.ratings.map((title, index) => [`${index + 1}`, title] as const),
      { list: true, required: words.rating },
    ),
    ...notes.map(([name, title]) => input(name, title, longest.feedback, { lines: true })),
    row([button('send', words.send, { verb: 'feedback.send', r: id, d: delivery }, 'auto')], 'Medium'),
  ]);
}

const reminder = (words: Texts['review']['card'], again: boolean): readonly CardPart[] =>
  again ? [say(words.reminder, { gap: 'Small', bold: true, colour: 'Warning' })] : [];

export function evaluationCard(of: ReviewCard & { readonly form: Evaluation | null; readonly again: boolean }): Drawn {
  const { id, delivery, review, texts, form, again } = of;
  const words = texts.review.card;
  if (form) return card(of, words.formDone, []);
  if (review.emptyAt === null) return card(of, words.over, []);
  const choices = texts.review.rating.map((title, index) => [`${index + 1}`, title] as const);
  return card(of, words.evaluation, [
    ...reminder(words, again),
    say(words.evaluationMore, { gap: 'Small' }),
    ...review.content.goals
      .slice(0, mostGoals)
      .map((goal) => choice(goalInput(goal.id), words.goal(goal.text), choices, { placeholder: words.unrated })),
    input('good', words.good, longest.form, { lines: true }),
    input('correct', words.correct, longest.form, { lines: true }),
    input('improve', words.improve, longest.form, { lines: true }),
    row([button('send', words.sendForm, { verb: 'evaluation.send', r: id, d: delivery }, 'auto')], 'Medium'),
  ]);
}

/** `name` is that of what is tested. */
export function testCard(
  of: ReviewCard & { readonly item: TestItem; readonly name: string; readonly again: boolean },
): Drawn {
  const { id, delivery, review, texts, item, name, again } = of;
  const words = texts.review.card;
  const target = item.target ?? null;
  if (item.result !== null) {
    const { result, hours } = item;
    const time = hours === null || target === null ? [] : [say(words.time(hours, target), { gap: 'Small' })];
    return card(of, words.testDone(texts.review.result[result]), [say(name, { gap: 'Small' }), ...time]);
  }
  if (review.status === 'released') return card(of, words.over, []);
  const results = (['PASSED', 'PARTIAL', 'FAILED'] as const).map((one) => [one, texts.review.result[one]] as const);
  return card(of, words.test(name), [
    ...reminder(words, again),
    say(item.activity, { gap: 'Small' }),
    ...(target === null ? [] : [say(words.target(target), { gap: 'Small' })]),
    choice('result', words.result, results, { list: true, required: words.result }),
    input('hours', words.hours, 10),
    input('remark', words.remark, longest.form, { lines: true }),
    input('correction', words.correction, longest.form, { lines: true }),
    row([button('send', words.sendTest, { verb: 'test.send', r: id, d: delivery, t: item.id }, 'auto')], 'Medium'),
  ]);
}

/** What the coordinator hears: that forms or results are missing, or that something was written down after the release; names nobody. */
export function coordinatorCard(of: ReviewCard & { readonly about: ToCoordinator }): Drawn {
  const { review, texts, about } = of;
  const words = texts.review.card;
  if (about === 'late') {
    const late = lateAfterRelease(review).length;
    return late === 0
      ? card(of, words.lateNone, [])
      : card(of, words.late(late), [say(words.lateMore, { gap: 'Small' })]);
  }
  const { observers, tests } = openForms(review);
  if (observers.length + tests.length === 0) return card(of, words.missingNone, []);
  return card(of, words.missing(observers.length, tests.length), [say(words.missingMore, { gap: 'Small' })]);
}
