// Outside Teams, in a real browser: signing in at the issuer with code and verifier, staying in over a reload, and out again.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let page: Page;
/** Every address that was asked, whole. */
const asked: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
  page = await newWindow();
  page.on('request', (request) => asked.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function newWindow(): Promise<Page> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 360, height: 740 } });
  // Nothing of Microsoft is there: the list of hosts that teams-js would like to have, too, is not.
  await context.route('https://res.cdn.office.net/**', (route) => route.abort());
  return context.newPage();
}

const signIn = (at: Page) => at.getByRole('button', { name: 'Anmelden' });
const lage = (at: Page) => at.getByRole('heading', { name: 'Lage', level: 1 });
async function openMenu(at: Page, name: string): Promise<void> {
  const menu = at.getByRole('navigation', { name: 'Seiten' });
  const link = menu.getByRole('link', { name, exact: true }).locator('visible=true');
  if ((await link.count()) === 0) await menu.getByRole('button', { name: 'Menü' }).click();
  await link.last().click();
}
/** What of the browser's memory outlives the page. */
const kept = (at: Page) =>
  at.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]));
const picture = async (at: Page, name: string) => {
  if (process.env.PICTURES) await at.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};

describe('a browser without Teams', () => {
  it('signs in, is where it wanted to be, and keeps no token', async () => {
    await page.goto(`${local.url}/tab/?page=check-ins`);
    await signIn(page).waitFor();
    await picture(page, 'sign-in');
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await signIn(page).click();
    await page.getByRole('button', { name: 'Ole Brüggemann' }).click();
    await page.getByRole('heading', { name: 'Verfügbarkeitsabfragen', level: 1 }).waitFor();
    await picture(page, 'signed-in');
    expect(page.url()).toBe(`${local.url}/tab/?page=check-ins`);
    expect(await kept(page)).toBe(JSON.stringify([{ 'bcm-signed-in': 'yes' }, {}, '', page.url()]));
    // Neither code nor token nor verifier ever stood in an address that somebody else than the browser sees.
    const sent = asked.join('\n');
    expect(sent).toContain('code_challenge_method=S256');
    expect(sent).not.toMatch(/[?&]code=|access_token|id_token|code_verifier|eyJ/);
  });

  it('is still in after a reload, without being asked, and out after signing out', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Verfügbarkeitsabfragen', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    await picture(page, 'signed-out');
    expect(await kept(page)).toBe(JSON.stringify([{}, {}, '', `${local.url}/tab/`]));
    await page.reload();
    await signIn(page).waitFor();
  });

  it('says so when somebody breaks off, and lets her choose another account', async () => {
    await signIn(page).click();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.getByText(/abgebrochen oder abgelehnt/).waitFor();
    await signIn(page).click();
    await page.getByRole('button', { name: 'Maren' }).first().click();
    await lage(page).waitFor();
  });

  it('gets a new token without leaving the page when the old one is refused; when it gets none, it says so', async () => {
    let refused = 0;
    await page.route('**/api/check-ins*', (route) => {
      refused += 1;
      return refused === 1 ? route.fulfill({ status: 401, json: {} }) : route.continue();
    });
    await Promise.all([
      page.waitForRequest((request) => (request.postData() ?? '').includes('grant_type=refresh_token')),
      openMenu(page, 'Verfügbarkeit'),
    ]);
    await page.getByRole('heading', { name: 'Verfügbarkeitsabfragen', level: 1 }).waitFor();
    await page.route('**/oauth2/v2.0/token', (route) =>
      route.fulfill({ status: 400, json: { error: 'invalid_grant' }, headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.route('**/api/alarms/form*', (route) => route.fulfill({ status: 401, json: {} }));
    await openMenu(page, 'Alarmieren');
    await page.getByText(/Ihre Anmeldung ist abgelaufen/).waitFor();
  });

  it('believes no answer that it did not ask for: foreign state, foreign code, the same answer twice', async () => {
    const other = await newWindow();
    await other.goto(`${local.url}/tab/#code=gestohlen&state=geraten`);
    await other.getByText(/nicht in diesem Fenster begonnen/).waitFor();
    expect(other.url()).toBe(`${local.url}/tab/`);
    // Her own question, answered with a code that the issuer gave to nobody.
    const answers: string[] = [];
    await other.route('**/oauth2/v2.0/authorize?*', (route) => {
      const state = new URL(route.request().url()).searchParams.get('state') ?? '';
      answers.push(`${local.url}/tab/#code=gestohlen&state=${state}`);
      return route.fulfill({ status: 302, headers: { location: answers[0] ?? '' } });
    });
    await signIn(other).click();
    await other.getByText(/ließ sich nicht prüfen/).waitFor();
    await other.goto(`${local.url}/healthz`);
    await other.goto(answers[0] ?? '');
    await other.getByText(/nicht in diesem Fenster begonnen/).waitFor();
  });

  it('says that Microsoft cannot be reached when it cannot', async () => {
    const other = await newWindow();
    await other.route('**/.well-known/openid-configuration', (route) => route.abort());
    await other.goto(`${local.url}/tab/`);
    await signIn(other).click();
    await other.getByText(/Anmeldung bei Microsoft ist nicht erreichbar/).waitFor();
    await picture(other, 'offline');
  });
});
