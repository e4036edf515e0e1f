// Plays a case in memory as the engine does: decide, through JSON, apply; and reads refusals as people read them.
import type { Actor, Entry, Model, Turn } from '../../src/domain/model.ts';
import { Refusal } from '../../src/errors.ts';
import { textsFor } from '../../src/texts/index.ts';

/** 21.11.2026, 18:44 Uhr in Hannover. */
export const startOfPlay = Date.UTC(2026, 10, 21, 17, 44);
export const seconds = (count: number) => count * 1_000;
export const minutes = (count: number) => count * 60_000;

export interface Play<State, Command, Recorded> {
  readonly state: State;
  /** Epoch milliseconds of the play. */
  readonly now: number;
  /** Everything that was recorded, with its turn. */
  readonly story: readonly { readonly entry: Recorded; readonly turn: Turn }[];
  /** Gives a command now. Returns what was recorded; throws Refusal. */
  give(command: Command, by?: Actor): readonly Recorded[];
  /** Records entries without asking the rules, as when an old journal is read. */
  record(...entries: readonly Recorded[]): void;
  /** Lets time pass. */
  wait(ms: number): void;
}

const setup: Actor = { system: 'setup' };

export function play<State, Command extends { readonly type: string }, Recorded extends Entry>(
  model: Model<State, Command, Recorded>,
): Play<State, Command, Recorded> {
  let state = model.empty;
  let now = startOfPlay;
  const story: { entry: Recorded; turn: Turn }[] = [];

  function record(entries: readonly Recorded[], by: Actor): readonly Recorded[] {
    const turn: Turn = { id: `t${story.length + 1}`, at: now, by };
    const kept = entries.map((entry) => JSON.parse(JSON.stringify(entry)) as Recorded);
    for (const entry of kept) {
      story.push({ entry, turn });
      state = model.apply(state, entry, turn);
    }
    return kept;
  }

  return {
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    story,
    give: (command, by = setup) => record(model.decide(state, command, { id: 't', at: now, by }), by),
    record: (...entries) => void record(entries, setup),
    wait: (ms) => {
      now += ms;
    },
  };
}

/** The sentence with which a command is refused, in German; fails when it is not. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return textsFor('de').refused[error.code](error.detail);
    throw error;
  }
  throw new Error('nothing was refused');
}
