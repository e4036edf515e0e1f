// The emergency entrance in a real browser without Teams: sheets printed, a code typed, the Lage seen; nothing of Microsoft loaded.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfPages } from '../connectors/pdf-text.ts';
import { launchBrowser } from '../support/browser.ts';
import { openPage, type Seat, sitDown } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;
let outside: Page;
let code: string;
const asked: string[] = [];
/** What was refused to the window outside, but for the door itself. */
const refused: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await sitDown(browser, local.url, 'ole');
  await ole.openTab();
  const phone = { locale: 'de-DE', viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;
  outside = await (await browser.newContext(phone)).newPage();
  outside.on('request', (request) => asked.push(new URL(request.url()).host));
  outside.on('response', (answer) => {
    if (answer.status() === 403 && !answer.url().endsWith('/enter')) refused.push(answer.url());
  });
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function printSheets(): Promise<string> {
  await openPage(ole.tab, 'Notfallzugang', 'Verwaltung');
  await ole.tab.getByRole('heading', { name: /Es gibt keine gültigen Zettel/ }).waitFor();
  await ole.tab.getByRole('button', { name: 'Neue Zettel drucken' }).click();
  const [file] = await Promise.all([
    ole.page.waitForEvent('download'),
    ole.tab.getByRole('dialog').getByRole('button', { name: 'Neue Zettel drucken' }).click(),
  ]);
  await ole.tab.getByRole('heading', { name: '8 Zettel gelten.' }).waitFor();
  const pages = pdfPages(readFileSync(await file.path()));
  const own = pages.find((page) => page.includes('Ole Brüggemann')) ?? '';
  return /^[2-9A-Z]{4}( [2-9A-Z]{4}){3}$/m.exec(own)?.[0] ?? '';
}

const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

/** The page outside in each set of colours the system may ask for, each measured once it is drawn. */
async function inAllColors(name: string): Promise<void> {
  const light = { colorScheme: 'light', forcedColors: 'none' } as const;
  for (const colors of [{ forcedColors: 'active' }, { ...light, colorScheme: 'dark' }, light] as const) {
    await outside.emulateMedia(colors);
    const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    await outside.evaluate(drawn);
    await picture(outside, `${name}-${Object.values(colors)[0]}`);
    expect(await axe(outside), name).toEqual([]);
  }
}

describe('without Teams', () => {
  it('a code from the sealed sheet leads to the Lage, on a phone, and nothing is asked of Microsoft', async () => {
    code = await printSheets();
    await outside.goto(`${local.url}/notfall`);
    await outside.getByRole('heading', { name: 'Notfallzugang' }).waitFor();
    await inAllColors('entrance');
    await outside.getByLabel('Bereich').fill('mi-itn');
    await outside.getByLabel('Code auf dem Zettel').fill('ABCD EFGH JKLM NPQR');
    await outside.getByRole('button', { name: 'Öffnen' }).click();
    await outside
      .getByRole('alert')
      .getByText(/passen nicht zusammen/)
      .waitFor();
    await outside.getByLabel('Code auf dem Zettel').fill(code);
    await outside.keyboard.press('Enter');
    await outside.getByRole('heading', { name: 'Lage', level: 1 }).waitFor();
    // Above every page stands what is open here, and the menu offers nothing else.
    await outside.getByText(/Sie können alarmieren, die Lage lesen, Anrufe eintragen und Alarme beenden/).waitFor();
    const links = outside.getByRole('navigation', { name: 'Seiten' }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(['Lage', 'Alarmieren']);
    await picture(outside, 'entrance-lage');
    expect(await axe(outside)).toEqual([]);
    await outside.reload();
    await outside.getByRole('heading', { name: 'Lage', level: 1 }).waitFor();
    expect([...new Set(asked)]).toEqual([new URL(local.url).host]);
  });

  it('the same code opens nothing a second time', async () => {
    const second = await (await browser.newContext({ locale: 'de-DE' })).newPage();
    await second.goto(`${local.url}/notfall`);
    await second.getByLabel('Bereich').fill('MI-ITN');
    await second.getByLabel('Code auf dem Zettel').fill(code);
    await second.keyboard.press('Enter');
    await second
      .getByRole('alert')
      .getByText(/passen nicht zusammen/)
      .waitFor();
    await picture(second, 'entrance-twice');
    await second.context().close();
  });

  it('everybody who alarms and whoever looks after information security is told at once', async () => {
    for (const who of ['maren', 'tjark'] as const) {
      const seat = await sitDown(browser, local.url, who);
      const told = seat.page.getByRole('article').filter({ hasText: 'NOTFALLZUGANG GEÖFFNET' });
      await told.getByText(/Ole Brüggemann hat um .+ den Notfallzugang geöffnet/).waitFor();
      // Only whoever alarms can close it; the others are told whom to ring up.
      const closes = who === 'maren';
      await told.getByText(closes ? /schließen Sie den Zugang im Tab/ : /jemanden, der hier alarmieren darf/).waitFor();
      expect(await told.getByText('Im Tab ansehen').count()).toBe(closes ? 1 : 0);
      await picture(seat.page, `told-${who}`);
      await seat.page.context().close();
    }
  });

  it('raises, reads, notes a call and ends; what waits for Microsoft is not offered, and nothing is refused', async () => {
    await outside.getByRole('navigation', { name: 'Seiten' }).getByRole('link', { name: 'Alarmieren' }).click();
    await outside.getByRole('button', { name: /Ransomware/ }).click();
    await picture(outside, 'entrance-raise');
    await outside.getByRole('button', { name: 'Ernstfall auslösen', exact: true }).click();
    await outside.getByRole('button', { name: 'Ja, Ernstfall auslösen' }).click();
    await outside.getByRole('heading', { name: 'Wer kommt' }).waitFor();
    await picture(outside, 'entrance-alarm');
    expect(await outside.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    // The checklist and the journal can be read; what can be done is what the sentence on top says.
    const offered = await outside.getByRole('main').locator('button:enabled:not([aria-pressed])').allInnerTexts();
    expect(offered.filter((name) => !/^(prüfbar|für Tabellen|Alle)/.test(name))).toEqual([
      'Entwarnung',
      'Fehlalarm',
      'Abbruch',
      'Antwort vom Telefon notieren',
    ]);
    const dialog = outside.getByRole('dialog');
    await outside.getByRole('button', { name: 'Antwort vom Telefon notieren' }).click();
    const who = dialog.getByLabel('Wen haben Sie erreicht?');
    const tjark = who.locator('option', { hasText: 'Tjark Osterloh' });
    await who.selectOption(await tjark.getAttribute('value'));
    await picture(outside, 'entrance-record');
    await dialog.getByRole('button', { name: 'Notieren', exact: true }).click();
    await outside.getByText(/Notiert: Tjark Osterloh, telefonisch erreicht/).waitFor();
    await outside.getByRole('button', { name: 'Fehlalarm', exact: true }).click();
    await dialog.getByRole('radio').first().check();
    await picture(outside, 'entrance-end');
    await dialog.getByRole('button', { name: 'Fehlalarm bekannt geben' }).click();
    await outside.getByText('Der Alarm ist beendet. Die Korrektur ist unterwegs.').waitFor();
    await outside.locator('.ending').getByText('Fehlalarm').waitFor();
    await picture(outside, 'entrance-ended');
  });

  it('whoever alarms sees who came in, and shuts the entrance', async () => {
    await ole.tab.getByRole('listitem').getByText('offen').waitFor();
    await picture(ole.page, 'page');
    await ole.tab.getByRole('button', { name: 'Schließen', exact: true }).last().click();
    await ole.tab.getByRole('listitem').getByText('geschlossen').waitFor();
    expect(refused).toEqual([]);
    await outside.reload();
    await outside.getByRole('heading', { name: 'Lage', level: 1 }).waitFor({ state: 'detached' });
    // Her window forgets the pass when she says so.
    await outside.getByRole('button', { name: 'Abmelden' }).click();
    await outside.getByLabel('Code auf dem Zettel').waitFor();
    expect(await outside.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
