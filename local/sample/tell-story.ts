/** Tells a case what lies behind it, command by command, and goes on where a fill that was killed had stopped. */
import type { Entry, Model, Turn } from '../../src/domain/model.ts';
import type { Env } from '../../src/engine/env.ts';
import type { Door } from '../../src/engine/execute.ts';

const setup = { system: 'setup' } as const;

export interface Telling {
  readonly entry: Pick<Door, 'execute' | 'read'>;
  readonly env: { readonly store: Pick<Env['store'], 'journal'> };
}

interface Story<S, C extends { readonly type: string }, E extends Entry> {
  readonly model: Model<S, C, E>;
  readonly id: string;
  readonly commands: readonly C[];
  /** When each happened, where the command does not say it itself. */
  readonly at?: (command: C) => number;
  /** What is told of other cases before the command at that place. */
  readonly between?: { readonly place: number; readonly tell: () => Promise<void> };
}

/** Every command leads to the same number of lines whenever it is told, so that lines tell how far it had come. */
export async function tellStory<S, C extends { readonly type: string }, E extends Entry>(
  { entry, env }: Telling,
  { model, id, commands, at, between }: Story<S, C, E>,
): Promise<void> {
  const { seq } = await entry.read(model, id);
  const told = seq === 0 ? 0 : await toldBefore(env, { model, id, commands });
  for (const [place, command] of commands.entries()) {
    if (place === between?.place) await between.tell();
    if (place >= told) await entry.execute(model, id, command, setup, at?.(command));
  }
}

/** How many of the commands are in the journal already; what the product wrote beside them does not count. */
async function toldBefore<S, C extends { readonly type: string }, E extends Entry>(
  { store }: Telling['env'],
  { model, id, commands }: Story<S, C, E>,
): Promise<number> {
  const lines = await store.journal({ kind: model.name, id });
  let left = lines.filter(({ by }) => 'system' in by && by.system === 'setup').length;
  let state = model.empty;
  for (const [index, command] of commands.entries()) {
    if (left <= 0) return index;
    const turn: Turn = { id: `${index}`, at: lines.at(-1)?.at ?? 0, by: setup };
    const entries = model.decide(state, command, turn);
    left -= entries.length;
    state = entries.reduce((before, entry) => model.apply(before, entry, turn), state);
  }
  return commands.length;
}
