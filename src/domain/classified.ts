// Classified material (Verschlusssachen) must not be kept here: Teams is not released for it (domain.md 7).

/** How it is marked in practice: VS-NfD, long or short, VS-Vertraulich, and what stands above those in capitals. */
const marks = [/\bVS\s*[-–—]?\s*(?:NfD|nur\s+für\s+den\s+Dienstgebrauch|vertraulich)\b/iu, /\b(?:STRENG\s+)?GEHEIM\b/u];

/** True when a text carries the mark of classified material. Mentioning that some exists elsewhere, by number, does not. */
export const isMarkedClassified = (text: string): boolean => marks.some((mark) => mark.test(text));
