// Whatever takes something out of the store does so by a rule of keeping, and whatever is sealed has a rule by which it goes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type KeepingRule, type KeepingRuleId, keepingRules } from '../src/domain/keeping-rules.ts';
import type { CaseKind } from '../src/domain/model.ts';

const source = resolve(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const textOf = (file: string) => readFileSync(join(source, file), 'utf8').replaceAll(/\/\/.*$/gm, '');
const nameOf = (file: string) => relative(source, join(source, file)).replaceAll('\\', '/');
const calls = (text: string, what: RegExp) => [...text.matchAll(what)].length;

/**
 * Every place that takes values out, how often, and by which rules. Whoever adds one adds the rule first: with a period, texts, a preview
 * on the page Datenschutz, and what a hold is placed on to stop it.
 */
const erasers: Readonly<Record<string, { readonly times: number; readonly rules: readonly KeepingRuleId[] }>> = {
  'engine/erasures.ts': {
    times: 2,
    rules: [
      'check-in-answers',
      'review-forms',
      'feedback-answers',
      'reporter-callback',
      'copy-holders',
      'exercise-alarms',
      'real-alarms',
    ],
  },
  'engine/contact-past.ts': { times: 1, rules: ['role-numbers'] },
  'engine/audit.ts': { times: 1, rules: ['reachability'] },
  'engine/person-data.ts': { times: 1, rules: ['people-left'] },
  // Fewer than five answers: gone when the questions close.
  'engine/reviews.ts': { times: 1, rules: ['feedback-answers'] },
};

test('each place that erases is known, with the rules it erases by', () => {
  const found = Object.fromEntries(
    files
      .filter((file) => !nameOf(file).startsWith('store/'))
      .map((file) => [nameOf(file), calls(textOf(file), /\bstore\s*\.(?:erase|emptyBox)\(/g)] as const)
      .filter(([, times]) => times > 0),
  );
  expect(found).toEqual(Object.fromEntries(Object.entries(erasers).map(([file, { times }]) => [file, times])));
  const used = new Set(Object.values(erasers).flatMap(({ rules }) => rules));
  expect(keepingRules.filter(({ id }) => !used.has(id))).toEqual([]);
});

/** Whose entries seal personal values, by the file that writes them. */
const sealing: Readonly<Record<string, readonly CaseKind[]>> = {
  'alarm-rules.ts': ['alarm'],
  'staffing-rules.ts': ['alarm'],
  'roll.ts': ['roll'],
  'check-in-rules.ts': ['check-in'],
  'check-in-part.ts': ['check-in-part'],
  'proposal.ts': ['proposal'],
  'review-rules.ts': ['review'],
  'phone-list.ts': ['phone-list'],
  'handbook.ts': ['handbook'],
  'audit.ts': ['audit'],
  // Registers with personal fields, named at the model (`personal`).
  'register.ts': ['person', 'reach', 'contact'],
};

test('whatever is sealed has a rule by which it goes', () => {
  const writes = files
    .filter((file) => nameOf(file).startsWith('domain/'))
    .filter((file) => calls(textOf(file), /\bsealed(?::| =) \{|\bsealed\b(?= \}\])/g) > 0)
    .map((file) => nameOf(file).slice('domain/'.length));
  expect(writes.toSorted()).toEqual(Object.keys(sealing).toSorted());
  const ruled = new Set(keepingRules.flatMap(({ kinds }: KeepingRule) => kinds));
  expect(Object.values(sealing).flatMap((kinds) => kinds.filter((kind) => !ruled.has(kind)))).toEqual([]);
});

test('a box of anonymous answers is emptied by a rule, and the only one that drops into it is the evaluation', () => {
  const drops = files
    .filter((file) => !nameOf(file).startsWith('store/') && calls(textOf(file), /\bstore\s*\.drop\(/g) > 0)
    .map(nameOf);
  expect(drops).toEqual(['engine/reviews.ts']);
});
