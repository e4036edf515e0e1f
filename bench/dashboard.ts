// What the dashboards weigh and how long their queries take: 50 domains with 400 processes each, on both stores.
//
// Real routes on a real store, asked without a network: what is measured is the query with its sign-in by register, the
// counting of all figures and writing the answer. The domain's dashboard is also asked right after one record changed.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { sideBySide } from '../local/sample/side-by-side.ts';
import type { BcDomain } from '../src/domain/bc-domain.ts';
import { bcDomains } from '../src/domain/bc-domain.ts';
import { figuresOfDomains } from '../src/domain/figures.ts';
import { people } from '../src/domain/people.ts';
import { plans } from '../src/domain/plan-rules.ts';
import { type BusinessProcess, damageScenarios, processes } from '../src/domain/process.ts';
import { type Resource, resources } from '../src/domain/resource.ts';
import { figurePages } from '../src/http/kpi-routes.ts';
import { createServer } from '../src/http/server.ts';
import type { HttpDeps } from '../src/http/visitor.ts';
import { openCosmos } from '../src/store/cosmos.ts';
import type { Store } from '../src/store/port.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { cosmosAside } from './cosmos-aside.ts';
import { percentile, rounded } from './figures.ts';
import { envOn, restingEngine } from './prepared-store.ts';
import type { Figures } from './run.ts';

const setup = { system: 'setup' } as const;
const resourcesPer = 40;
const plansPer = 20;
/** Requests of each kind. */
const times = 100;
const goals = { bytesGzip: 61_440, p99Ms: 100 };
/** On a busy machine the look-alike is slow; a request given up would be a fault of the bench. */
const patient = { attempt: 600_000, total: 1_200_000, longestPause: 1_000 };
const number = (index: number) => String(index).padStart(3, '0');
const domainId = (index: number) => `D${number(index)}`;
const visitorId = (index: number) => `p-bench${number(index)}`;

/** `domains`: how many there are, from 2; the goals are for 50. `only`: one store, because the look-alike takes long to fill. */
export async function bench(domains = '50', each = '400', only = ''): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bcm-dashboard-'));
  const cosmos = await cosmosAside();
  const stores = {
    sqlite: async () => openSqlite(join(folder, 'bench.sqlite')),
    cosmos: () => openCosmos({ endpoint: cosmos.endpoint, database: 'dashboard', limits: patient }),
  };
  const found: Record<string, Measured> = {};
  for (const [name, open] of Object.entries(stores)) {
    if (only !== '' && only !== name) continue;
    found[name] = await measure(name, await open(), Number(domains), Number(each));
  }
  await cosmos.stop();
  rmSync(folder, { recursive: true, force: true });
  const all = Object.values(found);
  return {
    domains: Number(domains),
    processesEach: Number(each),
    bytesGzip: Math.max(...all.map(({ bytesGzip }) => bytesGzip)),
    p99Ms: Math.max(...all.map(({ p99Ms }) => p99Ms)),
    goals,
    ...found,
    load: rounded(loadavg()[0] ?? 0, 2),
  };
}

interface Measured {
  readonly bytesGzip: number;
  readonly p99Ms: number;
  readonly [part: string]: unknown;
}

async function measure(name: string, store: Store, count: number, each: number): Promise<Measured> {
  const engine = restingEngine(store);
  await fill(engine, store, count, each);
  console.log(`${name}: filled with ${count} domains of ${each} processes`);
  const { server, entry } = await freshServer(store);
  let asked = 0;
  const get = async (path: string): Promise<{ ms: number; bytes: number }> => {
    // One after another of many people, because each may ask only so often.
    asked += 1;
    const from = performance.now();
    const answer = await server.inject({ url: path, headers: { authorization: visitorId(asked % visitors) } });
    const ms = performance.now() - from;
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`);
    return { ms, bytes: gzipSync(answer.body).length };
  };
  const cold = rounded((await get(`/api/kpi?domain=${domainId(0)}`)).ms, 1);
  const coldLand = rounded((await get('/api/land')).ms, 1);
  const domainOf = (index: number) => domainId(index % count);
  for (let index = 0; index < count; index += 1) await get(`/api/kpi?domain=${domainOf(index)}`);
  const paths: Readonly<Record<string, (index: number) => string>> = {
    domain: (index) => `/api/kpi?domain=${domainOf(index)}`,
    land: () => '/api/land',
    week: (index) => `/api/week?domain=${domainOf(index)}`,
    matrix: (index) => `/api/kpi/matrix?domain=${domainOf(index)}`,
  };
  const parts: Record<string, { p50Ms: number; p99Ms: number; bytesGzip: number }> = {};
  const run = async (part: string, path: (index: number) => string, before?: (index: number) => Promise<void>) => {
    const found: { ms: number; bytes: number }[] = [];
    for (let index = 0; index < times; index += 1) {
      await before?.(index);
      found.push(await get(path(index)));
    }
    parts[part] = summed(found);
  };
  for (const [part, path] of Object.entries(paths)) await run(part, path);
  await run('domainAfterChange', paths.domain as (index: number) => string, async (index) => {
    const id = `${domainOf(index)}.p${number(index % each)}`;
    const { value } = (await entry.read(processes, id)).state;
    if (!value) throw new Error(`${id} is not there`);
    await entry.execute(processes, id, { type: 'put', value: { ...value, name: `${value.name} ${index}` } }, setup);
  });
  await server.close();
  await store.close();
  return {
    bytesGzip: Math.max(...Object.values(parts).map((part) => part.bytesGzip)),
    p99Ms: Math.max(...Object.values(parts).map((part) => part.p99Ms)),
    firstEverMs: { domain: cold, land: coldLand },
    ...parts,
  };
}

function summed(found: readonly { ms: number; bytes: number }[]) {
  const took = found.map(({ ms }) => ms);
  return {
    p50Ms: rounded(percentile(took, 0.5), 1),
    p99Ms: rounded(percentile(took, 0.99), 1),
    bytesGzip: Math.max(...found.map(({ bytes }) => bytes)),
  };
}

const visitors = 60;

/** A process that has just started: nothing is in its memory. */
async function freshServer(store: Store): Promise<{ server: FastifyInstance; entry: HttpDeps['entry'] }> {
  const engine = restingEngine(store);
  const deps: HttpDeps = {
    ...engine,
    env: envOn(store),
    probes: {},
    // Tokens are measured elsewhere; who somebody is and may do is read from the register as always.
    signIn: async (id) => ({ ok: true, person: { aadId: id ?? '', name: '' } }) as never,
    frameAncestors: [],
    asked: [],
  };
  const server = await createServer(deps);
  figurePages(server, deps, async () => Buffer.alloc(0));
  await server.ready();
  return { server, entry: engine.entry };
}

type Engine = ReturnType<typeof restingEngine>;

async function fill({ entry }: Engine, store: Store, count: number, each: number): Promise<void> {
  const put = async (model: unknown, id: string, value: unknown) => {
    await entry.execute(model as typeof processes, id, { type: 'put', value: value as never }, setup);
  };
  const ids = Array.from({ length: count }, (_, index) => domainId(index));
  await sideBySide(ids, (id) => put(bcDomains, id, domain(id)));
  const grants = [
    { role: 'coordinator', domain: '*' },
    { role: 'oversight', domain: '*' },
  ];
  await sideBySide(
    Array.from({ length: visitors }, (_, index) => visitorId(index)),
    (id) =>
      put(people, id, {
        id,
        aadId: id,
        name: id,
        email: '',
        jobTitle: '',
        domain: domainId(0),
        language: 'de',
        grants,
      }),
  );
  const numbers = (length: number) => Array.from({ length }, (_, index) => index);
  const all = (length: number) => ids.flatMap((id) => numbers(length).map((index) => [id, index] as const));
  await sideBySide(all(resourcesPer), ([id, index]) => put(resources, `${id}.r${number(index)}`, resource(id, index)));
  await sideBySide(all(each), ([id, index]) => put(processes, `${id}.p${number(index)}`, process(id, index)));
  await sideBySide(all(plansPer), ([id, index]) => release({ entry } as Engine, id, index, each));
  const { server } = await freshServer(store);
  // One after another: each of them reads a whole domain.
  for (const id of ids) {
    const headers = { authorization: visitorId(ids.indexOf(id) % visitors) };
    const payload = { domain: id, remark: '', support: 'Vorlage für einen WAP' };
    const drawn = await server.inject({ method: 'POST', url: '/api/kpi/release/draft', headers, payload });
    if (drawn.statusCode !== 200) throw new Error(drawn.body);
    const { asOf } = drawn.json<{ draft: { asOf: number } }>().draft;
    const past = { at: asOf, by: 'p-second0' };
    await entry.execute(figuresOfDomains, id, { type: 'release', asOf, past }, setup);
  }
  await server.close();
}

const domain = (id: string): BcDomain => ({
  id,
  name: `Landesamt für den Bereich ${id}`,
  ressort: `R${id.slice(-1)}`,
  ressortName: `Ressort ${id.slice(-1)}`,
  authority: `Landesamt ${id}`,
  channel: null,
  callIn: { number: '', pin: '' },
  room: '',
  roles: (['CRISIS_LEAD', 'IT', 'HR', 'FACILITY', 'COMMUNICATION', 'LOG_KEEPER', 'BC_OFFICER'] as const).map(
    (kind, at) => ({
      kind,
      core: true,
      holders: [visitorId(at), visitorId(at + 1)],
    }),
  ),
});

/** No two domains are alike, or what they say would pack together better than what real ones say. */
const nth = (id: string) => Number(id.slice(1));
const isCritical = (id: string, index: number) => (index + nth(id)) % (2 + (nth(id) % 6)) === 0;

const process = (id: string, index: number): BusinessProcess => ({
  id: `${id}.p${number(index)}`,
  domain: id,
  name: `Bearbeitung von Anträgen der Gruppe ${index}`,
  unit: `Referat ${index % 25}`,
  mtpdHours: isCritical(id, index) ? 24 : 1_440,
  rtoHours: 4 + (index % 40),
  rpoHours: 24,
  mbco: 'Papierliste',
  ...((index + nth(id)) % (4 + (nth(id) % 7)) === 0
    ? {}
    : {
        damage: Object.fromEntries(
          damageScenarios.map((scenario) => [scenario, isCritical(id, index) ? [3, 3, 4, 4, 4] : [1, 1, 2, 2, 2]]),
        ) as NonNullable<BusinessProcess['damage']>,
        justification: 'Ohne Bescheid entstehen Nachteile.',
        biaDay: (index + nth(id)) % (3 + (nth(id) % 5)) === 0 ? '2025-03-01' : '2026-06-01',
      }),
  needsResources: [0, 1, 2].map((step) => `${id}.r${number((index * 7 + step) % resourcesPer)}`),
  owner: visitorId(index % visitors),
});

const resource = (id: string, index: number): Resource => ({
  id: `${id}.r${number(index)}`,
  domain: id,
  category: 'IT',
  name: `Fachverfahren ${index}`,
  unit: 'Referat IT',
  owner: visitorId(index % visitors),
  rtaHours: index % (3 + (nth(id) % 6)) === 0 ? null : 4 + ((index + nth(id)) % 9),
  rtaSource: (index + nth(id)) % 3 === 0 ? 'TEST' : 'ESTIMATE',
  backupHours: 24,
  singlePoints: [],
  provider: null,
  evidence:
    index % (2 + (nth(id) % 5)) === 0
      ? [{ id: 'e1', kind: 'FUNCTION_TEST', day: '2026-05-04', result: 'PASSED', hours: 4, reference: `U-${index}` }]
      : [],
});

/** A plan through its whole life, so that it is in force. */
async function release({ entry }: Pick<Engine, 'entry'>, domain: string, index: number, each: number): Promise<void> {
  const id = `${domain}.plan${number(index)}`;
  const isGfp = index % 2 === 0;
  const step = Math.ceil(each / plansPer);
  const covered = Array.from({ length: step }, (_, at) => `${domain}.p${number((index * step + at) % each)}`);
  const content = {
    kind: isGfp ? ('GFP' as const) : ('WAP' as const),
    title: `${isGfp ? 'Geschäftsfortführung' : 'Wiederanlauf'} ${index}`,
    number: `${isGfp ? 'GFP' : 'WAP'}-${domain}-${index}`,
    scope: 'Referat',
    classification: 'INTERNAL' as const,
    audience: 'Referat',
    storedAt: 'Ablage 12',
    reviewMonths: 12,
    retentionYears: 5,
    owner: visitorId(index % visitors),
    unit: `Referat ${index}`,
    processes: isGfp ? covered : [],
    resources: isGfp ? [] : [`${domain}.r${number(index)}`, `${domain}.r${number(index + plansPer)}`],
    summary: 'Zuerst Papierliste ausgeben.',
    steps: ['Liste ausgeben', 'Leitung unterrichten'],
    checklist: [],
  };
  const past = (by: string) => ({ past: { at: Date.UTC(2026, 2, 2, 11), by } });
  for (const command of [
    { type: 'write', domain, content, ...past('p-author00') },
    { type: 'submit', change: 'neu', material: false, management: [], ...past('p-author00') },
    { type: 'pass-qa', note: '', ...past('p-second00') },
    { type: 'release', reason: 'vorläufig', ...past('p-second00') },
  ] as const) {
    await entry.execute(plans, id, command, setup);
  }
}
