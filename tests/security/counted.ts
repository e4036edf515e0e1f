// The counts of the security suite: printed, and compared with what docs/security.md says.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/** The page with the table of threats and the table of counts. */
const securityPage = (): string =>
  readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', 'security.md'), 'utf8');

/** Lines `| name | number | … |` of the table of counts: what was tried, and at least how often. */
function documentedCounts(page = securityPage()): ReadonlyMap<string, number> {
  const lines = page.matchAll(/^\| ([^|]+?) \| ([\d.]+) \|/gm);
  return new Map([...lines].map(([, name = '', number = '']) => [name, Number(number.replaceAll('.', ''))]));
}

/** Says how often something was tried; fails when the page promises more, or does not know of it. */
export function counted(what: string, count: number): void {
  const promised = documentedCounts().get(what);
  console.info(`security: ${what}: ${count} (docs/security.md: at least ${promised ?? 'nothing'})`);
  expect(promised, `docs/security.md has no count of "${what}"`).toBeDefined();
  expect(count, what).toBeGreaterThanOrEqual(promised ?? 0);
}
