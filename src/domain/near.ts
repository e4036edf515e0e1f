// Finding things by what people type: without accents and case, and with what comes near when nothing fits.

/** `Bezügezahlung` and `bezuegezahlung` are the same: German letters as their two, others without accents. */
function flat(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** True when the text bears all words of the query. */
export function bears(text: string, query: string): boolean {
  const all = flat(text);
  return flat(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Pairs of neighbouring letters. */
function pairs(word: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, n) => word.slice(n, n + 2)));
}

/** How alike two words are, 0 to 1 (Dice over pairs of letters). */
function likeness(one: string, other: string): number {
  const [mine, theirs] = [pairs(one), pairs(other)];
  if (mine.size + theirs.size === 0) return one === other ? 1 : 0;
  return (2 * [...mine].filter((pair) => theirs.has(pair)).length) / (mine.size + theirs.size);
}

/** Below this nobody would call two words alike. */
const least = 0.4;

/** The names that come nearest to a query, best first, at most `most`; none when nothing is like it. */
export function nearest(names: readonly string[], query: string, most: number): readonly string[] {
  const wanted = flat(query);
  const rated = [...new Set(names)].map((name) => {
    const words = [flat(name), ...flat(name).split(/[^\p{L}\p{N}]+/u)];
    return { name, rate: Math.max(...words.map((word) => likeness(word, wanted))) };
  });
  return rated
    .filter(({ rate }) => rate >= least)
    .sort((one, other) => other.rate - one.rate)
    .slice(0, most)
    .map(({ name }) => name);
}
