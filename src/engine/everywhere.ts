// One kind of case over all domains, kept in memory: whoever asks waits for no list over everything, except the first.
import type { Entry, Model } from '../domain/model.ts';
import type { Listed } from '../store/port.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { joined } from './joined.ts';

const mostDomains = 500;
/** All are looked through again in the background after so long, and waited for after the second, milliseconds. */
const keptFor = 30_000;
const keptAtMost = 60_000;

/**
 * All cases of a kind of which a domain has one, by id. What this process writes is seen at once, what another one wrote a
 * moment later. `tells`: a new head says that a case changed, so that only those are read again.
 */
export function everywhere<S, C extends { readonly type: string }, E extends Entry>(
  { now, store }: Env,
  entry: Door,
  { model, tells }: { readonly model: Model<S, C, E>; readonly tells: boolean },
): () => Promise<ReadonlyMap<string, S>> {
  const heads = new Map<string, string>();
  const kept = new Map<string, S>();
  const stale = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function readAgain(ids: Iterable<string>): Promise<void> {
    await Promise.all(
      [...ids].map(async (id) => {
        // First: what is written during the read makes it stale again.
        stale.delete(id);
        try {
          kept.set(id, (await entry.read(model, id)).state);
        } catch (error) {
          stale.add(id);
          throw error;
        }
      }),
    );
  }

  const look = joined(async () => {
    const { rows } = await store.list({ kind: model.name, limit: mostDomains });
    await readAgain(
      rows.filter((row) => !tells || heads.get(row.address.id) !== nameOf(row)).map(({ address }) => address.id),
    );
    for (const row of rows) heads.set(row.address.id, nameOf(row));
    // From its end on: where a list takes long, the next one must not begin at once.
    lookedAt = now();
  });
  entry.onCommit(({ kind, id }) => void (kind === model.name && stale.add(id)));

  return async () => {
    const age = now() - lookedAt;
    if (age > keptFor) {
      const looking = look('');
      if (age > keptAtMost) await looking;
      // Whoever waits too long for it asks herself, and hears then why it fails.
      else looking.catch(() => undefined);
    }
    await readAgain(stale);
    return kept;
  };
}

const nameOf = ({ key, at }: Listed) => `${key} ${at}`;
