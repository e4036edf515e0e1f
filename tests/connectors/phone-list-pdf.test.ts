// The printed lists, read back: what stands on them, what must not, and that they are made for screen readers, too.
import { describe, expect, it } from 'vitest';
import { paper } from '../../src/connectors/paper.ts';
import { phoneListPdf } from '../../src/connectors/phone-list-pdf.ts';
import type { Copy } from '../../src/domain/phone-list.ts';
import type { PhoneListPaper, PhoneListRow } from '../../src/http/phone-list.ts';
import { textsFor } from '../../src/texts/index.ts';
import { pdfPages } from './pdf-text.ts';

/** 21.11.2026, 18:44 Uhr in Hannover. */
const now = Date.UTC(2026, 10, 21, 17, 44);
const copy: Copy = {
  copy: 7,
  holder: 'Stabsraum A, Schrank 2',
  version: 12,
  printedAt: now,
  expiresAt: now + 90 * 86_400_000,
  replaces: 5,
  returnedAt: null,
};
const replaced: Copy = { ...copy, copy: 5, printedAt: Date.UTC(2026, 7, 3, 10) };
const row = (more: Partial<PhoneListRow> = {}): PhoneListRow => ({
  role: 'IT',
  rank: 0,
  name: 'Aylin Yıldız',
  numbers: [{ number: '+495115550101', kind: 'service' }],
  ways: ['teams', 'email', 'sms'],
  confirmedAt: now - 86_400_000,
  ...more,
});
const list = (more: Partial<PhoneListPaper> = {}): PhoneListPaper => ({
  domain: {
    id: 'MI-ITN',
    name: 'IT.Niedersachsen',
    authority: 'Landesbetrieb IT.Niedersachsen',
    callIn: { number: '0511 555-0199', pin: '4711' },
    room: 'Stabsraum A (Raum 1.12)',
  },
  version: 12,
  printedAt: now,
  issue: { copy, replaced },
  rows: [row(), row({ role: 'HR', rank: null, name: '', numbers: [], ways: [] })],
  ...more,
});
const words = async (given: PhoneListPaper, language: 'de' | 'en' = 'de') =>
  pdfPages(await phoneListPdf(given, textsFor(language)));
/** Lines broken inside a cell are one text again. */
const flat = (page: string | undefined) => (page ?? '').replace(/\s+/g, ' ');

describe('Alarmliste mit Rufnummern', () => {
  it('says which copy it is, who keeps it, what it replaces, and until when it is good', async () => {
    const [page] = await words(list());
    for (const part of [
      'Alarmliste mit Rufnummern',
      'Druck: 21.11.2026, 18:44 Uhr',
      'Fassung: 12, ersetzt Ausgabe vom 03.08.2026 (Exemplar 5)',
      'Exemplar: 7',
      'Aufbewahrt von: Stabsraum A, Schrank 2',
      'Gültig bis: 19.02.2027',
      'Telefonkonferenz: 0511 555-0199, PIN 4711',
      'Bitte geben Sie diese Liste nach Ablauf',
      'Seite 1 von 1',
    ]) {
      expect(flat(page)).toContain(part);
    }
  });

  it('has the columns for writing by hand, and names whole', async () => {
    const [page] = await words(list());
    for (const part of [
      'Rolle',
      'Rang',
      'Name',
      'Dienststelle',
      'Kanal 1',
      'Kanal 3',
      'bestätigt am',
      'alarmiert durch',
      'erreicht um',
      'Aylin Yıldız',
      '0511 5550101',
      '20.11.2026',
      'nicht besetzt',
    ]) {
      expect(flat(page)).toContain(part);
    }
  });

  it('loses no number when somebody has more than there are columns', async () => {
    const numbers = ['1', '2', '3', '4'].map((last) => ({ number: `+49511555010${last}`, kind: 'service' as const }));
    const [page] = await words(list({ rows: [row({ numbers })] }));
    for (const { number } of numbers) expect(flat(page)).toContain(`0511 ${number.slice(6)}`);
  });

  it('the first copy of a holder says so', async () => {
    expect(flat((await words(list({ issue: { copy, replaced: null } })))[0])).toContain(
      'erste Ausgabe für diese Stelle',
    );
  });

  it('goes on over pages with its head, and never breaks a row', async () => {
    const pages = await words(
      list({ rows: Array.from({ length: 90 }, (_, n) => row({ name: `Person ${n} Ende${n}.` })) }),
    );
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(flat(page)).toContain(`Seite ${index + 1} von ${pages.length}`);
      expect(page).toContain('Kanal 2');
    });
    for (let n = 0; n < 90; n += 1) {
      const whole = pages.filter((page) => flat(page).includes(`Person ${n} Ende${n}.`));
      expect(whole).toHaveLength(1);
    }
  });
});

describe('Alarmierungsliste', () => {
  it('names ways instead of numbers', async () => {
    const [page] = await words(list({ issue: null }));
    expect(flat(page)).toContain('Alarmierungsliste');
    expect(flat(page)).toContain('Teams E-Mail SMS');
    expect(flat(page)).not.toContain('5550101');
    expect(flat(page)).not.toContain('Exemplar');
  });
});

describe('paper', () => {
  it('the same list gives the same bytes', async () => {
    const [one, other] = await Promise.all([
      phoneListPdf(list(), textsFor('de')),
      phoneListPdf(list(), textsFor('de')),
    ]);
    expect(one.equals(other)).toBe(true);
  });

  it('is tagged, names its language and its title, and embeds its fonts', async () => {
    const text = (await phoneListPdf(list(), textsFor('en'))).toString('latin1');
    for (const part of [
      '<pdfuaid:part>1</pdfuaid:part>',
      '/Lang (en-GB)',
      '/Marked true',
      '/S /Table',
      '/S /TH',
      '/S /H1',
      '/DisplayDocTitle true',
      '/FontFile2',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Helvetica');
  });

  it('an exercise is marked in the first and last line of every page', async () => {
    const sheet = paper({ title: 'T', language: 'de', at: now, mark: 'ÜBUNG', footer: (page, of) => `${page}/${of}` });
    sheet.heading('Lage');
    for (let n = 0; n < 120; n += 1) sheet.paragraph(`Absatz ${n}`);
    const pages = pdfPages(await sheet.end());
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.split('\n').filter((line) => line === 'ÜBUNG')).toHaveLength(2);
  });
});
