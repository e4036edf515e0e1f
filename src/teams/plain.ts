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

/** Cuts before whatever a client could take for a mention or a date function. */
const cuts = /(?<=<)(?=\/?at\b)|(?<=\{)(?=\{(?:DATE|TIME)\()/iu;
/** Each piece costs about 60 bytes on the wire; a text with more of them is no message but an attack on its size. */
const mostPieces = 12;

/**
 * The one escape: the pieces into which a text is cut so that no client finds a mention (`<at>`) or a date function
 * (`{{DATE(…)}}`) in any of them. Put together again they are the text, so people read exactly what was written.
 * Beyond twelve pieces it is spelt apart instead, as in `label`.
 */
export function escapeText(text: string): readonly string[] {
  const plain = clean(text);
  const pieces = plain.split(cuts).filter((piece) => piece !== '');
  return pieces.length > mostPieces ? [spellApart(plain)] : pieces;
}

/** Text for places that take one plain string and read no Markdown: titles, choices, toasts. */
export function label(text: string): string {
  return spellApart(clean(text)).trim();
}

function spellApart(text: string): string {
  return text.replace(/<(\/?at\b)/giu, '‹$1').replace(/\{\{(?=(?:DATE|TIME)\()/giu, '{ {');
}

/** At most so many characters; what is cut off shows as "…". */
export function cut(text: string, most: number): string {
  const all = [...text];
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`;
}
