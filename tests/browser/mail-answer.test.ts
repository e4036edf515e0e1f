// The link of a mail in a real browser, without sign-in and without script: looked at, answered, changed.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { launchBrowser } from '../support/browser.ts';
import { type World, world } from '../support/world.ts';

let w: World;
let browser: Browser;

beforeAll(async () => {
  [w, browser] = await Promise.all([world({ second: true }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await w?.ends();
});

const isRelease = ({ subject }: { readonly subject: string }) => subject.includes('FREIGABE');

async function answers(id: string) {
  const { state } = await w.app().entry.read(alarms, id);
  return (state.answers[w.people.id('tjark')] ?? []).map(({ answer, eta }) => ({ answer, eta }));
}

it('answers an alarm from a mail on a phone, and changes the answer', { timeout: 120_000 }, async () => {
  const { id } = await w.raises('ole', { scenario: 'gebaeude', mode: 'exercise' });
  // Nobody answers: after ten minutes the ladder reminds by mail, too.
  await w.advance(10);
  await w.seconds(5);
  const [mail] = w.standIns.second?.mail.mails(w.people.person('tjark').email) ?? [];
  expect(mail?.subject).toMatch(/^ÜBUNGSALARM/);
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/a\/[2-9a-z]{12}/.exec(mail?.text ?? '') ?? [];

  const phone = { viewport: { width: 390, height: 800 }, javaScriptEnabled: false, locale: 'de-DE' };
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.goto(link);
  expect(await answers(id)).toEqual([]);
  expect(await page.locator('.mark').allInnerTexts()).toEqual([
    expect.stringMatching(/^ÜBUNGSALARM/),
    expect.stringMatching(/^ÜBUNGSALARM/),
  ]);

  await page.getByLabel('Wann sind Sie da?').selectOption('60');
  await page.getByRole('button', { name: 'Ich komme' }).click();
  await page.getByText(/Danke\. Notiert .* Uhr: Sie kommen, etwa .* Uhr\./).waitFor();
  expect(await answers(id)).toEqual([{ answer: 'coming', eta: 60 }]);
  await page.reload();
  expect(await answers(id)).toHaveLength(1);

  await page.getByRole('button', { name: 'Ich kann nicht' }).click();
  await page.getByText(/Sie können nicht\./).waitFor();
  expect((await answers(id)).at(-1)).toEqual({ answer: 'unavailable', eta: null });
  expect(faults).toEqual([]);
  await context.close();

  // The checker of accessibility needs script, which the page itself has none of.
  const checked = await browser.newContext({ ...phone, javaScriptEnabled: true, bypassCSP: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const shown = await checked.newPage();
    await shown.emulateMedia({ colorScheme });
    await shown.goto(link);
    const { violations } = await new AxeBuilder({ page: shown }).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${colorScheme} ${rule}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

it('releases an audience from a mail on a phone, once, and reads what came of it', { timeout: 120_000 }, async () => {
  const over = { audience: 'domain', audienceStep: 'Bitte bleiben Sie zu Hause.', avoidTeams: true } as const;
  const { id } = await w.raises('ole', { mode: 'exercise', over });
  await w.seconds(8);
  const [mail] = w.standIns.second?.mail.mails(w.people.person('maren').email).filter(isRelease) ?? [];
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/a\/[2-9a-z]{12}/.exec(mail?.text ?? '') ?? [];
  const phone = { viewport: { width: 360, height: 800 }, locale: 'de-DE', bypassCSP: true };
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(link);
  await page.getByText('Alle anderen lesen: Bitte bleiben Sie zu Hause.').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule }) => rule)).toEqual([]);
  await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
  await page.getByRole('heading', { name: /^Freigegeben von Dr\. Maren/ }).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  expect((await w.app().entry.read(alarms, id)).state.release.state).toBe('released');
});
