// What runs out is said in time: in time, once each, to those who run the system, and not after it was renewed.
import { describe, expect } from 'vitest';
import { bundles, openItems } from '../../src/domain/bundle.ts';
import type { ExpiryView, HealthView } from '../../src/http/contract-health.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

/** Tuesday, 1 December 2026, 07:58 in Hannover: two minutes later it is 60 days until the end of 30 January. */
const begin = Date.UTC(2026, 11, 1, 6, 58);
const secret = {
  kind: 'secret',
  title: 'Geheimnis des Bots',
  where: 'Entra, App-Registrierung',
  retired: false,
} as const;

async function puts(w: World, more: Partial<ExpiryView> & { endsOn: string }): Promise<ExpiryView> {
  const body = { id: '', revision: 0, ...secret, ...more };
  const { json, status, text } = await w.tab('priya').put<{ expiries: ExpiryView[] }>('/api/expiries', body);
  if (status !== 200) throw new Error(text);
  return json.expiries.find(({ title }) => title === body.title) as ExpiryView;
}

const listed = async (w: World) => (await w.tab('priya').get<HealthView>('/api/health')).json.expiries;

async function asked(w: World): Promise<readonly string[]> {
  const { state } = await w.app().entry.read(bundles, w.people.id('priya'));
  return openItems(state)
    .filter(({ kind }) => kind === 'expiry')
    .map(({ ref }) => ref);
}

/** The days of which was warned, as the journal has them. */
async function warnings(w: World, id: string): Promise<readonly unknown[]> {
  const lines = await w.app().env.store.journal({ kind: 'expiry', id });
  return lines.filter(({ entry }) => entry.type === 'warned').map(({ entry }) => entry.days);
}

/** What others are asked in these days is another story; she herself got no more. */
function othersHear(w: World): void {
  const left = w.unheard();
  expect(left.filter((line) => line.startsWith('priya'))).toEqual([]);
  for (const line of left) w.hears(line.split(':')[0] as string, 'bundle');
}

describe('what runs out', () => {
  story(
    'is said in the bundle, which may be noted; renewed, nobody is asked any more',
    async (w) => {
      const { id } = await puts(w, { endsOn: '2027-01-30' });
      expect([await warnings(w, id), await asked(w)]).toEqual([[], []]);
      await w.advance(10);
      expect([await warnings(w, id), await asked(w)]).toEqual([[60], [id]]);
      expect(w.hears('priya', 'bundle').lines).toContain(
        'Please renew in time: secret “Geheimnis des Bots” is valid until 30/01/2027.',
      );
      await w.clicks('priya', 'Noted');
      expect(await asked(w)).toEqual([]);
      // Nearer by a sudden change: said at once, and once.
      const [row] = await listed(w);
      await puts(w, { id, revision: row?.revision ?? 0, endsOn: '2026-12-05' });
      await w.seconds(5);
      expect([await warnings(w, id), await asked(w)]).toEqual([[60, 7], [id]]);
      expect((await listed(w))[0]).toMatchObject({ id, days: 4, warned: 7 });
      await puts(w, { id, revision: (row?.revision ?? 0) + 1, endsOn: '2028-01-30' });
      await w.seconds(5);
      expect(await asked(w)).toEqual([]);
      await w.advance(10);
      expect(await warnings(w, id)).toEqual([60, 7]);
      othersHear(w);
    },
    { begin },
  );

  story(
    'entered late, or not used any more, is said once or not at all',
    async (w) => {
      const late = await puts(w, { endsOn: '2026-12-20', title: 'Vertrag mit dem SMS-Gateway', kind: 'contract' });
      await w.advance(10);
      expect(await warnings(w, late.id)).toEqual([30]);
      expect(w.hears('priya', 'bundle').lines.join('\n')).toContain('contract “Vertrag mit dem SMS-Gateway”');
      const off = await puts(w, { endsOn: '2027-01-29', title: 'Altes Zertifikat', kind: 'certificate' });
      await puts(w, { ...pick(off), retired: true });
      await puts(w, { ...pick(late), retired: true });
      await w.advance(10);
      expect(await warnings(w, late.id)).toEqual([30]);
      expect(await asked(w)).toEqual([]);
      othersHear(w);
    },
    { begin },
  );

  story(
    'is nothing for others, and names the field that is wrong',
    async (w) => {
      const body = { id: '', revision: 0, ...secret, endsOn: '2027-02-30' };
      expect(await w.tab('priya').refusal('PUT', '/api/expiries', body)).toBe(
        '409 Bitte prüfen Sie das Feld „Gültig bis“: Es fehlt, ist zu lang oder kein Tag, den es gibt.',
      );
      const blank = { ...body, endsOn: '2027-02-28', title: ' ' };
      expect(await w.tab('priya').refusal('PUT', '/api/expiries', blank)).toBe(
        '409 Bitte prüfen Sie das Feld „Bezeichnung“: Es fehlt, ist zu lang oder kein Tag, den es gibt.',
      );
      expect((await w.tab('ole').put('/api/expiries', { ...body, endsOn: '2027-02-28' })).status).toBe(404);
      expect(await listed(w)).toEqual([]);
    },
    { begin },
  );

  story(
    'of emergency codes the product knows by itself',
    async (w) => {
      const issued = await w.tab('ole').post('/api/emergency/MI-ITN/issue', {});
      expect(issued.status).toBe(200);
      await w.seconds(2);
      expect(await listed(w)).toMatchObject([{ id: 'codes-MI-ITN', kind: 'codes', endsOn: '2027-03-11', isOwn: true }]);
      const own = { id: 'codes-MI-ITN', revision: 1, ...secret, endsOn: '2099-01-01' };
      expect((await w.tab('priya').put('/api/expiries', own)).status).toBe(400);
    },
    { begin, env: { EMERGENCY_SECRET: 'ein-geheimnis-fuer-den-notfallzugang-0001' } },
  );
});

/** What is put again of a row. */
const pick = ({ id, revision, kind, title, where, endsOn }: ExpiryView) => ({
  id,
  revision,
  kind,
  title,
  where,
  endsOn,
});
