// Dates, times and numbers as people in Germany read them: Europe/Berlin, 24 h.
const zone = 'Europe/Berlin';
type Locale = 'de-DE' | 'en-GB';

/** `18:40`; epoch milliseconds in. */
export function clock(at: number, locale: Locale = 'de-DE'): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    at,
  );
}

/** `18:40:07`; epoch milliseconds in. */
export function clockWithSeconds(at: number, locale: Locale = 'de-DE'): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, timeStyle: 'medium', hour12: false }).format(at);
}

/** `21.11.2026` (de) or `21/11/2026` (en). */
export function day(at: number, locale: Locale = 'de-DE'): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    at,
  );
}

/** `18:40` on the day of `now`, else `21.11., 18:40`. */
export function moment(at: number, now: number, locale: Locale = 'de-DE'): string {
  if (day(at, locale) === day(now, locale)) return clock(at, locale);
  const date = new Intl.DateTimeFormat(locale, { timeZone: zone, day: '2-digit', month: '2-digit' }).format(at);
  return `${date}, ${clock(at, locale)}`;
}
