/** Units and sites of the sample administration, and who belongs where; all addresses are invented. */
import type { Place, Site, Structure, Unit } from '../../src/domain/structure.ts';
import { pick } from '../simulators/chance.ts';
import type { DomainCode } from './roster.ts';

type Town = readonly [id: string, name: string, address: string];

/** Units at the top with those below them; below the first are the services every authority has. */
const services: readonly (readonly [id: string, name: string])[] = [
  ['11', 'Referat 11 Personal'],
  ['12', 'Referat 12 Haushalt und Beschaffung'],
  ['13', 'Referat 13 Innerer Dienst und Gebäude'],
  ['14', 'Referat 14 IT und Digitalisierung'],
];
const press = ['P', 'Presse und Kommunikation'] as const;

/** What the other departments do, by domain; each has three units below it. */
const departments: Record<DomainCode, readonly string[]> = {
  'MI-ITN': ['Rechenzentrum und Netze', 'Fachverfahren', 'Kundenbetreuung', 'Informationssicherheit'],
  'MF-NLBV': ['Bezüge', 'Versorgung', 'Beihilfe', 'Zahlungsverkehr'],
  'MU-NLWKN': ['Hochwasser und Küstenschutz', 'Gewässerkunde', 'Naturschutz', 'Betriebshöfe'],
  StK: ['Regierungsplanung', 'Europa und Internationales'],
  MI: ['Verfassung und Kommunales', 'Öffentliche Sicherheit', 'Brand- und Katastrophenschutz', 'Digitalisierung'],
  MF: ['Haushalt des Landes', 'Steuern', 'Beteiligungen und Bau'],
  MS: ['Gesundheit', 'Soziales', 'Arbeit und Gleichstellung'],
  MWK: ['Hochschulen', 'Forschung', 'Kultur'],
  MK: ['Allgemein bildende Schulen', 'Berufliche Bildung', 'Frühkindliche Bildung'],
  MW: ['Wirtschaft', 'Verkehr', 'Bauen und Wohnen'],
  ML: ['Landwirtschaft', 'Verbraucherschutz und Tiergesundheit', 'Raumordnung'],
  MJ: ['Öffentliches Recht', 'Justizvollzug', 'Gerichte und Staatsanwaltschaften'],
  MU: ['Umwelt', 'Energie und Klimaschutz', 'Wasser und Boden'],
};

const sites: Partial<Record<DomainCode, readonly Town[]>> = {
  'MI-ITN': [
    ['H1', 'Standort Hannover Süd', 'Musterweg 31, 30173 Hannover'],
    ['H2', 'Rechenzentrum Nord', 'Am Beispielhafen 4, 30419 Hannover'],
    ['BS', 'Standort Braunschweig', 'Erfundene Straße 18, 38100 Braunschweig'],
  ],
  'MF-NLBV': [
    ['H', 'Standort Hannover', 'Musterallee 12, 30169 Hannover'],
    ['AUR', 'Standort Aurich', 'Beispieldeich 7, 26603 Aurich'],
    ['LG', 'Standort Lüneburg', 'Am Probemarkt 3, 21335 Lüneburg'],
  ],
  'MU-NLWKN': [
    ['NOR', 'Betriebsstelle Norden', 'Beispielhörn 2, 26506 Norden'],
    ['STD', 'Betriebsstelle Stade', 'Musterufer 9, 21682 Stade'],
    ['VER', 'Betriebsstelle Verden', 'Probeweide 5, 27283 Verden'],
    ['H', 'Hochwasserzentrale Hildesheim', 'Musterbrücke 1, 31135 Hildesheim'],
  ],
  MI: [
    ['HH', 'Haupthaus', 'Musterallee 6, 30169 Hannover'],
    ['LZ', 'Lagezentrum', 'Am Probeturm 1, 30169 Hannover'],
  ],
  MJ: [
    ['H', 'Haupthaus', 'Beispielplatz 10, 30169 Hannover'],
    ['CE', 'Zentraler IT-Betrieb Celle', 'Probehof 14, 29221 Celle'],
    ['OL', 'Außenstelle Oldenburg', 'Musterwall 21, 26122 Oldenburg'],
  ],
};
const ministry: readonly Town[] = [
  ['HH', 'Haupthaus', 'Musterallee 20, 30169 Hannover'],
  ['NG', 'Nebengebäude', 'Beispielgasse 8, 30159 Hannover'],
];

/** The structure of one domain of the sample. */
export function structureOf(domain: DomainCode): Structure {
  const central: Unit[] = [
    { id: 'P', name: press[1], parent: null },
    { id: '1', name: 'Abteilung 1 Zentrale Aufgaben', parent: null },
    ...services.map(([id, name]) => ({ id, name, parent: '1' })),
  ];
  const rest = departments[domain].flatMap((name, index): Unit[] => {
    const id = String(index + 2);
    const below = [1, 2, 3].map((n) => ({ id: `${id}${n}`, name: `Referat ${id}${n} ${name} ${n}`, parent: id }));
    return [{ id, name: `Abteilung ${id} ${name}`, parent: null }, ...below];
  });
  const towns = (sites[domain] ?? ministry).map(([id, name, address]): Site => ({ id, name, address }));
  return { domain, units: [...central, ...rest], sites: towns };
}

/** Units that follow from what somebody does; everybody else is drawn. */
const byDuty: readonly (readonly [RegExp, string])[] = [
  [/Presse|Kommunikation|Öffentlichkeit/, 'P'],
  [/Personal/, '11'],
  [/Haushalt|Beschaffung/, '12'],
  [/Gebäude|Innerer Dienst/, '13'],
  [/Zentralabteilung|Präsidentin|Geschäftsführung|BC-Beauftragte/, '1'],
  [/Rechenzentrum|Netzbetrieb|Betrieb|IT-Leitstelle/, '21'],
  [/\bIT\b|IT-/, '14'],
];

/** Where somebody without a telling duty may work: units at the bottom, and the sites. */
const places = new Map<DomainCode, { readonly units: readonly string[]; readonly sites: readonly string[] }>();

function placesIn(domain: DomainCode) {
  const known = places.get(domain);
  if (known) return known;
  const { units, sites: towns } = structureOf(domain);
  const parents = new Set(units.map(({ parent }) => parent));
  const bottom = units.map(({ id }) => id).filter((id) => !parents.has(id) && id !== press[0]);
  const found = { units: bottom, sites: towns.map(({ id }) => id) };
  places.set(domain, found);
  return found;
}

/** A plausible place: the unit by the duty, else one by chance; the first site has more than half of all. */
export function placeFor(domain: DomainCode, duty: string, draw: () => number): Place {
  const { units, sites: towns } = placesIn(domain);
  const byChance = pick(draw, units);
  const unit = byDuty.find(([word]) => word.test(duty))?.[1] ?? byChance;
  return { unit, site: draw() < 0.5 ? (towns[0] ?? '') : pick(draw, towns) };
}
