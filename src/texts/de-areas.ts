// Texts (de) for choosing units, sites and whole domains.
import { count } from './format.ts';

const people = (n: number) => (n === 1 ? '1\u00a0Person' : `${count(n)}\u00a0Personen`);

export const deAreas = {
  title: 'Einheiten und Standorte',
  hint: 'Eine Einheit gilt mit allen Einheiten darunter. Niemand bekommt die Nachricht zweimal.',
  domain: 'Bereich',
  find: 'Einheit oder Standort suchen',
  whole: (name: string, n: number) => `Alle im Bereich ${name} (${people(n)})`,
  wholeShort: (name: string) => `Alle: ${name}`,
  units: 'Organisationseinheiten',
  sites: 'Standorte',
  unitLine: (name: string, n: number) => `${name} (${people(n)})`,
  siteLine: (name: string, address: string, n: number) => `${name}, ${address} (${people(n)})`,
  remove: (name: string) => `${name} wieder abwählen`,
  notFound: 'Nichts gefunden. Bitte suchen Sie mit einem anderen Wort.',
  none: 'Für diesen Bereich sind keine Einheiten und Standorte hinterlegt.',
};
