// The part of a card with which somebody answers: minutes and four buttons, or what was noted and a way to change it.
import { type Alarm, type AnswerKind, etaChoices } from '../../domain/alarm.ts';
import { answerUntil, firstAnswersUntil } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, choice, row, say } from '../card.ts';
import type { CardPart } from '../card-shape.ts';
import { answerOf, saidBy } from './situation.ts';

/** Minutes that are set unless somebody changes them. */
const usualEta = '30';

/** Until when an answer is asked for; later ones are still welcome, and the card says so. '' stands for a channel. */
export function askedUntil(alarm: Alarm, person: string, texts: Texts, now: number): string {
  const limit = person === '' ? firstAnswersUntil(alarm) : answerUntil(alarm, person);
  const until = texts.moment(limit, now);
  return now > limit ? texts.cards.answering.late(until) : texts.cards.answering.until(until);
}

/** The minutes and the four answers. `d` is the card's delivery, `n` how many answers it knew when drawn. */
export function answerButtons(texts: Texts, ids: { a: string; d: string; n: number }): readonly CardPart[] {
  const words = texts.cards.answering;
  const give = (answer: AnswerKind) =>
    button(answer, words[answer], { verb: 'alarm.answer', ...ids, answer }, answer === 'coming' ? 'auto' : 'none');
  const minutes = etaChoices.map((eta) => [String(eta), words.inMinutes(eta)] as const);
  return [
    choice('eta', words.arrival, minutes, { value: usualEta }),
    row([give('coming'), give('virtual')], 'Small'),
    row([give('unavailable'), give('call-me')], 'Small'),
  ];
}

interface Answering {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: string;
  readonly person: string;
  readonly texts: Texts;
  readonly now: number;
  /** The buttons are asked for again although there is an answer. */
  readonly choosing: boolean;
}

/** What one person sees: the buttons, or her answer with *Antwort ändern*, or both while she changes it. */
export function answering(card: Answering): readonly CardPart[] {
  const { alarm, person, texts, now } = card;
  const words = texts.cards.answering;
  const ids = { a: card.id, d: card.delivery };
  const n = alarm.answers[person]?.length ?? 0;
  const given = answerOf(alarm, person);
  if (!given) {
    const until = say(askedUntil(alarm, person, texts, now), { bold: true, gap: 'Small' });
    return [until, ...answerButtons(texts, { ...ids, n })];
  }
  const noted = say(words.noted(texts.moment(given.at, now), saidBy(given, texts, now)), { bold: true });
  const again = row([button('again', words.again, { verb: 'alarm.again', ...ids })]);
  const shown = box('good', card.choosing ? [noted] : [noted, again], { gap: 'Medium' });
  return card.choosing ? [shown, ...answerButtons(texts, { ...ids, n })] : [shown];
}
