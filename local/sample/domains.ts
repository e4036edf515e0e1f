/** The BC-Domänen of the sample administration: authority, crisis channel, call-in and room. */
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import { crisisTeams } from './crisis-teams.ts';
import { dutyOf, withTerms } from './duty.ts';
import { fixedGuid, fixedHex, fixedPersonId } from './fixed-ids.ts';
import type { DomainCode, PersonKey } from './roster.ts';

/** The Ressorts since 20.05.2025; MB was dissolved then. */
const ressorts = {
  StK: 'Staatskanzlei',
  MI: 'Inneres, Sport und Digitalisierung',
  MF: 'Finanzen',
  MS: 'Soziales, Arbeit, Gesundheit und Gleichstellung',
  MWK: 'Wissenschaft und Kultur',
  MK: 'Kultus',
  MW: 'Wirtschaft, Verkehr und Bauen',
  ML: 'Ernährung, Landwirtschaft und Verbraucherschutz',
  MJ: 'Justiz',
  MU: 'Umwelt, Energie und Klimaschutz',
} as const;

/** `extension` is the part of the invented number 0511 555-01xx; `room` fits after "in den". */
interface Facts {
  readonly code: DomainCode;
  readonly ressort: keyof typeof ressorts;
  readonly name: string;
  readonly authority: string;
  readonly extension: string;
  readonly pin: string;
  readonly room: string;
}

const facts: readonly Facts[] = [
  {
    code: 'StK',
    ressort: 'StK',
    name: 'Staatskanzlei',
    authority: 'Niedersächsische Staatskanzlei',
    extension: '0100',
    pin: '2381',
    room: 'Sitzungsraum 214 (Haus A)',
  },
  {
    code: 'MI',
    ressort: 'MI',
    name: 'Innenministerium',
    authority: 'Niedersächsisches Ministerium für Inneres, Sport und Digitalisierung',
    extension: '0110',
    pin: '6094',
    room: 'Stabsraum Lagezentrum (Raum E 07)',
  },
  {
    code: 'MI-ITN',
    ressort: 'MI',
    name: 'IT.Niedersachsen',
    authority: 'Landesbetrieb IT.Niedersachsen',
    extension: '0199',
    pin: '4711',
    room: 'Stabsraum A (Raum 1.12)',
  },
  {
    code: 'MF',
    ressort: 'MF',
    name: 'Finanzministerium',
    authority: 'Niedersächsisches Finanzministerium',
    extension: '0120',
    pin: '5527',
    room: 'Sitzungsraum 118 (Haupthaus)',
  },
  {
    code: 'MF-NLBV',
    ressort: 'MF',
    name: 'Landesamt für Bezüge und Versorgung',
    authority: 'Niedersächsisches Landesamt für Bezüge und Versorgung (NLBV)',
    extension: '0128',
    pin: '9316',
    room: 'Stabsraum B (Raum 3.04)',
  },
  {
    code: 'MS',
    ressort: 'MS',
    name: 'Sozialministerium',
    authority: 'Niedersächsisches Ministerium für Soziales, Arbeit, Gesundheit und Gleichstellung',
    extension: '0130',
    pin: '1748',
    room: 'Besprechungsraum 4.21',
  },
  {
    code: 'MWK',
    ressort: 'MWK',
    name: 'Wissenschaftsministerium',
    authority: 'Niedersächsisches Ministerium für Wissenschaft und Kultur',
    extension: '0140',
    pin: '3865',
    room: 'Besprechungsraum 102',
  },
  {
    code: 'MK',
    ressort: 'MK',
    name: 'Kultusministerium',
    authority: 'Niedersächsisches Kultusministerium',
    extension: '0150',
    pin: '7203',
    room: 'Sitzungsraum 3.30',
  },
  {
    code: 'MW',
    ressort: 'MW',
    name: 'Wirtschaftsministerium',
    authority: 'Niedersächsisches Ministerium für Wirtschaft, Verkehr und Bauen',
    extension: '0160',
    pin: '8459',
    room: 'Lageraum 012 (Erdgeschoss)',
  },
  {
    code: 'ML',
    ressort: 'ML',
    name: 'Landwirtschaftsministerium',
    authority: 'Niedersächsisches Ministerium für Ernährung, Landwirtschaft und Verbraucherschutz',
    extension: '0165',
    pin: '6672',
    room: 'Lageraum 208',
  },
  {
    code: 'MJ',
    ressort: 'MJ',
    name: 'Justizministerium',
    authority: 'Niedersächsisches Justizministerium',
    extension: '0170',
    pin: '4190',
    room: 'Sitzungsraum 1.05',
  },
  {
    code: 'MU',
    ressort: 'MU',
    name: 'Umweltministerium',
    authority: 'Niedersächsisches Ministerium für Umwelt, Energie und Klimaschutz',
    extension: '0180',
    pin: '2956',
    room: 'Besprechungsraum 2.17',
  },
  {
    code: 'MU-NLWKN',
    ressort: 'MU',
    name: 'Landesbetrieb für Wasserwirtschaft und Küstenschutz',
    authority: 'Niedersächsischer Landesbetrieb für Wasserwirtschaft, Küsten- und Naturschutz (NLWKN)',
    extension: '0188',
    pin: '5038',
    room: 'Lageraum Hochwasser (Raum 0.15)',
  },
];

/** Their crisis teams may be called by a joint event. */
const consenting: readonly DomainCode[] = ['MI', 'MI-ITN', 'MF-NLBV', 'MU-NLWKN'];
/** Behördenleitung, asked when nobody takes a report; not every domain has named one yet. */
const managements: Partial<Record<DomainCode, readonly PersonKey[]>> = {
  'MI-ITN': ['von-der-heide'],
  MI: ['von-der-heide'],
  StK: ['lindenrode'],
};

/** The domains in the order of their Ressorts; their channels post through `serviceUrl`. */
export function sampleDomains(serviceUrl: string): BcDomain[] {
  return facts.map(({ code, ressort, name, authority, extension, pin, room }) => ({
    id: code,
    name,
    ressort,
    ressortName: ressorts[ressort],
    authority,
    channel: {
      conversationId: `19:${fixedHex(`channel ${code}`)}@thread.tacv2`,
      teamId: fixedGuid(`team ${code}`),
      team: `Notfallmanagement ${code}`,
      name: 'Krisenstab',
      serviceUrl,
    },
    callIn: { number: `0511 555-${extension}`, pin },
    room,
    ...(consenting.includes(code) ? { joint: true } : {}),
    roles: withTerms(code, crisisTeams(code)),
    duty: dutyOf(code),
    management: managements[code]?.map(fixedPersonId) ?? [],
  }));
}
