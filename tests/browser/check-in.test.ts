// A check-in in a real browser: asked in the tab with the real card beside it, answered in the chat, seen live, closed and reopened.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openPage, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

function watch(page: Page): void {
  page.on('pageerror', (error) => faults.push(error.message));
}

async function complaints(page: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
    await wearTheme(page, theme);
    const found = await new AxeBuilder({ page })
      .exclude('[data-tabster-dummy]')
      // Desk and tab are two documents; each has its own banner.
      .disableRules(['landmark-unique'])
      .analyze();
    all.push(...found.violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`));
  }
  return all;
}

describe('a check-in', () => {
  it('is asked from a template, with the real card and the head count before it goes out', async () => {
    ole = await sitDown(browser, local.url, 'ole', { width: 1280, height: 1200 });
    watch(ole.page);
    await ole.openTab();
    await openPage(ole.tab, 'Verfügbarkeit');
    await ole.tab.getByRole('heading', { name: 'Zurzeit ist keine Abfrage offen.' }).waitFor();
    await ole.tab.getByRole('button', { name: 'Neue Abfrage' }).click();
    await ole.tab.getByRole('button', { name: 'Schicht im Krisenstab' }).click();
    await ole.tab.getByRole('checkbox', { name: 'Protokollierung (3)' }).check();
    await ole.tab.getByText('3 Personen werden gefragt.').waitFor();
    await ole.tab.getByText('Einen Grund brauchen Sie nicht zu nennen.').first().waitFor();
    expect(await complaints(ole.page)).toEqual([]);
    await ole.tab.getByRole('button', { name: 'Jetzt fragen' }).click();
    await ole.tab.getByRole('button', { name: 'Ja, fragen' }).click();
    await ole.tab.getByText('0 von 3 haben geantwortet').waitFor();
  });

  it('is answered on the card, and the board shows it without reloading', async () => {
    const wiebke = await sitDown(browser, local.url, 'wiebke');
    watch(wiebke.page);
    await wiebke.newest().getByRole('button', { name: 'Ja, mobil' }).click();
    await wiebke
      .newest()
      .getByText(/Sie sind verfügbar, mobil/)
      .waitFor();
    await ole.tab.getByText('1 von 3 haben geantwortet').waitFor();
    expect(await ole.tab.getByRole('list').filter({ hasText: 'Verfügbar, mobil' }).first().innerText()).toMatch(
      /1\s+Verfügbar, mobil/,
    );
    expect(await complaints(ole.page)).toEqual([]);
  });

  it('is closed after a question, and reopened with one press', async () => {
    await ole.tab.getByRole('button', { name: 'Abfrage schließen' }).click();
    await ole.tab.getByRole('dialog').getByRole('button', { name: 'Abfrage schließen' }).click();
    await ole.tab.getByText('Die Abfrage ist geschlossen.').waitFor();
    await ole.tab.getByRole('button', { name: 'Rückgängig' }).click();
    await ole.tab.getByText('Die Abfrage ist wieder offen.').waitFor();
    await ole.tab.getByRole('button', { name: 'Jetzt erinnern' }).waitFor();
    expect(faults).toEqual([]);
  });
});
