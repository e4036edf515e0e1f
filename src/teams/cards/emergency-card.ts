// Tells those who alarm that somebody came in by the emergency entrance.
import type { Texts } from '../../texts/index.ts';
import { box, draw, heading, link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';

export interface EmergencyCard {
  /** Whose sheet it was. */
  readonly name: string;
  readonly domain: string;
  readonly at: number;
  readonly texts: Texts;
  readonly now: number;
  /** Where the reader can close the entrance; null for whoever may not. */
  readonly tabUrl: string | null;
}

export function emergencyCard({ name, domain, at, texts, now, tabUrl }: EmergencyCard): Drawn {
  const words = texts.emergency;
  const step = words.step(name || texts.cards.situation.unnamed, texts.moment(at, now));
  return draw({
    language: texts.language,
    summary: step,
    body: [
      box('warning', [heading(words.mark, { size: 'Medium' })], { bleed: true }),
      say(step, { bold: true, size: 'Large' }),
      say(domain, { gap: 'Small' }),
      say(words.known, { gap: 'Medium' }),
      say(tabUrl === null ? words.unknownHere : words.unknown, { gap: 'Small' }),
    ],
    actions: tabUrl === null ? [] : link('tab', texts.cards.openTab, tabUrl),
  });
}
