// Check-ins over HTTP beyond the table of rights: import with rows, sums without names, export, times of nobody.

import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tableFile } from '../../src/connectors/table-file.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { people } from '../../src/domain/people.ts';
import type {
  AskedView,
  CheckInForm,
  CheckInImport,
  CheckInPeople,
  CheckInPreview,
  CheckInView,
} from '../../src/http/contract-check-ins.ts';
import { checkInDraftOf } from './check-in-rights.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person } from './house-people.ts';

let house: House;
let made = 0;
const setup = { system: 'setup' } as const;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.advance(60_000));

async function asks(over: Parameters<typeof checkInDraftOf>[2] = {}, name: Name = 'cord'): Promise<string> {
  made += 1;
  const body = { once: `wunsch-${made}000`, draft: checkInDraftOf(house.clock.now(), 'MI-ALF', over) };
  const { status, json, text } = await house.ask<AskedView>(name, '/api/check-ins', { body });
  expect(status, text).toBe(201);
  // No worker runs here: what it would do is done by hand.
  return json.id;
}
const group = { roles: [], deputies: false, domains: [], people: [] };
const staff = Array.from({ length: 4 }, (_, n) => `p-staff00${n}`);

describe('an imported list', () => {
  const read = (body: object) =>
    house.ask<CheckInImport>('cord', '/api/check-ins/import', { body: { domain: 'MI-ALF', ...body } });

  test('names every line it does not take over, with its row', async () => {
    const text =
      'E-Mail\nIVO.saat@land.example\nbea.saat@land.example\n\nkein Wort\nivo.saat@land.example\nDora <dora.saat@land.example>';
    const { json } = await read({ text });
    expect(json.people.map(({ name }) => name)).toEqual(['Ivo Saat-ivo', 'Dora Saat-dora']);
    // Somebody of another domain and somebody unknown are one and the same answer.
    expect(json.faults).toEqual([
      { row: 3, value: 'bea.saat@land.example', why: 'unknown' },
      { row: 5, value: 'kein Wort', why: 'shape' },
      { row: 6, value: 'ivo.saat@land.example', why: 'double' },
    ]);
  });

  test('is read from a workbook and from a CSV file of Excel', async () => {
    const table = [
      ['Name', 'Adresse'],
      ['Nils', 'nils.saat@land.example'],
      ['Lena', 'lena.saat@land.example'],
    ];
    for (const format of ['xlsx', 'csv'] as const) {
      const base64 = (await tableFile(table, format)).toString('base64');
      const { json } = await read({ file: { name: `liste.${format}`, base64 } });
      expect(
        json.people.map(({ name }) => name),
        format,
      ).toEqual(['Nils Saat-nils', 'Lena Saat-lena']);
      expect(json.faults, format).toEqual([]);
    }
  });

  test('says so when it cannot be read, or holds nothing', async () => {
    for (const bytes of ['PK\u0003\u0004 kaputt', 'a\u0000b']) {
      const file = { name: 'x.xlsx', base64: Buffer.from(bytes, 'latin1').toString('base64') };
      const { status, text } = await read({ file });
      expect([status, text]).toEqual([400, expect.stringContaining('lässt sich nicht lesen')]);
    }
    expect((await read({ text: '\n \n' })).text).toContain('keine E-Mail-Adresse');
  });
});

test('the form offers roles and the own domains; the preview shows card and head count, or the fault', async () => {
  const { json: form } = await house.ask<CheckInForm>('cord', '/api/check-ins/form?domain=MI-ALF');
  expect(form.domains.map(({ id }) => id)).toEqual(['MI-ALF']);
  expect(form.roles).toContainEqual({ kind: 'IT', holders: 2 });
  const preview = async (over: object) => {
    const draft = checkInDraftOf(house.clock.now(), 'MI-ALF', over);
    return (await house.ask<CheckInPreview>('cord', '/api/check-ins/preview', { body: { draft } })).json;
  };
  const fine = await preview({});
  expect([fine.people, fine.unmet, fine.fault]).toEqual([2, 2, null]);
  expect(JSON.stringify(fine.card)).toContain('Saatfrage');
  expect((await preview({ question: '' })).fault?.code).toBe('question-missing');
  expect((await preview({ group })).fault?.code).toBe('check-in-nobody');
  const foreign = await preview({ group: { ...group, people: [person('bea').id] } });
  expect(foreign.fault?.code).toBe('check-in-group');
  expect((await preview({ informed: person('nils').id })).fault?.code).toBe('check-in-group');
});

describe('the answers', () => {
  test('stand in the export without any time, as workbook and as CSV without formulas', async () => {
    const ivo = person('ivo');
    await house.entry.execute(people, ivo.id, { type: 'put', value: { ...ivo, name: '=Ivo()' } }, setup);
    const id = await asks({ group: { ...group, people: [ivo.id, person('lena').id] } });
    await house.entry.execute(people, ivo.id, { type: 'put', value: ivo }, setup);
    const file = async (format: string) => {
      const answer = await house.open('cord', `/api/check-ins/${id}/export?format=${format}`);
      return Buffer.from(await answer.arrayBuffer());
    };
    const csv = (await file('csv')).toString('utf8').split('\r\n');
    expect(csv[5]).toMatch(/^"'=Ivo\(\)";"Amt Alf";"IT";"Noch ohne Antwort";""$/);
    const [sheet] = await readXlsx(await file('xlsx'));
    expect(sheet?.data.map((row) => row[0])).toEqual([
      'VERFÜGBARKEITSABFRAGE',
      'Frage',
      'Frist',
      'Stand',
      'Name',
      '=Ivo()',
      'Lena Saat-lena',
      'VERFÜGBARKEITSABFRAGE',
    ]);
  });

  test('are found by name, the missing first; nothing tells who was faster', async () => {
    const id = await asks();
    const found = async (query: string) =>
      (await house.ask<CheckInPeople>('cord', `/api/check-ins/${id}/asked?${query}`)).json;
    expect((await found('')).people.map(({ standing }) => standing)).toEqual(['missing', 'missing']);
    expect((await found('q=ivo')).people.map(({ name }) => name)).toEqual(['Ivo Saat-ivo']);
    expect((await found('only=mobile')).total).toBe(0);
    expect(JSON.stringify(await found(''))).not.toMatch(/"(at|answeredAt)"/);
  });

  test('are shown as sums without names to the Behördenleitung, from five people on', async () => {
    const alf = (await house.entry.read(bcDomains, 'MI-ALF')).state.value;
    if (!alf) throw new Error('there is no ALF');
    const management = { ...alf, management: [person('nils').id] };
    await house.entry.execute(bcDomains, 'MI-ALF', { type: 'put', value: management }, setup);
    const few = await asks();
    expect((await house.ask<CheckInView>('nils', `/api/check-ins/${few}`)).json.board).toBeNull();
    for (const id of staff) {
      const value = { ...person('nils'), id, aadId: id, name: id, email: `${id}@land.example` };
      await house.entry.execute(people, id, { type: 'put', value }, setup);
    }
    const many = await asks({ group: { ...group, people: [...staff, person('ivo').id] } });
    const { board, seesNames, manage } = (await house.ask<CheckInView>('nils', `/api/check-ins/${many}`)).json;
    expect([board?.people, board?.roles, seesNames, manage]).toEqual([5, [], false, null]);
    expect((await house.ask('nils', `/api/check-ins/${many}/asked`)).status).toBe(404);
    expect((await house.ask('nils', `/api/check-ins/${many}/export`)).status).toBe(404);
  });
});

test('the same wish asks once, and a list of people of others is refused as a whole', async () => {
  const draft = checkInDraftOf(house.clock.now(), 'MI-ALF');
  const body = { once: 'zweimal-gedrueckt', draft };
  const [first, second] = [
    await house.ask('cord', '/api/check-ins', { body }),
    await house.ask('cord', '/api/check-ins', { body }),
  ];
  expect(first.json).toEqual(second.json);
  const strangers = { ...draft, group: { ...group, people: [person('ivo').id, 'p-unbekannt'] } };
  const answer = await house.ask('cord', '/api/check-ins', { body: { once: 'fremde-leute', draft: strangers } });
  expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('nur Personen Ihrer eigenen Bereiche')]);
});
