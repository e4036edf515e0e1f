// Units and sites: whom a choice means, how many they are, and what wrong records do to that.
import { describe, expect, it } from 'vitest';
import { people, readStatus } from '../../src/domain/people.ts';
import {
  type Area,
  headcount,
  namesIn,
  namesUnknown,
  unitLines,
  within,
  withSubunits,
} from '../../src/domain/structure.ts';

const units = [
  { id: '1', name: 'Abteilung 1', parent: null },
  { id: '11', name: 'Referat 11', parent: '1' },
  { id: '2', name: 'Abteilung 2', parent: null },
  { id: '111', name: 'Team 111', parent: '11' },
];
const sites = [{ id: 'H', name: 'Haupthaus', address: 'Musterallee 1, 30169 Hannover' }];
const structure = { domain: 'MI', units, sites };
const area = (over: Partial<Area>): Area => ({ domain: 'MI', whole: false, units: [], sites: [], ...over });
const places = [
  { unit: '1', site: 'H' },
  { unit: '111', site: '' },
  { unit: '2', site: 'H' },
  { unit: '', site: '' },
];

describe('a choice', () => {
  it.each([
    ['a unit with all below it', area({ units: ['1'] }), [true, true, false, false]],
    ['a unit in the middle', area({ units: ['11'] }), [false, true, false, false]],
    ['a site', area({ sites: ['H'] }), [true, false, true, false]],
    ['units and sites together', area({ units: ['11'], sites: ['H'] }), [true, true, true, false]],
    ['the whole domain, also whose place is unknown', area({ whole: true }), [true, true, true, true]],
    ['nothing, which is nobody', area({}), [false, false, false, false]],
  ])('%s', (_name, chosen, expected) => {
    expect(places.map(within(chosen, structure))).toEqual(expected);
  });

  it('is named by what was chosen, and knows what does not exist', () => {
    expect(namesIn(area({ units: ['11'], sites: ['H'] }), structure, 'MI')).toEqual(['Referat 11', 'Haupthaus']);
    expect(namesIn(area({ whole: true }), structure, 'Innenministerium')).toEqual(['Innenministerium']);
    expect(namesUnknown(area({ units: ['11'], sites: ['H'] }), structure)).toBe(false);
    expect(namesUnknown(area({ units: ['99'] }), structure)).toBe(true);
    expect(namesUnknown(area({ sites: ['11'] }), structure)).toBe(true);
  });
});

describe('counting', () => {
  it('counts everybody below a unit with it, and nobody twice', () => {
    expect(headcount(structure, places)).toEqual({
      people: 4,
      units: { '1': 2, '11': 1, '111': 1, '2': 1 },
      sites: { H: 2 },
    });
  });
});

describe('a wrong record', () => {
  const circle = [
    { id: 'a', name: 'A', parent: 'b' },
    { id: 'b', name: 'B', parent: 'a' },
    { id: 'c', name: 'C', parent: 'gone' },
  ];
  it('with units above each other ends the search, and every unit is listed once', () => {
    expect([...withSubunits({ units: circle }, ['a'])].sort()).toEqual(['a', 'b']);
    expect(
      unitLines(circle)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c']);
  });
  it('lists the units below the one they belong to', () => {
    expect(unitLines(units).map(({ id, depth }) => `${id} ${depth}`)).toEqual(['1 0', '11 1', '111 2', '2 0']);
  });
});

describe('the head of a person', () => {
  const put = (value: object) => people.head({ value: value as never, revision: 1 }).status;
  it.each([
    [{ language: 'en' }, 'en', { language: 'en', unit: '', site: '' }],
    [{ language: 'de', place: { unit: '11', site: 'H' } }, 'de 11 H', { language: 'de', unit: '11', site: 'H' }],
    [{ language: 'de', place: { unit: '', site: 'H' } }, 'de  H', { language: 'de', unit: '', site: 'H' }],
    [{ language: 'en', place: { unit: '11', site: '' } }, 'en 11 ', { language: 'en', unit: '11', site: '' }],
  ])('says language and place: %o', (value, status, read) => {
    expect(put(value)).toBe(status);
    expect(readStatus(status)).toEqual(read);
  });
});
