// The numbered copies of the printed list of numbers (Alarmliste mit Rufnummern): who keeps which, until when.
import { Refusal } from '../errors.ts';
import type { Entry, Model } from './model.ts';

/** One printed copy. */
export interface Copy {
  /** Counts up per domain, from 1. */
  readonly copy: number;
  /** Who keeps it, or where it lies; 'erased' when that was deleted later. */
  readonly holder: string;
  /** Revision of the domain's record that was printed. */
  readonly version: number;
  readonly printedAt: number;
  /** When it must be back or destroyed, epoch milliseconds. */
  readonly expiresAt: number;
  /** Number of the copy it replaces, of the same holder; null when there is none out. */
  readonly replaces: number | null;
  /** When it came back or was destroyed; null while it is out. */
  readonly returnedAt: number | null;
}

export interface PhoneList {
  readonly copies: readonly Copy[];
}

export interface Print {
  readonly type: 'print';
  readonly holder: string;
  readonly version: number;
  /** How many days it is good. */
  readonly days: number;
}
export interface Return {
  readonly type: 'return';
  readonly copy: number;
}
export type PhoneListCommand = Print | Return;

export interface Printed extends Entry {
  readonly type: 'printed';
  readonly copy: number;
  readonly version: number;
  readonly expiresAt: number;
  readonly replaces: number | null;
}
export interface Returned extends Entry {
  readonly type: 'returned';
  readonly copy: number;
}

const longestHolder = 80;
/** A year: contacts older than that are not worth the paper. */
export const mostDays = 366;
/** As long as a confirmed contact counts as good (`confirmedDays`). */
export const usualDays = 90;
const day = 86_400_000;

const sameHolder = (one: string, other: string) => one.toLocaleLowerCase('de') === other.toLocaleLowerCase('de');

/** True when a copy is still out although its time has passed. */
export const isOverdue = ({ returnedAt, expiresAt }: Copy, at: number): boolean =>
  returnedAt === null && expiresAt <= at;

/** Register of copies; one case per domain, with the domain's id. */
export const phoneLists: Model<PhoneList, PhoneListCommand, Printed | Returned> = {
  name: 'phone-list',
  version: 1,
  empty: { copies: [] },
  decide(state, command, turn) {
    if (command.type === 'return') {
      const found = state.copies.find(({ copy }) => copy === command.copy);
      if (!found) throw new Refusal('copy-unknown');
      return found.returnedAt === null ? [{ type: 'returned', v: 1, copy: command.copy }] : [];
    }
    const holder = command.holder.trim();
    if (holder === '' || holder.length > longestHolder) throw new Refusal('copy-holder', { most: longestHolder });
    if (!Number.isInteger(command.days) || command.days < 1 || command.days > mostDays) {
      throw new Refusal('copy-days', { most: mostDays });
    }
    const replaced = state.copies.findLast((one) => one.returnedAt === null && sameHolder(one.holder, holder));
    return [
      {
        type: 'printed',
        v: 1,
        copy: state.copies.length + 1,
        version: command.version,
        expiresAt: turn.at + command.days * day,
        replaces: replaced?.copy ?? null,
        sealed: { holder },
      },
    ];
  },
  apply(state, entry, turn) {
    if (entry.type === 'returned') {
      const back = (one: Copy) => (one.copy === entry.copy ? { ...one, returnedAt: turn.at } : one);
      return { copies: state.copies.map(back) };
    }
    const { copy, version, expiresAt, replaces } = entry;
    const holder = typeof entry.sealed?.holder === 'string' ? entry.sealed.holder : 'erased';
    const printed: Copy = { copy, holder, version, printedAt: turn.at, expiresAt, replaces, returnedAt: null };
    return { copies: [...state.copies, printed] };
  },
  owed: () => [],
  head: () => null,
};
