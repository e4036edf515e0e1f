// Coverage from heads alone: who of each domain the bot can address, kept for a moment because many look at the same.
import type { BcDomain } from '../domain/bc-domain.ts';
import { type InstallState, type MissingReason, missingFor, readInstallKey } from '../domain/installation.ts';
import { addressIn, readGone } from '../domain/people.ts';
import { headsOf } from '../engine/areas.ts';
import type { Coverage, MissingPerson, MissingView } from './contract-rollout.ts';
import type { HttpDeps } from './visitor.ts';

/** One person as the heads tell of her. */
interface Told {
  readonly id: string;
  readonly domain: string;
  /** Null when the bot can address her. */
  readonly why: MissingReason | null;
  readonly code: string;
  /** Id of her wave; '' for none. */
  readonly wave: string;
}

type Listed = Awaited<ReturnType<typeof headsOf>>[number];

export interface CoverageBook {
  /** Everybody, and whoever is gone. */
  all(): Promise<readonly Told[]>;
}

/** Milliseconds. */
const keptFor = 3_000;
/** More names are not read for one list; the numbers above it count all. */
const mostListed = 5_000;
const atOnce = 64;
const goneReasons: readonly (MissingReason | null)[] = ['left', 'disabled', 'unmapped'];

export function coverageBook({ env }: Pick<HttpDeps, 'env'>): CoverageBook {
  let kept: { at: number; told: Promise<readonly Told[]> } | null = null;

  async function read(): Promise<readonly Told[]> {
    const byId = async (kind: 'reach' | 'installation') =>
      new Map((await headsOf(env.store, kind, null)).map((head) => [head.address.id, head]));
    const [people, reach, apps] = await Promise.all([
      headsOf(env.store, 'person', null),
      byId('reach'),
      byId('installation'),
    ]);
    return people.map((head) => toldOf(head, reach.get(head.address.id), apps.get(head.address.id)));
  }

  return {
    all() {
      if (kept && env.monotonic() - kept.at < keptFor) return kept.told;
      const told = read();
      kept = { at: env.monotonic(), told };
      told.catch(() => {
        kept = null;
      });
      return told;
    },
  };
}

function toldOf({ address: { id }, scope, status }: Listed, reach?: Listed, app?: Listed): Told {
  const gone = readGone(status);
  const why = missingFor({
    gone: gone?.state ?? null,
    reach: reach ? { state: reach.status, hasChat: addressIn(reach.key) !== null } : null,
    install: app ? (app.status as InstallState) : null,
  });
  return { id, domain: gone?.domain ?? scope, why, ...readInstallKey(app?.key ?? '') };
}

/** Sums without names; whoever is gone counts no more. */
export function coverageOf(people: readonly Told[]): Coverage {
  const here = people.filter(({ why }) => !goneReasons.includes(why));
  const missing: Partial<Record<MissingReason, number>> = {};
  for (const { why } of here) if (why) missing[why] = (missing[why] ?? 0) + 1;
  return { people: here.length, reached: here.filter(({ why }) => why === null).length, missing };
}

/** Who of a domain is missing. Of those who are gone only whoever still holds a role: somebody else is to be named. */
export async function missingOf(
  { look }: HttpDeps,
  domain: BcDomain,
  all: readonly Told[],
  waveNames: ReadonlyMap<string, string>,
): Promise<MissingView> {
  const holders = new Set([...domain.roles.flatMap((role) => role.holders), ...(domain.management ?? [])]);
  const missing = all.filter(
    ({ id, domain: home, why }) => why !== null && (goneReasons.includes(why) ? holders.has(id) : home === domain.id),
  );
  const inOrder = missing.toSorted((a, b) => Number(holders.has(b.id)) - Number(holders.has(a.id)));
  const listed = inOrder.slice(0, mostListed);
  const people: MissingPerson[] = [];
  for (let from = 0; from < listed.length; from += atOnce) {
    const some = listed.slice(from, from + atOnce).map(async ({ id, why, code, wave }) => {
      const found = await look.person(id);
      const { name = '', jobTitle = '' } = found ?? {};
      const facts = { code, wave: waveNames.get(wave) ?? '', hasRole: holders.has(id) };
      return { person: id, name, jobTitle, why: why as MissingReason, ...facts };
    });
    people.push(...(await Promise.all(some)));
  }
  const byName = (a: MissingPerson, b: MissingPerson) =>
    Number(b.hasRole) - Number(a.hasRole) || a.name.localeCompare(b.name, 'de');
  const { id, name } = domain;
  return { domain: { id, name }, people: people.sort(byName), more: missing.length - listed.length };
}
