// The handbook as one package: PDF, the same data as JSON, a page that checks it without network, and the seal.
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { canonical } from '../domain/chain.ts';
import type { HandbookContent } from '../domain/handbook-content.ts';
import { handbookFiles, sealedText, sealFile, sealFileText } from '../domain/handbook-seal.ts';
import { dayOf } from '../domain/team.ts';
import type { HandbookKey } from './handbook-key.ts';

export interface HandbookPackage {
  readonly domain: string;
  readonly edition: number;
  readonly copy: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly content: HandbookContent;
  readonly pdf: Uint8Array;
  /** The page that checks handbooks and journals; null where it was not built. */
  readonly page: Uint8Array | null;
  /** How to check, in the reader's language. */
  readonly readme: string;
}

/** The same input gives the same bytes. */
export function handbookZip(given: HandbookPackage, key: HandbookKey): Buffer {
  const { domain, edition, copy, at, content } = given;
  const data = strToU8(`${canonical({ format: 'bcm-lotse-handbook', v: 1, domain, edition, copy, at, content })}\n`);
  const parts: readonly (readonly [string, Uint8Array])[] = [
    [handbookFiles.pdf, given.pdf],
    [handbookFiles.data, data],
    ...(given.page ? [[handbookFiles.page, given.page] as const] : []),
    [handbookFiles.readme, strToU8(given.readme)],
  ];
  const files = parts.map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  const sealed = { v: 1, domain, edition, copy, at, files, publicKey: key.publicKey } as const;
  const seal = strToU8(sealFileText({ ...sealed, signature: key.sign(sealedText(sealed)) }));
  // A zip carries wall time without a zone; noon, so that it does not depend on the machine's.
  const mtime = `${dayOf(at)}T12:00:00`;
  const all = [...parts, [sealFile, seal] as const];
  return Buffer.from(zipSync(Object.fromEntries(all.map(([name, bytes]) => [name, [bytes, { mtime, level: 6 }]]))));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
