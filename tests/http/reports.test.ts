// The reports over HTTP: to the Behördenleitung as it is recorded now, to the Zentralstelle from released figures only.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/connectors/workbook.ts';
import { bcmsOfDomains, usualBcms } from '../../src/domain/bcms.ts';
import { type Deviation, deviations } from '../../src/domain/deviation.ts';
import { pdfPages } from '../connectors/pdf-text.ts';
import { type House, openHouse } from './house.ts';
import type { Name } from './house-people.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const domain = 'MI-ALF';
const setup = { system: 'setup' } as const;
const deviation: Deviation = {
  id: 'MI-ALF.bcll-4-3',
  domain,
  requirement: 'BCLL 4.3',
  modal: 'MUSS',
  reason: 'Personal fehlt bis Sommer',
  boardInformedOn: null,
  riskAcceptedBy: null,
  riskAcceptedOn: null,
  validTo: null,
  closedOn: null,
};
async function report(audience: 'management' | 'central', format: 'pdf' | 'xlsx' = 'pdf', name: Name = 'cord') {
  const response = await house.open(name, `/api/reports?domain=${domain}&audience=${audience}&format=${format}`);
  return { status: response.status, file: Buffer.from(await response.arrayBuffer()) };
}
const words = (file: Buffer) => pdfPages(file).join('\n').replaceAll(/\s+/g, ' ');

describe('the report to the Behördenleitung', () => {
  it('follows the list of the management review, says what is needed, and names what is missing', async () => {
    await house.entry.execute(deviations, deviation.id, { type: 'put', value: deviation }, setup);
    const { status, file } = await report('management');
    expect(status).toBe(200);
    const text = words(file);
    const parts = [
      '1 Was ich von Ihnen brauche',
      '2 Stand früherer Maßnahmen',
      '3 Veränderungen innen und außen',
      '4 Kennzahlen und Entwicklung',
      '5 Abweichungen von der Leitlinie',
      '6 Ergebnisse von Prüfungen',
      '7 Rückmeldungen von Beteiligten Dazu liegen keine Daten vor.',
      '8 Eignung von Leitlinie und Zielen',
      '9 Mittel zur Verbesserung und Chancen',
      '10 Ergebnisse der Business-Impact-Analyse',
      '11 Überprüfung der Dokumente',
      '12 Nicht ausreichend abgesichert',
      '13 Lehren aus Störungen, Notfällen und Übungen',
      '14 Entscheidung der Behördenleitung',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
    expect(text).toContain('Bitte benennen Sie eine/n BC-Beauftragte/n.');
    expect(text).toContain('Bitte entscheiden Sie über die Risikoübernahme bei 1 MUSS-Abweichung.');
    expect(text).toContain('Personal fehlt bis Sommer');
    expect(text).toContain('K1 Abdeckung BIA');
    await house.entry.execute(
      bcmsOfDomains,
      domain,
      { type: 'put', value: { domain, ...usualBcms, bcOfficer: 'p-cord0000', guidelineDay: '2026-01-05' } },
      setup,
    );
    const later = words((await report('management')).file);
    expect(later).not.toContain('Bitte benennen Sie');
    expect(later).toContain('Leitlinie vom: 05.01.2026');
  });

  it('is the same as a workbook, part by part', async () => {
    const sheets = await readWorkbook((await report('management', 'xlsx')).file);
    expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual([
      'Bericht',
      '1 Was ich von Ihnen brauche',
      '2 Stand früherer Maßnahmen',
    ]);
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual(['Vertraulichkeit', 'Intern']);
    const figures = sheets.find(({ name }) => name.startsWith('4 '));
    expect(figures?.rows[0]?.slice(0, 2)).toEqual(['Kennzahl', 'Wert']);
  });
});

describe('the report to the Zentralstelle', () => {
  it('is made of released figures only, and is refused while nothing is released', async () => {
    expect((await report('central')).status).toBe(409);
    await house.entry.execute(deviations, deviation.id, { type: 'put', value: deviation }, setup);
    const draft = { domain, remark: 'Umzug bis März', support: 'Muster für GFP' };
    const drafted = await house.ask<{ draft: { asOf: number } }>('cord', '/api/kpi/release/draft', { body: draft });
    expect((await report('central')).status).toBe(409);
    const { asOf } = drafted.json.draft;
    expect((await house.ask('alma', '/api/kpi/release/release', { body: { domain, asOf } })).status).toBe(200);
    // What came after the release is not in it.
    const second = { ...deviation, id: 'MI-ALF.bcll-6-3', requirement: 'BCLL 6.3' };
    await house.entry.execute(deviations, second.id, { type: 'put', value: second }, setup);
    const text = words((await report('central')).file);
    expect(text).toContain('MUSS-Abweichungen 1 offen, davon 1 ohne Risikoübernahme.');
    expect(text).toContain('Bitte um Unterstützung Muster für GFP');
    expect(text).toContain('BC-Beauftragte/r benannt: nein');
    expect(text).not.toContain('Personal fehlt');
    expect(text).not.toContain('Saat-');
    expect((await report('central', 'pdf', 'olga')).status).toBe(200);
  });
});

it.each(['nils', 'olga', 'adam', 'bea'] as const)('is nothing for %s', async (name) => {
  expect((await report('management', 'pdf', name)).status).toBe(404);
  // The Zentralstelle may ask for what is released, and nothing is.
  expect((await report('central', 'pdf', name)).status).toBe(name === 'olga' ? 409 : 404);
});
