// The one card a person gets outside of alarms: everything that is asked of her, each thing with its buttons.
import { type Bundle, type BundleItem, openItems } from '../../domain/bundle.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, draw, heading, link, row, say } from '../card.ts';
import type { Action, CardPart, Drawn } from '../card-shape.ts';

/** What a card knows of the reader and of whom her items are about. Never a number. */
export interface BundleFacts {
  /** Names by item id. */
  readonly names: Readonly<Record<string, string>>;
  /** Ways by which the reader is reached, in her language. */
  readonly ways: readonly string[];
  /** When she last confirmed them, epoch milliseconds; null when never. */
  readonly confirmedAt: number | null;
}

export interface BundleCard extends BundleFacts {
  readonly bundle: Pick<Bundle, 'items' | 'ledger'>;
  /** The delivery whose card this is. */
  readonly delivery: string;
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
  /** Where the own details are changed. */
  readonly contactUrl: string;
}

/** Draws the bundle as it stands now; a card that a newer one replaced says only that. */
export function bundleCard(card: BundleCard): Drawn {
  const { bundle, texts } = card;
  const words = texts.bundle;
  const open = openItems(bundle);
  const isNewest = Object.keys(bundle.ledger.deliveries).at(-1) === card.delivery;
  const actions = link('tab', texts.cards.openTab, card.tabUrl);
  const language = texts.language;
  if (open.length > 0 && !isNewest) return draw({ language, summary: words.newer, body: [say(words.newer)], actions });
  const shown = isNewest ? bundle.items : [];
  return draw({
    language,
    summary: open.length === 0 ? words.nothing : words.summary(open.length),
    body: [
      heading(open.length === 0 ? words.nothing : words.title, { size: 'Medium' }),
      ...shown.flatMap((item) => itemParts(card, item)),
      say(words.diet, { gap: 'Medium', subtle: true }),
    ],
    actions,
  });
}

function itemParts(card: BundleCard, item: BundleItem): readonly CardPart[] {
  const { texts, now } = card;
  const words = texts.bundle.item[item.kind];
  const isDone = item.status === 'done' || item.status === 'closing';
  if (isDone) return [box('good', [say(words.done(texts.moment(item.at, now)), { bold: true })], { gap: 'Medium' })];
  const { confirmedAt, ways } = card;
  const confirmed = confirmedAt === null ? null : texts.day(confirmedAt);
  const of = { name: card.names[item.id] ?? '', confirmed, ways };
  const reminder = item.status === 'open' ? (texts.bundle.reminder[Math.max(0, item.cards - 1)] ?? '') : '';
  return [
    ...(reminder === '' ? [] : [say(reminder, { gap: 'Medium', bold: true, colour: 'Warning' })]),
    say(words.ask(of), { gap: reminder === '' ? 'Medium' : 'Small', bold: true }),
    say(words.more(of), { gap: 'Small' }),
    ...(item.due === null ? [] : [say(texts.bundle.due(texts.day(item.due)), { gap: 'Small' })]),
    row(buttons(card, item), 'Small'),
  ];
}

function buttons({ delivery, texts, contactUrl }: BundleCard, { id, kind }: BundleItem): readonly Action[] {
  if (kind === 'overdue') {
    return [button(`done-${id}`, texts.bundle.finish, { verb: 'bundle.done', i: id, d: delivery })];
  }
  return [
    button(`confirm-${id}`, texts.bundle.still, { verb: 'bundle.confirm', i: id, d: delivery }),
    ...link(`change-${id}`, texts.bundle.change, contactUrl),
  ];
}
