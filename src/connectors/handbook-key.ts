// The key with which handbooks are signed: from the configuration, or made once and kept in the data folder.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface HandbookKey {
  /** Ed25519, DER (SPKI) in base64. */
  readonly publicKey: string;
  /** First 32 signs of its sha256: what is printed and compared by people. */
  readonly fingerprint: string;
  /** Base64. */
  sign(text: string): string;
}

const fileName = 'handbook-key.pem';

/** `HANDBOOK_KEY` as PEM, or its PKCS #8 form in base64. Throws one plain sentence when it is no Ed25519 key. */
export function readHandbookKey(text: string): HandbookKey {
  let key: KeyObject;
  try {
    const pem = text.replaceAll('\\n', '\n').trim();
    key = pem.startsWith('-----')
      ? createPrivateKey(pem)
      : createPrivateKey({ key: Buffer.from(pem, 'base64'), format: 'der', type: 'pkcs8' });
  } catch (error) {
    throw new Error('HANDBOOK_KEY is no private key (PEM, or PKCS #8 in base64).', { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('HANDBOOK_KEY must be an Ed25519 key.');
  return keyOf(key);
}

/** The key of this data folder; made when there is none. */
export function ownHandbookKey(folder: string): HandbookKey {
  const file = join(folder, fileName);
  if (existsSync(file)) return readHandbookKey(readFileSync(file, 'utf8'));
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(folder, { recursive: true });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process on the same folder made one in this moment: its key counts.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readHandbookKey(readFileSync(file, 'utf8'));
}

function keyOf(key: KeyObject): HandbookKey {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.toString('base64'),
    fingerprint: createHash('sha256').update(publicKey).digest('hex').slice(0, 32),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}
