// The last moment at which clocks in Germany showed a time that somebody typed.
import { clock } from '../texts/format.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * The last moment, epoch milliseconds, at which clocks in Germany showed `time` (`HH:mm`): 23:50 typed at 00:10 is
 * yesterday. '' is now. On the two nights of the year on which clocks change, the wall clock counts.
 */
export function sinceFrom(time: string, now: number): number {
  if (time === '') return now;
  const wanted = minutesOf(time);
  const back = (minutesOf(clock(now)) - wanted + 24 * 60) % (24 * 60);
  const guess = Math.floor(now / minute) * minute - back * minute;
  const fits = [guess + hour, guess, guess - hour].find((at) => at <= now && clock(at) === time);
  return fits ?? guess;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
