// The hash chain: whatever is changed, moved, added or taken away is found and named; erasing what may be erased is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Break,
  canonical,
  commitment,
  type ExportSeal,
  firstBreak,
  type JournalLine,
  lineHash,
  sealOf,
} from '../../src/domain/chain.ts';
import { ben } from './crisis.ts';
import { erase, journalOfAlarm, sha256 } from './journal.ts';

const lines = journalOfAlarm();
const seal = sealOf(lines, 1_800_000_000_000, sha256);
const broken = (changed: readonly unknown[], by: ExportSeal = seal) =>
  firstBreak(changed as readonly JournalLine[], sha256, by);
const swap = (at: number, line: object) => lines.map((old, index) => (index === at ? { ...old, ...line } : old));
const rehashed = (line: JournalLine): JournalLine => ({ ...line, hash: lineHash(line, sha256) });

it('a journal that nobody touched is in order, sealed or not', () => {
  expect(lines.length).toBeGreaterThan(8);
  expect(broken(lines)).toBeNull();
  expect(firstBreak(lines, sha256)).toBeNull();
  expect(firstBreak([], sha256, sealOf([], 1, sha256))).toBeNull();
});

describe('found and named', () => {
  const last = lines.length - 1;
  const first = lines[0] as JournalLine;
  const end = lines[last] as JournalLine;

  it.each<[string, readonly unknown[], Break]>([
    ['a line taken from the middle', lines.toSpliced(3, 1), { line: 4, why: 'sequence' }],
    ['a line taken from the front', lines.slice(1), { line: 1, why: 'sequence' }],
    ['a line taken from the end', lines.slice(0, -1), { line: last + 1, why: 'seal' }],
    ['a line added at the end', [...lines, { ...end, seq: last + 2 }], { line: last + 2, why: 'chain' }],
    ['a line twice', lines.toSpliced(3, 0, lines[2] as JournalLine), { line: 4, why: 'sequence' }],
    [
      'two lines changing places',
      [...lines.slice(0, 2), lines[3], lines[2], ...lines.slice(4)],
      { line: 3, why: 'sequence' },
    ],
    ['a line of another journal', swap(2, { case: 'alarm/other' }), { line: 3, why: 'case' }],
    ['another actor', swap(1, { by: { person: ben, via: 'tab' } }), { line: 2, why: 'hash' }],
    ['another time', swap(1, { at: first.at + 1 }), { line: 2, why: 'hash' }],
    ['another time of the event', swap(1, { occurredAt: 1 }), { line: 2, why: 'hash' }],
    ['another turn', swap(1, { turn: 'other' }), { line: 2, why: 'hash' }],
    ['another text', swap(0, { entry: { ...first.entry, what: 'Nichts' } }), { line: 1, why: 'hash' }],
    ['a commitment taken away', swap(0, { seals: {} }), { line: 1, why: 'hash' }],
    [
      'a changed line with its own new hash',
      swap(1, rehashed({ ...(lines[1] as JournalLine), turn: 'x' })),
      { line: 3, why: 'chain' },
    ],
    [
      'another name',
      swap(0, { open: { ...first.open, [ben]: { salt: 'x', value: 'Wer anders' } } }),
      { line: 1, why: 'sealed-value' },
    ],
    [
      'a name nobody promised',
      swap(0, { open: { ...first.open, 'p-else': { salt: 'x', value: '' } } }),
      { line: 1, why: 'sealed-value' },
    ],
    [
      'a value under a name every object has',
      swap(0, { open: { toString: { salt: 'x', value: '' } } }),
      { line: 1, why: 'sealed-value' },
    ],
  ])('%s', (_case, changed, found) => expect(broken(changed)).toEqual(found));

  it('a line earlier than the one before, even with a right chain', () => {
    const [one, two] = lines as [JournalLine, JournalLine];
    const early = rehashed({ ...two, at: one.at - 1, prev: one.hash });
    expect(firstBreak([one, early], sha256)).toEqual({ line: 2, why: 'order' });
  });

  it.each<[string, Partial<ExportSeal>]>([
    ['the case', { seal: 'alarm/other' }],
    ['the count', { lines: 3 }],
    ['the head', { head: '0'.repeat(64) }],
    ['the time of the export', { exportedAt: 1 }],
    ['the hash of the seal', { hash: '0'.repeat(64) }],
  ])('a seal with %s changed', (_field, change) =>
    expect(broken(lines, { ...seal, ...change })).toEqual({ line: last + 2, why: 'seal' }),
  );

  it('a seal without a hash of its own is still believed', () => {
    const { hash: _hash, ...bare } = seal;
    expect(broken(lines, bare)).toBeNull();
  });
});

describe('erasing', () => {
  it('any set of sealed values leaves a chain that verifies', () => {
    const values = lines.flatMap((line) => Object.keys(line.open).map((name) => [line.seq, name] as const));
    fc.assert(
      fc.property(fc.subarray(values), (erased) => {
        const left = lines.map((line) =>
          erased.filter(([seq]) => seq === line.seq).reduce((rest, [, name]) => erase(rest, name), line),
        );
        expect(broken(left)).toBeNull();
      }),
    );
  });

  it('leaves nothing by which the value could be guessed: the same answer is promised differently each time', () => {
    const answers = lines.filter(({ entry }) => entry.type === 'answered');
    const promises = answers.map(({ seals }) => seals.value);
    expect(new Set(promises).size).toBe(answers.length);
    expect(JSON.stringify(answers.map((line) => erase(line, 'value')))).not.toMatch(/coming|call-me/);
  });
});

describe('the canonical text', () => {
  it('does not depend on the order of keys', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(canonical(turned)).toBe(canonical(fields));
      }),
    );
  });

  it('tells different values apart, and survives the way through JSON', () => {
    const plain = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(canonical(JSON.parse(JSON.stringify(one)))).toBe(canonical(one));
        if (canonical(one) === canonical(other)) expect(one).toEqual(other);
      }),
    );
  });

  it.each<[unknown, string]>([
    [{ b: 1, a: { d: [], c: null } }, '{"a":{"c":null,"d":[]},"b":1}'],
    [{ gone: undefined, here: 0 }, '{"here":0}'],
    [['\n', '"', '\ud800', undefined], '["\\n","\\"","\\ud800",null]'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('%j → %s', (value, text) => expect(canonical(value)).toBe(text));

  it('makes one commitment for one value and salt', () => {
    expect(commitment({ salt: 's', value: { b: 1, a: 2 } }, sha256)).toBe(sha256('s:{"a":2,"b":1}'));
  });
});
