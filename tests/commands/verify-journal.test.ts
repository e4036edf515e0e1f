// `verify-journal` as an operator runs it: a good export, every byte of it changed, and files that are none.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { explain, verifyJournal } from '../../src/commands/verify-journal.ts';
import { type JournalLine, sealOf } from '../../src/domain/chain.ts';
import { systemParts, vias } from '../../src/domain/model.ts';
import { ben } from '../domain/crisis.ts';
import { erase, journalOfAlarm, sha256 } from '../domain/journal.ts';

const lines = journalOfAlarm();
const exported = (of: readonly JournalLine[]) =>
  [...of, sealOf(of, 1_800_000_000_000, sha256)].map((line) => `${JSON.stringify(line)}\n`).join('');
const bytes = (text: string) => new TextEncoder().encode(text);
const good = exported(lines);
const verdictOf = (text: string) => verifyJournal(bytes(text));

describe('a journal', () => {
  it('as it was exported is in order', () => {
    const verdict = verdictOf(good);
    expect(verdict).toEqual({
      ok: true,
      journal: 'alarm/a1b2',
      lines: lines.length,
      head: lines.at(-1)?.hash,
      erased: 0,
    });
    expect(explain(verdict)).toContain(`In Ordnung: alarm/a1b2, ${lines.length} Zeilen, 0 Werte gelöscht`);
  });

  it('is in order whoever acted, by whatever way', async () => {
    const actors = [...vias.map((via) => ({ person: ben, via })), ...systemParts.map((system) => ({ system }))];
    const shapes = actors.map((by) => verdictOf(exported([{ ...(lines[0] as JournalLine), by }, ...lines.slice(1)])));
    // The changed actor breaks the hash; that it is looked at shows that the line is one.
    expect(shapes.map((verdict) => (verdict.ok ? 'ok' : verdict.why))).not.toContain('shape');
  });

  it('whose personal values were erased is in order, and says how many', () => {
    const answered = lines.findIndex(({ entry }) => entry.type === 'answered');
    const left = lines
      .with(0, erase(lines[0] as JournalLine, ben))
      .with(answered, erase(lines[answered] as JournalLine, 'value'));
    expect(verdictOf(exported(left))).toMatchObject({ ok: true, erased: 2 });
  });

  it('is broken by any change of any single byte, and the line is named', () => {
    const original = bytes(good);
    let line = 1;
    const missed: string[] = [];
    for (const [at, byte] of original.entries()) {
      // Another digit, letter or case: one bit is enough. Half a line end belongs to its line.
      const changed = Uint8Array.from(original);
      changed[at] = byte ^ 1;
      const verdict = verifyJournal(changed);
      if (verdict.ok || verdict.line !== line) missed.push(`byte ${at} of line ${line}: ${JSON.stringify(verdict)}`);
      if (byte === 0x0a) line += 1;
    }
    expect(missed).toEqual([]);
  });

  it('is broken by any byte that is missing', () => {
    const original = bytes(good);
    const without = (at: number) => Uint8Array.from([...original.subarray(0, at), ...original.subarray(at + 1)]);
    // Every seventh will do: which one it is makes no difference to the chain.
    expect([...original.keys()].filter((at) => at % 7 === 0 && verifyJournal(without(at)).ok)).toEqual([]);
  });
});

describe('named with the line that is broken first', () => {
  const all = good.trimEnd().split('\n');
  const without = (at: number) => `${all.toSpliced(at, 1).join('\n')}\n`;
  const swap = (at: number, text: string) => `${all.with(at, text).join('\n')}\n`;
  const first = all[0] ?? '';
  const n = lines.length;

  it.each<[string, string | Uint8Array, number, string]>([
    ['an empty file', '', 1, 'Die Datei ist leer.'],
    ['an empty line', `\n${good}`, 1, 'Die Zeile ist kein gültiges JSON.'],
    ['text that is no JSON', swap(2, '{"seq":'), 3, 'Die Zeile ist kein gültiges JSON.'],
    ['a byte order mark', `\uFEFF${good}`, 1, 'Die Zeile ist kein gültiges JSON.'],
    ['bytes that are no text', Uint8Array.of(0x7b, 0xff, 0x7d, 0x0a), 1, 'Die Zeile ist kein lesbarer Text.'],
    ['JSON that is no journal', swap(0, '{"hello":1}'), 1, 'Die Zeile ist keine Zeile eines Journals.'],
    ['null', swap(0, 'null'), 1, 'Die Zeile ist keine Zeile eines Journals.'],
    [
      'a field slipped in',
      swap(1, (all[1] ?? '').replace('{', '{"note":"x",')),
      2,
      'Die Zeile ist keine Zeile eines Journals.',
    ],
    [
      'a space slipped in',
      swap(0, first.replace(',', ', ')),
      1,
      'Die Zeile steht nicht so da, wie sie geschrieben wurde.',
    ],
    [
      'a doubled key',
      swap(0, first.replace('{', '{"seq":1,')),
      1,
      'Die Zeile steht nicht so da, wie sie geschrieben wurde.',
    ],
    [
      'line ends of Windows',
      good.replaceAll('\n', '\r\n'),
      1,
      'Die Zeile steht nicht so da, wie sie geschrieben wurde.',
    ],
    ['a missing line', without(3), 4, 'Hier fehlt eine Zeile, oder eine steht doppelt da.'],
    ['a missing last line', without(n - 1), n, 'Am Ende fehlen Zeilen, oder das Siegel wurde geändert.'],
    ['a missing seal', without(n), n + 1, 'Das Siegel am Ende fehlt.'],
    [
      'a changed text',
      swap(0, first.replace('verschlüsselt', 'in Ordnung')),
      1,
      'Der Inhalt der Zeile wurde geändert.',
    ],
    [
      'a changed name',
      swap(0, first.replace('Ben Muster', 'Ben Mister')),
      1,
      'Ein Name oder eine Antwort wurde geändert.',
    ],
    [
      'a line of another alarm',
      swap(1, (all[1] ?? '').replace('alarm/a1b2', 'alarm/a1b3')),
      2,
      'Die Zeile gehört zu einem anderen Journal.',
    ],
    [
      'a broken link',
      swap(1, (all[1] ?? '').replace(/"prev":"./, '"prev":"x'.replace('x', '0'))),
      2,
      'Die Zeile schließt nicht an die vorige an.',
    ],
  ])('%s', (_case, text, line, sentence) => {
    const verdict = verifyJournal(typeof text === 'string' ? bytes(text) : text);
    expect(verdict).toMatchObject({ ok: false, line });
    expect(explain(verdict)).toContain(`Zeile ${line} ist die erste fehlerhafte: ${sentence}`);
    expect(explain(verdict)).toContain(`Line ${line} is the first broken one: `);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const command = resolve(import.meta.dirname, '../../src/commands/verify-journal.ts');

  async function run(...args: readonly string[]): Promise<{ code: number; said: string }> {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [command, ...args]);
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    }
  }
  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  it('answers 0 for a journal in order', async () => {
    expect(await run('--', file('good.jsonl', good))).toMatchObject({
      code: 0,
      said: expect.stringContaining('In order: alarm/a1b2'),
    });
  });

  it('answers 1 for a broken one, with the sentence', async () => {
    const broken = file('broken.jsonl', good.replace('Ben Muster', 'Ben Mister'));
    expect(await run(broken)).toMatchObject({ code: 1, said: expect.stringContaining('Zeile 1 ist die erste') });
  });

  it.each<[string, readonly string[], string]>([
    ['no file', [], 'Bitte nennen Sie die Datei'],
    ['a file that is not there', ['--', join(folder, 'none.jsonl')], 'Die Datei ist nicht lesbar (ENOENT)'],
    ['a folder', [folder], 'Die Datei ist nicht lesbar (EISDIR)'],
  ])('answers 2 for %s', async (_case, args, sentence) => {
    expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining(sentence) });
  });
});
