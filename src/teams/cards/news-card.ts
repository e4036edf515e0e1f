// New information about an open alarm: the new next step or level and why; for a person and for the channel.
import type { Alarm } from '../../domain/alarm.ts';
import type { Delivery } from '../../domain/ledger.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { repeatNote } from './alarm-card.ts';
import { answering } from './answering.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { type ChannelMention, mentionLines } from './mention-lines.ts';
import { afterAnswer, myRoles } from './my-part.ts';
import { answerOf, situation, smallPrint, step } from './situation.ts';

export interface NewsCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly delivery: Delivery;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
  /** The reader, who answers on this card, too; '' in a channel. */
  readonly person: string;
  /** *Antwort ändern* was pressed on this card. */
  readonly choosing?: boolean;
  /** The reader runs the alarm. */
  readonly mayChange?: boolean;
  /** Whom a post in a channel rings for. */
  readonly mentions?: readonly ChannelMention[];
}

/** Shows the newest news, whichever of them the card was first drawn for. */
export function newsCard(card: NewsCard): Drawn {
  const { id, alarm, delivery, texts, now, tabUrl, person } = card;
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl, person });
  const { lines, mentions } = mentionLines(
    texts.cards.channel.concerns,
    person === '' ? (card.mentions ?? []) : [],
    texts,
  );
  const latest = alarm.news.at(-1);
  return marked({
    alarm,
    face: 'news',
    texts,
    stop: { a: id, runs: card.mayChange === true },
    summary: alarm.nextStep,
    mentions,
    body: [
      step(alarm.nextStep),
      ...lines,
      ...(person === '' ? [] : repeatNote(alarm, delivery, person, texts)),
      ...(latest ? [fact(texts.cards.news.reason, latest.reason, 'Medium')] : []),
      ...situation(alarm, texts, now),
      ...(person === '' ? [say(texts.cards.news.stillCounts, { gap: 'Medium' })] : ownPart(card)),
      ...smallPrint(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}

/** Role and answer of the reader; an answer already given stays good. */
function ownPart(card: NewsCard): readonly CardPart[] {
  const { alarm, person, texts } = card;
  const mine = { id: card.id, alarm, d: card.delivery.id, person, texts };
  return [
    ...myRoles(mine),
    ...answering({ ...card, delivery: card.delivery.id, choosing: card.choosing === true }),
    ...afterAnswer(mine),
    ...(answerOf(alarm, person) ? [say(texts.cards.news.yoursCounts, { gap: 'Small' })] : []),
  ];
}
