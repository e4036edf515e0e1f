// A whole day at the finest level of the log: every button, word, way and door, with faults between; nothing of people in it.
import { expect, test } from 'vitest';
import { contacts } from '../../src/domain/people.ts';
import { jsonLog } from '../../src/log.ts';
import { rawActivities } from '../support/raw-activities.ts';
import { intakeSecret, type World } from '../support/world.ts';
import { givesNumbers, mobile } from '../support/world-phones.ts';
import { type Cell, everyButton, morning, seed, type Verb } from './click-scene.ts';
import { counted } from './counted.ts';

const secret = 'ein-geheimnis-des-eingangs-nur-hier-0123456789';
const env = {
  EMERGENCY_SECRET: secret,
  EMERGENCY_URL: 'https://notfall.example',
  METRICS_TOKEN: secret,
  LOG_LEVEL: 'debug',
};
const pages = [
  'me',
  'alarms',
  'proposals',
  'check-ins',
  'contact',
  'operation',
  'week?domain=MI-ITN',
  'team/MI-ITN',
  'changes-not',
  'team/MI-ITN/contacts',
  'people?domain=MI-ITN',
  'reachability?domain=MI-ITN',
  'kpi?domain=MI-ITN',
  'plans',
  'measures',
  'reachability/export?domain=MI-ITN',
  'registers/process?domain=MI-ITN',
  'structure?domain=MI-ITN',
  'emergency/MI-ITN',
  'exercises?domain=MI-ITN',
  'handbook?domain=MI-ITN',
  'kpi/export?domain=MI-ITN',
  'team/MI-ITN/workbook',
];

/** Everything the log is given, also what its list of fields would keep out; and its lines as they are written. */
function listenTo(w: World): { given: string[]; lines: string[] } {
  const given: string[] = [];
  const lines: string[] = [];
  const real = jsonLog('debug', { write: (line) => void lines.push(line) });
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: Readonly<Record<string, string | number | boolean>> = {}) => {
      given.push(JSON.stringify({ event, ...fields }));
      real[level](event, fields);
    };
  Object.assign(w.app().env.log, { info: write('info'), warn: write('warn'), error: write('error') });
  return { given, lines };
}

/** Presses every button once as its owner, and once as a guest with a forged name. */
async function pressesEverything(w: World): Promise<void> {
  const raw = rawActivities(w);
  const buttons = Object.entries(await everyButton(w)) as [Verb, Cell][];
  const guest = { id: '29:guest', aadObjectId: 'ffffffff-0000-4000-8000-000000000000', name: `Gast ${seed}` };
  for (const [verb, { owner, data }] of buttons) {
    const action = { type: 'Action.Execute', data: { verb, ...(await data()) } };
    await raw.send(raw.invoke(owner, { action }, { from: guest }));
    await raw.send(raw.invoke(owner, { action }));
  }
  await raw.send(raw.invoke('tjark', { action: { data: { verb: seed, text: seed } } }));
  await raw.send({ ...raw.message('tjark'), text: seed, locale: seed });
  for (const word of ['alarm', 'status', `plan ${seed}`, 'ja 30', 'FREIGABE 4711', `melden ${seed}`])
    await w.types('tjark', word);
}

/** Knocks at every door the wrong way. */
async function knocks(w: World): Promise<void> {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${w.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const number = '+4951155501712';
  await post('/api/messages', JSON.stringify({ text: seed }), { authorization: `Bearer eyJ${seed}` });
  await post('/api/callback/sms', JSON.stringify({ from: number, text: seed }), { 'x-bcm-signature': seed });
  await post('/api/callback/voice', JSON.stringify({ id: seed, key: 1 }), { 'x-bcm-signature': seed });
  await post('/api/intake/alertmanager', JSON.stringify({ [seed]: 1 }), { authorization: `Bearer ${seed}` });
  await post('/api/intake/alertmanager', JSON.stringify({ version: '4', [seed]: 1 }), {
    authorization: `Bearer ${intakeSecret}`,
  });
  await post('/api/emergency/enter', JSON.stringify({ domain: 'MI-ITN', code: seed.repeat(2) }), {
    host: 'notfall.example',
  });
  for (const path of [`/a/${seed}`, `/api/${seed}`, `/metrics?${seed}`, `/%zz${seed}`, '/readyz'])
    await fetch(`${w.url}${path}`);
  const tab = w.tab('ole');
  for (const page of pages) await tab.get(`/api/${page}`);
  for (const path of [`alarms/${seed}`, `plans/${seed}`, `people?domain=${seed}`, `team/MI-ITN/people?q=${seed}`])
    await tab.get(`/api/${path}`);
  await tab.post('/api/alarms', { once: seed, [seed]: seed });
  await tab.post('/api/contact', { email: seed, numbers: [number] });
  await w.tab('tjark', { name: seed, tid: seed }).get('/api/me');
  await w.tab('tjark', { oid: 'ffffffff-0000-4000-8000-000000000000', name: seed }).get('/api/me');
}

test('nobody’s name, address, number, words, tokens or secrets are even given to the log', async () => {
  const w = await morning({ second: true, env });
  const { given, lines } = listenTo(w);
  await givesNumbers(w, 'maren', [mobile('+4951155501711')]);
  await w.tab('ole').post('/api/emergency/MI-ITN/issue');
  await pressesEverything(w);
  await knocks(w);
  w.store.breaks('SQLITE_FULL');
  await w.tab('ole').post('/api/contact/confirm');
  await w.types('tjark', `hilfe ${seed}`);
  await w.tab('ole').get('/api/alarms');
  w.store.heals();
  await w.advance(20);
  const metrics = await (await fetch(`${w.url}/metrics`, { headers: { authorization: `Bearer ${secret}` } })).text();
  const { second } = w.standIns;
  const codes = (second?.phones.messages() ?? []).flatMap(({ text }) =>
    [...text.matchAll(/\/a\/([2-9a-z]{12})/g)].map(([, code]) => code ?? ''),
  );
  const { people, domains } = w.sample;
  const numbers = (
    await Promise.all(people.map(async ({ id }) => (await w.app().entry.read(contacts, id)).state.value?.numbers ?? []))
  ).flat();
  w.faults();
  await w.ends();

  const seeds = [
    ...people.flatMap(({ name, email, jobTitle, aadId }) => [
      name,
      email,
      jobTitle,
      aadId,
      name.split(' ').at(-1) ?? '',
    ]),
    ...numbers.flatMap(({ number }) => [number, number.slice(3)]),
    ...domains.map(({ callIn }) => callIn.number),
    // As it would be said: four digits alone stand in some random id sooner or later.
    ...domains.flatMap(({ callIn: { pin } }) => (pin === '' ? [] : [`PIN ${pin}`, `"${pin}"`, ` ${pin}"`])),
    ...codes,
    seed,
    seed.toLowerCase(),
    intakeSecret,
    'das-geheimnis-des-bots',
    secret,
    'Bearer',
    'eyJ',
    'bcm-notfall',
    '4951155501',
    'Rauch',
    'Wasser',
    'Kaffeeautomat',
    'Netz trennen',
    'Beschaffung',
    'Bitte kommen',
    'Können Sie',
  ].filter((each) => each !== '');
  // Each kind is there to be looked for.
  expect([codes.length > 0, numbers.length > 0, people.length > 50]).toEqual([true, true, true]);
  const all = [...given, ...lines, metrics].join('\n');
  expect(metrics).toContain('# HELP');
  for (const event of ['http.refused', 'http.fault', 'bot-request-refused', 'link.unknown'])
    expect(all).toContain(event);
  expect(seeds.filter((each) => all.includes(each))).toEqual([]);
  counted('seeded values looked for in the log', new Set(seeds).size);
  counted('log lines of one day', given.length);
}, 120_000);
