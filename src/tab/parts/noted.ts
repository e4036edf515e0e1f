// Answers as words: to the person herself, and about her.
import type { AnswerView } from '../../http/contract.ts';
import type { Texts } from '../../texts/index.ts';

/** What somebody said, as a sentence to her. */
export function notedText(texts: Texts, answer: AnswerView): string {
  if (answer.answer === 'erased') return texts.tab.answer.erased;
  return texts.cards.answering.said[answer.answer](answer.arrival === null ? '' : texts.clock(answer.arrival));
}

/** What somebody said, in a list: `Kommt, da etwa 19:17 Uhr`. */
export function notedShort(texts: Texts, answer: AnswerView): string {
  const word = texts.answer[answer.answer];
  return answer.arrival === null ? word : `${word}, ${texts.tab.asked.arrival(texts.clock(answer.arrival))}`;
}
