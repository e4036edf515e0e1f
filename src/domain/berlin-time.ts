// Wall time in Germany, as input fields and workbooks carry it, wherever somebody's device is.
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `2026-11-21T18:40`, the form of an `<input type="datetime-local">`; epoch milliseconds in. */
export function toWallTime(at: number): string {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`;
}

/**
 * Epoch milliseconds of a wall time in Berlin; NaN when it is none. In the October hour that comes twice, the first one
 * counts; in the March hour that does not exist, the clock has already been put forward.
 */
export function fromWallTime(wall: string): number {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return Number.NaN;
  const offsetAt = (at: number) => Date.parse(`${toWallTime(at)}Z`) - Math.floor(at / 60_000) * 60_000;
  return asUtc - offsetAt(asUtc - 7_200_000);
}
