// The second yes, a joint event, its consent and the end of an exercise in a real browser, in every theme, with axe.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, openPage, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
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
  const seat = await sitDown(browser, local.url, who, { width: 1280, height: 1200 });
  seat.page.on('pageerror', (error) => faults.push(error.message));
  await seat.openTab();
  return seat;
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

const release = ({ tab }: Seat) => tab.getByRole('region', { name: 'Freigabe durch eine zweite Person' });

describe('the second yes', () => {
  it('waits on the page of the alarm; nobody is asked to have read what was not sent', async () => {
    const { tab } = ole;
    await openPage(tab, 'Alarmieren');
    await tab.getByRole('button', { name: /Gebäude nicht nutzbar/ }).click();
    await tab.getByRole('radio', { name: /Alle im Bereich/ }).check();
    await release(ole).getByText('sobald eine zweite Person freigibt').waitFor();
    await tab.getByRole('button', { name: 'Ernstfall auslösen', exact: true }).click();
    await tab.getByRole('button', { name: 'Ja, Ernstfall auslösen' }).click();
    await release(ole)
      .getByText(/Wartet bis .* Gefragt: 3 Personen\./)
      .waitFor();
    await tab.getByText('0 von 6 Rollen besetzt').first().waitFor();
    expect(await tab.getByRole('button', { name: 'Gelesen' }).count()).toBe(0);
    expect(await release(ole).getByRole('button', { name: 'Freigeben', exact: true }).count()).toBe(0);
    expect(await complaints(ole.page)).toEqual([]);
  });

  it('does without a second person only for the typed word', async () => {
    await release(ole).getByRole('button', { name: 'Ohne zweite Person informieren …' }).click();
    const fire = ole.tab.getByRole('button', { name: 'Ohne zweite Person informieren', exact: true });
    await fire.waitFor();
    expect(await fire.getAttribute('aria-disabled')).toBe('true');
    await ole.tab.getByLabel('Bitte schreiben Sie ALARM').fill('ALARM');
    expect(await fire.getAttribute('aria-disabled')).not.toBe('true');
    expect(await complaints(ole.page)).toEqual([]);
    await ole.tab.getByRole('button', { name: 'Zurück', exact: true }).click();
  });

  it('is given by another person, and everybody else reads it', async () => {
    const maren = await open('maren');
    await maren.tab
      .getByRole('link', { name: /Gebäude/ })
      .first()
      .click();
    await release(maren).getByRole('button', { name: 'Freigeben', exact: true }).click();
    await release(ole)
      .getByText(/Freigegeben von Dr\. Maren Petersen-Wiechert/)
      .waitFor();
    await ole.tab.getByRole('button', { name: 'Gelesen' }).waitFor();
  });
});

describe('a joint event', () => {
  it('is consented to by those who alarm in the domain', async () => {
    await openPage(ole.tab, 'Personen & Rollen', 'Krisenstab');
    const consent = ole.tab.getByRole('switch', { name: /bei einem gemeinsamen Ereignis/ });
    await consent.click();
    await ole.tab.getByText('Zurückgenommen.').waitFor();
    await consent.click();
    await ole.tab.getByText('Zugestimmt.').waitFor();
    // The page reads the consent anew after it was said that it is given.
    await expect.poll(() => consent.isChecked(), { timeout: 10_000 }).toBe(true);
    expect(await complaints(ole.page)).toEqual([]);
  });

  it('calls the domains, and shows of each only whether its crisis team can work', async () => {
    const { page, tab } = await open('duewel');
    await openPage(tab, 'Gemeinsames Ereignis');
    await tab.getByLabel('Was?').fill('Schadsoftware im Landesnetz');
    await tab.getByLabel('Wo?').fill('Landesnetz');
    await tab.getByLabel('Name der Übung').fill('Herbst 2026');
    expect(await tab.getByRole('checkbox', { name: /Staatskanzlei \(hat nicht zugestimmt\)/ }).isDisabled()).toBe(true);
    await tab.getByRole('checkbox', { name: 'IT.Niedersachsen' }).check();
    expect(await complaints(page)).toEqual([]);
    await tab.getByRole('button', { name: 'Übung: Bereiche rufen' }).click();
    await tab.getByRole('button', { name: 'Ja, jetzt rufen' }).click();
    await tab.getByRole('row', { name: /IT\.Niedersachsen noch nicht arbeitsfähig/ }).waitFor();
    expect(await tab.getByText('ÜBUNGSALARM „Herbst 2026“').count()).toBe(2);
    expect(await complaints(page)).toEqual([]);
  });

  it('ends as an exercise for everybody as soon as somebody in it says that it is real', async () => {
    const tjark = await open('tjark');
    await tjark.tab
      .getByRole('link', { name: /^Bitte kommen Sie sofort/ })
      .first()
      .click();
    await tjark.tab.getByRole('button', { name: 'Ernstfall – Übung beendet' }).click();
    await tjark.tab.getByText('Ist wirklich etwas passiert?').waitFor();
    expect(await complaints(tjark.page)).toEqual([]);
    await tjark.tab.getByRole('button', { name: 'Ja, Übung jetzt beenden' }).click();
    await tjark.tab.getByText('ERNSTFALL – ÜBUNG BEENDET').first().waitFor();
  });

  it('showed no script error', () => expect(faults).toEqual([]));
});
