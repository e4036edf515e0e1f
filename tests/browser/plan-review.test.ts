// The card by which owners are asked about their plans, on the real desk in working hours: all four buttons; and axe.
// Cards go out from 8 to 16 h on working days, so the run gets a clock: filled in the early morning, opened after eight.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { dayOf } from '../../src/domain/team.ts';
import { workdaysAfter } from '../../src/domain/working-time.ts';
import type { PlanPage } from '../../src/http/contract-plans.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, cast, type Seat, sitDown } from '../support/desk-steps.ts';
import { dataFolder, type LocalProcess, startLocal } from '../support/local-process.ts';

const day = workdaysAfter(dayOf(Date.now()), 1);
const folder = dataFolder();
let local: LocalProcess;
let browser: Browser;
const faults: string[] = [];

/** Whose plan is to be reviewed. */
const plans = [
  ['nguyen', 'MI-ITN.kommunikation'],
  ['raghunathan', 'MI-ITN.wap-verzeichnis'],
  ['tammena', 'MU-NLWKN.alarmplan'],
  ['petrovic', 'MF-NLBV.gfp-bezuege'],
] as const;

/** Throws while the question is not in her bundle; what is put there is carded after five minutes, or the next morning. */
async function seeInBundle(url: string, who: Cast, plan: string): Promise<void> {
  const body = JSON.stringify({ person: cast[who] });
  const headers = { 'content-type': 'application/json' };
  const { token } = await (await fetch(`${url}/local/token`, { method: 'POST', headers, body })).json();
  const answer = await fetch(`${url}/api/plans/${plan}`, { headers: { authorization: `Bearer ${token}` } });
  const { history } = (await answer.json()) as PlanPage;
  const isAsked = history.some(({ text }) => /Sammelkarte von|on the bundled card of/.test(text));
  if (!isAsked) throw new Error(`${who} is not asked about ${plan}`);
}

beforeAll(async () => {
  const started = launchBrowser();
  const early = await startLocal({ clock: `${day}T05:30`, data: folder.data });
  for (const [who, plan] of plans) await vi.waitFor(() => seeInBundle(early.url, who, plan), { timeout: 30_000 });
  await early.stop();
  [local, browser] = await Promise.all([startLocal({ clock: `${day}T08:05`, data: folder.data }), started]);
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
  folder.remove();
});

const phone = { width: 360, height: 740 };

/** Whoever is asked sits down and sees her card; on a telephone she opens the chat first. */
async function asked(who: Cast, answer: string, size?: typeof phone): Promise<Seat> {
  const seat = await sitDown(browser, local.url, who, size);
  seat.page.on('pageerror', (error) => faults.push(error.message));
  if (size) await seat.page.getByRole('region', { name: 'Chats' }).getByRole('button').first().click();
  await seat.newest().getByRole('button', { name: answer }).first().waitFor();
  return seat;
}

it('asks whoever answers for a plan, with four buttons, and says what was noted', async () => {
  const nguyen = await asked('nguyen', 'Geprüft, unverändert');
  const names = await nguyen.newest().getByRole('button').allInnerTexts();
  expect(names.map((name) => name.trim()).filter((name) => name !== '')).toEqual(
    expect.arrayContaining([
      'Geprüft, unverändert',
      'Wird überarbeitet',
      'Neue Fassung',
      'Ich bin nicht mehr zuständig',
    ]),
  );
  const { violations } = await new AxeBuilder({ page: nguyen.page }).include('article').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await nguyen.newest().getByRole('button', { name: 'Geprüft, unverändert' }).click();
  await nguyen
    .newest()
    .getByText(/Notiert 08:\d\d Uhr: Geprüft, unverändert\./)
    .waitFor();
  expect(await nguyen.newest().getByRole('button', { name: 'Wird überarbeitet' }).count()).toBe(0);
});

it.each([
  // She reads English.
  ['raghunathan', 'Being reworked', /Noted 08:\d\d: Being reworked\./],
  ['tammena', 'Neue Fassung', /Notiert 08:\d\d Uhr: Neue Fassung\./],
  ['petrovic', 'Ich bin nicht mehr zuständig', /Notiert 08:\d\d Uhr: Ich bin nicht mehr zuständig\./],
] as const)('%s presses „%s“ on a phone, and it is noted', async (who, answer, noted) => {
  const seat = await asked(who, answer, phone);
  await seat.newest().getByRole('button', { name: answer }).first().click();
  await seat.newest().getByText(noted).first().waitFor();
});

it('nothing failed in the browser', () => expect(faults).toEqual([]));
