// The card of a synthetic alarm: says to whoever finds it that nothing is to be done. It is taken away at once.
import type { Texts } from '../../texts/index.ts';
import { box, draw, heading, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';

export function syntheticCard(texts: Texts): Drawn {
  const words = texts.watch.card;
  return draw({
    language: texts.language,
    summary: words.step,
    body: [
      box('emphasis', [heading(words.mark, { size: 'Medium' })], { bleed: true }),
      say(words.step, { bold: true, size: 'Large' }),
      say(words.why, { gap: 'Medium' }),
    ],
    actions: [],
  });
}
