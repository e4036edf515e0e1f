// The end of an alarm: all-clear, correction of a false alarm, or abort; for a person and for the channel.
import type { Alarm, Ending } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { marked } from './marked.ts';
import { type ChannelMention, mentionLines } from './mention-lines.ts';
import { answerOf, facts, saidBy, step } from './situation.ts';

export interface EndCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
  /** The reader, to whom her own answer is shown; '' in a channel. */
  readonly person?: string;
  /** Whom a post in a channel rings for; none elsewhere. */
  readonly mentions?: readonly ChannelMention[];
}

/** Why and when it ended. */
function why(alarm: Alarm, texts: Texts, now: number): readonly CardPart[] {
  if (alarm.end === null) return [];
  const words = texts.cards.ended;
  const reason = alarm.end.reason === '' ? [] : [fact(words.reason, alarm.end.reason, 'Medium')];
  return [...reason, fact(words.at, texts.moment(alarm.end.at, now))];
}

/** `Es ging um: Krise · Nr. 2026-017`; of an exercise it is said again that the situation was assumed. */
function wasAbout(alarm: Alarm, texts: Texts): string {
  const { situation, ended } = texts.cards;
  const lead = alarm.mode === 'exercise' ? situation.assumed : ended.was;
  return `${lead}: ${texts.level[alarm.level]} · ${situation.number(alarm.number)}`;
}

function assumed(alarm: Alarm, texts: Texts, now: number): readonly CardPart[] {
  return [say(wasAbout(alarm, texts), { gap: 'Medium', subtle: true, line: true }), ...facts(alarm, texts, now)];
}

/** Now that something is real, what was only assumed is not said once more. */
function exerciseNumber({ number }: Alarm, texts: Texts): CardPart {
  return say(`${texts.cards.ended.was}: ${texts.cards.situation.number(number)}`, { gap: 'Medium', subtle: true });
}

function ownAnswer(card: EndCard): readonly CardPart[] {
  const given = card.person ? answerOf(card.alarm, card.person) : undefined;
  if (!given) return [];
  const { texts, now } = card;
  const said = texts.cards.answering.answered(texts.moment(given.at, now), saidBy(given, texts, now));
  return [say(said, { gap: 'Medium', subtle: true })];
}

/**
 * Draws the end, on its own message as well as on every older card of the alarm: no answer buttons, the end on top.
 * Only for an ended alarm.
 */
export function endCard(card: EndCard): Drawn {
  const { alarm, texts, now } = card;
  const ending: Ending = alarm.end?.ending ?? 'all-clear';
  const words = texts.cards.end[ending][alarm.mode];
  const { lines, mentions } = mentionLines(texts.cards.channel.concerns, card.mentions ?? [], texts);
  return marked({
    alarm,
    face: ending,
    texts,
    stop: null,
    summary: words.step,
    mentions,
    body: [
      step(words.step),
      ...lines,
      say(words.more(texts.moment(alarm.raisedAt, now)), { gap: 'Small' }),
      ...why(alarm, texts, now),
      ...(ending === 'real-event' ? [] : ownAnswer(card)),
      ...(ending === 'real-event' ? [exerciseNumber(alarm, texts)] : assumed(alarm, texts, now)),
    ],
    actions: link('tab', texts.cards.openTab, card.tabUrl),
  });
}
