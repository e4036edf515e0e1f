// The card of a check-in for one person: until when, the question, five prepared answers and no room for a reason.
import type { CheckInAnswer } from '../../domain/check-in.ts';
import { type CheckInNotice, type CheckInPart, type GivenCheckIn, lastCheckIn } from '../../domain/check-in-part.ts';
import { fromChoices } from '../../domain/check-in-times.ts';
import type { Delivery } from '../../domain/ledger.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { checkInFrame, questionParts } from './check-in-frame.ts';

export interface CheckInCard {
  /** The part. */
  readonly id: string;
  readonly part: CheckInPart;
  readonly notice: CheckInNotice;
  readonly delivery: Delivery;
  /** The reader. */
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
  /** *Antwort ändern* was pressed: the buttons are shown again. */
  readonly choosing: boolean;
  readonly tabUrl: string;
}

/** What somebody answered, such as `Sie sind ab 14:30 Uhr verfügbar.` */
export function saidInCheckIn({ answer, from }: GivenCheckIn, texts: Texts, now: number): string {
  return texts.checkIn.card.said[answer](from === null ? '' : texts.moment(from, now));
}

/** Order and words: domain.md 2.3a, text 8. A reminder and a closed one are the same card in another state. */
export function checkInCard(card: CheckInCard): Drawn {
  const { notice, part, person, texts, now } = card;
  const words = texts.checkIn.card;
  const given = lastCheckIn(part, person);
  const step = notice.end ? words.closed : askedUntil(card, given !== undefined);
  return checkInFrame({
    of: notice,
    texts,
    summary: step,
    body: [
      say(step, { bold: true, size: 'Large' }),
      ...(notice.end ? [say(words.closedMore[notice.end.kind], { gap: 'Small' })] : repeatNote(card, given)),
      ...questionParts(notice, texts, now),
      ...(notice.end ? noted(card, given, []) : answering(card, given)),
      say(words.askedBy(part.askedByName, texts.moment(notice.askedAt, now)), { gap: 'Medium', subtle: true }),
    ],
    actions: link('tab', words.openTab, card.tabUrl),
  });
}

function askedUntil({ notice, delivery, texts, now }: CheckInCard, answered: boolean): string {
  const words = texts.checkIn.card;
  const due = texts.moment(notice.due, now);
  const isReminder = delivery.message === 'check-in-reminder' && !answered;
  if (now > notice.due) return isReminder ? words.reminderLate(due) : words.late(due);
  return isReminder ? words.reminder(due) : words.until(due);
}

/** Only what went out a second time without the first being known to have arrived says so. */
function repeatNote({ delivery, texts }: CheckInCard, given: GivenCheckIn | undefined): readonly CardPart[] {
  const repeated = delivery.mayBeOut && delivery.activityId === null && given === undefined;
  return repeated ? [say(texts.checkIn.card.repeat, { gap: 'Small', bold: true, colour: 'Warning' })] : [];
}

function answering(card: CheckInCard, given: GivenCheckIn | undefined): readonly CardPart[] {
  const { texts, id, delivery, choosing } = card;
  const words = texts.checkIn.card;
  const reason = say(words.noReason, { gap: 'Small' });
  if (!given) return [reason, ...answerButtons(card, 0)];
  const again = row([button('again', words.again, { verb: 'check.again', c: id, d: delivery.id })]);
  const shown = noted(card, given, choosing ? [] : [again]);
  const n = card.part.answers[card.person]?.length ?? 0;
  return choosing ? [...shown, reason, ...answerButtons(card, n)] : shown;
}

function noted(
  { texts, now }: CheckInCard,
  given: GivenCheckIn | undefined,
  more: readonly CardPart[],
): readonly CardPart[] {
  if (!given) return [];
  const words = texts.checkIn.card.noted(texts.moment(given.at, now), saidInCheckIn(given, texts, now));
  return [box('good', [say(words, { bold: true }), ...more], { gap: 'Medium' })];
}

/** The five answers; the times only when there is one left to choose. */
function answerButtons({ id, delivery, notice, texts, now }: CheckInCard, n: number): readonly CardPart[] {
  const words = texts.checkIn.card;
  const ids = { c: id, d: delivery.id, n };
  const give = (answer: CheckInAnswer) =>
    button(
      `say-${answer}`,
      words.answer[answer],
      { verb: 'check.answer', ...ids, answer },
      answer === 'from' ? 'auto' : 'none',
    );
  const times = fromChoices(notice, now).map((at) => [String(at), texts.moment(at, now)] as const);
  const [first] = times;
  const later = first ? [choice('from', words.fromWhen, times, { value: first[0] }), row([give('from')], 'Small')] : [];
  return [
    row([give('on-site'), give('mobile')], 'Small'),
    ...later,
    row([give('limited'), give('unavailable')], 'Small'),
  ];
}
