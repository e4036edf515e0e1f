// The papers on data protection say what the product does: the rules of keeping.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { keepingRules } from '../src/domain/keeping-rules.ts';
import { de } from '../src/texts/de.ts';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const between = (text: string, mark: string) =>
  text.split(`<!-- ${mark} -->\n`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';
const { privacy } = de;

const rules = keepingRules.map(({ id, days, deleted }) => {
  const { what, from, why, law, hold } = privacy.rule[id];
  return {
    what,
    keep: days > 0 ? privacy.keepFrom(privacy.days(days), from) : from,
    why,
    law,
    hold,
    by: privacy.deleted[deleted],
  };
});

test('the Löschkonzept holds the rules by which the product deletes, and no others', () => {
  const rows = rules.map(
    ({ what, keep, by, why, law, hold }) => `| ${what} | ${keep} | ${by} | ${why} | ${law} | ${hold} |`,
  );
  const head = '| Daten | Frist | Gelöscht | Zweck | Grundlage | Löschsperre |\n|---|---|---|---|---|---|';
  expect(between(read('loeschkonzept.md'), 'rules').trim()).toBe([head, ...rows].join('\n'));
});

test('the fact sheet for the Personalrat names the same periods', () => {
  const lines = rules.map(({ what, keep }) => `- ${what}: ${keep}.`);
  expect(between(read('personalrat.md'), 'short').trim()).toBe(lines.join('\n'));
});

test('a rule that no hold stops says why, and one that is stopped says by what', () => {
  for (const { id, holds } of keepingRules) {
    expect(privacy.rule[id].hold.startsWith('keine. '), id).toBe(holds.length === 0);
  }
});
