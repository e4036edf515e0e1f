// Spells of trouble in a run: when processes stood still, clocks were wrong, or something was out of order.
import type { Event } from './history.ts';

export interface Spell {
  readonly from: number;
  readonly to: number;
}

/** When this process stood still. */
export function stalls(events: readonly Event[], machine: string): readonly Spell[] {
  return events.flatMap((event) => {
    const stood = event.kind === 'machine' && event.what === 'stalled' && event.machine === machine;
    return stood ? [{ from: event.at, to: event.at + (event.ms ?? 0) }] : [];
  });
}

/** How long something was wrong between two times, milliseconds; a process that went counts until another took over. */
export function troubleBetween(events: readonly Event[], from: number, to: number): number {
  let sum = 0;
  for (const event of events) {
    const ms = lasting(event);
    sum += Math.max(0, Math.min(to, event.at + ms) - Math.max(from, event.at));
  }
  return sum;
}

/** A new process may come only after 8 s, and then needs 6 s to take over. */
const takeOver = 14_000;

function lasting(event: Event): number {
  if (event.kind === 'trouble') return event.ms;
  if (event.kind !== 'machine') return 0;
  if (event.what === 'stalled') return (event.ms ?? 0) + takeOver;
  return event.what === 'killed' || event.what === 'stopping' ? takeOver : 0;
}

/** By how much the clocks of this run were set, altogether, milliseconds. */
export function skewOf(events: readonly Event[]): number {
  let sum = 0;
  for (const event of events) {
    if (event.kind === 'machine' && event.what === 'skewed') sum += Math.abs(event.ms ?? 0);
  }
  return sum;
}
