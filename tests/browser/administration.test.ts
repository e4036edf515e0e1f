// Betrieb, Rollout and Startklar? in a real browser: true to what the server says, faults named with what to do, and not for everybody.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthView } from '../../src/http/contract-health.ts';
import type { PreflightView } from '../../src/http/contract-preflight.ts';
import type { RolloutView } from '../../src/http/contract-rollout.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, cast, openPage, raise, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let admin: Seat;

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  admin = await sitDown(browser, local.url, 'raghunathan');
  await admin.openTab();
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function ask(who: Cast, path: string): Promise<Response> {
  const answer = await fetch(`${local.url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: cast[who] }),
  });
  const { token } = (await answer.json()) as { token: string };
  return fetch(`${local.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
}
const view = async <T>(path: string) => (await (await ask('raghunathan', path)).json()) as T;

/** In the dark, and no wider than a small telephone. */
async function fits(name: string, part = 'main'): Promise<void> {
  await wearTheme(admin.page, 'Dunkel');
  const found = await new AxeBuilder({ page: admin.page }).include(['iframe', part]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  await resize(admin.page, { width: 360, height: 740 });
  const over = await admin.tab.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(over, name).toBe(0);
  if (process.env.PICTURES) await admin.page.screenshot({ path: `${process.env.PICTURES}/${name}-phone.png` });
  await resize(admin.page, { width: 1280, height: 900 });
  if (process.env.PICTURES) await admin.page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

describe('whoever runs the product', () => {
  it('sees on Rollout per domain whom the bot can address, and who is missing, why, and what to do', async () => {
    await openPage(admin.tab, 'Rollout', 'Verwaltung');
    const { domains } = await view<RolloutView>('/api/rollout');
    expect(domains.length).toBeGreaterThan(1);
    const domainRows = admin.tab.getByRole('region', { name: 'Abdeckung je Bereich' }).getByRole('row');
    await domainRows.nth(1).waitFor();
    for (const { name, reached, people } of domains) {
      const row = domainRows.filter({ has: admin.tab.getByText(name, { exact: true }) });
      expect(await row.innerText(), name).toContain(`${reached} von ${people}`);
    }
    const lacking = domains.find(({ people, reached }) => people > reached);
    await admin.tab.getByRole('button', { name: new RegExp(`^\\d+: .*${lacking?.name ?? 'keiner'}`) }).click();
    const missing = admin.tab.getByRole('region', { name: new RegExp(lacking?.name ?? '') });
    const why = missing
      .getByRole('cell')
      .filter({ hasText: /Noch nicht geprüft|Welle dieser Person/ })
      .first();
    expect(await why.innerText()).toMatch(/Die nächste Nacht prüft es|Sie müssen nichts tun/);
    await fits('rollout');
  });

  it('reads on Startklar? what is missing first, each with what to do; a permission by its name', async () => {
    let items: PreflightView['items'] = [];
    await admin.page.route('**/api/preflight', async (route) => {
      const found = (await (await route.fetch()).json()) as PreflightView;
      const names = ['TeamsAppInstallation.ReadWriteSelfForUser.All'];
      items = found.items.map((item) => (item.check === 'permissions' ? { ...item, state: 'todo', names } : item));
      await route.fulfill({ json: { ...found, items } });
    });
    await openPage(admin.tab, 'Startklar?', 'Verwaltung');
    const permissions = admin.tab.getByRole('listitem').filter({ hasText: 'Berechtigungen in Microsoft Graph' });
    await permissions.getByText('TeamsAppInstallation.ReadWriteSelfForUser.All').waitFor();
    await permissions.getByText(/in Entra erteilen und ihnen zustimmen/).waitFor();
    const open = items.filter(({ state }) => state === 'todo').length;
    await admin.tab.getByRole('status').getByText(`${open} Punkte fehlen noch.`).waitFor();
    const states = await admin.tab
      .locator('.preflight > li')
      .evaluateAll((rows) => rows.map((row) => (row instanceof HTMLElement ? row.dataset.state : '')));
    expect(states).toHaveLength(items.length);
    const order = ['todo', 'unknown', 'look', 'ok'];
    expect(states).toEqual(states.toSorted((one, other) => order.indexOf(one ?? '') - order.indexOf(other ?? '')));
    await fits('preflight');
  });

  it('watches on Betrieb what an alarm sends, and is told of a broken promise in words', async () => {
    const ole = await sitDown(browser, local.url, 'ole');
    await ole.openTab();
    await raise(ole, 'exercise');
    await openPage(admin.tab, 'Betrieb', 'Verwaltung');
    await admin.tab.locator('.health-verdict').waitFor();
    await admin.tab.getByText('accepted').first().waitFor();
    // What the server says turns; the page asks again by itself.
    await admin.page.route('**/api/health', async (route) => {
      const health = (await (await route.fetch()).json()) as HealthView;
      const turned = health.promises.map((one, at) =>
        at === 0 ? { ...one, state: 'broken', brokenAt: one.limit } : one,
      );
      await route.fulfill({ json: { ...health, promises: turned } });
    });
    await admin.tab.locator('.health-verdict[data-broken=true]').getByRole('listitem').first().waitFor();
    await fits('operation', '.health-verdict');
  });
});

it('somebody else finds none of it: no entry in the menu, no page by an old link, and 404 from the server', async () => {
  const jonas = await sitDown(browser, local.url, 'jonas');
  await jonas.openTab();
  const frame = jonas.page.frames().find((one) => one !== jonas.page.mainFrame()) as Frame;
  const links = await jonas.tab.getByRole('navigation', { name: 'Seiten' }).getByRole('link').allInnerTexts();
  expect(links.filter((name) => /Betrieb|Rollout|Startklar/.test(name))).toEqual([]);
  for (const page of ['operation', 'rollout', 'preflight']) {
    await frame.evaluate((name) => {
      history.pushState(null, '', `?page=${name}`);
      dispatchEvent(new PopStateEvent('popstate'));
    }, page);
    await frame.locator('main.page-situation').waitFor();
  }
  for (const path of ['/api/operation', '/api/health', '/api/rollout', '/api/preflight']) {
    expect((await ask('jonas', path)).status, path).toBe(404);
  }
});
