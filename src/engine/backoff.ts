// How long to wait before the next try.

/** Full jitter: from 0 to `base` doubled per try, at most `most`; milliseconds. `tries` counts from 0. */
export function backoff(tries: number, random: number, base = 20, most = 2_000): number {
  return Math.ceil(random * Math.min(most, base * 2 ** tries));
}
