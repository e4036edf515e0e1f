// Makes texts harmless that people or machines wrote: the one escape of all cards.
//
// Teams reads Markdown in TextBlocks and facts, and its clients disagree about backslashes. Text runs of a
// RichTextBlock know no Markdown at all (Adaptive Cards 1.2), so every text stands in runs, cut by `escapeText`.

/** Removes what cannot be seen but acts: controls, direction marks, zero-width and filler characters, piled marks. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\s+/gu, ' ');
}

/**
 * The one escape: the pieces into which a text is cut so that no client finds a mention (`<at>`) or a date function
 * (`{{DATE(…)}}`) in any of them. Put together again they are the text, so people read exactly what was written.
 */
export function escapeText(text: string): readonly string[] {
  return clean(text)
    .split(/(?<=<)(?=\/?at\b)|(?<=\{)(?=\{(?:DATE|TIME)\()/iu)
    .filter((piece) => piece !== '');
}

/** Text for places that take one plain string and read no Markdown: titles, choices, toasts. */
export function label(text: string): string {
  return clean(text)
    .replace(/<(\/?at\b)/giu, '‹$1')
    .replace(/\{\{(?=(?:DATE|TIME)\()/giu, '{ {')
    .trim();
}

/** At most so many characters; what is cut off shows as "…". */
export function cut(text: string, most: number): string {
  const all = [...text];
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`;
}
