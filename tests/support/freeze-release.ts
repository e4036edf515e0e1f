// Freezes what this release leaves behind, buttons and cases, or the program of the one before: run by hand when it is made, never to mend a test.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { buttonsNow, releasedFolder } from '../cards/released-buttons.ts';
import { journalFolder, leftNow } from '../engine/released-journals.ts';
import { freezeProgram } from '../process/released-program.ts';

/** Every verb that this release knows, as it is written. */
function verbsKnown(): readonly string[] {
  const folder = resolve(import.meta.dirname, '../../src/teams');
  const sources = readdirSync(folder).filter((name) => /^(click|.*-button)/.test(name));
  const written = sources.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/'([a-z]+\.[a-z-]+)'/g),
  ]);
  return [...new Set(written.map(([, verb]) => verb ?? ''))];
}

/** `npm run freeze-release -- <folder>`: the program of the release before, from a clone or worktree at its commit. */
const [earlier] = process.argv.slice(2);
const name = `${ownVersion()}.json`;
if (earlier !== undefined) {
  console.log(`${freezeProgram(resolve(earlier))} bytes in tests/process/released`);
} else if (existsSync(join(releasedFolder, name)) || existsSync(join(journalFolder, name))) {
  console.error(`${name} is there: what was released cannot change. Raise the version first.`);
  process.exitCode = 1;
} else {
  const { cases, cards } = await leftNow();
  const buttons = buttonsNow(cards);
  writeFileSync(join(releasedFolder, name), `${JSON.stringify(buttons, null, 1)}\n`);
  // A line each: so much JSON spread out would be the longest file of all.
  writeFileSync(join(journalFolder, name), `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  console.log(`${buttons.length} buttons and ${cases.length} cases in ${name}`);
  const drawn = new Set(buttons.map(({ data }) => data.verb));
  const undrawn = verbsKnown().filter((verb) => !drawn.has(verb));
  if (undrawn.length > 0) console.log(`On no card of the samples, so not frozen: ${undrawn.join(', ')}`);
}
