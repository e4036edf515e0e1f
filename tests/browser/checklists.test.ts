// Checklists and recipients of reports in a real browser: written, moved, removed and put back, saved, taken back; and axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openPage, resize, type Seat, sitDown } from '../support/desk-steps.ts';
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
  await openPage(aylin.tab, 'Checklisten & Meldepflichten', 'Vorsorge');
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function violations(): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page: aylin.page }).include(['iframe']).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
const save = () => aylin.tab.getByRole('button', { name: 'Speichern', exact: true }).click();

it('a recipient’s number is changed once; whoever stands in a checklist cannot be removed', async () => {
  const { tab } = aylin;
  const first = tab.getByRole('group', { name: 'Empfänger 1' });
  await first.getByLabel('Erreichbar über').fill('Telefon 0511 555-0199');
  const remove = tab.getByRole('button', { name: 'Zentralstelle für Informationssicherheit (N-CERT) entfernen' });
  expect(await remove.getAttribute('aria-disabled')).toBe('true');
  await tab.getByRole('button', { name: 'Empfänger hinzufügen' }).click();
  await tab
    .getByText('Empfänger von Meldungen: neu: „“; geändert: „Zentralstelle')
    .first()
    .waitFor({ state: 'attached' });
  await save();
  await tab.getByText('Zeile 4, Name: Bitte füllen Sie dieses Feld aus.').waitFor();
  expect(await violations()).toEqual([]);
  await tab.getByRole('button', { name: 'Empfänger 4 entfernen' }).click();
  await save();
  await tab.getByText('Die Empfänger sind gespeichert.').waitFor();
});

it('an item is added with a deadline, moved, removed and put back; a fault names its row and loses nothing', async () => {
  const { tab } = aylin;
  await tab.getByRole('link', { name: 'IT-Ausfall' }).click();
  await tab.getByRole('heading', { name: 'Checkliste „IT-Ausfall“' }).waitFor();
  await tab.getByRole('button', { name: 'Punkt hinzufügen' }).click();
  const added = tab.getByRole('group', { name: 'Punkt 5' });
  await added.getByLabel('Frist').selectOption({ label: 'ab Kenntnis' });
  await added.getByLabel('Zeit', { exact: true }).fill('0');
  await added.getByLabel('Empfänger').selectOption({ label: 'Landesbeauftragter für den Datenschutz' });
  await save();
  await tab.getByText('Zeile 5, Was zu tun ist: Bitte füllen Sie dieses Feld aus.').waitFor();
  await tab.getByText('Zeile 5, Frist: Bitte geben Sie eine Frist von 15 Minuten bis 1 Jahr an.').waitFor();
  expect(await violations()).toEqual([]);
  await added.getByLabel('Was zu tun ist').fill('Datenschutzverletzung melden');
  await added.getByLabel('Zeit', { exact: true }).fill('3 Tage');
  await tab.getByRole('button', { name: 'Punkt 5: Datenschutzverletzung melden nach oben' }).click();
  await tab.getByText('Punkt 5: Datenschutzverletzung melden steht jetzt an Stelle 4 von 5.').waitFor();
  const names = () => tab.locator('.part-name').allInnerTexts();
  const before = await names();
  await tab.getByRole('button', { name: /^Punkt 1: .* entfernen$/ }).click();
  expect(await names()).toHaveLength(4);
  await tab.getByRole('button', { name: 'Rückgängig' }).click();
  expect(await names()).toEqual(before);
  await save();
  await tab.getByText('Die Checkliste ist gespeichert.').waitFor();
  await tab.getByText('Änderungen', { exact: true }).click();
  await tab.getByText('Checkliste: neu: „Datenschutzverletzung melden“').waitFor();
  await tab.getByRole('button', { name: 'Rückgängig' }).click();
  await tab.getByText('Zurückgenommen.').waitFor();
  expect(await names()).toHaveLength(4);
});

it('nothing is wider than a telephone', async () => {
  const { tab, page } = aylin;
  await resize(page, { width: 360, height: 740 });
  await tab.locator('.part-row summary').first().click();
  await tab.getByLabel('Was zu tun ist').first().waitFor();
  expect(await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
});

it('showed no script error', () => expect(faults).toEqual([]));
