// The page of the tab and the headers of every answer: what may frame us, what may run, what may be kept.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';

let house: House;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bcm-tab-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/tab/assets/a1.js"></script>',
  );
  writeFileSync(join(folder, 'assets', 'a1.js'), 'export {};\n');
  writeFileSync(join(folder, 'secret.txt'), 'not an asset');
  house = await openHouse({ tab: folder });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** The directives of a policy by their names. */
function policyOf(headers: Headers): Record<string, string> {
  const text = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(text.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]));
}

describe('the page', () => {
  test('may run only our own scripts, may be framed by Teams, and names its styles by a nonce', async () => {
    const { status, headers, text } = await house.ask(null, '/tab/');
    const nonce = /content="([^"]+)"/.exec(text)?.[1];
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(policyOf(headers)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self' https://res.cdn.office.net https://login.microsoftonline.com",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'self' https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com",
    });
    expect(text).not.toContain('__CSP_NONCE__');
    expect(text.split(nonce ?? 'none')).toHaveLength(3);
  });

  test('gets another nonce each time and is never kept', async () => {
    const pages = await Promise.all([1, 2, 3].map(() => house.ask(null, '/tab/')));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(3);
    for (const { headers } of pages) expect(headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['/', '/tab/'],
    ['/tab', '/tab/'],
    ['/?page=alarm/7', '/tab/?page=alarm/7'],
    ['/tab?page=a&b=%2F%2Fevil.example', '/tab/?page=a&b=%2F%2Fevil.example'],
  ])('%s leads to %s', async (from, to) => {
    const { status, headers } = await house.ask(null, from);
    expect([status, headers.get('location')]).toEqual([302, to]);
  });

  test('its files have names that change with them, so they may be kept for ever', async () => {
    const { status, headers } = await house.ask(null, '/tab/assets/a1.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    '/tab/secret.txt',
    '/tab/assets/../secret.txt',
    '/tab/assets/%2e%2e/secret.txt',
    '/tab/assets/..%2fsecret.txt',
    '/tab/assets/',
    '/tab/assets/gone.js',
    '/tab/index.html',
  ])('%s is not served', async (path) => {
    const { status, json } = await house.ask(null, path);
    expect([status, json]).toMatchObject([404, { error: { code: 'not-found' } }]);
  });

  test('without a build there is one sentence that says what to do', async () => {
    const other = await openHouse();
    const { status, text } = await other.ask(null, '/tab/');
    expect([status, text]).toEqual([503, 'Die Seite ist noch nicht gebaut. Bitte zuerst: npm run build']);
    expect((await other.ask(null, '/tab/assets/a1.js')).status).toBe(404);
    await other.close();
  });
});

describe('every other answer', () => {
  test.each([
    ['to somebody', 'alma', '/api/me', 200],
    ['to nobody', null, '/api/me', 401],
    ['that is not there', null, '/wp-login.php', 404],
    ['that cannot be read', null, '/%E0%A4%A', 404],
    ['of life', null, '/healthz', 200],
    ['of readiness', null, '/readyz', 503],
    ['a redirect', null, '/', 302],
  ] as const)('%s runs nothing, is framed by nobody and is not kept', async (_name, who, path, status) => {
    const { headers, ...answer } = await house.ask(who, path);
    expect(answer.status).toBe(status);
    expect(policyOf(headers)).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  test('no answer names a frame option, which Teams could not pass, nor the software behind it', async () => {
    for (const path of ['/tab/', '/api/me', '/healthz', '/tab/assets/a1.js']) {
      const { headers } = await house.ask('alma', path);
      for (const name of ['x-frame-options', 'server', 'x-powered-by', 'access-control-allow-origin']) {
        expect([path, name, headers.get(name)]).toEqual([path, name, null]);
      }
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*(?!\.cloud|\.teams)/);
    }
  });
});
