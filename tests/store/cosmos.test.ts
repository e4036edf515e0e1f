// The Cosmos store keeps the contract: against the look-alike, calm, and with every fifth request going wrong.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CosmosLookAlike, startCosmos } from '../../local/simulators/cosmos.ts';
import { emptyCosmos, hangsFor } from '../support/cosmos.ts';
import { storeContract } from './contract.ts';

describe('calm', () => {
  let cosmos: CosmosLookAlike;
  beforeAll(async () => {
    cosmos = await startCosmos({ hangsFor });
  });
  afterAll(() => cosmos.stop());

  storeContract('Cosmos', () => emptyCosmos(cosmos));
});

describe.each([{ seed: 1 }, { seed: 2 }, { seed: 3 }])('a fifth of all requests goes wrong, seed $seed', ({ seed }) => {
  let cosmos: CosmosLookAlike;
  beforeAll(async () => {
    cosmos = await startCosmos({ hangsFor });
    cosmos.faults.chance(0.2, seed);
  });
  afterAll(() => cosmos.stop());

  storeContract('Cosmos', () => emptyCosmos(cosmos));

  test('and it did, in every way', () => {
    const struck = cosmos.calls().filter(({ fault }) => fault !== null);
    expect(new Set(struck.map(({ fault }) => fault)).size).toBe(11);
    expect(struck.length / cosmos.calls().length).toBeGreaterThan(0.1);
  });
});
