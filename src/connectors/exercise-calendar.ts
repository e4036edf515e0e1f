// The year plan of exercises as a calendar file (iCalendar, RFC 5545): times in UTC, names that stay the same.
import ical, { ICalEventStatus } from 'ical-generator';

/** One exercise in a calendar. */
export interface CalendarRow {
  /** Case id: the same in every file, so that a calendar replaces what it has. */
  readonly id: string;
  readonly title: string;
  readonly room: string;
  readonly more: string;
  /** Epoch milliseconds; null while only days are known. */
  readonly startsAt: number | null;
  /** Minutes. */
  readonly duration: number;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly cancelled: boolean;
  /** Counts up with each change. */
  readonly edits: number;
}

const dayMs = 86_400_000;

/** The file. `at` is when it is made, epoch milliseconds. */
export function exerciseCalendar(rows: readonly CalendarRow[], name: string, at: number): Buffer {
  const calendar = ical({ name, prodId: { company: 'BCM-Lotse', product: 'Exercises', language: 'DE' } });
  for (const row of rows) {
    const { startsAt } = row;
    const from = Date.parse(`${row.from}T00:00:00Z`);
    calendar.createEvent({
      id: `${row.id}@bcm-lotse`,
      stamp: new Date(at),
      sequence: row.edits,
      summary: row.title,
      description: row.more,
      location: row.room,
      status: row.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(startsAt === null
        ? // The last day belongs to it: a calendar counts to the day after.
          {
            start: new Date(from),
            end: new Date(Date.parse(`${row.to}T00:00:00Z`) + dayMs),
            allDay: true,
            timezone: 'UTC',
          }
        : { start: new Date(startsAt), end: new Date(startsAt + Math.max(15, row.duration) * 60_000) }),
    });
  }
  return Buffer.from(`${calendar.toString()}\r\n`);
}
