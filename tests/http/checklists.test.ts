// Checklists of prepared alarms and recipients of reports over HTTP: listed, changed, taken along by the next alarm.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChecklistItem } from '../../src/domain/incident.ts';
import { hittingOf } from '../../src/engine/incident-hits.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type { ChecklistsView, ChecklistView } from '../../src/http/contract-checklists.ts';
import type { FaultsBody } from '../../src/http/contract-registers.ts';
import { type House, openHouse } from './house.ts';
import type { Name } from './house-people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const brand = '/api/checklists/MI-ALF.brand';
const lists = async (name: Name = 'cord') =>
  (await house.ask<ChecklistsView>(name, '/api/checklists?domain=MI-ALF')).json;
const list = async () => (await house.ask<ChecklistView>('cord', brand)).json;
const put = <Body = { revision: number }>(path: string, revision: number, value: object, name: Name = 'cord') =>
  house.ask<Body>(name, path, { method: 'PUT', body: { revision, value } });

const cert = { id: 'n-cert', name: 'N-CERT', reach: 'Telefon 0511 555-0140' };
const items: readonly ChecklistItem[] = [
  { id: 'raus', text: 'Alle aus dem Haus', role: 'CRISIS_LEAD' },
  { id: 'cert', text: 'Erstmeldung', role: null, deadline: { from: 'reported', hours: 24 }, recipient: 'n-cert' },
];

describe('a checklist', () => {
  it('begins empty; recipients are laid down once, then named', async () => {
    expect(await lists()).toMatchObject({
      domain: { id: 'MI-ALF', name: 'Amt Alf' },
      rows: [{ id: 'MI-ALF.brand', title: 'Brand', items: 0, deadlines: 0 }],
      recipients: { revision: 0, value: { recipients: [] }, usedBy: {} },
    });
    const early = await put<FaultsBody>(brand, 1, { checklist: items });
    expect([early.status, early.json.faults]).toEqual([
      422,
      [{ field: 'checklist.1.recipient', code: 'recipient-unknown', detail: {} }],
    ]);
    const first = await put('/api/checklists/recipients/MI-ALF', 0, { recipients: [{ ...cert, name: ' N-CERT ' }] });
    expect([first.status, first.json]).toEqual([200, { revision: 1 }]);
    expect((await put(brand, 1, { checklist: items })).json).toEqual({ revision: 2 });
    expect(await lists('alma')).toMatchObject({
      rows: [{ items: 2, deadlines: 1 }],
      recipients: { value: { recipients: [cert] }, usedBy: { 'n-cert': ['Brand'] } },
    });
  });

  it('has a history of its own, tells who was faster, and keeps what an alarm is about', async () => {
    const { value, revision, history, title } = await list();
    expect([title, value.checklist, revision]).toEqual(['Brand', items, 2]);
    expect(history.map(({ by, changes }) => [by, changes.map(({ field }) => field)])).toEqual([
      ['Cord Saat-cord', ['checklist']],
      ['Einrichtung', []],
    ]);
    const late = await put<ErrorBody>(brand, 1, { checklist: [] }, 'alma');
    expect([late.status, late.json.error.code]).toEqual([409, 'changed-meanwhile']);
    const twice = await put<ErrorBody>(brand, 2, { checklist: [items[0], items[0]] });
    expect([twice.status, twice.json.error.code]).toEqual([400, 'bad-shape']);
  });

  it('is taken along by an event as it is now, with the recipient’s number', async () => {
    const nothing = { plans: async () => [], prove: async () => '' };
    const hitting = await hittingOf({ entry: house.entry, book: nothing }, 'MI-ALF', [], 'MI-ALF.brand');
    expect(hitting.items.map(({ id, addressee = '' }) => `${id} ${addressee}`.trim())).toEqual([
      'MI-ALF.brand.raus',
      'MI-ALF.brand.cert N-CERT, Telefon 0511 555-0140',
    ]);
  });

  it('keeps its recipient: who is named cannot be removed', async () => {
    const gone = await put<FaultsBody>('/api/checklists/recipients/MI-ALF', 1, { recipients: [] });
    expect(gone.json.faults).toEqual([{ field: 'recipients', code: 'recipient-used', detail: { lists: 'Brand' } }]);
    await put(brand, 2, { checklist: items.slice(0, 1) });
    expect((await put('/api/checklists/recipients/MI-ALF', 1, { recipients: [] })).json).toEqual({ revision: 2 });
    expect((await lists()).recipients.history).toHaveLength(2);
  });
});
