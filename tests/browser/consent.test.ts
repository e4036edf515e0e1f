// In Teams that gives no token before the person has signed in herself: a window of its own, and a plain sentence however it ends.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let ole: Seat;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  ole = await sitDown(browser, local.url, 'ole');
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

const token = '**/local/token';
/** Teams hands out no token to this seat, and says why. */
const refuse = ({ page }: Seat, text: string) =>
  page.route(token, (route) => route.fulfill({ status: 403, json: { error: { text } } }));
const said = (text: RegExp | string) => ole.tab.getByRole('status').getByText(text).waitFor();
const go = () => ole.tab.getByRole('button', { name: 'Bei Microsoft anmelden' });
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};

async function openWindow(): Promise<Page> {
  const [opened] = await Promise.all([ole.page.waitForEvent('popup'), go().click()]);
  await opened.getByRole('button', { name: 'Ole Brüggemann' }).waitFor();
  return opened;
}
/** Presses something at Entra; the window closes by itself. */
async function ends(opened: Page, button: string): Promise<void> {
  await Promise.all([opened.waitForEvent('close'), opened.getByRole('button', { name: button }).click()]);
}

describe('Teams gives no token before she has signed in herself', () => {
  it('offers a window, and says what to do when it is blocked, closed or refused', async () => {
    await refuse(ole, 'resourceRequiresConsent');
    await ole.openTab();
    await go().waitFor();
    for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
      await wearTheme(ole.page, theme);
      await picture(ole.page, `consent-${theme}`);
      expect(
        (await new AxeBuilder({ page: ole.page }).include('iframe').analyze()).violations.map(({ id }) => id),
      ).toEqual([]);
    }
    expect(await ole.tab.getByRole('link', { name: 'BCM-Lotse im Browser öffnen' }).getAttribute('href')).toBe(
      `${local.url}/tab/`,
    );

    await ole.page.evaluate(() => {
      const { open } = window;
      window.open = () => {
        window.open = open;
        return null;
      };
    });
    await go().click();
    await said(/Das Fenster wurde blockiert/);
    await resize(ole.page, { width: 360, height: 740 });
    await picture(ole.page, 'consent-blocked');
    expect(await ole.tab.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);

    await (await openWindow()).close();
    await said(/geschlossen, bevor Sie angemeldet waren/);

    await ends(await openWindow(), 'Abbrechen');
    await said(/abgebrochen oder abgelehnt/);
  });

  it('goes on by itself once Teams knows; says so when Teams does not', async () => {
    await ends(await openWindow(), 'Ole Brüggemann');
    await said(/Teams bekommt noch keine Bestätigung/);
    await picture(ole.page, 'consent-still');

    // Entra knows her by now and asks nothing more.
    await ole.page.unroute(token);
    await go().click();
    await ole.tab.getByRole('heading', { name: 'Lage', level: 1 }).waitFor();
    // The window was there for her word alone: nothing of it is kept.
    expect(await ole.page.evaluate(() => sessionStorage.getItem('bcm-signed-in'))).toBeNull();
  });

  it('offers no window where it would not help', async () => {
    const maren = await sitDown(browser, local.url, 'maren');
    await refuse(maren, 'internal server error');
    await maren.page.getByRole('button', { name: 'BCM-Lotse', exact: true }).first().click();
    await maren.tab.getByText(/Ihre Anmeldung wurde nicht bestätigt/).waitFor();
    expect(await maren.tab.getByRole('button', { name: 'Bei Microsoft anmelden' }).count()).toBe(0);
  });
});
