// A proposal (Meldung): something outside says that an alarm may be needed; a person decides.
import { Refusal } from '../errors.ts';
import { checkReason, type Level } from './alarm.ts';
import { canonical } from './chain.ts';
import {
  applyLedger,
  type Delivery,
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
type Item = Delivery<ProposalMessage>;

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
  if (command.type === 'report') return decideReport(state, command);
  if (state.status === 'none') throw new Refusal('not-found');
  switch (command.type) {
    case 'wake':
      return isOverdue(state, turn.at) ? [{ type: 'overdue', v: 1 }] : [];
    case 'raise':
      return decideRaise(state, command);
    case 'take':
      return decideTake(state, turn);
    case 'dismiss':
      if (state.status !== 'open') throw new Refusal('proposal-closed');
      checkReason(command.reason);
      return [{ type: 'dismissed', v: 1, reason: command.reason }];
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

function decideReport(state: Proposal, command: Report): readonly ProposalEntry[] {
  if (state.status !== 'none' && state.status !== 'open') throw new Refusal('proposal-closed');
  // A cause that is over before anybody knew of it is nothing to decide on.
  if (state.status === 'none' && !command.firing) return [];
  const { type: _type, ...report } = command;
  return [{ ...report, type: 'reported', v: 1 }];
}

/** The alarm is already out when this is said. So it is a fact, even if somebody dismissed the report meanwhile. */
function decideRaise(state: Proposal, command: RaiseProposal): readonly ProposalEntry[] {
  if (state.status !== 'raised') return [{ type: 'raised', v: 1, alarm: command.alarm }];
  if (state.alarm !== command.alarm) throw new Refusal('proposal-closed');
  return [];
}

/** Taking over from somebody else is allowed and noted. */
function decideTake(state: Proposal, turn: Turn): readonly ProposalEntry[] {
  if (state.status !== 'open') throw new Refusal('proposal-closed');
  const person = 'person' in turn.by ? turn.by.person : '';
  return state.takenBy === person ? [] : [{ type: 'taken', v: 1, person }];
}

const deadline = (state: Proposal) => state.openedAt + takeWithinMinutes * 60_000;
const waits = (state: Proposal) => state.status === 'open' && state.takenBy === '' && !state.overdue;
const isOverdue = (state: Proposal, at: number) => waits(state) && at >= deadline(state);

function tell(state: Proposal, message: ProposalMessage, at: number): Proposal {
  if (state.owner === '') return state;
  const id = `d${Object.keys(state.ledger.deliveries).length + 1}`;
  const item = planned<ProposalMessage>({ id, to: { person: state.owner }, message, lane: 0, ahead: false }, at);
  return { ...state, ledger: { ...state.ledger, deliveries: { ...state.ledger.deliveries, [id]: item } } };
}

/** Cards already out show the new state. */
function shown(state: Proposal, at: number): Proposal {
  return edit(state, (item) => outdated(item, at));
}

/** Nothing more is sent of a closed report, whatever Teams says about what was on its way. */
function stopped(state: Proposal, at: number): Proposal {
  return state.status === 'open' ? state : edit(state, (item) => withdrawn(item, 'stopped', at));
}

function edit(state: Proposal, change: (item: Item) => Item): Proposal {
  const items = Object.values(state.ledger.deliveries).map(change);
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

/** What a card shows of a report; a repeat that says the same asks for no redraw. */
const sight = ({ firing, what, where, level, alerts, facts }: Proposal) =>
  canonical({ firing, what, where, level, alerts, facts });

function applyReported(state: Proposal, entry: Extract<ProposalEntry, { type: 'reported' }>, at: number): Proposal {
  const { type: _type, v: _v, sealed: _sealed, ...report } = entry;
  const resolvedAt = report.firing ? null : at;
  if (state.status === 'none') {
    const opened: Proposal = { ...empty, ...report, status: 'open', openedAt: at, reports: 1, resolvedAt };
    return tell(opened, 'proposal', at);
  }
  const { owner: _owner, since: _since, domain: _domain, ...news } = report;
  const next = { ...state, ...news, reports: state.reports + 1, resolvedAt };
  return sight(state) === sight(next) ? next : shown(next, at);
}

const closed = (state: Proposal, at: number) => shown(stopped({ ...state, closedAt: at }, at), at);

function apply(state: Proposal, entry: ProposalEntry, turn: Turn): Proposal {
  switch (entry.type) {
    case 'reported':
      return applyReported(state, entry, turn.at);
    case 'taken':
      return shown({ ...state, takenBy: entry.person }, turn.at);
    case 'raised':
      return closed({ ...state, status: 'raised', alarm: entry.alarm }, turn.at);
    case 'dismissed':
      return closed({ ...state, status: 'dismissed', reason: entry.reason }, turn.at);
    case 'overdue':
      return tell({ ...state, overdue: true }, 'proposal-reminder', turn.at);
    default:
      return stopped({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
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
