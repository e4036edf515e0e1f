// Tells somebody that her role was taken over, and which roles she keeps.
import type { Alarm } from '../../domain/alarm.ts';
import { roleStatus, rolesAsked } from '../../domain/staffing.ts';
import type { Texts } from '../../texts/index.ts';
import { link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';
import { endCard } from './end-card.ts';
import { marked } from './marked.ts';
import { situation, smallPrint, step } from './situation.ts';

export interface RelievedCard {
  readonly id: string;
  readonly alarm: Alarm;
  readonly texts: Texts;
  readonly now: number;
  readonly person: string;
  readonly tabUrl: string;
  /** The reader runs the alarm. */
  readonly mayChange?: boolean;
}

export function relievedCard({ id, alarm, texts, now, person, tabUrl, mayChange }: RelievedCard): Drawn {
  if (alarm.status === 'ended') return endCard({ id, alarm, texts, now, tabUrl, person });
  const words = texts.staffing.relieved;
  const kept = rolesAsked(alarm, person).filter((role) =>
    roleStatus(alarm, role).fillers.some((one) => one.person === person),
  );
  const text = words.step(kept.map(({ kind }) => texts.role[kind]));
  return marked({
    alarm,
    face: 'relieved',
    texts,
    stop: { a: id, runs: mayChange === true },
    summary: text,
    body: [
      step(text),
      ...(kept.length === 0 ? [say(words.thanks, { gap: 'Small' })] : []),
      ...situation(alarm, texts, now),
      ...smallPrint(alarm, texts, now),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}
