// The alphabet of short messages (3GPP TS 23.038): what fits, how long it is, and what a text becomes in it.

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each of these takes two places. */
const extension = new Set('^{}\\[~]|€');

/** Places of a message that is one segment, and of each part of a longer one. */
export const oneSegment = 160;
const perPart = 153;

const spelled: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '´': "'",
  '`': "'",
  '…': '...',
  '•': '-',
  '·': '-',
  '→': '->',
  '°': ' Grad',
  '×': 'x',
  '½': '1/2',
  '²': '2',
  '³': '3',
  '©': '(c)',
  '®': '(R)',
  '™': '(TM)',
  ẞ: 'SS',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  ð: 'd',
};

/** A text in the alphabet of short messages, on one line; what has no counterpart becomes a question mark. */
export function toGsm7(text: string): string {
  const line = text.normalize('NFC').replace(/\p{Cf}|\p{Variation_Selector}/gu, '');
  const signs = [...line].map(spell).join('');
  return signs.replace(/ {2,}/g, ' ').trim();
}

function spell(sign: string): string {
  // Also line ends: whatever asks for a second line or a header gets a space.
  if (/[\s\p{Cc}\p{Z}]/u.test(sign)) return ' ';
  if (basic.has(sign) || extension.has(sign)) return sign;
  const known = Object.hasOwn(spelled, sign) ? spelled[sign] : undefined;
  if (known !== undefined) return known;
  const bare = sign.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== sign && bare !== '' && [...bare].every((each) => basic.has(each)) ? bare : '?';
}

/** Places that a text of this alphabet takes; Infinity when a sign lies outside of it. */
export function gsm7Length(text: string): number {
  let length = 0;
  for (const sign of text) {
    if (basic.has(sign)) length += 1;
    else if (extension.has(sign)) length += 2;
    else return Number.POSITIVE_INFINITY;
  }
  return length;
}

/** How many messages the network makes of a text of this alphabet; each is paid for. */
export function segmentsOf(text: string): number {
  const length = gsm7Length(text);
  return length <= oneSegment ? 1 : Math.ceil(length / perPart);
}

/** The text in so many places, cut at a word where that costs little; cut text ends in `...`. */
export function cutGsm7(text: string, places: number): string {
  if (gsm7Length(text) <= places) return text;
  const dots = '...';
  if (places <= dots.length) return '';
  let kept = '';
  let length = 0;
  for (const sign of text) {
    length += gsm7Length(sign);
    if (length > places - dots.length) break;
    kept += sign;
  }
  const word = kept.lastIndexOf(' ');
  const whole = word >= kept.length * 0.6 ? kept.slice(0, word) : kept;
  return `${whole.replace(/[\s,;:.-]+$/, '')}${dots}`;
}
