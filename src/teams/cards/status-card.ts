// The answer to `status` and `plan`: a few lines, the most pressing first, each with its way into the tab.
import type { Texts } from '../../texts/index.ts';
import { box, draw, heading, link, row, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';

/** One thing: a sentence, what more there is to say, and where it is seen. */
export interface StatusLine {
  readonly text: string;
  readonly more: readonly string[];
  readonly button: string;
  readonly url: string;
  /** Red lines stand out by a box and come first; never by colour alone. */
  readonly weight: 'alarm' | 'red' | 'plain';
}

export interface StatusCard {
  readonly texts: Texts;
  readonly title: string;
  readonly lines: readonly StatusLine[];
  /** Said below the lines, or instead of them. */
  readonly note: string;
  readonly tabUrl: string;
}

export function statusCard({ texts, title, lines, note, tabUrl }: StatusCard): Drawn {
  return draw({
    language: texts.language,
    summary: lines[0]?.text ?? note,
    body: [
      heading(title, { size: 'Large' }),
      ...lines.flatMap((line, at) => lineParts(line, at)),
      ...(note === '' ? [] : [say(note, { gap: 'Medium' })]),
    ],
    actions: lines.some(({ url }) => url !== '') ? [] : link('tab', texts.cards.openTab, tabUrl),
  });
}

const style = { alarm: 'attention', red: 'warning' } as const;

function lineParts({ text, more, button, url, weight }: StatusLine, at: number): readonly CardPart[] {
  const parts = [
    say(text, { bold: true, gap: 'Small' }),
    ...more.map((each) => say(each, { gap: 'Small' })),
    ...(url === '' ? [] : [row(link(`line-${at}`, button, url), 'Small')]),
  ];
  return weight === 'plain' ? parts : [box(style[weight], parts, { gap: 'Small' })];
}
