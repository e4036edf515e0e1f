// What may be agreed as a window and planned within one; each refusal says what to change.
import { Refusal } from '../errors.ts';
import type { DrillBook, DrillCommand, DrillSlot, DrillWindow, KeptWindow, PlannedDrill } from './drill.ts';
import { drawMoment, longestSpan, type Opening, openingsOf, sharesOf } from './drill-window.ts';
import { isDay } from './exercise-checks.ts';
import { dayOf } from './team.ts';
import { addDays } from './working-time.ts';

const longest = { line: 200, text: 1_000 } as const;
const mostWindows = 60;
/** Planned exercises that are kept; of those done with the oldest go first. */
const mostDrills = 200;
const mostStarts = 24;
const aTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function checkSpan(from: string, to: string): void {
  if (!isDay(from) || !isDay(to)) throw new Refusal('drill-day');
  if (to < from || addDays(from, longestSpan) < to) throw new Refusal('drill-span');
}

/** The window as it is kept, trimmed. `today`: what was agreed was agreed by then. */
export function checkWindow({ windows }: DrillBook, wanted: DrillWindow, today: string): DrillWindow {
  const window = { ...wanted, agreedWith: wanted.agreedWith.trim(), note: wanted.note.trim() };
  checkSpan(window.from, window.to);
  if (window.to < today) throw new Refusal('drill-past');
  if (window.weekdays.length === 0) throw new Refusal('drill-weekday');
  if (!window.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) throw new Refusal('bad-shape');
  if (!aTime.test(window.start) || !aTime.test(window.end) || window.start === window.end) {
    throw new Refusal('drill-time');
  }
  if (window.agreedWith === '' || !isDay(window.agreedOn) || window.agreedOn > today) {
    throw new Refusal('drill-agreement');
  }
  if (window.agreedWith.length > longest.line) throw new Refusal('text-too-long', { most: longest.line });
  if (window.note.length > longest.text) throw new Refusal('text-too-long', { most: longest.text });
  if (windows.length >= mostWindows) throw new Refusal('drill-many', { most: mostWindows });
  return { ...window, weekdays: [...new Set(window.weekdays)].sort((one, other) => one - other) };
}

export function windowIn({ windows }: DrillBook, id: string): KeptWindow {
  const found = windows.find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

export function drillIn({ drills }: DrillBook, id: string): PlannedDrill {
  const found = drills.find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Not done with: a start lies ahead or is under way. */
export const isAhead = ({ slots }: Pick<PlannedDrill, 'slots'>): boolean =>
  slots.some(({ status }) => status === 'waiting' || status === 'due' || status === 'starting');

/** The starts of a plan with their moments; refuses what no agreed window has room for. */
export function startsOf(
  book: DrillBook,
  { exercise, window: id, from, to, count, duration, seed }: Extract<DrillCommand, { type: 'plan' }>,
  at: number,
): readonly Pick<DrillSlot, 'n' | 'from' | 'to' | 'moment'>[] {
  const window = windowIn(book, id);
  if (window.status !== 'agreed') throw new Refusal('drill-not-agreed');
  checkSpan(from, to);
  if (to < dayOf(at)) throw new Refusal('drill-past');
  if (!Number.isInteger(count) || count < 1 || count > mostStarts)
    throw new Refusal('drill-count', { most: mostStarts });
  if (book.drills.some((one) => one.exercise === exercise && isAhead(one))) throw new Refusal('drill-planned-already');
  if (book.drills.length >= mostDrills) throw new Refusal('drill-many', { most: mostDrills });
  const ahead = openingsOf(window, from, to, duration).filter(({ until }) => until > at);
  if (ahead.length === 0) throw new Refusal('drill-no-opening');
  const shares = sharesOf(ahead, count);
  if (shares.length < count) throw new Refusal('drill-too-often', { most: ahead.length });
  return shares.map((share, index) => {
    const [first, last] = [share[0], share.at(-1)] as [Opening, Opening];
    const moment = drawMoment(share, at + 60_000, seedOf(seed, index + 1, 0));
    if (moment === null) throw new Refusal('drill-no-opening');
    return { n: index + 1, from: first.day, to: last.day, moment };
  });
}

/** Each start and each time it is put off has a chance of its own. */
export const seedOf = (seed: string, n: number, postponed: number): string => `${seed}/${n}/${postponed}`;
