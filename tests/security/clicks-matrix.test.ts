// Every button by everybody it is not for, then by the one it is for, then once more: what is written, and by whom.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Commit } from '../../src/store/port.ts';
import { type RawActivities, rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import type { Name } from '../support/world-people.ts';
import { type Cell, everyButton, morning, type Stranger, strangers, type Verb } from './click-scene.ts';
import { counted } from './counted.ts';

let w: World;
let raw: RawActivities;
let buttons: Readonly<Record<Verb, Cell>>;
/** Lines that people wrote since the last look, as `kind/entry`. */
let written: string[] = [];

beforeAll(async () => {
  w = await morning();
  buttons = await everyButton(w);
  raw = rawActivities(w);
  const { store } = w.app().env;
  const commit = store.commit.bind(store);
  store.commit = async (given: Commit) => {
    await commit(given);
    for (const { by, entry } of given.lines) {
      if ('person' in by) written.push(`${given.address.kind}/${entry.type}`);
    }
  };
});
afterAll(() => w.ends());

/** What people wrote while somebody pressed; `changes` turn the activity into another's. */
async function pressed(name: Name, data: object, changes: Readonly<Record<string, unknown>> = {}) {
  await w.rests();
  written = [];
  const answer = await raw.send(raw.invoke(name, { action: { type: 'Action.Execute', data } }, changes));
  return { status: answer.status, written: written.filter((each) => !each.startsWith('person/')) };
}

/** A person of whom Entra knows and we do not, such as a guest. */
const unknown = { id: '29:guest', aadObjectId: 'ffffffff-0000-4000-8000-000000000000', name: 'Gast' };
/** The activity of somebody else: the data says who she would like to be. */
const asStranger = (name: Name | null) => (name === null ? { from: unknown } : {});

test('no button does anything for whoever it is not for', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const [verb, cell] of Object.entries(buttons) as [Verb, Cell][]) {
    const data = { verb, ...(await cell.data()) };
    for (const [kind, name] of Object.entries(strangers) as [Stranger, Name | null][]) {
      if (cell.also?.includes(kind)) continue;
      tried += 1;
      const forged = { ...data, person: w.people.id(cell.owner), by: w.people.id(cell.owner) };
      const outcome = await pressed(name ?? cell.owner, forged, asStranger(name));
      if (outcome.status !== 200 || outcome.written.length > 0) {
        wrong.push(`${verb} by ${kind}: ${outcome.status} ${outcome.written.join(' ')}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  counted('foreign clicks, verb × actor', tried);
});

test('in another tenant, or for another bot, no button is even heard', async () => {
  const foreign = '99999999-2222-4333-8444-555555555555';
  const wrong: string[] = [];
  for (const [verb, cell] of Object.entries(buttons) as [Verb, Cell][]) {
    const data = { verb, ...(await cell.data()) };
    for (const changes of [
      { channelData: { tenant: { id: foreign } } },
      { recipient: { id: `28:${foreign}` } },
      { channelId: 'webchat' },
      { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
    ]) {
      const outcome = await pressed(cell.owner, data, changes);
      if (outcome.status !== 403 || outcome.written.length > 0) wrong.push(`${verb}: ${JSON.stringify(changes)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('each does it for the one it is for; pressed again, redelivered or copied it does nothing more', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const [verb, cell] of Object.entries(buttons) as [Verb, Cell][]) {
    const data = { verb, ...(await cell.data()) };
    const activity = raw.invoke(cell.owner, { action: { type: 'Action.Execute', data } });
    written = [];
    const { status } = await raw.send(activity);
    if (status !== 200 || (written.length === 0) !== (cell.onlyShows ?? false)) {
      wrong.push(`${verb}: ${status} wrote ${written.join(' ') || 'nothing'} ${JSON.stringify(data)}`);
    }
    const replays: [string, () => Promise<unknown>][] = [
      ['the same activity', () => raw.send(activity)],
      ['a new activity', () => raw.send(raw.invoke(cell.owner, { action: { type: 'Action.Execute', data } }))],
      ['a Submit', () => raw.send(raw.message(cell.owner, { text: undefined, value: data }))],
      [
        'a day later',
        async () => {
          const timestamp = new Date(w.now() - 25 * 3_600_000).toISOString();
          await raw.send({ ...activity, timestamp, id: 'late' });
        },
      ],
    ];
    for (const [what, send] of replays) {
      tried += 1;
      written = [];
      await send();
      await w.rests();
      if (written.length > 0) wrong.push(`${verb}, ${what}: ${written.join(' ')}`);
    }
  }
  expect(wrong).toEqual([]);
  counted('verbs', Object.keys(buttons).length);
  counted('replayed clicks', tried);
});

test('after it was answered anew, an older button brings nothing back', async () => {
  for (const verb of ['alarm.answer', 'check.answer'] as const) {
    const { owner, data } = buttons[verb];
    const old = { verb, ...(await data()) };
    const changed = verb === 'alarm.answer' ? { n: 2, answer: 'unavailable' } : { n: 1, answer: 'unavailable' };
    expect((await pressed(owner, { ...old, ...changed })).written, verb).not.toEqual([]);
    expect((await pressed(owner, old)).written, verb).toEqual([]);
  }
});

test('and nothing of all that was a fault', () => expect(w.faults()).toEqual([]));
