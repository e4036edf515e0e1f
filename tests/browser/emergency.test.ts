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
const asked: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await sitDown(browser, local.url, 'ole');
  await ole.openTab();
  outside = await (await browser.newContext({ locale: 'de-DE', viewport: { width: 360, height: 740 } })).newPage();
  outside.on('request', (request) => asked.push(new URL(request.url()).host));
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

const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

describe('without Teams', () => {
  it('a code from the sealed sheet leads to the Lage, on a phone, and nothing is asked of Microsoft', async () => {
    const code = await printSheets();
    await outside.goto(`${local.url}/notfall`);
    await outside.getByRole('heading', { name: 'Notfallzugang' }).waitFor();
    if (process.env.PICTURES) await outside.screenshot({ path: `${process.env.PICTURES}/entrance.png` });
    expect(await axe(outside)).toEqual([]);
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
    if (process.env.PICTURES) await outside.screenshot({ path: `${process.env.PICTURES}/entrance-lage.png` });
    await outside.reload();
    await outside.getByRole('heading', { name: 'Lage', level: 1 }).waitFor();
    expect([...new Set(asked)]).toEqual([new URL(local.url).host]);
  });

  it('whoever alarms sees who came in, and shuts the entrance', async () => {
    await ole.tab.getByRole('listitem').getByText('offen').waitFor();
    if (process.env.PICTURES) await ole.page.screenshot({ path: `${process.env.PICTURES}/page.png` });
    await ole.tab.getByRole('button', { name: 'Schließen', exact: true }).last().click();
    await ole.tab.getByRole('listitem').getByText('geschlossen').waitFor();
    await outside.reload();
    await outside.getByRole('heading', { name: 'Lage', level: 1 }).waitFor({ state: 'detached' });
    // Her window forgets the pass when she says so.
    await outside.getByRole('button', { name: 'Abmelden' }).click();
    await outside.getByLabel('Code auf dem Zettel').waitFor();
    expect(await outside.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
