// Raising, answering, changing and ending over HTTP: what is done once, what is refused, in which words.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlarmForm, AlarmPreview, AlarmView, ErrorBody, RaisedView } from '../../src/http/contract.ts';
import { type House, openHouse } from './house.ts';
import { draft, type Name } from './house-people.ts';

let house: House;
let wishes = 0;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(60_000));

function wish(over: object = {}): { once: string; draft: object } {
  wishes += 1;
  return { once: `wunsch-${wishes}000`, draft: { ...draft(house.clock.now()), ...over } };
}

async function raised(): Promise<string> {
  return (await house.ask<RaisedView>('alma', '/api/alarms', { body: wish() })).json.id;
}

/** Status and sentence of what was refused. */
async function refusal(name: Name, path: string, body: unknown): Promise<string> {
  const { status, json } = await house.ask<ErrorBody>(name, path, { body });
  return `${status} ${json?.error.text}`;
}

describe('raising', () => {
  test('the same wish raises one alarm, however often and however fast it is sent', async () => {
    const body = wish();
    const answers = await Promise.all([1, 2, 3].map(() => house.ask<RaisedView>('alma', '/api/alarms', { body })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ json }) => `${json.id} ${json.number}`)).size).toBe(1);
    // The same words of somebody else are another wish.
    const other = await house.ask<RaisedView>('zora', '/api/alarms', { body });
    expect(other.json.id).not.toBe(answers[0]?.json.id);
  });

  test('exercises and real alarms are numbered apart', async () => {
    const exercise = wish({ mode: 'exercise', exerciseName: 'Herbst' });
    expect((await house.ask<RaisedView>('cord', '/api/alarms', { body: exercise })).json.number).toBe('Ü 2026-001');
    expect((await house.ask<RaisedView>('alma', '/api/alarms', { body: wish() })).json.number).toMatch(/^2026-00\d$/);
  });

  test.each([
    [{ nextStep: ' ' }, '409 Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.'],
    [{ what: '' }, '409 Bitte schreiben Sie, was passiert ist.'],
    [{ where: '' }, '409 Bitte schreiben Sie, wo es passiert ist.'],
    [{ since: 0 }, '409 Bitte geben Sie an, seit wann.'],
    [{ what: 'x'.repeat(300) }, '409 Der Text ist zu lang. Erlaubt sind 280 Zeichen.'],
    [
      { level: 'DISRUPTION' },
      '409 Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    ],
    [{ mode: 'exercise' }, '409 Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.'],
    [
      { roles: ['FINANCE'] },
      '409 Niemand würde alarmiert: Die gewählten Rollen sind nicht besetzt. Bitte wählen Sie andere Rollen.',
    ],
    [{ since: '1' }, '400 Die Anfrage war nicht lesbar (Feld „draft.since“). Bitte prüfen Sie die Eingabe.'],
    [{ roles: ['BOSS'] }, '400 Die Anfrage war nicht lesbar (Feld „draft.roles.0“). Bitte prüfen Sie die Eingabe.'],
    [{ what: ['a'] }, '400 Die Anfrage war nicht lesbar (Feld „draft.what“). Bitte prüfen Sie die Eingabe.'],
    [{ number: '1' }, '400 Die Anfrage war nicht lesbar (Feld „draft.number“). Bitte prüfen Sie die Eingabe.'],
  ])('%j is refused', async (over, text) => {
    expect(await refusal('alma', '/api/alarms', wish(over))).toBe(text);
  });

  test('a number beyond all numbers is no time', async () => {
    const body = JSON.stringify(wish()).replace(/"since":\d+/, '"since":1e999');
    expect(await refusal('alma', '/api/alarms', body)).toContain(
      '400 Die Anfrage war nicht lesbar (Feld „draft.since“)',
    );
  });

  test('since in the future is refused', async () => {
    const text = '409 „Seit wann“ liegt in der Zukunft. Bitte prüfen Sie die Zeit.';
    expect(await refusal('alma', '/api/alarms', wish({ since: house.clock.now() + 120_000 }))).toBe(text);
  });

  test('which domains there are cannot be found out', async () => {
    const answers = await Promise.all(
      ['MU-BET', 'MI-NO', '__proto__'].map((domain) => refusal('alma', '/api/alarms', wish({ domain }))),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^403 /);
  });
});

describe('before raising', () => {
  test('the form names scenarios, roles with holders, channel, room and the way to call', async () => {
    const { json } = await house.ask<AlarmForm>('alma', '/api/alarms/form?domain=MI-ALF');
    expect(json).toMatchObject({
      domain: { id: 'MI-ALF', name: 'Amt Alf' },
      scenarios: [{ id: 'MI-ALF.brand', title: 'Brand' }],
      roles: [
        { kind: 'CRISIS_LEAD', core: true, holder: 'Lena Saat-lena', deputies: 0 },
        { kind: 'IT', core: true, holder: 'Ivo Saat-ivo', deputies: 1 },
        { kind: 'FINANCE', core: false, holder: null, deputies: 0 },
      ],
      channel: 'Krisenstab Alf › Lage',
      room: 'Lageraum Alf',
      fallback: '0511 55501, PIN 97531864',
    });
  });

  test('the preview shows the cards that will be sent, how many they reach and what they cost', async () => {
    const body = { draft: draft(house.clock.now()) };
    const { json } = await house.ask<AlarmPreview>('alma', '/api/alarms/preview', { body });
    expect(json).toMatchObject({ people: 2, channels: 1, seconds: 1, euros: 0, fault: null });
    expect(JSON.stringify(json.personal)).toContain('Bitte in den Saatraum kommen.');
    expect(JSON.stringify(json.channel)).toContain('Saatwasser im Keller');
  });

  test('a draft that would be refused says why instead, and nothing is raised', async () => {
    const body = { draft: draft(house.clock.now(), { nextStep: '' }) };
    const { json } = await house.ask<AlarmPreview>('alma', '/api/alarms/preview', { body });
    expect(json).toMatchObject({
      personal: null,
      people: 0,
      fault: {
        code: 'next-step-missing',
        text: 'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
      },
    });
  });
});

describe('afterwards', () => {
  test('an answer counts once, may be changed and keeps its history', async () => {
    const id = await raised();
    for (const [answer, eta] of [
      ['coming', 15],
      ['coming', 15],
      ['virtual', null],
    ]) {
      const { status } = await house.ask('ivo', `/api/alarms/${id}/answer`, { body: { answer, eta } });
      expect(status).toBe(204);
      await house.clock.advance(1_000);
    }
    const { json } = await house.ask<AlarmView>('ivo', `/api/alarms/${id}`);
    expect(json.myAnswers.map(({ answer, eta }) => [answer, eta])).toEqual([
      ['coming', 15],
      ['virtual', null],
    ]);
  });

  test('new information needs a reason and something new', async () => {
    const id = await raised();
    const at = `/api/alarms/${id}/update`;
    expect(await refusal('alma', at, { reason: '', nextStep: 'Neu' })).toBe(
      '409 Bitte wählen oder schreiben Sie einen Grund.',
    );
    expect(await refusal('alma', at, { reason: 'Lage' })).toBe(
      '409 Es hat sich nichts geändert. Bitte ändern Sie den nächsten Schritt oder die Einstufung.',
    );
    expect((await house.ask('alma', at, { body: { reason: 'Lage', level: 'EMERGENCY' } })).status).toBe(204);
    const { json } = await house.ask<AlarmView>('ivo', `/api/alarms/${id}`);
    expect(json.news).toMatchObject([
      { reason: 'Lage', level: 'EMERGENCY', nextStep: 'Bitte in den Saatraum kommen.' },
    ]);
  });

  test.each([
    ['correct', 'false-alarm'],
    ['all-clear', 'all-clear'],
    ['abort', 'aborted'],
  ])('%s ends it; once more changes nothing, and nothing else is possible then', async (path, ending) => {
    const id = await raised();
    const end = () => house.ask('alma', `/api/alarms/${id}/${path}`, { body: { reason: 'Grund' } });
    expect([(await end()).status, (await end()).status]).toEqual([204, 204]);
    const { json } = await house.ask<AlarmView>('alma', `/api/alarms/${id}`);
    expect(json).toMatchObject({ status: 'ended', ending, endReason: 'Grund' });
    expect(json.all?.journal.filter(({ type }) => type === 'ended')).toHaveLength(1);
    const over = '409 Dieser Alarm ist beendet. Sie müssen nichts mehr tun.';
    expect(await refusal('ivo', `/api/alarms/${id}/answer`, { answer: 'coming', eta: 15 })).toBe(over);
    expect(await refusal('alma', `/api/alarms/${id}/update`, { reason: 'x', nextStep: 'y' })).toBe(over);
  });
});
