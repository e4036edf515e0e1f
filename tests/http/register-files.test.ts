// Registers as files over HTTP: out, in with a preview, taken once and again, mapped, and seen by nobody else.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerFiles } from '../../src/connectors/register-files.ts';
import { readWorkbook } from '../../src/connectors/workbook.ts';
import { bcmsOfDomains, usualBcms } from '../../src/domain/bcms.ts';
import { measures } from '../../src/domain/measure-rules.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type { ImportPreview, ImportTaken } from '../../src/http/contract-register-files.ts';
import { type House, openHouse } from './house.ts';
import type { Name } from './house-people.ts';

const path = '/api/register-files/process';
const csv = { 'content-type': 'text/csv' };

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const setup = { system: 'setup' } as const;
const bezuege: BusinessProcess = {
  id: 'MI-ALF.bezuege',
  domain: 'MI-ALF',
  name: 'Bezügezahlung',
  unit: 'Bezüge',
  mtpdHours: 72,
  rtoHours: 48,
  rpoHours: 24,
  mbco: 'Abschlag',
};
const put = (value: BusinessProcess) => house.entry.execute(processes, value.id, { type: 'put', value }, setup);
const stored = async (id: string) => (await house.entry.read(processes, `MI-ALF.${id}`)).state;
async function send<Body>(name: Name, text: string, more = '', kind = 'process') {
  const headers = { authorization: `Bearer ${await house.token(name)}`, ...csv };
  const url = `${house.origin}/api/register-files/${kind}?domain=MI-ALF${more}`;
  const response = await fetch(url, { method: 'POST', headers, body: text });
  return { status: response.status, json: (await response.json()) as Body };
}
const preview = async (text: string) => (await send<ImportPreview>('cord', text)).json;

const file =
  'Prozess;MTPD;Zuständig;OE\r\nBezügezahlung;4 h;nils.saat@land.example;Bezüge\r\nPoststelle;3 Tage;;Dienste\r\n';

describe('a register as a file', () => {
  it('goes out as a workbook and as CSV, with people by their address', async () => {
    await put({ ...bezuege, owner: 'p-nils0000' });
    const response = await house.open('cord', `${path}?domain=MI-ALF`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="process-MI-ALF.xlsx"');
    const [sheet] = await readWorkbook(Buffer.from(await response.arrayBuffer()));
    const row = sheet?.rows.find(([key]) => key === 'bezuege');
    expect(row?.slice(0, 7)).toEqual(['bezuege', 'Bezügezahlung', 'Bezüge', 'nils.saat@land.example', 72, 48, 24]);
    const text = (await house.ask('cord', `${path}?domain=MI-ALF&format=csv`)).text;
    expect(text).toContain('"bezuege";"Bezügezahlung";"Bezüge";"nils.saat@land.example";"72"');
  });

  it('comes in after it was seen, through the one door, and a second time changes nothing', async () => {
    await put(bezuege);
    const seen = await preview(file);
    expect(seen.faults).toEqual([]);
    expect(seen.rows.map(({ id, state }) => [id, state])).toEqual([
      ['MI-ALF.bezuege', 'changed'],
      ['MI-ALF.poststelle', 'new'],
    ]);
    expect((await stored('bezuege')).value).toEqual(bezuege);
    const taken = await send<ImportTaken>('cord', file, `&take=${seen.fingerprint}`);
    expect(taken.json).toEqual({ taken: 2, left: 0 });
    expect(await stored('bezuege')).toEqual({ revision: 2, value: { ...bezuege, mtpdHours: 4, owner: 'p-nils0000' } });
    const lines = await house.store.journal({ kind: 'process', id: 'MI-ALF.bezuege' });
    expect(lines.at(-1)?.by).toEqual({ person: 'p-cord0000', via: 'tab' });
    const again = await preview(file);
    expect([again.fingerprint, again.rows, again.unchanged]).toEqual(['', [], 2]);
  });

  it('a crash in the middle is mended by reading the file again', async () => {
    await put(bezuege);
    const seen = await preview(file);
    // What a process wrote before it died: the first of the two.
    await put({ ...bezuege, mtpdHours: 4, owner: 'p-nils0000' });
    const refused = await send<ErrorBody>('cord', file, `&take=${seen.fingerprint}`);
    expect([refused.status, refused.json.error.code]).toEqual([409, 'changed-meanwhile']);
    const rest = await preview(file);
    expect(rest.rows.map(({ id }) => id)).toEqual(['MI-ALF.poststelle']);
    const taken = await send<ImportTaken>('cord', file, `&take=${rest.fingerprint}`);
    expect(taken.json).toEqual({ taken: 1, left: 0 });
    expect((await stored('bezuege')).revision).toBe(2);
  });

  it('nothing is taken where anything is wrong', async () => {
    const bad = `${file}Kasse;irgendwann;;Kasse\r\nArchiv;3 h;;\r\n`;
    const seen = await preview(bad);
    expect(seen.faults).toEqual([
      { code: 'hours-bad', sheet: '', row: 4, column: 'MTPD', value: 'irgendwann' },
      { code: 'rule', sheet: '', row: 5, column: 'OE', value: 'missing', detail: {} },
    ]);
    expect(seen.fingerprint).toBe('');
    const { status } = await send('cord', bad, `&take=${'0'.repeat(64)}`);
    expect(status).toBe(409);
    expect((await stored('poststelle')).value).toBeUndefined();
  });

  it('columns of another program are mapped once and kept', async () => {
    const foreign = 'Objekt,Ausfall,OE\nPoststelle,3 Tage,Dienste\n';
    const seen = await preview(foreign);
    expect(seen.faults.map(({ code }) => code)).toEqual(['column-missing']);
    const mapping = { domain: 'MI-ALF', revision: 0, columns: { objekt: 'name', ausfall: 'mtpd' }, words: {} };
    const { status } = await house.ask('cord', `${path}/mapping`, { method: 'PUT', body: mapping });
    expect(status).toBe(204);
    const mapped = await preview(foreign);
    expect(mapped.rows).toMatchObject([{ id: 'MI-ALF.poststelle', state: 'new' }]);
    expect(mapped.mapping).toEqual({ revision: 1, columns: mapping.columns, words: {} });
    const stale = await house.ask('cord', `${path}/mapping`, { method: 'PUT', body: { ...mapping, columns: {} } });
    expect(stale.status).toBe(409);
  });

  it('the settings of a domain have a row before anybody laid them down, and are put under its id', async () => {
    const text = (await house.ask('cord', '/api/register-files/bcms?domain=MI-ALF&format=csv')).text;
    expect(text).toContain('"MI-ALF";"Reaktiv";"";"";"30";"2";"0";"hoch";"24 h; 3 Tage; 7 Tage; 14 Tage; 30 Tage"');
    const wanted = 'BC-Domäne;BCMS-Stufe\nMI-ALF;Aufbau\n';
    const seen = (await send<ImportPreview>('cord', wanted, '', 'bcms')).json;
    await send('cord', wanted, `&take=${seen.fingerprint}`, 'bcms');
    expect((await house.entry.read(bcmsOfDomains, 'MI-ALF')).state.value?.stage).toBe('BUILD_UP');
  });

  it('measures get numbers of their own, once; a new date is a re-planning', async () => {
    const rows = (due: string) =>
      `Maßnahme;Bedarf;Zuständig;Termin;Anlass\nZweite Leitung legen;Nur eine Leitung;nils.saat@land.example;${due};Übung\n`;
    const take = async (text: string) => {
      const seen = (await send<ImportPreview>('cord', text, '', 'measure')).json;
      expect(seen.faults).toEqual([]);
      if (seen.fingerprint === '') return 0;
      return (await send<ImportTaken>('cord', text, `&take=${seen.fingerprint}`, 'measure')).json.taken;
    };
    expect(await take(rows('01.02.2027'))).toBe(1);
    expect(await take(rows('01.02.2027'))).toBe(0);
    expect(await take(rows('01.03.2027'))).toBe(1);
    const { state } = await house.entry.read(measures, 'MI-ALF.M-2026-001');
    expect(state).toMatchObject({
      owner: 'p-nils0000',
      dueOn: '2027-03-01',
      dueBefore: ['2027-02-01'],
      origin: 'EXERCISE',
    });
    const text = (await house.ask('cord', '/api/register-files/measure?domain=MI-ALF&format=csv')).text;
    expect(text).toContain('"M-2026-001";"Zweite Leitung legen"');
    expect(await take(text)).toBe(0);
  });

  it('plans are read into their draft; what was released stays what it was', async () => {
    const text =
      'Titel;Art;Zuständig;Prozesse;Sofortmaßnahmen\nBezüge weiterzahlen;GFP;nils.saat@land.example;Bezügezahlung;"Bank anrufen\nAbschlag freigeben"\n';
    await put(bezuege);
    const secret = text.replace('Bank anrufen', 'VS-NfD: Bank anrufen');
    expect((await send<ImportPreview>('cord', secret, '', 'plan')).json).toMatchObject({
      fingerprint: '',
      faults: [{ row: 2, column: 'Sofortmaßnahmen', code: 'rule', value: 'plan-classified' }],
    });
    const seen = (await send<ImportPreview>('cord', text, '', 'plan')).json;
    expect(seen.faults).toEqual([]);
    await send('cord', text, `&take=${seen.fingerprint}`, 'plan');
    const { state } = await house.entry.read(plans, 'MI-ALF.bezuege-weiterzahlen');
    expect([state.status, state.released]).toEqual(['draft', null]);
    expect(state.draft).toMatchObject({ processes: ['MI-ALF.bezuege'], steps: ['Bank anrufen', 'Abschlag freigeben'] });
    const out = (await house.ask('cord', '/api/register-files/plan?domain=MI-ALF&format=csv')).text;
    expect((await send<ImportPreview>('cord', out, '', 'plan')).json).toMatchObject({
      fingerprint: '',
      faults: [],
      unchanged: 1,
    });
  });

  it.each(['nils', 'olga', 'adam', 'bea', 'lena'] as const)('is nothing for %s', async (name) => {
    expect((await house.ask(name, `${path}?domain=MI-ALF`)).status).toBe(404);
    expect((await send(name, file)).status).toBe(404);
    const body = { domain: 'MI-ALF', revision: 0, columns: {}, words: {} };
    expect((await house.ask(name, `${path}/mapping`, { method: 'PUT', body })).status).toBe(404);
    expect((await house.ask('cord', '/api/register-files/alarm?domain=MI-ALF')).status).toBe(404);
  });

  it('every field that may be mapped has a name of its own', () => {
    const shape = { rule: usualBcms };
    for (const kind of ['process', 'resource', 'plan', 'measure', 'deviation', 'bcms'] as const) {
      const fields = registerFiles.fields(kind, shape);
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    }
  });
});
