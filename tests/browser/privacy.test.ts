// Page Datenschutz in a real browser: a hold placed and lifted, what is wrong said in one sentence, every theme and a telephone.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepingRules } from '../../src/domain/keeping-rules.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, openPage, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

const nights = keepingRules.filter(({ deleted }) => deleted === 'night');
let local: LocalProcess;
let browser: Browser;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function open(who: Cast): Promise<Seat> {
  const seat = await sitDown(browser, local.url, who, { width: 1280, height: 1200 });
  await seat.openTab();
  return seat;
}

async function complaints({ page }: Seat): Promise<readonly string[]> {
  const all: string[] = [];
  for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
    await wearTheme(page, theme);
    // Desk and tab are two documents; each has its own banner.
    const found = await new AxeBuilder({ page })
      .exclude('[data-tabster-dummy]')
      .disableRules(['landmark-unique'])
      .analyze();
    all.push(...found.violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`));
  }
  return all;
}

it('shows what tonight would delete; a hold is placed and lifted with a reason; nobody else comes here', async () => {
  const seat = await open('raghunathan');
  const { page, tab } = seat;
  const wide = () => tab.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await openPage(tab, 'Datenschutz', 'Verwaltung');
  await tab.getByRole('heading', { name: 'Löschsperren' }).waitFor();
  await tab.getByText('Es gilt keine Löschsperre.').waitFor();
  // Rules by which nights delete say so in numbers; the others have no preview.
  expect(await tab.getByText('Würde löschen:').count()).toBe(nights.length);
  expect(await tab.getByText('Würde löschen: nichts').count()).toBe(nights.length);

  await tab.getByRole('button', { name: 'Sperre setzen' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Sperre setzen' });
  const place = dialog.getByRole('button', { name: 'Sperre setzen' });
  await dialog.getByLabel('Nummer oder Kennung').fill('XX-YYY');
  await dialog.getByLabel('Grund').fill('Aktenzeichen 12-34');
  await place.click();
  await dialog.getByText('wurde nichts gefunden').waitFor();
  expect(await complaints(seat)).toEqual([]);
  await dialog.getByLabel('Was gesperrt wird').selectOption('phone-list');
  await dialog.getByLabel('Nummer oder Kennung').fill('MI-ITN');
  await dialog.getByLabel('Grund').fill('kurz');
  await place.click();
  await dialog.getByText('mindestens 10 Zeichen').waitFor();
  await dialog.getByLabel('Grund').fill('Aktenzeichen 12-34');
  await place.click();
  await dialog.waitFor({ state: 'detached' });
  await tab.getByText('Ausdrucke der Telefonliste MI-ITN').waitFor();
  await tab.getByText('Aktenzeichen 12-34').waitFor();
  expect(await complaints(seat)).toEqual([]);
  await resize(page, { width: 360, height: 740 });
  expect(await wide()).toBe(0);
  await resize(page, { width: 1280, height: 1200 });

  await tab.getByRole('button', { name: 'Sperre aufheben: MI-ITN' }).click();
  const lifting = tab.getByRole('dialog');
  await lifting.getByLabel('Grund').fill('Verfahren beendet');
  await lifting.getByRole('button', { name: 'Sperre aufheben' }).click();
  await tab.getByText('Es gilt keine Löschsperre.').waitFor();

  // Whoever does not run the system has no such entry, and an old link leads to no numbers.
  const other = await open('jonas');
  const menu = other.tab.getByRole('navigation', { name: 'Seiten' });
  expect(await menu.getByRole('link', { name: 'Datenschutz' }).count()).toBe(0);
  await other.tab.locator('html').evaluate(() => {
    history.pushState(null, '', '?page=privacy');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await other.tab.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await other.tab.getByRole('button', { name: 'Sperre setzen' }).count()).toBe(0);
  expect(await other.tab.getByText('Würde löschen:').count()).toBe(0);
});
