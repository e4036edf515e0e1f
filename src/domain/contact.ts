// A person's own numbers: how they are written, which of them open a way, and what may stand in them.
import { Refusal } from '../errors.ts';
import type { ContactFacts } from './gaps.ts';
import type { Contact, PhoneNumber } from './people.ts';
import type { Way } from './ways.ts';

export const mostNumbers = 6;

/**
 * A number as people write it, as E.164: `0511 555-0101` and `+49 (511) 555 0101` give `+495115550101`. A number
 * without a country is German. Null when it is none.
 */
export function e164(text: string): string | null {
  const bare = text
    .trim()
    .replace(/\(0\)/g, '')
    .replace(/[\s()/.–-]/g, '');
  const plus = bare.startsWith('00') ? `+${bare.slice(2)}` : bare.startsWith('0') ? `+49${bare.slice(1)}` : bare;
  return /^\+[1-9]\d{6,14}$/.test(plus) ? plus : null;
}

/** A German number as people read it: `+495115550101` becomes `0511 5550101`; others keep their country. */
export function readable(number: string): string {
  const german = /^\+49(511|1[5-7]\d|\d{2,3})(\d+)$/.exec(number);
  return german ? `0${german[1]} ${german[2]}` : number;
}

/** Refuses numbers that cannot be called or are there twice. A number nobody may use is refused, too: why keep it? */
export function checkNumbers(numbers: readonly PhoneNumber[]): void {
  if (numbers.length > mostNumbers) throw new Refusal('contact-numbers', { most: mostNumbers });
  if (numbers.some(({ number }) => e164(number) !== number)) throw new Refusal('contact-number');
  if (new Set(numbers.map(({ number }) => number)).size !== numbers.length) throw new Refusal('contact-twice');
  if (numbers.some(({ sms, voice, onPaper }) => !(sms || voice || onPaper))) throw new Refusal('contact-unused');
}

/** The ways beside Teams that a contact opens, without its numbers. */
export function contactFacts({ numbers = [], email, confirmedAt }: Partial<Contact>): ContactFacts {
  const ways: Way[] = [];
  if (email) ways.push('email');
  if (numbers.some(({ sms }) => sms)) ways.push('sms');
  if (numbers.some(({ voice }) => voice)) ways.push('voice');
  return { ways, confirmedAt: confirmedAt ?? null };
}
