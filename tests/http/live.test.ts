// Change notices: at once, at most one a second per case, the last never lost, to nobody who may not hear.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { bcmsOfDomains, usualBcms } from '../../src/domain/bcms.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { measures } from '../../src/domain/measure-rules.ts';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import type { RaisedView } from '../../src/http/contract.ts';
import { runPlan } from '../domain/run-samples.ts';
import { type Changes, listenAt } from './changes.ts';
import { type House, openHouse } from './house.ts';
import { draft, type Name, person, regrant } from './house-people.ts';

const heartbeat = 15_000;
let house: House;
let wishes = 0;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const open: Changes[] = [];
beforeEach(async () => {
  for (const changes of open.splice(0)) await changes.close();
  await house.clock.advance(2_000);
});

async function listen(name: Name, at: House = house, claims = {}): Promise<Changes> {
  const changes = await listenAt(at, name, claims);
  open.push(changes);
  return changes;
}

async function raised(name: Name = 'alma', over = {}): Promise<string> {
  wishes += 1;
  const body = { once: `wunsch-${wishes}000`, draft: draft(house.clock.now(), over) };
  const { status, json } = await house.ask<RaisedView>(name, '/api/alarms', { body });
  expect(status).toBe(201);
  return json.id;
}

const answer = (id: string, eta: number) =>
  house.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer: 'coming', eta } });

describe('what is told', () => {
  test('the first change at once, what follows within a second as one, the last never lost', async () => {
    const changes = await listen('alma');
    const id = await raised();
    expect(await changes.next()).toBe(`alarm/${id}`);
    for (const eta of [15, 30, 60, 15]) await answer(id, eta);
    await house.clock.advance(999);
    await house.clock.advance(1);
    expect(await changes.next()).toBe(`alarm/${id}`);
    await house.clock.advance(heartbeat - 1_000);
    // Nothing happened since, so nothing more was told.
    expect(await changes.beat()).toEqual([]);
  });

  test('a change that is alone is told once', async () => {
    const changes = await listen('alma');
    const id = await raised();
    await house.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([`alarm/${id}`]);
    await answer(id, 15);
    await house.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([`alarm/${id}`]);
  });

  test('at most one a second per case through a storm, and the last of all after it', async () => {
    const id = await raised();
    await house.clock.advance(5_000);
    const changes = await listen('alma');
    for (let tenth = 0; tenth < 100; tenth += 1) {
      await answer(id, tenth % 2 ? 15 : 30);
      await house.clock.advance(100);
    }
    await house.clock.advance(heartbeat - 10_000);
    // At once, then once a second through ten seconds; the last is the one after the storm.
    expect(await changes.beat()).toHaveLength(11);
  });

  test('registers: to who sees those of the domain and to the owner of a plan, and to nobody else', async () => {
    const [cord, bea] = [await listen('cord'), await listen('bea')];
    const [nils, ivo] = [await listen('nils'), await listen('ivo')];
    const setup = { system: 'setup' } as const;
    const bcms = { domain: 'MI-ALF', ...usualBcms, bufferHours: 1 };
    await house.entry.execute(bcmsOfDomains, 'MI-ALF', { type: 'put', value: bcms }, setup);
    const text = { need: 'x', cause: '', action: 'y', owner: person('nils').id, means: '', plans: [], resources: [] };
    const create = {
      type: 'create',
      domain: 'MI-ALF',
      wish: '',
      number: 'M-1',
      predecessor: '',
      reference: '',
    } as const;
    const rest = { text: { ...text, kind: 'CORRECTION', priority: 'HIGH' }, dueOn: null, origin: 'EXERCISE' } as const;
    await house.entry.execute(measures, 'MI-ALF.M-1', { ...create, ...rest }, setup);
    await house.clock.advance(heartbeat);
    expect([...(await cord.beat())].sort()).toEqual(['bcms/MI-ALF', 'measure/MI-ALF.M-1']);
    expect(await nils.beat()).toEqual(['measure/MI-ALF.M-1']);
    expect([await bea.beat(), await ivo.beat()]).toEqual([[], []]);
  });

  test('of a running exercise: its control team; of its evaluation who is asked in it; whoever practises hears no run', async () => {
    const [cord, nils, bea] = [await listen('cord'), await listen('nils'), await listen('bea')];
    const id = 'MI-ALF.2026-77';
    const system = { system: 'spread' } as const;
    const takings = [{ person: person('nils').id, role: 'PARTICIPANT', function: 'IT' }] as const;
    const plan = { ...runPlan, exercise: id, domain: 'MI-ALF', takings };
    const by = { person: person('cord').id, via: 'tab' } as const;
    await house.entry.execute(exerciseRuns, id, { type: 'begin', plan, injects: [] }, by);
    const about = { source: 'EXERCISE', domain: 'MI-ALF', number: '2026-77', title: 'Saat' } as const;
    const when = { exerciseType: 'TABLETOP', day: '2026-11-21', endedAt: house.clock.now(), asks: false } as const;
    const who = { people: [person('nils').id], observers: [], control: [], management: [], tests: [] };
    const rest = { figures: [], seen: [], content: reviews.empty.content };
    await house.entry.execute(reviews, id, { type: 'open', ...about, ...when, ...who, ...rest }, system);
    await house.clock.advance(heartbeat);
    expect([...(await cord.beat())].sort()).toEqual([`exercise-run/${id}`, `review/${id}`]);
    expect(await nils.beat()).toEqual([`review/${id}`]);
    expect(await bea.beat()).toEqual([]);
  });

  test('two cases do not wait for each other', async () => {
    const changes = await listen('alma');
    const [one, two] = [await raised(), await raised()];
    expect([await changes.next(), await changes.next()]).toEqual([`alarm/${one}`, `alarm/${two}`]);
  });

  test('a commit during the telling is told', async () => {
    const changes = await listen('alma');
    const id = await raised();
    expect(await changes.next()).toBe(`alarm/${id}`);
    const said = {
      person: person('ivo').id,
      delivery: '',
      n: 0,
      answer: 'virtual',
      eta: null,
      redrawn: false,
    } as const;
    await house.entry.execute(alarms, id, { type: 'answer', ...said }, { person: person('ivo').id, via: 'tab' });
    await house.clock.advance(1_000);
    expect(await changes.next()).toBe(`alarm/${id}`);
  });

  test('a sign of life every 15 seconds, and the stream ends after half an hour', async () => {
    const changes = await listen('nils');
    for (let beats = 0; beats < 120; beats += 1) {
      await house.clock.advance(heartbeat);
      expect(await changes.next()).toBe('');
    }
    expect(await changes.next()).toBe(null);
  });
});

describe('who hears', () => {
  test('of an alarm: its domain, who is asked, the operator – nobody else', async () => {
    const all: readonly Name[] = ['alma', 'cord', 'lena', 'ivo', 'zora', 'adam', 'dora', 'nils', 'bea', 'olga'];
    const streams = await Promise.all(all.map((name) => listen(name)));
    const id = await raised();
    await house.clock.advance(heartbeat);
    const heard = await Promise.all(streams.map((changes) => changes.beat()));
    expect(Object.fromEntries(all.map((name, index) => [name, heard[index]]))).toEqual({
      ...Object.fromEntries(['alma', 'cord', 'lena', 'ivo', 'zora', 'adam'].map((name) => [name, [`alarm/${id}`]])),
      ...Object.fromEntries(['dora', 'nils', 'bea', 'olga'].map((name) => [name, []])),
    });
  });

  test('of a report: who decides on it and the operator; of registers nobody', async () => {
    const all: readonly Name[] = ['alma', 'cord', 'adam', 'lena', 'ivo', 'bea', 'olga'];
    const streams = await Promise.all(all.map((name) => listen(name)));
    const facts = {
      source: 's',
      firing: true,
      what: 'w',
      where: 'o',
      since: 1,
      level: 'EMERGENCY',
      alerts: 1,
    } as const;
    const report = { type: 'report', domain: 'MI-ALF', owner: '', facts: [], ...facts } as const;
    await house.entry.execute(proposals, 'MI-ALF.s-1', report, { system: 'intake' });
    const value = { ...person('nils'), jobTitle: 'Neu' };
    await house.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    await house.clock.advance(heartbeat);
    const heard = await Promise.all(streams.map((changes) => changes.beat()));
    const told = all.filter((_name, index) => heard[index]?.length);
    expect(told).toEqual(['alma', 'cord', 'adam']);
    expect(new Set(heard.flat())).toEqual(new Set(['proposal/MI-ALF.s-1']));
  });

  test('rights that are taken away end within a quarter of a minute, given ones begin', async () => {
    const [taken, given] = [await listen('alma'), await listen('nils')];
    await regrant(house.entry, 'alma', []);
    await regrant(house.entry, 'nils', [{ role: 'alarm', domain: 'MI-ALF' }]);
    await house.clock.advance(heartbeat);
    expect([await taken.beat(), await given.beat()]).toEqual([[], []]);
    const id = await raised('zora');
    await house.clock.advance(heartbeat);
    expect([await taken.beat(), await given.beat()]).toEqual([[], [`alarm/${id}`]]);
    await regrant(house.entry, 'alma', person('alma').grants);
    await regrant(house.entry, 'nils', []);
  });

  test('a token that ends takes its stream with it', async () => {
    // One minute of skew is granted: it ends 30 s from now.
    const changes = await listen('ivo', house, { exp: Math.floor(house.clock.now() / 1_000) - 30 });
    await house.clock.advance(heartbeat);
    expect(await changes.next()).toBe('');
    await house.clock.advance(heartbeat);
    expect(await changes.next()).toBe(null);
  });

  test('whoever is not known any longer hears nothing more', async () => {
    const changes = await listen('dora');
    const value = { ...person('dora'), aadId: '' };
    await house.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    await house.clock.advance(heartbeat);
    expect(await changes.next()).toBe(null);
    await house.entry.execute(people, value.id, { type: 'put', value: person('dora') }, { system: 'setup' });
  });
});

describe('streams end and leave nothing behind', () => {
  test('a client that goes away is forgotten', async () => {
    const before = house.clock.waiting();
    const streams = [await listen('alma'), await listen('alma'), await listen('ivo')];
    // One pause for each stream, and one for all until the store is looked at again.
    expect(house.clock.waiting()).toBe(before + 4);
    for (const changes of streams) await changes.close();
    while (house.clock.waiting() > before) await house.clock.advance(0);
    expect(house.clock.waiting()).toBe(before);
    await raised();
    expect((await house.ask('alma', '/api/me')).status).toBe(200);
  });

  test('nor is anything left of a connection that breaks', async () => {
    const { hostname, port } = new URL(house.origin);
    const before = house.clock.waiting();
    const socket = connect(Number(port), hostname);
    const token = await house.token('alma');
    socket.write(`GET /api/changes HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
    await once(socket, 'data');
    expect(house.clock.waiting()).toBe(before + 2);
    socket.resetAndDestroy();
    while (house.clock.waiting() > before) await house.clock.advance(0);
    expect(house.clock.waiting()).toBe(before);
  });

  test('one person has at most twenty streams; the oldest makes room', async () => {
    const streams: Changes[] = [await listen('dora')];
    // Those that are gone do not count.
    const before = house.clock.waiting();
    for (let index = 0; index < 25; index += 1) await (await listen('dora')).close();
    while (house.clock.waiting() > before) await house.clock.advance(0);
    for (let index = 1; index < 20; index += 1) streams.push(await listen('dora'));
    await house.clock.advance(heartbeat);
    for (const changes of streams) expect(await changes.next()).toBe('');
    streams.push(await listen('dora'));
    expect(await streams[0]?.next()).toBe(null);
    await house.clock.advance(heartbeat);
    for (const changes of streams.slice(1)) expect(await changes.next()).toBe('');
  });

  test('asked with HEAD there is no stream', async () => {
    const before = house.clock.waiting();
    expect((await house.ask('alma', '/api/changes', { method: 'HEAD' })).status).toBe(404);
    expect(house.clock.waiting()).toBe(before);
  });

  test('a store that fails while it is told harms nobody', async () => {
    const other = await openHouse();
    const changes = await listen('alma', other);
    const body = { once: 'wunsch-0001', draft: draft(other.clock.now()) };
    const { id } = (await other.ask<RaisedView>('alma', '/api/alarms', { body })).json;
    expect(await changes.next()).toBe(`alarm/${id}`);
    await other.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer: 'virtual', eta: null } });
    await other.store.close();
    await other.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([]);
    expect(other.logged.join('\n')).toContain('"event":"live.untold"');
    await other.close();
  });

  test('a server that stops ends all streams and does not hang', async () => {
    const other = await openHouse();
    const streams = [await listen('alma', other), await listen('ivo', other)];
    await other.stopServer();
    expect(await Promise.all(streams.map((changes) => changes.next()))).toEqual([null, null]);
    expect(other.clock.waiting()).toBe(0);
    expect((await other.ask('alma', '/api/changes')).status).toBe(503);
    await other.close();
  });
});
