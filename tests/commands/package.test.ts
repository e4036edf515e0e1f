// The app package as an operator builds it: the good one, and every fault it must name in a plain sentence.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPackage, readSettings, type Settings } from '../../src/commands/package.ts';

const original = resolve(import.meta.dirname, '../../appPackage');
const { settings } = readSettings({}, '1.2.3');

/** A manifest as plain data; the tests bend it in ways no type would allow. */
type Json = { [key: string]: Json } & Json[] & string;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-package-'));
  cpSync(original, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function faultsAfter(bend: (manifest: Json) => void, with_: Settings = settings): Promise<string[]> {
  change('manifest.json', bend);
  const { zip, faults } = await buildPackage(folder, with_);
  expect(zip === undefined).toBe(faults.length > 0);
  return faults;
}

function change(file: string, bend: (content: Json) => void): void {
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
  bend(content);
  writeFileSync(join(folder, file), JSON.stringify(content));
}

function set(target: Json, key: string, value: unknown): void {
  (target as Record<string, unknown>)[key] = value;
}

/** A PNG of one colour, filter 0, RGBA. */
function png(width: number, height: number, [red, green, blue, alpha]: [number, number, number, number]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(width * 4, Buffer.from([red, green, blue, alpha]))]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', rows)]);
}

describe('the package of the sample', () => {
  it('holds the manifest, both icons and English at its root, without faults', async () => {
    const { zip, faults } = await buildPackage(folder, settings);
    expect(faults).toEqual([]);
    const files = unzipSync(zip ?? new Uint8Array());
    expect(Object.keys(files)).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Json;
    expect(manifest).toMatchObject({
      id: 'e3a1c7b4-58d2-4f6e-9b0d-7c24a9f1d583',
      version: '1.2.3',
      validDomains: ['bcm-lotse.example'],
      webApplicationInfo: {
        id: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
        resource: 'api://bcm-lotse.example/botid-b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
      },
    });
    expect(JSON.stringify(manifest)).not.toContain('{{');
  });

  it('is the same, byte for byte, in every time zone', async () => {
    const before = process.env.TZ;
    const inZone = async (zone: string) => {
      process.env.TZ = zone;
      const { zip } = await buildPackage(folder, settings);
      return { offset: new Date(0).getTimezoneOffset(), bytes: Buffer.from(zip ?? []).toString('base64') };
    };
    try {
      const built = [await inZone('Asia/Tokyo'), await inZone('America/Los_Angeles'), await inZone('Europe/Berlin')];
      expect(built.map(({ offset }) => offset)).toEqual([-540, 480, -60]);
      expect(new Set(built.map(({ bytes }) => bytes)).size).toBe(1);
      expect(built[0]?.bytes.length).toBeGreaterThan(1000);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('settings', () => {
  it('come from the environment; the tab belongs to the bot unless said otherwise', () => {
    const bot = '11111111-2222-4333-8444-555555555555';
    const one = readSettings({ PUBLIC_URL: 'https://bcm.land.example', BOT_APP_ID: bot, TERMS_URL: ' ' }, '0.1.0');
    expect(one.settings).toMatchObject({ PUBLIC_URL: 'https://bcm.land.example', BOT_APP_ID: bot, OIDC_AUDIENCE: bot });
    expect(one.missing).toEqual(['TEAMS_APP_ID', 'DEVELOPER_NAME', 'DEVELOPER_URL', 'PRIVACY_URL', 'TERMS_URL']);
    const other = readSettings(
      { OIDC_AUDIENCE: '99999999-2222-4333-8444-555555555555', APP_VERSION: '2.0.0' },
      '0.1.0',
    );
    expect(other.settings).toMatchObject({
      OIDC_AUDIENCE: '99999999-2222-4333-8444-555555555555',
      APP_VERSION: '2.0.0',
    });
  });

  it.each(['http://localhost:3978', 'https://bcm.example/app', 'bcm.example', ''])(
    'refuse the address "%s"',
    async (address) => {
      const { faults } = await buildPackage(folder, { ...settings, PUBLIC_URL: address });
      expect(faults).toEqual([
        'PUBLIC_URL must be an https address without path, such as https://bcm.example; Teams loads nothing else.',
      ]);
    },
  );

  it('cannot break out of the JSON', async () => {
    const { zip, faults } = await buildPackage(folder, { ...settings, DEVELOPER_NAME: 'Land "A", "id": "x"' });
    expect(faults).toEqual([]);
    const manifest = Buffer.from(unzipSync(zip ?? new Uint8Array())['manifest.json'] ?? []).toString();
    expect(JSON.parse(manifest)).toMatchObject({ developer: { name: 'Land "A", "id": "x"' } });
  });

  it('that are no ids or too long are named', async () => {
    const faults = await faultsAfter(() => undefined, {
      ...settings,
      TEAMS_APP_ID: 'bcm',
      DEVELOPER_NAME: 'x'.repeat(33),
    });
    expect(faults).toEqual([
      expect.stringMatching(/^manifest\.json: id must match pattern/),
      'manifest.json: developer.name must NOT have more than 32 characters.',
    ]);
  });
});

describe('faults of the manifest', () => {
  it('what the official schema forbids', async () => {
    const faults = await faultsAfter((m) => {
      set(m, 'surprise', 1);
      set(m.name as Json, 'short', 'BCM-Lotse '.repeat(4));
    });
    expect(faults).toEqual([
      'manifest.json: the file must NOT have additional properties ("surprise").',
      'manifest.json: name.short must NOT have more than 30 characters.',
    ]);
  });

  it.each(['1.24', '2.0', 'devPreview'])('manifestVersion %s', async (version) => {
    expect(await faultsAfter((m) => set(m, 'manifestVersion', version))).toEqual([
      'manifest.json: manifestVersion must be 1.25 or newer.',
    ]);
  });

  it('a version nobody published', async () => {
    expect(await faultsAfter((m) => set(m, 'manifestVersion', '1.999'))).toContain(
      'manifest.json: the installed package of schemas does not know manifest version 1.999.',
    );
  });

  it('hosts that are not ours', async () => {
    const faults = await faultsAfter((m) => {
      set((m.staticTabs as Json)[0] as Json, 'contentUrl', 'https://elsewhere.example/tab/');
      set(m, 'validDomains', ['bcm-lotse.example', '*.azurewebsites.net']);
      set(m.webApplicationInfo as Json, 'resource', 'api://bcm-lotse.example');
    });
    expect(faults).toEqual([
      'manifest.json: the tab address "https://elsewhere.example/tab/" does not lie on https://bcm-lotse.example.',
      'manifest.json: validDomains must be exactly ["bcm-lotse.example"].',
      "manifest.json: webApplicationInfo.resource must be api://bcm-lotse.example/botid-b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61, or the tab's sign-in fails.",
    ]);
  });

  it('a configurable tab', async () => {
    const tab = { configurationUrl: 'https://bcm-lotse.example/config', scopes: ['team'] };
    expect(await faultsAfter((m) => set(m, 'configurableTabs', [tab]))).toEqual([
      'manifest.json: a configurable tab would stop the app from being installed by a setup policy.',
    ]);
  });

  it('the same name twice', async () => {
    const faults = await faultsAfter((m) => {
      const [tab] = m.staticTabs as Json[];
      set(m, 'staticTabs', [tab, Object.assign({}, tab, { name: 'Andere' })]);
      const list = (((m.bots as Json)[0] as Json).commandLists as Json)[1] as Json;
      set((list.commands as Json)[1] as Json, 'title', 'Alarm');
      set(m.localizationInfo as Json, 'additionalLanguages', [
        { languageTag: 'en', file: 'en.json' },
        { languageTag: 'DE-de', file: 'en.json' },
      ]);
    });
    expect(faults).toEqual([
      'manifest.json: two tabs have the entityId "lage".',
      'manifest.json: the language "de-de" is named twice.',
      'manifest.json: the command "alarm" stands twice in one list.',
      'en.json: there is no translation of staticTabs[1].name.',
    ]);
  });

  it('a placeholder without a value, a part that is gone, and no JSON at all', async () => {
    expect(await faultsAfter((m) => set(m, 'accentColor', '{{COLOUR}}'))).toEqual([
      'manifest.json: nothing is known for {{COLOUR}}.',
      expect.stringMatching(/^manifest\.json: accentColor must match pattern/),
    ]);
    expect(await faultsAfter((m) => set(m, 'icons', undefined))).toContain(
      'manifest.json: icons is missing or malformed.',
    );
    writeFileSync(join(folder, 'manifest.json'), '{"a":');
    expect((await buildPackage(folder, settings)).faults[0]).toMatch(/^manifest\.json: this is not valid JSON/);
  });
});

describe('faults of the languages', () => {
  it('a missing and a needless translation, and a text that is too long', async () => {
    change('en.json', (en) => {
      set(en, 'staticTabs[0].name', undefined);
      set(en, 'staticTabs[7].name', 'Nothing');
      set(en, 'description.short', 'x'.repeat(81));
    });
    expect(await faultsAfter(() => undefined)).toEqual([
      'en.json: description.short must NOT have more than 80 characters.',
      'en.json: there is no translation of staticTabs[0].name.',
      'en.json: staticTabs[7].name translates nothing in the manifest.',
    ]);
  });

  it('a file that is not there, or not at the root', async () => {
    const files = [
      { languageTag: 'fr', file: 'fr.json' },
      { languageTag: 'it', file: 'more/it.json' },
    ];
    expect(await faultsAfter((m) => set(m.localizationInfo as Json, 'additionalLanguages', files))).toEqual([
      'fr.json: this file is missing.',
      'more/it.json: Teams wants every file at the root of the package.',
    ]);
  });
});

describe('faults of the icons', () => {
  const faultsWith = async (file: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, file), bytes);
    return (await buildPackage(folder, settings)).faults;
  };

  it('the wrong size', async () => {
    expect(await faultsWith('color.png', png(96, 192, [0, 0, 0, 255]))).toEqual([
      'color.png: the icon must be 192 x 192 pixels, not 96 x 192.',
    ]);
  });

  it('an outline that is coloured, full or empty', async () => {
    expect(await faultsWith('outline.png', png(32, 32, [255, 0, 0, 255]))).toEqual([
      'outline.png: the outline icon may hold nothing but white and transparent pixels.',
    ]);
    const notOnNothing = ['outline.png: the outline icon must be white on a transparent ground.'];
    expect(await faultsWith('outline.png', png(32, 32, [255, 255, 255, 255]))).toEqual(notOnNothing);
    expect(await faultsWith('outline.png', png(32, 32, [0, 0, 0, 0]))).toEqual(notOnNothing);
  });

  it('no PNG, a cut-off one, a damaged one, a grey one', async () => {
    const good = png(32, 32, [255, 255, 255, 0]);
    const grey = Buffer.from(good);
    grey[25] = 0;
    const damaged = Buffer.from(good);
    damaged.fill(255, 41, 50);
    expect(await faultsWith('outline.png', Buffer.from('GIF89a'))).toEqual([
      'outline.png: the icon is not a PNG file.',
    ]);
    expect(await faultsWith('outline.png', good.subarray(0, 20))).toEqual(['outline.png: the icon has no PNG header.']);
    expect(await faultsWith('outline.png', damaged)).toEqual(['outline.png: the icon is damaged.']);
    expect(await faultsWith('outline.png', grey)).toEqual([
      'outline.png: the icon must be a PNG with 8 bits per channel, RGB or RGBA, not interlaced.',
    ]);
  });

  it('a missing one', async () => {
    rmSync(join(folder, 'color.png'));
    expect((await buildPackage(folder, settings)).faults).toEqual(['color.png: this file is missing.']);
  });
});
