// Typed words: what somebody means who writes to the bot or answers a short message. German first, English understood.
import type { AnswerKind } from './alarm.ts';

export type Word =
  | { readonly word: 'alarm' }
  | { readonly word: 'report' }
  | { readonly word: 'help' }
  | { readonly word: 'exercises' }
  /** `about`: what it is asked of, in small letters; '' for everything. */
  | { readonly word: 'status' | 'plan'; readonly about: string }
  | { readonly word: 'answer'; readonly answer: AnswerKind; readonly eta: number | null }
  | { readonly word: 'unknown' };

const plain: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['alarm', { word: 'alarm' }],
  ['melden', { word: 'report' }],
  ['meldung', { word: 'report' }],
  ['report', { word: 'report' }],
  ['hilfe', { word: 'help' }],
  ['help', { word: 'help' }],
  ...(['übung', 'übungen', 'exercise', 'exercises'] as const).map((said): [string, Word] => [
    said,
    { word: 'exercises' },
  ]),
  ['nein', { word: 'answer', answer: 'unavailable', eta: null }],
  ['no', { word: 'answer', answer: 'unavailable', eta: null }],
  ['virtuell', { word: 'answer', answer: 'virtual', eta: null }],
  ['virtual', { word: 'answer', answer: 'virtual', eta: null }],
  ...(['rufen', 'anruf', 'rückruf', 'call'] as const).map((said): [string, Word] => [
    said,
    { word: 'answer', answer: 'call-me', eta: null },
  ]),
]);

/** `ja`, `ja 30`, `ja, in 30 min` */
const coming = /^(?:ja|yes)(?:[ ,]+(?:in )?(\d{1,4}) ?(?:min|minute|minuten|minutes)?)?$/;
/** `status`, `status bezüge`, `plan bezüge` */
const looking = /^(status|plan|pläne|plans|stand)(?: (.{1,80}))?$/;
/** Minutes a person may announce; what is longer is a slip of the finger. */
const longestEta = 600;
const usualEta = 30;
/** Characters of a message that may be a word with mentions beside it; what is longer is a story. */
const longest = 300;
/** What people put around a word and do not mean: spaces, quotes, full stops, a thumb. A question mark means doubt. */
const around = /^[\s\p{P}\p{S}\p{VS}]+|(?:(?!\?)[\s\p{P}\p{S}\p{VS}])+$/gu;

/** What was said without what does not matter: mentions, case, spaces, punctuation. '' for a whole story. */
export function plainWords(text: string): string {
  if (text.length > longest) return '';
  return text
    .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(around, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** The command in a message. Mentions, case, spaces and punctuation do not matter. */
export function wordOf(text: string): Word {
  const said = plainWords(text);
  const minutes = coming.exec(said);
  if (!minutes) return plain.get(said) ?? lookingWord(said);
  const eta = minutes[1] === undefined ? usualEta : Number(minutes[1]);
  if (eta > longestEta) return { word: 'unknown' };
  // Zero says "I am there": the shortest time there is on a button, too.
  return { word: 'answer', answer: 'coming', eta: Math.max(1, eta) };
}

function lookingWord(said: string): Word {
  const [, word, about = ''] = looking.exec(said) ?? [];
  if (word === undefined) return { word: 'unknown' };
  return { word: word === 'status' || word === 'stand' ? 'status' : 'plan', about: about.replace(/[\s?]+$/, '') };
}

/** A word with the number of the alarm it is about, as in a short message: `JA 30 2026-017`. */
export interface NumberedWord {
  readonly word: Word;
  /** `2026-017` or `ü 2026-017`, in lower case; null when none was named. */
  readonly number: string | null;
}

const alarmNumber = /(?:^|[\s,;(])(?:nr\.? ?)?((?:ü ?)?\d{4}-\d{3})(?=$|[\s,.;!)])/iu;

/** The command in a short message, and which alarm it names. */
export function numberedWordOf(text: string): NumberedWord {
  const found = alarmNumber.exec(text);
  if (!found) return { word: wordOf(text), number: null };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { word: wordOf(rest), number: (found[1] ?? '').toLowerCase().replace(/^ü ?/, 'ü ') };
}

/** A yes or no in a short message: `FREIGABE 4711`, `JA 4711`, `NEIN 4711`; the number names the question. */
export interface DecisionWord {
  readonly yes: boolean;
  /** Null when none was named. */
  readonly code: number | null;
}

const decisionWord =
  /^(freigabe|freigeben|ja|übernehmen?|uebernehmen?|release|yes|take|nein|nicht freigeben|no)(?:[ :,]+(\d{4}))?$/;
const noes = ['nein', 'nicht freigeben', 'no'];
/** Above what `JA 30` can mean, so that nobody comes who wanted to decide. */
export const codes = { first: 1_000, last: 9_999 } as const;

/** Null for anything else, such as `JA 30`. */
export function decisionWordOf(text: string): DecisionWord | null {
  const found = decisionWord.exec(plainWords(text));
  if (!found) return null;
  const code = found[2] === undefined ? null : Number(found[2]);
  return code !== null && code < codes.first ? null : { yes: !noes.includes(found[1] ?? ''), code };
}
