/** The people of the sample administration with what they may do. */
import type { Grant, Person } from '../../src/domain/people.ts';
import { chance } from '../simulators/chance.ts';
import { fixedGuid, fixedPersonId } from './fixed-ids.ts';
import { type DomainCode, type PersonKey, roster } from './roster.ts';
import { placeFor } from './structures.ts';

/** Raise and end alarms: the Stabsleitung and somebody on duty. */
const alarmers: Record<DomainCode, readonly PersonKey[]> = {
  'MI-ITN': ['brueggemann', 'petersen-wiechert', 'kowalczyk', 'von-der-heide'],
  'MF-NLBV': ['thielemann', 'petrovic'],
  'MU-NLWKN': ['tammena', 'brahms'],
  StK: ['lindenrode', 'bartels'],
  MI: ['von-der-heide', 'kowalczyk'],
  MF: ['lohmann', 'kruskopf'],
  MS: ['haverkamp', 'tran'],
  MWK: ['quast-oelkers', 'sievers'],
  MK: ['eickhoff', 'kaya'],
  MW: ['rohlfs', 'fernandes'],
  ML: ['schulte-nordholt', 'wagenfeld'],
  MJ: ['rautenkranz', 'ostermann'],
  MU: ['mahnke', 'griese'],
};

/** The BC-Beauftragte of each domain. */
const coordinators: Record<DomainCode, PersonKey> = {
  'MI-ITN': 'yildiz',
  'MF-NLBV': 'demirci',
  'MU-NLWKN': 'albers-ihnen',
  StK: 'moeller',
  MI: 'holthusen',
  MF: 'oezdemir',
  MS: 'el-haddad',
  MWK: 'lindqvist',
  MK: 'warnecke',
  MW: 'hanke',
  ML: 'jankowski',
  MJ: 'kim',
  MU: 'papadopoulos',
};

/** For every domain; the Lagezentrum may alarm the whole administration. */
const everywhere: Partial<Record<PersonKey, Grant['role']>> = {
  kowalczyk: 'alarm',
  rautenberg: 'oversight',
  sahin: 'oversight',
  raghunathan: 'admin',
};
/** They call several domains at once: Zentralstelle and N-CERT. */
const jointCallers: readonly string[] = ['rautenberg', 'duewel'] satisfies PersonKey[];
const preferEnglish: readonly string[] = ['mensah', 'oconnor', 'raghunathan', 'lindqvist'] satisfies PersonKey[];

const codes = Object.keys(roster) as DomainCode[];

/** The people, those of the newcomer's domain first. */
export function samplePeople(): Person[] {
  return codes.flatMap((domain) =>
    Object.entries<readonly [string, string]>(roster[domain]).map(([key, [name, jobTitle]]) => ({
      id: fixedPersonId(key),
      aadId: fixedGuid(`aad ${key}`),
      name,
      email: `${addressPart(name)}.${key}@${domain.toLowerCase()}.land.example`,
      jobTitle,
      domain,
      place: placeFor(domain, jobTitle, chance(1, `place ${key}`)),
      language: preferEnglish.includes(key) ? 'en' : 'de',
      grants: grantsOf(key as PersonKey),
    })),
  );
}

function grantsOf(key: PersonKey): Grant[] {
  const alarm = codes.filter((domain) => alarmers[domain].includes(key));
  const coordinator = codes.filter((domain) => coordinators[domain] === key);
  const overall = everywhere[key];
  return [
    ...alarm.map((domain): Grant => ({ role: 'alarm', domain })),
    ...coordinator.map((domain): Grant => ({ role: 'coordinator', domain })),
    ...(overall ? [{ role: overall, domain: '*' }] : []),
    ...(jointCallers.includes(key) ? [{ role: 'joint' as const, domain: '*' }] : []),
  ];
}

/** The first given name in the letters of an address: "Dr. Sönke Mahnke" gives `soenke`. */
export function addressPart(name: string): string {
  const given = name.replace(/^(Prof\. )?(Dr\. )?/, '').split(' ')[0] ?? '';
  const spelled = given.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  const bare = spelled.replaceAll('ß', 'ss').replaceAll('ı', 'i').normalize('NFD');
  return bare.replace(/\p{M}/gu, '');
}
