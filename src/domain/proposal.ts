// A proposal (Meldung): something outside says that an alarm may be needed; a person decides.
import { Refusal } from '../errors.ts';
import { checkReason, type Level } from './alarm.ts';
import { canonical } from './chain.ts';
import {
  applyLedger,
  decideLedger,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
} from './ledger.ts';
import type { Entry, Model, Owed, Turn } from './model.ts';
import {
  type Asked,
  type ProposalMessage,
  type ProposalReach,
  type ProposalStep,
  type Receipt,
  shown,
  stopAsking,
  takeWithinMinutes,
  tell,
  tellReporter,
  withoutTeams,
} from './proposal-messages.ts';
import type { Statement } from './report.ts';
import type { WaysOf } from './ways.ts';

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
  /** Who is asked in turn; absent: the owner alone. Frozen with the first report of a cause. */
  readonly steps?: readonly ProposalStep[];
  /** By which ways those asked are reached, and whether it came outside office hours; frozen with the steps. */
  readonly ways?: WaysOf;
  readonly ring?: boolean;
  /** What a person said beside; absent when a machine reports. */
  readonly statement?: Statement;
  /** Where the reporter is called back, or ''. Personal: sealed, for those who decide. */
  readonly callback?: string;
  /** The card that becomes her receipt; absent: she gets one of its own. */
  readonly receipt?: Receipt;
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
/** Teams broke, or works again, while somebody is waited for. */
export interface TeamsTurned {
  readonly type: 'teams-down' | 'teams-up';
}
export type ProposalCommand =
  | Report
  | TakeProposal
  | RaiseProposal
  | DismissProposal
  | WakeProposal
  | TeamsTurned
  | LedgerCommand;

interface Reported extends Entry, Omit<Report, 'type' | 'callback'> {
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
/** Nobody took it in time: those asked are reminded, and the people of the next stage are asked, if there is one. */
interface Overdue extends Entry {
  readonly type: 'overdue';
  readonly next?: ProposalStep | null;
}
interface Turned extends Entry {
  readonly type: 'fell-back' | 'came-back';
}
export type ProposalEntry = Reported | Taken | WasRaised | Dismissed | Overdue | Turned | LedgerEntry;

export interface Proposal
  extends Omit<Report, 'type' | 'steps' | 'statement' | 'callback' | 'receipt' | 'ways' | 'ring'>,
    ProposalReach {
  readonly status: 'none' | 'open' | 'raised' | 'dismissed';
  readonly openedAt: number;
  /** Who took it, or ''. */
  readonly takenBy: string;
  readonly resolvedAt: number | null;
  /** Reports received for this cause while it was open. */
  readonly reports: number;
  readonly overdue: boolean;
  readonly steps: readonly ProposalStep[];
  /** Who was asked and when, newest last. */
  readonly asked: readonly Asked[];
  /** How often the time ran out, and when last; epoch milliseconds. */
  readonly passes: number;
  readonly passedAt: number;
  /** What a person said; null when a machine reports. */
  readonly statement: Statement | null;
  readonly callback: string;
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
  ways: {},
  ring: false,
  teamsDown: false,
  steps: [],
  asked: [],
  passes: 0,
  passedAt: 0,
  statement: null,
  callback: '',
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
      return isOverdue(state, turn.at) ? [{ type: 'overdue', v: 1, next: state.steps[state.passes + 1] ?? null }] : [];
    case 'raise':
      return decideRaise(state, command);
    case 'take':
      return decideTake(state, turn);
    case 'dismiss':
      if (state.status !== 'open') throw new Refusal('proposal-closed');
      checkReason(command.reason);
      return [{ type: 'dismissed', v: 1, reason: command.reason }];
    case 'teams-down':
      return isAsking(state) && !state.teamsDown ? [{ type: 'fell-back', v: 1 }] : [];
    case 'teams-up':
      return state.teamsDown ? [{ type: 'came-back', v: 1 }] : [];
    default:
      return decideLedger(state.ledger, command, turn.at);
  }
}

function decideReport(state: Proposal, command: Report): readonly ProposalEntry[] {
  // What a person said once is said, whatever became of it meanwhile.
  if (state.status !== 'none' && command.statement) return [];
  if (state.status !== 'none' && state.status !== 'open') throw new Refusal('proposal-closed');
  // A cause that is over before anybody knew of it is nothing to decide on.
  if (state.status === 'none' && !command.firing) return [];
  const { type: _type, callback = '', ...report } = command;
  return [{ ...report, type: 'reported', v: 1, ...(callback === '' ? {} : { sealed: { callback } }) }];
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

/** Those asked are reminded once each, so there is one pass for every step; one also where nobody can be asked. */
const passesOf = ({ steps }: Proposal) => Math.max(1, steps.length);
/** When the time of those asked last runs out; epoch milliseconds. */
export const deadline = (state: Proposal) => (state.passedAt || state.openedAt) + takeWithinMinutes * 60_000;
/** Nobody took it: whoever was asked is still waited for. */
const isAsking = ({ status, takenBy }: Proposal) => status === 'open' && takenBy === '';
/** Time runs for those who are asked. */
export const isWaiting = (state: Proposal) => isAsking(state) && state.passes < passesOf(state);
const isOverdue = (state: Proposal, at: number) => isWaiting(state) && at >= deadline(state);

/** Of a closed report nothing more is sent, of a taken one nobody is reminded, whatever Teams says meanwhile. */
function stopped(state: Proposal, at: number): Proposal {
  if (state.status !== 'open') return stopAsking(state, 'everything', at);
  return isAsking(state) ? withoutTeams(state, at) : stopAsking(state, 'passing on', at);
}

function ask(state: Proposal, step: ProposalStep, message: 'proposal' | 'proposal-passed', at: number): Proposal {
  return tell({ ...state, asked: [...state.asked, { ...step, at }] }, step.people, message, at);
}

/** What a card shows of a report; a repeat that says the same asks for no redraw. */
const sight = ({ firing, what, where, level, alerts, facts }: Proposal) =>
  canonical({ firing, what, where, level, alerts, facts });

function applyReported(state: Proposal, entry: Extract<ProposalEntry, { type: 'reported' }>, at: number): Proposal {
  const { type: _type, v: _v, sealed, steps, ways, ring, statement = null, receipt = null, ...report } = entry;
  const resolvedAt = report.firing ? null : at;
  if (state.status === 'none') {
    const callback = typeof sealed?.callback === 'string' ? sealed.callback : '';
    const alone: readonly ProposalStep[] = report.owner === '' ? [] : [{ stage: 'owner', people: [report.owner] }];
    const reach = { ways: ways ?? {}, ring: ring ?? false };
    const known = { ...empty, ...report, ...reach, steps: steps ?? alone, statement, callback };
    const opened: Proposal = { ...known, status: 'open', openedAt: at, reports: 1, resolvedAt };
    const [first] = opened.steps;
    const told = first ? ask(opened, first, 'proposal', at) : opened;
    return statement ? tellReporter(told, statement.reporter, receipt, at) : told;
  }
  const { owner: _owner, since: _since, domain: _domain, ...news } = report;
  const next = { ...state, ...news, reports: state.reports + 1, resolvedAt };
  return sight(state) === sight(next) ? next : shown(next, at);
}

/** Those asked last are reminded, the next ones are asked; cards already out say so. */
function applyOverdue(state: Proposal, { next = null }: Overdue, at: number): Proposal {
  const last = state.asked.at(-1)?.people ?? [];
  const passed: Proposal = { ...state, overdue: true, passes: state.passes + 1, passedAt: at };
  const reminded = tell(shown(passed, at), last, 'proposal-reminder', at);
  return next ? ask(reminded, next, 'proposal-passed', at) : reminded;
}

const closed = (state: Proposal, at: number) => shown(stopped({ ...state, closedAt: at }, at), at);

function apply(state: Proposal, entry: ProposalEntry, turn: Turn): Proposal {
  switch (entry.type) {
    case 'reported':
      return applyReported(state, entry, turn.at);
    case 'taken':
      return shown(stopped({ ...state, takenBy: entry.person }, turn.at), turn.at);
    case 'raised':
      return closed({ ...state, status: 'raised', alarm: entry.alarm }, turn.at);
    case 'dismissed':
      return closed({ ...state, status: 'dismissed', reason: entry.reason }, turn.at);
    case 'overdue':
      return stopped(applyOverdue(state, entry, turn.at), turn.at);
    case 'fell-back':
      return stopped({ ...state, teamsDown: true }, turn.at);
    case 'came-back':
      return { ...state, teamsDown: false };
    default:
      return stopped({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
  }
}

function owed(state: Proposal): readonly Owed[] {
  const wake: readonly Owed[] = isWaiting(state) ? [{ kind: 'wake', at: deadline(state) }] : [];
  return [...ledgerOwed(state.ledger), ...wake];
}

/** Rules of the proposal: noted, taken, raised as an alarm or dismissed; `resolved` is never an all-clear. */
export const proposals: Model<Proposal, ProposalCommand, ProposalEntry> = {
  name: 'proposal',
  version: 3,
  empty,
  decide,
  apply,
  owed,
  head: (state) => ({ scope: state.domain, status: state.status, key: state.source, at: state.openedAt }),
};
