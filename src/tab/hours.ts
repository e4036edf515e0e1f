// Durations as people write them, in hours: `4`, `1,5`, `30 Min.`, `3 Tage`, `2 h`.

const units: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|minuten?|minutes?)\.?$/, 1 / 60],
  [/^(|h|std|stunden?|hours?)\.?$/, 1],
  [/^(d|t|tage?|days?)\.?$/, 24],
  [/^(w|wochen?|weeks?)\.?$/, 168],
];

/** Null for nothing; NaN for what is no duration. */
export function parseHours(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return null;
  const [, number = '', unit = ''] = /^(\d+(?:[.,]\d+)?)\s*([a-z]*\.?)$/.exec(trimmed) ?? [];
  const factor = units.find(([words]) => words.test(unit))?.[1];
  if (number === '' || factor === undefined) return Number.NaN;
  // To the hundredth of an hour, but 15 minutes stay 15 minutes.
  return Math.round(Number(number.replace(',', '.')) * factor * 3_600) / 3_600;
}
