// Which of our languages a caller prefers.
import type { Language } from '../domain/people.ts';

/** The first of our languages in an `Accept-Language` header, by its weights; undefined when it names none. */
export function languageOf(header: string | undefined): Language | undefined {
  const wanted = (header ?? '').slice(0, 400).split(',').map(readRange);
  const ours = wanted.filter(({ language, weight }) => (language === 'de' || language === 'en') && weight > 0);
  const [best] = ours.sort((one, other) => other.weight - one.weight);
  return best?.language as Language | undefined;
}

/** `en-GB;q=0.8` → `en`, 0.8. */
function readRange(range: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
  return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) || 0 };
}
