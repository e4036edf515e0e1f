// One day on which every kind of card is out: for each button there is, what it carries, whose it is, and who else may press it.
import { alarms } from '../../src/domain/alarm-rules.ts';
import { bundles } from '../../src/domain/bundle.ts';
import { checkInParts, partId } from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { incidentCase } from '../../src/domain/incident.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import type { Ledger } from '../../src/domain/ledger.ts';
import { measures } from '../../src/domain/measure-rules.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { rolls } from '../../src/domain/roll.ts';
import { type Scenario, scenarios } from '../../src/domain/scenario.ts';
import type { AskedView } from '../../src/http/contract-check-ins.ts';
import type { Click } from '../../src/teams/click.ts';
import { content } from '../domain/plan-samples.ts';
import { runInjects, runPlan } from '../domain/run-samples.ts';
import { type World, type WorldOptions, world } from '../support/world.ts';
import type { Name } from '../support/world-people.ts';
import { releasesScenario } from '../support/world-release.ts';
import { evaluation, review } from './review-scene.ts';

export type Verb = Click['verb'];

/** Everybody who is not the one the card is for, as seen from MI-ITN; null: nobody here knows her. */
export const strangers = {
  'another recipient': 'linh',
  'a deputy': 'heinrich',
  'staff of the domain': 'priya',
  'head of another domain': 'focko',
  'staff of another domain': 'minh',
  oversight: 'elke',
  'a guest': null,
} as const;
export type Stranger = keyof typeof strangers;

export interface Cell {
  /** What the button carries with all inputs beside it. */
  readonly data: () => Promise<object> | object;
  readonly owner: Name;
  /** Opens something and writes nothing. */
  readonly onlyShows?: true;
  /** Who else may: not because of the card, but by rights of their own. */
  readonly also?: readonly Stranger[];
}

/** Stands in whatever people write, and nowhere else. */
export const seed = 'Xylophon';

const setup = { system: 'setup' } as const;
const hour = 3_600_000;
/** A Monday, 05:30 in Germany: before anybody is asked. */
const begin = Date.UTC(2026, 10, 23, 4, 30);
const plan = 'MI-ITN.gfp-beschaffung';
const measure = 'MI-ITN.M-2026-001';

/** The world with everything that is asked of people outside of alarms already on their cards. */
export async function morning(options: WorldOptions = {}): Promise<World> {
  const w = await world({ begin, ...options });
  const { entry } = w.app();
  const [jonas, aylin, heinrich] = ['jonas', 'aylin', 'heinrich'].map((name) => w.people.id(name)) as [
    string,
    string,
    string,
  ];
  const before = (by: string) => ({ past: { at: Date.UTC(2025, 11, 5, 10), by } });
  const text = { ...content, owner: jonas, processes: ['MI-ITN.grunddienste'] };
  const give = (command: Parameters<typeof plans.decide>[1]) => entry.execute(plans, plan, command, setup);
  await give({ type: 'write', domain: 'MI-ITN', content: text, ...before(aylin) });
  await give({ type: 'submit', change: 'Neu', material: false, management: [], ...before(aylin) });
  await give({ type: 'pass-qa', note: '', ...before(heinrich) });
  await give({ type: 'release', reason: 'Lücken bekannt', ...before(heinrich) });
  const wish = { kind: 'CORRECTION', need: 'Liste fehlt', cause: '', action: 'Liste anlegen', owner: jonas } as const;
  const how = { priority: 'HIGH', means: '', plans: [], resources: [] } as const;
  const from = { domain: 'MI-ITN', wish: '', number: 'M-2026-001', origin: 'EXERCISE', reference: 'x' } as const;
  const create = { type: 'create', ...from, text: { ...wish, ...how }, dueOn: '2026-12-11', predecessor: '' } as const;
  await entry.execute(measures, measure, create, { person: aylin, via: 'tab' });
  for (const [name, kind] of [
    ['jonas', 'contact'],
    ['aylin', 'overdue'],
  ] as const) {
    const item = {
      type: 'add',
      person: w.people.id(name),
      kind,
      ref: `x-${kind}`,
      domain: 'MI-ITN',
      due: null,
    } as const;
    await entry.execute(bundles, w.people.id(name), item, { system: 'spread' });
  }
  await evaluation(w);
  w.isKilled();
  await w.advance((Date.UTC(2026, 10, 23, 7) - w.now()) / 60_000);
  await w.restarts();
  await w.advance(7);
  return w;
}

/** A prepared text with a checklist: one item for the lead, two deadlines for her. */
async function prepared(w: World): Promise<string> {
  const [first] = w.sample.scenarios.filter(({ domain }) => domain === 'MI-ITN');
  const checklist = [
    { id: 'raus', text: 'Netz trennen', role: 'CRISIS_LEAD' },
    {
      id: 'cert',
      text: 'Erstmeldung',
      role: 'CRISIS_LEAD',
      deadline: { from: 'reported', hours: 2 },
      addressee: 'N-CERT',
    },
    {
      id: 'land',
      text: 'Zweitmeldung',
      role: 'CRISIS_LEAD',
      deadline: { from: 'reported', hours: 2 },
      addressee: 'Land',
    },
  ];
  const value = { ...first, id: 'MI-ITN.test-cyber', processes: ['MI-ITN.grunddienste'], checklist, order: 99 };
  await w.app().entry.execute(scenarios, value.id, { type: 'put', value: value as unknown as Scenario }, setup);
  return value.id;
}

const deliveryTo = (ledger: Ledger, person: string) =>
  Object.values(ledger.deliveries).find(({ to }) => 'person' in to && to.person === person)?.id ?? 'none';

/** What was raised, reported and asked: ids of cases. */
interface Out {
  readonly cyber: string;
  readonly other: string;
  readonly held: string;
  readonly refused: string;
  readonly drill: string;
  readonly late: string;
  readonly roll: string;
  readonly part: string;
  readonly event: string;
  readonly reported: readonly string[];
  readonly run: string;
}

/** Raises, reports and asks everything that buttons are about. */
async function everythingIsOut(w: World): Promise<Out> {
  const { entry, audiences } = w.app();
  const scenario = await prepared(w);
  const raised = async (once: string, over: object, more: object = {}) =>
    (await w.raises('ole', { once: `wunsch-${once}`, over: over as never, ...more })).id;
  const roles = ['CRISIS_LEAD', 'IT', 'COMMUNICATION', 'FACILITY'];
  const cyber = await raised('cyber', { scenario, roles });
  // Nobody is silent, so no deputy is asked; then the deadlines of the checklist are near.
  for (const name of ['maren', 'tjark', 'linh', 'ruediger']) {
    await w.tab(name).post(`/api/alarms/${cyber}/answer`, { answer: 'virtual', eta: null });
  }
  await w.advance(91);
  const stay = { audience: 'domain', audienceStep: 'Bitte bleiben Sie zu Hause.' };
  await releasesScenario(w, 'MI-ITN.gebaeude', stay.audienceStep);
  const told = await raised('alle', stay, { scenario: 'gebaeude' });
  const go = { audience: 'domain', audienceStep: 'Bitte gehen Sie nach Hause.' };
  const [held, refused] = [await raised('gehalten', go), await raised('abgelehnt', go)];
  const [other, late] = [await raised('ende', {}), await raised('spaet', { roles: ['HR'] })];
  const drill = (await w.raises('aylin', { mode: 'exercise', once: 'wunsch-probe' })).id;
  // The holder cannot, her deputy comes, and then she can: she may take over.
  for (const [name, answer] of [
    ['gesine', 'unavailable'],
    ['carla', 'virtual'],
    ['gesine', 'virtual'],
  ] as const) {
    await w.tab(name).post(`/api/alarms/${late}/answer`, { answer, eta: null });
    await w.seconds(5);
  }
  const reported = [];
  for (const key of ['a', 'b', 'c']) reported.push(await report(w, key));
  const part = await asked(w);
  await w.seconds(10);
  const state = async (id: string) => (await entry.read(alarms, id)).state;
  const roll = (await audiences.rollOf(told, await state(told), w.people.id('jonas')))?.id ?? '';
  const run = await runs(w);
  return {
    run,
    cyber,
    other,
    held,
    refused,
    drill,
    late,
    roll,
    part,
    event: incidentCase(await state(cyber)),
    reported,
  };
}

async function report(w: World, key: string): Promise<string> {
  const labels = { alertname: `Raum${key}`, severity: 'critical' };
  const startsAt = new Date(w.now()).toISOString();
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: 'Zu warm' },
    startsAt,
    endsAt: '0001-01-01T00:00:00Z',
  };
  const group = {
    version: '4',
    groupKey: key,
    status: 'firing',
    receiver: 'bcm',
    groupLabels: {},
    commonLabels: labels,
  };
  const alerts = [{ ...alert, fingerprint: key }];
  const { json } = await w.reports({
    ...group,
    commonAnnotations: alert.annotations,
    externalURL: 'http://a.example',
    alerts,
  });
  return json.proposalId;
}

/** An exercise of a domain in which nothing real is raised: Ole leads, Jonas practises, Aylin observes. */
async function runs(w: World): Promise<string> {
  const [lead, plays, observes] = ['ole', 'jonas', 'aylin'].map((name) => w.people.id(name)) as [
    string,
    string,
    string,
  ];
  const id = 'ZZ-UEB.2026-90';
  const plan = { ...runPlan, exercise: id, domain: 'ZZ-UEB' };
  const takings = [
    { person: lead, role: 'LEAD', function: null },
    { person: plays, role: 'PARTICIPANT', function: 'IT' },
    { person: observes, role: 'OBSERVER', function: null },
  ] as const;
  const begin = { type: 'begin', plan: { ...plan, takings }, injects: runInjects } as const;
  await w.app().entry.execute(exerciseRuns, id, begin, { person: lead, via: 'tab' });
  return id;
}

/** A question to those who keep the log; the part that holds Wiebke. */
async function asked(w: World): Promise<string> {
  const group = { roles: ['LOG_KEEPER'], deputies: true, domains: [], people: [] };
  const shift = { from: w.now() + 20 * hour, to: w.now() + 28 * hour, due: w.now() + 2 * hour };
  const what = { mode: 'real', exerciseName: '', domain: 'MI-ITN', question: 'Können Sie?', role: 'LOG_KEEPER' };
  const draft = { ...what, ...shift, reminders: [60], informed: '', email: false, group };
  const { json } = await w.tab('aylin').post<AskedView>('/api/check-ins', { once: 'frage-1-abc', draft });
  const { state } = await w.app().entry.read(checkIns, json.id);
  return partId(json.id, state.group, 0);
}

const form = {
  what: `Rauch ${seed}`,
  where: `Halle 1 ${seed}`,
  since: '',
  nextStep: 'Bitte kommen.',
  level: 'CRISIS',
  exerciseName: '',
};
const filed = {
  what: `Wasser ${seed}`,
  where: `Keller ${seed}`,
  since: '',
  knowledge: 'seen',
  effects: '',
  cause: '',
  measures: '',
};

/** For each verb there is what its button carries. A new verb does not compile before it stands here. */
export async function everyButton(w: World): Promise<Readonly<Record<Verb, Cell>>> {
  const { entry } = w.app();
  const out = await everythingIsOut(w);
  const { run, cyber, other, held, refused, drill, late, roll, part, event, reported } = out;
  const id = w.people.id;
  const card = async (alarm: string, name: Name) =>
    deliveryTo((await entry.read(alarms, alarm)).state.ledger, id(name));
  const on = (alarm: string, owner: Name, data: object, more: Partial<Cell> = {}): Cell => ({
    owner,
    data: async () => ({ a: alarm, d: await card(alarm, owner), ...data }),
    ...more,
  });
  const lead = (data: object, more?: Partial<Cell>) => on(cyber, 'maren', data, more);
  const inRoll: Cell = {
    owner: 'jonas',
    data: async () => ({ a: roll, d: deliveryTo((await entry.read(rolls, roll)).state.ledger, id('jonas')) }),
  };
  const deadline = (item: string): Cell => ({
    owner: 'maren',
    data: async () => {
      const { cards } = (await entry.read(incidents, event)).state;
      const d = Object.entries(cards).find(([, each]) => each.item.endsWith(item))?.[0] ?? 'none';
      return { c: event, d, i: cards[d]?.item, 'incident-reason': 'Nicht nötig' };
    },
  });
  const inBundle = (owner: Name, kind: string, more: object = {}): Cell => ({
    owner,
    data: async () => {
      const { items, ledger } = (await entry.read(bundles, id(owner))).state;
      const i = items.find((each) => each.kind === kind)?.id ?? 'none';
      return { i, d: Object.keys(ledger.deliveries).at(-1) ?? 'none', ...more };
    },
  });
  const afterwards = (owner: Name, more: object): Cell => ({
    owner,
    data: async () => ({
      r: review,
      d: deliveryTo((await entry.read(reviews, review)).state.ledger, id(owner)),
      ...more,
    }),
  });
  const check = async () => ({
    c: part,
    d: deliveryTo((await entry.read(checkInParts, part)).state.ledger, id('wiebke')),
  });
  const inRun = (owner: Name, message: string, more: object): Cell => ({
    owner,
    data: async () => {
      const { ledger } = (await entry.read(exerciseRuns, run)).state;
      const mine = Object.values(ledger.deliveries).filter(({ to }) => 'person' in to && to.person === id(owner));
      return { r: run, d: mine.find((one) => one.message === message)?.id ?? 'none', ...more };
    },
  });
  const approval = (alarm: string, owner: Name): Cell => ({
    owner,
    data: async () => ({ a: alarm, n: (await entry.read(alarms, alarm)).state.release.version }),
  });
  const decide = (at: number, owner: Name = 'maren'): Cell => ({ owner, data: () => ({ p: reported[at] }) });
  const why = { 'reason-dismissed': 'other', 'other-dismissed': `Es war der Kaffeeautomat ${seed}.` };
  const raise = { once: 'form-0001', domain: 'MI-ITN', scenario: '', mode: 'real', ...form };
  return {
    'alarm.answer': lead({ n: 1, answer: 'coming', eta: '30' }),
    'alarm.again': lead({}, { onlyShows: true }),
    'alarm.update': lead({
      nextStep: `Bitte kommen Sie in den Raum B ${seed}.`,
      'reason-news': `Lage verschärft ${seed}`,
    }),
    'alarm.swap': on(late, 'gesine', { role: 'HR' }),
    'alarm.too': lead({ role: 'CRISIS_LEAD', takes: 'yes' }),
    'alarm.appoint': lead({ role: 'COMMUNICATION', 'appointee-COMMUNICATION': id('carla') }),
    'alarm.waive': lead({ role: 'FACILITY' }),
    'alarm.form': { owner: 'maren', data: () => ({ domain: 'MI-ITN' }), onlyShows: true },
    'alarm.raise': { owner: 'maren', data: () => raise },
    'alarm.real-event': on(drill, 'maren', {}, { also: ['another recipient'] }),
    'alarm.end': on(other, 'maren', { ending: 'all-clear', 'reason-all-clear': `Die Ursache ist behoben ${seed}.` }),
    'approval.approve': approval(held, 'maren'),
    'approval.disapprove': approval(refused, 'maren'),
    'approval.ask': approval(refused, 'ole'),
    'roll.read': inRoll,
    'roll.help': inRoll,
    'roll.helped': inRoll,
    'check.answer': { owner: 'wiebke', data: async () => ({ ...(await check()), n: 0, answer: 'on-site' }) },
    'check.again': { owner: 'wiebke', data: check, onlyShows: true },
    'proposal.take': decide(0),
    'proposal.raise': decide(1),
    'proposal.dismiss': { owner: 'maren', data: () => ({ p: reported[2], ...why }) },
    'report.form': { owner: 'jonas', data: () => ({ once: 'melden-0001', theme: '' }), onlyShows: true },
    'report.send': {
      owner: 'jonas',
      data: () => ({ once: 'melden-0001', theme: 'building', domain: 'MI-ITN', ...filed }),
      // Anybody of the administration may report, anywhere.
      also: (Object.keys(strangers) as Stranger[]).filter((kind) => strangers[kind] !== null),
    },
    'bundle.confirm': inBundle('jonas', 'contact'),
    'bundle.done': inBundle('aylin', 'overdue'),
    'plan.answer': inBundle('jonas', 'plan', { answer: 'unchanged' }),
    'measure.answer': inBundle('jonas', 'measure', { answer: 'in-work' }),
    // Of an anonymous answer nobody writes a line.
    'feedback.send': { ...afterwards('jonas', { rating: '3', good: 'Ruhe', change: '' }), onlyShows: true },
    'evaluation.send': afterwards('aylin', { good: 'Lagebesprechung', correct: '', improve: '' }),
    'test.send': afterwards('tjark', { t: 't1', result: 'PASSED', hours: '1,5', remark: '', correction: '' }),
    'incident.step': lead({ step: 'constituted', n: 0 }),
    'incident.classify': lead({
      n: 0,
      'incident-level': 'CRISIS',
      'incident-criteria': 'LIFE',
      'incident-reason': 'x',
    }),
    'incident.tick': lead({ i: 'MI-ITN.test-cyber.raus' }, { also: ['another recipient'] }),
    'incident.reported': deadline('cert'),
    'incident.needless': deadline('land'),
    'run.answer': inRun('jonas', 'inject', { i: 'i1', 'run-answer': 'Wir trennen das Netz.' }),
    'run.observe': inRun('aylin', 'observer', {
      n: 0,
      'run-kind': 'POSITIVE',
      'run-inject': 'i1',
      'run-text': 'Ruhig und schnell',
    }),
    'run.real-event': inRun('jonas', 'start', {}),
  };
}
