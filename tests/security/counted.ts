// The counts of the security suite: printed, and compared with what docs/security.md says.
import { expect } from 'vitest';
import { promisedCounts } from './document.ts';

/** Says how often something was tried; fails when the page promises more, or does not know of it. */
export function counted(what: string, count: number): void {
  const promised = promisedCounts().get(what);
  console.info(`security: ${what}: ${count} (docs/security.md: at least ${promised ?? 'nothing'})`);
  expect(promised, `docs/security.md has no count of "${what}"`).toBeDefined();
  expect(count, what).toBeGreaterThanOrEqual(promised ?? 0);
}
