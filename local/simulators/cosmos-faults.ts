/** What can go wrong between the product and Cosmos DB, by rule or by seeded chance. */

export type CosmosOperation = 'read' | 'query' | 'plan' | 'create' | 'upsert' | 'replace' | 'delete' | 'batch';

/**
 * Refusals that pass, and answers that never come. `-after`: the request was carried out all the same.
 * `throttled-inside`: a batch is answered, and one of its operations was throttled; any other request just is.
 */
const kinds = [
  'timed-out',
  'timed-out-after',
  'throttled',
  'throttled-inside',
  'retry-with',
  'unavailable',
  'unavailable-after',
  'reset',
  'reset-after',
  'hang',
  'hang-after',
] as const;
export type CosmosFault = (typeof kinds)[number];

/** Chance draws from this list: silence is rare, because whoever meets it has to wait. */
const drawn = [...kinds.filter((kind) => !kind.startsWith('hang')), ...kinds];

export interface CosmosFaultRule {
  readonly kind: CosmosFault;
  /** Absent: every operation. */
  readonly operation?: CosmosOperation;
  /** How often it strikes; absent: once. */
  readonly times?: number;
}

export interface CosmosFaults {
  add(rule: CosmosFaultRule): void;
  /** From now on this share of requests (0 to 1) meets a fault; the same seed gives the same faults. */
  chance(rate: number, seed: number): void;
  clear(): void;
  strike(operation: CosmosOperation): CosmosFault | null;
}

export function createCosmosFaults(): CosmosFaults {
  let rules: { rule: CosmosFaultRule; left: number }[] = [];
  let rate = 0;
  // Query plans are asked for beside the query; with a row of their own the order of the two does not matter.
  let random = numbers(0);
  let planRandom = numbers(0);

  return {
    add: (rule) => void rules.push({ rule, left: rule.times ?? 1 }),
    chance(share, seed) {
      rate = share;
      random = numbers(seed);
      planRandom = numbers(seed + 1);
    },
    clear() {
      rules = [];
      rate = 0;
    },
    strike(operation) {
      const found = rules.find(({ rule, left }) => left > 0 && (rule.operation ?? operation) === operation);
      if (found) {
        found.left -= 1;
        return found.rule.kind;
      }
      const next = operation === 'plan' ? planRandom : random;
      if (rate === 0 || next() >= rate) return null;
      return drawn[Math.floor(next() * drawn.length)] ?? null;
    },
  };
}

export interface CosmosRefusal {
  readonly status: number;
  readonly message: string;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

const timedOut: CosmosRefusal = { status: 408, message: 'The request timed out.' };
const throttled: CosmosRefusal = { status: 429, message: 'Request rate is large.', retryAfter: 12 };
const unavailable: CosmosRefusal = { status: 503, message: 'Service is currently unavailable.' };

/** What the faults that are answered are answered with. */
export const cosmosRefusals: Partial<Record<CosmosFault, CosmosRefusal>> = {
  'timed-out': timedOut,
  'timed-out-after': timedOut,
  throttled,
  'throttled-inside': throttled,
  'retry-with': { status: 449, message: 'Conflicting request; retry with the same.' },
  unavailable,
  'unavailable-after': unavailable,
};

/** Even numbers from 0 to below 1 out of a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
