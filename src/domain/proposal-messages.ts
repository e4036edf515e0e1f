// Who hears of a proposal (Meldung), step by step: owner, deputy, deciding authority; and the reporter's receipt.
import type { BcDomain } from './bc-domain.ts';
import { owing, owingInstead, type Reaching, type Wanted, waysFor } from './beside-teams.ts';
import { type Delivery, type Ledger, outdated, planned, taken, withdrawn } from './ledger.ts';
import type { Level } from './level.ts';
import { secondWays } from './ways.ts';

/** Minutes in which somebody should take a report; then those asked are reminded and the next ones are asked. */
export const takeWithinMinutes = 5;

/** `everybody`: all who may alarm, where a domain names nobody else. */
export const stages = ['owner', 'deputy', 'management', 'everybody'] as const;
export type Stage = (typeof stages)[number];

/** People who are asked together. Frozen when the report comes in. */
export interface ProposalStep {
  readonly stage: Stage;
  readonly people: readonly string[];
}

/** A step that was taken; epoch milliseconds. */
export interface Asked extends ProposalStep {
  readonly at: number;
}

/** `proposal-passed`: those before did not take it. `proposal-receipt`: what became of it, for whoever reported. */
export type ProposalMessage = 'proposal' | 'proposal-passed' | 'proposal-reminder' | 'proposal-receipt';
type Item = Delivery<ProposalMessage>;

interface Telling {
  readonly ledger: Ledger<ProposalMessage>;
}

/** How those who are asked are reached. */
export interface ProposalReach extends Reaching {
  readonly level: Level;
  /** It came outside office hours: at Notfall and Krise they are rung up beside their card. */
  readonly ring: boolean;
}

/** A Störung is worth a text, and nobody is called for it. */
const wantedFor = ({ level, ring }: ProposalReach): Wanted => ({
  beside: ring && level !== 'DISRUPTION' ? ['voice', 'sms'] : [],
  instead: level === 'DISRUPTION' ? ['sms', 'email'] : secondWays,
});

/**
 * The steps of a domain: the Stabsleitung (BSI 200-4, 5.2.2), her first deputy who may decide, else her first deputy,
 * then the Behördenleitung. Nobody is asked twice; without anybody there are no steps.
 */
export function stepsOf(domain: BcDomain, mayDecide: (person: string) => boolean): readonly ProposalStep[] {
  const [owner, ...deputies] = domain.roles.find(({ kind }) => kind === 'CRISIS_LEAD')?.holders ?? [];
  const deputy = deputies.find(mayDecide) ?? deputies[0];
  const wanted: readonly ProposalStep[] = [
    { stage: 'owner', people: owner ? [owner] : [] },
    { stage: 'deputy', people: deputy ? [deputy] : [] },
    { stage: 'management', people: domain.management ?? [] },
  ];
  const seen = new Set<string>();
  const fresh = (person: string) => person !== '' && !seen.has(person) && seen.add(person) !== undefined;
  return wanted
    .map(({ stage, people }) => ({ stage, people: people.filter(fresh) }))
    .filter(({ people }) => people.length > 0);
}

/** Owes a message to each of these people by the ways they are reached, in the crisis team's lane. */
export function tell<S extends Telling & ProposalReach>(
  state: S,
  people: readonly string[],
  message: Exclude<ProposalMessage, 'proposal-receipt'>,
  at: number,
): S {
  const wanted = wantedFor(state);
  const letters = people.flatMap((person) =>
    waysFor(state, person, wanted).map((way) => ({ person, way, message, lane: 0 as const })),
  );
  return { ...state, ledger: owing(state.ledger, letters, at) };
}

/** What Teams refuses, or cannot carry while it is down, goes the other ways as long as somebody is waited for. */
export function withoutTeams<S extends Telling & ProposalReach>(state: S, at: number): S {
  const { instead } = wantedFor(state);
  const wanted = ({ message }: Item) => (message === 'proposal-receipt' ? null : instead);
  return { ...state, ledger: owingInstead(state.ledger, state, wanted, at) };
}

/** Where the reporter's form stood: its card becomes the receipt. `drawn`: the answer to her press shows it already. */
export interface Receipt {
  readonly card: string;
  readonly drawn: boolean;
}

/** Owes the reporter her receipt: in place of the form where there is one, else as a message of its own. */
export function tellReporter<S extends Telling>(state: S, person: string, form: Receipt | null, at: number): S {
  return add(state, { person, message: 'proposal-receipt', lane: 2 }, at, (item) =>
    form ? taken(item, form.card, form.drawn ? item.version : 0, at) : item,
  );
}

function add<S extends Telling>(
  state: S,
  { person, message, lane }: { person: string; message: ProposalMessage; lane: 0 | 2 },
  at: number,
  edit: (item: Item) => Item,
): S {
  const id = `d${Object.keys(state.ledger.deliveries).length + 1}`;
  const item = edit(planned<ProposalMessage>({ id, to: { person }, message, lane, ahead: false }, at));
  return { ...state, ledger: { ...state.ledger, deliveries: { ...state.ledger.deliveries, [id]: item } } };
}

/** Cards already out show the new state. */
export function shown<S extends Telling>(state: S, at: number): S {
  return change(state, (item) => outdated(item, at));
}

/** Takes back what is queued: reminders and passing on, or everything. What became of it the reporter hears all the same. */
export function stopAsking<S extends Telling>(state: S, what: 'passing on' | 'everything', at: number): S {
  const stays: readonly ProposalMessage[] =
    what === 'everything' ? ['proposal-receipt'] : ['proposal-receipt', 'proposal'];
  // A card shows who took it; of a text or a call nothing more is needed.
  return change(state, (item) =>
    stays.includes(item.message) && item.way === 'teams' ? item : withdrawn(item, 'stopped', at),
  );
}

function change<S extends Telling>(state: S, edit: (item: Item) => Item): S {
  const items = Object.values(state.ledger.deliveries).map(edit);
  return {
    ...state,
    ledger: { ...state.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}
