// The bot's credential in the configuration: a managed identity, a certificate or a secret, taken in this order.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { BotCredential } from './bot-credential.ts';
import type { Reader } from './config-reader.ts';

const minSecret = 16;
const minKeyBits = 2_048;

/** The names in their order; the first that is set counts. */
export const credentialNames = ['BOT_IDENTITY', 'BOT_CERTIFICATE', 'BOT_APP_SECRET'] as const;

/** Reads the first of them that is set; none of them is a fault. */
export function readBotCredential(read: Reader, loopback: boolean, botAppId: string): BotCredential {
  if (read.has('BOT_IDENTITY')) return readIdentityOf(read, botAppId);
  if (read.has('BOT_CERTIFICATE')) return readCertificate(read);
  const secret = read.has('BOT_APP_SECRET') ? read.text('BOT_APP_SECRET') : '';
  if (secret === '') {
    read.fault('BOT_APP_SECRET is missing. Set it, or better BOT_IDENTITY or BOT_CERTIFICATE.');
  } else if (!loopback && secret.length < minSecret) {
    read.fault(`BOT_APP_SECRET must have at least ${minSecret} characters.`);
  } else if (!loopback && (new Set(secret).size < 8 || /\s/.test(secret))) {
    read.fault('BOT_APP_SECRET must be what Entra showed: at least 8 different characters, no spaces.');
  }
  return { kind: 'secret', secret };
}

function readIdentityOf(read: Reader, botAppId: string): BotCredential {
  const identity = read.guid('BOT_IDENTITY');
  if (identity !== '' && identity === botAppId) {
    read.fault('BOT_IDENTITY must be the client id of the managed identity; BOT_APP_ID is what it vouches for.');
  }
  return { kind: 'federated', identity };
}

const block = (label: string) => new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`);

/** Certificate and private key as PEM one after the other, or the same in base64 on one line. */
function readCertificate(read: Reader): BotCredential {
  const given = read.text('BOT_CERTIFICATE').replaceAll('\\n', '\n');
  const pem = given.includes('-----BEGIN') ? given : Buffer.from(given, 'base64').toString('utf8');
  const [certificate = ''] = block('CERTIFICATE').exec(pem) ?? [];
  const [key = ''] = block('PRIVATE KEY').exec(pem) ?? [];
  const fault = certificate === '' || key === '' ? missing : certificateFault(certificate, key);
  if (fault !== null) {
    read.fault(`BOT_CERTIFICATE ${fault}`);
    return { kind: 'certificate', certificate, key, endsAt: 0 };
  }
  return { kind: 'certificate', certificate, key, endsAt: Date.parse(new X509Certificate(certificate).validTo) };
}

const missing = 'must hold a certificate and its private key (PKCS #8), both in PEM, without a password.';

function certificateFault(certificate: string, key: string): string | null {
  try {
    const read = new X509Certificate(certificate);
    const secret = createPrivateKey(key);
    if (secret.asymmetricKeyType !== 'rsa' || (secret.asymmetricKeyDetails?.modulusLength ?? 0) < minKeyBits) {
      return `must have an RSA key of at least ${minKeyBits} bits.`;
    }
    if (!read.checkPrivateKey(secret)) return 'holds a private key that does not belong to the certificate.';
    if (Date.parse(read.validTo) <= Date.now())
      return 'has expired. Enter a new one at the app registration, then here.';
    return null;
  } catch {
    return missing; // Whatever the library says about it may repeat parts of the key.
  }
}
