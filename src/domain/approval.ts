// Who is asked for the second yes, and their cards. A case of its own beside the alarm, which alone decides.

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
import type { Entry, Model } from './model.ts';
import type { Release } from './release.ts';

/** So many are asked at most. */
export const mostApprovers = 20;

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
}
export type ApprovalCommand = FollowApproval | LedgerCommand;

interface Followed extends Entry, Omit<FollowApproval, 'type'> {
  readonly type: 'followed';
}
type ApprovalEntry = Followed | LedgerEntry;
type Item = Delivery<ApprovalMessage>;

export interface Approval extends Omit<FollowApproval, 'type' | 'state'> {
  readonly status: 'none' | 'open' | 'closed';
  readonly state: FollowApproval['state'] | 'none';
  /** How many messages there were before the question that is asked now. */
  readonly before: number;
  readonly ledger: Ledger<ApprovalMessage>;
}

const empty: Approval = {
  status: 'none',
  version: 0,
  domain: '',
  state: 'none',
  before: 0,
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

function tell(state: Approval, people: readonly string[], message: ApprovalMessage, at: number): Approval {
  const deliveries: Record<string, Item> = { ...state.ledger.deliveries };
  for (const person of people) {
    const id = `d${Object.keys(deliveries).length + 1}`;
    deliveries[id] = planned<ApprovalMessage>({ id, to: { person }, message, lane: 0, ahead: false }, at);
  }
  return { ...state, ledger: { ...state.ledger, deliveries } };
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
  const state: Approval = { ...shown, ...said, status: waits ? 'open' : 'closed' };
  const isAskedAnew = waits && before.askedAt !== said.askedAt;
  if (isAskedAnew && said.approvers.length === 0) return tell(state, [said.askedBy], 'withheld', at);
  if (isAskedAnew) {
    const old = edit(state, (item) => withdrawn(item, 'superseded', at));
    return tell({ ...old, before: countOf(state) }, said.approvers, 'approval', at);
  }
  const done = stopped(state, at);
  if (before.state === said.state) return done;
  if (said.state === 'released' && said.way === 'broken-glass') return tell(done, said.approvers, 'glass', at);
  return said.state === 'refused' || said.state === 'expired' ? tell(done, [said.askedBy], 'withheld', at) : done;
}

/** Rules of the approvers' cards (quality.md 3.3, threat 13). */
export const approvals: Model<Approval, ApprovalCommand, ApprovalEntry> = {
  name: 'approval',
  version: 1,
  empty,
  decide(state, command, turn) {
    if (command.type !== 'follow') return decideLedger(state.ledger, command, turn.at);
    const { type: _type, ...said } = command;
    return said.version > state.version ? [{ ...said, type: 'followed', v: 1 }] : [];
  },
  apply(state, entry, turn) {
    if (entry.type === 'followed') return applyFollowed(state, entry, turn.at);
    return stopped({ ...state, ledger: applyLedger(state.ledger, entry, turn) }, turn.at);
  },
  owed: (state) => ledgerOwed(state.ledger),
  // Its id is its alarm's, so it is never looked for in a list.
  head: () => null,
};
