// Freezes what the buttons of this release carry (`npm run freeze-buttons`): run by hand when a release is made, never to mend a test.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownVersion } from '../../src/commands/upgrade.ts';
import { buttonsNow, releasedFolder } from '../cards/released-buttons.ts';

/** Every verb that this release knows, as it is written. */
function verbsKnown(): readonly string[] {
  const folder = resolve(import.meta.dirname, '../../src/teams');
  const sources = readdirSync(folder).filter((name) => /^(click|.*-button)/.test(name));
  const written = sources.flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/'([a-z]+\.[a-z-]+)'/g),
  ]);
  return [...new Set(written.map(([, verb]) => verb ?? ''))];
}

const file = join(releasedFolder, `${ownVersion()}.json`);
if (existsSync(file)) {
  console.error(`${file} is there: what was released cannot change. Raise the version first.`);
  process.exitCode = 1;
} else {
  const frozen = buttonsNow();
  writeFileSync(file, `${JSON.stringify(frozen, null, 1)}\n`);
  console.log(`${frozen.length} buttons in ${file}`);
  const drawn = new Set(frozen.map(({ data }) => data.verb));
  const undrawn = verbsKnown().filter((verb) => !drawn.has(verb));
  if (undrawn.length > 0) console.log(`On no card of the samples, so not frozen: ${undrawn.join(', ')}`);
}
