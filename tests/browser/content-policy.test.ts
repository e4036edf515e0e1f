// What a real browser makes of our headers: no page trips over them, nothing foreign is asked, and nobody else may frame us.
import type { Browser, BrowserContext, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/tab/menu.ts';
import { counted } from '../security/counted.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Cast, cast } from '../support/desk-steps.ts';
import { type LocalProcess, startLocal } from '../support/local-process.ts';

let local: LocalProcess;
let browser: Browser;
/** What the browser refused because of the policy, and whom else it asked. */
const refused: string[] = [];
const asked: string[] = [];

/** From there teams-js reads the list of hosts it trusts; the only foreign address of all. */
const teamsHosts = 'https://res.cdn.office.net';

beforeAll(async () => {
  [local, browser] = await Promise.all([startLocal(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

async function context(): Promise<BrowserContext> {
  const own = await browser.newContext({ reducedMotion: 'reduce' });
  const { hostname } = new URL(local.url);
  await own.route(/.*/, (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === hostname || url.hostname === '127.0.0.1') return route.continue();
    asked.push(url.origin);
    return route.abort();
  });
  await own.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return own;
}

/** The frame of the tab on the desk of somebody, with what it refuses written down. */
async function tabOf(who: Cast): Promise<Frame> {
  const page = await (await context()).newPage();
  page.on('console', (message) => {
    if (/^policy: |Content.Security.Policy/i.test(message.text()))
      refused.push(`${who} ${page.url()}: ${message.text()}`);
  });
  await page.goto(`${local.url}/desk?person=${cast[who]}`);
  await page.getByRole('button', { name: 'BCM-Lotse', exact: true }).first().click();
  await page.frameLocator('iframe').first().getByRole('heading', { level: 1 }).first().waitFor();
  return page.frames().find((one) => one !== page.mainFrame()) as Frame;
}

describe('every page of the tab', () => {
  it.each(['aylin', 'ole', 'elke'] as const)('as %s sees it: the policy refuses nothing', async (who) => {
    const frame = await tabOf(who);
    const shown = new Set<string>();
    // The pages of preparedness are seen by the BCB and the Zentralstelle.
    for (const { page } of menu.filter(({ group }) => who !== 'ole' || group !== 'preparedness')) {
      await frame.evaluate((name) => {
        history.pushState(null, '', `?page=${name}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, page.name);
      await frame.getByRole('heading', { level: 1 }).first().waitFor();
      shown.add(await frame.getByRole('heading', { level: 1 }).first().innerText());
    }
    expect(refused).toEqual([]);
    expect(shown.size).toBeGreaterThan(who === 'aylin' ? 9 : 3);
    await frame.page().context().close();
  });

  it('asks nobody else but for the list of Teams’ hosts', () => {
    expect([...new Set(asked)].filter((origin) => origin !== teamsHosts)).toEqual([]);
    counted('pages of the tab in a real browser', menu.length);
  });
});

it('a script that got into a page does not run, by whatever way it got there', async () => {
  const frame = await tabOf('jonas');
  const ways = {
    script: '<script>window.hit="script"</script>',
    image: '<img src=x onerror="window.hit=\'image\'">',
    vector: '<svg><animate onbegin="window.hit=\'vector\'" attributeName=x dur=1s></svg>',
    frame: '<iframe srcdoc="<script>parent.hit=\'frame\'</script>"></iframe>',
    address: '<a id=address href="javascript:window.hit=\'address\'">x</a>',
    object: '<object data="data:text/html,<script>1</script>"></object>',
    style: '<style>body{background:url(https://boese.example/x)}</style>',
    form: '<form id=form action="https://boese.example"><button>x</button></form>',
    base: '<base href="https://boese.example/">',
  };
  const before = refused.length;
  for (const html of Object.values(ways)) {
    await frame.evaluate((text) => {
      const made = document.createRange().createContextualFragment(text);
      document.body.append(made);
    }, html);
  }
  await frame.evaluate(() => {
    document.querySelector<HTMLElement>('#address')?.click();
    document.querySelector<HTMLFormElement>('#form')?.submit();
    // A text that is to be run: later, as what Playwright itself runs is asked for no policy.
    setTimeout('window.hit="text"' as unknown as () => void, 0);
  });
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await frame.evaluate(() => (globalThis as { hit?: string }).hit)).toBeUndefined();
  expect(refused.length - before).toBeGreaterThanOrEqual(5);
  expect(asked.filter((origin) => origin.includes('boese'))).toEqual([]);
  counted('ways to get a script into a page', Object.keys(ways).length + 1);
  await frame.page().context().close();
});

describe('the tab in a frame', () => {
  const framed = async (origin: string): Promise<boolean> => {
    const own = await browser.newContext();
    const page = await own.newPage();
    const address = 'https://bcm.land.example';
    const body = `<iframe src="${address}/tab/?page=situation"></iframe>`;
    await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
    // Our own answers as they are, under the address that they would have: a browser asks more of what lies on its machine.
    await page.route(`${address}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      if (pathname.startsWith('/tab/assets/')) return route.abort();
      await route.fulfill({ response: await route.fetch({ url: `${local.url}${pathname}${search}` }) });
    });
    await page.goto(`${origin}/`);
    await page.waitForLoadState('load');
    const frame = page.frames().at(-1) as Frame;
    const isOurs = (await frame.title().catch(() => '')) !== '' && !frame.url().startsWith('chrome-error:');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await own.close();
    return isOurs;
  };

  it.each([
    ['https://teams.microsoft.com', true],
    ['https://dev.teams.microsoft.com', true],
    ['https://teams.cloud.microsoft', true],
    ['https://evil.example', false],
    ['https://teams.microsoft.com.evil.example', false],
    ['https://cloud.microsoft.evil.example', false],
    ['https://evilteams.microsoft.com', false],
    ['http://teams.microsoft.com', false],
    ['https://outlook.office.com', false],
  ])('of %s: %s', async (origin, may) => {
    expect(await framed(origin)).toBe(may);
  });
});
