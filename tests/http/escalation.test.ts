// The escalation plan over HTTP: own plan or default, concurrent edits, and the dry run with real people and ways.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { defaultLadder, type Ladder } from '../../src/domain/escalation.ts';
import { type Contact, contacts } from '../../src/domain/people.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type { DryRunView, EscalationView } from '../../src/http/contract-escalation.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const path = '/api/escalation?domain=MI-ALF&level=CRISIS';
const short: Ladder = [
  { after: 0, act: 'ask', rank: 0, ways: ['teams', 'sms'] },
  { after: 5, act: 'ask', rank: 1, ways: ['sms', 'email', 'voice'] },
  { after: 9, act: 'decide', rank: 0, ways: [] },
];
const get = async (name: Name) => (await house.ask<EscalationView>(name, path)).json;
const put = (name: Name, revision: number, steps: unknown) =>
  house.ask<EscalationView & ErrorBody>(name, '/api/escalation', {
    method: 'PUT',
    body: { domain: 'MI-ALF', level: 'CRISIS', revision, steps },
  });

describe('a plan', () => {
  test('is the default until somebody edits it, and again when she goes back', async () => {
    const before = await get('cord');
    expect(before).toMatchObject({ own: false, steps: defaultLadder, domain: { id: 'MI-ALF', name: 'Amt Alf' } });
    const saved = await put('cord', before.revision, short);
    expect([saved.status, saved.json.own, saved.json.steps]).toEqual([200, true, short]);
    expect((await house.ask<EscalationView>('alma', path.replace('CRISIS', 'EMERGENCY'))).json.own).toBe(false);
    const back = await put('alma', saved.json.revision, null);
    expect([back.status, back.json.own, back.json.steps]).toEqual([200, false, defaultLadder]);
  });

  test('that somebody else changed meanwhile is not overwritten', async () => {
    const { revision } = await get('cord');
    expect((await put('alma', revision, short)).status).toBe(200);
    const late = await put('cord', revision, [...short.slice(0, 1), ...short.slice(2)]);
    expect([late.status, late.json.error.code]).toEqual([409, 'changed-meanwhile']);
    expect((await get('cord')).steps).toEqual(short);
  });

  test.each([
    [
      'that cannot work',
      short.slice(1),
      409,
      'Der erste Schritt muss bei 0 Minuten die Inhaberinnen und Inhaber der Rollen fragen.',
    ],
    [
      'with an unknown way',
      [{ ...short[0], ways: ['fax'] }],
      400,
      'Die Anfrage war nicht lesbar (Feld „steps.0.ways.0“). Bitte prüfen Sie die Eingabe.',
    ],
    [
      'with a field nobody asked for',
      [{ ...short[0], note: 'x' }],
      400,
      'Die Anfrage war nicht lesbar (Feld „steps.0.note“). Bitte prüfen Sie die Eingabe.',
    ],
  ])('%s is refused', async (_name, steps, status, text) => {
    const { revision } = await get('cord');
    const answer = await put('cord', revision, steps);
    expect([answer.status, answer.json.error.text]).toEqual([status, text]);
  });
});

describe('the dry run', () => {
  const dry = async (name: Name, steps: Ladder) =>
    (
      await house.ask<DryRunView>(name, '/api/escalation/dry-run', {
        body: { domain: 'MI-ALF', level: 'CRISIS', steps },
      })
    ).json;

  async function contact(name: Name, part: Partial<Contact>): Promise<void> {
    const value = { person: person(name).id, numbers: [], email: false, confirmedAt: null, ...part };
    await house.entry.execute(contacts, value.person, { type: 'put', value }, { person: value.person, via: 'tab' });
  }

  test('says who is addressed by which way, steps unsaved, and whom somebody must ring up', async () => {
    const number = { number: '+4951155501', kind: 'service', sms: true, voice: true, onPaper: false } as const;
    await contact('ivo', { numbers: [number] });
    await contact('dora', { email: true });
    const { roles, off } = await dry('cord', short);
    // In this house there is Teams and SMS; no mail and no voice.
    expect(off).toEqual(['email', 'voice']);
    const lines = roles.find(({ kind }) => kind === 'IT')?.lines ?? [];
    expect(lines.map(({ after, people }) => [after, people.map(({ name, ways }) => [name, ...ways])])).toEqual([
      [0, [['Ivo Saat-ivo', 'teams', 'sms']]],
      [5, [['Dora Saat-dora']]],
      [9, []],
    ]);
    expect(JSON.stringify(roles)).not.toContain('+49');
    expect(roles.find(({ kind }) => kind === 'FINANCE')?.lines.every(({ people }) => people.length === 0)).toBe(true);
  });

  test('asks whoever is away last', async () => {
    const { value } = (await house.entry.read(bcDomains, 'MI-ALF')).state;
    if (!value) throw new Error('no domain');
    const away = {
      person: person('ivo').id,
      kind: 'away',
      role: null,
      from: 0,
      to: house.clock.now() + 1_000,
    } as const;
    await house.entry.execute(
      bcDomains,
      'MI-ALF',
      { type: 'put', value: { ...value, duty: [away] } },
      { system: 'setup' },
    );
    const names = async () =>
      (await dry('cord', short)).roles
        .find(({ kind }) => kind === 'IT')
        ?.lines.flatMap(({ people }) => people.map((each) => [each.name, each.away]));
    expect(await names()).toEqual([
      ['Dora Saat-dora', false],
      ['Ivo Saat-ivo', true],
    ]);
    await house.clock.advance(2_000);
    expect(await names()).toEqual([
      ['Ivo Saat-ivo', false],
      ['Dora Saat-dora', false],
    ]);
  });

  test('sends nothing and changes nothing', async () => {
    const { revision } = await get('cord');
    await dry('cord', short);
    expect((await get('cord')).revision).toBe(revision);
    expect((await house.store.due(Number.MAX_SAFE_INTEGER, 10)).filter(({ key }) => key.startsWith('send'))).toEqual(
      [],
    );
  });
});
