// The printed handbook: the same bytes for the same data, contents that lead to the right pages, and read by poppler where it is.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { handbookPdf } from '../../src/connectors/handbook-pdf.ts';
import { textsFor } from '../../src/texts/index.ts';
import { sampleHandbook } from './handbook-sample.ts';
import { pdfPages } from './pdf-text.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const handbook = sampleHandbook(12);

describe('the printed handbook', () => {
  it('gives the same bytes for the same data, in both languages', async () => {
    const [one, two, english] = await Promise.all([
      handbookPdf(handbook, textsFor('de')),
      handbookPdf(handbook, textsFor('de')),
      handbookPdf(handbook, textsFor('en')),
    ]);
    expect(one.equals(two)).toBe(true);
    expect(pdfPages(english)[0]).toContain('Emergency handbook');
  });

  it('has contents that name the pages on which the chapters stand', async () => {
    const pages = pdfPages(await handbookPdf(handbook, textsFor('de')));
    const lines = (pages[1] ?? '').split('\n');
    const chapters = [
      '1  Alarmierung',
      '4  Zeitkritische Prozesse',
      '9  Vordrucke',
      '10  Notfallkarten zum Ausschneiden',
    ];
    for (const name of chapters) {
      const page = Number(lines[lines.indexOf(name) + 1]);
      expect(pages[page - 1]?.split('\n')[0]).toBe(name);
    }
    expect(pages.at(-1)).toContain(
      `Intern · Notfallhandbuch MF-NLBV, Ausgabe 3, Exemplar 7 · Seite ${pages.length} von ${pages.length}`,
    );
  });

  it('says what is missing where a domain has recorded nothing', async () => {
    const { content } = sampleHandbook(1);
    const empty = {
      ...content,
      roles: [],
      management: [],
      processes: [],
      plans: [],
      documents: [],
      resources: [],
      providers: [],
    };
    const text = pdfPages(await handbookPdf({ ...handbook, content: empty }, textsFor('de'))).join('\n');
    expect(text).toContain('Es sind keine zeitkritischen Prozesse erfasst.');
    expect(text).toContain('Es ist kein Dienstleister mit Notfallnummer erfasst.');
  });

  // An independent reader: poppler-utils of Debian. Without it there is nothing to compare with.
  it.skipIf(!hasPoppler)('is read by poppler, page by page, as a tagged A4 document', async () => {
    const file = await handbookPdf(handbook, textsFor('de'));
    const info = spawnSync('pdfinfo', ['-'], { input: file }).stdout.toString();
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/);
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file }).stdout.toString();
    expect(text.split('\f').length - 1).toBe(pdfPages(file).length);
    for (const said of ['Wiebke Çelik-Yıldız', 'Rechenwerk GmbH', '0511 555-0177', 'ersetzt', 'Bank informieren']) {
      expect(text.toLowerCase()).toContain(said.toLowerCase().replaceAll(' ', text.includes(said) ? ' ' : '\u00a0'));
    }
  });
});
