// The emergency entrance: makes the sealed codes, lets somebody in with one, and sees to it that those who alarm hear of it.
import { bundles } from '../domain/bundle.ts';
import { type EmergencyCode, emergencies, isOpen, reissueAt, wantsReissue } from '../domain/emergency.ts';
import type { Actor } from '../domain/model.ts';
import type { Approvers } from './approvers.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Freezing } from './freeze.ts';

/** A code in the clear: it is on the sheet, and nowhere else. */
export interface PlainCode {
  readonly n: number;
  readonly person: string;
  /** Four groups of four. */
  readonly code: string;
  readonly endsAt: number;
}

/** Who came in. */
export interface Entered {
  readonly domain: string;
  readonly n: number;
  readonly person: string;
}

export interface EmergencyEntrance {
  /** New codes for everybody who may alarm in the domain; all older ones open nothing any more. */
  issue(domain: string, by: Actor): Promise<readonly PlainCode[]>;
  /** Uses up a code. Null when it opens nothing. `domain` in capitals or not, `code` with or without spaces. */
  enter(domain: string, code: string): Promise<Entered | null>;
  /** Whether whoever came in is still in. */
  isIn(entered: Pick<Entered, 'domain' | 'n'>): Promise<boolean>;
  /** Asks those who alarm for new codes when the quarter is nearly over, or takes that back. Looked at every night. */
  remind(domain: string): Promise<void>;
}

const spread = { system: 'spread' } as const;
/** One to use and one in reserve, on separate sheets. */
const sheetsEach = 2;
/** 32 signs; those that are mistaken for one another on paper are left out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 16 signs of 32 are 80 bits. */
const codeLength = 16;

export function emergencyEntrance(
  env: Env,
  entry: Door,
  look: Directory,
  { find, frozen }: { readonly find: Approvers; readonly frozen: Freezing },
): EmergencyEntrance {
  const hashOf = (domain: string, code: string) => env.digest(`emergency ${domain} ${code}`);
  const alarming = (domain: string) => find({ domain, told: { reach: 'none' }, avoidTeams: false, but: [] });

  function newCode(): string {
    const bytes = Buffer.from(env.salt(), 'hex').subarray(0, codeLength);
    return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  }

  /** Those who alarm, and whoever looks after information security in the crisis team. */
  async function told(domain: string) {
    const { people, ways } = await alarming(domain);
    const roles = (await look.domain(domain))?.roles ?? [];
    const others = roles.filter(({ kind }) => kind === 'CISO').flatMap(({ holders }) => holders);
    const added = others.filter((person) => !people.includes(person));
    return { told: [...people, ...added], ways: { ...ways, ...(await frozen.ways(added, false)) } };
  }

  async function remind(domain: string): Promise<void> {
    const { state } = await entry.read(emergencies, domain);
    if (state.codes.length === 0) return;
    const isWanted = wantsReissue(state, env.now());
    const due = reissueAt(state, env.now()) || null;
    const { people } = await alarming(domain);
    // Also those who had codes and alarm no more: of them nothing is wanted any longer.
    for (const person of new Set([...people, ...state.codes.map((code) => code.person)])) {
      const wish = { kind: 'sheets', ref: domain } as const;
      const command =
        isWanted && people.includes(person)
          ? ({ type: 'add', person, ...wish, domain, due } as const)
          : ({ type: 'done', ...wish } as const);
      await entry.execute(bundles, person, command, spread);
    }
  }

  return {
    remind,
    async issue(domain, by) {
      const { people } = await alarming(domain);
      const plain = people.flatMap((person) => Array.from({ length: sheetsEach }, () => ({ person, code: newCode() })));
      const codes = plain.map(({ person, code }) => ({ person, hash: hashOf(domain, code) }));
      const { state } = await entry.execute(emergencies, domain, { type: 'issue', codes }, by);
      await remind(domain);
      const known = new Map(state.codes.map((code): [string, EmergencyCode] => [code.hash, code]));
      return plain.flatMap(({ person, code }) => {
        const found = known.get(hashOf(domain, code));
        const spaced = code.replace(/(.{4})(?=.)/g, '$1 ');
        return found ? [{ n: found.n, person, code: spaced, endsAt: found.endsAt }] : [];
      });
    },
    async enter(asked, given) {
      const code = given.toUpperCase().replace(/[^0-9A-Z]/g, '');
      const domain = (await look.domains()).find(({ id }) => id.toLowerCase() === asked.trim().toLowerCase())?.id;
      if (domain === undefined || code.length !== codeLength) return null;
      const hash = hashOf(domain, code);
      const held = (await entry.read(emergencies, domain)).state.codes.find((one) => one.hash === hash);
      if (!held) return null;
      const by: Actor = { person: held.person, via: 'emergency' };
      const command = { type: 'open', hash, ...(await told(domain)) } as const;
      const { entries } = await entry.execute(emergencies, domain, command, by);
      return entries.length === 0 ? null : { domain, n: held.n, person: held.person };
    },
    async isIn({ domain, n }) {
      return isOpen((await entry.read(emergencies, domain)).state, n, env.now());
    },
  };
}
