// Scratch: pictures of two pages.
import { launchBrowser } from './browser.ts';
import { sitDown } from './desk-steps.ts';
import { startLocal } from './local-process.ts';

const out = '/tmp/team/ladder/shots';
const local = await startLocal();
const browser = await launchBrowser();
try {
  for (const [name, size, theme] of [
    ['light', { width: 1280, height: 1400 }, 'Hell'],
    ['dark', { width: 1280, height: 1400 }, 'Dunkel'],
    ['contrast', { width: 1280, height: 1400 }, 'Kontrast'],
    ['phone', { width: 380, height: 1400 }, ''],
  ] as const) {
    const ole = await sitDown(browser, local.url, 'ole', size);
    if (theme) await ole.page.getByRole('radio', { name: theme }).check();
    await ole.openTab();
    const frame = ole.page.frames().find((f) => f !== ole.page.mainFrame());
    for (const page of ['escalation', 'reachability'] as const) {
      await ole.tab.getByRole('link', { name: page === 'escalation' ? 'Eskalationsplan' : 'Erreichbarkeit' }).click();
      await ole.tab.getByRole('heading', { level: 1 }).waitFor();
      if (page === 'escalation') {
        await ole.tab.getByText('Probelauf').waitFor();
        await ole.tab.getByRole('row').nth(2).waitFor();
        if (name === 'dark') await ole.tab.getByLabel('Nach Minuten').nth(3).fill('3');
      } else {
        await ole.tab.getByRole('button', { name: 'Jetzt prüfen' }).click();
        await ole.tab.getByText(/Stand:/).waitFor();
        if (name === 'light')
          for (let n = 0; n < 3; n++) {
            await ole.page.waitForTimeout(1500);
            await ole.tab.getByRole('button', { name: 'Jetzt prüfen' }).click();
          }
        await ole.page.waitForTimeout(1500);
      }
      await ole.page.waitForTimeout(600);
      const url = frame?.url();
      await ole.page.screenshot({ path: `${out}/${page}-${name}.png` });
      if (frame) {
        const h = await frame.evaluate(() => document.documentElement.scrollHeight);
        const w = await frame.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        console.log(page, name, h, w, url);
        await frame.evaluate(() => window.scrollTo(0, 1100));
        await ole.page.screenshot({ path: `${out}/${page}-${name}-2.png` });
        await frame.evaluate(() => window.scrollTo(0, 0));
      }
    }
    await ole.page.context().close();
  }
} finally {
  await browser.close();
  await local.stop();
}
