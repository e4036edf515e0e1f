// The store of an earlier release under the rules of this one: journals verify, states fold, and nothing that was owed is forgotten.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import {
  folded,
  journalFolder,
  modelOf,
  owedAs,
  type ReleasedKind,
  releasedCases,
  releasedModels,
} from './released-journals.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const files = readdirSync(journalFolder);

/** What was owed; when a case wakes is for the rules of this release to say, that it does is not. */
const dutiesIn = (owed: readonly string[]) => owed.map((item) => item.replace(/^wake \d+$/, 'wake'));

it('this release is frozen under its version: whoever raises it freezes what it leaves in the store', () => {
  expect(files).toContain(`${ownVersion()}.json`);
});

describe.each(files)('cases of release %s', (file) => {
  const cases = releasedCases(file);

  it('are there in every kind that matters, and some still owe something', () => {
    const first: readonly ReleasedKind[] = ['alarm', 'roll', 'proposal', 'incident', 'person'];
    const kinds = file === '0.1.0.json' ? first : (Object.keys(releasedModels) as ReleasedKind[]);
    for (const kind of kinds) expect([kind, cases.some((one) => one.kind === kind)]).toEqual([kind, true]);
    expect(cases.filter(({ owed }) => owed.length > 0).length).toBeGreaterThan(0);
    // The first release froze a roll that nobody stood in, and what is frozen stays as it is.
    const empty = cases.filter(({ lines }) => lines.length === 0).map(({ kind }) => kind);
    expect(empty).toEqual(file === '0.1.0.json' ? ['roll'] : []);
  });

  it('verify line by line, fold to the end, and owe what they owed', () => {
    for (const { kind, id, lines, owed } of cases) {
      expect([id, firstBreak(lines, digest)]).toEqual([id, null]);
      const now = folded(kind, lines);
      expect([id, now.seq, dutiesIn(owedAs(now.owed))]).toEqual([id, lines.length, dutiesIn(owed)]);
    }
  });

  it('go on from their snapshot as from their journal, unless the version of the model says that it counts no more', () => {
    for (const { kind, id, lines, snapshot } of cases) {
      if (!snapshot || snapshot.version !== modelOf(kind).version) continue;
      const [whole, onwards] = [folded(kind, lines), folded(kind, lines, snapshot)];
      expect([id, owedAs(onwards.owed), onwards.head]).toEqual([id, owedAs(whole.owed), whole.head]);
    }
  });
});
