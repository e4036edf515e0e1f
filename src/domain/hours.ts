// Durations as people write them: "3 Tage", "4 h", "1,5 Std.", "30 Min." – in hours.

/** Hours of a unit, by the beginnings of its German and English names; the first that fits counts. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:mon(?:at|ate|aten)?|months?)$/, 720],
  [/^(?:min(?:ute|uten|utes)?|m)$/, 1 / 60],
  [/^(?:std|stunden?|h|hrs?|hours?)$/, 1],
  [/^(?:tage?n?|d|days?)$/, 24],
  [/^(?:wochen?|w|weeks?)$/, 168],
];

/** What people write where there is no duration. */
const nothing = [
  '',
  '-',
  '–',
  '—',
  'keine',
  'keiner',
  'kein',
  'unbekannt',
  'entfällt',
  'offen',
  'n/a',
  'n. a.',
  'none',
];

/** The longest duration that is believed: ten years. */
const mostHours = 87_600;

/**
 * Hours of a text; null where it says that there is none, undefined where it is none. A bare number counts in `unit`
 * hours. "> 30 Tage" is no duration: nobody can plan with it.
 */
export function readHours(text: string, unit = 1): number | null | undefined {
  const plain = text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (nothing.includes(plain)) return null;
  if (plain === 'sofort') return 0;
  const said = plain.replace(/^(?:max\.?|maximal|bis zu|bis|<=|≤|innerhalb von)\s*/, '');
  const bare = numberOf(said);
  if (bare !== undefined) return within(bare * unit);
  const parts = [...said.matchAll(/([\d.,]+)\s*([a-zäöü]+)\.?(?:\s*(?:,|und|\+)\s*|\s+|$)/gy)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== said) return undefined;
  let sum = 0;
  for (const [, number = '', name = ''] of parts) {
    const hours = units.find(([pattern]) => pattern.test(name))?.[1];
    const value = numberOf(number);
    if (hours === undefined || value === undefined) return undefined;
    // Divided, not multiplied by a sixtieth: 15 minutes are a quarter of an hour to the last digit.
    sum += hours < 1 ? value / 60 : value * hours;
  }
  return within(sum);
}

const within = (hours: number) => (Number.isFinite(hours) && hours >= 0 && hours <= mostHours ? hours : undefined);

/** A number as written in Germany or by a program: `1,5`, `1.5`, `1.000`; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim();
  if (/^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  return /^-?\d+(?:[.,]\d+)?(?:e-?\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/** In which unit (hours) the numbers below a heading such as "MTPD in Tagen" count; 1 where it says nothing. */
export function unitOfHead(head: string): number {
  const words = head.toLowerCase().match(/[a-zäöü]+/g) ?? [];
  for (const word of words) {
    const found = units.find(([pattern]) => pattern.test(word) && word !== 'm' && word !== 'w');
    if (found) return found[1];
  }
  return 1;
}

/** A duration in the largest unit in which it is a short number. */
export function hoursIn(hours: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } {
  if (hours >= 48 && Number.isInteger(hours / 24)) return { unit: 'days', count: hours / 24 };
  if (hours > 0 && hours < 1) return { unit: 'minutes', count: Math.round(hours * 600) / 10 };
  return { unit: 'hours', count: Math.round(hours * 100) / 100 };
}
