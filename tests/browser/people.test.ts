// The page Personen & Rollen in a real browser: gaps, editing by keyboard, undo, saving, conflict, my own number; and axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openPage, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await open();
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function open(): Promise<Seat> {
  const seat = await sitDown(browser, local.url, 'ole');
  seat.page.on('pageerror', (error) => faults.push(error.message));
  await seat.openTab();
  await openPage(seat.tab, 'Personen & Rollen', 'Krisenstab');
  await seat.tab.getByRole('heading', { name: 'Rollen und Reihenfolge' }).waitFor();
  return seat;
}

const role = (seat: Seat) => seat.tab.locator('#role-IT');

describe('the menu', () => {
  it('opens by keyboard, is walked with arrows, and Escape leads back to its button', async () => {
    const menu = ole.tab.getByRole('navigation', { name: 'Seiten' });
    const button = menu.getByRole('button', { name: 'Krisenstab' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.press('ArrowDown');
    const focused = () => ole.tab.locator(':focus').innerText();
    expect(await focused()).toBe('Personen & Rollen');
    await ole.page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Eskalationsplan');
    await ole.page.keyboard.press('Escape');
    expect(await focused()).toBe('Krisenstab');
    expect(await menu.getByRole('link', { name: 'Eskalationsplan' }).count()).toBe(0);
  });

  it('is one line on a phone, with every page of the person behind one button', async () => {
    await resize(ole.page, { width: 360, height: 740 });
    const menu = ole.tab.getByRole('navigation', { name: 'Seiten' });
    const all = menu.getByRole('button', { name: 'Menü' });
    await all.press('Enter');
    expect((await ole.tab.getByRole('banner').boundingBox())?.height).toBeLessThan(50);
    const names = await menu.locator('.menu-list').getByRole('link').allInnerTexts();
    // Others add their pages: what is pinned stands there, too, and every group the person has pages in.
    expect(names.slice(0, 2)).toEqual(['Lage', 'Alarmieren']);
    expect(names).toEqual(expect.arrayContaining(['Verfügbarkeit', 'Eskalationsplan', 'Erreichbarkeit']));
    await menu.getByRole('link', { name: 'Personen & Rollen' }).press('Enter');
    expect(await all.getAttribute('aria-expanded')).toBe('false');
    await resize(ole.page, { width: 1280, height: 900 });
  });
});

describe('people and roles', () => {
  it('shows what is missing and leads to the role', async () => {
    await ole.tab.getByRole('button', { name: 'Zur Rolle Backoffice' }).first().click();
    expect(await ole.tab.locator('#role-BACK_OFFICE').evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('is edited by keyboard; a removal is taken back', async () => {
    await role(ole).getByRole('button', { name: 'IT bearbeiten' }).click();
    await role(ole).getByRole('button', { name: 'Tjark Osterloh nach unten' }).focus();
    await ole.page.keyboard.press('Alt+ArrowDown');
    await ole.tab
      .getByText('1 Änderung ist nicht gespeichert.')
      .or(ole.tab.getByText('2 Änderungen sind nicht gespeichert.'))
      .waitFor();
    await role(ole).getByRole('button', { name: 'Priya Raghunathan entfernen' }).click();
    await ole.tab.getByText('Priya Raghunathan steht nicht mehr in der Rolle IT.').waitFor();
    await ole.tab.getByRole('button', { name: 'Rückgängig' }).click();
    await role(ole).getByRole('button', { name: 'Priya Raghunathan entfernen' }).waitFor();
  });

  it('has no accessibility faults while editing, in every theme', async () => {
    for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
      await wearTheme(ole.page, theme);
      const found = await new AxeBuilder({ page: ole.page })
        .exclude('[data-tabster-dummy]')
        .disableRules(['landmark-unique'])
        .analyze();
      expect(found.violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it('shows what somebody else saved meanwhile, and puts both together', async () => {
    const other = await open();
    await role(other).getByRole('button', { name: 'IT bearbeiten' }).click();
    await role(other).getByLabel('Ankunft spätestens nach (Minuten)').fill('30');
    await other.tab.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await other.tab.getByText('Gespeichert. Die neue Fassung gilt').waitFor();
    await ole.tab.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await ole.tab.getByText('Jemand anderes hat inzwischen gespeichert.').waitFor();
    await ole.tab.getByText('IT: Ankunft war innerhalb von 60, jetzt von 30 Minuten.').first().waitFor();
    await ole.tab.getByRole('button', { name: 'Neuen Stand übernehmen' }).click();
    await role(ole).getByText('Ankunft innerhalb von 30 Minuten').waitFor();
  });

  it('keeps my own number, as written by a person', async () => {
    const mine = ole.tab.getByRole('region', { name: 'Meine Erreichbarkeit' });
    await mine.getByRole('button', { name: 'Nummer hinzufügen' }).click();
    await mine.getByLabel('Rufnummer', { exact: true }).last().fill('0511 555-0107');
    await mine.getByRole('button', { name: 'Speichern' }).click();
    await mine.getByRole('button', { name: 'Stimmt noch' }).click();
    await ole.tab.getByText('Danke, bestätigt.').waitFor();
  });

  it('showed no script error', () => expect(faults).toEqual([]));
});
