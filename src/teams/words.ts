// Typed words: what somebody means who writes to the bot. German first, English understood.
import type { AnswerKind } from '../domain/alarm.ts';

export type Word =
  | { readonly word: 'alarm' }
  | { readonly word: 'help' }
  | { readonly word: 'answer'; readonly answer: AnswerKind; readonly eta: number | null }
  | { readonly word: 'unknown' };

const plain: Readonly<Record<string, Word>> = {
  alarm: { word: 'alarm' },
  hilfe: { word: 'help' },
  help: { word: 'help' },
  nein: { word: 'answer', answer: 'unavailable', eta: null },
  no: { word: 'answer', answer: 'unavailable', eta: null },
  virtuell: { word: 'answer', answer: 'virtual', eta: null },
  virtual: { word: 'answer', answer: 'virtual', eta: null },
};

/** Minutes a person may announce; what is longer is a slip of the finger. */
const longestEta = 600;
const usualEta = 30;

/** The command in a message. Mentions are stripped before; case, full stops and spaces do not matter. */
export function wordOf(text: string): Word {
  const said = text
    .replace(/<at>.*?<\/at>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  const coming = /^(?:ja|yes)(?:[ ,]+(\d{1,3})(?: ?(?:min|minuten|minutes))?)?$/.exec(said);
  if (coming) {
    const eta = coming[1] === undefined ? usualEta : Number(coming[1]);
    if (eta >= 1 && eta <= longestEta) return { word: 'answer', answer: 'coming', eta };
  }
  return plain[said] ?? { word: 'unknown' };
}
