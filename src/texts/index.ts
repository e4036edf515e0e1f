// Which texts for which language.
import { de, type Texts } from './de.ts';
import { en } from './en.ts';

export type { Texts } from './de.ts';
export type { BundleSubject } from './de-bundle.ts';

const all: Record<'de' | 'en', Texts> = { de, en };

/** Texts in a language; German when the language is unknown. */
export function textsFor(language: string): Texts {
  return language === 'en' ? all.en : all.de;
}
