// The sentence of the rules for what is wrong in the form; the same one the server would answer.
import type { Texts } from '../texts/index.ts';
import type { FormFault } from './draft.ts';

type Sentence = (detail: FormFault['detail']) => string;

/** Undefined for a code that has no sentence. */
export function faultSentence(
  texts: Texts,
  fault: Pick<FormFault, 'detail'> & { readonly code: string },
): string | undefined {
  const sentences: Readonly<Record<string, Sentence>> = texts.refused;
  return sentences[fault.code]?.(fault.detail);
}
