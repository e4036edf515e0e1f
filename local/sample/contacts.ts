/** How the people of the sample are reached beside Teams: fictional numbers, and gaps as a real register has them. */
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import type { Contact, Person, PhoneNumber } from '../../src/domain/people.ts';

/** When most of them were confirmed; every seventh person never confirmed hers. */
const confirmedAt = Date.UTC(2026, 9, 1, 8);
/** 0511 555-0100 to -0199 belong to nobody; the numbers of the telephone conferences are left out. */
const firstExtension = 100;
const lastExtension = 199;

/**
 * Whoever holds a role or a right has a service mobile for short messages and calls, as far as the numbers reach;
 * every ninth of them only a desk telephone that takes no short message, every eleventh nothing at all. The others have
 * their mail, but for every eighth.
 */
export function sampleContacts(people: readonly Person[], domains: readonly BcDomain[]): Contact[] {
  const holders = new Set(domains.flatMap(({ roles }) => roles.flatMap((role) => role.holders)));
  const taken = new Set(domains.map(({ callIn }) => callIn.number.slice(-3)));
  const free = extensions().filter((extension) => !taken.has(extension));
  let officials = 0;
  let others = 0;
  return people.flatMap((person, index): Contact[] => {
    const isOfficial = holders.has(person.id) || person.grants.length > 0;
    const extension = isOfficial ? free.shift() : undefined;
    if (extension === undefined) {
      others += 1;
      return others % 8 === 0 ? [] : [contact(person, [], index)];
    }
    officials += 1;
    if (officials % 11 === 0) return [];
    return [contact(person, [number(extension, officials % 9 === 0)], index)];
  });
}

function extensions(): string[] {
  return Array.from({ length: lastExtension - firstExtension + 1 }, (_, n) => String(firstExtension + n));
}

function number(extension: string, isDesk: boolean): PhoneNumber {
  const kind = isDesk ? 'service' : 'service-mobile';
  return { number: `+495115550${extension}`, kind, sms: !isDesk, voice: true, onPaper: true };
}

function contact(person: Person, numbers: readonly PhoneNumber[], index: number): Contact {
  return { person: person.id, numbers, email: true, confirmedAt: index % 7 === 6 ? null : confirmedAt };
}
