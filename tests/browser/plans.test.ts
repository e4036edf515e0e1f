// The pages Pläne and Maßnahmen in a real browser: find, release, write without losing anything; what staff sees; and axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, openPage, type Seat, sitDown } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;
const faults: string[] = [];

async function open(who: Cast, page: 'Pläne' | 'Maßnahmen', size?: { width: number; height: number }): Promise<Seat> {
  const seat = await sitDown(browser, local.url, who, size);
  seat.page.on('pageerror', (error) => faults.push(error.message));
  await seat.openTab();
  await openPage(seat.tab, page, 'Vorsorge');
  await seat.tab.getByRole('table').waitFor();
  return seat;
}

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await open('ole', 'Pläne');
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function violations(seat: Seat): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page: seat.page }).include(['iframe']).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const rows = (seat: Seat) => seat.tab.getByRole('table').locator('tbody tr');

describe('plans', () => {
  it('are found by a word and filtered by what is due', async () => {
    expect(await rows(ole).count()).toBe(8);
    await ole.tab.getByRole('button', { name: /^Zu überprüfen/ }).click();
    for (const row of await rows(ole).allInnerTexts()) expect(row).toContain('Überprüfung fällig');
    await ole.tab.getByRole('button', { name: /^Alle/ }).click();
    await ole.tab.getByLabel('Suche nach Titel, Prozess, Person').fill('kernrouter');
    await ole.tab.getByText('1 Plan', { exact: true }).waitFor();
    expect(await violations(ole)).toEqual([]);
    await ole.tab.getByLabel('Suche nach Titel, Prozess, Person').fill('');
  });

  it('are released by somebody who did not write them, with the difference to the version before', async () => {
    await ole.tab.getByRole('link', { name: 'Wiederanlauf Verzeichnisdienst und Anmeldung' }).click();
    await ole.tab.getByRole('heading', { name: 'Checkliste: 70 % vollständig' }).waitFor();
    await ole.tab.getByRole('button', { name: 'Freigeben', exact: true }).click();
    const dialog = ole.tab.getByRole('dialog', { name: 'Freigeben' });
    await dialog.getByText('Checkliste: 100 % vollständig').waitFor();
    await dialog.getByRole('button', { name: 'Freigeben' }).click();
    const newest = ole.tab.locator('.plan-version').first();
    await newest.getByText('Version 2, freigegeben').waitFor();
    await newest.locator('summary').click();
    expect(await newest.innerText()).toContain('Danach Abnahme.');
    // The content changed materially: what was proven before counts no longer.
    await ole.tab.getByText('Nachweis veraltet').first().waitFor();
    expect(await violations(ole)).toEqual([]);
  });

  it('being written are kept while one looks elsewhere; classified ones are not saved', async () => {
    await openPage(ole.tab, 'Pläne', 'Vorsorge');
    await ole.tab.getByRole('button', { name: 'Plan anlegen' }).click();
    await ole.tab.getByLabel('Titel').fill('Druckstraße');
    await openPage(ole.tab, 'Maßnahmen', 'Vorsorge');
    await ole.tab.getByRole('table').waitFor();
    await openPage(ole.tab, 'Pläne', 'Vorsorge');
    await ole.tab.getByRole('button', { name: 'Plan anlegen' }).click();
    await ole.tab.getByText('Nicht gespeicherte Änderungen').waitFor();
    expect(await ole.tab.getByLabel('Titel').inputValue()).toBe('Druckstraße');
    await ole.tab.getByLabel('Vertraulichkeit').selectOption({ label: 'VS-NfD oder höher' });
    await ole.tab.getByText('Verschlusssachen dürfen hier nicht stehen').waitFor();
    const save = ole.tab.getByRole('button', { name: 'Entwurf speichern' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    expect(await violations(ole)).toEqual([]);
    await ole.tab.getByLabel('Vertraulichkeit').selectOption({ label: 'Intern' });
    await save.click();
    await ole.tab.getByRole('heading', { name: 'Druckstraße', level: 1 }).waitFor();
    await ole.tab.getByText('Diese Angaben fehlen:').waitFor();
  });
});

describe('staff', () => {
  it('sees her own measures and nothing else, also on a phone', async () => {
    const tjark = await open('tjark', 'Maßnahmen', { width: 360, height: 740 });
    const own = await rows(tjark).allInnerTexts();
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('M-2026-001b'.replace('2026', String(new Date().getFullYear())));
    expect(await tjark.tab.getByRole('button', { name: 'Maßnahme anlegen' }).count()).toBe(0);
    await tjark.tab.getByRole('link', { name: /001b/ }).click();
    await tjark.tab.getByRole('button', { name: 'Stand notieren' }).click();
    await tjark.tab.getByLabel('Wie steht es?').fill('Konzept ist fertig.');
    await tjark.tab.getByRole('dialog').getByRole('button', { name: 'Stand notieren' }).click();
    await tjark.tab.getByRole('listitem').filter({ hasText: 'Konzept ist fertig.' }).first().waitFor();
    expect(await tjark.tab.getByRole('button', { name: 'Bearbeiten' }).count()).toBe(0);
    expect(await violations(tjark)).toEqual([]);
  });
});

it('nothing failed in the browser', () => expect(faults).toEqual([]));
