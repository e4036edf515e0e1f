// Time within agreed windows: when they are open, shares of a period, and the moment that is drawn from a seed.
import type { DrillWindow } from './drill.ts';
import { addDays, momentOf } from './working-time.ts';

const minute = 60_000;
/** Days a window or a plan may span. */
export const longestSpan = 800;

/** Moments are drawn so that a process that is late by so much still starts within the window, milliseconds. */
const slack = minute;

/** One time a window is open, epoch milliseconds; an exercise starts from `from` on and not after `until`. */
export interface Opening {
  readonly day: string;
  readonly from: number;
  readonly until: number;
  /** When it closes: the exercise is over by then. */
  readonly closes: number;
}

const weekdayOf = (day: string) => new Date(`${day}T00:00Z`).getUTCDay() || 7;

/** The window on one day as clocks in Germany show it, also when they change; null when too short for the exercise. */
function openingOn(window: DrillWindow, day: string, duration: number): Opening | null {
  const from = momentOf(day, window.start);
  const closes = momentOf(window.end <= window.start ? addDays(day, 1) : day, window.end);
  const until = closes - duration * minute;
  return until - slack < from ? null : { day, from, until, closes };
}

/** Every time it is open for an exercise of so many minutes, on days from `from` to `to`, in order. */
export function openingsOf(window: DrillWindow, from: string, to: string, duration: number): readonly Opening[] {
  const found: Opening[] = [];
  let day = from < window.from ? window.from : from;
  const last = to > window.to ? window.to : to;
  for (let count = 0; day <= last && count <= longestSpan; count += 1) {
    const opening = window.weekdays.includes(weekdayOf(day)) ? openingOn(window, day, duration) : null;
    if (opening) found.push(opening);
    day = addDays(day, 1);
  }
  return found;
}

/** The opening in which a moment lies, or null: outside of windows nothing starts. */
export const openingAt = (openings: readonly Opening[], at: number): Opening | null =>
  openings.find(({ from, until }) => from <= at && at <= until) ?? null;

/** From 0 to below 1, the same for the same text (FNV-1a, mixed as in MurmurHash 3): needs no secret but the seed. */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A whole minute of the openings not before `after`, each as likely as the other; null when none is left. */
export function drawMoment(openings: readonly Opening[], after: number, seed: string): number | null {
  const parts = openings
    .map(({ from, until }) => ({ from: Math.max(from, Math.ceil(after / minute) * minute), until }))
    .map(({ from, until }) => ({ from, minutes: Math.floor((until - slack - from) / minute) + 1 }))
    .filter(({ minutes }) => minutes > 0);
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0);
  let left = Math.floor(chanceOf(seed) * total);
  for (const { from, minutes } of parts) {
    if (left < minutes) return from + left * minute;
    left -= minutes;
  }
  return null;
}

/** Openings cut into so many shares of neighbouring days, as even as possible; fewer where there are not so many. */
export function sharesOf(openings: readonly Opening[], count: number): readonly (readonly Opening[])[] {
  const cut = (n: number) => Math.round((n * openings.length) / count);
  return Array.from({ length: count }, (_, n) => openings.slice(cut(n), cut(n + 1))).filter(({ length }) => length > 0);
}
