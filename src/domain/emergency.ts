// The emergency entrance (Notfallzugang): sealed one-time codes of a domain for those who alarm, for the day Entra is gone.
import { owing, owingInstead, waysFor } from './beside-teams.ts';
import {
  applyLedger,
  decideLedger,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
} from './ledger.ts';
import type { Entry, Model, Turn } from './model.ts';
import type { WaysOf } from './ways.ts';

/** Codes are issued anew every quarter; a little longer they still open, so that no night is without any. */
const reissueDays = 90;
const lastsDays = 100;
/** An entrance stays open for so long, milliseconds. */
export const staysOpen = 8 * 3_600_000;
/** Whoever alarms is reminded so many days before. */
const remindDays = 10;
const mostCodes = 200;
const day = 86_400_000;

/** `emergency-opened` tells those who alarm, and the CISO, that somebody came in without Microsoft. */
export type EmergencyMessage = 'emergency-opened';

/** One sealed code; only its hash is known. */
export interface EmergencyCode {
  /** Counts up per domain, from 1; printed on the sheet. */
  readonly n: number;
  readonly person: string;
  readonly hash: string;
  readonly issuedAt: number;
  readonly endsAt: number;
  readonly usedAt: number | null;
  /** Replaced by newer ones. */
  readonly voidAt: number | null;
}

/** Somebody came in with a code. */
export interface Opening {
  readonly n: number;
  readonly person: string;
  readonly at: number;
  readonly closedAt: number | null;
}

export interface Issue {
  readonly type: 'issue';
  readonly codes: readonly { readonly person: string; readonly hash: string }[];
}
export interface Open {
  readonly type: 'open';
  readonly hash: string;
  /** Who is told, and by which ways each is reached. */
  readonly told: readonly string[];
  readonly ways: WaysOf;
}
export interface CloseEntrance {
  readonly type: 'close';
  readonly n: number;
}
export type EmergencyCommand = Issue | Open | CloseEntrance | LedgerCommand;

interface Issued extends Entry {
  readonly type: 'issued';
  readonly codes: Issue['codes'];
}
interface Opened extends Entry {
  readonly type: 'opened';
  readonly n: number;
  readonly told: readonly string[];
  readonly ways: WaysOf;
}
interface Closed extends Entry {
  readonly type: 'closed';
  readonly n: number;
}
type EmergencyEntry = Issued | Opened | Closed | LedgerEntry;

export interface Emergency {
  readonly codes: readonly EmergencyCode[];
  readonly openings: readonly Opening[];
  readonly ways: WaysOf;
  readonly ledger: Ledger<EmergencyMessage>;
}

const empty: Emergency = { codes: [], openings: [], ways: {}, ledger: emptyLedger };

/** A code that opens at a moment. */
export const opens = ({ usedAt, voidAt, endsAt }: EmergencyCode, at: number): boolean =>
  usedAt === null && voidAt === null && at < endsAt;

/** True while whoever came in with code `n` may still be in. */
export function isOpen({ openings }: Emergency, n: number, at: number): boolean {
  return openings.some((one) => one.n === n && one.closedAt === null && at < one.at + staysOpen);
}

/** When codes have to be issued anew, epoch milliseconds; 0 when there are none that open. */
export function reissueAt({ codes }: Emergency, at: number): number {
  const good = codes.filter((code) => opens(code, at));
  return good.length === 0 ? 0 : Math.min(...good.map(({ issuedAt }) => issuedAt)) + reissueDays * day;
}

/**
 * Whether new codes are wanted: the quarter is nearly over, or it is over and none opens any more. Where there never were
 * any, nobody is asked: whether a domain wants the entrance is for those who alarm there.
 */
export function wantsReissue(state: Emergency, at: number): boolean {
  const due = reissueAt(state, at);
  return due === 0 ? state.codes.length > 0 : due - remindDays * day <= at;
}

function decide(state: Emergency, command: EmergencyCommand, at: number): readonly EmergencyEntry[] {
  switch (command.type) {
    case 'issue':
      return command.codes.length === 0 ? [] : [{ type: 'issued', v: 1, codes: command.codes.slice(0, mostCodes) }];
    case 'open': {
      const code = state.codes.find(({ hash }) => hash === command.hash);
      if (!code || !opens(code, at)) return [];
      return [{ type: 'opened', v: 1, n: code.n, told: command.told, ways: command.ways }];
    }
    case 'close':
      return isOpen(state, command.n, at) ? [{ type: 'closed', v: 1, n: command.n }] : [];
    default:
      return decideLedger(state.ledger, command, at);
  }
}

/** The newest codes count: all older ones of the domain are void, so that no forgotten envelope opens anything. */
function issued(state: Emergency, { codes }: Issued, at: number): Emergency {
  const old = state.codes.map((code) => (opens(code, at) ? { ...code, voidAt: at } : code));
  const added = codes.map(({ person, hash }, index): EmergencyCode => {
    const n = state.codes.length + index + 1;
    return { n, person, hash, issuedAt: at, endsAt: at + lastsDays * day, usedAt: null, voidAt: null };
  });
  return { ...state, codes: [...old, ...added] };
}

function opened(state: Emergency, { n, told, ways }: Opened, at: number): Emergency {
  const code = state.codes.find((one) => one.n === n);
  const used = state.codes.map((one) => (one.n === n ? { ...one, usedAt: at } : one));
  const reaching = { ways, teamsDown: false };
  // By every way at once: whoever needs this entrance says that Teams may be what failed.
  const letters = told.flatMap((person) =>
    waysFor(reaching, person, { beside: ['sms', 'email'], instead: ['sms', 'email', 'voice'] }).map((way) => ({
      person,
      way,
      message: 'emergency-opened' as const,
      lane: 0 as const,
    })),
  );
  const opening: Opening = { n, person: code?.person ?? '', at, closedAt: null };
  return {
    ...state,
    codes: used,
    ways,
    openings: [...state.openings, opening],
    ledger: owing(state.ledger, letters, at),
  };
}

function apply(state: Emergency, entry: EmergencyEntry, turn: Turn): Emergency {
  switch (entry.type) {
    case 'issued':
      return issued(state, entry, turn.at);
    case 'opened':
      return opened(state, entry, turn.at);
    case 'closed':
      return {
        ...state,
        openings: state.openings.map((one) => (one.n === entry.n ? { ...one, closedAt: turn.at } : one)),
      };
    default: {
      const settled = applyLedger(state.ledger, entry, turn);
      const reaching = { ways: state.ways, teamsDown: false };
      return { ...state, ledger: owingInstead(settled, reaching, () => ['voice'], turn.at) };
    }
  }
}

/** Rules of the entrance; one case per domain, with the domain's id. */
export const emergencies: Model<Emergency, EmergencyCommand, EmergencyEntry> = {
  name: 'emergency',
  version: 1,
  empty,
  decide: (state, command, turn) => decide(state, command, turn.at),
  apply,
  owed: (state) => ledgerOwed(state.ledger),
  head: () => null,
};
