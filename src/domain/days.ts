// Reckoning with days of the calendar, `YYYY-MM-DD`.

const dayMs = 24 * 3_600_000;
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Days from one to the other; negative when the other lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMs);

/** The day so many months later; the last one of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
