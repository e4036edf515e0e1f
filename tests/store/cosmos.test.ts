// The Cosmos store keeps the contract: against the look-alike, calm, and with every fifth request going wrong.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { openCosmos } from '../../src/store/cosmos.ts';
import { storeContract } from './contract.ts';

/** Hung requests are given up soon; pauses between attempts are not waited for. */
const impatient = {
  limits: { attempt: 250, total: 20_000, longestPause: 1_000 },
  tools: { now: () => performance.now(), pause: async () => undefined, random: Math.random },
};

let stores = 0;
const emptyOn = (cosmos: CosmosLookAlike) => {
  stores += 1;
  return openCosmos({ endpoint: cosmos.endpoint, database: `contract-${stores}`, ...impatient });
};

describe('calm', () => {
  let cosmos: CosmosLookAlike;
  beforeAll(async () => {
    cosmos = await startCosmos();
  });
  afterAll(() => cosmos.stop());

  storeContract('Cosmos', () => emptyOn(cosmos));
});

describe.each([1, 2, 3])('20 %% of all requests go wrong, seed %i', (seed) => {
  let cosmos: CosmosLookAlike;
  beforeAll(async () => {
    cosmos = await startCosmos();
    cosmos.faults.chance(0.2, seed);
  });
  afterAll(() => cosmos.stop());

  storeContract('Cosmos', () => emptyOn(cosmos));

  test('and they did', () => {
    const struck = cosmos.calls().filter(({ fault }) => fault !== null);
    expect(new Set(struck.map(({ fault }) => fault)).size).toBe(8);
    expect(struck.length / cosmos.calls().length).toBeGreaterThan(0.1);
  });
});
