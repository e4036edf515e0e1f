// Who calls back is known by a signature over the raw body and the time; what is old or was seen before is no news.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The two headers of a signed report and its raw body. */
export interface SignedReport {
  /** `x-bcm-timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined;
  /** `x-bcm-signature`: `sha256=` and 64 hexadecimal digits, HMAC of `<timestamp>.<body>`. */
  readonly signature: string | undefined;
  readonly body: Buffer;
}

export type Verified = 'new' | 'seen' | 'refused';

/** A report is believed so long before and after its time, milliseconds. */
const window = 5 * 60_000;
/** Signatures remembered; the oldest are forgotten first. */
const mostSeen = 20_000;

/** The signature a gateway puts under its report. */
export function signatureOf(secret: string, timestamp: string, body: Buffer | string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

export interface SignatureCheck {
  /** `seen`: the same bytes came before within the window. */
  verify(report: SignedReport): Verified;
  /** The report could not be worked off: the same bytes will be new again. */
  forget(report: SignedReport): void;
}

export function signatureCheck(secret: string, now: () => number): SignatureCheck {
  const seen = new Map<string, number>();

  function isRepeat(signature: string, at: number): boolean {
    for (const [old, when] of seen) {
      if (at - when <= 2 * window && seen.size <= mostSeen) break;
      seen.delete(old);
    }
    const known = seen.has(signature);
    if (!known) seen.set(signature, at);
    return known;
  }

  return {
    verify({ timestamp = '', signature = '', body }) {
      const at = now();
      const isTimely = /^\d{1,12}$/.test(timestamp) && Math.abs(at - Number(timestamp) * 1_000) <= window;
      const expected = Buffer.from(signatureOf(secret, timestamp, body));
      const given = Buffer.from(signature);
      const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
      if (secret === '' || !isTimely || !isSigned) return 'refused';
      return isRepeat(signature, at) ? 'seen' : 'new';
    },
    forget: ({ signature = '' }) => void seen.delete(signature),
  };
}
