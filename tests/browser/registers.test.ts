// Processes in a real browser: found, rated by keyboard with figures that follow, saved, taken back, merged; limits tried; and axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, openPage, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await open('ole');
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function open(who: Cast): Promise<Seat> {
  const seat = await sitDown(browser, local.url, who);
  seat.page.on('pageerror', (error) => faults.push(error.message));
  await seat.openTab();
  await openPage(seat.tab, 'Prozesse', 'Vorsorge');
  await seat.tab.getByRole('table').waitFor();
  return seat;
}

async function openProcess(seat: Seat): Promise<void> {
  await seat.tab.getByRole('searchbox', { name: 'Suchen' }).fill('rechenzentren');
  await seat.tab.getByText('1 Eintrag', { exact: true }).waitFor();
  await seat.tab.getByRole('link', { name: 'Betrieb der Rechenzentren' }).click();
  await seat.tab.getByRole('grid').waitFor();
}

const cell = (seat: Seat, name: RegExp) => seat.tab.getByRole('gridcell', { name });
const save = (seat: Seat) => seat.tab.getByRole('button', { name: 'Speichern', exact: true }).click();
const figure = (seat: Seat, name: string) =>
  seat.tab.getByRole('region', { name: 'Was daraus folgt' }).locator('div', { hasText: name }).locator('dd').first();

describe('the list', () => {
  it('is filtered, sorted and searched, and says what is missing', async () => {
    await ole.tab.getByRole('button', { name: /^Mit Lücken/ }).click();
    await ole.tab.getByText('3 Einträge', { exact: true }).waitFor();
    await ole.tab.getByRole('button', { name: 'Lücken', exact: true }).click();
    await ole.tab
      .getByRole('columnheader', { name: 'Lücken' })
      .and(ole.tab.locator('[aria-sort="ascending"]'))
      .waitFor();
    await ole.tab.getByRole('searchbox', { name: 'Suchen' }).fill('gibtesnicht');
    await ole.tab.getByText('Kein Eintrag passt zu dieser Auswahl.').waitFor();
    await ole.tab.getByRole('button', { name: 'Auswahl aufheben' }).click();
    await ole.tab.getByText('12 Einträge', { exact: true }).waitFor();
  });
});

describe('a process', () => {
  it('says its gaps in words with what to do, and is rated by keyboard while its figures follow', async () => {
    await openProcess(ole);
    await ole.tab.getByText('„Rechenzentrum Hannover“ ist erst nach 12 Std. wieder da').waitFor();
    expect(await figure(ole, 'MTPD').innerText()).toBe('24 Std.');
    await cell(ole, /^Aufgabenerfüllung, nach 24 Std\./).focus();
    await ole.page.keyboard.press('2');
    expect(await figure(ole, 'MTPD').innerText()).toBe('3 Tage');
    // As in a spreadsheet, the next cell has the focus.
    const focused = () => ole.tab.locator(':focus').getAttribute('aria-label');
    expect(await focused()).toMatch(/^Aufgabenerfüllung, nach 3 Tage/);
    await ole.page.keyboard.press('1');
    await ole.page.keyboard.press('ArrowLeft');
    await ole.page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^Aufgabenerfüllung, nach 24 Std\.: 2 mittel/);
  });

  it('with damage that falls is not saved: scenario and time are named, nothing is lost', async () => {
    await save(ole);
    await ole.tab
      .getByText('Aufgabenerfüllung: Schaden sinkt nicht mit der Zeit. Nach 3 Tage steht „gering“')
      .first()
      .waitFor();
    expect(await cell(ole, /^Aufgabenerfüllung, nach 3 Tage/).getAttribute('aria-invalid')).toBe('true');
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

  it('is saved, and taken back', async () => {
    await cell(ole, /^Aufgabenerfüllung, nach 3 Tage/).focus();
    await ole.page.keyboard.press('3');
    await save(ole);
    await ole.tab.getByText('„Betrieb der Rechenzentren“ ist gespeichert.').waitFor();
    await ole.tab.getByRole('button', { name: 'Rückgängig' }).click();
    await ole.tab.getByText('Zurückgenommen.').waitFor();
    expect(await figure(ole, 'MTPD').innerText()).toBe('24 Std.');
    await ole.tab.getByText('Änderungen', { exact: true }).click();
    await ole.tab.getByText('MTPD: 3 Tage → 24 Std.').waitFor();
  });

  it('shows what somebody else saved meanwhile, and puts both together', async () => {
    const maren = await open('maren');
    await openProcess(maren);
    // Begun before: a page that nobody writes on follows by itself.
    await ole.tab.getByLabel('RTO', { exact: true }).fill('30 Min.');
    await maren.tab.getByLabel('Ungünstigste Zeit').fill('Quartalsende');
    await save(maren);
    await maren.tab.getByText('„Betrieb der Rechenzentren“ ist gespeichert.').waitFor();
    await save(ole);
    await ole.tab.getByText('Jemand hat inzwischen gespeichert.').waitFor();
    await ole.tab.getByText('Ungünstigste Zeit: leer → Quartalsende').first().waitFor();
    await ole.tab.getByRole('button', { name: 'Beides übernehmen' }).click();
    await save(ole);
    await ole.tab.getByText('„Betrieb der Rechenzentren“ ist gespeichert.').waitFor();
    expect(await ole.tab.getByLabel('Ungünstigste Zeit').inputValue()).toBe('Quartalsende');
    expect(await ole.tab.getByLabel('RTO', { exact: true }).inputValue()).toBe('30 Min.');
  });
});

it('other limits show what they would do to processes before they are saved; nothing is wider than a phone', async () => {
  await openPage(ole.tab, 'BCMS des Bereichs', 'Vorsorge');
  await ole.tab.getByLabel('Untragbarkeitsniveau').selectOption('2');
  const effects = ole.tab.getByRole('region', { name: 'Was sich an Ihren Prozessen ändert' });
  await effects.getByRole('link', { name: 'Bereitstellung von Arbeitsplätzen' }).waitFor();
  await effects.getByText('MTPD 7 Tage → 3 Tage').waitFor();
  await save(ole);
  await ole.tab.getByText('Die Grenzen sind gespeichert.').waitFor();
  await ole.tab.getByRole('button', { name: 'Rückgängig' }).click();
  await ole.tab.getByText('Zurückgenommen.').waitFor();
  await ole.tab.getByLabel('Horizont 1', { exact: true }).fill('bald');
  await ole.tab.getByText('Bitte schreiben Sie eine Dauer wie 4, 30 Min. oder 3 Tage.').waitFor();
  await resize(ole.page, { width: 360, height: 740 });
  await ole.tab.getByRole('button', { name: 'Menü' }).waitFor();
  for (const name of ['BCMS des Bereichs', 'Prozesse', 'Ressourcen']) {
    await openPage(ole.tab, name);
    await ole.tab.getByRole('heading', { level: 1, name }).waitFor();
    const wide = await ole.tab.locator('html').evaluate((page) => page.scrollWidth - page.clientWidth);
    expect([name, wide]).toEqual([name, 0]);
  }
});

it('showed no script error', () => expect(faults).toEqual([]));
