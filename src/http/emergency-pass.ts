// The pass of the emergency entrance: signed by us, because nobody else can be asked on that day. Good for one opening.
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** What a pass says. Times in epoch seconds, as in other tokens. */
const passShape = z.strictObject({
  aadId: z.string(),
  domain: z.string(),
  n: z.number(),
  exp: z.number(),
});
export type EmergencyPass = z.infer<typeof passShape>;

const kind = 'bcm-notfall';

/** `bcm-notfall.<claims>.<signature>`: three parts, as tokens have, but never taken for one of Entra. */
export function writePass(pass: EmergencyPass, secret: string): string {
  const claims = Buffer.from(JSON.stringify(pass)).toString('base64url');
  return `${kind}.${claims}.${signatureOf(claims, secret)}`;
}

/** True for what looks like one of ours; whether it is good is another question. */
export const isPass = (token: string): boolean => token.startsWith(`${kind}.`);

/** What the pass says, or null when we did not write it or its time is over. `now` in epoch milliseconds. */
export function readPass(token: string, secret: string, now: number): EmergencyPass | null {
  const [first, claims = '', signature = '', ...more] = token.split('.');
  if (first !== kind || more.length > 0 || token.length > 1_000) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(claims, secret))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const read = passShape.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
  return read.success && read.data.exp * 1_000 > now ? read.data : null;
}

function signatureOf(claims: string, secret: string): string {
  return createHmac('sha256', secret).update(`${kind}.${claims}`).digest('base64url');
}
