// Event numbers: 2026-017 for real alarms, Ü 2026-003 for exercises, so that they are never confused.
import type { Entry, Model } from './model.ts';

/** The last number of a series and the alarms that lately got theirs. Case id is the series. */
export interface Numbering {
  readonly last: number;
  readonly given: Readonly<Record<string, number>>;
}

export interface Take {
  readonly type: 'take';
  /** The alarm that wants a number; asking twice gives the same one. */
  readonly alarm: string;
}

export interface Taken extends Entry {
  readonly type: 'taken';
  readonly alarm: string;
  readonly number: number;
}

const remembered = 50;

/** A gap is possible when raising fails afterwards; a number is never given twice. */
export const numbering: Model<Numbering, Take, Taken> = {
  name: 'numbering',
  version: 1,
  empty: { last: 0, given: {} },
  decide(state, command) {
    if (Object.hasOwn(state.given, command.alarm)) return [];
    return [{ type: 'taken', v: 1, alarm: command.alarm, number: state.last + 1 }];
  },
  apply(state, entry) {
    const kept = Object.entries(state.given).slice(-remembered);
    return { last: entry.number, given: Object.fromEntries([...kept, [entry.alarm, entry.number]]) };
  },
  owed: () => [],
  head: () => ({ scope: '', status: 'active', key: '', at: 0 }),
};

/** `2026-017`, or `Ü 2026-017` for an exercise. */
export function eventNumber(year: number, exercise: boolean, number: number): string {
  return `${exercise ? 'Ü ' : ''}${year}-${String(number).padStart(3, '0')}`;
}

/** The year in Berlin at a time: what the number starts with on New Year's Eve. */
export function yearOf(at: number): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', year: 'numeric' }).format(at));
}
