// The image and the units of the one-machine way: what they take along is all that the product needs, and nothing of the stand-ins.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../support/source.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Stages of the Dockerfile with what each copies from the sources. */
function stages(): readonly { name: string; copies: readonly string[]; text: string }[] {
  const parts = read('infra/Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  return parts.map((text) => {
    const lines = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
    return { name: /AS (\w+)/.exec(text)?.[1] ?? 'image', copies: lines, text };
  });
}

/** Everything that is loaded from `start` on: files below the root, and packages. Imports of types alone load nothing. */
function closure(start: string): { files: Set<string>; packages: Set<string> } {
  const [files, packages] = [new Set<string>(), new Set<string>()];
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = read(file).replace(/^(import|export) type [^;]+;/gm, '');
    for (const [, name = ''] of text.matchAll(/(?:\bfrom |\bimport\(|^import )'([^']+)'/gm)) {
      if (name.startsWith('.')) visit(join(dirname(file), name));
      else if (!name.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    }
  };
  visit(start);
  return { files, packages };
}

const runtime = ['src/main.ts', 'src/commands/backup.ts', 'src/commands/restore.ts', 'src/commands/verify-journal.ts'];

describe('the image', () => {
  it('takes along every file that is loaded, and nothing of the stand-ins', () => {
    const image = stages().at(-1);
    const taken = image?.copies ?? [];
    const needed = runtime.flatMap((start) => [...closure(start).files]);
    expect(needed.length).toBeGreaterThan(100);
    expect(needed.filter((file) => !taken.some((one) => file === one || file.startsWith(`${one}/`)))).toEqual([]);
    expect(
      stages()
        .flatMap(({ copies }) => copies)
        .filter((one) => /^(local|tests|bench|\.)$/.test(one)),
    ).toEqual([]);
  });

  it('copies only what there is', () => {
    const copies = stages().flatMap(({ copies: all }) => all);
    expect(copies.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('takes along every page that was built: the tab, and the one that checks handbooks and journals', () => {
    const built = listFiles(root, 'src', ['.ts']).flatMap((file) =>
      [...read(file).matchAll(/'\.\.', 'dist', '(\w+)'/g)].map(([, name]) => `dist/${name}`),
    );
    expect(built.length).toBeGreaterThan(1);
    const copied = [...(stages().at(-1)?.text ?? '').matchAll(/^COPY --from=build \/app\/(\S+) \1$/gm)].map(
      ([, name = '']) => name,
    );
    expect(copied.toSorted()).toEqual([...new Set(built)].toSorted());
  });

  it('installs every package that is loaded: none of them only for development', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const loaded = new Set(runtime.flatMap((start) => [...closure(start).packages]));
    expect(loaded.size).toBeGreaterThan(10);
    expect([...loaded].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
  });

  it('installs from the lock file, runs no script of a package, and not as root', () => {
    const [build, packages, image] = stages();
    // The bundler's binary is an optional package: without these the build fails (tried with the guide, 2026-12-01).
    expect(build?.text).toMatch(/^RUN npm ci$/m);
    expect(packages?.text).toContain('RUN npm ci --omit=dev --omit=optional');
    expect(read('.npmrc')).toContain('ignore-scripts=true');
    expect(image?.text).toMatch(/USER node[\s\S]*CMD/);
  });
});

describe('the units', () => {
  it('start files that there are, and keep the data where the backup looks', () => {
    const units = ['bcm-lotse.service', 'bcm-lotse-backup.service'].map((name) => read(`infra/${name}`));
    const started = units.map((text) => /ExecStart=\/usr\/bin\/node (\S+)/.exec(text)?.[1] ?? '');
    expect(started.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const data = units.map((text) => /BCM_DATA=(\S+)/.exec(text)?.[1]);
    expect(data).toEqual(['/var/lib/bcm-lotse', '/var/lib/bcm-lotse']);
  });

  it('never give the product up', () => {
    const unit = read('infra/bcm-lotse.service');
    expect(unit).toContain('Restart=always');
    // In another section systemd passes over it.
    expect(unit).toMatch(/\[Unit\][^[]*\nStartLimitIntervalSec=0\n/);
  });
});
