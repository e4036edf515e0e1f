// Buttons as cards of a release carry them, frozen in tests/cards/released: they are pressed for 30 days after the next one came.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyLedger, planned } from '../../src/domain/ledger.ts';
import type { Drawn } from '../../src/teams/card-shape.ts';
import { bundleCard } from '../../src/teams/cards/bundle-card.ts';
import { type Click, parseClick } from '../../src/teams/click.ts';
import { textsFor } from '../../src/texts/index.ts';
import { everySample } from './every-sample.ts';
import { buttons, inputs, type Json, wire } from './read.ts';
import { raisedAt, tabUrl } from './samples.ts';

/** What pressing one button sends, with every input of its card merged in, and what it meant. */
export interface ReleasedButton {
  readonly title: string;
  readonly data: Json;
  readonly means: Click;
}

export const releasedFolder = resolve(import.meta.dirname, 'released');

export const releasedButtons = (file: string): readonly ReleasedButton[] =>
  JSON.parse(readFileSync(join(releasedFolder, file), 'utf8')) as readonly ReleasedButton[];

/** Ids and moments differ from card to card; which of them a button carries does not. */
const ids = ['a', 'd', 'c', 'p', 'i', 'n', 'r', 't', 'once', 'since', 'day'];

/** One of each kind of button that this release draws, in German: on samples, and on `posted` cards as Teams got them. */
export function buttonsNow(posted: readonly Json[]): readonly ReleasedButton[] {
  const found = new Map<string, ReleasedButton>();
  const samples = [...everySample.map((sample) => sample.drawn), bundle()].map((drawn) => wire(drawn));
  for (const card of [...samples, ...posted]) {
    const presets = Object.fromEntries(inputs(card).map(({ id, value }) => [String(id), value ?? '']));
    for (const { title, data } of buttons(card)) {
      const own = data as Json;
      const pressed = { ...own, ...presets };
      const kind = JSON.stringify(Object.entries(own).map(([key, value]) => (ids.includes(key) ? key : [key, value])));
      const means = parseClick(pressed);
      if (means && !found.has(kind)) found.set(kind, { title: String(title), data: pressed, means });
    }
  }
  return [...found.values()];
}

/** The bundled card with each of the things that it may ask. */
function bundle(): Drawn {
  const kinds = ['contact', 'numbers', 'plan', 'measure', 'overdue'] as const;
  const rest = { ref: 'MI-ITN.x', domain: 'MI-ITN', due: null, at: raisedAt, cards: 1, nextAt: null, handedTo: '' };
  const items = kinds.map((kind, at) => ({ ...rest, id: `i${at + 1}`, kind, status: 'open' as const }));
  const to = { person: 'p-anna0001' };
  const d1 = planned({ id: 'd1', to, message: 'bundle' as const, lane: 2, ahead: false }, raisedAt);
  return bundleCard({
    bundle: { items, ledger: { ...emptyLedger, deliveries: { d1 } } },
    delivery: 'd1',
    names: {},
    subjects: {},
    ways: [],
    hasNumbers: true,
    confirmedAt: null,
    texts: textsFor('de'),
    now: raisedAt,
    tabUrl,
    contactUrl: tabUrl,
  });
}
