// The product's engine in one process: real rules, store and Teams sender against the Teams simulator, no sockets.
import { createHash } from 'node:crypto';
import { fillStore } from '../local/fill-store.ts';
import { type Administration, administration } from '../local/sample/administration.ts';
import { BOT_APP_ID, TENANT_ID } from '../local/settings.ts';
import type { Chance } from '../local/simulation/chance.ts';
import { inProcess } from '../local/simulation/in-process.ts';
import { Teams } from '../local/simulators/teams.ts';
import type { Limits } from '../local/simulators/teams-limits.ts';
import { type Engine, engineOf } from '../src/app-engine.ts';
import type { ActivityFeed } from '../src/connectors/activity-feed.ts';
import { alarmFeed } from '../src/connectors/alarm-feed.ts';
import type { BaoRoleKind } from '../src/domain/bc-domain.ts';
import type { Person } from '../src/domain/people.ts';
import type { Env, Log } from '../src/engine/env.ts';
import type { PaceSettings } from '../src/engine/pace.ts';
import type { Draft } from '../src/engine/raise.ts';
import type { ReleaseRule } from '../src/engine/release.ts';
import { type Pause, singleAttempts, type Transport } from '../src/single-attempts.ts';
import type { Store } from '../src/store/port.ts';
import { type Connector, connector } from '../src/teams/connector.ts';

export const serviceUrl = 'http://teams.invalid/teams/';
const tabUrl = 'https://teams.microsoft.com/l/entity/bot/lage';
/** The alarm to everybody, and the one that asks thirty people and nobody else. */
export const massDomain = 'MI-ITN';
export const smallDomain = 'MF-NLBV';
export const smallTeam = 30;
const pattern: BaoRoleKind = 'TEAM_LEAD';

export interface Clock {
  now(): number;
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface EngineOptions {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'hex' | 'next'>;
  readonly store: Store;
  readonly transport: Transport;
  readonly log: Log;
  /** Absent: as in the product. */
  readonly pace?: PaceSettings;
  /** Absent: no banners. */
  readonly feed?: (pause: Pause) => ActivityFeed;
}

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** So many people, all met; in the small alarm's domain thirty of them, and no others, lead a team. */
export function staffOf(people: number): Administration {
  const staff = administration({ people, serviceUrl });
  const holders = staff.people.slice(-smallTeam).map(({ id }) => id);
  // A role asks its first holder only.
  const roles = holders.map((id) => ({ kind: pattern, core: true, holders: [id] }));
  const domains = staff.domains.map((domain) => (domain.id === smallDomain ? { ...domain, roles } : domain));
  const raiser = { ...staff.people[0], grants: [{ role: 'alarm', domain: '*' }] } as Person;
  return { ...staff, domains, people: [raiser, ...staff.people.slice(1)] };
}

/** Puts everybody into the store, before anything is measured. */
export async function fill(
  staff: Administration,
  store: Store,
  clock: Clock,
  chance: Pick<Chance, 'hex' | 'next'>,
): Promise<void> {
  const env = envOf({ clock, chance, store, log: silent });
  const { entry } = engineOf(env, nobody, { serviceUrl, tabUrl });
  await fillStore(entry, store, staff, [serviceUrl]);
}

/** The engine as it is wired in the product; it sends once it is started. */
export function engineFor(options: EngineOptions): Engine {
  const { clock, transport, pace, feed } = options;
  const settings = { botAppId: BOT_APP_ID, tenantId: TENANT_ID, serviceOrigins: ['http://teams.invalid'] };
  const token = { get: async () => 'token', forget: () => undefined };
  const pause = (ms: number, signal?: AbortSignal) => clock.pause(ms, signal);
  const teams = connector(settings, token, pause, singleAttempts(pause, transport));
  const banners = feed ? { feed: alarmFeed(feed(pause), tabUrl) } : {};
  return engineOf(
    envOf(options),
    teams,
    { serviceUrl, tabUrl },
    { ...banners, rule: released, ...(pace ? { speed: pace } : {}) },
  );
}

export interface TeamsOptions {
  readonly staff: Administration;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Milliseconds Teams needs for a call; absent: none. */
  readonly latency?: () => number;
}

/** The simulated Teams; of the cards it keeps only what they are about. */
export function teamsFor({ staff, clock, limits, latency }: TeamsOptions): Teams {
  return new Teams({
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    serviceUrl,
    people: staff.teamsPeople,
    channels: staff.channels.map((channel) => ({ ...channel, members: [...channel.members] })),
    acceptsToken: async () => true,
    sign: async () => 'signed',
    deliver: async () => ({ status: 200, body: undefined }),
    now: () => clock.now(),
    pause: (ms, signal) => clock.pause(ms, signal),
    limits,
    bodies: 'none',
    seed: 1,
    ...(latency ? { latency } : {}),
  });
}

/** Calls go straight to the simulator; `way` is how many milliseconds one direction takes. */
export function wiresTo(teams: Teams, clock: Clock, way?: () => number): Transport {
  const ways = way ? { there: way, back: way } : {};
  return inProcess((call) => teams.handle(call), { pause: (ms) => clock.pause(ms), ...ways });
}

/** Everybody is told at once, as a scenario that two persons released. */
const released: ReleaseRule = async ({ audience }) => (audience === 'none' ? 'none' : 'scenario');

const words = {
  mode: 'real',
  level: 'CRISIS',
  what: 'Das Rechenzentrum ist ausgefallen.',
  where: 'Hannover',
  nextStep: 'Bitte kommen Sie in den Stabsraum.',
  exerciseName: '',
  answerMinutes: 10,
} as const;

/** Everybody is told; the crisis team of the domain is asked. */
export function massDraft(staff: Administration, now: number): Draft {
  const roles = staff.domains.find(({ id }) => id === massDomain)?.roles.map(({ kind }) => kind) ?? [];
  const audienceStep = 'Bitte lassen Sie Ihren Rechner ausgeschaltet.';
  return { ...words, since: now, domain: massDomain, roles, audience: 'everybody', audienceStep };
}

/** Thirty people are asked, nobody else is told. */
export function smallDraft(now: number): Draft {
  return { ...words, since: now, domain: smallDomain, roles: [pattern], audience: 'none', audienceStep: '' };
}

export const raisedBy = (staff: Administration) => ({ person: (staff.people[0] as Person).id, via: 'tab' }) as const;

function envOf({ clock, chance, store, log }: Pick<EngineOptions, 'clock' | 'chance' | 'store' | 'log'>): Env {
  return {
    now: () => clock.now(),
    monotonic: () => clock.now(),
    pause: (ms, signal) => clock.pause(ms, signal),
    newId: () => chance.hex(16),
    random: chance.next,
    salt: () => chance.hex(32),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    name: 'bench:1',
    isGone: () => false,
    store,
    log,
  };
}

/** Who only fills the registers sends nothing. */
const nobody: Connector = {
  open: () => Promise.reject(new Error('not connected')),
  post: () => Promise.reject(new Error('not connected')),
  replace: () => Promise.reject(new Error('not connected')),
};
