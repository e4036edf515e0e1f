// Office hours in Germany: outside of them nobody looks at Teams, so the core team is rung up at once.
import { type OfficeHours, usualOfficeHours } from './bc-domain.ts';

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether a moment (epoch milliseconds) lies in office hours; the end is not included. Holidays are not known. */
export function isOfficeTime(at: number, hours: OfficeHours = usualOfficeHours): boolean {
  const parts = wallClock.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return hours.days.includes(days.indexOf(part('weekday')) + 1) && time >= hours.from && time < hours.to;
}
