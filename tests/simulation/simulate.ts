// `npm run simulate`: many seeds, or one of them replayed line by line.
import { parseArgs } from 'node:util';
import type { Event } from './history.ts';
import { type Ran, run } from './run.ts';
import { simulate } from './simulate-many.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function told({ n, at, kind, ...rest }: Event, start: number): string {
  const { lines, ...plain } = rest as { lines?: readonly { entry: unknown; seq: number }[] };
  const entries = lines?.map(({ seq, entry }) => ` #${seq} ${JSON.stringify(entry).slice(0, 300)}`).join('') ?? '';
  return `${String(n).padStart(5)} ${((at - start) / 1_000).toFixed(3).padStart(9)} ${kind} ${JSON.stringify(plain)}${entries}`;
}

function outcome({ seed, faults, violations }: Ran): string {
  return `seed ${seed} (${faults.join(', ')}): ${violations.map(({ rule, what }) => `${rule}: ${what}`).join('; ') || 'clean'}`;
}

if (values.seed === undefined) {
  const sum = await simulate(Number(values.from), Number(values.seeds), (ran) => {
    if (ran.violations.length > 0) print(outcome(ran));
  });
  print(JSON.stringify(sum));
  if (sum.failed.length > 0) process.exitCode = 1;
} else {
  const ran = await run(Number(values.seed));
  const start = ran.history.events[0]?.at ?? 0;
  for (const event of ran.history.events) print(told(event, start));
  print(`hash ${ran.hash()}`);
  print(outcome(ran));
  if (ran.violations.length > 0) process.exitCode = 1;
}
