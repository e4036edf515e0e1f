// The event on the page of its alarm in a real browser: clocks that tick by themselves, one-tap states, a checklist.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { raise, resize, type Seat, sitDown } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await sitDown(browser, local.url, 'ole');
  await ole.openTab();
  await raise(ole, 'exercise');
  await ole.tab.getByRole('heading', { name: 'Ereignis führen' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

/** Pictures for whoever looks at the page by hand: `PICTURES=<folder>`. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await ole.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

async function faultsFound(): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page: ole.page })
    .exclude('[data-tabster-dummy]')
    .disableRules(['landmark-unique'])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const region = (name: string) => ole.tab.getByRole('region', { name });

describe('the event of an alarm', () => {
  it('names what is hit, and its clock ticks without asking the server', async () => {
    const hits = region('Betroffene Prozesse');
    if ((await hits.locator('.event-hit').count()) === 0) {
      await hits.getByRole('button', { name: 'Prozess benennen' }).click();
      const dialog = ole.tab.getByRole('dialog');
      await dialog.getByRole('checkbox').first().press('Space');
      await dialog.getByRole('button', { name: '1 Prozess benennen' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    const clock = hits.locator('.event-clock-text').first();
    await clock.waitFor();
    await region('Ereignis führen').getByRole('button', { name: 'Notfall ausgerufen: jetzt festhalten' }).click();
    const rto = hits.locator('.event-clock-text').nth(1);
    await expect.poll(() => rto.innerText(), { timeout: 10_000 }).toMatch(/noch \d\d:\d\d:\d\d/);
    const ticks = async () => {
      const before = await rto.innerText();
      await expect.poll(() => rto.innerText(), { timeout: 10_000 }).not.toBe(before);
    };
    // The notices of what was just pressed are over after a few ticks.
    for (let n = 0; n < 4; n += 1) await ticks();
    const asked: string[] = [];
    ole.page.on('request', (request) => asked.push(request.url()));
    await ticks();
    await ticks();
    expect(asked.filter((url) => url.includes('/incident'))).toEqual([]);
    await picture('event-light');
    expect(await faultsFound()).toEqual([]);
  });

  it('moves a process on in one press', async () => {
    const hits = region('Betroffene Prozesse');
    await hits
      .getByRole('button', { name: /: Notbetrieb jetzt festhalten/ })
      .first()
      .click();
    await hits.getByText(/^Notbetrieb seit/).waitFor();
    // It is sorted behind those that still run against their clocks.
    await hits
      .getByText(/erreicht nach .*, eingehalten/)
      .first()
      .waitFor();
  });

  it('corrects a time and keeps the history; a time in the future is refused in words', async () => {
    const steps = region('Ereignis führen');
    await steps.getByRole('button', { name: 'Notfall ausgerufen: Zeit berichtigen' }).click();
    const dialog = ole.tab.getByRole('dialog');
    await dialog.getByLabel('Wann war das?').fill('2031-01-01T10:00');
    await dialog.getByRole('button', { name: 'Zeit festhalten' }).click();
    await dialog.getByText('Die Zeit liegt in der Zukunft. Bitte prüfen Sie sie.').waitFor();
    await picture('event-dialog');
    await dialog.getByRole('button', { name: 'Zurück' }).click();
    await steps.getByRole('button', { name: 'Stab konstituiert: jetzt festhalten' }).click();
    await steps.getByRole('button', { name: 'Stab konstituiert: Zeit berichtigen' }).waitFor();
  });

  it('is classified with criteria and a reason', async () => {
    const steps = region('Ereignis führen');
    await steps.getByRole('button', { name: 'Einstufen' }).click();
    const dialog = ole.tab.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /Leben oder Gesundheit/ }).press('Space');
    await dialog.getByRole('radio', { name: 'Krise' }).press('Space');
    await dialog.getByLabel('Begründung').fill('Mehrere Personen vermisst.');
    await dialog.getByRole('button', { name: 'Einstufung festhalten' }).click();
    // Declared a moment before: the page says which two times do not fit.
    await dialog.getByText(/Die Zeiten passen nicht/).waitFor();
    await dialog.getByRole('button', { name: 'Zurück' }).click();
  });

  it('has a checklist: one tick, taken back with a reason', async () => {
    const list = region('Sofortmaßnahmen und Fristen');
    const open = await list.getByRole('listitem').count();
    await list
      .getByRole('button', { name: /^Erledigt: / })
      .first()
      .click();
    const dialog = ole.tab.getByRole('dialog');
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Erledigt' }).click();
    await expect.poll(() => list.getByRole('listitem').count(), { timeout: 10_000 }).toBe(open - 1);
    await list.getByRole('button', { name: 'Alle' }).click();
    await list.getByRole('button', { name: /^Zurücknehmen: / }).click();
    await dialog.getByRole('radio', { name: 'Versehentlich abgehakt.' }).press('Space');
    await dialog.getByRole('button', { name: 'Zurücknehmen' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => list.getByRole('button', { name: /^Zurücknehmen: / }).count(), { timeout: 10_000 }).toBe(0);
    await ole.tab.getByText(/Wieder offen: .*Versehentlich abgehakt/).waitFor();
    expect(await faultsFound()).toEqual([]);
  });

  it('is readable on a phone and in the dark', async () => {
    await resize(ole.page, { width: 360, height: 740 });
    await picture('event-phone');
    const overflow = await region('Betroffene Prozesse').evaluate(
      (element) => element.scrollWidth - element.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await resize(ole.page, { width: 1280, height: 900 });
  });
});
