// Draws a person's bundle: looks up whom her items are about and by which ways she is reached.
import type { Bundle } from '../domain/bundle.ts';
import type { Delivery } from '../domain/ledger.ts';
import { overdueOf } from '../engine/bundle.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import { knownPeople } from '../engine/known-ways.ts';
import { textsFor } from '../texts/index.ts';
import type { Drawn } from './card-shape.ts';
import { bundleCard } from './cards/bundle-card.ts';

/** What drawing needs; `link` makes the deep link to a page of the tab. */
export interface BundleDrawTools {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly link: (page: string) => string;
}

/** The card of a bundle for its owner, as it stands now. */
export function bundleDrawing({ env, entry, look, link }: BundleDrawTools) {
  return async (bundle: Bundle, { id }: Pick<Delivery, 'id'>): Promise<Drawn> => {
    const texts = textsFor((await look.person(bundle.person))?.language ?? 'de');
    const [own] = await knownPeople(entry, [bundle.person]);
    const about = bundle.items.filter(({ kind }) => kind === 'overdue');
    const named = await Promise.all(
      about.map(async (item) => [item.id, (await look.person(overdueOf(item.ref).person))?.name ?? ''] as const),
    );
    const ways = own ? [...(own.teams === 'met' ? (['teams'] as const) : []), ...own.second] : [];
    return bundleCard({
      bundle,
      delivery: id,
      names: Object.fromEntries(named),
      ways: ways.map((way) => texts.bundle.way[way]),
      confirmedAt: own?.confirmedAt ?? null,
      texts,
      now: env.now(),
      tabUrl: link('lage'),
      contactUrl: link('people'),
    });
  };
}
