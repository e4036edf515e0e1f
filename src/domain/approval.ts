// Who is asked for the second yes, and by which ways. A case of its own beside the alarm, which alone decides.

import { owing, owingInstead, type Reaching, type Wanted, waysFor } from './beside-teams.ts';
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
  withdrawn,
} from './ledger.ts';
import type { Entry, Model, Turn } from './model.ts';
import type { Release } from './release-words.ts';
import { secondWays, usableWays, type Way, type WaysOf } from './ways.ts';

/** So many are asked at most. */
export const mostApprovers = 20;
/** So many of them are rung up outside office hours: one yes is enough, and nobody else need be woken. */
const mostRung = 6;

/** `glass` tells that somebody did without a second person, `withheld` tells who asked that everybody else is not told. */
export const approvalMessages = ['approval', 'glass', 'withheld'] as const;
export type ApprovalMessage = (typeof approvalMessages)[number];

/** What the alarm says about its second yes now. */
export interface FollowApproval {
  readonly type: 'follow';
  /** `release.version` of the alarm. */
  readonly version: number;
  readonly domain: string;
  readonly state: Release['state'] | 'ended';
  readonly way: Release['way'];
  /** When it was asked for, epoch milliseconds: another time is another question. */
  readonly askedAt: number;
  readonly askedBy: string;
  readonly approvers: readonly string[];
  /** The alarm's text for everybody as it is asked about (`telling.version`). */
  readonly text?: number;
  /** By which ways each of them is reached; only Teams when absent. */
  readonly ways?: WaysOf;
  /** It is asked outside office hours: the first of them are rung up. */
  readonly ring?: boolean;
  readonly teamsDown?: boolean;
}
/** Teams broke, or works again, while it is asked. */
export interface TeamsTurned {
  readonly type: 'teams-down' | 'teams-up';
}
export type ApprovalCommand = FollowApproval | TeamsTurned | LedgerCommand;

interface Followed extends Entry, Omit<FollowApproval, 'type'> {
  readonly type: 'followed';
}
interface Turned extends Entry {
  readonly type: 'fell-back' | 'came-back';
}
type ApprovalEntry = Followed | Turned | LedgerEntry;
type Item = Delivery<ApprovalMessage>;

export interface Approval
  extends Omit<FollowApproval, 'type' | 'state' | 'text' | 'ways' | 'ring' | 'teamsDown'>,
    Reaching {
  readonly status: 'none' | 'open' | 'closed';
  readonly state: FollowApproval['state'] | 'none';
  readonly text: number;
  readonly ring: boolean;
  /** How many messages there were before the question that is asked now. */
  readonly before: number;
  /** The same for the text that is asked about now: what was said before it, on the telephone, counts no more. */
  readonly beforeText: number;
  readonly ledger: Ledger<ApprovalMessage>;
}

const empty: Approval = {
  status: 'none',
  version: 0,
  domain: '',
  state: 'none',
  before: 0,
  beforeText: 0,
  text: 0,
  ways: {},
  ring: false,
  teamsDown: false,
  way: 'none',
  askedAt: 0,
  askedBy: '',
  approvers: [],
  ledger: emptyLedger,
};

function edit(state: Approval, change: (item: Item) => Item): Approval {
  const items = Object.values(state.ledger.deliveries).map(change);
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

const countOf = ({ ledger }: Approval) => Object.keys(ledger.deliveries).length;

/** A message of the question that is asked now, not of one before it. */
export function isOfRound({ before }: Approval, { id }: Pick<Delivery, 'id'>): boolean {
  return Number(id.slice(1)) > before;
}

/** A message about the text that is asked about now. */
export function isOfText({ beforeText }: Approval, { id }: Pick<Delivery, 'id'>): boolean {
  return Number(id.slice(1)) > beforeText;
}

/** Who reads it need not be called, unless nothing else leads to her; whoever is to say yes is. */
const instead: Readonly<Record<ApprovalMessage, Wanted['instead']>> = {
  approval: secondWays,
  glass: ['sms', 'email'],
  withheld: ['sms', 'email'],
};

type Asked = Reaching & Pick<Approval, 'ring' | 'approvers'>;

/** By which ways each approver is asked, in the order of asking. */
export function askingWays(asked: Asked): readonly { readonly person: string; readonly ways: readonly Way[] }[] {
  const rung = asked.approvers.filter((person) => usableWays(asked.ways, person, ['voice', 'sms']).length > 0);
  const beside = (person: string) =>
    asked.ring && rung.slice(0, mostRung).includes(person) ? (['voice', 'sms'] as const) : [];
  return asked.approvers.map((person) => ({
    person,
    ways: waysFor(asked, person, { beside: beside(person), instead: instead.approval }),
  }));
}

function tell(state: Approval, people: readonly string[], message: ApprovalMessage, at: number): Approval {
  const told =
    message === 'approval'
      ? askingWays(state)
      : people.map((person) => ({ person, ways: waysFor(state, person, { beside: [], instead: instead[message] }) }));
  const letters = told.flatMap(({ person, ways }) => ways.map((way) => ({ person, way, message, lane: 0 as const })));
  return { ...state, ledger: owing(state.ledger, letters, at) };
}

/** What only Teams was to carry goes the other ways where it does not. */
function withoutTeams(state: Approval, at: number): Approval {
  const isWorth = (item: Item) => isOfRound(state, item) && (item.message !== 'approval' || state.status === 'open');
  const wanted = (item: Item) => (isWorth(item) ? instead[item.message] : null);
  return { ...state, ledger: owingInstead(state.ledger, state, wanted, at) };
}

/** The text changed while it is asked about: cards are drawn anew, whoever has it by telephone or mail is told anew. */
function askedAnew(before: Approval, state: Approval, at: number): Approval {
  const beside = Object.values(before.ledger.deliveries).filter(
    (item) => item.message === 'approval' && item.way !== 'teams' && isOfText(before, item),
  );
  const letters = beside.flatMap(({ to, way }) =>
    'person' in to ? [{ person: to.person, way, message: 'approval' as const, lane: 0 as const }] : [],
  );
  const old = edit(state, (item) => (item.way === 'teams' ? item : withdrawn(item, 'superseded', at)));
  return { ...old, beforeText: countOf(old), ledger: owing(old.ledger, letters, at) };
}

/** Nobody is asked any more when it is decided. */
function stopped(state: Approval, at: number): Approval {
  if (state.status === 'open') return state;
  return edit(state, (item) => (item.message === 'approval' ? withdrawn(item, 'superseded', at) : item));
}

function applyFollowed(before: Approval, entry: Followed, at: number): Approval {
  const { type: _type, v: _v, sealed: _sealed, ...said } = entry;
  const waits = said.state === 'waiting';
  const shown = edit(before, (item) => outdated(item, at));
  const { text = before.text, ...rest } = said;
  // An answer is about what was asked, whatever became of the alarm since.
  const state: Approval = { ...shown, ...rest, text: waits ? text : before.text, status: waits ? 'open' : 'closed' };
  const isAskedAnew = waits && before.askedAt !== said.askedAt;
  if (isAskedAnew && said.approvers.length === 0) return tell(state, [said.askedBy], 'withheld', at);
  if (isAskedAnew) {
    const old = edit(state, (item) => withdrawn(item, 'superseded', at));
    return tell({ ...old, before: countOf(state), beforeText: countOf(state) }, said.approvers, 'approval', at);
  }
  if (waits && before.text !== state.text) return askedAnew(before, state, at);
  const done = stopped(state, at);
  if (before.state === said.state) return done;
  if (said.state === 'released' && said.way === 'broken-glass') return tell(done, said.approvers, 'glass', at);
  return said.state === 'refused' || said.state === 'expired' ? tell(done, [said.askedBy], 'withheld', at) : done;
}

function decide(state: Approval, command: ApprovalCommand, at: number): readonly ApprovalEntry[] {
  switch (command.type) {
    case 'follow': {
      const { type: _type, ...said } = command;
      return said.version > state.version ? [{ ...said, type: 'followed', v: 1 }] : [];
    }
    case 'teams-down':
      return state.status === 'open' && !state.teamsDown ? [{ type: 'fell-back', v: 1 }] : [];
    case 'teams-up':
      return state.teamsDown ? [{ type: 'came-back', v: 1 }] : [];
    default:
      return decideLedger(state.ledger, command, at);
  }
}

function apply(state: Approval, entry: ApprovalEntry, turn: Turn): Approval {
  switch (entry.type) {
    case 'followed':
      return withoutTeams(applyFollowed(state, entry, turn.at), turn.at);
    case 'fell-back':
      return withoutTeams({ ...state, teamsDown: true }, turn.at);
    case 'came-back':
      return { ...state, teamsDown: false };
    default: {
      const settled = { ...state, ledger: applyLedger(state.ledger, entry, turn) };
      return withoutTeams(stopped(settled, turn.at), turn.at);
    }
  }
}

/** Rules of the approvers' messages (quality.md 3.3, threat 13). */
export const approvals: Model<Approval, ApprovalCommand, ApprovalEntry> = {
  name: 'approval',
  version: 2,
  empty,
  decide: (state, command, turn) => decide(state, command, turn.at),
  apply,
  owed: (state) => ledgerOwed(state.ledger),
  // Its id is its alarm's, so it is never looked for in a list.
  head: () => null,
};
