// What an alarm costs on Cosmos DB: requests really issued by the whole product, times the documented charges.
//
// Everybody asked holds a role, so all are in the alarm's own case: the audience beyond the crisis team (rolls) is not
// built yet, and 13,500 people cannot be measured before it is.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fillStore } from '../local/fill-store.ts';
import { deskChannels, type Sample, sampleAdministration } from '../local/sample/sample.ts';
import { BOT_APP_ID, TENANT_ID } from '../local/settings.ts';
import { startCosmos } from '../local/simulators/cosmos.ts';
import { type StandIns, startStandIns } from '../local/simulators/stand-ins.ts';
import { deliverTo } from '../local/simulators/teams-inbound.ts';
import { type App, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { alarms } from '../src/domain/alarm-rules.ts';
import type { Person } from '../src/domain/people.ts';
import { openCosmos } from '../src/store/cosmos.ts';
import type { Figures } from './run.ts';

const domainId = 'MI-ITN';
const answersAtOnce = 8;

/** Request units of one stretch of the alarm, by the call of the store they belong to. */
type Stretch = Readonly<Record<string, { readonly requests: number; readonly ru: number }>>;

/** `asked`: how many people have a role. */
export async function bench(asked = '200'): Promise<Figures> {
  const cosmos = await startCosmos({ partitions: 1 });
  let stretch = new Map<string, { requests: number; ru: number }>();
  const onCharge = (kind: string, ru: number) => {
    const sum = stretch.get(kind) ?? { requests: 0, ru: 0 };
    stretch.set(kind, { requests: sum.requests + 1, ru: sum.ru + ru });
  };
  const stretches: Record<string, Stretch> = {};
  const measure = async (name: string, task: () => Promise<void>) => {
    stretch = new Map();
    await task();
    stretches[name] = Object.fromEntries(stretch);
    show(name, stretches[name]);
  };

  const openStore = () => openCosmos({ endpoint: cosmos.endpoint, database: 'cost', onCharge });
  const run = await product(Number(asked), openStore);
  const { app, standIns, holders } = run;
  await measure('idle for 10 s', () => pause(10_000));
  let id = '';
  await measure('raise and send', async () => {
    id = await raise(app, run.sample);
    await until(() => standIns.teams.calls().length >= holders.length + 1);
    await app.settled();
    await pause(1_000);
  });
  await measure('answers', () => answerAll(standIns, holders));
  await measure('channel card', () => pause(4_000));
  await measure('all-clear', async () => {
    const before = standIns.teams.calls().length;
    const end = { type: 'end', ending: 'all-clear', reason: 'Die Ursache ist behoben.' } as const;
    await app.entry.execute(alarms, id, end, { person: raiser(run.sample), via: 'tab' });
    await until(() => standIns.teams.calls().length >= before + holders.length);
    await app.settled();
    await pause(1_000);
  });
  await run.stop();
  await cosmos.stop();
  const total = (name: string) => Object.values(stretches[name] ?? {}).reduce((sum, { ru }) => sum + ru, 0);
  const idle = total('idle for 10 s') / 10;
  const requestUnits = ['raise and send', 'answers', 'channel card', 'all-clear'].reduce((sum, n) => sum + total(n), 0);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    people: holders.length,
    requestUnits: rounded(requestUnits),
    perPerson: rounded(requestUnits / holders.length),
    idlePerSecond: rounded(idle),
    stretches: Object.fromEntries(Object.keys(stretches).map((name) => [name, rounded(total(name))])),
  };
}

/** The product with so many holders of a role, started anew after it was filled: nothing is in its memory. */
async function product(count: number, openStore: () => ReturnType<typeof openCosmos>) {
  const server = createServer((request, response) => app?.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const nowhere = withHolders(sampleAdministration({ serviceUrl: 'http://127.0.0.1/teams/' }), count);
  const standIns = await startStandIns({
    port: 0,
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    botAppSecret: 'das-geheimnis-des-bots',
    people: nowhere.people,
    channels: deskChannels(nowhere),
    deliver: deliverTo(`${url}/api/messages`),
  });
  const sample = withHolders(sampleAdministration({ serviceUrl: standIns.serviceUrl }), count);
  const port = String(new URL(url).port);
  const config = readConfig({ ...standIns.env, PORT: port, PUBLIC_URL: url, LOG_LEVEL: 'error' });
  const start = async (name: string) => startApp(config, { store: await openStore(), name });
  let app: App | null = null;
  const filling = await start('filling');
  await fillStore(filling.entry, filling.env.store, sample, [standIns.serviceUrl]);
  app = filling;
  // Teams has put the app into every chat before: nobody's chat has to be opened when it is urgent.
  for (const { id } of sample.people.filter((person) => isHolder(person.id))) await standIns.teams.install(id);
  await standIns.teams.settled();
  await filling.stop();
  const started = await start('measured');
  app = started;
  const holders = sample.people.filter(({ id }) => isHolder(id));
  const stop = async () => {
    await started.stop();
    await standIns.stop();
    server.closeAllConnections();
  };
  return { app: started, standIns, sample, holders, stop };
}

const isHolder = (id: string) => id.startsWith('p-cost');

/** The sample with this many more people, each the leader of a team in the alarmed domain: all are asked at once. */
function withHolders(sample: Sample, count: number): Sample {
  const pattern = sample.people.find((person) => person.domain === domainId) as Person;
  const more = Array.from({ length: count }, (_, index): Person => {
    const number = String(index).padStart(6, '0');
    const aadId = `c0570000-0000-4000-8000-000000${number}`;
    const name = `Vorname-${number} Beispielhausen`;
    return { ...pattern, id: `p-cost${number}`, aadId, name, email: `p${number}@beispiel.example`, grants: [] };
  });
  const roles = more.map(({ id }) => ({ kind: 'TEAM_LEAD', core: true, holders: [id] }) as const);
  const domains = sample.domains.map((domain) => (domain.id === domainId ? { ...domain, roles } : domain));
  return { ...sample, domains, people: [...sample.people, ...more] };
}

function raiser(sample: Sample): string {
  const found = sample.people.find(({ grants }) =>
    grants.some(({ role, domain }) => role === 'alarm' && [domainId, '*'].includes(domain)),
  );
  return (found as Person).id;
}

async function raise(app: App, sample: Sample): Promise<string> {
  const scenario = sample.scenarios.find((each) => each.domain === domainId) as Sample['scenarios'][number];
  const { level, what, where, nextStep, exerciseName } = scenario;
  const text = { level, what, where, nextStep, exerciseName, since: app.env.now() };
  const draft = {
    ...text,
    mode: 'real',
    domain: domainId,
    roles: ['TEAM_LEAD'],
    answerMinutes: 10,
    audience: 'none',
    audienceStep: '',
  } as const;
  return (await app.raise.raise(draft, { person: raiser(sample), via: 'tab' }, 'cost')).id;
}

/** Everybody presses the first button of her card, some at a time. */
async function answerAll(standIns: StandIns, holders: readonly Person[]): Promise<void> {
  const left = [...holders];
  const press = async () => {
    for (let person = left.shift(); person; person = left.shift()) {
      const thread = standIns.teams.chats.personal(person.id);
      const card = thread?.messages.at(-1);
      if (!thread || !card) throw new Error(`${person.id} got no card`);
      await standIns.teams.pressTitled(person.id, thread.id, card.id, 'Ich komme');
    }
  };
  await Promise.all(Array.from({ length: answersAtOnce }, press));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(100);
}

function show(name: string, stretch: Stretch): void {
  const kinds = Object.entries(stretch).map(([kind, { requests, ru }]) => `${kind} ${ru.toFixed(0)} (${requests})`);
  const sum = Object.values(stretch).reduce((all, { ru }) => all + ru, 0);
  console.log(`${name.padEnd(16)} ${sum.toFixed(0).padStart(7)} RU: ${kinds.join(', ')}`);
}
