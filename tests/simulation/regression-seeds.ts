// Seeds that once failed, each with the rule it broke and what was wrong. They run with every test of the simulation.

export interface RegressionSeed {
  readonly seed: number;
  readonly rule: string;
  readonly why: string;
}

export const regressionSeeds: readonly RegressionSeed[] = [];
