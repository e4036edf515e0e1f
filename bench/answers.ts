// How many clicks a second the product takes: real process, real HTTP, every token signed and checked, every click
// committed to a SQLite file before it is answered.
//
// Everybody of the administration has a card and says *Gelesen* once: first at the pace of everybody within a minute,
// then as fast as the product answers. Stand-ins and load generator are processes of their own on the same machine.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Administration } from '../local/sample/administration.ts';
import { deskChannels } from '../local/sample/sample.ts';
import { BOT_APP_ID, TENANT_ID } from '../local/settings.ts';
import { type StandIns, startStandIns } from '../local/simulators/stand-ins.ts';
import { type ActivityFrame, pressedButton } from '../local/simulators/teams-activities.ts';
import { rolls } from '../src/domain/roll.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { type Running, startProcess } from '../tests/process/product-process.ts';
import { freePorts } from '../tests/support/free-ports.ts';
import type { LoadOrder, LoadResult, PreparedClick } from './click-load.ts';
import { deliveredAlarm, type ReceivedCard, withRaiser } from './prepared-store.ts';
import type { Figures } from './run.ts';

/** Everybody within a minute: the floor. */
const floor = 225;
const moonshot = 2_250;
const floorP99 = 250;
/** How long the pace of the floor is held, seconds. */
const held = 20;
/** Clicks before anything is counted, so that nothing is measured cold. */
const warm = 300;
/** Clicks under way at once at saturation; more only wait longer. */
const atOnce = 64;

/** `asked`: how many people; `profile`: write a processor profile of the product into this folder. */
export async function bench(asked = '13500', profile = ''): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bcm-answers-'));
  const file = join(folder, 'bcm-lotse.sqlite');
  const standIns = await standInsFor(Number(asked));
  const sample = withRaiser(Number(asked), standIns.serviceUrl);
  const store = openSqlite(file);
  const from = performance.now();
  const { cards } = await deliveredAlarm(store, sample, standIns.serviceUrl);
  await store.close();
  console.log(
    `${cards.length} people have their card (prepared in ${((performance.now() - from) / 1_000).toFixed(1)} s)`,
  );
  const clicks = await prepared(standIns, sample, cards);
  const { product, url } = await startProduct(standIns, folder, profile);
  const loader = loadGenerator();

  const measured = async (name: string, order: Omit<LoadOrder, 'url'>) => {
    const before = cpuSecondsOf(product);
    const result = await loader.run({ ...order, url });
    const figures = figuresOf(order.clicks.length, result, cpuSecondsOf(product) - before);
    console.log(`${name}: ${JSON.stringify(figures)}`);
    return { result, figures };
  };
  const share = Math.min(held * floor, Math.floor(clicks.length / 2));
  const warming = await measured('warming up', { clicks: clicks.slice(0, warm), atOnce: 8 });
  const paced = await measured(`at ${floor}/s`, { clicks: clicks.slice(warm, warm + share), perSecond: floor });
  const full = await measured('at saturation', { clicks: clicks.slice(warm + share), atOnce });
  loader.stop();
  product.child.kill('SIGTERM');
  const { code, errors } = await product.ended;
  if (code !== 0) throw new Error(`the product ended with ${code}: ${errors}`);
  await standIns.stop();
  const confirmed = [warming, paced, full].flatMap(({ result }) => result.confirmed);
  const written = await writtenReaders(file, cards);
  rmSync(folder, { recursive: true, force: true });
  return {
    people: cards.length,
    answersPerSecond: full.figures.perSecond,
    p99Ms: paced.figures.p99Ms,
    lost: confirmed.filter((person) => !written.has(person)).length,
    confirmed: confirmed.length,
    written: written.size,
    loadAverage: loadavg().map(rounded),
    atFloor: paced.figures,
    atSaturation: full.figures,
    goals: { floor: { perSecond: floor, p99Ms: floorP99 }, moonshotPerSecond: moonshot, lost: 0 },
  };
}

function figuresOf(clicks: number, { confirmed, others, latencies, seconds, cpuSeconds }: LoadResult, cpu: number) {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    clicks,
    confirmed: confirmed.length,
    others,
    seconds: rounded(seconds),
    perSecond: rounded(confirmed.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    slowestMs: at(1),
    /** Cores in use: 1 is one whole core. */
    productCores: rounded(cpu / seconds),
    loadGeneratorCores: rounded(cpuSeconds / seconds),
    productCpuMsPerClick: rounded((cpu * 1_000) / clicks),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function standInsFor(people: number): Promise<StandIns> {
  const nowhere = withRaiser(people, 'http://127.0.0.1/teams/');
  return startStandIns({
    port: 0,
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    botAppSecret: 'das-geheimnis-des-bots',
    people: nowhere.teamsPeople,
    channels: deskChannels(nowhere),
    deliver: async () => ({ status: 200, body: undefined }),
  });
}

/** One signed click per card, in an order in which neighbours are of different rolls. */
async function prepared(
  { teams, serviceUrl, botFramework }: StandIns,
  sample: Administration,
  cards: readonly ReceivedCard[],
): Promise<readonly PreparedClick[]> {
  const frame: ActivityFrame = {
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    botName: 'BCM-Lotse',
    serviceUrl,
    now: () => Date.now(),
    newGuid: randomUUID,
  };
  const places = new Map(cards.map(({ person }, index) => [person, (index * 7_919) % cards.length]));
  const shuffled = [...cards].sort((a, b) => (places.get(a.person) ?? 0) - (places.get(b.person) ?? 0));
  const clicks: PreparedClick[] = [];
  for (const { person, roll, delivery, activityId } of shuffled) {
    const [who, thread] = [teams.chats.person(person), teams.chats.personal(person)];
    if (!who || !thread) throw new Error(`${person} has no chat in ${sample.people.length} people`);
    const data = { verb: 'roll.read', a: roll, d: delivery };
    const message = { id: activityId, root: activityId };
    const doer = { person: who, thread, locale: 'de-DE' };
    const activity = pressedButton(frame, doer, message, { type: 'Action.Execute', verb: 'roll.read', data });
    const token = await botFramework.signActivityToken(serviceUrl, { jti: randomUUID() });
    clicks.push({ person, token, body: JSON.stringify(activity) });
  }
  return clicks;
}

async function startProduct(standIns: StandIns, folder: string, profile: string) {
  const port = await freePorts();
  const url = `http://127.0.0.1:${port}`;
  const options: Record<string, string> =
    profile === '' ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` };
  const env = { ...standIns.env, ...options, BCM_DATA: folder, LOG_LEVEL: 'info', PORT: String(port), PUBLIC_URL: url };
  const product = startProcess(env);
  await product.logged('started', 'lease.taken');
  return { product, url: `${url}/api/messages` };
}

function loadGenerator() {
  const child = fork(join(import.meta.dirname, 'click-load.ts'), { stdio: 'inherit' });
  return {
    run: (order: LoadOrder) =>
      new Promise<LoadResult>((done, failed) => {
        child.once('message', (result) => done(result as LoadResult));
        child.once('exit', (code) => failed(new Error(`the load generator ended with ${code}`)));
        child.send(order);
      }),
    stop: () => child.disconnect(),
  };
}

/** Processor seconds a process has used (Linux: fields 14 and 15 of its stat, in hundredths). */
function cpuSecondsOf({ child }: Running): number {
  const text = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Who has read it, by the journals of the rolls. */
async function writtenReaders(file: string, cards: readonly ReceivedCard[]): Promise<ReadonlySet<string>> {
  const store = openSqlite(file);
  const found = new Set<string>();
  for (const id of new Set(cards.map(({ roll }) => roll))) {
    for (const { entry } of await store.journal({ kind: rolls.name, id })) {
      if (entry.type === 'read') found.add(entry.person as string);
    }
  }
  await store.close();
  return found;
}
