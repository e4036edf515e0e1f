// A register case: one record with its history (a person, a domain, a scenario). Whole values are put.
import { Refusal } from '../errors.ts';
import { canonical } from './chain.ts';
import type { CaseKind, Entry, Head, Json, Model } from './model.ts';

/** State of a register case; `value` is undefined until the first put. */
export interface Register<Value> {
  readonly value: Value | undefined;
  /** How often it was put. */
  readonly revision: number;
}

/** Put the whole record. Nothing happens when it is equal to what is there. */
export interface Put<Value> {
  readonly type: 'put';
  readonly value: Value;
  /** The revision that was edited; refused when somebody else put another meanwhile. Absent: whatever is there. */
  readonly revision?: number;
}

/** The record was put; personal fields travel in `sealed.person`. */
export interface WasPut extends Entry {
  readonly type: 'put';
  readonly value: Json;
}

interface Shape<Value> {
  readonly name: CaseKind;
  /** Fields with personal data, kept outside the hash chain. */
  readonly personal: readonly (keyof Value & string)[];
  readonly head: (value: Value) => Head;
}

/** A model whose every case stands in lists. */
interface Listable<S, C extends { readonly type: string }, E extends Entry> extends Model<S, C, E> {
  head(state: S): Head;
}

/** Builds the model of a register from the little in which registers differ. */
export function register<Value extends object>(shape: Shape<Value>): Listable<Register<Value>, Put<Value>, WasPut> {
  const personal = new Set<string>(shape.personal);
  return {
    name: shape.name,
    version: 2,
    empty: { value: undefined, revision: 0 },
    decide(state, command) {
      const isRecord = typeof command.value === 'object' && command.value !== null && !Array.isArray(command.value);
      if (!isRecord) throw new Refusal('bad-shape');
      if (state.value && canonical(state.value) === canonical(command.value)) return [];
      if (command.revision !== undefined && command.revision !== state.revision) throw new Refusal('changed-meanwhile');
      const fields = Object.entries(command.value) as [string, Json][];
      const value = Object.fromEntries(fields.filter(([key]) => !personal.has(key)));
      const person = Object.fromEntries(fields.filter(([key]) => personal.has(key)));
      return [{ type: 'put', v: 1, value, ...(personal.size > 0 ? { sealed: { person } } : {}) }];
    },
    apply(state, entry) {
      const sealed = entry.sealed?.person;
      const person = typeof sealed === 'object' && sealed !== null ? sealed : {};
      return { value: { ...(entry.value as object), ...person } as Value, revision: state.revision + 1 };
    },
    owed: () => [],
    head: (state) => (state.value ? shape.head(state.value) : { scope: '', status: 'empty', key: '', at: 0 }),
  };
}
