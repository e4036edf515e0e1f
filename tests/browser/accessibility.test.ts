// Every page of the menu in the browser: axe finds nothing, and at 320 pixels nothing runs out of the page (WCAG 1.4.10).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { menu } from '../../src/tab/menu.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, resize, type Seat, sitDown, wearTheme } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

type Name = (typeof menu)[number]['page']['name'];

/** Who looks at which page; a page that is missing here does not compile. */
const whose: Record<Name, Cast> = {
  situation: 'ole',
  raise: 'ole',
  joint: 'elke',
  'check-ins': 'ole',
  people: 'ole',
  escalation: 'ole',
  reachability: 'aylin',
  week: 'aylin',
  kpi: 'aylin',
  processes: 'aylin',
  resources: 'aylin',
  exercises: 'aylin',
  drills: 'aylin',
  reviews: 'aylin',
  trainings: 'aylin',
  plans: 'aylin',
  measures: 'aylin',
  checklists: 'aylin',
  bcms: 'aylin',
  deviations: 'aylin',
  maturity: 'aylin',
  land: 'elke',
  'kpi-set': 'elke',
  handbook: 'aylin',
  files: 'aylin',
  emergency: 'ole',
  preflight: 'raghunathan',
  rollout: 'raghunathan',
  operation: 'raghunathan',
  privacy: 'raghunathan',
};

interface Axe {
  run(of: Document, options: object): Promise<{ violations: readonly Fault[] }>;
}
interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const nearAxe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axe = readFileSync(nearAxe.resolve('axe-core'), 'utf8');

let local: LocalProcess;
let browser: Browser;
const seats = new Map<Cast, Seat>();

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal({ clock: '2026-12-01T09:00' }), launchBrowser()]);
  for (const who of new Set(Object.values(whose))) {
    const seat = await sitDown(browser, local.url, who);
    await seat.openTab();
    await frameOf(seat).evaluate(axe);
    seats.set(who, seat);
  }
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

const frameOf = ({ page }: Seat) => page.frames().find((one) => one !== page.mainFrame()) as Frame;

/** Goes there as an old link would, and waits until what it shows has arrived. */
async function goTo(frame: Frame, name: Name): Promise<void> {
  await frame.evaluate((page) => {
    history.pushState(null, '', `?page=${page}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, name);
  await frame.locator(`main.page-${name} h1`).first().waitFor();
  await frame.locator('main .waiting, main [role=progressbar]').first().waitFor({ state: 'detached' });
}

/** What axe finds against WCAG 2.2 AA and good practice, and how far the page is wider than its window. */
function faultsOf(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`), ...wide];
  });
}

it.each([
  { theme: 'Hell', width: 1280 },
  { theme: 'Kontrast', width: 320 },
])('no page has a fault in $theme at $width pixels', async ({ theme, width }) => {
  const faults: Partial<Record<Name, readonly string[]>> = {};
  for (const [who, seat] of seats) {
    // The choice of theme has no room on the desk of a phone.
    await resize(seat.page, { width: 1280, height: 900 });
    await wearTheme(seat.page, theme);
    await resize(seat.page, { width, height: 740 });
    for (const { page } of menu.filter((entry) => whose[entry.page.name] === who)) {
      const frame = frameOf(seat);
      await goTo(frame, page.name);
      const found = await faultsOf(frame);
      if (found.length > 0) faults[page.name] = found;
    }
  }
  expect(faults).toEqual({});
});

/**
 * Walks through the page by the Tab key alone: which controls are never reached, and which take the focus behind a bar
 * that stays at the edge (WCAG 2.1.1, 2.4.11). Of radio buttons one is reached; a date is one control of several stops.
 */
async function walk(seat: Seat): Promise<readonly string[]> {
  const frame = frameOf(seat);
  await frame.locator('main h1').first().focus();
  const faults: string[] = [];
  for (let stops = 0, inside = true; inside && stops < 200; stops += 1) {
    await seat.page.keyboard.press('Tab');
    const covered = await frame.evaluate(() => {
      const focused = document.activeElement;
      if (!document.hasFocus() || !focused?.closest('main')) return null;
      focused.setAttribute('data-walked', '');
      const { x, y, width, height } = focused.getBoundingClientRect();
      const there = document.elementFromPoint(x + Math.min(width, 20) / 2, y + Math.min(height, 20) / 2);
      const bar = there?.closest('.raise-bar, .save-bar');
      return bar && !bar.contains(focused) ? focused.outerHTML : '';
    });
    inside = covered !== null;
    if (covered) faults.push(`covered: ${covered}`);
  }
  const missed = await frame.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'main :is(a[href], button, input, select, textarea, summary, [tabindex])',
      ),
    ]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled, [type=radio]'))
      .filter((one) => !one.matches('[data-walked], [data-tabster-dummy]'))
      .map((one) => one.outerHTML),
  );
  return [...faults, ...missed.map((html) => `not reached: ${html}`)];
}

it.each([
  { name: 'raise', width: 1280 },
  { name: 'raise', width: 360 },
  { name: 'escalation', width: 1280 },
  { name: 'checklists', width: 360 },
] as const)('every control of $name is reached by keyboard, and seen, at $width pixels', async ({ name, width }) => {
  const seat = seats.get(whose[name]) as Seat;
  await resize(seat.page, { width, height: 740 });
  await goTo(frameOf(seat), name);
  expect(await walk(seat)).toEqual([]);
});

it('and what has a fault is found', async () => {
  const frame = frameOf(seats.get('ole') as Seat);
  await frame.evaluate(() => {
    const wide = document.createElement('p');
    // Not as text: our own policy allows no style in it.
    wide.textContent = '–';
    wide.style.minWidth = '5000px';
    document.querySelector('main')?.append(wide, document.createElement('img'), document.createElement('button'));
  });
  const found = (await faultsOf(frame)).join('\n');
  expect(found).toContain('image-alt: <img>');
  expect(found).toContain('button-name: <button></button>');
  expect(found).toMatch(/\d{3,} px too wide/);
});
