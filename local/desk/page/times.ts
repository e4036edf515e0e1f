/** Times as people read them: Europe/Berlin, 24 hours, whatever the machine's own zone is. */
import type { Language } from './memory.ts';

const ZONE = 'Europe/Berlin';
const locale = (language: Language): string => (language === 'de' ? 'de-DE' : 'en-GB');

/** `14:03` */
export function clock(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** `2026-11-21`, the calendar day in Berlin; for comparing. */
export function dayKey(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(iso));
}

/** `Samstag, 21. November 2026` */
export function longDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, dateStyle: 'full' }).format(new Date(iso));
}

/** For the chat list: the time when it was today, else the short date (`21.11.`). */
export function shortWhen(iso: string, now: Date, language: Language): string {
  if (dayKey(iso) === dayKey(now.toISOString())) return clock(iso, language);
  return new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, day: '2-digit', month: '2-digit' }).format(
    new Date(iso),
  );
}
