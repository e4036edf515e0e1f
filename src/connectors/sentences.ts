// Shortens what to do without turning its meaning round: only whole sentences go, because "nicht" stands at the end of one.

/** Sentences as they were written; an abbreviation before a small letter or a figure ends none. */
function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
}

/** The text, then ever fewer of its first sentences, at last the first alone. */
export function shorter(text: string): readonly string[] {
  const all = sentencesOf(text);
  return all.map((_, index) => all.slice(0, all.length - index).join(' '));
}
