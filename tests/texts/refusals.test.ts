// Every refusal says in one or two plain sentences what is wrong or what to do, in both languages.
import { describe, expect, it } from 'vitest';
import { textsFor } from '../../src/texts/index.ts';

const german = textsFor('de').refused;
const english = textsFor('en').refused;
const codes = Object.keys(german) as (keyof typeof german)[];
const detail = { most: 280, step: 2 };

describe('refusals', () => {
  it('exist in both languages, and no two say the same', () => {
    expect(Object.keys(english).sort()).toEqual([...codes].sort());
    for (const refused of [german, english]) {
      expect(new Set(codes.map((code) => refused[code](detail))).size).toBe(codes.length);
    }
  });

  it.each(codes)('%s is whole sentences without jargon or blame', (code) => {
    for (const refused of [german, english]) {
      const text = refused[code](detail);
      expect(text).toMatch(/^[\p{Lu}„“][^\n]*\.$/u);
      expect(text).not.toMatch(/undefined|Fehler \d|error|exception|\b(BAO|GFP|WAP|MTPD|RTO)\b|\bdu\b/i);
      expect(text.length).toBeLessThan(160);
    }
  });

  it('name the limit when a text is too long', () => {
    expect(german['text-too-long'](detail)).toBe('Der Text ist zu lang. Erlaubt sind 280 Zeichen.');
    expect(english['text-too-long'](detail)).toBe('The text is too long. At most 280 characters are allowed.');
  });

  it('unknown languages read German', () => expect(textsFor('fr').language).toBe('de'));
});
