// The dashboards in a real browser: what the BCB, the Zentralstelle and staff each see and do not see; axe in every theme.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, openPage, raise, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let aylin: Seat;
let elke: Seat;
let jonas: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  [aylin, elke, jonas] = [await open('aylin'), await open('elke'), await open('jonas')];
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function open(who: Cast): Promise<Seat> {
  const seat = await sitDown(browser, local.url, who);
  seat.page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`));
  await seat.openTab();
  return seat;
}

/** Types an address of the tab, as an old link would. */
async function goTo(seat: Seat, address: string): Promise<void> {
  const frame = seat.page.frames().find((one) => one !== seat.page.mainFrame()) as Frame;
  await frame.evaluate((page) => {
    history.pushState(null, '', `?page=${page}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}
const heading = (seat: Seat) => seat.tab.getByRole('heading', { level: 1 }).first();

async function hasNoFaults(seat: Seat, themes: readonly string[]): Promise<void> {
  for (const theme of themes) {
    await wearTheme(seat.page, theme);
    const { violations } = await new AxeBuilder({ page: seat.page })
      .exclude('[data-tabster-dummy]')
      .disableRules(['landmark-unique'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
}

describe('the BCB', () => {
  it('begins with what is to be done this week: six figures, at most seven things, each with a way to go', async () => {
    expect(await heading(aylin).innerText()).toBe('Diese Woche');
    await aylin.tab.getByRole('heading', { name: 'Sechs Kennzahlen' }).waitFor();
    expect(await aylin.tab.locator('.count-tile').count()).toBe(6);
    const todos = aylin.tab.locator('.week-todo');
    const count = await todos.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(7);
    for (let index = 0; index < count; index += 1) {
      expect(await todos.nth(index).locator('p').innerText()).not.toBe('');
      expect(await todos.nth(index).locator('.todo-go').count()).toBe(1);
    }
    // What is one thing alone leads to it, what is several to all of them and to the first.
    const first = todos.filter({ hasText: 'Überfällige Pläne prüfen' }).getByRole('link').first();
    expect(await first.getAttribute('href')).toBe('?page=plan/MI-ITN.wap-verzeichnis');
    const trigger = todos.filter({ hasText: 'Prüfanlässe abarbeiten' }).getByRole('link');
    expect(await trigger.getAttribute('href')).toBe('?page=plan/MI-ITN.gfp-grunddienste');
    await hasNoFaults(aylin, ['Kontrast', 'Hell']);
  });

  it('opens a figure: its formula, what it counts by name, and what was released', async () => {
    await aylin.tab.getByRole('button', { name: /Besetzung der BAO/ }).click();
    const opened = aylin.tab.getByRole('dialog', { name: /K13/ });
    await opened.getByText('Rollen mit Inhaber/in und mindestens einer Vertretung ÷ Rollen').waitFor();
    await opened.getByText('Stabsleitung').first().waitFor();
    expect(await opened.getByRole('row').count()).toBeGreaterThan(9);
    await aylin.page.keyboard.press('Escape');
    await opened.waitFor({ state: 'hidden' });
  });

  it('sees all figures, the matrix, and what falls due', async () => {
    await openPage(aylin.tab, 'Kennzahlen', 'Vorsorge');
    for (const group of ['Fortschritt', 'Wirksamkeit', 'Pflege und Abweichungen']) {
      await aylin.tab.getByRole('heading', { name: group }).waitFor();
    }
    await hasNoFaults(aylin, ['Dunkel', 'Kontrast', 'Hell']);
    await aylin.tab.getByRole('link', { name: 'Matrix', exact: true }).click();
    await aylin.tab.getByRole('status').filter({ hasText: 'zeitkritisch' }).waitFor();
    await aylin.tab.getByLabel('Prozess oder Organisationseinheit suchen').fill('gibt es nicht');
    await aylin.tab.getByText('Nichts gefunden.').waitFor();
    await aylin.tab.getByRole('link', { name: 'Termine', exact: true }).click();
    await aylin.tab.getByRole('cell', { name: 'Kennzahlen freigeben' }).waitFor();
  });

  it('draws up figures, and cannot release them herself', async () => {
    await aylin.tab.getByRole('link', { name: 'Freigabe', exact: true }).click();
    await aylin.tab.getByLabel('Wobei brauchen Sie Unterstützung?').fill('Moderation einer Übung');
    await aylin.tab.getByRole('button', { name: 'Werte von jetzt zusammenstellen' }).click();
    await aylin.tab.getByText('Sie haben die Werte zusammengestellt').waitFor();
    expect(await aylin.tab.getByRole('button', { name: 'Freigeben', exact: true }).count()).toBe(0);
  });
});

describe('the Zentralstelle', () => {
  it('sees what was released, and nothing of the draft', async () => {
    await openPage(elke.tab, 'Land', 'Vorsorge');
    await elke.tab.getByRole('cell', { name: 'nicht freigegeben' }).first().waitFor();
    const text = await elke.tab.locator('main').innerText();
    expect(text).toContain('Landesamt für Bezüge und Versorgung');
    expect(text).not.toContain('Moderation einer Übung');
    await hasNoFaults(elke, ['Kontrast', 'Hell']);
  });

  it('opens a figure: numbers without content, who released it, and the change', async () => {
    await elke.tab.getByLabel('Kennzahl', { exact: true }).selectOption('K1');
    await elke.tab.getByRole('button', { name: /IT.Niedersachsen: K1 / }).click();
    const opened = elke.tab.getByRole('dialog', { name: /K1/ });
    await opened.getByText('Freigegeben von Dr. Maren Petersen-Wiechert').waitFor();
    await opened.getByText('Veränderung seit der letzten Freigabe').waitFor();
    const text = await opened.innerText();
    expect(text).toMatch(/P-\d{3}/);
    expect(text).not.toMatch(/E-Akte|Verzeichnisdienst|grunddienste/);
    await elke.page.keyboard.press('Escape');
  });

  it('sees the draft only once somebody else released it', async () => {
    const maren = await open('maren');
    await openPage(maren.tab, 'Kennzahlen', 'Vorsorge');
    await maren.tab.getByRole('link', { name: 'Freigabe', exact: true }).click();
    await maren.tab.getByRole('button', { name: 'Freigeben', exact: true }).click();
    await maren.tab.getByText('Freigegeben. Die Zentralstelle sieht die Werte jetzt.').waitFor();
    await goTo(elke, 'situation');
    await goTo(elke, 'land');
    await elke.tab.getByText('Moderation einer Übung').waitFor();
  });

  it('may not open the pages of a domain', async () => {
    for (const address of ['week', 'kpi', 'kpi/matrix', 'kpi/release', 'deviations', 'maturity']) {
      await goTo(elke, address);
      await elke.tab.getByRole('heading', { level: 1, name: 'Lage' }).waitFor();
    }
  });
});

describe('staff', () => {
  it('see no figures: neither in the menu nor by an address', async () => {
    expect(await heading(jonas).innerText()).toBe('Lage');
    const menu = jonas.tab.getByRole('navigation', { name: 'Seiten' });
    await menu.getByRole('button', { name: 'Vorsorge' }).click();
    await menu.getByRole('link', { name: 'Pläne' }).waitFor();
    for (const name of ['Kennzahlen', 'Land', 'Diese Woche', 'Abweichungen', 'Reifegrad', 'Kennzahlensatz']) {
      expect(await menu.getByRole('link', { name, exact: true }).count()).toBe(0);
    }
    for (const address of ['week', 'kpi', 'kpi/release', 'land', 'deviations', 'maturity', 'kpi-set']) {
      await goTo(jonas, address);
      await jonas.tab.getByRole('heading', { level: 1, name: 'Lage' }).waitFor();
    }
  });
});

it('an open alarm leads the BCB to the Lage first, and says so on the page she is on', async () => {
  await goTo(aylin, 'week');
  const ole = await open('ole');
  await raise(ole, 'exercise');
  await aylin.tab.getByRole('alert').getByText('Es ist ein Alarm offen.').waitFor();
  const again = await open('aylin');
  expect(await heading(again).innerText()).toBe('Lage');
});

it('showed no script error', () => expect(faults).toEqual([]));
