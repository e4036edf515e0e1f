// Classified material (Verschlusssachen) must not be kept here: Teams is not released for it (domain.md 7).
import { Refusal, type RefusalCode } from '../errors.ts';
import { type Classification, classifications } from './plan.ts';

/** How it is marked in practice: VS-NfD, long or short, VS-Vertraulich, and what stands above those in capitals. */
const marks = [/\bVS\s*[-–—]?\s*(?:NfD|nur\s+für\s+den\s+Dienstgebrauch|vertraulich)\b/iu, /\b(?:STRENG\s+)?GEHEIM\b/u];

/** True when a text carries the mark of classified material. Mentioning that some exists elsewhere, by number, does not. */
export const isMarkedClassified = (text: string): boolean => marks.some((mark) => mark.test(text));

/** How confidential a document is, where that is not the usual INTERNAL; what is classified is refused with `code`. */
export function confidential(
  classification: Classification | undefined,
  code: RefusalCode,
): { readonly classification?: Classification } {
  const said = classification ?? 'INTERNAL';
  if (!classifications.includes(said)) throw new Refusal(code, { field: 'classification' });
  return said === 'INTERNAL' ? {} : { classification: said };
}
