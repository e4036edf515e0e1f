// Route of the page Startklar?: everything that has to stand before the first real alarm, looked at now, without sending anything.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { emergencies, opens } from '../domain/emergency.ts';
import { daysLeft } from '../domain/expiry.ts';
import { mayRunRollout } from '../domain/roles.ts';
import { noRollout, rolloutId, rollouts } from '../domain/rollout.ts';
import { type TenantSync, tenantSyncId, tenantSyncs } from '../domain/tenant-sync.ts';
import { ways } from '../domain/ways.ts';
import type { Expiring } from '../engine/expiry.ts';
import { probeAll } from '../engine/probe.ts';
import { Refusal, Undeliverable } from '../errors.ts';
import {
  type PreflightCheck,
  type PreflightItem,
  type PreflightState,
  type PreflightView,
  preflightChecks,
} from './contract-preflight.ts';
import { coverageBook, coverageOf } from './rollout-view.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

/** What of the configuration and of the outside is looked at. */
export interface PreflightSetup {
  readonly directory: boolean;
  readonly installs: boolean;
  readonly intake: boolean;
  /** The emergency entrance. */
  readonly emergency: boolean;
  /** The synthetic alarm and its dead man's switch outside. */
  readonly synthetic: boolean;
  readonly deadMan: boolean;
  /** What runs out. */
  readonly expiring: Pick<Expiring, 'all'>;
  /** Permissions of Graph that are asked for here; `granted` null when the token does not say. */
  readonly permissions: () => Promise<readonly { readonly permission: string; readonly granted: boolean | null }[]>;
  /** Whether the bot is in a channel. Throws Undeliverable when nobody can say. */
  readonly isInChannel: (channel: { serviceUrl: string; conversationId: string }) => Promise<boolean>;
}

type Found = Omit<PreflightItem, 'check'>;
type Look = () => Promise<Found>;

/** Whoever asks again soon hears the same, milliseconds: each look asks Teams for every channel. */
const keptFor = 10_000;
/** A directory that was read longer ago is no longer followed, milliseconds. */
const freshFor = 2 * 86_400_000;
/** Below this share of people the rollout is not done. */
const enough = 0.95;
/** Days. */
const endsSoon = 60;

const ok: Found = { state: 'ok', names: [] };
const all = (state: PreflightState, names: readonly string[]): Found => (names.length === 0 ? ok : { state, names });

export function preflightRoutes(server: FastifyInstance, deps: HttpDeps, setup: PreflightSetup): void {
  const looks = looksOf(deps, setup);
  let kept: { readonly at: number; readonly view: Promise<PreflightView> } | null = null;

  async function view(): Promise<PreflightView> {
    const items = await Promise.all(
      preflightChecks.map(async (check): Promise<PreflightItem> => {
        try {
          return { check, ...(await looks[check]()) };
        } catch (error) {
          deps.env.log.warn('preflight.unknown', { code: error instanceof Undeliverable ? error.code : 'fault' });
          return { check, state: 'unknown', names: [] };
        }
      }),
    );
    return { items, at: deps.env.now() };
  }

  server.get(
    '/api/preflight',
    signedIn(async ({ who }) => {
      if (!mayRunRollout(who)) throw new Refusal('not-found');
      if (!kept || deps.env.monotonic() - kept.at >= keptFor) kept = { at: deps.env.monotonic(), view: view() };
      return kept.view;
    }),
  );
}

function looksOf(deps: HttpDeps, setup: PreflightSetup): Readonly<Record<PreflightCheck, Look>> {
  const { env, entry, look } = deps;
  const book = coverageBook(deps);
  const sync = async () => (await entry.read(tenantSyncs, tenantSyncId)).state;
  const probes = () => probeAll(deps.probes, (way) => env.log.warn('probe.failed', { way }));
  const set = async (is: boolean): Promise<Found> => (is ? ok : { state: 'todo', names: [] });
  return {
    bot: async () => set((await probes()).teams === 'ok'),
    permissions: () => permissions(setup),
    directory: async () => set(setup.directory && isFollowed(await sync(), env.now())),
    mapping: async () => {
      const { value = noRollout } = (await entry.read(rollouts, rolloutId)).state;
      const mapped = new Set(value.groups.map(({ domain }) => domain));
      return all('todo', named((await look.domains()).filter(({ id }) => !mapped.has(id))));
    },
    catalog: () => set(setup.installs),
    apps: async () => {
      const { people, reached } = coverageOf(await book.all());
      const share = people === 0 ? 0 : reached / people;
      const { failed } = await sync();
      return { state: share >= enough && failed.apps === null ? 'ok' : 'todo', names: [], share };
    },
    policy: async () => ({ state: 'look', names: [] }),
    channels: () => channels(deps, setup),
    teams: async () => {
      const isLed = ({ roles }: BcDomain) =>
        roles.some(({ kind, holders }) => kind === 'CRISIS_LEAD' && holders.length > 1);
      return all('todo', named((await look.domains()).filter((domain) => !isLed(domain))));
    },
    'second-ways': async () => {
      const states = await probes();
      return all(
        'todo',
        ways.filter((way) => way !== 'teams' && states[way] !== 'ok'),
      );
    },
    emergency: async () => {
      if (!setup.emergency) return { state: 'todo', names: [] };
      const open = async ({ id }: BcDomain) =>
        (await entry.read(emergencies, id)).state.codes.some((code) => opens(code, env.now()));
      const domains = await look.domains();
      const has = await Promise.all(domains.map(open));
      return all('todo', named(domains.filter((_domain, at) => !has[at])));
    },
    intake: () => set(setup.intake),
    expiry: async () => {
      const used = (await setup.expiring.all()).map(({ state }) => state.value).filter(({ retired }) => !retired);
      // Where no credential is registered, nobody is warned of its end.
      if (!used.some(({ kind }) => kind === 'secret' || kind === 'certificate')) return { state: 'todo', names: [] };
      const soon = used.filter((each) => daysLeft(each, env.now()) <= endsSoon);
      return all(
        'todo',
        soon.map(({ title }) => title),
      );
    },
    watch: () => set(setup.synthetic && setup.deadMan),
  };
}

const named = (domains: readonly BcDomain[]) => domains.map(({ name }) => name);

function isFollowed({ failed, held, lastRead }: TenantSync, now: number): boolean {
  return failed.directory === null && held === null && lastRead !== null && now - lastRead.at < freshFor;
}

async function permissions(setup: PreflightSetup): Promise<Found> {
  const asked = await setup.permissions();
  const missing = asked.filter(({ granted }) => granted === false).map(({ permission }) => permission);
  if (missing.length > 0) return { state: 'todo', names: missing };
  return all(
    'look',
    asked.filter(({ granted }) => granted === null).map(({ permission }) => permission),
  );
}

/** Domains without a crisis channel, or whose channel the bot is not in. */
async function channels({ look }: HttpDeps, { isInChannel }: PreflightSetup): Promise<Found> {
  const domains = await look.domains();
  const isThere = await Promise.all(domains.map(async ({ channel }) => channel !== null && isInChannel(channel)));
  return all('todo', named(domains.filter((_domain, at) => !isThere[at])));
}
