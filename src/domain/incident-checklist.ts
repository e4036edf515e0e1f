// The checklist of an event: what is to be done, until when, who is reminded. The app reminds; it transmits nothing.

import { alarmedAt, type ChecklistItem, type Incident, isOff, timeOf } from './incident.ts';
import { dayOf } from './team.ts';
import { momentOf, timeOf as wallTimeOf } from './working-time.ts';

const minute = 60_000;
const hour = 60 * minute;

/** `open` has no deadline that runs. Überfällig is derived, not stored (domain.md 9.3, Deadline). */
export type ItemState = 'open' | 'running' | 'overdue' | 'done' | 'dropped';

/** When an item is due, epoch milliseconds; null without a deadline, and while nothing it runs from is known. */
export function dueOf(
  incident: Pick<Incident, 'times' | 'ticks' | 'items' | 'alarms'>,
  item: ChecklistItem,
): number | null {
  const { deadline } = item;
  if (!deadline) return null;
  if ('hours' in deadline) {
    const from = timeOf(incident, deadline.from) ?? (deadline.from === 'reported' ? alarmedAt(incident) : null);
    return from === null ? null : from + deadline.hours * hour;
  }
  const tick = incident.ticks[deadline.after];
  return tick?.state === 'done' ? monthsLater(tick.at, deadline.months) : null;
}

/** The same day and time so many months later in Germany; the last day of a shorter month. */
export function monthsLater(at: number, months: number): number {
  const [year = 0, month = 1, day = 1] = dayOf(at).split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(total / 12), total % 12];
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  const then = `${inYear}-${two(inMonth + 1)}-${two(Math.min(day, last))}`;
  return momentOf(then, wallTimeOf(at));
}

export function itemState(incident: Incident, item: ChecklistItem, now: number): ItemState {
  const tick = incident.ticks[item.id];
  if (tick) return tick.state;
  const due = isOff(incident) ? null : dueOf(incident, item);
  if (due === null) return 'open';
  return now >= due ? 'overdue' : 'running';
}

/** How long before a deadline its holders are reminded: a sixth of the time, at least half an hour, at most three days. */
function ahead(span: number): number {
  return Math.min(72 * hour, Math.max(30 * minute, span / 6));
}

/** Something of which somebody has to be reminded. */
export interface DueReminder {
  readonly item: ChecklistItem;
  readonly stage: 'before' | 'over';
  /** When to remind, and the deadline itself; epoch milliseconds. */
  readonly at: number;
  readonly due: number;
}

/** The next reminder of each open item with a deadline, in the order of their times. */
export function reminders(incident: Incident): readonly DueReminder[] {
  if (incident.status === 'none' || isOff(incident)) return [];
  return incident.items
    .flatMap((item): DueReminder[] => {
      const due = incident.ticks[item.id] ? null : dueOf(incident, item);
      if (due === null) return [];
      // Told of a deadline that lay earlier, they are told again of the one that holds now.
      const told = incident.reminded[item.id] ?? { before: 0, over: 0 };
      if (told.over >= due) return [];
      const before = due - ahead(spanOf(item));
      return told.before >= due
        ? [{ item, stage: 'over', at: due, due }]
        : [{ item, stage: 'before', at: before, due }];
    })
    .sort((one, other) => one.at - other.at);
}

/** Reminders whose time has come. Of a deadline that is over already, only that is said. */
export function dueReminders(incident: Incident, now: number): readonly DueReminder[] {
  return reminders(incident)
    .filter(({ at }) => at <= now)
    .map((one) => (one.due <= now ? { ...one, stage: 'over' as const } : one));
}

function spanOf({ deadline }: ChecklistItem): number {
  if (!deadline) return 0;
  return 'hours' in deadline ? deadline.hours * hour : deadline.months * 30 * 24 * hour;
}

/** Open things first, those that fall due first before all; then in their own order. */
export function inOrder(incident: Incident): readonly ChecklistItem[] {
  const place = (item: ChecklistItem) => dueOf(incident, item) ?? Number.MAX_SAFE_INTEGER;
  const isOpen = (item: ChecklistItem) => incident.ticks[item.id] === undefined;
  return incident.items
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) => Number(isOpen(b.item)) - Number(isOpen(a.item)) || place(a.item) - place(b.item) || a.index - b.index,
    )
    .map(({ item }) => item);
}
