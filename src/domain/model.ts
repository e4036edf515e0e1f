// The words everything else uses: a model answers commands with entries; entries folded give state;
// the state says what is still owed to the world.
//
// command  – what somebody wants            (imperative: raise, answer)
// entry    – what happened                  (participle: raised, answered); append-only, the journal
// state    – entries folded
// owed     – what a case still owes the world; derived from state, so a repeated commit cannot owe twice
// case     – one journal with its state: an alarm, a proposal, a person, a domain
// turn     – when and by whom; rules get nothing else from the outside

import type { SecondWay } from './ways.ts';

/** Plain data that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Kinds of cases; each is the name of one model. */
export type CaseKind =
  | 'alarm'
  | 'roll'
  | 'approval'
  | 'joint-event'
  | 'proposal'
  | 'person'
  | 'reach'
  | 'domain'
  | 'structure'
  | 'scenario'
  | 'report-recipients'
  | 'process'
  | 'bcms'
  | 'resource'
  | 'plan'
  | 'incident'
  | 'measure'
  | 'deviation'
  | 'emergency'
  | 'year-plan'
  | 'drill-book'
  | 'exercise'
  | 'exercise-run'
  | 'review'
  | 'finding'
  | 'training'
  | 'column-mapping'
  | 'handbook'
  | 'figures'
  | 'kpi-set'
  | 'maturity'
  | 'ladder'
  | 'contact'
  | 'check-in'
  | 'check-in-part'
  | 'answer-link'
  | 'phone-list'
  | 'audit'
  | 'retention'
  | 'synthetic'
  | 'expiry'
  | 'rollout'
  | 'installation'
  | 'tenant-sync'
  | 'hold'
  | 'bundle'
  | 'numbering';

/** Where a case lies: kind and id name it. */
export interface CaseAddress {
  readonly kind: CaseKind;
  readonly id: string;
}

/** `alarm/7` – the name of a case in journals, logs and due rows. */
export function caseName(address: CaseAddress): string {
  return `${address.kind}/${address.id}`;
}

/** By which door a person came. */
export const vias = ['tab', 'card', 'word', 'intake', 'link', 'email', 'sms', 'voice', 'phone', 'emergency'] as const;
export type Via = (typeof vias)[number];

/**
 * What acts by itself: sending, telling an alarm's rolls, the clock, reports of machines, joint events, filling the registers, and
 * checking who can be reached, and following the tenant's directory.
 */
export const systemParts = ['sender', 'spread', 'clock', 'intake', 'joint', 'setup', 'audit', 'directory'] as const;
export type SystemPart = (typeof systemParts)[number];

/** Who acts: a person by a random id, or a part of the system. */
export type Actor = { readonly person: string; readonly via: Via } | { readonly system: SystemPart };

/** What a rule gets from outside. `at` is epoch milliseconds and never runs backwards within a case. */
export interface Turn {
  readonly id: string;
  readonly at: number;
  readonly by: Actor;
}

/**
 * What happened. `v` is the version of its shape. `sealed` holds personal values: they lie outside the hash
 * chain (only a salted commitment enters it), so erasing them later leaves a chain that still verifies.
 */
export interface Entry {
  readonly type: string;
  readonly v: 1;
  readonly sealed?: { readonly [key: string]: Json };
}

/** 0 the crisis team and everything about it · 1 coalesced card edits · 2 everybody else. */
export type Lane = 0 | 1 | 2;

/** What a case still owes: messages waiting in a lane, a moment at which it wants to be woken, or other cases to tell. */
export type Owed =
  /** `way`: absent for Teams, so that each way has a row of its own and none waits for another. */
  | { readonly kind: 'send'; readonly lane: Lane; readonly at: number; readonly way?: SecondWay }
  | { readonly kind: 'wake'; readonly at: number }
  | { readonly kind: 'tell'; readonly at: number }
  /** Facts to be looked up and noted. */
  | { readonly kind: 'audit'; readonly at: number }
  /** People to hint at in the activity feed. */
  | { readonly kind: 'feed'; readonly at: number };

/** The small row by which pages and registers find a case without folding it. */
export interface Head {
  /** Domain the case belongs to, or '' for none. */
  readonly scope: string;
  readonly status: string;
  /** A second name by which the case is found, such as an Entra object id. */
  readonly key: string;
  /** Epoch milliseconds by which lists are sorted, newest first. */
  readonly at: number;
}

/** The rules of one kind of case. One value, not a class; all functions are pure. */
export interface Model<State, Command extends { readonly type: string }, Recorded extends Entry> {
  readonly name: CaseKind;
  /** Raised when `apply` changes meaning: snapshots of another version are folded anew. */
  readonly version: number;
  readonly empty: State;
  /** Entries, or throws Refusal; `[]` means nothing to do. */
  decide(state: State, command: Command, turn: Turn): readonly Recorded[];
  /** Total; never throws. */
  apply(state: State, entry: Recorded, turn: Turn): State;
  owed(state: State): readonly Owed[];
  /** Null for a case that no list ever shows. */
  head(state: State): Head | null;
}
