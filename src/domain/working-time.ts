// Clock and calendar in Germany as the rules need them: wall time, the next 02:30, and when a working day is.
import { dayOf } from './team.ts';

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What clocks in Germany show at a moment, as `HH:mm`. */
export const timeOf = (at: number): string => wall.format(at);

const hour = 3_600_000;
const dayLength = 24 * hour;

/**
 * Epoch milliseconds at which clocks in Germany show `time` (`HH:mm`) on `day` (`YYYY-MM-DD`). Of the October hour that
 * comes twice the first counts; in the March hour that does not exist the clock has already been put forward.
 */
export function momentOf(day: string, time: string): number {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const before = asUtc - 2 * hour;
  const offset = Date.parse(`${dayOf(before)}T${timeOf(before)}Z`) - Math.floor(before / 60_000) * 60_000;
  return asUtc - offset;
}

/** `2026-11-30` + 1 → `2026-12-01`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

/** The next moment after `at` at which clocks in Germany show `time`; once a day, also when clocks change. */
export function nextTime(time: string, at: number): number {
  const today = momentOf(dayOf(at), time);
  return today > at ? today : momentOf(addDays(dayOf(at), 1), time);
}

/** Holidays on a fixed day in Niedersachsen, as `MM-DD` (Niedersächsisches Feiertagsgesetz, § 2). */
const fixedHolidays: readonly string[] = ['01-01', '05-01', '10-03', '10-31', '12-25', '12-26'];
/** Days after Easter Sunday: Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag. */
const easterHolidays: readonly number[] = [-2, 1, 39, 50];

/** Easter Sunday of a year in the Gregorian calendar (rule of Gauß in the form of Lichtenberg). */
function easterOf(year: number): string {
  const century = Math.floor(year / 100);
  const correction = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const lunar = year % 19;
  const seed = (19 * lunar + correction) % 30;
  const shift = Math.floor((seed + Math.floor(lunar / 11)) / 29);
  const full = 21 + seed - shift;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  return addDays(`${year}-03-01`, full + 7 - ((full - firstSunday) % 7) - 1);
}

/** Monday to Friday without the holidays of Niedersachsen. `day` is `YYYY-MM-DD`. */
export function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || fixedHolidays.includes(day.slice(5))) return false;
  const easter = easterOf(Number(day.slice(0, 4)));
  return !easterHolidays.some((after) => addDays(easter, after) === day);
}

/** The working day that comes `count` working days after `day`; at least one. */
export function workdaysAfter(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}
