// What docs/security.md says: which test proves what, and how often something is tried at least.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const page = () => readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', 'security.md'), 'utf8');

export interface Proof {
  /** Number of the threat. */
  readonly threat: number;
  readonly file: string;
  /** The test's name as it stands in the file. */
  readonly name: string;
}

/** The tests of the table of threats. */
export function provingTests(): readonly Proof[] {
  return page()
    .split('\n')
    .flatMap((line) => {
      const threat = Number(/^\| (\d+) \|/.exec(line)?.[1] ?? 0);
      const named = line.matchAll(/`(tests\/[\w./-]+\.test\.ts)` › „([^“]+)“/g);
      return threat === 0 ? [] : [...named].map(([, file = '', name = '']) => ({ threat, file, name }));
    });
}

/** The table of counts: what is tried, and at least how often. */
export function promisedCounts(): ReadonlyMap<string, number> {
  const lines = page().matchAll(/^\| ([^|]+?) \| ([\d.]+) \| [^|]+ \|$/gm);
  return new Map([...lines].map(([, name = '', number = '']) => [name, Number(number.replaceAll('.', ''))]));
}
