// Routes of the rollout: coverage, who is missing and why, the mapping of groups with the waves, and the run on demand.
import type { FastifyInstance } from 'fastify';
import type { BcDomain } from '../domain/bc-domain.ts';
import { mayRunRollout, maySeeRollout } from '../domain/roles.ts';
import { type KnownPlaces, noRollout, rolloutFaults, rolloutId, rollouts } from '../domain/rollout.ts';
import { structures } from '../domain/structure.ts';
import { dayOf } from '../domain/team.ts';
import { portions, type TenantSync, tenantSyncId, tenantSyncs } from '../domain/tenant-sync.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { type MissingView, missingQuery, type RolloutView, rolloutRequest } from './contract-rollout.ts';
import type { TableFile } from './kpi-export.ts';
import { byTab } from './register-put.ts';
import { type CoverageBook, coverageBook, coverageOf, missingOf } from './rollout-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** What of the tenant is set up here. */
export interface RolloutSetup {
  readonly directory: boolean;
  readonly installs: boolean;
  readonly file: TableFile;
}

export function rolloutRoutes(server: FastifyInstance, deps: HttpDeps, setup: RolloutSetup): void {
  const book = coverageBook(deps);
  server.get(
    '/api/rollout',
    signedIn(async (by) => view(deps, setup, book, by)),
  );
  server.put(
    '/api/rollout',
    signedIn(async (by, request) => {
      if (!mayRunRollout(by.who)) throw new Refusal('not-found');
      const { revision, rollout } = checked(rolloutRequest, request.body);
      const fault = rolloutFaults(rollout, await placesById(deps))[0];
      if (fault) throw new Refusal('rollout-wrong', { row: fault.row });
      await deps.entry.execute(rollouts, rolloutId, { type: 'put', value: rollout, revision }, byTab(by));
      return view(deps, setup, book, by);
    }),
  );
  for (const type of ['run', 'allow'] as const) {
    server.post(
      `/api/rollout/${type}`,
      signedIn(async (by, _request, reply) => {
        if (!mayRunRollout(by.who)) throw new Refusal('not-found');
        await deps.entry.execute(tenantSyncs, tenantSyncId, { type }, byTab(by));
        return reply.status(202).send({});
      }),
    );
  }
  server.get(
    '/api/rollout/missing',
    signedIn(async (by, request) => missing(deps, book, by, checked(missingQuery, request.query).domain)),
  );
  server.get(
    '/api/rollout/missing/export',
    signedIn(async (by, request, reply) => {
      const found = await missing(deps, book, by, checked(missingQuery, request.query).domain);
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      reply.header('content-disposition', `attachment; filename="rollout-${found.domain.id}.xlsx"`);
      return setup.file(tableOf(found, by), 'xlsx');
    }),
  );
}

const seenDomains = async ({ look }: HttpDeps, { who }: Visitor): Promise<readonly BcDomain[]> =>
  (await look.domains()).filter(({ id }) => maySeeRollout(who, id));

async function missing(deps: HttpDeps, book: CoverageBook, by: Visitor, id: string): Promise<MissingView> {
  const domain = (await seenDomains(deps, by)).find((each) => each.id === id);
  if (!domain) throw new Refusal('not-found');
  const { value = noRollout } = (await deps.entry.read(rollouts, rolloutId)).state;
  return missingOf(deps, domain, await book.all(), new Map(value.waves.map((wave) => [wave.id, wave.name])));
}

async function view(deps: HttpDeps, setup: RolloutSetup, book: CoverageBook, by: Visitor): Promise<RolloutView> {
  const { env, entry } = deps;
  const seen = await seenDomains(deps, by);
  if (seen.length === 0) throw new Refusal('not-found');
  const { value: rollout = noRollout, revision } = (await entry.read(rollouts, rolloutId)).state;
  const { state: sync } = await entry.read(tenantSyncs, tenantSyncId);
  const all = await book.all();
  const ofDomain = Map.groupBy(all, ({ domain }) => domain);
  const ids = new Set(seen.map(({ id }) => id));
  const ofWave = Map.groupBy(
    all.filter(({ domain }) => ids.has(domain)),
    ({ wave }) => wave,
  );
  const today = dayOf(env.now());
  return {
    domains: seen.map(({ id, name }) => ({ id, name, ...coverageOf(ofDomain.get(id) ?? []) })),
    waves: rollout.waves.map(({ id, name, from }) => {
      return { id, name, from, begun: from <= today, ...coverageOf(ofWave.get(id) ?? []) };
    }),
    run: await runView(deps, setup, sync),
    mapping: mayRunRollout(by.who) ? { revision, rollout, places: await places(deps) } : null,
    now: env.now(),
  };
}

async function runView(
  { env }: HttpDeps,
  { directory, installs }: RolloutSetup,
  { run, nextAt, lastRead, rounds, held, failed, portion }: TenantSync,
): Promise<RolloutView['run']> {
  const { rows } = await env.store.list({ kind: 'alarm', status: 'open', limit: 1 });
  const share = run?.part === 'apps' ? portion / portions : 0;
  const now = run && { part: run.part, share, resting: rows.length > 0 };
  return { directory, installs, now, nextAt, lastRead, lastRound: rounds.at(-1) ?? null, held, failed };
}

async function places({ entry, look }: HttpDeps) {
  return Promise.all(
    (await look.domains()).map(async ({ id, name }) => {
      const { units = [], sites = [] } = (await entry.read(structures, id)).state.value ?? {};
      const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
        all.map((each) => ({ id: each.id, name: each.name }));
      return { id, name, units: named(units), sites: named(sites) };
    }),
  );
}

async function placesById(deps: HttpDeps): Promise<ReadonlyMap<string, KnownPlaces>> {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return new Map((await places(deps)).map(({ id, units, sites }) => [id, { units: ids(units), sites: ids(sites) }]));
}

function tableOf({ people }: MissingView, { texts }: Visitor): readonly (readonly string[])[] {
  const { column, reason, yes } = texts.tab.rollout;
  const head = [column.name, column.jobTitle, column.role, column.why, column.todo, column.wave, column.code];
  const rows = people.map(({ name, jobTitle, hasRole, why, wave, code }) => {
    return [name, jobTitle, hasRole ? yes : '', reason[why].why, reason[why].todo, wave, code];
  });
  return [head, ...rows];
}
