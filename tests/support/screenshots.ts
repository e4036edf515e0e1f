// `npm run screenshots`: makes the pictures of README from the real run, in a real browser.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { cast, raise, sitDown } from './desk-steps.ts';
import { startLocal } from './local-process.ts';

const folder = resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

async function shot(page: Page, name: string): Promise<void> {
  // Toasts cover what the picture is about.
  const toast = page.getByRole('group', { name: 'Neue Nachricht von BCM-Lotse' });
  while ((await toast.count()) > 0) await toast.first().getByRole('button', { name: 'Schließen' }).click();
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}

async function chooseTheme(page: Page, name: 'Hell' | 'Dunkel' | 'Kontrast'): Promise<void> {
  await page.getByRole('radio', { name }).check();
}

/** A crisis team half assembled: raised, two on their way, one remote, one who cannot. */
async function alarmWithAnswers(browser: Browser, url: string) {
  const ole = await sitDown(browser, url, 'ole', { width: 1280, height: 1000 });
  await ole.openTab();
  await shot(ole.page, 'tab-empty');
  await ole.tab.getByRole('link', { name: 'Alarmieren' }).first().click();
  await ole.tab.getByRole('button', { name: /Ransomware/ }).click();
  await ole.tab.getByText('Ihre Rolle: Stabsleitung.').waitFor();
  await shot(ole.page, 'tab-raise');
  await raise(ole, 'exercise');
  const tjark = await sitDown(browser, url, 'tjark', { width: 1280, height: 940 });
  await tjark.newest().getByRole('button', { name: 'Ich komme' }).waitFor();
  await shot(tjark.page, 'card-alarm');
  await tjark.newest().getByRole('button', { name: 'Ich komme' }).click();
  await tjark.newest().getByText(/Danke/).waitFor();
  const maren = await sitDown(browser, url, 'maren');
  await maren.newest().getByRole('button', { name: 'Ich nehme virtuell teil' }).click();
  const wiebke = await sitDown(browser, url, 'wiebke');
  await wiebke.newest().getByRole('button', { name: 'Ich kann nicht' }).click();
  await ole.tab.getByText('2 von 9 Rollen besetzt').first().waitFor();
  await tjark.openChannel();
  await tjark.newest().getByText('Besetzt: 2 von 9 Rollen').waitFor();
  await shot(tjark.page, 'card-channel');
  return ole;
}

const local = await startLocal();
const browser = await launchBrowser();
try {
  const ole = await alarmWithAnswers(browser, local.url);
  await ole.tab.getByRole('heading', { level: 1 }).first().scrollIntoViewIfNeeded();
  await shot(ole.page, 'tab-alarm');
  await chooseTheme(ole.page, 'Dunkel');
  await shot(ole.page, 'tab-alarm-dark');
  await chooseTheme(ole.page, 'Kontrast');
  await shot(ole.page, 'tab-alarm-contrast');
  const both = await (await browser.newContext({ viewport: { width: 1600, height: 900 } })).newPage();
  await both.goto(`${local.url}/desk?person=${cast.tjark}&second=${cast.ole}`);
  await both.getByRole('article').first().waitFor();
  await shot(both, 'desk');
  const phone = await sitDown(browser, local.url, 'ole', { width: 360, height: 740 });
  await phone.openTab();
  await phone.tab.getByRole('link', { name: 'Alarmieren' }).first().click();
  await phone.tab.getByRole('button', { name: /Ransomware/ }).click();
  await phone.tab.getByRole('button', { name: 'Übung starten', exact: true }).waitFor();
  await shot(phone.page, 'tab-raise-phone');
  const chat = await sitDown(browser, local.url, 'tjark', { width: 360, height: 740 });
  await chat.page.getByRole('region', { name: 'Chats' }).getByRole('button').first().click();
  await chat.newest().waitFor();
  await shot(chat.page, 'card-phone');
} finally {
  await browser.close();
  await local.stop();
}
