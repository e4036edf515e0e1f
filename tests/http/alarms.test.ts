// The list Lage and the page of one alarm: paging past what others see, unchanged pages, and contents by role.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlarmList, AlarmView, RaisedView } from '../../src/http/contract.ts';
import { type Answer, type House, openHouse } from './house.ts';
import { draft, type Name, names, person } from './house-people.ts';

let house: House;
let wishes = 0;

async function raised(by: Name, over = {}): Promise<string> {
  wishes += 1;
  const body = { once: `wunsch-${wishes}000`, draft: draft(house.clock.now(), over) };
  const answer = await house.ask<RaisedView>(by, '/api/alarms', { body });
  expect(answer.status).toBe(201);
  return answer.json.id;
}

const says = (name: Name, id: string, answer: string, eta: number | null = null) =>
  house.ask(name, `/api/alarms/${id}/answer`, { body: { answer, eta } });
const view = async (name: Name, id: string): Promise<Answer<AlarmView>> => house.ask(name, `/api/alarms/${id}`);

describe('one alarm', () => {
  let id: string;

  beforeAll(async () => {
    house = await openHouse();
    id = await raised('alma');
    await says('lena', id, 'coming', 15);
    await says('ivo', id, 'unavailable');
    await says('ivo', id, 'virtual');
  });
  afterAll(() => house.close());

  const seesAll: readonly Name[] = ['alma', 'cord', 'lena', 'zora'];
  /** Dora is Ivo's deputy: asked when he could not. */
  const seesOwn: readonly Name[] = ['ivo', 'dora'];
  const seesNothing = names.filter((name) => ![...seesAll, ...seesOwn].includes(name));

  test.each(seesAll)('%s sees who answered what, counts and journal', async (name) => {
    const { status, json } = await view(name, id);
    expect(status).toBe(200);
    expect(json.all?.counts).toEqual({ coming: 1, virtual: 1, unavailable: 0, 'call-me': 0, missing: 1 });
    const asked = json.all?.asked.map((each) => [each.name, each.roles, each.answers.map(({ answer }) => answer)]);
    expect(asked).toEqual([
      ['Lena Saat-lena', ['CRISIS_LEAD'], ['coming']],
      ['Ivo Saat-ivo', ['IT'], ['unavailable', 'virtual']],
      ['Dora Saat-dora', ['IT'], []],
    ]);
    expect(json.all?.journal.map(({ type }) => type)).toEqual([
      'raised',
      'answered',
      'answered',
      'escalated',
      'answered',
      'staffed',
    ]);
    expect(json.roles).toMatchObject(
      [
        { kind: 'CRISIS_LEAD', state: 'filled', fillers: [{ name: 'Lena Saat-lena', virtual: false }] },
        { kind: 'IT', state: 'filled', fillers: [{ name: 'Ivo Saat-ivo', virtual: true }] },
        { kind: 'FINANCE', state: 'open', fillers: [] },
      ].slice(0, json.roles.length),
    );
    expect(json.mayChange).toBe(name !== 'cord');
  });

  test('staff who are asked see which roles are filled and their own answers, no holder and nobody else’s answer', async () => {
    const { json, text } = await view('ivo', id);
    expect(json.all).toBe(null);
    expect(json.mayChange).toBe(false);
    expect(json.myRoles).toEqual(['IT']);
    expect(json.myAnswers.map(({ answer }) => answer)).toEqual(['unavailable', 'virtual']);
    expect(json.roles).toMatchObject([
      { kind: 'CRISIS_LEAD', state: 'filled', fillers: [{ name: '' }], asked: [] },
      { kind: 'IT', state: 'filled', fillers: [{ name: '' }], asked: [] },
    ]);
    // The sender stands on the card, too; besides that no name and no id of anybody else.
    expect(json.raisedBy).toBe('Alma Saat-alma');
    for (const other of names.filter((each) => each !== 'ivo' && each !== 'alma')) {
      expect([other, text.includes(person(other).name), text.includes(person(other).id)]).toEqual([
        other,
        false,
        false,
      ]);
    }
    expect(text).not.toContain('@land.example');
  });

  test('a deputy sees it only once she is asked', async () => {
    const other = await raised('alma');
    expect((await view('dora', other)).status).toBe(404);
    await says('ivo', other, 'unavailable');
    const { status, json } = await view('dora', other);
    expect(status).toBe(200);
    expect(json).toMatchObject({ all: null, mayChange: false, myRoles: ['IT'], myAnswers: [] });
    expect((await house.ask<AlarmList>('dora', '/api/alarms')).json.alarms).toMatchObject([{ asked: true }, {}]);
  });

  test.each(seesNothing)('for %s it is as if it did not exist', async (name) => {
    const there = await view(name, id);
    const never = await view(name, 'abcdef0123456789');
    const withoutRef = ({ status, text, headers }: Answer) => [
      status,
      text.replace(/"ref":"[0-9a-f]+"/, ''),
      [...headers.entries()].filter(([header]) => !['date', 'content-length'].includes(header)),
    ];
    expect(there.status).toBe(404);
    expect(withoutRef(there)).toEqual(withoutRef(never));
    expect((await house.ask<AlarmList>(name, '/api/alarms')).json.alarms).toEqual([]);
  });

  test('nobody hears of an address, a telephone number of staff or a token', async () => {
    for (const name of seesAll) {
      const { text } = await view(name, id);
      expect(text).not.toContain('@land.example');
      for (const each of names) expect(text).not.toContain(person(each).aadId);
    }
  });

  test('an unchanged page is 304, a changed one, another language and other rights are not', async () => {
    const first = await view('alma', id);
    const tag = first.headers.get('etag') ?? '';
    const again = (name: Name, sent: string, language = 'de') =>
      house.ask(name, `/api/alarms/${id}`, { headers: { 'if-none-match': sent, 'accept-language': language } });
    const same = await again('alma', tag);
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', tag]);
    expect(same.headers.get('cache-control')).toBe('no-store');
    expect((await again('alma', `W/${tag}`)).status).toBe(304);
    expect((await again('alma', `"else", W/${tag} , "more"`)).status).toBe(304);
    expect((await again('alma', '"else"')).status).toBe(200);
    expect((await again('alma', tag, 'en')).status).toBe(200);
    expect((await again('cord', tag)).status).toBe(200);
    // Not even the tag tells whoever may not see it that it is there.
    expect((await again('bea', tag)).status).toBe(404);
    await says('ivo', id, 'coming', 30);
    const changed = await again('alma', tag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });
});

describe('the list', () => {
  const mine: string[] = [];
  const others: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    // 45 of ours among 240 of another domain, most of them in the same millisecond.
    for (let index = 0; index < 285; index += 1) {
      if (index % 50 === 0) await house.clock.advance(1_000);
      if (index % 19 < 3) mine.push(await raised('alma'));
      else others.push(await raised('bea', { domain: 'MU-BET', roles: ['CRISIS_LEAD'] }));
    }
  }, 60_000);
  afterAll(() => house.close());

  async function pages(name: Name, query = ''): Promise<readonly AlarmList[]> {
    const found: AlarmList[] = [];
    for (let next: string | null = ''; next !== null; next = found.at(-1)?.next ?? null) {
      const after = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
      const answer = await house.ask<AlarmList>(name, `/api/alarms?${query}${after}`);
      expect(answer.status).toBe(200);
      found.push(answer.json);
    }
    return found;
  }

  test('shows everything that may be seen, once, newest first, in pages – however much of others lies between', async () => {
    expect(mine).toHaveLength(45);
    for (const name of ['alma', 'ivo'] as const) {
      const found = await pages(name);
      const rows = found.flatMap(({ alarms }) => alarms);
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(mine));
      expect(rows).toHaveLength(mine.length);
      const times = rows.map(({ raisedAt }) => raisedAt);
      expect(times).toEqual([...times].sort((a, b) => b - a));
      for (const { alarms } of found.slice(0, -1)) {
        expect(alarms.length).toBeGreaterThanOrEqual(20);
        expect(alarms.length).toBeLessThan(40);
      }
    }
  });

  test('whoever sees all gets all', async () => {
    const rows = (await pages('zora')).flatMap(({ alarms }) => alarms);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([...mine, ...others]));
    expect(rows).toHaveLength(285);
  });

  test('what is raised while somebody pages neither repeats nor hides a row', async () => {
    const first = (await house.ask<AlarmList>('alma', '/api/alarms')).json;
    const late = await raised('alma');
    const rest = (await house.ask<AlarmList>('alma', `/api/alarms?after=${encodeURIComponent(first.next ?? '')}`)).json;
    const ids = [...first.alarms, ...rest.alarms].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(late);
    await house.ask('alma', `/api/alarms/${late}/abort`, { body: { reason: 'Versehen' } });
    expect((await pages('alma', 'status=ended')).flatMap(({ alarms }) => alarms.map(({ id }) => id))).toEqual([late]);
    expect((await pages('bea', 'status=ended')).flatMap(({ alarms }) => alarms)).toEqual([]);
  });

  test.each(['x', '|', '0|', '%00|%00', 'NaN|a', '9e99|a', "1' OR 1=1|a", '%ED%A0%80'])(
    'a place that never was (%s) is no fault',
    async (after) => {
      const { status, json } = await house.ask<AlarmList>('alma', `/api/alarms?after=${after}`);
      expect(status).toBe(200);
      for (const { id } of json.alarms) expect(mine).toContain(id);
    },
  );

  test('a place of more than 80 characters is refused', async () => {
    expect((await house.ask('alma', `/api/alarms?after=${'1'.repeat(81)}`)).status).toBe(400);
  });
});

test('a row says what the list needs and nothing of others', async () => {
  const other = await openHouse();
  const body = { once: 'wunsch-0001', draft: draft(other.clock.now(), { mode: 'exercise', exerciseName: 'Herbst' }) };
  await other.ask('cord', '/api/alarms', { body });
  const { json, text } = await other.ask<AlarmList>('ivo', '/api/alarms');
  expect(json.next).toBe(null);
  expect(json.alarms).toMatchObject([
    {
      number: 'Ü 2026-001',
      mode: 'exercise',
      status: 'open',
      exerciseName: 'Herbst',
      domain: { id: 'MI-ALF', name: 'Amt Alf' },
      rolesAsked: 2,
      rolesFilled: 0,
      asked: true,
      myAnswer: null,
    },
  ]);
  expect(text).not.toContain('Saat-');
  await other.close();
});
