// What the raiser sees in place of the form: the number, who is being alarmed, the link, and how to change or end it.
import type { Alarm } from '../../domain/alarm.ts';
import { asked } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';
import { changing } from './changing.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { situation, step } from './situation.ts';

export interface AlarmRaisedCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly now: number;
  readonly mayChange: boolean;
  /** Name of the channel that is alarmed, too, or ''. */
  readonly channel: string;
  readonly tabUrl: string;
}

/** Claims only that the alarm is raised; who was reached is seen in the tab. */
export function alarmRaisedCard(card: AlarmRaisedCard): Drawn {
  const { id, alarm, texts, now, tabUrl } = card;
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl });
  const words = texts.cards.raised;
  const done = words.done[alarm.mode](alarm.number);
  return marked({
    alarm,
    face: alarm.news.length > 0 ? 'news' : 'alarm',
    texts,
    stop: { a: id, runs: card.mayChange },
    summary: done,
    body: [
      step(done),
      say(words.through(asked(alarm).length, card.channel), { gap: 'Small' }),
      say(words.next, { gap: 'Small' }),
      ...situation(alarm, texts, now),
      fact(words.step, alarm.nextStep),
    ],
    actions: [...link('tab', texts.cards.openTab, tabUrl), ...(card.mayChange ? changing(id, '', alarm, texts) : [])],
  });
}
