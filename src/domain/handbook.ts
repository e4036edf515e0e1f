// The offline emergency handbook of a domain: its editions, and who keeps which printed or stored copy.
import { Refusal } from '../errors.ts';
import type { Entry, Model, Owed } from './model.ts';
import { dayOf } from './team.ts';
import { addDays, momentOf } from './working-time.ts';

/** One edition: made when the data had changed since the last one. */
export interface Edition {
  /** Counts up per domain, from 1. */
  readonly edition: number;
  /** sha256 of the content (`HandbookContent`), lower-case hex. */
  readonly hash: string;
  readonly at: number;
}

/** A copy that left the app, on paper or as a file. */
export interface HandbookCopy {
  /** Counts up per domain, from 1. */
  readonly copy: number;
  readonly format: 'paper' | 'zip';
  /** Where it lies; 'erased' when that was deleted later. */
  readonly place: string;
  /** Who sees to it, by person id: reminded when it is to be replaced. */
  readonly keeper: string;
  readonly edition: number;
  readonly printedAt: number;
  readonly expiresAt: number;
  /** Number of the copy it replaces, at the same place and of the same form; null when there was none. */
  readonly replaces: number | null;
  /** When it was replaced, came back or was destroyed; null while it counts. */
  readonly goneAt: number | null;
}

export interface Handbook {
  readonly editions: readonly Edition[];
  readonly copies: readonly HandbookCopy[];
  /** When the data are compared next, epoch milliseconds; null while no copy is out. */
  readonly nextAt: number | null;
  /** A comparison that is owed since; null for none. */
  readonly lookAt: number | null;
}

/** Makes an edition of this content; nothing when it is the last one's. */
export interface Issue {
  readonly type: 'issue';
  readonly hash: string;
}
export interface PrintHandbook {
  readonly type: 'print';
  readonly format: HandbookCopy['format'];
  readonly place: string;
  readonly keeper: string;
  /** Days for which it is good. */
  readonly days: number;
}
export interface ReturnHandbook {
  readonly type: 'return';
  readonly copy: number;
}
/** The data were compared, and whoever keeps an old copy was asked to replace it. */
export interface Looked {
  readonly type: 'looked';
}
export type HandbookCommand = Issue | PrintHandbook | ReturnHandbook | Looked | { readonly type: 'wake' };

interface Issued extends Entry {
  readonly type: 'handbook-issued';
  readonly edition: number;
  readonly hash: string;
}
interface Printed extends Entry {
  readonly type: 'handbook-printed';
  readonly copy: number;
  readonly format: HandbookCopy['format'];
  readonly keeper: string;
  readonly edition: number;
  readonly expiresAt: number;
  readonly replaces: number | null;
}
interface Returned extends Entry {
  readonly type: 'handbook-returned';
  readonly copy: number;
}
interface ToLook extends Entry {
  readonly type: 'handbook-due' | 'handbook-looked';
}
export type HandbookEntry = Issued | Printed | Returned | ToLook;

const longestPlace = 80;
const mostDays = 366;
/** Half a year, unless the data change before. */
export const usualHandbookDays = 182;
const day = 86_400_000;
/** Wall time in Germany at which the data are compared. */
const morning = '05:30';

const samePlace = (one: string, other: string) => one.toLocaleLowerCase('de') === other.toLocaleLowerCase('de');

/** Copies that are out, but are to be replaced: of an older edition than the newest, or expired. */
export function toReplace({ copies, editions }: Pick<Handbook, 'copies' | 'editions'>, at: number) {
  const newest = editions.at(-1)?.edition ?? 0;
  return copies.filter((copy) => copy.goneAt === null && (copy.edition < newest || copy.expiresAt <= at));
}

const isOut = ({ goneAt }: HandbookCopy) => goneAt === null;

function decidePrint(state: Handbook, command: PrintHandbook, at: number): HandbookEntry {
  const place = command.place.trim();
  const edition = state.editions.at(-1);
  if (place === '' || place.length > longestPlace) throw new Refusal('copy-holder', { most: longestPlace });
  if (!Number.isInteger(command.days) || command.days < 1 || command.days > mostDays) {
    throw new Refusal('copy-days', { most: mostDays });
  }
  if (!edition) throw new Refusal('bad-shape');
  const { format, keeper, days } = command;
  const replaced = state.copies.findLast((one) => isOut(one) && one.format === format && samePlace(one.place, place));
  return {
    type: 'handbook-printed',
    v: 1,
    copy: state.copies.length + 1,
    format,
    keeper,
    edition: edition.edition,
    expiresAt: at + days * day,
    replaces: replaced?.copy ?? null,
    sealed: { place },
  };
}

/** The next morning on which the data are compared. */
const nextMorning = (at: number) => momentOf(addDays(dayOf(at), 1), morning);

/** Compared daily as long as a copy is out that could be wrong. */
const planned = (state: Handbook, at: number): Handbook => ({
  ...state,
  nextAt: state.copies.some(isOut) ? nextMorning(at) : null,
});

/** Editions and copies; one case per domain, with the domain's id. */
export const handbooks: Model<Handbook, HandbookCommand, HandbookEntry> = {
  name: 'handbook',
  version: 1,
  empty: { editions: [], copies: [], nextAt: null, lookAt: null },
  decide(state, command, turn) {
    switch (command.type) {
      case 'issue': {
        const { hash } = command;
        if (state.editions.at(-1)?.hash === hash) return [];
        return [{ type: 'handbook-issued', v: 1, edition: state.editions.length + 1, hash }];
      }
      case 'print':
        return [decidePrint(state, command, turn.at)];
      case 'return': {
        const found = state.copies.find(({ copy }) => copy === command.copy);
        if (!found) throw new Refusal('copy-unknown');
        return isOut(found) ? [{ type: 'handbook-returned', v: 1, copy: command.copy }] : [];
      }
      case 'wake':
        return state.nextAt !== null && turn.at >= state.nextAt ? [{ type: 'handbook-due', v: 1 }] : [];
      case 'looked':
        return state.lookAt === null ? [] : [{ type: 'handbook-looked', v: 1 }];
    }
  },
  apply(state, entry, { at }) {
    switch (entry.type) {
      case 'handbook-issued': {
        const { edition, hash } = entry;
        return { ...state, editions: [...state.editions, { edition, hash, at }] };
      }
      case 'handbook-printed': {
        const { copy, format, keeper, edition, expiresAt, replaces } = entry;
        const place = typeof entry.sealed?.place === 'string' ? entry.sealed.place : 'erased';
        const fresh = { copy, format, place, keeper, edition, printedAt: at, expiresAt, replaces, goneAt: null };
        const others = state.copies.map((one) => (one.copy === replaces ? { ...one, goneAt: at } : one));
        return planned({ ...state, copies: [...others, fresh] }, at);
      }
      case 'handbook-returned': {
        const back = (one: HandbookCopy) => (one.copy === entry.copy ? { ...one, goneAt: at } : one);
        return planned({ ...state, copies: state.copies.map(back) }, at);
      }
      case 'handbook-due':
        return { ...planned(state, at), lookAt: at };
      case 'handbook-looked':
        return { ...state, lookAt: null };
    }
  },
  owed({ nextAt, lookAt }): readonly Owed[] {
    return [
      ...(nextAt === null ? [] : [{ kind: 'wake', at: nextAt } as const]),
      ...(lookAt === null ? [] : [{ kind: 'tell', at: lookAt } as const]),
    ];
  },
  head: () => null,
};
