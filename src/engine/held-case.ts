// Finds what a legal hold is to lie on by what people call it: a number, an id, the address of a page, a domain.
import { checkIns } from '../domain/check-in-rules.ts';
import type { HeldKind, Hold } from '../domain/hold.ts';
import { reviews } from '../domain/review-rules.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

interface Places {
  readonly env: Pick<Env, 'store'>;
  readonly entry: Door;
  readonly look: Directory;
}
type Named = Pick<Hold, 'id' | 'label'>;

const pageSize = 200;

/** The case and how it is shown. Throws Refusal `hold-unknown`, or `hold-ambiguous` where two go by that number. */
export async function heldCase(places: Places, kind: HeldKind, said: string): Promise<Named> {
  const found = await findIn(places, kind, said);
  const [first, second] = found;
  if (!first) throw new Refusal('hold-unknown');
  if (second) throw new Refusal('hold-ambiguous');
  return first;
}

async function findIn({ env, entry, look }: Places, kind: HeldKind, said: string): Promise<readonly Named[]> {
  switch (kind) {
    case 'alarm': {
      const { rows } = await env.store.list({ kind, key: said, limit: 1 });
      return rows.map(({ address: { id } }) => ({ id, label: said }));
    }
    case 'check-in': {
      const id = idIn(said);
      const { status, domain, askedAt } = (await entry.read(checkIns, id)).state;
      if (status === 'none') return [];
      return [{ id, label: `${domain} ${dayOf(askedAt)}` }];
    }
    case 'review':
      return reviewsCalled(env, entry, said);
    default: {
      const domain = (await look.domains()).find(({ id, name }) => [id, name].includes(said));
      return domain ? [{ id: domain.id, label: domain.id }] : [];
    }
  }
}

/** Numbers count within a domain, so the same one may be there twice; the id names one. */
async function reviewsCalled({ store }: Pick<Env, 'store'>, entry: Door, said: string): Promise<readonly Named[]> {
  const found: Named[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const from = after === undefined ? {} : { after };
    const { rows, next } = await store.list({ kind: 'review', limit: pageSize, ...from });
    for (const { address, scope } of rows) {
      const { number } = (await entry.read(reviews, address.id)).state;
      if (said === address.id) return [{ id: address.id, label: `${scope} ${number}` }];
      if (said === number) found.push({ id: address.id, label: `${scope} ${number}` });
    }
    after = next;
  }
  return found;
}

/** The last part of a page's address, or what was typed. */
function idIn(said: string): string {
  const [place = ''] = said.split(/[&#]/);
  return place.slice(place.lastIndexOf('/') + 1);
}
