// What people do on the desk and in the tab, in their words: for browser tests and pictures.
import type { Browser, FrameLocator, Page } from 'playwright-core';

/** People of the sample administration. */
export const cast = {
  ole: 'p-t27bqmt2',
  maren: 'p-sx8fd94x',
  tjark: 'p-rpcgjhdi',
  wiebke: 'p-a7m69u7i',
  duewel: 'p-j534yyiy',
  /** BC-Beauftragte of MI-ITN. */
  aylin: 'p-a4zpjfrk',
  /** Zentralstelle. */
  elke: 'p-grmvg349',
  /** Behördenleitung of MI-ITN. */
  sabine: 'p-3nhb2rfa',
  /** Staff of MI-ITN without any part. */
  jonas: 'p-h2e9wde9',
  /** Owners of plans: two of them, the plan of communication, one of MF-NLBV, one of MU-NLWKN. */
  raghunathan: 'p-t26g5d8m',
  nguyen: 'p-vrdvwcb9',
  petrovic: 'p-ykjnsb22',
  tammena: 'p-g7cendqg',
} as const;
export type Cast = keyof typeof cast;

export interface Seat {
  readonly page: Page;
  /** The tab in its frame; opened by `openTab`. */
  readonly tab: FrameLocator;
  openTab(): Promise<void>;
  openChannel(): Promise<void>;
  /** The newest message of the bot in the open conversation. */
  readonly newest: () => ReturnType<Page['locator']>;
}

/** Sits down at the desk as somebody. */
export async function sitDown(
  browser: Browser,
  url: string,
  who: Cast,
  size = { width: 1280, height: 900 },
): Promise<Seat> {
  // A context of its own, as every person has her own machine; colours change at once, so that none is read half-way.
  const page = await (await browser.newContext({ viewport: size, reducedMotion: 'reduce' })).newPage();
  await page.goto(`${url}/desk?person=${cast[who]}`);
  const tab = page.frameLocator('iframe').first();
  return {
    page,
    tab,
    async openTab() {
      await page.getByRole('button', { name: 'BCM-Lotse', exact: true }).first().click();
      await tab.getByRole('heading', { level: 1 }).first().waitFor();
    },
    async openChannel() {
      await page.getByRole('button', { name: /^Kanäle/ }).click();
      await page
        .getByRole('button', { name: /Krisenstab/ })
        .first()
        .click();
    },
    newest: () => page.getByRole('article').last(),
  };
}

/** Opens a page by the menu: `group` is the button it stands behind when the window is wide. */
export async function openPage(
  tab: FrameLocator,
  name: string,
  group?: 'Krisenstab' | 'Vorsorge' | 'Verwaltung',
): Promise<void> {
  const menu = tab.getByRole('navigation', { name: 'Seiten' });
  const all = menu.getByRole('button', { name: 'Menü' });
  if (await all.isVisible()) await all.click();
  else if (group) await menu.getByRole('button', { name: group }).click();
  await menu.getByRole('link', { name, exact: true }).locator('visible=true').last().click();
}

/** From the tab to *ausgelöst* in three taps without typing: scenario, button, confirm. */
export async function raise(seat: Seat, mode: 'real' | 'exercise', scenario = /Ransomware/): Promise<void> {
  const { tab } = seat;
  await openPage(tab, 'Alarmieren');
  await tab.getByRole('button', { name: scenario }).click();
  await tab
    .getByRole('button', { name: mode === 'real' ? 'Ernstfall auslösen' : 'Übung starten', exact: true })
    .click();
  await tab.getByRole('button', { name: mode === 'real' ? 'Ja, Ernstfall auslösen' : 'Ja, Übung starten' }).click();
  await tab
    .getByText(/\d von \d+ Rollen besetzt/)
    .first()
    .waitFor();
}

/**
 * Chooses a theme and waits until desk and tab are drawn in it: before the next frame a button still has its old colour,
 * however short its transition, and whoever measures contrast would measure a mixture.
 */
export async function wearTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('radio', { name: theme }).check();
  for (const frame of page.frames()) await frame.evaluate(drawn);
}

/**
 * Gives the window a size and waits until desk and tab are drawn in it: the frame of the tab takes its width later than
 * the window, and whoever looks before would measure, or press, what is about to go.
 */
export async function resize(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  for (const frame of page.frames()) {
    await frame.waitForFunction(
      (width) => innerWidth === (window.frameElement === null ? width : window.frameElement.clientWidth),
      size.width,
    );
    await frame.evaluate(drawn);
  }
}

/** Two frames later. Runs in the page. */
const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
