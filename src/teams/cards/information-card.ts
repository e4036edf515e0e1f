// The card of everybody who is told of an alarm without a role in it: what to do, why, and *Gelesen*. Never "I come".
import type { Alarm } from '../../domain/alarm.ts';
import type { Delivery } from '../../domain/ledger.ts';
import type { Help } from '../../domain/roll-help.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, fact, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { marked } from './marked.ts';
import { facts, situation, smallPrint, step } from './situation.ts';

export interface InformationCard {
  /** The roll. */
  readonly id: string;
  /** The alarm as its roll knows it; `nextStep` is what the reader is to do. */
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  /** When the reader said that she has read it, epoch milliseconds; null when not yet. */
  readonly readAt: number | null;
  /** Her newest call for help; null when she never asked. */
  readonly help: Help | null;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
}

/** Draws alarm, news and end alike: whatever is newest. */
export function informationCard(card: InformationCard): Drawn {
  return card.alarm.status === 'ended' ? ended(card) : open(card);
}

function open(card: InformationCard): Drawn {
  const { alarm, delivery, texts, now } = card;
  const isNews = delivery.message === 'news';
  const latest = alarm.news.at(-1);
  return marked({
    alarm,
    face: isNews ? 'news' : 'alarm',
    texts,
    stop: { a: card.id, runs: false },
    summary: alarm.nextStep,
    body: [
      step(alarm.nextStep),
      ...repeatNote(card),
      say(texts.cards.information.noRole, { gap: 'Small' }),
      ...(latest ? [fact(texts.cards.news.reason, latest.reason, 'Medium')] : []),
      ...situation(alarm, texts, now),
      ...reading(card),
      ...helping(card),
      ...smallPrint(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, card.tabUrl),
  });
}

/** Only what went out a second time without the first being known to have arrived says so. */
function repeatNote({ delivery, readAt, texts }: InformationCard): readonly CardPart[] {
  const repeated = delivery.mayBeOut && delivery.activityId === null && readAt === null;
  return repeated ? [say(texts.cards.information.repeat, { gap: 'Small', bold: true, colour: 'Warning' })] : [];
}

function reading({ id, delivery, readAt, texts, now }: InformationCard): readonly CardPart[] {
  const words = texts.cards.information;
  if (readAt !== null)
    return [box('good', [say(words.noted(texts.moment(readAt, now)), { bold: true })], { gap: 'Medium' })];
  return [row([button('read', words.read, { verb: 'roll.read', a: id, d: delivery.id })], 'Medium')];
}

/** Kept apart from *Gelesen*, so that nobody asks for help by mistake. */
function helping({ id, delivery, help, texts, now }: InformationCard): readonly CardPart[] {
  const words = texts.cards.report.help;
  const data = { a: id, d: delivery.id };
  if (help?.doneAt === null) {
    const noted = say(words.wanted(texts.moment(help.wantedAt, now)), { bold: true });
    const back = row([button('helped', words.done, { verb: 'roll.helped', ...data })], 'Small');
    return [box('attention', [noted, say(words.hint, { gap: 'Small' }), back], { gap: 'Large' })];
  }
  const settled = help ? [say(words.settled(texts.moment(help.doneAt, now)), { gap: 'Large' })] : [];
  return [...settled, row([button('help', words.want, { verb: 'roll.help', ...data })], help ? 'Small' : 'Large')];
}

function ended(card: InformationCard): Drawn {
  const { alarm, texts, now } = card;
  const ending = alarm.end?.ending ?? 'all-clear';
  const words = texts.cards.information.end[ending][alarm.mode];
  return marked({
    alarm,
    face: ending,
    texts,
    stop: null,
    summary: words,
    body: [
      step(words),
      ...(ending === 'real-event' ? [say(texts.cards.end[ending].exercise.more(), { gap: 'Small' })] : []),
      ...repeatNote(card),
      ...(alarm.end && alarm.end.reason !== '' ? [fact(texts.cards.ended.reason, alarm.end.reason, 'Medium')] : []),
      ...(alarm.end ? [fact(texts.cards.ended.at, texts.moment(alarm.end.at, now))] : []),
      say(`${texts.cards.ended.was}: ${texts.cards.situation.number(alarm.number)}`, { gap: 'Medium', subtle: true }),
      ...(ending === 'real-event' ? [] : facts(alarm, texts, now)),
      say(texts.cards.report.help.afterEnd, { gap: 'Medium' }),
    ],
    actions: link('tab', texts.cards.openTab, card.tabUrl),
  });
}
