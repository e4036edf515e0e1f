// Two processes on one store: who listens at one hears within half a second what happened at the other, and looking costs nothing when nobody listens.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import type { AlarmView, RaisedView } from '../../src/http/contract.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { virtualClock } from '../support/clock.ts';
import { type Changes, listenAt } from './changes.ts';
import { type House, openHouse } from './house.ts';
import { draft, type Name, person } from './house-people.ts';
import { type WatchedStore, watchedStore } from './watched-store.ts';

const heartbeat = 15_000;
let here: House;
let there: House;
/** The store as the process `here` sees it. */
let watched: WatchedStore;
let wishes = 0;

beforeAll(async () => {
  const store = openSqlite(':memory:');
  const clock = virtualClock(Date.UTC(2026, 10, 21, 17, 44));
  watched = watchedStore(store);
  there = await openHouse({ name: 'there:1:1', beside: { clock, store } });
  here = await openHouse({ name: 'here:1:1', beside: { clock, store: watched.store } });
});
afterAll(async () => {
  await here.close();
  await there.close();
});

const open: Changes[] = [];
beforeEach(async () => {
  watched.fails(false);
  await here.clock.advance(2_000);
});
afterEach(async () => {
  const before = here.clock.waiting() - open.length;
  for (const changes of open.splice(0)) await changes.close();
  while (here.clock.waiting() >= Math.max(1, before)) await here.clock.advance(0);
});

async function listen(name: Name): Promise<Changes> {
  const changes = await listenAt(here, name);
  open.push(changes);
  return changes;
}

async function raised(at: House = there, over = {}): Promise<string> {
  wishes += 1;
  const body = { once: `wunsch-${wishes}000`, draft: draft(at.clock.now(), over) };
  const { status, json } = await at.ask<RaisedView>('alma', '/api/alarms', { body });
  expect(status).toBe(201);
  return json.id;
}

const answer = (id: string, eta: number, at: House = there) =>
  at.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer: 'coming', eta } });

/** How many milliseconds pass until the next notice, in steps of a tenth of a second. */
async function heardAfter(changes: Changes, name: string): Promise<number> {
  let heard = false;
  const next = changes.next().then((notice) => {
    expect(notice).toBe(name);
    heard = true;
  });
  let passed = 0;
  for (; !heard && passed < 5_000; passed += 100) await here.clock.advance(100);
  await next;
  return passed;
}

describe('what happens at the other process', () => {
  test('is heard within half a second, once, and the view then shows it', async () => {
    const id = await raised();
    const changes = await listen('alma');
    await answer(id, 15);
    expect(await heardAfter(changes, `alarm/${id}`)).toBeLessThanOrEqual(600);
    const { json } = await here.ask<AlarmView>('alma', `/api/alarms/${id}`);
    expect(json.all?.counts).toMatchObject({ coming: 1, missing: 1 });
    await here.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([]);
  });

  test('a new alarm, its end, and what comes after its end', async () => {
    const changes = await listen('alma');
    const id = await raised();
    expect(await heardAfter(changes, `alarm/${id}`)).toBeLessThanOrEqual(600);
    await here.clock.advance(1_000);
    expect((await there.ask('alma', `/api/alarms/${id}/abort`, { body: { reason: 'Versehen' } })).status).toBe(204);
    expect(await heardAfter(changes, `alarm/${id}`)).toBeLessThanOrEqual(600);
    await here.clock.advance(1_000);
    const { ledger } = (await there.entry.read(alarms, id)).state;
    const ids = Object.values(ledger.deliveries)
      .filter(({ state }) => state === 'planned')
      .map((item) => item.id);
    await there.entry.execute(alarms, id, { type: 'reserve', ids, epoch: 1 }, { system: 'sender' });
    if (ids.length > 0) expect(await heardAfter(changes, `alarm/${id}`)).toBeLessThanOrEqual(600);
  });

  test('a report and who takes it', async () => {
    const changes = await listen('alma');
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
    await there.entry.execute(proposals, 'MI-ALF.s-1', report, { system: 'intake' });
    expect(await heardAfter(changes, 'proposal/MI-ALF.s-1')).toBeLessThanOrEqual(600);
    await here.clock.advance(1_000);
    expect((await there.ask('alma', '/api/proposals/MI-ALF.s-1/take', { method: 'POST', body: {} })).status).toBe(204);
    expect(await heardAfter(changes, 'proposal/MI-ALF.s-1')).toBeLessThanOrEqual(600);
    // Of another case in the same domain nothing is heard under this name.
    const value = { ...person('nils'), jobTitle: 'Neu' };
    await there.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    await here.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([]);
  });

  test('a storm is one notice a second, and the last of all arrives', async () => {
    const id = await raised();
    await here.clock.advance(2_000);
    const changes = await listen('alma');
    for (let tenth = 0; tenth < 100; tenth += 1) {
      await answer(id, tenth % 2 ? 15 : 30);
      await here.clock.advance(100);
    }
    await here.clock.advance(heartbeat - 10_000);
    const heard = await changes.beat();
    expect(heard.length).toBeGreaterThanOrEqual(8);
    expect(heard.length).toBeLessThanOrEqual(11);
  });

  test('both at once are told once', async () => {
    const id = await raised();
    await here.clock.advance(2_000);
    const changes = await listen('alma');
    const lena = there.ask('lena', `/api/alarms/${id}/answer`, { body: { answer: 'virtual', eta: null } });
    const both = Promise.all([answer(id, 60, here), lena]);
    // Whoever loses the race waits a moment of our clock.
    for (let isDone = false; !isDone; ) {
      void both.then(() => {
        isDone = true;
      });
      await here.clock.advance(10);
    }
    expect((await both).map(({ status }) => status)).toEqual([204, 204]);
    await here.clock.advance(heartbeat);
    const heard = await changes.beat();
    expect(heard.length).toBeGreaterThanOrEqual(1);
    expect(heard.length).toBeLessThanOrEqual(2);
  });

  test('is heard by nobody who may not see it', async () => {
    const streams = await Promise.all((['alma', 'ivo', 'nils', 'bea', 'olga'] as const).map(listen));
    const id = await raised();
    await here.clock.advance(heartbeat);
    const heard = await Promise.all(streams.map((changes) => changes.beat()));
    expect(heard).toEqual([[`alarm/${id}`], [`alarm/${id}`], [], [], []]);
  });

  test('while the store could not be read is heard as soon as it can', async () => {
    const id = await raised();
    const changes = await listen('alma');
    watched.fails(true);
    await answer(id, 30);
    await here.clock.advance(5_000);
    watched.fails(false);
    expect(await heardAfter(changes, `alarm/${id}`)).toBeLessThanOrEqual(600);
    expect(here.logged.filter((line) => line.includes('live.blind'))).toHaveLength(1);
  });

  test('right before somebody listens is in what she reads, and right after it is told', async () => {
    const id = await raised();
    await answer(id, 15);
    const changes = await listen('alma');
    await here.clock.advance(heartbeat);
    expect(await changes.beat()).toEqual([]);
    await changes.close();
    open.splice(0);
    while (here.clock.waiting() > 0) await here.clock.advance(0);
    await answer(id, 30);
    const again = await listen('alma');
    await answer(id, 60);
    expect(await heardAfter(again, `alarm/${id}`)).toBeLessThanOrEqual(600);
  });
});

describe('looking', () => {
  test('is not done when nobody listens', async () => {
    await raised();
    watched.asked();
    await here.clock.advance(60_000);
    expect(watched.asked()).toEqual({});
    const changes = await listen('alma');
    await here.clock.advance(1_000);
    expect(watched.asked().list).toBeGreaterThan(0);
    await changes.close();
    open.splice(0);
    while (here.clock.waiting() > 0) await here.clock.advance(0);
    watched.asked();
    await here.clock.advance(60_000);
    expect(watched.asked()).toEqual({});
  });

  test('asks little, the same for one listener as for many, and nothing that sending works with', async () => {
    async function askedInTenSeconds(): Promise<Readonly<Record<string, number>>> {
      watched.asked();
      await here.clock.advance(10_000);
      return watched.asked();
    }
    await listen('alma');
    await here.clock.advance(heartbeat - 11_000);
    const forOne = await askedInTenSeconds();
    expect(Object.keys(forOne).sort()).toEqual(['list', 'written']);
    // Twice a second, for alarms, reports and check-ins: the newest of them, and those that are open; of events the newest.
    expect(forOne.list).toBe(20 * 7);
    await here.clock.advance(1_000);
    for (const name of ['cord', 'lena', 'ivo', 'zora', 'adam'] as const)
      for (let n = 0; n < 10; n += 1) await listen(name);
    await here.clock.advance(heartbeat - 11_000);
    expect(await askedInTenSeconds()).toEqual(forOne);
  });
});
