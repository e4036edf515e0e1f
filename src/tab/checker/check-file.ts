// Checks a handbook package or an exported journal in the browser, by the same rules as the commands.
import { unzipSync } from 'fflate';
import {
  firstBrokenFile,
  readSeal,
  type SealFault,
  sealedText,
  sealFile,
  unpackEach,
} from '../../domain/handbook-seal.ts';
import { hashedTexts, type JournalVerdict, judgeJournal, readJournalFile } from '../../domain/journal-file.ts';

export type CheckedFile =
  | { readonly kind: 'journal'; readonly verdict: JournalVerdict }
  | { readonly kind: 'handbook'; readonly fault: SealFault }
  | {
      readonly kind: 'handbook';
      readonly fault: null;
      readonly domain: string;
      readonly edition: number;
      readonly copy: number;
      readonly files: number;
      readonly fingerprint: string;
    }
  | { readonly kind: 'unreadable' };

type Bytes = Uint8Array<ArrayBuffer>;

export async function checkFile(file: Bytes): Promise<CheckedFile> {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  return isZip ? checkHandbook(file) : { kind: 'journal', verdict: await checkJournal(file) };
}

/** The digests of the browser take their time, the rules do not wait: so all texts are hashed before. */
async function checkJournal(file: Bytes): Promise<JournalVerdict> {
  const read = readJournalFile(file);
  if ('ok' in read) return read;
  const hashes = new Map<string, string>();
  for (const text of hashedTexts(read)) hashes.set(text, await sha256(new TextEncoder().encode(text)));
  return judgeJournal(read, (text) => hashes.get(text) ?? '');
}

async function checkHandbook(file: Bytes): Promise<CheckedFile> {
  const broken = (fault: SealFault) => ({ kind: 'handbook', fault }) as const;
  let unpacked: ReturnType<typeof unpackEach>;
  try {
    unpacked = unpackEach((wants) =>
      unzipSync(file, { filter: ({ name, originalSize }) => wants(name, originalSize) }),
    );
  } catch (error) {
    console.info('no package,', error);
    return { kind: 'unreadable' };
  }
  const { parts, twice } = unpacked;
  if (twice !== undefined) return broken({ why: 'extra', file: twice });
  const sealed = parts.get(sealFile);
  if (!sealed) return broken({ why: 'no-seal' });
  const seal = readSeal(new TextDecoder().decode(sealed));
  if (!seal) return broken({ why: 'seal-shape' });
  const found = new Map<string, { bytes: number; sha256: string } | null>();
  for (const [name, bytes] of parts) found.set(name, bytes && { bytes: bytes.length, sha256: await sha256(bytes) });
  const fault = firstBrokenFile(seal, found);
  if (fault) return broken(fault);
  const key = fromBase64(seal.publicKey);
  if (!(await isSigned(key, sealedText(seal), fromBase64(seal.signature)))) return broken({ why: 'signature' });
  const { domain, edition, copy, files } = seal;
  const fingerprint = (await sha256(key)).slice(0, 32);
  return { kind: 'handbook', fault: null, domain, edition, copy, files: files.length, fingerprint };
}

async function isSigned(key: Bytes, text: string, signature: Bytes): Promise<boolean> {
  try {
    const publicKey = await crypto.subtle.importKey('spki', key, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, publicKey, signature, new TextEncoder().encode(text));
  } catch (error) {
    // A browser without Ed25519 must not say that the signature is wrong.
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw error;
    console.info('no signature,', error);
    return false;
  }
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
