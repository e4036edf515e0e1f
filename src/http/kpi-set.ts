// Routes of the Land's set of figures: what counts with which goals, who changed it when, and its next version.
import type { FastifyInstance } from 'fastify';
import type { JournalLine } from '../domain/chain.ts';
import { checkKpiSet, type KpiSet, kpiSets, landId, usualKpiSet } from '../domain/kpi.ts';
import { mayEditKpiSet, maySeeFigures } from '../domain/roles.ts';
import type { KpiDesk } from '../engine/kpi-desk.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { type KpiSetView, kpiSetRequest } from './contract-kpi.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const mostHistory = 50;

export function kpiSetRoutes(server: FastifyInstance, deps: HttpDeps, desk: KpiDesk): void {
  server.get(
    '/api/kpi-set',
    signedIn(async (by) => {
      if (!(await maySee(deps, by))) throw new Refusal('not-found');
      return view(deps, desk, by);
    }),
  );
  server.put(
    '/api/kpi-set',
    signedIn(async (by, request) => {
      if (!mayEditKpiSet(by.who)) throw new Refusal('not-found');
      const { set, version } = checked(kpiSetRequest, request.body);
      checkKpiSet(set);
      const actor = { person: by.person.id, via: 'tab' } as const;
      await deps.entry.execute(kpiSets, landId, { type: 'put', value: set, revision: version }, actor);
      return view(deps, desk, by);
    }),
  );
}

/** Whoever sees figures may know how they are counted. */
async function maySee({ look }: HttpDeps, { who }: Visitor): Promise<boolean> {
  return mayEditKpiSet(who) || (await look.domains()).some((domain) => maySeeFigures(who, domain));
}

async function view({ env, look }: HttpDeps, desk: KpiDesk, { who, texts }: Visitor): Promise<KpiSetView> {
  const { set, version } = await desk.set();
  const lines = await env.store.journal({ kind: 'kpi-set', id: landId });
  const nameOf = async (by: JournalLine['by']) =>
    'person' in by ? ((await look.person(by.person))?.name ?? '') : texts.system[by.system];
  const history = lines.map(async ({ seq, at, by, entry }, index) => {
    const before = (lines[index - 1]?.entry.value ?? usualKpiSet) as KpiSet;
    return { version: seq, at, by: await nameOf(by), changed: changed(before, entry.value as unknown as KpiSet) };
  });
  return {
    version,
    set,
    mayEdit: mayEditKpiSet(who),
    history: (await Promise.all(history)).slice(-mostHistory).reverse(),
  };
}

/** Names of fields that differ; goals are named one by one. */
function changed(before: KpiSet, now: KpiSet): readonly string[] {
  const flat = ({ goals, ...rest }: KpiSet): Readonly<Record<string, unknown>> => ({ ...rest, ...goals });
  const [old, fresh] = [flat(before), flat(now)];
  return Object.keys(fresh).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]));
}
