// Exercises in a real browser: planned with a ready-made script, written, saved, taken back, moved to another day; and axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openPage, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let aylin: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  aylin = await sitDown(browser, local.url, 'aylin');
  aylin.page.on('pageerror', (error) => faults.push(error.message));
  await aylin.openTab();
  await openPage(aylin.tab, 'Übungen', 'Vorsorge');
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

/** Kept for people to look at where a folder is named. */
async function shot(name: string): Promise<void> {
  const folder = process.env.BCM_SHOTS;
  if (folder) await aylin.page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
}

async function axe(): Promise<void> {
  const frame = aylin.page.frames().find((one) => one !== aylin.page.mainFrame());
  expect(frame).toBeDefined();
  const found = await new AxeBuilder({ page: aylin.page }).include('iframe').analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

it('an exercise is planned, written, saved, taken back and held another day', { timeout: 120_000 }, async () => {
  const { tab, page } = aylin;
  await tab.getByText('Alarmierungsübung nachts oder am Wochenende').waitFor();
  await shot('exercises-empty');
  await axe();

  await tab.getByRole('button', { name: 'Übung planen' }).click();
  const form = tab.getByRole('dialog', { name: 'Übung planen' });
  await form.getByLabel('Fertiges Drehbuch').selectOption({ label: 'Verschlüsselung: Nichts geht mehr' });
  const year = new Date().getFullYear();
  await form.getByLabel('Von', { exact: false }).first().fill(`${year}-12-01`);
  await form.getByLabel('Bis', { exact: false }).first().fill(`${year}-12-31`);
  await shot('exercise-new');
  await form.getByRole('button', { name: 'Anlegen' }).click();
  await tab
    .getByRole('heading', { level: 1, name: new RegExp(`^${year}-\\d\\d Verschlüsselung: Nichts geht mehr`) })
    .waitFor();
  await tab.getByText('Vor der Freigabe fehlt noch: Beginn, Übungsleitung, Übende.').waitFor();

  await tab.getByLabel('Beginn').fill(`${year}-12-08T09:00`);
  await tab.getByLabel('Person suchen').fill('Maren');
  await tab.locator('.person-hits button').first().click();
  await tab.getByText('Nicht gespeicherte Änderungen: Beginn, Beteiligte').waitFor();
  // What is classified is not saved, and the rest stays as it was typed.
  const confidential = tab.getByLabel('Vertraulichkeit');
  await confidential.selectOption({ label: 'VS-NfD oder höher' });
  await tab.locator('.save-bar').getByText('Konzept und Drehbuch dürfen keine Verschlusssachen enthalten.').waitFor();
  await shot('exercise-classified');
  const save = tab.getByRole('button', { name: 'Speichern', exact: true });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await confidential.selectOption({ label: 'Vertraulich' });
  await tab.getByText('Nicht gespeicherte Änderungen: Beginn, Beteiligte, Vertraulichkeit').waitFor();
  await tab.getByRole('button', { name: 'Speichern', exact: true }).click();
  await tab.getByText('Vor der Freigabe fehlt noch: Übende.').waitFor();
  await shot('exercise-page');
  await axe();

  // Two injects that wait for each other are refused with their numbers, and nothing typed is lost.
  const open = async (number: string, after: string) => {
    const head = aylin.page.locator('summary', { hasText: new RegExp(`^Einlage ${number} \\+`) });
    const part = tab.locator('details.exercise-inject').filter({ has: head });
    await part.locator('summary').click();
    await part.getByLabel('Erst nach').fill(`Einlage ${after}`);
  };
  await open('3', '4');
  await open('4', '3');
  await shot('exercise-script');
  await tab.getByRole('button', { name: 'Speichern', exact: true }).click();
  await tab.getByText('Diese Einlagen warten im Kreis aufeinander: 3 → 4 → 3.').waitFor();
  await tab.getByRole('button', { name: 'Verwerfen' }).click();
  await tab.getByText('im Kreis aufeinander').waitFor({ state: 'detached' });

  await tab.getByRole('button', { name: 'Ausfallen lassen' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Übung ausfallen lassen' });
  await dialog.getByRole('button', { name: 'Ausfallen lassen' }).click();
  await dialog.getByText('Bitte geben Sie den Ersatztermin an.').waitFor();
  await dialog.getByLabel('Von').fill(`${year + 1}-02-02`);
  await dialog.getByLabel('Grund').fill('Krankheit im Stab');
  await dialog.getByRole('button', { name: 'Ausfallen lassen' }).click();
  await tab.getByRole('heading', { level: 1, name: new RegExp(`^${year + 1}-\\d\\d Verschlüsselung`) }).waitFor();
  await tab.getByRole('link', { name: 'Zurück zu den Übungen' }).click();
  await tab.getByText(new RegExp(`Ersatz: ${year + 1}-\\d\\d`)).waitFor();
  await shot('exercises-list');
  for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
    await wearTheme(page, theme);
    await axe();
    await shot(`exercises-${theme}`);
  }

  await resize(page, { width: 360, height: 740 });
  await shot('exercises-phone');
  expect(await tab.locator('body').evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);
  await tab.getByRole('link', { name: 'Verschlüsselung: Nichts geht mehr' }).click();
  await tab.getByRole('heading', { name: 'Drehbuch', exact: true }).waitFor();
  await shot('exercise-phone');
  expect(await tab.locator('body').evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);
  expect(faults).toEqual([]);
});
