// The crisis team over HTTP: the board, appointing, doing without, taking over, calls, and an alarm without Teams.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { contacts, type PhoneNumber } from '../../src/domain/people.ts';
import type { Way } from '../../src/domain/ways.ts';
import type { AlarmList, AlarmPreview, AlarmView, ErrorBody, RaisedView } from '../../src/http/contract.ts';
import type { CallList, PeopleFound } from '../../src/http/contract-staffing.ts';
import { type House, openHouse } from './house.ts';
import { draft, type Name, person } from './house-people.ts';

let house: House;
let made = 0;
const setup = { system: 'setup' } as const;
const minute = 60_000;
const id = (name: Name) => person(name).id;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(minute));

async function raised(over: object = {}): Promise<string> {
  made += 1;
  const body = { once: `wunsch-${made}000`, draft: draft(house.clock.now(), over) };
  return (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
}
const view = async (name: Name, alarm: string) => (await house.ask<AlarmView>(name, `/api/alarms/${alarm}`)).json;
const role = async (alarm: string, kind: string, name: Name = 'alma') => {
  const found = (await view(name, alarm)).roles.find((one) => one.kind === kind);
  if (!found) throw new Error(`no role ${kind}`);
  return found;
};
const does = async (name: Name, alarm: string, path: string, body: object) => {
  const { status, json } = await house.ask<ErrorBody>(name, `/api/alarms/${alarm}/${path}`, { body });
  return status === 204 ? '204' : `${status} ${json.error.text}`;
};
/** Moves on and lets the ladder do what is due, a minute at a time. */
async function later(minutes: number, alarm: string): Promise<void> {
  for (let count = 0; count < minutes; count += 1) {
    await house.clock.advance(minute);
    await house.entry.execute(alarms, alarm, { type: 'wake' }, { system: 'clock' });
  }
}
async function settled(alarm: string, way: Way, name: Name, code: string | null): Promise<void> {
  const { ledger } = (await house.entry.read(alarms, alarm)).state;
  const item = Object.values(ledger.deliveries).find(
    ({ to, way: used }) => used === way && 'person' in to && to.person === id(name),
  );
  const by = { system: 'sender' } as const;
  await house.entry.execute(alarms, alarm, { type: 'reserve', ids: [item?.id ?? ''], epoch: 1 }, by);
  const outcome = code === null ? 'accepted' : 'never';
  const result =
    outcome === 'accepted'
      ? ({ id: item?.id ?? '', outcome, activityId: 'a', version: item?.version ?? 1 } as const)
      : ({ id: item?.id ?? '', outcome: 'never', code: code ?? '' } as const);
  await house.entry.execute(alarms, alarm, { type: 'settle', results: [result], epoch: 1 }, by);
}

describe('the board', () => {
  test('says who is asked until when, and what the ladder does next', async () => {
    const alarm = await raised();
    const { raisedAt } = await view('alma', alarm);
    const it = await role(alarm, 'IT');
    expect(it).toMatchObject({ state: 'open', needed: 1, fillers: [], unfilledAt: null });
    expect(it.asked).toEqual([
      {
        person: id('ivo'),
        name: 'Ivo Saat-ivo',
        rank: 0,
        appointed: false,
        at: raisedAt,
        until: raisedAt + 10 * minute,
        said: 'pending',
      },
    ]);
    expect(it.next).toEqual({
      at: raisedAt + 5 * minute,
      act: 'remind',
      rank: 0,
      names: ['Ivo Saat-ivo'],
      ways: ['teams'],
    });
  });

  test('passes over steps that would do nothing, and ends with the decision', async () => {
    const alarm = await raised();
    await later(5, alarm);
    const { raisedAt } = await view('alma', alarm);
    // Nobody has a second way here: that Ivo is to be called by hand is the next thing to happen, then his deputy.
    expect((await role(alarm, 'IT')).next).toMatchObject({
      at: raisedAt + 10 * minute,
      act: 'remind',
      names: ['Ivo Saat-ivo'],
      ways: [],
    });
    await later(5, alarm);
    expect((await role(alarm, 'IT')).next).toMatchObject({
      at: raisedAt + 15 * minute,
      act: 'ask',
      rank: 1,
      names: ['Dora Saat-dora'],
    });
    await later(5, alarm);
    expect((await role(alarm, 'IT')).next).toMatchObject({ at: raisedAt + 30 * minute, act: 'decide' });
    await later(15, alarm);
    expect(await role(alarm, 'IT')).toMatchObject({
      state: 'unfilled',
      unfilledAt: raisedAt + 30 * minute,
      next: null,
    });
  });

  test('whoever sees no names learns states and times only', async () => {
    const alarm = await raised();
    await does('lena', alarm, 'answer', { answer: 'coming', eta: 15 });
    const { text } = await house.ask('ivo', `/api/alarms/${alarm}`);
    const seen = JSON.parse(text) as AlarmView;
    expect(seen.roles.map(({ kind, state }) => [kind, state])).toEqual([
      ['CRISIS_LEAD', 'filled'],
      ['IT', 'open'],
    ]);
    expect(seen.roles[0]?.fillers).toEqual([
      { name: '', arrival: house.clock.now() + 15 * minute, virtual: false, late: false },
    ]);
    expect(seen.roles.map(({ asked }) => asked)).toEqual([[], []]);
    expect(seen.all).toBeNull();
    expect(text).not.toContain('Saat-lena');
    expect(text).not.toContain('Saat-dora');
  });

  test('tells when the crisis team can work, on the page and in the list', async () => {
    const alarm = await raised();
    await house.clock.advance(8 * minute);
    await does('lena', alarm, 'answer', { answer: 'virtual', eta: null });
    await does('ivo', alarm, 'answer', { answer: 'virtual', eta: null });
    const seen = await view('alma', alarm);
    expect(seen.staffedAt).toBe(seen.raisedAt + 8 * minute);
    const { alarms: rows } = (await house.ask<AlarmList>('alma', '/api/alarms')).json;
    expect(rows.find((row) => row.id === alarm)).toMatchObject({
      staffedAt: seen.staffedAt,
      rolesFilled: 2,
      rolesAsked: 2,
      rolesUnfilled: 0,
    });
  });

  test('says of each way no more than was proven', async () => {
    const alarm = await raised();
    await settled(alarm, 'teams', 'ivo', null);
    const { all } = await view('alma', alarm);
    expect(all?.asked.find(({ name }) => name === 'Ivo Saat-ivo')?.messages).toEqual([
      { message: 'alarm', way: 'teams', word: 'at-teams', at: expect.any(Number) },
    ]);
  });
});

describe('deciding', () => {
  test('appoints somebody from the register; she is asked and the page says so', async () => {
    const alarm = await raised();
    await house.clock.advance(minute);
    expect(await does('alma', alarm, 'appoint', { role: 'IT', person: id('nils') })).toBe('204');
    const { asked } = await role(alarm, 'IT');
    expect(asked.at(-1)).toMatchObject({ name: 'Nils Saat-nils', appointed: true, rank: 0, said: 'pending' });
    expect(await view('nils', alarm)).toMatchObject({
      asked: true,
      mine: { deputy: [{ role: 'IT', rank: 0 }], until: house.clock.now() + 10 * minute },
    });
    expect(await does('alma', alarm, 'appoint', { role: 'IT', person: id('nils') })).toBe(
      '409 Diese Person ist für diese Rolle schon gefragt.',
    );
  });

  test('a person who is not in the register is refused, and whoever may not change learns nothing of it', async () => {
    const alarm = await raised();
    expect(await does('alma', alarm, 'appoint', { role: 'IT', person: 'p-nobody00' })).toBe(
      '409 Bitte wählen Sie, wer die Rolle übernimmt.',
    );
    const words = await does('ivo', alarm, 'appoint', { role: 'IT', person: 'p-nobody00' });
    expect(words).toBe(await does('ivo', alarm, 'appoint', { role: 'IT', person: id('nils') }));
    expect(words).toContain('403 Dafür haben Sie keine Berechtigung.');
  });

  test('works without a role, which is then not counted', async () => {
    const alarm = await raised();
    expect(await does('lena', alarm, 'waive', { role: 'IT' })).toBe('204');
    expect(await role(alarm, 'IT')).toMatchObject({ state: 'waived', waivedAt: house.clock.now(), next: null });
    expect(await view('alma', alarm)).toMatchObject({ rolesAsked: 1, rolesFilled: 0 });
    expect(await view('ivo', alarm)).toMatchObject({ needless: true, mine: { waived: ['IT'] } });
  });

  test('a role the alarm does not have is refused', async () => {
    const alarm = await raised();
    expect(await does('alma', alarm, 'waive', { role: 'LEGAL' })).toBe(
      '409 Diese Rolle gibt es in diesem Alarm nicht. Bitte laden Sie die Seite neu.',
    );
    expect(await does('alma', alarm, 'waive', { role: 'BOSS' })).toContain('(Feld „role“)');
  });
});

describe('the reader’s own part', () => {
  test('the deputy is asked to take over; the holder who answers later may take over again', async () => {
    const alarm = await raised();
    await later(15, alarm);
    expect((await view('dora', alarm)).mine).toMatchObject({ deputy: [{ role: 'IT', rank: 1 }] });
    await does('dora', alarm, 'answer', { answer: 'coming', eta: 15 });
    expect(await view('ivo', alarm)).toMatchObject({ needless: true, mine: { filled: ['IT'], takeOver: [] } });
    await does('ivo', alarm, 'answer', { answer: 'coming', eta: 30 });
    expect((await view('ivo', alarm)).mine?.takeOver).toEqual([{ role: 'IT', name: 'Dora Saat-dora' }]);
    expect(await does('ivo', alarm, 'swap', { role: 'IT' })).toBe('204');
    expect((await role(alarm, 'IT')).fillers.map(({ name }) => name)).toEqual(['Ivo Saat-ivo']);
    expect(await does('dora', alarm, 'swap', { role: 'IT' })).toBe(
      '409 Diese Rolle ist frei oder schon Ihre. Sie müssen nichts übernehmen.',
    );
  });

  test('whoever comes anyway says whether she takes one role more', async () => {
    const alarm = await raised();
    await does('lena', alarm, 'answer', { answer: 'coming', eta: 15 });
    await does('alma', alarm, 'appoint', { role: 'IT', person: id('lena') });
    expect((await view('lena', alarm)).mine?.too).toEqual(['IT']);
    expect(await does('lena', alarm, 'take-too', { role: 'IT', takes: true })).toBe('204');
    expect(await role(alarm, 'IT')).toMatchObject({ state: 'filled' });
    expect((await view('lena', alarm)).mine?.too).toEqual([]);
  });
});

describe('the telephone', () => {
  const numbers: readonly PhoneNumber[] = [
    { number: '+495115550177', kind: 'private', sms: false, voice: false, onPaper: false },
  ];
  const calls = async (name: Name, alarm: string) =>
    (await house.ask<CallList>(name, `/api/alarms/${alarm}/calls`)).json;

  beforeAll(async () => {
    const value = { person: id('ivo'), numbers, email: false, confirmedAt: null };
    await house.entry.execute(contacts, id('ivo'), { type: 'put', value }, setup);
  });

  test('lists who is missing: core first, call tasks, then who was asked, then who would be asked next', async () => {
    const alarm = await raised({ roles: ['CRISIS_LEAD', 'IT', 'FINANCE'] });
    await does('lena', alarm, 'answer', { answer: 'call-me', eta: null });
    const { rows } = await calls('alma', alarm);
    expect(rows.map(({ name, why, since }) => [name, why, since !== null])).toEqual([
      ['Lena Saat-lena', 'call-me', true],
      ['Ivo Saat-ivo', 'silent', true],
      ['Dora Saat-dora', 'next', false],
    ]);
    expect(rows[2]?.roles).toEqual([{ role: 'IT', rank: 1, core: true }]);
  });

  test('shows numbers to those who alarm, and to nobody else', async () => {
    const alarm = await raised();
    const numberOf = async (name: Name) =>
      (await calls(name, alarm)).rows.find(({ person: one }) => one === id('ivo'))?.numbers;
    expect(await numberOf('alma')).toEqual([{ number: '+495115550177', kind: 'private', onPaper: false }]);
    expect(await numberOf('zora')).toEqual([{ number: '+495115550177', kind: 'private', onPaper: false }]);
    expect([await numberOf('cord'), await numberOf('lena')]).toEqual([null, null]);
    for (const name of ['alma', 'cord', 'ivo'] as const) {
      expect((await house.ask(name, `/api/alarms/${alarm}`)).text).not.toContain('5550177');
    }
  });

  test('writes down what was said, by whom, also for somebody who was not asked yet', async () => {
    const alarm = await raised();
    expect(await does('cord', alarm, 'record', { person: id('dora'), answer: 'coming', eta: 30 })).toBe('204');
    const it = await role(alarm, 'IT');
    expect(it).toMatchObject({ state: 'filled', fillers: [{ name: 'Dora Saat-dora', late: false }] });
    const { all } = await view('alma', alarm);
    expect(all?.asked.find(({ name }) => name === 'Dora Saat-dora')?.answers).toMatchObject([
      { answer: 'coming', eta: 30, recordedBy: 'Cord Saat-cord' },
    ]);
    expect((await calls('alma', alarm)).rows.map(({ name }) => name)).toEqual(['Lena Saat-lena']);
    expect(await does('cord', alarm, 'record', { person: id('bea'), answer: 'virtual', eta: null })).toContain('409');
  });

  test('counts the calls nobody took; a silent person stays silent', async () => {
    const alarm = await raised();
    for (const name of ['ivo', 'dora'] as const) {
      expect(await does('alma', alarm, 'try-call', { person: id(name) })).toBe('204');
    }
    await does('alma', alarm, 'try-call', { person: id('ivo') });
    const { rows } = await calls('alma', alarm);
    const told = rows.map(({ name, why, tries, triedAt }) => [name, why, tries, triedAt]);
    expect(told).toContainEqual(['Ivo Saat-ivo', 'silent', 2, house.clock.now()]);
    expect((await view('alma', alarm)).all?.calls.map(({ name, tries }) => [name, tries])).toContainEqual([
      'Ivo Saat-ivo',
      2,
    ]);
    expect(await does('alma', alarm, 'try-call', { person: id('bea') })).toContain('409');
  });

  test('says that no way has worked where Teams refused', async () => {
    const alarm = await raised();
    await settled(alarm, 'teams', 'ivo', 'not-installed');
    const { rows } = await calls('alma', alarm);
    expect(rows.find(({ person: one }) => one === id('ivo'))).toMatchObject({ why: 'no-way' });
  });

  test('is printed as a file that an exercise marks in its name', async () => {
    const over = { mode: 'exercise', exerciseName: 'Herbst' };
    for (const [alarm, name] of [
      [await raised(), /^attachment; filename="telefonliste-2026-\d+\.pdf"$/],
      [await raised(over), /^attachment; filename="UEBUNG-telefonliste-2026-\d+\.pdf"$/],
    ] as const) {
      const { text, headers } = await house.ask('alma', `/api/alarms/${alarm}/calls/paper`);
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(headers.get('content-type')).toBe('application/pdf');
      expect(headers.get('content-disposition')).toMatch(name);
    }
  });

  test('is over with the alarm', async () => {
    const alarm = await raised();
    await does('alma', alarm, 'all-clear', { reason: 'Behoben.' });
    expect(await calls('alma', alarm)).toMatchObject({ status: 'ended', ending: 'all-clear', rows: [] });
  });
});

describe('looking for somebody to appoint', () => {
  const found = async (alarm: string, query: string) =>
    (await house.ask<PeopleFound>('alma', `/api/alarms/${alarm}/candidates?${query}`)).json;

  test('by name or task, in the own domain by first letters, elsewhere from three letters on', async () => {
    const alarm = await raised();
    expect((await found(alarm, 'domain=MI-ALF&query=ni')).people.map(({ name }) => name)).toEqual(['Nils Saat-nils']);
    expect((await found(alarm, 'query=saattitel%20bea')).people).toEqual([
      { id: id('bea'), name: 'Bea Saat-bea', jobTitle: 'Saattitel bea', domain: 'MU-BET' },
    ]);
    expect((await found(alarm, 'query=be')).people).toEqual([]);
    expect((await found(alarm, 'query=niemand')).people).toEqual([]);
    expect((await found(alarm, '')).domains.map(({ id: domain }) => domain)).toEqual(['MI-ALF', 'MU-BET']);
  });
});

describe('without Teams', () => {
  const preview = async (over: object) =>
    (await house.ask<AlarmPreview>('alma', '/api/alarms/preview', { body: { draft: draft(house.clock.now(), over) } }))
      .json;

  test('the preview says whom it reaches, who has to be called, and which ladder applies', async () => {
    const seen = await preview({ avoidTeams: true });
    expect(seen).toMatchObject({ personal: null, channel: null, channels: 0, people: 2, fault: null });
    expect(seen.plan).toMatchObject({
      usual: true,
      listed: 3,
      withoutTeams: 0,
      toCall: ['Lena Saat-lena', 'Ivo Saat-ivo', 'Dora Saat-dora'],
      // Saturday evening, and nobody has a number.
      ringing: 0,
    });
    expect(seen.plan?.ladder).toHaveLength(6);
    expect((await preview({})).personal).not.toBeNull();
  });

  test('nothing goes to Teams, and everybody is on the call list', async () => {
    const alarm = await raised({ avoidTeams: true });
    const { ledger } = (await house.entry.read(alarms, alarm)).state;
    expect(Object.values(ledger.deliveries)).toEqual([]);
    expect((await view('alma', alarm)).avoidTeams).toBe(true);
    const { rows } = (await house.ask<CallList>('alma', `/api/alarms/${alarm}/calls`)).json;
    expect(rows.slice(0, 2).map(({ name, why }) => [name, why])).toEqual([
      ['Lena Saat-lena', 'no-way'],
      ['Ivo Saat-ivo', 'no-way'],
    ]);
  });

  test('everybody else cannot be told where there is no mail', async () => {
    made += 1;
    const over = { avoidTeams: true, audience: 'domain', audienceStep: 'Bitte warten.' };
    const body = { once: `wunsch-${made}000`, draft: { ...draft(house.clock.now()), ...over } };
    const { status, json } = await house.ask<ErrorBody>('alma', '/api/alarms', { body });
    expect([status, json.error.code]).toEqual([409, 'audience-unreachable']);
  });
});
