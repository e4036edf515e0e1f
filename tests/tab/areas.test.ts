// What the page shows of units and sites while somebody chooses.
import { expect, it } from 'vitest';
import type { StructureView } from '../../src/http/contract-structure.ts';
import { areaIn, choicesOf, withArea } from '../../src/tab/areas.ts';

const view: StructureView = {
  domain: { id: 'MI', name: 'Innenministerium' },
  people: 30,
  units: [
    { id: '1', name: 'Abteilung 1', parent: null, people: 20 },
    { id: '11', name: 'Referat 11', parent: '1', people: 5 },
  ],
  sites: [{ id: 'H', name: 'Haupthaus', address: 'Musterallee 1, 30169 Hannover', people: 12 }],
};

it('a unit below a chosen one belongs to it without being ticked itself', () => {
  const area = { ...areaIn([], 'MI'), units: ['1'] };
  expect(choicesOf(view, area, '').units.map(({ id, chosen, depth }) => [id, chosen, depth])).toEqual([
    ['1', 'yes', 0],
    ['11', 'above', 1],
  ]);
});

it('finds units by name and sites by their address', () => {
  const found = choicesOf(view, areaIn([], 'MI'), ' musterALLEE ');
  expect([found.units.length, found.sites.map(({ id }) => id)]).toEqual([0, ['H']]);
  expect(choicesOf(view, areaIn([], 'MI'), 'referat').units.map(({ id }) => id)).toEqual(['11']);
});

it('leaves out a domain of which nothing is chosen any more', () => {
  const chosen = withArea([], { domain: 'MI', whole: false, units: ['1'], sites: [] });
  expect(chosen).toHaveLength(1);
  expect(withArea(chosen, { domain: 'MI', whole: false, units: [], sites: [] })).toEqual([]);
});
