/** Ids that look random but are the same on every machine, made from a short key. */
import { createHash } from 'node:crypto';

/** 32 signs that cannot be mistaken for one another. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

function digest(key: string): Buffer {
  return createHash('sha256').update(`bcm-lotse sample ${key}`).digest();
}

/** `p-` and 8 signs: the product's id of a person. */
export function fixedPersonId(key: string): string {
  return `p-${[...digest(`person ${key}`).subarray(0, 8)].map((byte) => signs[byte % signs.length]).join('')}`;
}

/** 32 hexadecimal digits. */
export function fixedHex(key: string): string {
  return digest(key).toString('hex').slice(0, 32);
}

/** A GUID with the marks of version 4. */
export function fixedGuid(key: string): string {
  const hex = fixedHex(key);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}
