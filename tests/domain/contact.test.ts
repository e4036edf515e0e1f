// Numbers as people write them, and what may be left.
import { describe, expect, it } from 'vitest';
import { checkNumbers, contactFacts, e164, readable } from '../../src/domain/contact.ts';
import type { PhoneNumber } from '../../src/domain/people.ts';
import { refusalOf } from './play.ts';

const mobile: PhoneNumber = { number: '+4915155550101', kind: 'private', sms: true, voice: true, onPaper: false };

describe('a number', () => {
  it.each([
    ['0511 555-0101', '+495115550101'],
    ['+49 (0) 511 / 555 0101', '+495115550101'],
    ['0049 151 5555-0101', '+4915155550101'],
    ['+41 44 555 01 01', '+41445550101'],
    ['0511', null],
    ['keine', null],
    ['=HYPERLINK("x")', null],
    ['', null],
  ])('%s is %s', (text, number) => expect(e164(text)).toBe(number));

  it('is read back as the same number', () => {
    for (const number of ['+495115550101', '+4915155550101', '+41445550101'])
      expect(e164(readable(number))).toBe(number);
    expect(readable('+495115550101')).toBe('0511 5550101');
  });
});

describe('what may be left', () => {
  it.each<[string, readonly PhoneNumber[], string]>([
    [
      'no number',
      [{ ...mobile, number: '0151' }],
      'Diese Rufnummer ist nicht lesbar. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel 0511 555-0101.',
    ],
    ['one twice', [mobile, mobile], 'Diese Rufnummer steht schon da. Bitte entfernen Sie einen der beiden Einträge.'],
    [
      'one nobody may use',
      [{ ...mobile, sms: false, voice: false }],
      'Bitte erlauben Sie für jede Nummer mindestens eine Nutzung, oder entfernen Sie die Nummer.',
    ],
    [
      'seven',
      Array.from({ length: 7 }, (_, n) => ({ ...mobile, number: `+49511555010${n}` })),
      'Bitte hinterlegen Sie höchstens 6 Rufnummern.',
    ],
  ])('not %s', (_name, numbers, sentence) => expect(refusalOf(() => checkNumbers(numbers))).toBe(sentence));

  it('the ways a contact opens carry no number', () => {
    expect(contactFacts({ numbers: [mobile], email: true, confirmedAt: 7 })).toEqual({
      ways: ['email', 'sms', 'voice'],
      confirmedAt: 7,
    });
    expect(contactFacts({})).toEqual({ ways: [], confirmedAt: null });
  });
});
