// A land of small domains, each with a crisis channel and three holders the bot never met: one domain for one alarm.
import { fixedGuid, fixedHex, fixedPersonId } from '../../local/sample/fixed-ids.ts';
import type { Sample } from '../../local/sample/sample.ts';
import type { BaoRoleKind, BcDomain } from '../../src/domain/bc-domain.ts';
import type { Person } from '../../src/domain/people.ts';

export const roles: readonly BaoRoleKind[] = ['CRISIS_LEAD', 'IT', 'HR'];

/** One domain and its people, in the order of the roles. */
export interface Place {
  readonly domain: BcDomain;
  readonly holders: readonly Person[];
  /** Conversation id of the crisis channel. */
  readonly channel: string;
}

export interface SmallLand {
  readonly sample: Sample;
  readonly places: readonly Place[];
  /** Who may raise everywhere and is asked nowhere. */
  readonly raiser: Person;
}

/** `serviceUrl` is the connector its channels are reached by. */
export function smallLand(count: number, serviceUrl: string): SmallLand {
  const raiser = { ...person('raiser', 'D-0'), grants: [{ role: 'alarm', domain: '*' }] as const };
  const places = Array.from({ length: count }, (_, index) => placeOf(`D-${index + 1}`, serviceUrl));
  const sample: Sample = {
    domains: places.map(({ domain }) => domain),
    structures: [],
    people: [raiser, ...places.flatMap(({ holders }) => holders)],
    contacts: [],
    scenarios: [],
    processes: [],
    registers: { bcms: [], recipients: [], resources: [], processes: [] },
    channels: places.flatMap(({ domain, holders }) =>
      domain.channel ? [{ ...domain.channel, domain: domain.id, members: holders.map(({ id }) => id) }] : [],
    ),
  };
  return { sample, places, raiser };
}

function placeOf(code: string, serviceUrl: string): Place {
  const holders = roles.map((role) => person(role, code));
  const channel = `19:${fixedHex(`crash channel ${code}`)}@thread.tacv2`;
  const domain: BcDomain = {
    id: code,
    name: `Amt ${code}`,
    ressort: 'MI',
    ressortName: 'Inneres',
    authority: `Amt ${code}`,
    channel: {
      conversationId: channel,
      teamId: `19:${fixedHex(`crash team ${code}`)}@thread.tacv2`,
      team: `Krisenstab ${code}`,
      name: 'Alarm',
      serviceUrl,
    },
    callIn: { number: '0511 555-0199', pin: '4711' },
    room: 'Stabsraum A',
    roles: holders.map(({ id }, index) => ({ kind: roles[index] ?? 'ADVISOR', core: true, holders: [id] })),
  };
  return { domain, holders, channel };
}

function person(what: string, code: string): Person {
  const key = `crash ${what} ${code}`;
  return {
    id: fixedPersonId(key),
    aadId: fixedGuid(key),
    name: `Person ${what} ${code}`,
    email: `${what}.${code}@land.example`.toLowerCase(),
    jobTitle: 'Sachbearbeitung',
    domain: code,
    language: 'de',
    grants: [],
  };
}
