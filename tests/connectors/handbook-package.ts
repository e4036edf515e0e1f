// A signed package of a handbook for the tests of both checkers.
import { generateKeyPairSync } from 'node:crypto';
import { type HandbookKey, readHandbookKey } from '../../src/connectors/handbook-key.ts';
import { handbookZip } from '../../src/connectors/handbook-zip.ts';
import { printedAt, sampleContent } from './handbook-sample.ts';

export const freshKey = (): HandbookKey =>
  readHandbookKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

export function packageOf(key: HandbookKey, part: { readonly page?: Uint8Array } = {}): Buffer {
  const pdf = Buffer.from('%PDF-1.7 nicht gezeichnet');
  const given = { domain: 'MF-NLBV', edition: 3, copy: 7, at: printedAt, content: sampleContent(2), pdf };
  return handbookZip({ ...given, page: part.page ?? null, readme: 'So prüfen Sie …\r\n' }, key);
}
