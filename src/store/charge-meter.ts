// Adds up what a store is charged for its requests, and tells the sums from time to time.

export interface ChargeMeter {
  /** Notes one request of a kind and its charge in request units. */
  add(kind: string, requestUnits: number): void;
  /** Tells the sums since it last did, one call per kind. */
  tell(): void;
}

/** Milliseconds between two tellings; the first request after that sets the next one off. */
const every = 60_000;

export function chargeMeter(
  now: () => number,
  told: (kind: string, requests: number, requestUnits: number) => void,
): ChargeMeter {
  let sums = new Map<string, { requests: number; requestUnits: number }>();
  let toldAt = now();

  function tell(): void {
    const before = sums;
    sums = new Map();
    toldAt = now();
    for (const [kind, sum] of before) told(kind, sum.requests, Math.round(sum.requestUnits * 100) / 100);
  }

  return {
    add(kind, requestUnits) {
      const sum = sums.get(kind) ?? { requests: 0, requestUnits: 0 };
      sums.set(kind, { requests: sum.requests + 1, requestUnits: sum.requestUnits + requestUnits });
      if (now() - toldAt >= every) tell();
    },
    tell,
  };
}
