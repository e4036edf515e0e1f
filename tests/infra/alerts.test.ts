// The alerts of Azure: for each promise exactly one that rings when its line is in the log, and heartbeats that ring when all is silent.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliveryPromises } from '../../src/domain/promises.ts';
import { promiseWatch } from '../../src/engine/promise-watch.ts';
import { jsonLog } from '../../src/log.ts';

interface Rule {
  readonly name: string;
  readonly promise: string;
  readonly says: string;
  readonly query: string;
  readonly operator: 'GreaterThan' | 'LessThan';
  readonly threshold: number;
}
const root = resolve(import.meta.dirname, '../..');
const rules = JSON.parse(readFileSync(join(root, 'infra/alerts.json'), 'utf8')) as readonly Rule[];

/** As much of the query language as the rules use: `has`, `has_any`, and one number of the line. */
function found({ query }: Rule, lines: readonly string[]): number {
  const [source, ...steps] = query.split(' | ');
  expect(source).toBe('ContainerAppConsoleLogs');
  const conditions = steps.map((step): ((line: string) => boolean) => {
    const [, one] = /^where Log has '([^']+)'$/.exec(step) ?? [];
    if (one !== undefined) return (line) => line.includes(one);
    const [, many] = /^where Log has_any \((.+)\)$/.exec(step) ?? [];
    if (many !== undefined) return (line) => many.split(', ').some((word) => line.includes(word.slice(1, -1)));
    const [, field = '', value] = /^where toint\(parse_json\(Log\)\.(\w+)\) == (\d+)$/.exec(step) ?? [];
    if (value === undefined) throw new Error(`nobody reads: ${step}`);
    return (line) => JSON.parse(line)[field] === Number(value);
  });
  return lines.filter((line) => conditions.every((holds) => holds(line))).length;
}

const rings = (lines: readonly string[]) =>
  rules
    .filter((rule) => {
      const count = found(rule, lines);
      return rule.operator === 'LessThan' ? count < rule.threshold : count > rule.threshold;
    })
    .map(({ name }) => name);

const heartbeats = ['watch-heartbeat', 'synthetic-heartbeat'];
/** The lines of a quiet quarter of an hour, as the product writes them. */
function quiet(): string[] {
  const lines: string[] = [];
  const log = jsonLog('info', { write: (line) => void lines.push(line) });
  log.info('promise.watched', { count: 0 });
  log.info('synthetic.passed', { case: 'synthetic/2026-12-01', count: 90 });
  return lines;
}

/** What stands in the log when this promise is found broken. */
function broken(promise: (typeof deliveryPromises)[number]): string[] {
  const lines = quiet();
  const watch = promiseWatch({ now: () => 1, log: jsonLog('info', { write: (line) => void lines.push(line) }) });
  if (promise.kind === 'count') watch.failed(promise.number, promise.limit + 1);
  else if (promise.kind === 'level') watch.stands(promise.number, promise.limit + 1);
  else watch.took(promise.number, promise.limit + 1);
  watch.judge();
  return lines;
}

describe('the alerts', () => {
  it('are still while all is well', () => expect(rings(quiet())).toEqual([]));

  it('ring when the product falls silent, as a whole or in one of its heartbeats', () => {
    expect(rings([])).toEqual(heartbeats);
    expect(rings(quiet().slice(0, 1))).toEqual(['synthetic-heartbeat']);
    expect(rings(quiet().slice(1))).toEqual(['watch-heartbeat']);
  });

  it.each(deliveryPromises.map((promise) => [promise.number, promise] as const))(
    'of promise %i rings when it is broken, and no other does',
    (number, promise) => {
      const rung = rings(broken(promise));
      expect(rung).toHaveLength(1);
      expect(rung[0]).toMatch(new RegExp(`^promise-${String(number).padStart(2, '0')}-`));
    },
  );

  it('are each explained in the guide, with what to do', () => {
    const guide = readFileSync(join(root, 'docs/betrieb.md'), 'utf8');
    expect(rules.filter(({ name }) => !guide.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
  });
});
