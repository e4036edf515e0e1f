// Runs one benchmark: `npm run bench -- <name> [more]`. Prints what it measured; the last line is one JSON object.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A benchmark's figures; keys as in the goals of the house plan. */
export type Figures = Readonly<Record<string, unknown>>;

const [name = '', ...given] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || name === 'run' || !existsSync(file)) {
  process.stderr.write(`There is no benchmark «${name}». Usage: npm run bench -- cost\n`);
  process.exit(1);
}
const { bench } = (await import(file)) as { bench: (...given: readonly string[]) => Promise<Figures> };
console.log(JSON.stringify({ bench: name, ...(await bench(...given)) }));
process.exit(0);
