// One sentence that an answer was noted, for places where others read along and no personal card may stand.
import type { Alarm } from '../domain/alarm.ts';
import type { Texts } from '../texts/index.ts';
import { answerOf, saidBy } from './cards/situation.ts';

/** `Ernstfall 2026-017 · Krise: Danke. Notiert 18:47 Uhr: Sie nehmen virtuell teil.`; null without an answer. */
export function notedAnswer(alarm: Alarm, person: string, texts: Texts, now: number): string | null {
  const given = answerOf(alarm, person);
  if (!given) return null;
  const { which, answering } = texts.cards;
  const line = which.line[alarm.mode](alarm.number, texts.level[alarm.level]);
  return `${line}: ${answering.noted(texts.moment(given.at, now), saidBy(given, texts, now))}`;
}
