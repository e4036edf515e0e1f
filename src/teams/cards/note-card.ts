// One plain sentence as a card: refusals and short answers.
import type { Texts } from '../../texts/index.ts';
import { draw, link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';

/** `text` is a whole sentence in the reader's language; `tabUrl` may be missing. */
export function noteCard(card: { readonly texts: Texts; readonly text: string; readonly tabUrl?: string }): Drawn {
  return draw({
    language: card.texts.language,
    summary: card.text,
    body: [say(card.text)],
    actions: link('tab', card.texts.cards.openTab, card.tabUrl ?? ''),
  });
}
