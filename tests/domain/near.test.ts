// Finding by what people type: German letters, case, all words of the query, and what comes near.
import { describe, expect, it } from 'vitest';
import { bears, nearest } from '../../src/domain/near.ts';

describe('a text bears a query', () => {
  it.each([
    ['Bezügezahlung', 'bezüge', true],
    ['Bezügezahlung', 'BEZUEGE', true],
    ['Straßensperrung', 'strassen', true],
    ['Café Kasse', 'cafe', true],
    ['Auszahlung der Bezüge', 'bezüge auszahlung', true],
    ['Auszahlung der Bezüge', 'bezüge kasse', false],
  ])('%s: %s', (text, query, expected) => expect(bears(text, query)).toBe(expected));
});

describe('what comes near', () => {
  const names = ['Bezügezahlung', 'Landeskasse', 'E-Akte, E-Mail', 'Hochwasservorhersage'];
  it.each<[string, readonly string[]]>([
    ['bezügezalung', ['Bezügezahlung']],
    ['landeskase', ['Landeskasse']],
    ['akte', ['E-Akte, E-Mail']],
    ['xylofon', []],
    ['', []],
  ])('%s', (query, expected) => expect(nearest(names, query, 3)).toEqual(expected));
});
