/** The sample administration at any size: the known people in front, and as many drawn by chance as are asked for. */
import type { Person, Reach } from '../../src/domain/people.ts';
import { BOT_APP_ID } from '../settings.ts';
import { chance, guids, pick } from '../simulators/chance.ts';
import { personalChatIdOf, type TeamsPerson, userIdOf } from '../simulators/teams-chats.ts';
import { addressPart } from './people.ts';
import type { DomainCode } from './roster.ts';
import { type Sample, sampleAdministration } from './sample.ts';
import { duties, familyNames, givenNames } from './staff-names.ts';
import { placeFor } from './structures.ts';

export interface AdministrationOptions {
  /** How many people there are in all; at least those of the sample, who stand in front. */
  readonly people: number;
  /** Absent: 1. */
  readonly seed?: number;
  /** The connector, as in the addresses. */
  readonly serviceUrl: string;
  /** Absent: the sample's bot. */
  readonly botAppId?: string;
}

/** A sample whose people have all been met: a broadcast to them needs one request per person. */
export interface Administration extends Sample {
  /** One address per person, in the order of `people`. */
  readonly reach: readonly Reach[];
  /** The same people for the simulated Teams; their chats have the ids that stand in `reach`. */
  readonly teamsPeople: readonly TeamsPerson[];
}

/** The same seed gives the same people; a smaller administration is the beginning of a larger one. */
export function administration(options: AdministrationOptions): Administration {
  const { people: size, seed = 1, serviceUrl, botAppId = BOT_APP_ID } = options;
  const sample = sampleAdministration({ serviceUrl });
  if (!Number.isInteger(size) || size < sample.people.length) {
    throw new RangeError(`an administration has at least the ${sample.people.length} people of the sample`);
  }
  const people = grown(sample.people, size, seed);
  const teamsPeople = people.map(({ id, name, aadId, email }) => {
    const person = { id, name, aadId, email };
    return { ...person, chatId: realisticChatId(person, botAppId) };
  });
  const reach = teamsPeople.map((person): Reach => {
    const teamsId = userIdOf(person, botAppId);
    return { person: person.id, conversationId: person.chatId, serviceUrl, teamsId, state: 'met' };
  });
  return { ...sample, people, reach, teamsPeople };
}

/** Real ids of personal chats have about 120 signs; that is what stores and requests have to carry. */
function realisticChatId(person: TeamsPerson, botAppId: string): string {
  const parts = ['', ' 2', ' 3'].map((part) =>
    personalChatIdOf({ ...person, aadId: `${person.aadId}${part}` }, botAppId),
  );
  return `a:1${parts
    .map((part) => part.slice(3))
    .join('')
    .slice(0, 117)}`;
}

/** How the staff is spread over the domains, in hundredths of the whole. */
const shares: Record<DomainCode, number> = {
  'MI-ITN': 9,
  'MF-NLBV': 10,
  'MU-NLWKN': 11,
  StK: 3,
  MI: 12,
  MF: 9,
  MS: 6,
  MWK: 4,
  MK: 8,
  MW: 7,
  ML: 6,
  MJ: 10,
  MU: 5,
};

function grown(first: readonly Person[], size: number, seed: number): Person[] {
  const people = [...first];
  const taken = new Set(first.flatMap(({ id, aadId, email }) => [id, aadId, email]));
  const next = newcomers(seed, taken);
  while (people.length < size) people.push(next());
  return people;
}

/** Draws one person after the other; nobody shares an id or an address with anybody in `taken`. */
function newcomers(seed: number, taken: Set<string>): () => Person {
  const draw = chance(seed, 'administration');
  const codes = (Object.keys(shares) as DomainCode[]).flatMap((code) => Array<DomainCode>(shares[code]).fill(code));
  const drawPlace = chance(seed, 'administration place');
  const newGuid = guids(chance(seed, 'administration aad'));
  const newId = personIds(chance(seed, 'administration id'));
  const unique = (make: (attempt: number) => string) => {
    for (let attempt = 1; ; attempt += 1) {
      const value = make(attempt);
      if (taken.has(value)) continue;
      taken.add(value);
      return value;
    }
  };
  const bearers = new Map<string, number>();
  return () => {
    const given = pick(draw, givenNames);
    const family = draw() < 0.06 ? `${pick(draw, familyNames)}-${pick(draw, familyNames)}` : pick(draw, familyNames);
    const title = draw() < 0.03 ? 'Dr. ' : '';
    const domain = pick(draw, codes);
    const local = `${addressPart(given)}.${addressPart(family)}`;
    const place = `${domain.toLowerCase()}.land.example`;
    const jobTitle = pick(draw, duties);
    const known = bearers.get(`${local}@${place}`) ?? 0;
    bearers.set(`${local}@${place}`, known + 1);
    return {
      id: unique(newId),
      aadId: unique(newGuid),
      name: `${title}${given} ${family}`,
      email: unique((attempt) => `${local}${known + attempt === 1 ? '' : known + attempt}@${place}`),
      jobTitle,
      domain,
      place: placeFor(domain, jobTitle, drawPlace),
      language: draw() < 0.02 ? 'en' : 'de',
      grants: [],
    };
  };
}

/** `p-` and 8 signs that cannot be mistaken for one another, as the product makes them. */
function personIds(draw: () => number): () => string {
  const signs = [...'abcdefghijkmnpqrstuvwxyz23456789'];
  return () => `p-${Array.from({ length: 8 }, () => pick(draw, signs)).join('')}`;
}
