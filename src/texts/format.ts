// Dates, times and numbers as people in Germany read them: Europe/Berlin, 24 h, 13.500.
const timeZone = 'Europe/Berlin';
type Locale = 'de-DE' | 'en-GB';
type Shape = 'clock' | 'seconds' | 'day' | 'shortDay';

const two = '2-digit';
const shapes: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  clock: { hour: two, minute: two, hourCycle: 'h23' },
  seconds: { hour: two, minute: two, second: two, hourCycle: 'h23' },
  day: { day: two, month: two, year: 'numeric' },
  shortDay: { day: two, month: two },
};

/** Building a formatter costs a hundred times more than using it, and a card uses many. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(at: number, shape: Shape, locale: Locale): string {
  const name = `${locale}/${shape}`;
  const known = made.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone, ...shapes[shape] });
  made.set(name, known);
  return known.format(at);
}

/** `18:40`; epoch milliseconds in. */
export function clock(at: number, locale: Locale = 'de-DE'): string {
  return format(at, 'clock', locale);
}

/** `18:40:07`; epoch milliseconds in. */
export function clockWithSeconds(at: number, locale: Locale = 'de-DE'): string {
  return format(at, 'seconds', locale);
}

/** `21.11.2026` (de) or `21/11/2026` (en). */
export function day(at: number, locale: Locale = 'de-DE'): string {
  return format(at, 'day', locale);
}

/** `18:40` on the day of `now`, else `21.11., 18:40`. */
export function moment(at: number, now: number, locale: Locale = 'de-DE'): string {
  if (day(at, locale) === day(now, locale)) return clock(at, locale);
  return `${format(at, 'shortDay', locale)}, ${clock(at, locale)}`;
}

const numbers = { 'de-DE': new Intl.NumberFormat('de-DE'), 'en-GB': new Intl.NumberFormat('en-GB') };

/** `13.500` (de) or `13,500` (en). */
export function count(n: number, locale: Locale = 'de-DE'): string {
  return numbers[locale].format(n);
}

const spans = {
  'de-DE': { minutes: 'Min.', hours: 'Std.', days: 'Tage' },
  'en-GB': { minutes: 'min', hours: 'h', days: 'days' },
};

/** Hours as people say them: `15 Min.`, `8 Std.`, `3 Tage` (from two days on). */
export function duration(hours: number, locale: Locale = 'de-DE'): string {
  const words = spans[locale];
  if (hours > 0 && hours < 1) return `${count(Math.round(hours * 60), locale)} ${words.minutes}`;
  if (hours >= 48 && hours % 24 === 0) return `${count(hours / 24, locale)} ${words.days}`;
  return `${count(Math.round(hours * 100) / 100, locale)} ${words.hours}`;
}

/** `0,20 €`; euros in. */
export function money(euros: number, locale: Locale = 'de-DE'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(euros);
}
