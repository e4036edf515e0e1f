// Alarm exercises by schedule in a real browser: a window proposed and agreed, a start planned and taken back, a result with its verdict; axe, 360 px.
import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { cast, openPage, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
let aylin: Seat;
const faults: string[] = [];

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal({ clock: '2026-11-16T10:00' }), launchBrowser()]);
  aylin = await sitDown(browser, local.url, 'aylin');
  aylin.page.on('pageerror', (error) => faults.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

/** Kept for people to look at where a folder is named. */
async function shot(name: string): Promise<void> {
  const folder = process.env.BCM_SHOTS;
  if (folder) await aylin.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
}

async function axe(): Promise<void> {
  const found = await new AxeBuilder({ page: aylin.page }).include('iframe').analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** What somebody asks of the server beside the page. */
async function ask(
  who: 'aylin' | 'ole',
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const asked = await fetch(`${local.url}/local/token`, { ...post, body: JSON.stringify({ person: cast[who] }) });
  const { token } = (await asked.json()) as { token: string };
  const response = await fetch(`${local.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** Planned with the ready-made script by Aylin, who leads it, and released by Ole; the answer is its id. */
async function anExercise(title: string): Promise<string> {
  const days = { from: '2026-11-16', to: '2026-12-31' };
  const lists = { processes: [], resources: [], plans: [], targets: ['CRISIS_LEAD', 'IT'] };
  const words = { goal: 'Alle sind erreichbar.', means: '', impact: '', prepares: '', executes: '', outage: null };
  const row = { title, type: 'ALARM_EXERCISE', ...days, ...lists, ...words, announced: false, offHours: true };
  const once = `browser-${days.from}-${title.length}`;
  const { id } = await ask('aylin', 'POST', '/api/exercises', { once, domain: 'MI-ITN', row, ready: 'alarm' });
  const { full } = (await ask('aylin', 'GET', `/api/exercises/${id}`)) as {
    full: { concept: object; exercise: { edits: number } };
  };
  const concept = { ...full.concept, takings: [{ person: cast.aylin, role: 'LEAD', function: null }] };
  await ask('aylin', 'PUT', `/api/exercises/${id}/concept`, { concept, edits: full.exercise.edits });
  await ask('ole', 'POST', `/api/exercises/${id}/commands`, { type: 'release' });
  return String(id);
}

it('a window is agreed, an exercise planned in it and taken back, another started by hand and judged', {
  timeout: 120_000,
}, async () => {
  const { tab, page } = aylin;
  await aylin.openTab();
  await openPage(tab, 'Alarmierungsübungen', 'Vorsorge');
  await tab.getByText('Noch ist kein Fenster vereinbart.').waitFor();
  await shot('drills-empty');
  await axe();
  await tab.getByRole('button', { name: 'Im Fenster auslösen…' }).click();
  await tab.getByText('Es gibt noch kein vereinbartes Fenster.').waitFor();
  await tab.getByRole('button', { name: 'Zurück', exact: true }).click();

  await tab.getByRole('button', { name: 'Fenster vorschlagen' }).click();
  const form = tab.getByRole('dialog', { name: 'Fenster vorschlagen' });
  await form.getByRole('button', { name: 'Fenster vorschlagen' }).click();
  await form.getByText('mit wem und an welchem Tag').waitFor();
  await form.getByLabel('Vereinbart mit').fill('Personalrat Landesbetrieb IT.Niedersachsen und Behördenleitung');
  await shot('drills-window');
  await axe();
  await form.getByRole('button', { name: 'Fenster vorschlagen' }).click();
  await tab.getByText('Die Behördenleitung muss noch zustimmen.').waitFor();

  // Whoever manages the authority agrees.
  const sabine = await sitDown(browser, local.url, 'sabine');
  await sabine.openTab();
  await openPage(sabine.tab, 'Alarmierungsübungen', 'Vorsorge');
  await sabine.tab.getByLabel('BC-Domäne').selectOption('MI-ITN');
  await sabine.tab.getByRole('button', { name: 'Zustimmen' }).click();
  await sabine.tab.getByText('Zugestimmt: Sabine von der Heide').waitFor();

  await anExercise('Nachtübung');
  const byHand = await anExercise('Handprobe');
  await openPage(tab, 'Übungen', 'Vorsorge');
  const row = tab.getByRole('row', { name: /Handprobe/ });
  await row.getByRole('button', { name: 'Jetzt auslösen' }).click();
  await shot('drills-now');
  await tab.getByRole('dialog').getByRole('button', { name: 'Jetzt auslösen' }).click();
  await row.getByText('Läuft').waitFor();
  await ask('aylin', 'POST', `/api/exercises/${byHand}/run`, { type: 'end' });

  await openPage(tab, 'Alarmierungsübungen', 'Vorsorge');
  const result = tab.getByRole('row', { name: /Handprobe/ });
  await result.getByText('offen (Ziel: 90 % aller Gefragten antworten)').waitFor();
  await tab.getByRole('button', { name: 'Im Fenster auslösen…' }).click();
  const plan = tab.getByRole('dialog', { name: 'Im Fenster auslösen' });
  await plan.getByLabel('Wie oft in diesem Zeitraum').fill('2');
  await shot('drills-plan');
  await axe();
  await plan.getByRole('button', { name: 'Im Fenster auslösen' }).click();
  await tab.getByText('steht bevor').first().waitFor();
  await tab.getByRole('button', { name: 'Zurücknehmen' }).click();
  await tab.getByText('zurückgenommen').first().waitFor();
  await tab.getByRole('button', { name: 'Wieder aufnehmen' }).click();
  await tab.getByText('Auslösung 2 von 2').waitFor();

  // High enough to see everything at once.
  await resize(page, { width: 1280, height: 1400 });
  for (const theme of ['Dunkel', 'Kontrast', 'Hell']) {
    await wearTheme(page, theme);
    await axe();
    await shot(`drills-${theme}`);
  }
  await resize(page, { width: 360, height: 740 });
  await shot('drills-phone');
  expect(await tab.locator('body').evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);
  await openPage(tab, 'Übungen', 'Vorsorge');
  await tab
    .getByRole('row', { name: /Handprobe/ })
    .getByRole('link', { name: 'Ergebnis', exact: true })
    .click();
  await tab.getByText('verfehlt').or(tab.getByText('offen (Ziel')).first().waitFor();
  await shot('drills-result-phone');
  expect(await tab.locator('body').evaluate((body) => body.scrollWidth <= body.clientWidth)).toBe(true);
  expect(faults).toEqual([]);
});
