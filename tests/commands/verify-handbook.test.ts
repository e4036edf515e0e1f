// `verify-handbook` as an operator runs it: a good package, changed, missing and foreign files, foreign keys, no package.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { explainHandbook, verifyHandbook } from '../../src/commands/verify-handbook.ts';
import { readHandbookKey } from '../../src/connectors/handbook-key.ts';
import { freshKey, packageOf } from '../connectors/handbook-package.ts';

const key = freshKey();
const good = packageOf(key);
const parts = unzipSync(good);
const repacked = (changes: Readonly<Record<string, Uint8Array | null>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, ...changes }).filter((pair): pair is [string, Uint8Array] => pair[1] !== null),
    ),
  );
const flipped = (name: string) => Uint8Array.from(parts[name] ?? [], (byte, index) => (index === 3 ? byte ^ 1 : byte));
const faultOf = (file: Uint8Array) => {
  const verdict = verifyHandbook(file);
  return verdict.ok ? 'ok' : verdict.fault;
};

describe('a package', () => {
  it('as it was made is in order, the same input gives the same bytes, and it says whose key signed', () => {
    expect(packageOf(key).equals(good)).toBe(true);
    const verdict = verifyHandbook(good, key.fingerprint.replaceAll(/(.{4})/g, '$1 '));
    expect(verdict).toEqual({
      ok: true,
      domain: 'MF-NLBV',
      edition: 3,
      copy: 7,
      files: 3,
      fingerprint: key.fingerprint,
    });
    expect(explainHandbook(verdict)).toContain('In Ordnung: Notfallhandbuch MF-NLBV, Ausgabe 3, Exemplar 7, 3 Dateien');
  });

  it.each(['notfallhandbuch.pdf', 'handbuch.json', 'LIESMICH.txt'])(
    'names %s when it was changed or is missing',
    (name) => {
      expect(faultOf(repacked({ [name]: flipped(name) }))).toEqual({ why: 'changed', file: name });
      expect(faultOf(repacked({ [name]: null }))).toEqual({ why: 'missing', file: name });
    },
  );

  it('names the first of several, and what does not belong there', () => {
    const two = repacked({ 'handbuch.json': flipped('handbuch.json'), 'LIESMICH.txt': null });
    expect(faultOf(two)).toEqual({ why: 'changed', file: 'handbuch.json' });
    expect(faultOf(repacked({ 'anhang.exe': strToU8('x') }))).toEqual({ why: 'extra', file: 'anhang.exe' });
  });

  it('is broken when the seal was changed to fit, or signed by somebody else than the one who is named', () => {
    const seal = JSON.parse(strFromU8(parts['siegel.json'] ?? new Uint8Array())) as Record<string, unknown>;
    const sealed = (change: object) =>
      repacked({ 'siegel.json': strToU8(`${JSON.stringify({ ...seal, ...change }, null, 2)}\n`) });
    expect(faultOf(sealed({}))).toBe('ok');
    expect(faultOf(sealed({ edition: 4 }))).toEqual({ why: 'signature' });
    expect(faultOf(sealed({ publicKey: freshKey().publicKey }))).toEqual({ why: 'signature' });
    expect(faultOf(sealed({ publicKey: 'AAAA' }))).toEqual({ why: 'signature' });
    expect(faultOf(sealed({ files: 'alle' }))).toEqual({ why: 'seal-shape' });
    expect(faultOf(repacked({ 'siegel.json': null }))).toEqual({ why: 'no-seal' });
    const foreign = packageOf(freshKey());
    expect(verifyHandbook(foreign)).toMatchObject({ ok: true });
    expect(verifyHandbook(foreign, key.fingerprint)).toEqual({ ok: false, fault: { why: 'key' } });
  });

  it('is broken when one byte of the seal was changed that means nothing: a space, a spare bit of the signature, a field', () => {
    const text = strFromU8(parts['siegel.json'] ?? new Uint8Array());
    const faultWith = (changed: string) => faultOf(repacked({ 'siegel.json': strToU8(changed) }));
    expect(faultWith(text)).toBe('ok');
    const spare = text.replace(
      /([AQgw])(==",?\s+}\s*)$/,
      (_, last: string, rest: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}${rest}`,
    );
    expect(spare).not.toBe(text);
    for (const changed of [spare, text.replace('{\n', '{ '), `${text} `, text.replace('"v"', '"w": 1, "v"')])
      expect(faultWith(changed)).toEqual({ why: 'seal-shape' });
  });

  it('no changed bit goes unnoticed that changes what somebody would read', () => {
    const missed: number[] = [];
    for (let at = 0; at < good.length; at += 1) {
      const changed = Uint8Array.from(good);
      changed[at] = (changed[at] ?? 0) ^ 1;
      try {
        const verdict = verifyHandbook(changed);
        const same =
          verdict.ok &&
          Object.entries(unzipSync(changed)).every(
            ([name, bytes]) => Buffer.compare(bytes, parts[name] ?? new Uint8Array()) === 0,
          );
        if (verdict.ok && !same) missed.push(at);
      } catch (error) {
        // No package any longer.
        expect(error).toBeInstanceOf(Error);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('a key', () => {
  it('is read as PEM and as base64, and refused in one sentence when it is none', () => {
    expect(() => readHandbookKey('geheim')).toThrow('HANDBOOK_KEY is no private key');
    expect(() => readHandbookKey('')).toThrow('HANDBOOK_KEY is no private key');
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-handbook-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const script = resolve(import.meta.dirname, '..', '..', 'src', 'commands', 'verify-handbook.ts');
  async function run(...given: readonly string[]) {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [script, ...given]);
      return { code: 0, text: stdout };
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, text: stderr };
    }
  }
  const written = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };

  it('exits with 0, 1 and 2, and names the file', async () => {
    expect(await run(written('gut.zip', good), '--key', key.fingerprint)).toMatchObject({ code: 0 });
    const bad = await run(written('schlecht.zip', repacked({ 'handbuch.json': flipped('handbuch.json') })));
    expect(bad.code).toBe(1);
    expect(bad.text).toContain('handbuch.json ist die erste fehlerhafte Datei: Der Inhalt wurde geändert.');
    expect(await run(written('kein.zip', strToU8('kein Paket')))).toMatchObject({ code: 2 });
    expect(await run(join(folder, 'fehlt.zip'))).toMatchObject({ code: 2 });
    expect(await run()).toMatchObject({ code: 2 });
  });
});
