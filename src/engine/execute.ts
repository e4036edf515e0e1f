// The one door: may → load → decide → apply → commit. Everything that happens comes in here.
import { may } from '../domain/may.ts';
import {
  type Actor,
  type CaseAddress,
  type CaseKind,
  caseName,
  type Entry,
  type Head,
  type Json,
  type Model,
  type Owed,
  type Turn,
} from '../domain/model.ts';
import { type Grant, people } from '../domain/people.ts';
import type { Who } from '../domain/roles.ts';
import { Conflict, Refusal } from '../errors.ts';
import type { Commit, DueRow } from '../store/port.ts';
import { backoff } from './backoff.ts';
import { cases, type Folded, fold } from './cases.ts';
import type { Env } from './env.ts';
import { queue } from './queue.ts';
import { seal } from './seal.ts';

/** What a command led to. No entries: there was nothing to do. */
export interface Done<S, E> {
  readonly state: S;
  readonly entries: readonly E[];
  readonly seq: number;
}

/** Hears of every commit: the case that changed, and the due rows it added, moved or paid. */
export type Listener = (address: CaseAddress, rows: Pick<Commit, 'owe' | 'paid'>) => void;

export interface Door {
  /** Throws Refusal when a rule says no. `occurredAt`: when it happened, if that was earlier. */
  execute<S, C extends { readonly type: string }, E extends Entry>(
    model: Model<S, C, E>,
    id: string,
    command: C,
    by: Actor,
    occurredAt?: number,
  ): Promise<Done<S, E>>;
  /** The newest state of a case. */
  read<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>, id: string): Promise<Folded<S>>;
  /** A case as this process last saw it; another one may know more. Saves a question to the store. */
  known<S, C extends { readonly type: string }, E extends Entry>(model: Model<S, C, E>, id: string): Promise<Folded<S>>;
  /** The grants of somebody as they are now. Refuses somebody unknown. */
  who(by: Actor): Promise<Who>;
  /**
   * What the token with which somebody is in the tab gives her beside the register; counts for what she does there, until
   * the next token. Every request says so before it does anything.
   */
  inTab(person: string, grants: readonly Grant[]): void;
  onCommit(listener: Listener): () => void;
  /** Resolves when no command waits or runs. */
  idle(): Promise<void>;
}

const mostRaces = 30;
const snapshotEvery = 50;
/** `recorded`: written down for somebody else. */
interface Given {
  readonly type: string;
  readonly recorded?: boolean;
}

/** Commands that `may` allows to whom they speak for, and to nobody else: 13,500 answers must not ask 13,500 times. */
const forOneself: Partial<Readonly<Record<CaseKind, readonly string[]>>> = {
  alarm: ['answer'],
  roll: ['read', 'want-help'],
  'check-in-part': ['answer'],
};

export function door(env: Env): Door {
  const waiting = queue();
  const folded = cases(env.store, env.monotonic);
  const listeners = new Set<Listener>();
  const signed = new Map<string, readonly Grant[]>();

  /** Of what somebody says for herself alone, no grant decides; so the register is not asked. */
  async function giver(by: Actor, { kind }: CaseAddress, command: Given): Promise<Who> {
    const isForHerself = forOneself[kind]?.includes(command.type) === true && command.recorded !== true;
    if ('person' in by && isForHerself) return { kind: 'person', id: by.person, domain: '', grants: [] };
    return who(by);
  }

  async function who(by: Actor): Promise<Who> {
    if ('system' in by) return { kind: 'system', part: by.system };
    const person = (await folded.read(people, by.person)).state.value;
    if (!person) throw new Refusal('unknown-person');
    const added = by.via === 'tab' ? (signed.get(person.id) ?? []) : [];
    return { kind: 'person', id: person.id, domain: person.domain, grants: [...person.grants, ...added] };
  }

  return {
    execute(model, id, command, by, occurredAt) {
      const address = { kind: model.name, id };
      return waiting.run(caseName(address), () =>
        untilWon(env, async (fresh) => {
          const before = await (fresh ? folded.read(model, id) : folded.known(model, id));
          if (!may(await giver(by, address, command), address, command, before.state)) throw new Refusal('not-allowed');
          const turn: Turn = { id: env.newId(), at: Math.max(env.now(), before.at), by };
          const entries = model.decide(before.state, command, turn);
          if (entries.length === 0) return fresh ? { state: before.state, entries, seq: before.seq } : null;
          const { commit, after } = written(env, model, address, { before, entries, turn, occurredAt });
          await env.store.commit(commit);
          folded.keep(address, after);
          announce(env, listeners, address, commit);
          return { state: after.state, entries, seq: after.seq };
        }),
      );
    },
    read: folded.read,
    known: folded.known,
    who,
    inTab(person, grants) {
      if (grants.length > 0) signed.set(person, grants);
      else signed.delete(person);
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    idle: () => waiting.idle(),
  };
}

/**
 * Tries first on what this process knows: a commit on stale knowledge loses its race. A refusal or "nothing to do"
 * (null) is believed only when the store was asked, because another process may have written. A lost race is tried
 * again from the start, on what the winner left.
 */
async function untilWon<T>(env: Env, attempt: (fresh: boolean) => Promise<T | null>): Promise<T> {
  let fresh = false;
  for (let races = 0; ; fresh = true) {
    try {
      const done = await attempt(fresh);
      if (done !== null) return done;
    } catch (error) {
      if ((error instanceof Refusal || error instanceof Conflict) && !fresh) continue;
      if (!(error instanceof Conflict) || races >= mostRaces) throw error;
      await env.pause(backoff(races, env.random()));
      races += 1;
    }
  }
}

interface Decided<S, E> {
  readonly before: Folded<S>;
  readonly entries: readonly E[];
  readonly turn: Turn;
  readonly occurredAt: number | undefined;
}

/** What is written about the entries of one turn, and the case as it then stands. */
function written<S, C extends { readonly type: string }, E extends Entry>(
  env: Env,
  model: Model<S, C, E>,
  address: CaseAddress,
  { before, entries, turn, occurredAt }: Decided<S, E>,
): { commit: Commit; after: Folded<S> } {
  const happened = Math.min(occurredAt ?? turn.at, turn.at);
  const lines = seal(address, before, entries, turn, happened, env);
  const after = fold(model, before, lines);
  const { seq, hash, at, state } = after;
  const snapshot = wantsSnapshot(model.name, after)
    ? { seq, hash, at, version: model.version, state: JSON.parse(JSON.stringify(state)) as Json }
    : null;
  const rows = owedChanges(before.owed, after.owed);
  const commit = { address, expected: before.seq, lines, snapshot, ...rows, head: headChange(before, after) };
  return { commit, after: snapshot ? { ...after, snapshotSeq: seq } : after };
}

/** The commit stands, whatever those who hear of it make of it. */
function announce(env: Env, listeners: Iterable<Listener>, address: CaseAddress, { owe, paid }: Commit): void {
  for (const listener of listeners) {
    try {
      listener(address, { owe, paid });
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'unknown';
      env.log.error('listener.fault', { case: caseName(address), error: fault });
    }
  }
}

const sending: readonly CaseKind[] = ['alarm', 'roll', 'proposal', 'check-in', 'check-in-part'];

/** Register cases are read far more often than written, and never long: a snapshot with every commit. */
function wantsSnapshot(kind: CaseAddress['kind'], after: Folded<unknown>): boolean {
  return !sending.includes(kind) || after.seq - after.snapshotSeq >= snapshotEvery;
}

function headChange(before: Folded<unknown>, after: Folded<unknown>): Head | null {
  const same = before.seq > 0 && JSON.stringify(before.head) === JSON.stringify(after.head);
  return same ? null : after.head;
}

type Rows = Pick<Commit, 'owe' | 'paid'>;

/** The due rows that a commit adds, moves or removes. */
function owedChanges(before: readonly Owed[], after: readonly Owed[]): Rows {
  const rows = (owed: readonly Owed[]) => new Map(owed.map((item) => [keyOf(item), item]));
  const [old, now] = [rows(before), rows(after)];
  const owe: Omit<DueRow, 'address'>[] = [];
  for (const [key, item] of now) {
    if (old.get(key)?.at !== item.at) owe.push({ key, lane: item.kind === 'send' ? item.lane : 0, at: item.at });
  }
  return { owe, paid: [...old.keys()].filter((key) => !now.has(key)) };
}

function keyOf(item: Owed): string {
  if (item.kind !== 'send') return item.kind;
  return item.way === undefined ? `send/${item.lane}` : `send/${item.lane}/${item.way}`;
}
