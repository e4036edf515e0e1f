// Texts (en) for choosing units, sites and whole domains.
import type { deAreas } from './de-areas.ts';
import { count } from './format.ts';

const people = (n: number) => (n === 1 ? '1\u00a0person' : `${count(n, 'en-GB')}\u00a0people`);

export const enAreas: typeof deAreas = {
  title: 'Units and sites',
  hint: 'A unit counts with all units below it. Nobody gets the message twice.',
  domain: 'Area',
  find: 'Find a unit or site',
  whole: (name, n) => `Everybody in the area ${name} (${people(n)})`,
  wholeShort: (name) => `Everybody: ${name}`,
  units: 'Units',
  sites: 'Sites',
  unitLine: (name, n) => `${name} (${people(n)})`,
  siteLine: (name, address, n) => `${name}, ${address} (${people(n)})`,
  remove: (name) => `Take ${name} back`,
  notFound: 'Nothing found. Please try another word.',
  none: 'No units and sites are stored for this area.',
};
