// Times of a check-in in Germany: what "from 14:30" means, which times a card offers, which hours a strip shows.
import type { CheckInText } from './check-in.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Hours of the strip. */
const stripHours = 24;
/** A list of times must stay short enough to choose from. */
const mostChoices = 24;
const steps = [1, 2, 3, 4, 6, 12, 24];

const clockOf = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What the times follow from. */
export type Shift = Pick<CheckInText, 'from' | 'to'>;

/** When a shift still to come begins, or now. */
const startOf = ({ from }: Shift, now: number) => Math.max(now, from ?? now);

/**
 * The first moment, epoch milliseconds, at which clocks in Germany show `time` (`HH:mm`) once the shift has begun; from
 * now on when there is none. On the night on which the clocks go forward, the wall clock counts.
 */
export function fromClock(time: string, shift: Shift, now: number): number {
  const start = Math.floor(startOf(shift, now) / minute) * minute;
  const ahead = (minutesOf(time) - minutesOf(clockOf.format(start)) + 24 * 60) % (24 * 60);
  const guess = start + ahead * minute;
  return [guess - hour, guess, guess + hour].find((at) => at >= start && clockOf.format(at) === time) ?? guess;
}

/** True when somebody may say that she is available from then on. */
export function isFromAllowed(at: number, shift: Shift, askedAt: number): boolean {
  const latest = shift.to ?? askedAt + 60 * 24 * hour;
  return Number.isInteger(at) && at >= askedAt - hour && at < latest;
}

/** The times a card offers for "from": full hours, at most 24 of them. Empty when the shift is over. */
export function fromChoices(shift: Shift, now: number): readonly number[] {
  const start = Math.floor(startOf(shift, now) / hour) * hour + (shift.from !== null && now <= shift.from ? 0 : hour);
  const end = shift.to ?? start + stripHours * hour;
  const count = Math.max(0, Math.ceil((end - start) / hour));
  const step = steps.find((each) => count / each <= mostChoices) ?? 24;
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => start + index * step * hour).filter(
    (at) => at < end,
  );
}

/** The 24 hours a strip shows: the next ones, or those of a shift that begins later. Each begins on the hour. */
export function stripOf({ from, to }: Shift, now: number): readonly { readonly at: number; readonly asked: boolean }[] {
  const isLater = from !== null && from >= now + stripHours * hour;
  const start = Math.floor((isLater ? from : now) / hour) * hour;
  return Array.from({ length: stripHours }, (_, index) => {
    const at = start + index * hour;
    return { at, asked: (from === null || at + hour > from) && (to === null || at < to) };
  });
}
