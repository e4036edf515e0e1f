// The help desk's card of a roll: how many of its people need help. Names stand in the tab, where they can be settled.
import type { Alarm } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';
import { marked } from './marked.ts';
import { facts, step } from './situation.ts';
import type { Stop } from './stopping.ts';

export interface HelpWantedCard {
  readonly alarm: Alarm;
  /** People who need help now, and since when the first of them waits (epoch milliseconds); null without any. */
  readonly people: number;
  readonly oldest: number | null;
  readonly texts: Texts;
  readonly now: number;
  /** The reader may break off the exercise; null when she may not. */
  readonly stop: Stop | null;
  readonly tabUrl: string;
}

/** One card, drawn anew with every call for help and every one that is settled. */
export function helpWantedCard({ alarm, people, oldest, texts, now, stop, tabUrl }: HelpWantedCard): Drawn {
  const words = texts.cards.report.help.card;
  return marked({
    alarm,
    face: alarm.end?.ending ?? 'alarm',
    texts,
    stop,
    summary: words.title(people),
    body: [
      step(words.step(people)),
      ...(oldest === null ? [] : [fact(words.since, texts.moment(oldest, now))]),
      ...(people === 0 ? [] : [say(words.where, { gap: 'Small' })]),
      say(texts.cards.situation.number(alarm.number), { gap: 'Medium', subtle: true }),
      ...facts(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}
