// `npm run verify-handbook -- <zip> [--key <fingerprint>]`: checks the seal of a handbook and names the first broken file.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import {
  firstBrokenFile,
  grouped,
  readSeal,
  type SealFault,
  sealedText,
  sealFile,
  unpackEach,
} from '../domain/handbook-seal.ts';

export type HandbookVerdict =
  | {
      readonly ok: true;
      readonly domain: string;
      readonly edition: number;
      readonly copy: number;
      readonly files: number;
      readonly fingerprint: string;
    }
  | { readonly ok: false; readonly fault: SealFault };

/** Checks a package. `wanted` is the fingerprint that stands on paper, with or without spaces. Throws when it is no zip. */
export function verifyHandbook(file: Uint8Array, wanted = ''): HandbookVerdict {
  const broken = (fault: SealFault) => ({ ok: false, fault }) as const;
  const { parts, twice } = unpackEach((wants) =>
    unzipSync(file, { filter: ({ name, originalSize }) => wants(name, originalSize) }),
  );
  if (twice !== undefined) return broken({ why: 'extra', file: twice });
  const sealed = parts.get(sealFile);
  if (!sealed) return broken({ why: 'no-seal' });
  const seal = readSeal(strFromU8(sealed));
  if (!seal) return broken({ why: 'seal-shape' });
  const found = new Map(
    [...parts].map(([name, bytes]) => [name, bytes && { bytes: bytes.length, sha256: sha256(bytes) }] as const),
  );
  const fault = firstBrokenFile(seal, found);
  if (fault) return broken(fault);
  const key = Buffer.from(seal.publicKey, 'base64');
  if (!isSigned(key, sealedText(seal), seal.signature)) return broken({ why: 'signature' });
  const fingerprint = sha256(key).slice(0, 32);
  if (wanted !== '' && wanted.replaceAll(/\s/g, '').toLowerCase() !== fingerprint) return broken({ why: 'key' });
  const { domain, edition, copy, files } = seal;
  return { ok: true, domain, edition, copy, files: files.length, fingerprint };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function isSigned(key: Buffer, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    return (
      publicKey.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
    );
  } catch (error) {
    // What is no key has signed nothing.
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Why a package is broken, German and English. */
const reasons: Readonly<Record<SealFault['why'], readonly [string, string]>> = {
  'no-seal': [`Die Datei ${sealFile} fehlt.`, `${sealFile} is missing.`],
  'seal-shape': [`Die Datei ${sealFile} ist nicht lesbar.`, `${sealFile} cannot be read.`],
  signature: ['Die Unterschrift passt nicht zum Siegel.', 'the signature does not fit the seal.'],
  key: ['Unterschrieben hat ein anderer Schlüssel als der genannte.', 'another key has signed than the one named.'],
  missing: ['Die Datei fehlt.', 'the file is missing.'],
  changed: ['Der Inhalt wurde geändert.', 'the content was changed.'],
  extra: ['Die Datei gehört nicht dazu.', 'the file does not belong there.'],
};

/** The verdict as people read it: German, then English. */
export function explainHandbook(verdict: HandbookVerdict): string {
  if (!verdict.ok) {
    const [german, english] = reasons[verdict.fault.why];
    if (!('file' in verdict.fault)) return `Nicht in Ordnung: ${german}\nNot in order: ${english}`;
    const { file } = verdict.fault;
    return `${file} ist die erste fehlerhafte Datei: ${german}\n${file} is the first broken file: ${english}`;
  }
  const { domain, edition, copy, files, fingerprint } = verdict;
  return [
    `In Ordnung: Notfallhandbuch ${domain}, Ausgabe ${edition}, Exemplar ${copy}, ${files} Dateien`,
    `Fingerabdruck des Schlüssels: ${grouped(fingerprint)} (bitte mit dem gedruckten vergleichen)`,
    `In order: handbook ${domain}, edition ${edition}, copy ${copy}, ${files} files`,
  ].join('\n');
}

/** Exit code 0: in order; 1: broken; 2: no file, or it cannot be read. */
async function main(): Promise<void> {
  const given = process.argv.slice(2).filter((argument) => argument !== '--');
  const at = given.indexOf('--key');
  const wanted = at < 0 ? '' : (given[at + 1] ?? '');
  const [path] = at < 0 ? given : given.toSpliced(at, 2);
  if (path === undefined)
    return stop('Bitte nennen Sie die Datei: npm run verify-handbook -- <Datei>\nPlease name the file.');
  let verdict: HandbookVerdict;
  try {
    verdict = verifyHandbook(await readFile(path), wanted);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'zip';
    return stop(`Die Datei ist nicht lesbar (${code}): ${path}\nThe file cannot be read.`);
  }
  if (verdict.ok) return console.log(explainHandbook(verdict));
  console.error(explainHandbook(verdict));
  process.exitCode = 1;
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}

if (import.meta.main) await main();
