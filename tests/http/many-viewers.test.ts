// Hundreds look at one alarm: it is read and computed once per change and kind of reader, and an unchanged look costs next to nothing.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlarmList, AlarmView, RaisedView } from '../../src/http/contract.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { commitOf, linesAfter, rollOf } from '../store/commits.ts';
import { virtualClock } from '../support/clock.ts';
import { listenAt } from './changes.ts';
import { type Answer, type House, openHouse } from './house.ts';
import { draft, type Name, person } from './house-people.ts';
import { type WatchedStore, watchedStore } from './watched-store.ts';

const viewers = 500;
const seeAll: readonly Name[] = ['alma', 'cord', 'lena', 'zora'];
let house: House;
let watched: WatchedStore;
let id: string;

beforeAll(async () => {
  watched = watchedStore(openSqlite(':memory:'));
  const clock = virtualClock(Date.UTC(2026, 10, 21, 17, 44));
  house = await openHouse({ beside: { clock, store: watched.store } });
  const body = { once: 'wunsch-0001', draft: draft(clock.now()) };
  id = (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
});
afterAll(() => house.close());

/** A minute later, so that nobody asks too often, everybody asks at once; those of each name in order. */
async function all<Body>(names: readonly Name[], path: string): Promise<readonly Answer<Body>[]> {
  await house.clock.advance(60_000);
  const asked = Array.from({ length: viewers }, (_, index) =>
    house.ask<Body>(names[index % names.length] ?? 'alma', path),
  );
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  return answers;
}

const answer = (name: Name, said: string) =>
  house.ask(name, `/api/alarms/${id}/answer`, { body: { answer: said, eta: null } });

/** All bytes of the answer to a look with this tag. */
async function bytesOfLook(path: string, tag: string): Promise<{ readonly status: string; readonly bytes: number }> {
  const { hostname, port } = new URL(house.origin);
  const socket = connect(Number(port), hostname);
  const head = [`GET ${path} HTTP/1.1`, 'host: x', `authorization: Bearer ${await house.token('alma')}`];
  socket.write([...head, 'accept-language: de', `if-none-match: ${tag}`, 'connection: close', '', ''].join('\r\n'));
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
  await once(socket, 'close');
  const text = Buffer.concat(chunks).toString();
  return { status: text.split(' ')[1] ?? '', bytes: Buffer.byteLength(text) };
}

describe(`${viewers} who look at one alarm`, () => {
  test('cost one reading of its journal per change and kind of reader', async () => {
    for (const [said, name] of [
      ['virtual', 'ivo'],
      ['unavailable', 'lena'],
      ['virtual', 'lena'],
    ] as const) {
      await answer(name, said);
      watched.asked();
      const answers = await all<AlarmView>(seeAll, `/api/alarms/${id}`);
      expect(watched.asked().journal).toBe(1);
      const views = new Set(answers.map(({ json }) => JSON.stringify(json.all)));
      expect(views.size).toBe(1);
      expect(answers[0]?.json.all?.asked.find((each) => each.person === person(name).id)?.answers.at(-1)?.answer).toBe(
        said,
      );
    }
    // Nothing changed since: nothing is read but how many lines there are, and who asks.
    watched.asked();
    await all(seeAll, `/api/alarms/${id}`);
    expect(watched.asked().journal).toBeUndefined();
  });

  test('get what concerns themselves, each of them', async () => {
    const answers = await all<AlarmView>(['alma', 'ivo', 'lena', 'cord'], `/api/alarms/${id}`);
    const seen = answers
      .slice(0, 4)
      .map(({ json }) => [json.asked, json.myAnswer, json.mayChange, json.myRoles, json.all === null]);
    expect(seen).toEqual([
      [false, null, true, [], false],
      [true, 'virtual', false, ['IT'], true],
      [true, 'virtual', true, ['CRISIS_LEAD'], false],
      [false, null, false, [], false],
    ]);
    for (const [index, each] of answers.entries()) {
      const first = answers[index % 4];
      expect(each.json).toEqual(first?.json);
      expect(each.headers.get('etag')).toBe(first?.headers.get('etag'));
    }
  });

  test('see an answer at once that was confirmed before they asked', async () => {
    for (const said of ['coming', 'unavailable', 'call-me', 'virtual'] as const) {
      const looks = all<AlarmView>(['alma'], `/api/alarms/${id}`);
      expect((await answer('ivo', said)).status).toBe(204);
      const after = await house.ask<AlarmView>('ivo', `/api/alarms/${id}`);
      expect(after.json.myAnswer).toBe(said);
      await looks;
    }
  });
});

describe('while what lies beside an alarm changes with every commit', () => {
  /** Writes a line to a roll of the alarm, as sending to thousands does. */
  async function rollGrows(): Promise<void> {
    const roll = rollOf(id, 1);
    const last = (await house.store.journal(roll)).at(-1) ?? null;
    await house.store.commit(commitOf(roll, linesAfter(roll, last, 'sent')));
  }

  test('it is added up once a second, and an answer in the alarm itself is seen at once', async () => {
    await house.clock.advance(60_000);
    await house.ask('alma', `/api/alarms/${id}`);
    watched.asked();
    for (let tenth = 0; tenth < 50; tenth += 1) {
      await rollGrows();
      await house.clock.advance(100);
      await house.ask('alma', `/api/alarms/${id}`);
    }
    const { journal = 0 } = watched.asked();
    // The roll's own journal was read for each line that this test wrote.
    expect([journal - 50 >= 4, journal - 50 <= 6]).toEqual([true, true]);
    await rollGrows();
    await answer('ivo', 'coming');
    expect((await house.ask<AlarmView>('ivo', `/api/alarms/${id}`)).json.myAnswer).toBe('coming');
    await answer('ivo', 'virtual');
  });

  test('nobody is shown less than she was told of', async () => {
    const changes = await listenAt(house, 'alma');
    const heard: string[] = [];
    const reading = (async () => {
      for (let notice = await changes.next(); notice !== null; notice = await changes.next()) heard.push(notice);
    })().catch((error: Error) => expect(error.name).toBe('AbortError'));
    for (let round = 0; round < 5; round += 1) {
      await house.clock.advance(3_000);
      heard.length = 0;
      // Somebody has just looked; half a second later others are told of what came after that.
      const before = await house.ask('cord', `/api/alarms/${id}`);
      await rollGrows();
      for (let step = 0; step < 9 && !heard.includes(`alarm/${id}`); step += 1) await house.clock.advance(100);
      expect(heard).toContain(`alarm/${id}`);
      const after = await house.ask('cord', `/api/alarms/${id}`, {
        headers: { 'if-none-match': before.headers.get('etag') ?? '' },
      });
      expect(after.status).toBe(200);
      expect(after.headers.get('etag')?.split('.')[0]).toBe(`"${await house.store.written(`alarm/${id}`)}`);
    }
    await changes.close();
    await reading;
  });
});

describe('a look at what did not change', () => {
  test.each(['alarm', 'list'])('is answered with 304 in less than a kilobyte (%s)', async (what) => {
    const path = what === 'alarm' ? `/api/alarms/${id}` : '/api/alarms';
    const { headers, status } = await house.ask('alma', path);
    expect(status).toBe(200);
    const look = await bytesOfLook(path, headers.get('etag') ?? '');
    expect(look).toEqual({ status: '304', bytes: expect.any(Number) });
    expect(look.bytes).toBeLessThanOrEqual(1_024);
    await answer('ivo', 'coming');
    expect((await bytesOfLook(path, headers.get('etag') ?? '')).status).toBe('200');
    await answer('ivo', 'virtual');
  });

  test('of the list is another version for other people, another page and another language', async () => {
    const tagOf = async (name: Name, path: string, language = 'de') =>
      (await house.ask(name, path, { headers: { 'accept-language': language } })).headers.get('etag');
    const tags = [
      await tagOf('alma', '/api/alarms'),
      await tagOf('alma', '/api/alarms', 'en'),
      await tagOf('alma', '/api/alarms?status=ended'),
      await tagOf('cord', '/api/alarms'),
    ];
    expect(new Set(tags).size).toBe(tags.length);
    expect(await tagOf('alma', '/api/alarms')).toBe(tags[0]);
  });
});

test('hundreds who look at the list read each alarm once per change', async () => {
  for (let index = 0; index < 5; index += 1) {
    await house.ask('alma', '/api/alarms', { body: { once: `weitere-${index}000`, draft: draft(house.clock.now()) } });
  }
  const [first] = await all<AlarmList>(seeAll, '/api/alarms');
  expect(first?.json.alarms).toHaveLength(6);
  const mine = (await house.ask<AlarmList>('lena', '/api/alarms')).json.alarms.find((row) => row.id === id);
  expect([mine?.asked, mine?.myAnswer]).toEqual([true, 'virtual']);
  await answer('ivo', 'unavailable');
  const again = await house.ask<AlarmList>('ivo', '/api/alarms');
  expect(again.json.alarms.find((row) => row.id === id)?.myAnswer).toBe('unavailable');
});

test('an alarm that nobody raised is asked for in vain, however often', async () => {
  await house.clock.advance(60_000);
  expect((await house.ask('alma', `/api/alarms/${id}`)).status).toBe(200);
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      house.ask('alma', `/api/alarms/${(index + 10 ** 9).toString(36).padStart(16, '0')}`),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  // What exists was not pushed out by them.
  watched.asked();
  expect((await house.ask('alma', `/api/alarms/${id}`)).status).toBe(200);
  expect(watched.asked().journal).toBeUndefined();
});
