// What an alarm to the whole administration costs on Cosmos DB: requests really issued, times the documented charges.
//
// One product, one look-alike of one physical partition, real HTTP, the connector at its documented limits. Everybody
// gets a card and says *Gelesen* through the bot's real endpoint.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fillStore } from '../local/fill-store.ts';
import { type Administration, administration } from '../local/sample/administration.ts';
import { deskChannels } from '../local/sample/sample.ts';
import { BOT_APP_ID, TENANT_ID } from '../local/settings.ts';
import { actionOf, buttonsOf } from '../local/simulators/card-actions.ts';
import { startCosmos } from '../local/simulators/cosmos.ts';
import { isObject, stringAt } from '../local/simulators/json.ts';
import { type StandIns, startStandIns } from '../local/simulators/stand-ins.ts';
import { cardFor } from '../local/simulators/teams.ts';
import type { PressedAction } from '../local/simulators/teams-activities.ts';
import type { TeamsMessage } from '../local/simulators/teams-chats.ts';
import { deliverTo } from '../local/simulators/teams-inbound.ts';
import { type App, startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { alarms } from '../src/domain/alarm-rules.ts';
import type { Person } from '../src/domain/people.ts';
import { openCosmos } from '../src/store/cosmos.ts';
import type { Commit, Store } from '../src/store/port.ts';
import type { Figures } from './run.ts';

const domainId = 'MI-ITN';
const answersAtOnce = 8;
/** On a busy machine the look-alike is slow; a request given up would be charged and counted twice. */
const patient = { attempt: 60_000, total: 120_000, longestPause: 1_000 };
/** The administration the goal speaks of, and the goal. */
const everybody = 13_500;
const goal = 80_000;
/** What Teams takes a second, and how long everybody takes to answer in quality.md 5.1; seconds. */
const perSecond = 50;
const answersWithin = 60;

interface Sum {
  requests: number;
  ru: number;
}

/** Sums of requests and charges by what they were for, and by the call of the store. */
function books() {
  let phase = 'filling';
  const label = new AsyncLocalStorage<string>();
  const sums = new Map<string, Map<string, Sum>>();
  return {
    begin(name: string): void {
      phase = name;
    },
    onCharge(kind: string, ru: number): void {
      const part = isPolling(kind) ? `polling while ${phase}` : (label.getStore() ?? phase);
      const calls = sums.get(part) ?? new Map<string, Sum>();
      const sum = calls.get(kind) ?? { requests: 0, ru: 0 };
      sums.set(part, calls.set(kind, { requests: sum.requests + 1, ru: sum.ru + ru }));
    },
    /** The store with its commits told apart by what they write. */
    watched: (store: Store): Store => ({
      ...store,
      commit: (commit) => label.run(purposeOf(commit), () => store.commit(commit)),
    }),
    part: (name: string) => [...(sums.get(name)?.values() ?? [])].reduce((sum, { ru }) => sum + ru, 0),
    calls: (name: string) => Object.fromEntries(sums.get(name) ?? []),
  };
}

const isPolling = (kind: string) => ['due', 'nextDue', 'lease', 'owing', 'written'].includes(kind);

/** What a commit is for, by its first line. */
function purposeOf({ lines }: Commit): string {
  const type = String(lines[0]?.entry.type);
  if (['frozen', 'raised', 'taken'].includes(type)) return 'raise';
  if (['followed', 'told'].includes(type)) return 'spread';
  if (['reserved', 'settled', 'recovered'].includes(type)) return 'sending';
  return ['read', 'answered'].includes(type) ? 'answers' : `commit of ${type}`;
}

/** `asked`: how many people there are, from 42; the goal is for 13,500. */
export async function bench(asked = String(everybody)): Promise<Figures> {
  const cosmos = await startCosmos({ partitions: 1 });
  const book = books();
  const openStore = async () =>
    book.watched(
      await openCosmos({ endpoint: cosmos.endpoint, database: 'cost', onCharge: book.onCharge, limits: patient }),
    );
  const run = await product(Number(asked), openStore);
  const { app, standIns, sample } = run;
  const took: Record<string, number> = {};
  const during = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
    const from = performance.now();
    book.begin(name);
    const done = await task();
    took[name] = rounded((performance.now() - from) / 1_000);
    return done;
  };

  // What is asked once, such as the nights to plan, is no idling.
  await during('start', () => pause(3_000));
  await during('idle', () => pause(10_000));
  const id = await during('raise', () => raise(app, sample));
  const members = await during('sending', async () => {
    const members = (await app.audiences.all(id, (await alarmOf(app, id)).state)).flatMap((roll) => roll.members);
    await until(() => members.every((member) => newestCard(standIns, member.id) !== undefined));
    await app.settled();
    return members.map((member) => member.id);
  });
  await during('answers', () => answerAll(standIns, members));
  await during('after the answers', () => pause(2_000));
  const rolls = await app.audiences.all(id, (await alarmOf(app, id)).state);
  const confirmed = rolls.reduce((sum, roll) => sum + Object.keys(roll.answers).length, 0);
  await run.stop();
  await cosmos.stop();
  if (confirmed !== members.length) throw new Error(`${confirmed} of ${members.length} answers stand in the rolls`);
  return figures(book, took, members.length);
}

function figures(book: ReturnType<typeof books>, took: Readonly<Record<string, number>>, people: number): Figures {
  const { start: _start, idle = 1, ...rest } = took;
  const phases = Object.keys(rest);
  const parts = ['raise', 'spread', 'sending', 'answers', 'after the answers'];
  const polling = phases.map((phase) => `polling while ${phase}`);
  const all = [...parts, ...polling];
  for (const name of ['polling while idle', ...all]) show(name, book.part(name), book.calls(name));
  const sum = all.reduce((total, name) => total + book.part(name), 0);
  const idlePerSecond = (book.part('polling while idle') + book.part('idle')) / idle;
  const work = parts.reduce((total, name) => total + book.part(name), 0) / people;
  return {
    measuredPeople: people,
    requestUnits: rounded(sum),
    perPerson: rounded(sum / people),
    workPerPerson: rounded(work),
    goal,
    goalIsFor: everybody,
    // Not measured: what was measured per person, and what idling costs over the time Teams and a minute of answers take.
    extrapolated: {
      people: everybody,
      requestUnits: Math.round(work * everybody + idlePerSecond * (everybody / perSecond + answersWithin)),
      from: `workPerPerson × ${everybody} + idlePerSecond × (${everybody / perSecond} s of sending + ${answersWithin} s of answers)`,
    },
    parts: Object.fromEntries(all.map((name) => [name, rounded(book.part(name))])),
    perPersonByPart: Object.fromEntries(all.map((name) => [name, rounded(book.part(name) / people)])),
    idlePerSecond: rounded(idlePerSecond),
    seconds: took,
  };
}

/** The product with so many people, started anew after it was filled: nothing is in its memory. */
async function product(count: number, openStore: () => Promise<Store>) {
  const server = createServer((request, response) => app?.handle(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const nowhere = administration({ people: count, serviceUrl: 'http://127.0.0.1/teams/' });
  const standIns = await startStandIns({
    port: 0,
    tenantId: TENANT_ID,
    botAppId: BOT_APP_ID,
    botAppSecret: 'das-geheimnis-des-bots',
    people: nowhere.teamsPeople,
    channels: deskChannels(nowhere),
    latency: () => 100,
    deliver: deliverTo(`${url}/api/messages`),
  });
  const sample = withRaiser(administration({ people: count, serviceUrl: standIns.serviceUrl }));
  const port = String(new URL(url).port);
  const config = readConfig({ ...standIns.env, PORT: port, PUBLIC_URL: url, LOG_LEVEL: 'error' });
  let app: App | null = null;
  const filling = await startApp(config, { store: await openStore(), name: 'filling' });
  await fillStore(filling.entry, filling.env.store, sample, [standIns.serviceUrl]);
  await filling.stop();
  console.log(`filled with ${count} people`);
  const started = await startApp(config, { store: await openStore(), name: 'measured' });
  app = started;
  const stop = async () => {
    await started.stop();
    await standIns.stop();
    server.closeAllConnections();
  };
  return { app: started, standIns, sample, stop };
}

const alarmOf = (app: App, id: string) => app.entry.known(alarms, id);

const raiserOf = ({ people }: Administration) => people[0] as Person;

/** In the sample nobody may tell the whole administration; here the first one may. */
function withRaiser(sample: Administration): Administration {
  const [first, ...others] = sample.people as [Person, ...Person[]];
  return { ...sample, people: [{ ...first, grants: [{ role: 'alarm', domain: '*' }] }, ...others] };
}

async function raise(app: App, sample: Administration): Promise<string> {
  const scenario = sample.scenarios.find((each) => each.domain === domainId) as Administration['scenarios'][number];
  const { level, what, where, nextStep, exerciseName, roles } = scenario;
  const text = { level, what, where, nextStep, exerciseName, since: app.env.now() };
  const audience = {
    audience: 'everybody',
    audienceStep: 'Bitte verlassen Sie das Gebäude.',
    breakGlass: 'ALARM',
  } as const;
  const draft = { ...text, ...audience, mode: 'real', domain: domainId, roles, answerMinutes: 10 } as const;
  return (await app.raise.raise(draft, { person: raiserOf(sample).id, via: 'tab' }, 'cost')).id;
}

function newestCard(standIns: StandIns, person: string) {
  const thread = standIns.teams.chats.personal(person);
  const card = thread?.messages.at(-1);
  return thread && card ? { thread: thread.id, card } : undefined;
}

/** *Gelesen*, in whatever language it is written. */
function readButton(message: TeamsMessage, person: string): PressedAction {
  const card = cardFor(message, person) ?? {};
  const button = buttonsOf(card).find(
    ({ verb, data }) => verb === 'roll.read' || (isObject(data) && data.verb === 'roll.read'),
  );
  const action = actionOf(card, stringAt(button ?? {}, 'title') ?? '');
  if (!action) throw new Error(`${person} sees no button that says she has read it`);
  return action;
}

/** Everybody of the audience says that she has read it, some at a time. */
async function answerAll(standIns: StandIns, members: readonly string[]): Promise<void> {
  const left = [...members];
  const press = async () => {
    for (let person = left.pop(); person; person = left.pop()) {
      const found = newestCard(standIns, person);
      if (!found) throw new Error(`${person} got no card`);
      const { kind } = await standIns.teams.press(person, found.thread, found.card.id, readButton(found.card, person));
      if (kind !== 'card') throw new Error(`${person} was answered ${kind}`);
    }
  };
  await Promise.all(Array.from({ length: answersAtOnce }, press));
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(250);
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function show(name: string, ru: number, calls: Readonly<Record<string, Sum>>): void {
  const kinds = Object.entries(calls).map(([kind, sum]) => `${kind} ${sum.ru.toFixed(0)} (${sum.requests})`);
  console.log(`${name.padEnd(30)} ${ru.toFixed(0).padStart(7)} RU: ${kinds.join(', ')}`);
}
