// Maturity of a BCMS: a level from 0 to 5 for each step of the Land's catalogue, each with what proves it (BSI 200-4, 14.4; domain.md 5).
import { Refusal } from '../errors.ts';
import type { MaturityStep } from './kpi.ts';
import { register } from './register.ts';

/** 0 nothing there, 1 initial, 2 managed, 3 defined, 4 measured, 5 optimising. */
export const maturityLevels = [0, 1, 2, 3, 4, 5] as const;
export type MaturityLevel = (typeof maturityLevels)[number];

export interface StepMaturity {
  readonly level: MaturityLevel;
  /** Where the proof lies: an address, or a document number. Compulsory from level 1 on. */
  readonly evidence: string;
  readonly note: string;
}

/** An assessment. Id is the domain's. */
export interface Maturity {
  readonly domain: string;
  /** `YYYY-MM-DD`. */
  readonly assessedOn: string;
  /** By step id. */
  readonly steps: Readonly<Record<string, StepMaturity>>;
}

/** Register of assessments; earlier ones are its history. */
export const maturities = register<Maturity>({
  name: 'maturity',
  personal: [],
  head: ({ domain }) => ({ scope: domain, status: 'active', key: '', at: 0 }),
});

const longestEvidence = 300;

/** Refuses an assessment with a level that nothing proves, naming the step. */
export function checkMaturity(maturity: Maturity, catalogue: readonly MaturityStep[]): void {
  for (const { id, name } of catalogue) {
    const step = maturity.steps[id];
    if (!step) throw new Refusal('maturity-step', { step: name });
    if (step.level > 0 && step.evidence.trim() === '') throw new Refusal('maturity-evidence', { step: name });
    if (Math.max(step.evidence.length, step.note.length) > longestEvidence) {
      throw new Refusal('text-too-long', { most: longestEvidence });
    }
  }
}
