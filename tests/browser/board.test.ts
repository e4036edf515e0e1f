// The board "Wer kommt" and the call list in a real browser: raised, rung up, a role unfilled, somebody appointed.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { raise, type Seat, sitDown } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await sitDown(browser, local.url, 'ole');
  await ole.openTab();
  await raise(ole, 'exercise');
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function faultsFound(): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page: ole.page })
    .exclude('[data-tabster-dummy]')
    .disableRules(['landmark-unique'])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
const calledRow = (name: string) =>
  ole.tab.getByRole('listitem').filter({ has: ole.tab.getByText(name, { exact: true }) });

describe('the board and the call list', () => {
  it('says who is asked until when and what happens next', async () => {
    const board = ole.tab.getByRole('region', { name: 'Wer kommt' });
    const words = await board.innerText();
    expect(words).toMatch(/Gefragt: Tjark Osterloh, Antwort bis (\d\d\.\d\d\., )?\d\d:\d\d Uhr/);
    expect(words).toMatch(/\d\d:\d\d Uhr: Erinnerung an Tjark Osterloh/);
  });

  it('notes refusals on the telephone with one tap; the exercise is marked first and last', async () => {
    await ole.tab.getByRole('link', { name: /Telefonliste/ }).click();
    await ole.tab.getByRole('heading', { name: /Telefonliste Ü/ }).waitFor();
    expect(await ole.tab.getByText(/ÜBUNGSALARM/).count()).toBe(2);
    expect(await faultsFound()).toEqual([]);
    for (const name of ['Tjark Osterloh', "Liam O'Connor", 'Priya Raghunathan']) {
      await calledRow(name).getByRole('button', { name: 'kann nicht' }).click();
      await calledRow(name).waitFor({ state: 'detached' });
    }
  });

  it('is a sheet for handwriting on paper', async () => {
    const page = ole.tab.getByRole('main');
    await ole.page.emulateMedia({ media: 'print' });
    const words = await page.innerText();
    await ole.page.emulateMedia({ media: 'screen' });
    expect(words).toContain('erreicht um');
    expect(words).toContain('Nach dem Einsatz bitte vernichten.');
    expect(words).not.toContain('kommt in 30 Minuten');
  });

  it('shows the unfilled role, and somebody is appointed by keyboard', async () => {
    await ole.tab.getByRole('link', { name: 'Zurück zum Alarm' }).click();
    await ole.tab.getByText(/^unbesetzt seit/).waitFor();
    expect(await faultsFound()).toEqual([]);
    await ole.tab.getByRole('button', { name: 'IT: Person benennen' }).press('Enter');
    const dialog = ole.tab.getByRole('dialog');
    await dialog.getByLabel('Name oder Aufgabe').fill('janß');
    await dialog.getByText('1 Person gefunden.').waitFor();
    expect(await faultsFound()).toEqual([]);
    await dialog.getByRole('radio', { name: /Wiebke Janßen/ }).press('Space');
    await dialog.getByRole('button', { name: 'Jetzt benennen' }).press('Enter');
    await ole.tab.getByText('Wiebke Janßen ist für IT benannt und wird jetzt gefragt.').waitFor();
    await ole.tab.getByText(/^unbesetzt seit/).waitFor({ state: 'detached' });
  });

  it('notes an answer from the telephone, with minutes', async () => {
    await ole.tab.getByRole('button', { name: 'Antwort vom Telefon notieren' }).click();
    const dialog = ole.tab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await dialog.getByText('Bitte wählen Sie, wen Sie erreicht haben.').waitFor();
    const whom = dialog.getByLabel('Wen haben Sie erreicht?');
    const gesine = await whom.getByRole('option', { name: /Gesine/ }).getAttribute('value');
    await whom.selectOption(gesine);
    expect(await faultsFound()).toEqual([]);
    await dialog.getByLabel('In wie vielen Minuten ist sie da?').fill('20');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await ole.tab.getByText(/Notiert: Gesine .*, telefonisch erreicht um/).waitFor();
    await ole.tab
      .getByText(/Gesine Kükelhan-Marx: kommt etwa/)
      .first()
      .waitFor();
  });
});
