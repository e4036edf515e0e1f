// `check-config` as an operator runs it: all faults at once, typing errors named, no secret repeated; and the list is complete.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { checkConfig, settingsTable } from '../../src/commands/check-config.ts';
import { reader } from '../../src/config-reader.ts';
import { settings } from '../../src/config-settings.ts';

const root = resolve(import.meta.dirname, '../..');
const good = {
  PUBLIC_URL: 'https://bcm.land.example',
  TENANT_ID: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
  BOT_APP_ID: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
  BOT_APP_SECRET: 'ein-richtiges-Geheimnis',
};

/** What is said about settings without which something does not work. */
const off = settings.filter(({ without }) => without !== undefined);

describe('a configuration', () => {
  it('that is enough has no fault, and says what it does without', () => {
    const { faults, hints } = checkConfig(good);
    expect(faults).toEqual([]);
    expect(hints).toHaveLength(off.length);
    expect(hints.join()).toMatch(/SMS_URL.*VOICE_URL|SMTP_URL/);
  });

  it('that is wrong in five ways says all five, and no secret', () => {
    const env = {
      PUBLIC_URL: 'http://bcm.land.example/tab',
      BOT_APP_ID: 'x',
      BOT_APP_SECRET: 'kurz',
      STORE: 'mongo',
      SMTP_URL: 'smtp://anna:geheim@mail.example/pfad',
    };
    const { faults } = checkConfig(env);
    expect(faults.length).toBeGreaterThanOrEqual(6);
    for (const name of ['PUBLIC_URL', 'TENANT_ID', 'BOT_APP_ID', 'BOT_APP_SECRET', 'STORE', 'SMTP_URL']) {
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
    }
    expect(faults.join()).not.toMatch(/kurz|geheim/);
  });

  it.each([
    ['SMPT_URL', 'SMTP_URL'],
    ['SMS_ULR', 'SMS_URL'],
    ['INTAKE_SECRETS', 'INTAKE_SECRET'],
    ['LINKSECRET', 'LINK_SECRET'],
  ])('a mistyped %s is taken for %s', (typed, meant) => {
    expect(checkConfig({ ...good, [typed]: 'x' }).hints).toContain(
      `${typed} kennt das Produkt nicht. Ist ${meant} gemeint?`,
    );
    expect(checkConfig({ ...good, HOME: '/home', PATH: '/bin' }).hints).toHaveLength(off.length);
  });
});

describe('the list of settings', () => {
  it('is what the reader reads: a name that is not in it is a mistake of ours', () => {
    expect(() => reader({}, []).text('SOMETHING_NEW', '')).toThrow('SOMETHING_NEW');
  });

  it('stands in docs/einstellungen.md as it is', () => {
    expect(readFileSync(join(root, 'docs/einstellungen.md'), 'utf8')).toContain(settingsTable());
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'src/commands/check-config.ts'), ...args], {
      env: { PATH: process.env.PATH },
    });

  it('reads the file that the unit reads', async () => {
    const file = join(folder, 'bcm.env');
    writeFileSync(
      file,
      Object.entries(good)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    expect((await run(file)).stdout).toContain('in Ordnung');
  });

  it('ends with 1 and the faults, or with 2 when there is no such file', async () => {
    await expect(run()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('- TENANT_ID is missing.') });
    await expect(run(join(folder, 'none'))).rejects.toMatchObject({ code: 2 });
  });
});
