// Papers for those who approve: what they give as evidence is there, what they count is right, and every paper can be found.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from './support/source.ts';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const between = (text: string, mark: string) =>
  text.split(`<!-- ${mark} -->\n`)[1]?.split(`\n<!-- /${mark} -->`)[0] ?? '';
const rows = (text: string, mark: string) =>
  between(text, mark)
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
const papers = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const filesIn = (text: string) =>
  [...text.matchAll(/`((?:src|tests|infra|local|\.ci)\/[\w./-]+)`/g)].map(([, file]) => file as string);

test.each(papers)('%s names only what is there', (name) => {
  const text = read(`docs/${name}`);
  const linked = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, file]) => `docs/${file}`);
  expect([...filesIn(text), ...linked].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('README and the guide list every paper', () => {
  for (const list of [read('README.md'), read('docs/betrieb.md')]) {
    expect(papers.filter((name) => name !== 'betrieb.md' && !list.includes(`${name})`))).toEqual([]);
  }
});

describe('grundschutz.md', () => {
  const text = read('docs/grundschutz.md');

  test('each requirement is named once, with how it is met and evidence, or somebody who does it', () => {
    const all = [...rows(text, 'process'), ...rows(text, 'system')];
    const wrong = all.filter(([id = '', how, evidence = '', operator]) => {
      const isNamed = /^(ORP|CON|OPS|DER|APP|SYS|NET)\.\d+(\.\d+)*(\.A\d+)? \p{Lu}/u.test(id);
      const isShown = filesIn(evidence).length > 0 || (evidence === 'Betrieb' && operator !== '–');
      return !isNamed || how === '' || !isShown;
    });
    expect(wrong).toEqual([]);
    const ids = all.map(([id = '']) => id.split(' ')[0]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('each area of C5 has evidence', () => {
    const without = rows(text, 'c5').filter(
      ([area = '', , evidence = '']) => !/^[A-Z]{2,3} /.test(area) || filesIn(evidence).length === 0,
    );
    expect(without).toEqual([]);
  });

  test('as many threats as security.md has', () => {
    const threats = [...read('docs/security.md').matchAll(/^\| (\d+) \| /gm)].length;
    expect(text).toContain(`| ${threats} Bedrohungen,`);
  });
});

describe('sdk-ende.md', () => {
  const text = read('docs/sdk-ende.md');
  const legacy = /^(botbuilder|botframework-|@microsoft\/teams-ai)/;

  /** Every import of a package whose support has ended: `file package name`. */
  const sources = ['src', 'local', 'bench'].flatMap((folder) => listFiles(root, folder, ['.ts', '.tsx', '.cjs']));
  const imported = sources.flatMap((file) =>
    [...read(file).matchAll(/^import (type )?(?:\{([^}]*)\}|(\w+)|\* as (\w+)) from '([^']+)';/gm)]
      .filter(([, , , , , from = '']) => legacy.test(from))
      .flatMap(([, , list, one, all, from]) =>
        (list ?? one ?? all ?? '')
          .split(',')
          .map((name) => name.replace('type ', '').trim())
          .filter((name) => name !== '')
          .map((name) => `${file} ${from} ${name}`),
      ),
  );

  test('the packages whose support has ended are imported where the paper says, and nothing else of them', () => {
    const said = rows(text, 'imports').flatMap(([file, from, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${file} ${from} ${name}`.replaceAll('`', '')),
    );
    expect(said.toSorted()).toEqual(imported.toSorted());
  });

  test('no other kind of import brings them in', () => {
    const quoted = /(?:from|import|require)\s*\(?\s*['"](?:botbuilder|botframework-|@microsoft\/teams-ai)/g;
    const all = sources.flatMap((file) => [...read(file).matchAll(quoted)]);
    expect(all.length).toBe(new Set(imported.map((line) => line.split(' ').slice(0, 2).join(' '))).size);
  });

  test('names the versions that are installed, and as many hostile tokens as are tried', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies).filter(([each]) => legacy.test(each))) {
      expect(text).toMatch(new RegExp(`\`${name}\`[^|]* ${version.replaceAll('.', '\\.')} \\|`));
    }
    const [, tried] = /\| hostile tokens, bot \| (\d+) \|/.exec(read('docs/security.md')) ?? [];
    expect(text).toContain(`| ${tried} feindliche Token`);
  });

  test('each promise has a test', () => {
    expect(rows(text, 'held').filter(([, files = '']) => filesIn(files).length === 0)).toEqual([]);
  });
});

describe('barrierefreiheit.md', () => {
  const text = read('docs/barrierefreiheit.md');

  test('what it calls tested with axe really is', () => {
    const withAxe = rows(text, 'tests').filter(([, how = '']) => how.startsWith('axe'));
    expect(withAxe.length).toBeGreaterThan(2);
    const named = withAxe.flatMap(([, , files = '']) => filesIn(files));
    expect(named.filter((file) => !read(file).includes('axe'))).toEqual([]);
  });

  test('each limit has its reason and what helps instead', () => {
    const limits = rows(text, 'limits');
    expect(limits.length).toBeGreaterThan(5);
    expect(limits.filter((row) => row.length !== 3 || row.some((cell) => cell.length < 5))).toEqual([]);
  });
});
