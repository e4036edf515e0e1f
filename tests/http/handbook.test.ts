// The emergency handbook over HTTP: seen, printed and packed, recorded, checked, replaced, and nothing for anybody else.
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyHandbook } from '../../src/commands/verify-handbook.ts';
import { bundles, openItems } from '../../src/domain/bundle.ts';
import { handbooks } from '../../src/domain/handbook.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import { type Resource, resources } from '../../src/domain/resource.ts';
import type { HandbookView } from '../../src/http/contract-handbook.ts';
import { pdfPages } from '../connectors/pdf-text.ts';
import { type House, openHouse } from './house.ts';
import type { Name } from './house-people.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await put(bezuege);
  await house.entry.execute(resources, payer.id, { type: 'put', value: payer }, setup);
});
afterEach(() => house.close());

const setup = { system: 'setup' } as const;
const domain = 'MI-ALF';
const bezuege: BusinessProcess = {
  id: 'MI-ALF.bezuege',
  domain,
  name: 'Bezügezahlung',
  unit: 'Bezüge',
  mtpdHours: 72,
  rtoHours: 48,
  rpoHours: 24,
  mbco: 'Abschlag',
};
const payer: Resource = {
  id: 'MI-ALF.zahlung',
  domain,
  category: 'SERVICE',
  name: 'Zahlungsträger',
  unit: 'Bezüge',
  owner: '',
  rtaHours: 8,
  rtaSource: 'CONTRACT',
  backupHours: null,
  singlePoints: [],
  provider: {
    name: 'Rechenwerk GmbH',
    contract: 'V-17',
    reactionHours: 4,
    emergencyNumber: '0511 555-0177',
    endsOn: null,
  },
  evidence: [],
};
const put = (value: BusinessProcess) => house.entry.execute(processes, value.id, { type: 'put', value }, setup);
const view = async (name: Name = 'cord') =>
  (await house.ask<HandbookView>(name, `/api/handbook?domain=${domain}`)).json;
async function order(format: 'paper' | 'zip', place = 'Stabsraum A', name: Name = 'cord') {
  const headers = { authorization: `Bearer ${await house.token(name)}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ domain, format, place, days: 30 });
  const response = await fetch(`${house.origin}/api/handbook`, { method: 'POST', headers, body });
  return { status: response.status, headers: response.headers, file: Buffer.from(await response.arrayBuffer()) };
}
const words = (pdf: Buffer) => pdfPages(pdf).join('\n').replaceAll(/\s+/g, ' ');

describe('the handbook', () => {
  it('is printed with what the registers say, without numbers of people, and the copy is recorded', async () => {
    expect((await view()).edition).toBeNull();
    const { status, headers, file } = await order('paper');
    expect([status, headers.get('content-type'), headers.get('x-bcm-copy')]).toEqual([200, 'application/pdf', '1']);
    const pages = pdfPages(file);
    const text = words(file);
    expect(pages[0]).toContain('Ausgabe: 1 vom 21.11.2026');
    expect(pages[0]).toContain('Exemplar: Nr. 1, Stabsraum A');
    for (const said of [
      'Bezügezahlung',
      '3 Tage',
      'Rechenwerk GmbH',
      '0511 555-0177',
      'Lena Saat-lena',
      'Einsatztagebuch',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain(`Seite ${pages.length} von ${pages.length}`);
    expect(text).not.toContain('+49');
    const { edition, changed, copies, gaps } = await view();
    expect([edition?.edition, changed]).toEqual([1, false]);
    expect(copies).toMatchObject([
      { copy: 1, place: 'Stabsraum A', keeper: 'Cord Saat-cord', edition: 1, late: false },
    ]);
    expect(gaps).toEqual(['roles', 'plans', 'documents']);
    const lines = await house.store.journal({ kind: 'handbook', id: domain });
    expect(lines.map(({ entry }) => entry.type)).toEqual(['handbook-issued', 'handbook-printed']);
    // The place may name somebody: it lies outside of the chain and can be erased.
    expect(JSON.stringify(lines.map(({ entry }) => entry))).not.toContain('Stabsraum');
  });

  it('says that the data have changed, and the next copy is of a new edition that replaces the old one', async () => {
    await order('paper');
    await put({ ...bezuege, mtpdHours: 24 });
    expect(await view()).toMatchObject({ changed: true, edition: { edition: 1 } });
    await house.clock.advance(60_000);
    const { file } = await order('paper', 'stabsraum a');
    expect(pdfPages(file)[0]).toContain('Ersetzt: Ausgabe 1, gedruckt am 21.11.2026');
    const { copies, edition, changed } = await view();
    expect([edition?.edition, changed]).toEqual([2, false]);
    expect(copies.map(({ copy, goneAt, replaces }) => [copy, goneAt === null, replaces])).toEqual([
      [2, true, 1],
      [1, false, null],
    ]);
  });

  it('as a package is signed, carries the same data, and any change is found and named', async () => {
    const { file, status } = await order('zip', 'Notfall-Laptop');
    expect(status).toBe(200);
    const { key } = await view();
    const verdict = verifyHandbook(file);
    expect(verdict).toEqual({ ok: true, domain, edition: 1, copy: 1, files: 3, fingerprint: key?.fingerprint });
    expect(verifyHandbook(file, 'ffff ffff')).toEqual({ ok: false, fault: { why: 'key' } });
    const parts = unzipSync(file);
    expect(Object.keys(parts)).toEqual(['notfallhandbuch.pdf', 'handbuch.json', 'LIESMICH.txt', 'siegel.json']);
    const data = JSON.parse(Buffer.from(parts['handbuch.json'] ?? []).toString()) as {
      content: { processes: object[] };
    };
    expect(data.content.processes).toMatchObject([
      { name: 'Kasse', mtpdHours: 24 },
      { name: 'Bezügezahlung', mtpdHours: 72 },
    ]);
    expect(words(Buffer.from(parts['notfallhandbuch.pdf'] ?? []))).toContain('Bezügezahlung');
  });

  it('reminds whoever keeps an old copy, once, and is quiet when it was replaced or destroyed', async () => {
    const asked = async () =>
      openItems((await house.entry.read(bundles, 'p-cord0000')).state).map(({ kind, ref }) => `${kind} ${ref}`);
    await order('paper');
    await order('zip', 'Notfall-Laptop');
    const { nextAt } = (await house.entry.read(handbooks, domain)).state;
    // Half past five in the morning of the next day.
    expect(nextAt).toBe(Date.UTC(2026, 10, 22, 4, 30));
    await house.handbooks.tell(domain);
    expect(await asked()).toEqual([]);
    await put({ ...bezuege, mbco: 'Abschlag und Notkasse' });
    await house.handbooks.tell(domain);
    await house.handbooks.tell(domain);
    expect(await asked()).toEqual(['handbook MI-ALF']);
    expect((await view()).edition?.edition).toBe(2);
    await order('paper');
    expect(await asked()).toEqual(['handbook MI-ALF']);
    const body = { domain, copy: 2 };
    expect((await house.ask('cord', '/api/handbook/return', { body })).status).toBe(204);
    expect(await asked()).toEqual([]);
  });

  it('asks for what is missing, and makes no copy without it', async () => {
    expect((await order('paper', ' ')).status).toBe(409);
    expect((await house.entry.read(handbooks, domain)).state.copies).toEqual([]);
    expect((await house.ask('cord', '/api/handbook/return', { body: { domain, copy: 9 } })).status).toBe(409);
  });

  it('can be looked at without a copy, marked on every page', async () => {
    const response = await house.open('cord', `/api/handbook/view?domain=${domain}`);
    const pages = pdfPages(Buffer.from(await response.arrayBuffer()));
    expect(pages.filter((page) => page.includes('ANSICHT – kein Exemplar')).length).toBe(pages.length);
    expect((await view()).copies).toEqual([]);
  });

  it.each(['nils', 'olga', 'adam', 'bea', 'lena'] as const)('is nothing for %s', async (name) => {
    expect((await house.ask(name, `/api/handbook?domain=${domain}`)).status).toBe(404);
    expect((await house.ask(name, `/api/handbook/view?domain=${domain}`)).status).toBe(404);
    expect((await order('paper', 'Schrank', name)).status).toBe(404);
    expect((await house.ask(name, '/api/handbook/return', { body: { domain, copy: 1 } })).status).toBe(404);
  });
});
