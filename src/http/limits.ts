// How often somebody may ask: a bucket per person, and one per address for whoever does not get in.

export interface Limiter {
  /** Takes one from the bucket of `key`; the seconds to wait when it is empty, else 0. */
  take(key: string): number;
}

/** What somebody may ask at once, and what flows back per second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** A page that lives asks about once a second; several windows and a reload storm must still pass. */
export const perPerson: Allowance = { burst: 600, perSecond: 10 };
/** Refused sign-ins of one address; many people may share it, and their good requests are not counted. */
export const perAddress: Allowance = { burst: 120, perSecond: 2 };

/** The bucket that was not used for longest is forgotten beyond this number: memory is bounded, whoever asks. */
const mostKept = 20_000;

/** `now` is epoch milliseconds. */
export function limiter(now: () => number, { burst, perSecond }: Allowance): Limiter {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    take(key) {
      const at = now();
      const known = buckets.get(key) ?? { left: burst, at };
      const left = Math.min(burst, known.left + (Math.max(0, at - known.at) * perSecond) / 1_000);
      // Put last, so that the first of the map is the one unused for longest.
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > mostKept) forgetFirst(buckets);
      return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
    },
  };
}

function forgetFirst(buckets: Map<string, unknown>): void {
  const first = buckets.keys().next();
  if (!first.done) buckets.delete(first.value);
}
