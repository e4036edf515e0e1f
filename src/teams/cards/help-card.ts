// The answer to the word `hilfe`: what to do in an emergency first, then the words the bot knows.
import type { Texts } from '../../texts/index.ts';
import { box, draw, fact, heading, link, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';

export interface HelpCard {
  readonly texts: Texts;
  /** The reader may raise an alarm or an exercise somewhere. */
  readonly mayRaise: boolean;
  /** How to call the crisis team without Teams, or ''. */
  readonly callIn: string;
  readonly tabUrl: string;
}

/** Names only what works. */
export function helpCard({ texts, mayRaise, callIn, tabUrl }: HelpCard): Drawn {
  const words = texts.cards.help;
  const list = words.list.filter(([word]) => mayRaise || word !== words.list[0]?.[0]);
  return draw({
    language: texts.language,
    summary: words.title,
    body: [
      heading(words.title, { size: 'Large' }),
      box('warning', [
        say(words.emergency, { bold: true }),
        ...(callIn === '' ? [] : [say(words.call(callIn), { gap: 'Small' })]),
        say(mayRaise ? words.raise : words.notYou, { gap: 'Small' }),
      ]),
      say(words.words, { bold: true, gap: 'Medium' }),
      ...list.map(([word, meaning]) => fact(word, meaning)),
      say(words.channel, { gap: 'Medium' }),
    ],
    actions: link('tab', texts.cards.openTab, tabUrl),
  });
}
