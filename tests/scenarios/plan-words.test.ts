// The words `status` and `plan`: what is red for those who see it, one's own for staff, and nothing of others'.
import { describe, expect } from 'vitest';
import { measures } from '../../src/domain/measure-rules.ts';
import type { PlanContent } from '../../src/domain/plan.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const setup = { system: 'setup' } as const;

async function hasPlan(w: World, key: string, of: Partial<PlanContent>, releasedAt: string): Promise<void> {
  const content: PlanContent = {
    kind: 'GFP',
    title: 'Grunddienste',
    number: '',
    scope: 'Betrieb',
    classification: 'INTERNAL',
    audience: 'Betrieb',
    storedAt: 'Ordner Notfall',
    reviewMonths: 12,
    retentionYears: 5,
    owner: w.people.id('jonas'),
    unit: 'Betrieb',
    processes: ['MI-ITN.grunddienste'],
    resources: [],
    summary: 'Basis-Mail einschalten.',
    steps: [],
    checklist: [],
    ...of,
  };
  const past = (by: string) => ({ past: { at: Date.parse(`${releasedAt}T10:00Z`), by: w.people.id(by) } });
  const give = (command: Parameters<typeof plans.decide>[1]) =>
    w.app().entry.execute(plans, `MI-ITN.${key}`, command, setup);
  await give({ type: 'write', domain: 'MI-ITN', content, ...past('aylin') });
  await give({ type: 'submit', change: 'Erste Fassung', material: false, management: [], ...past('aylin') });
  await give({ type: 'pass-qa', note: '', ...past('heinrich') });
  await give({ type: 'release', reason: 'folgt', ...past('heinrich') });
}

async function hasMeasure(w: World): Promise<void> {
  const text = {
    kind: 'CORRECTION',
    need: 'Liste fehlt',
    cause: '',
    action: 'Liste anlegen',
    owner: w.people.id('carla'),
    priority: 'HIGH',
    means: '',
    plans: [],
    resources: [],
  } as const;
  const rest = { domain: 'MI-ITN', wish: '', number: 'M-2026-001', origin: 'NONE', reference: '' } as const;
  const past = { at: w.now() - 90 * 86_400_000, by: w.people.id('carla') };
  const create = { type: 'create', ...rest, text, dueOn: '2026-11-02', predecessor: '', past } as const;
  await w.app().entry.execute(measures, 'MI-ITN.M-2026-001', create, setup);
}

const says = async (w: World, name: string, text: string): Promise<string> => {
  await w.types(name, text);
  const heard = w.hears(name, 'note');
  return heard.text;
};

describe('the words status and plan', () => {
  story('say to each what she may see, in her own chat', async (w) => {
    await hasPlan(w, 'grund', {}, '2025-11-01');
    await hasPlan(w, 'netz', { title: 'Netzbetrieb', owner: w.people.id('liam') }, '2026-06-01');
    await hasMeasure(w);

    expect((await says(w, 'aylin', 'status')).split('\n')).toEqual([
      'Notfallvorsorge: IT.Niedersachsen',
      '1 Plan ist zu überprüfen: Grunddienste.',
      '[Pläne öffnen]',
      '1 Maßnahme ist überfällig: M-2026-001.',
      '[Maßnahmen öffnen]',
      '2 Pläne sind nicht oder nicht mehr nachgewiesen: Grunddienste und weitere.',
      '[Pläne öffnen]',
    ]);
    expect((await says(w, 'jonas', 'Status!')).split('\n')).toEqual([
      'Ihr Stand in der Notfallvorsorge',
      'Plan „Grunddienste“: Freigegeben, Version 1, Überprüfung fällig',
      '[Öffnen]',
    ]);
    const carla = await says(w, 'carla', 'status');
    expect(carla).toContain('Maßnahme M-2026-001: Offen, überfällig seit 02.11.2026');
    expect(carla).toContain('Ihre Rolle im Krisenstab: Personal (MI-ITN)');
    expect(carla).not.toContain('Grunddienste');
    // Of another house nobody sees anything, and the Zentralstelle no register.
    for (const name of ['emine', 'elke'])
      expect(await says(w, name, 'plan grunddienste')).toContain('finden wir nichts');

    const found = await says(w, 'aylin', 'status e-akte');
    expect(found).toContain('Grunddienste: Freigegeben, Version 1, Überprüfung fällig');
    expect(found).toContain('Zuerst: Basis-Mail einschalten.');
    const { email } = w.people.person('jonas');
    expect(found).toContain(`Ansprechperson: Jonas Feldhusen, ${email}`);
    expect(found).not.toMatch(/0511|\+49|\b(BAO|GFP|WAP|MTPD|RTO)\b/);
    expect(await says(w, 'aylin', 'plan netzbetreib')).toContain('Meinten Sie: Netzbetrieb?');
    await w.types('aylin', 'plan');
    expect(w.hears('aylin', 'note').text).toContain('Bitte schreiben Sie ein Wort dazu');

    // Where others read along nothing of it is said.
    await w.types('aylin', '@BCM-Lotse status', { in: '#MI-ITN' });
    expect(w.hears('#MI-ITN', 'note').text).toContain('nur in Ihrem eigenen Chat');
  });

  story('an open alarm stands first', async (w) => {
    await hasPlan(w, 'grund', {}, '2025-11-01');
    await w.raises('ole');
    for (const line of w.unheard()) w.hears(line.split(': ')[0] as string, line.split(': ')[1] as 'alarm');
    const [, first] = (await says(w, 'maren', 'status')).split('\n');
    expect(first).toBe('1 Alarm ist offen. Das geht vor.');
  });
});
