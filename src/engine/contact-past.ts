// Takes numbers out of the past of a contact: what was taken back or deleted is gone from journal and snapshots.
import type { Env } from './env.ts';

/** Erases the numbers of every line of somebody's contact before `seq`. The chain still verifies. */
export async function forgetNumbers({ store }: Pick<Env, 'store'>, person: string, seq: number): Promise<void> {
  const address = { kind: 'contact', id: person } as const;
  for (const line of await store.journal(address)) {
    if (line.seq < seq && 'person' in line.open) await store.erase(address, line.seq, 'person');
  }
}
