// A proposal (Meldung): something outside says that an alarm may be needed; a person decides.
import { Refusal } from '../errors.ts';
import type { Level } from './alarm.ts';
import {
  applyLedger,
  decideLedger,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
  outdated,
  planned,
  withdrawn,
} from './ledger.ts';
import type { Entry, Model, Owed, Turn } from './model.ts';

/** Minutes in which somebody should take a report; then it is overdue and the owner is reminded. */
export const takeWithinMinutes = 5;

/** What a source said. Times are epoch milliseconds. */
export interface Report {
  readonly type: 'report';
  readonly domain: string;
  /** Identity of the cause at the source (Alertmanager: groupKey). */
  readonly source: string;
  readonly firing: boolean;
  readonly what: string;
  readonly where: string;
  readonly since: number;
  readonly level: Level;
  /** Labels and annotations as the source sent them. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** How many single alerts the report covers. */
  readonly alerts: number;
  /** Who has to decide; '' when the domain has nobody. */
  readonly owner: string;
}
export interface TakeProposal {
  readonly type: 'take';
}
export interface RaiseProposal {
  readonly type: 'raise';
  readonly alarm: string;
}
export interface DismissProposal {
  readonly type: 'dismiss';
  readonly reason: string;
}
/** The clock reached a time the case asked for. */
export interface WakeProposal {
  readonly type: 'wake';
}
export type ProposalCommand = Report | TakeProposal | RaiseProposal | DismissProposal | WakeProposal | LedgerCommand;

interface Reported extends Entry, Omit<Report, 'type'> {
  readonly type: 'reported';
}
interface Taken extends Entry {
  readonly type: 'taken';
  readonly person: string;
}
interface WasRaised extends Entry {
  readonly type: 'raised';
  readonly alarm: string;
}
interface Dismissed extends Entry {
  readonly type: 'dismissed';
  readonly reason: string;
}
interface Overdue extends Entry {
  readonly type: 'overdue';
}
export type ProposalEntry = Reported | Taken | WasRaised | Dismissed | Overdue | LedgerEntry;

export type ProposalMessage = 'proposal' | 'proposal-reminder';

export interface Proposal extends Omit<Report, 'type'> {
  readonly status: 'none' | 'open' | 'raised' | 'dismissed';
  readonly openedAt: number;
  /** Who took it, or ''. */
  readonly takenBy: string;
  readonly resolvedAt: number | null;
  /** Reports received for this cause while it was open. */
  readonly reports: number;
  readonly overdue: boolean;
  readonly alarm: string;
  readonly reason: string;
  readonly closedAt: number | null;
  readonly ledger: Ledger<ProposalMessage>;
}

const empty: Proposal = {
  status: 'none',
  domain: '',
  source: '',
  firing: false,
  what: '',
  where: '',
  since: 0,
  level: 'EMERGENCY',
  facts: [],
  alerts: 0,
  owner: '',
  openedAt: 0,
  takenBy: '',
  resolvedAt: null,
  reports: 0,
  overdue: false,
  alarm: '',
  reason: '',
  closedAt: null,
  ledger: emptyLedger,
};

function decide(state: Proposal, command: ProposalCommand, turn: Turn): readonly ProposalEntry[] {
  if (command.type === 'report') {
    if (state.status !== 'none' && state.status !== 'open') throw new Refusal('proposal-closed');
    // A cause that is over before anybody knew of it is nothing to decide on.
    if (state.status === 'none' && !command.firing) return [];
    const { type: _type, ...report } = command;
    return [{ ...report, type: 'reported', v: 1 }];
  }
  if (state.status === 'none') throw new Refusal('not-found');
  if (command.type === 'reserve' || command.type === 'settle' || command.type === 'recover') {
    return decideLedger(state.ledger, command);
  }
  if (command.type === 'wake') return isOverdue(state, turn.at) ? [{ type: 'overdue', v: 1 }] : [];
  if (state.status !== 'open') {
    if (command.type === 'raise' && state.alarm === command.alarm) return [];
    throw new Refusal('proposal-closed');
  }
  if (command.type === 'raise') return [{ type: 'raised', v: 1, alarm: command.alarm }];
  if (command.type === 'take') {
    const person = 'person' in turn.by ? turn.by.person : '';
    return state.takenBy === person ? [] : [{ type: 'taken', v: 1, person }];
  }
  if (command.reason.trim() === '') throw new Refusal('reason-missing');
  return [{ type: 'dismissed', v: 1, reason: command.reason }];
}

const deadline = (state: Proposal) => state.openedAt + takeWithinMinutes * 60_000;
const waits = (state: Proposal) => state.status === 'open' && state.takenBy === '' && !state.overdue;
const isOverdue = (state: Proposal, at: number) => waits(state) && at >= deadline(state);

function tell(state: Proposal, message: ProposalMessage, at: number): Proposal {
  if (state.owner === '') return state;
  const id = `d${Object.keys(state.ledger.deliveries).length + 1}`;
  const item = planned({ id, to: { person: state.owner }, message, lane: 0, version: 1 }, at);
  return { ...state, ledger: { ...state.ledger, deliveries: { ...state.ledger.deliveries, [id]: item } } };
}

/** Cards already out show the new state; what is queued for a closed report is withdrawn. */
function shown(state: Proposal, at: number): Proposal {
  const closed = state.status !== 'open';
  const items = Object.values(state.ledger.deliveries).map((item) =>
    outdated(closed ? withdrawn(item, 'stopped', at) : item, at),
  );
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

function applyReported(state: Proposal, entry: Extract<ProposalEntry, { type: 'reported' }>, at: number): Proposal {
  const { type: _type, v: _v, sealed: _sealed, ...report } = entry;
  const resolvedAt = report.firing ? null : at;
  if (state.status === 'none') {
    const opened: Proposal = { ...empty, ...report, status: 'open', openedAt: at, reports: 1, resolvedAt };
    return tell(opened, 'proposal', at);
  }
  const { owner: _owner, since: _since, domain: _domain, ...news } = report;
  const changed = state.firing !== report.firing;
  const next = { ...state, ...news, reports: state.reports + 1, resolvedAt };
  return changed ? shown(next, at) : next;
}

function apply(state: Proposal, entry: ProposalEntry, turn: Turn): Proposal {
  switch (entry.type) {
    case 'reported':
      return applyReported(state, entry, turn.at);
    case 'taken':
      return shown({ ...state, takenBy: entry.person }, turn.at);
    case 'raised':
      return shown({ ...state, status: 'raised', alarm: entry.alarm, closedAt: turn.at }, turn.at);
    case 'dismissed':
      return shown({ ...state, status: 'dismissed', reason: entry.reason, closedAt: turn.at }, turn.at);
    case 'overdue':
      return tell({ ...state, overdue: true }, 'proposal-reminder', turn.at);
    default:
      return { ...state, ledger: applyLedger(state.ledger, entry, turn) };
  }
}

function owed(state: Proposal): readonly Owed[] {
  const wake: readonly Owed[] = waits(state) ? [{ kind: 'wake', at: deadline(state) }] : [];
  return [...ledgerOwed(state.ledger), ...wake];
}

/** Rules of the proposal: noted, taken, raised as an alarm or dismissed; `resolved` is never an all-clear. */
export const proposals: Model<Proposal, ProposalCommand, ProposalEntry> = {
  name: 'proposal',
  version: 1,
  empty,
  decide,
  apply,
  owed,
  head: (state) => ({ scope: state.domain, status: state.status, key: state.source, at: state.openedAt }),
};
