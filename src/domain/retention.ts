// Numbers are kept 30 days after somebody's last role ended (domain.md 7): when they go, and that she is told before.
import { Refusal } from '../errors.ts';
import type { KeepingMark } from './keeping-rules.ts';
import type { Entry, Model, Owed } from './model.ts';
import { dayOf } from './team.ts';
import { addDays, nextTime } from './working-time.ts';

/** When clocks in Germany show this, all numbers are looked through. */
const lookTime = '02:45';
/** Days after the end of the last role. */
const keptFor = 30;
/** Days for which numbers stay whose owner said without a role that they should. */
const keptByWish = 365;
/** So many days before, and never less than that, somebody is told. */
const toldBefore = 14;
const leastNotice = 7;

/** The one case of this kind. */
export const retentionId = 'contacts';

/** Somebody without a role whose numbers are still here. Times are epoch milliseconds, days `YYYY-MM-DD`. */
export interface Kept {
  /** The night in which she was first seen without a role. */
  readonly endedAt: number;
  /** When she was told, and the day named then; null while she was not. */
  readonly told: { readonly at: number; readonly day: string } | null;
}

/** What is known about somebody with numbers. */
export interface KeptFacts {
  /** A role that runs or is to begin, the Behördenleitung, or a right for which she must be reached. */
  readonly hasRole: boolean;
  /** She is asked in an open alarm: then nothing goes before its end. */
  readonly isBusy: boolean;
  /** When she last said that all is right, and thereby that it should stay. */
  readonly confirmedAt: number | null;
}

/** `back`: she has a role (again) · `stay`: she wants to stay reachable. */
export type KeptStep = 'ended' | 'back' | 'told' | 'stay' | 'deleted';

/** The day on which numbers go; she may have asked since the end of her role that they stay. */
export function goesOn({ endedAt }: Pick<Kept, 'endedAt'>, confirmedAt: number | null): string {
  const usual = addDays(dayOf(endedAt), keptFor);
  const wish = confirmedAt !== null && confirmedAt > endedAt ? addDays(dayOf(confirmedAt), keptByWish) : usual;
  return wish > usual ? wish : usual;
}

/** The day that somebody is told tonight: never so near that she could not answer. */
export function dayToTell(kept: Pick<Kept, 'endedAt'>, confirmedAt: number | null, at: number): string {
  const [due, least] = [goesOn(kept, confirmedAt), addDays(dayOf(at), leastNotice)];
  return due > least ? due : least;
}

/** What tonight brings for somebody with numbers; null when nothing. `known` is absent while she has a role. */
export function stepTonight(known: Kept | undefined, facts: KeptFacts, at: number): KeptStep | null {
  if (facts.hasRole) return known ? 'back' : null;
  if (!known) return 'ended';
  const { told } = known;
  if (told === null) {
    return addDays(dayOf(at), toldBefore) >= goesOn(known, facts.confirmedAt) ? 'told' : null;
  }
  if (facts.confirmedAt !== null && facts.confirmedAt > told.at) return 'stay';
  return dayOf(at) >= told.day && !facts.isBusy ? 'deleted' : null;
}

/** One step of one person; `day` with `told` only. */
export interface PersonStep {
  readonly person: string;
  readonly step: KeptStep;
  readonly day?: string;
}
/** Plans the nights; nothing when they are planned. */
interface Begin {
  readonly type: 'begin';
}
/** What a rule took out in a night, in numbers, and how far it has come. */
export interface ErasedByRule {
  readonly rule: string;
  readonly cases: number;
  readonly values: number;
  readonly held: number;
  readonly mark: KeepingMark;
}
/** What was done in a night. Whoever is not among `seen` has no numbers any more. */
interface Note {
  readonly type: 'note';
  readonly steps: readonly PersonStep[];
  readonly seen: readonly string[];
  readonly erased?: readonly ErasedByRule[];
}
export type RetentionCommand = Begin | Note | { readonly type: 'wake' };

interface Begun extends Entry {
  readonly type: 'begun';
}
interface Asked extends Entry {
  readonly type: 'asked';
}
interface Noted extends Entry {
  readonly type: 'noted';
  readonly steps: readonly PersonStep[];
  /** People who took their numbers back themselves. */
  readonly gone: readonly string[];
  /** Absent in nights from before there were rules. */
  readonly erased?: readonly ErasedByRule[];
}
export type RetentionEntry = Begun | Asked | Noted;

export interface Retention {
  /** The next night; 0 before the first is planned. */
  readonly nextAt: number;
  /** Since when a look is owed; null when none is. */
  readonly askedAt: number | null;
  /** By person id. */
  readonly people: Readonly<Record<string, Kept>>;
  /** By rule: how far it has come. */
  readonly marks: Readonly<Record<string, KeepingMark>>;
  /** What the newest night took out; null before the first. */
  readonly last: { readonly at: number; readonly erased: readonly Omit<ErasedByRule, 'mark'>[] } | null;
}

const empty: Retention = { nextAt: 0, askedAt: null, people: {}, marks: {}, last: null };

function decide(state: Retention, command: RetentionCommand, at: number): readonly RetentionEntry[] {
  if (command.type === 'begin') return state.nextAt === 0 ? [{ type: 'begun', v: 1 }] : [];
  if (state.nextAt === 0) throw new Refusal('not-found');
  if (command.type === 'wake') return at < state.nextAt ? [] : [{ type: 'asked', v: 1 }];
  // Another process may have looked, too.
  if (state.askedAt === null) return [];
  const seen = new Set(command.seen);
  const gone = Object.keys(state.people).filter((person) => !seen.has(person));
  const { steps, erased } = command;
  return [{ type: 'noted', v: 1, steps, gone, ...(erased ? { erased } : {}) }];
}

function noted(people: Retention['people'], { steps, gone }: Noted, at: number): Retention['people'] {
  const next = new Map(Object.entries(people));
  for (const person of gone) next.delete(person);
  for (const { person, step, day = '' } of steps) {
    const known = next.get(person) ?? { endedAt: at, told: null };
    if (step === 'back' || step === 'deleted') next.delete(person);
    else next.set(person, { ...known, told: step === 'told' ? { at, day } : null });
  }
  return Object.fromEntries(next);
}

function afterNight(state: Retention, entry: Noted, at: number): Retention {
  const { erased = [] } = entry;
  const marks = { ...state.marks, ...Object.fromEntries(erased.map(({ rule, mark }) => [rule, mark])) };
  const last = { at, erased: erased.map(({ mark: _mark, ...counted }) => counted) };
  return { ...state, askedAt: null, people: noted(state.people, entry, at), marks, last };
}

/** Rules of what is kept after somebody's last role (data minimisation, GDPR Art. 5). */
export const retentions: Model<Retention, RetentionCommand, RetentionEntry> = {
  name: 'retention',
  version: 2,
  empty,
  decide: (state, command, { at }) => decide(state, command, at),
  apply(state, entry, { at }) {
    switch (entry.type) {
      case 'begun':
        return { ...state, nextAt: nextTime(lookTime, at) };
      case 'asked':
        return { ...state, askedAt: at, nextAt: nextTime(lookTime, at) };
      case 'noted':
        return afterNight(state, entry, at);
    }
  },
  owed({ nextAt, askedAt }): readonly Owed[] {
    if (nextAt === 0) return [];
    return [{ kind: 'wake', at: nextAt }, ...(askedAt === null ? [] : [{ kind: 'audit', at: askedAt } as const])];
  },
  head: () => null,
};
