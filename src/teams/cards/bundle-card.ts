// The one card a person gets outside of alarms: everything that is asked of her, each thing with its buttons.
import { type Bundle, type BundleItem, openItems } from '../../domain/bundle.ts';
import { reviewAnswers } from '../../domain/plan.ts';
import type { BundleSubject, Texts } from '../../texts/index.ts';
import { dueInput } from '../bundle-button.ts';
import { box, button, dateInput, draw, heading, link, row, say, showCard } from '../card.ts';
import type { Action, CardPart, Drawn } from '../card-shape.ts';

/** What an item is about, of which kind, and where it is seen in the tab. */
export interface CardSubject extends BundleSubject {
  readonly of: 'plan' | 'plan-owner' | 'measure' | 'handbook' | 'sheets' | 'expiry' | 'drill' | 'evaluate';
  readonly url: string;
}

/** So many items stand on one card; beyond them it says how many there are. */
const mostItems = 6;

/** What a card knows of the reader and of whom her items are about. Never a number. */
export interface BundleFacts {
  /** Names by item id. */
  readonly names: Readonly<Record<string, string>>;
  /** Plans and measures by item id. */
  readonly subjects: Readonly<Record<string, CardSubject>>;
  /** Ways by which the reader is reached, in her language. */
  readonly ways: readonly string[];
  /** She has numbers: they were kept, or not. */
  readonly hasNumbers: boolean;
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
  // What is still to be done comes first: a card holds only so much.
  const all = isNewest ? [...open, ...bundle.items.filter((item) => !open.includes(item))] : [];
  const shown = all.slice(0, mostItems);
  const left = open.length - Math.min(open.length, mostItems);
  return draw({
    language,
    summary: open.length === 0 ? words.nothing : words.summary(open.length),
    body: [
      heading(open.length === 0 ? words.nothing : words.title, { size: 'Medium' }),
      ...shown.flatMap((item) => itemParts(card, item)),
      ...(left > 0 && isNewest ? [say(words.more(left), { gap: 'Medium', bold: true })] : []),
      say(words.diet, { gap: 'Medium', subtle: true }),
    ],
    actions,
  });
}

const nothing: BundleSubject = {
  noun: '',
  title: '',
  version: 0,
  reviewed: '',
  minutes: 0,
  because: '',
  due: '',
  action: '',
  said: '',
};

function itemParts(card: BundleCard, item: BundleItem): readonly CardPart[] {
  const { texts, now, confirmedAt, ways, hasNumbers } = card;
  const words = texts.bundle.item[item.kind];
  const subject = card.subjects[item.id];
  const confirmed = confirmedAt === null ? null : texts.day(confirmedAt);
  const day = item.due === null ? '' : texts.day(item.due);
  const of = { name: card.names[item.id] ?? '', confirmed, ways, day, hasNumbers, about: subject ?? nothing };
  const isDone = item.status === 'done' || item.status === 'closing';
  if (isDone) {
    const said = box('good', [say(words.done(texts.moment(item.at, now), of), { bold: true })], { gap: 'Medium' });
    const next =
      item.kind === 'evaluate' ? link(`open-${item.id}`, texts.bundle.openEvaluation, subject?.url ?? '') : [];
    return next.length === 0 ? [said] : [said, row(next, 'Small')];
  }
  const reminder = item.status === 'open' ? (texts.bundle.reminder[Math.max(0, item.cards - 1)] ?? '') : '';
  // A plan says in its sentence until when, and so do numbers.
  const isDueSaid = item.due === null || subject !== undefined || item.kind === 'numbers';
  const [ask, more] = asking(card, item, of);
  return [
    ...(reminder === '' ? [] : [say(reminder, { gap: 'Medium', bold: true, colour: 'Warning' })]),
    say(ask, { gap: reminder === '' ? 'Medium' : 'Small', bold: true }),
    say(more, { gap: 'Small' }),
    ...(isDueSaid ? [] : [say(texts.bundle.due(texts.day(item.due ?? 0)), { gap: 'Small' })]),
    ...pairs(buttons(card, item)).map((pair) => row(pair, 'Small')),
  ];
}

/** Long buttons stand two in a row, so that none is cut off on a telephone; up to three stay together. */
function pairs(actions: readonly Action[]): readonly (readonly Action[])[] {
  if (actions.length <= 3) return [actions];
  return actions.flatMap((_, at) => (at % 2 === 0 ? [actions.slice(at, at + 2)] : []));
}

type Of = Parameters<Texts['bundle']['item']['contact']['ask']>[0];

/** What is asked, and a line more about it. */
function asking({ texts, subjects }: BundleCard, { id, kind }: BundleItem, of: Of): readonly [string, string] {
  const words = texts.bundle;
  const subject = subjects[id];
  if (kind !== 'overdue' || !subject) return [words.item[kind].ask(of), words.item[kind].more(of)];
  return [words.silent[subject.of](of.name === '' ? words.somebody : of.name, subject.title), words.silentMore];
}

function buttons(card: BundleCard, { id, kind }: BundleItem): readonly Action[] {
  const { delivery, texts, contactUrl } = card;
  const url = card.subjects[id]?.url ?? '';
  switch (kind) {
    case 'overdue':
      return [
        button(`done-${id}`, texts.bundle.finish, { verb: 'bundle.done', i: id, d: delivery }),
        ...link(`open-${id}`, texts.cards.openTab, url),
      ];
    case 'contact':
      return [
        button(`confirm-${id}`, texts.bundle.still, { verb: 'bundle.confirm', i: id, d: delivery }),
        ...link(`change-${id}`, texts.bundle.change, contactUrl),
      ];
    case 'numbers':
      return [
        button(`confirm-${id}`, texts.bundle.keep, { verb: 'bundle.confirm', i: id, d: delivery }),
        ...link(`change-${id}`, texts.bundle.change, contactUrl),
      ];
    case 'plan-owner':
      return link(`open-${id}`, texts.bundle.nameOwner, url);
    case 'plan':
      return [
        ...reviewAnswers.map((answer) =>
          button(`${answer}-${id}`, texts.plan.answer[answer], { verb: 'plan.answer', i: id, d: delivery, answer }),
        ),
        ...link(`open-${id}`, texts.bundle.openPlan, url),
      ];
    case 'handbook':
      return link(`open-${id}`, texts.bundle.openHandbook, url);
    case 'evaluate':
      return [
        button(`done-${id}`, texts.bundle.evaluate, { verb: 'bundle.done', i: id, d: delivery }),
        ...link(`open-${id}`, texts.cards.openTab, url),
      ];
    case 'sheets':
      return link(`open-${id}`, texts.bundle.openSheets, url);
    case 'expiry':
    case 'drill':
      return [
        button(`done-${id}`, texts.bundle.seen, { verb: 'bundle.done', i: id, d: delivery }),
        ...link(`open-${id}`, texts.cards.openTab, url),
      ];
    case 'measure':
      return measureButtons(card, id);
  }
}

function measureButtons({ delivery, texts }: BundleCard, id: string): readonly Action[] {
  const words = texts.bundle;
  const said = (answer: 'in-work' | 'done') =>
    button(`${answer}-${id}`, words.measureAnswer[answer], { verb: 'measure.answer', i: id, d: delivery, answer });
  const day = dateInput(dueInput(id), words.newDayLabel, { required: words.newDayMissing });
  const set = { verb: 'measure.answer', i: id, d: delivery, answer: 'new-day' } as const;
  return [
    said('in-work'),
    said('done'),
    showCard(`day-${id}`, words.newDay, [day], [button(`set-${id}`, words.setDay, set, 'auto')]),
  ];
}
