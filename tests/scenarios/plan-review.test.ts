// Owners are asked about their plans and measures on the one bundled card, answer there, and only then the BCB hears of it.
import { describe, expect } from 'vitest';
import { measures } from '../../src/domain/measure-rules.ts';
import type { PlanContent } from '../../src/domain/plan.ts';
import { checklistOf } from '../../src/domain/plan-checklist.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
/** A Monday, 05:30 in Germany: after the night's audit, before anybody is asked. */
const begin = utc('2026-11-23T04:30');
const id = 'MI-ITN.gfp-beschaffung';
const measure = 'MI-ITN.M-2026-001';
const setup = { system: 'setup' } as const;

const content = (owner: string): PlanContent => ({
  kind: 'GFP',
  title: 'Beschaffung',
  number: '',
  scope: 'Beschaffung',
  classification: 'INTERNAL',
  audience: 'Beschaffung',
  storedAt: 'Ordner Notfall',
  reviewMonths: 12,
  retentionYears: 5,
  owner,
  unit: 'Beschaffung',
  processes: ['MI-ITN.grunddienste'],
  resources: [],
  summary: 'Bestellen per Telefon.',
  steps: ['Lieferanten anrufen'],
  checklist: checklistOf('GFP'),
});

/** A plan of Jonas, who has no role in the crisis team; released and last reviewed on 5 December 2025. */
async function hasPlan(w: World): Promise<void> {
  const { entry } = w.app();
  const past = (by: string) => ({ past: { at: utc('2025-12-05T10:00'), by: w.people.id(by) } });
  const give = (command: Parameters<typeof plans.decide>[1]) => entry.execute(plans, id, command, setup);
  await give({ type: 'write', domain: 'MI-ITN', content: content(w.people.id('jonas')), ...past('aylin') });
  await give({ type: 'submit', change: 'Erste Fassung', material: false, management: [], ...past('aylin') });
  await give({ type: 'pass-qa', note: '', ...past('heinrich') });
  await give({ type: 'release', reason: '', ...past('heinrich') });
}

const plan = async (w: World) => (await w.app().entry.read(plans, id)).state;

/** The product does not run until this moment; then seven minutes pass, so that what is due is gathered on a card. */
async function sleepsUntil(w: World, moment: string): Promise<void> {
  w.isKilled();
  await w.advance((utc(moment) - w.now()) / 60_000);
  await w.restarts();
  await w.advance(7);
}

/** Who got a bundled card since the last look; others are asked about their contact. */
function carded(w: World): readonly string[] {
  return w.unheard().map((line) => {
    const name = line.split(': ')[0] as string;
    w.hears(name, 'bundle');
    return name;
  });
}

describe('a review that is due', () => {
  story(
    'is asked for on a card of the owner alone, answered there, and then it is quiet',
    async (w) => {
      await hasPlan(w);
      await sleepsUntil(w, '2026-11-23T06:59:58');
      expect(carded(w)).toEqual(['jonas']);
      const { text } = w.card('jonas');
      expect(text).toContain('Bitte prüfen Sie bis 05.12.2026 den Notfallplan „Beschaffung“.');
      expect(text).toContain('Version 1, zuletzt geprüft 05.12.2025, etwa 20 Minuten.');
      expect(text).toContain(
        '[Geprüft, unverändert] [Wird überarbeitet]\n[Neue Fassung] [Ich bin nicht mehr zuständig]\n[Plan öffnen]',
      );
      expect(text).not.toMatch(/\b(BAO|GFP|WAP|MTPD|RTO)\b/);

      const late = w.button('jonas', 'Wird überarbeitet');
      const reply = await w.clicks('jonas', 'Geprüft, unverändert');
      expect(reply.card?.text).toContain('Danke. Notiert 08:06 Uhr: Geprüft, unverändert.');
      expect((await plan(w)).reviewedAt).toBe(w.now());
      // A second tab of the same card, or a click delivered late, undoes nothing.
      await w.presses('jonas', late);
      expect(await plan(w)).toMatchObject({ status: 'released', asking: { state: 'none' } });
      await sleepsUntil(w, '2026-12-04T06:59:58');
      expect(carded(w)).not.toContain('jonas');
    },
    { begin },
  );

  story(
    'is reminded of twice, then the BC-Beauftragte hears of it and nobody else; an answer in the tab settles both',
    async (w) => {
      await hasPlan(w);
      for (const moment of ['2026-11-23T06:59:58', '2026-11-26T06:59:58', '2026-12-01T06:59:58']) {
        await sleepsUntil(w, moment);
        expect(carded(w)).toContain('jonas');
      }
      expect(w.card('jonas').text).toContain('Letzte Erinnerung');
      await sleepsUntil(w, '2026-12-04T06:59:58');
      await w.advance(5);
      expect(carded(w)).not.toContain('jonas');
      await sleepsUntil(w, '2026-12-07T06:59:58');
      await w.advance(6);
      carded(w);
      const about = 'Bitte sprechen Sie Jonas Feldhusen an: „Beschaffung“ ist nicht geprüft.';
      const told = ['aylin', 'heinrich', 'kofi', 'maren', 'tjark'].filter((name) =>
        w.cards(name).some(({ text }) => text.includes(about)),
      );
      expect(told).toEqual(['aylin']);

      const reviewed = { type: 'answer', answer: 'in-work' } as const;
      await w.app().entry.execute(plans, id, reviewed, { person: w.people.id('jonas'), via: 'tab' });
      await w.seconds(5);
      expect(w.card('jonas').text).toContain('Wird überarbeitet.');
      expect(w.card('aylin').text).not.toContain(about);
      expect(await plan(w)).toMatchObject({ status: 'in-revision', released: { version: 1 } });
    },
    { begin },
  );

  story(
    'goes to the BC-Beauftragte when the owner is no longer responsible, and to the new owner once she is named',
    async (w) => {
      await hasPlan(w);
      await sleepsUntil(w, '2026-11-23T06:59:58');
      expect(carded(w)).toEqual(['jonas']);
      await w.clicks('jonas', 'Ich bin nicht mehr zuständig');
      await w.advance(6);
      expect(carded(w)).toEqual(['aylin']);
      expect(w.card('aylin').text).toContain('Bitte benennen Sie, wer den Notfallplan „Beschaffung“ verantwortet.');
      const command = { type: 'assign', owner: w.people.id('carla'), change: 'Nachfolge' } as const;
      await w.app().entry.execute(plans, id, command, { person: w.people.id('aylin'), via: 'tab' });
      await w.advance(6);
      expect(w.card('aylin').text).toContain('Alles erledigt');
      expect(carded(w)).toEqual(['carla']);
      expect(w.card('carla').text).toContain('Version 2, zuletzt geprüft 05.12.2025');
    },
    { begin },
  );
});

describe('a measure', () => {
  story(
    'is handed to its owner, who plans it anew and ends it on the card; an ineffective one gets a successor',
    async (w) => {
      const [jonas, aylin] = [w.people.id('jonas'), w.people.id('aylin')];
      const text = {
        kind: 'CORRECTION',
        need: 'Telefonliste der Lieferanten fehlt',
        cause: 'niemand zuständig',
        action: 'Telefonliste anlegen und ausdrucken',
        owner: jonas,
        priority: 'HIGH',
        means: '',
        plans: [id],
        resources: [],
      } as const;
      const rest = {
        domain: 'MI-ITN',
        wish: '',
        number: 'M-2026-001',
        origin: 'EXERCISE',
        reference: 'Ü 2026-003',
      } as const;
      const create = { type: 'create', ...rest, text, dueOn: '2026-12-11', predecessor: '' } as const;
      const asAylin = { person: aylin, via: 'tab' } as const;
      await w.app().entry.execute(measures, measure, create, asAylin);
      await sleepsUntil(w, '2026-11-23T06:59:58');
      expect(carded(w)).toEqual(['jonas']);
      expect(w.card('jonas').text).toContain(
        'Bitte sagen Sie, wie Ihre Maßnahme M-2026-001 steht (Termin 11.12.2026).',
      );
      const reply = await w.clicks('jonas', 'Termin ändern', { inputs: { 'due-i1': '2026-12-18' } });
      expect(reply.card?.text).toContain('Danke. Notiert 08:06 Uhr: Offen, Termin 18.12.2026.');
      const state = async () => (await w.app().entry.read(measures, measure)).state;
      expect(await state()).toMatchObject({ dueOn: '2026-12-18', dueBefore: ['2026-12-11'] });

      await sleepsUntil(w, '2026-12-04T06:59:58');
      await sleepsUntil(w, '2026-12-11T06:59:58');
      expect(carded(w)).toContain('jonas');
      await w.clicks('jonas', 'Erledigt');
      expect(await state()).toMatchObject({ status: 'done', doneBy: jonas });
      const check = { type: 'check', effective: false, note: 'Liste war schon wieder alt' } as const;
      await w.app().entry.execute(measures, measure, check, asAylin);
      await w.seconds(2);
      const { successor } = await state();
      // The first number was brought along by hand.
      expect(successor).toBe('M-2026-002');
      const next = (await w.app().entry.read(measures, `MI-ITN.${successor}`)).state;
      expect(next).toMatchObject({ status: 'open', predecessor: 'M-2026-001', need: text.need, owner: jonas });
      await w.advance(6);
      carded(w);
    },
    { begin },
  );
});
