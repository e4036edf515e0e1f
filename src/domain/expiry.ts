// What runs out and would then silently fail: credentials, certificates, code sets, gateway contracts. Warned of in time.
import { Refusal } from '../errors.ts';
import type { Entry, Json, Model, Owed } from './model.ts';
import { dayOf } from './team.ts';
import { isDay } from './team-edit.ts';
import { addDays, momentOf } from './working-time.ts';

export const expiryKinds = ['secret', 'certificate', 'codes', 'contract'] as const;
export type ExpiryKind = (typeof expiryKinds)[number];

/** So many days before the end those who run the system are told. */
const warnedBefore = [60, 30, 7] as const;
/** When clocks in Germany show this on such a day. */
const warnTime = '08:00';
const longestTitle = 120;
const longestWhere = 200;

export interface Expiry {
  readonly kind: ExpiryKind;
  readonly title: string;
  /** Where it is renewed, in a few words; '' when that is not said. Never the secret itself. */
  readonly where: string;
  /** The last day on which it works, `YYYY-MM-DD`. */
  readonly endsOn: string;
  /** Not used any more: nobody is told. */
  readonly retired: boolean;
}

export interface PutExpiry {
  readonly type: 'put';
  readonly value: Expiry;
  /** The revision that was seen; absent where the product itself knows the date. */
  readonly revision?: number;
}
/** Those who run the system were told, or need not do it any longer; `people` who has it in her bundle. */
export interface ToldExpiry {
  readonly type: 'told';
  readonly round: number;
  readonly people: readonly string[];
}
export type ExpiryCommand = PutExpiry | ToldExpiry | { readonly type: 'wake' };

interface WasPut extends Entry {
  readonly type: 'put';
  readonly value: Json;
}
/** The day came: `days` before the end, once each. */
interface Warned extends Entry {
  readonly type: 'warned';
  readonly days: number;
  readonly endsOn: string;
}
interface WasTold extends Entry, Omit<ToldExpiry, 'type'> {
  readonly type: 'told';
}
export type ExpiryEntry = WasPut | Warned | WasTold;

export interface ExpiryRecord {
  readonly value: Expiry | undefined;
  readonly revision: number;
  /** The smallest number of days of which was warned for this end; null before the first. */
  readonly warned: number | null;
  /** When that was, epoch milliseconds. */
  readonly warnedAt: number | null;
  /** `telling`: it is owed to tell them · `closing`: it was renewed, their bundles are to be cleared. */
  readonly state: 'quiet' | 'telling' | 'told' | 'closing';
  /** Counts what was owed, so that what was told late settles nothing newer. */
  readonly round: number;
  readonly owedAt: number;
  readonly people: readonly string[];
}

const empty: ExpiryRecord = {
  value: undefined,
  revision: 0,
  warned: null,
  warnedAt: null,
  state: 'quiet',
  round: 0,
  owedAt: 0,
  people: [],
};

/** Refuses what may not stand, naming the field. */
function checkExpiry({ kind, title, where, endsOn }: Expiry): void {
  const wrong = (field: string) => new Refusal('expiry-wrong', { field });
  if (!expiryKinds.includes(kind)) throw wrong('kind');
  if (title.trim() === '' || title.length > longestTitle) throw wrong('title');
  if (where.length > longestWhere) throw wrong('where');
  if (!isDay(endsOn)) throw wrong('endsOn');
}

/** Warnings still to come, the next first: days before the end, and when. */
function warningsLeft({ value, warned }: ExpiryRecord): readonly { readonly days: number; readonly at: number }[] {
  if (!value || value.retired) return [];
  return warnedBefore
    .filter((days) => warned === null || days < warned)
    .map((days) => ({ days, at: momentOf(addDays(value.endsOn, -days), warnTime) }));
}

/** How many days it still works: 0 on its last day, below that it is over. */
export function daysLeft({ endsOn }: Pick<Expiry, 'endsOn'>, at: number): number {
  return Math.round((Date.parse(endsOn) - Date.parse(dayOf(at))) / 86_400_000);
}

function decide(state: ExpiryRecord, command: ExpiryCommand, at: number): readonly ExpiryEntry[] {
  switch (command.type) {
    case 'put': {
      const { value, revision } = command;
      checkExpiry(value);
      if (revision !== undefined && revision !== state.revision) throw new Refusal('changed-meanwhile');
      const { kind, title, where, endsOn, retired } = value;
      const plain = { kind, title, where, endsOn, retired };
      return JSON.stringify(plain) === JSON.stringify(state.value) ? [] : [{ type: 'put', v: 1, value: plain }];
    }
    case 'wake': {
      // Of several that are due, because it was entered late, one is enough: the most urgent.
      const due = warningsLeft(state).filter((each) => each.at <= at);
      const days = Math.min(...due.map((each) => each.days));
      return state.value && due.length > 0 ? [{ type: 'warned', v: 1, days, endsOn: state.value.endsOn }] : [];
    }
    case 'told':
      return isOwed(state) && command.round === state.round ? [{ ...command, v: 1 }] : [];
  }
}

const isOwed = ({ state }: ExpiryRecord) => state === 'telling' || state === 'closing';

/** Another end, or none: whoever was told of the old one need not do anything any more. */
function put(state: ExpiryRecord, { value: given }: WasPut, at: number): ExpiryRecord {
  const value = given as unknown as Expiry;
  const next = { ...state, value, revision: state.revision + 1 };
  const isSame = state.value?.endsOn === value.endsOn && state.value.retired === value.retired;
  if (isSame) return next;
  const isKnown = state.people.length > 0 || state.state === 'telling';
  const closing = { state: 'closing', round: state.round + 1, owedAt: at } as const;
  return { ...next, warned: null, warnedAt: null, ...(isKnown ? closing : { state: 'quiet' as const }) };
}

/** Rules of what runs out; one case each. */
export const expiries: Model<ExpiryRecord, ExpiryCommand, ExpiryEntry> = {
  name: 'expiry',
  version: 1,
  empty,
  decide: (state, command, { at }) => decide(state, command, at),
  apply(state, entry, { at }) {
    switch (entry.type) {
      case 'put':
        return put(state, entry, at);
      case 'warned': {
        const { days: warned } = entry;
        return { ...state, warned, warnedAt: at, state: 'telling', round: state.round + 1, owedAt: at };
      }
      case 'told':
        return state.state === 'closing'
          ? { ...state, state: 'quiet', people: [] }
          : { ...state, state: 'told', people: entry.people };
    }
  },
  owed(state): readonly Owed[] {
    const [next] = warningsLeft(state);
    return [
      ...(next ? [{ kind: 'wake', at: next.at } as const] : []),
      ...(isOwed(state) ? [{ kind: 'tell', at: state.owedAt } as const] : []),
    ];
  },
  head: ({ value }) => (value ? { scope: '', status: value.retired ? 'retired' : 'open', key: '', at: 0 } : null),
};
