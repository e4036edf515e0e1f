// Which language the tab speaks, and the choice the person made here.
import type { Language } from '../domain/people.ts';

const key = 'bcm-lotse-language';

/** A choice counts until the language of Teams itself changes. */
interface Choice {
  readonly language: Language;
  readonly host: string;
}

/** Chosen here, else the language of Teams, else that of the person's record. */
export function pickLanguage(choice: Choice | null, host: string, record: Language | undefined): Language {
  if (choice && choice.host === host) return choice.language;
  const short = host.slice(0, 2).toLowerCase();
  return short === 'de' || short === 'en' ? short : (record ?? 'de');
}

/** Reads the remembered choice. Some web views forbid storage; then there is none. */
export function readChoice(): Choice | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const language: unknown = Reflect.get(value, 'language');
    const host: unknown = Reflect.get(value, 'host');
    return (language === 'de' || language === 'en') && typeof host === 'string' ? { language, host } : null;
  } catch (fault) {
    console.info('BCM-Lotse: no remembered language,', fault);
    return null;
  }
}

/** Remembers the choice where storage is allowed. */
export function rememberChoice(choice: Choice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch (fault) {
    console.info('BCM-Lotse: language not remembered,', fault);
  }
}
