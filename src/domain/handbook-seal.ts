// The seal of an exported handbook: which files with which checksums, signed with the key of the deployment.
import { canonical } from './chain.ts';

/** Names in the package, in this order. */
export const handbookFiles = {
  pdf: 'notfallhandbuch.pdf',
  data: 'handbuch.json',
  page: 'pruefen.html',
  readme: 'LIESMICH.txt',
} as const;
export const sealFile = 'siegel.json';

export interface SealedFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What is signed: everything but the signature itself. */
export interface SealedParts {
  readonly v: 1;
  readonly domain: string;
  readonly edition: number;
  readonly copy: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly files: readonly SealedFile[];
  /** Ed25519, DER (SPKI) in base64. */
  readonly publicKey: string;
}

/** `siegel.json`. */
export interface HandbookSeal extends SealedParts {
  /** Ed25519 over {@link sealedText}, base64. */
  readonly signature: string;
}

/** The text that is signed. */
export function sealedText({ v, domain, edition, copy, at, files, publicKey }: SealedParts): string {
  const named = files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  return canonical({ v, domain, edition, copy, at, files: named, publicKey });
}

export type SealFault =
  | { readonly why: 'no-seal' | 'seal-shape' | 'signature' | 'key' }
  | { readonly why: 'missing' | 'changed' | 'extra'; readonly file: string };

/** `siegel.json` as it is written: the only form in which {@link readSeal} takes it. */
export function sealFileText(seal: HandbookSeal): string {
  const { v, domain, edition, copy, at, publicKey, signature } = seal;
  const files = seal.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  return `${JSON.stringify({ v, domain, edition, copy, at, files, publicKey, signature }, null, 2)}\n`;
}

/**
 * Reads `siegel.json`; null when it is none, or when one byte is not as it was written. The signature covers what stands
 * in the seal, not how it is laid out: without this, spaces and added fields could be changed unnoticed.
 */
export function readSeal(text: string): HandbookSeal | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return isSeal(value) && sealFileText(value) === text ? value : null;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
/** Base64 in its one right form: the bits that fill up the last sign are 0. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

function isSeal(value: unknown): value is HandbookSeal {
  if (typeof value !== 'object' || value === null) return false;
  const { v, domain, edition, copy, at, files, publicKey, signature } = value as Partial<Record<string, unknown>>;
  const isRight = v === 1 && isText(domain) && [edition, copy, at].every(isCount);
  const isSigned = isText(publicKey) && base64.test(publicKey) && isText(signature) && base64.test(signature);
  return isRight && isSigned && Array.isArray(files) && files.every(isFile);
}

function isFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, bytes, sha256 } = value as Partial<Record<string, unknown>>;
  return isText(name) && isCount(bytes) && isText(sha256) && /^[0-9a-f]{64}$/.test(sha256);
}

/** The first file that is not as it was sealed, in the order of the seal; then what does not belong there. */
export function firstBrokenFile(
  seal: SealedParts,
  found: ReadonlyMap<string, Omit<SealedFile, 'name'> | null>,
): SealFault | null {
  for (const { name, bytes, sha256 } of seal.files) {
    const file = found.get(name);
    if (file === undefined) return { why: 'missing', file: name };
    if (!file || file.bytes !== bytes || file.sha256 !== sha256) return { why: 'changed', file: name };
  }
  const known = new Set([...seal.files.map(({ name }) => name), sealFile]);
  const extra = [...found.keys()].find((name) => !known.has(name));
  return extra === undefined ? null : { why: 'extra', file: extra };
}

/** The limit for all parts of a package together once unpacked, bytes. */
const mostUnpacked = 300 * 1024 * 1024;

/** Reads those parts of a package that are wanted; throws where one cannot be unpacked. */
export type Unzip = (wants: (name: string, bytes: number) => boolean) => Readonly<Record<string, Uint8Array>>;

/**
 * Every part by itself, so that one that cannot be unpacked is known by name: its bytes are null. Throws when the whole
 * is no package. A name that stands there twice is told as `twice`: two programs could show two different files.
 */
export function unpackEach(unzip: Unzip): {
  readonly parts: ReadonlyMap<string, Uint8Array | null>;
  readonly twice: string | undefined;
} {
  const names: string[] = [];
  let left = mostUnpacked;
  unzip((name, bytes) => {
    names.push(name);
    left -= bytes;
    if (left < 0) throw new RangeError('too big inside');
    return false;
  });
  const parts = new Map(names.map((name) => [name, unpacked(unzip, name)] as const));
  return { parts, twice: names.find((name, index) => names.indexOf(name) !== index) };
}

function unpacked(unzip: Unzip, wanted: string): Uint8Array | null {
  try {
    return unzip((name) => name === wanted)[wanted] ?? null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Four signs with a space between, as people compare them. */
export const grouped = (fingerprint: string) => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');
