// `npm run check-config [-- <env file>]`: says everything that is wrong with the configuration at once, and starts nothing.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { readConfig } from '../config.ts';
import type { Environment } from '../config-reader.ts';
import { isSetting, settings } from '../config-settings.ts';

export interface Findings {
  /** The product would not start. */
  readonly faults: readonly string[];
  /** It would start, and somebody may wonder. */
  readonly hints: readonly string[];
}

/** Looks a configuration through. Values are never repeated. */
export function checkConfig(env: Environment): Findings {
  const has = (name: string) => (env[name]?.trim() ?? '') !== '';
  const off = settings.flatMap(({ name, without }) => (without !== undefined && !has(name) ? [without] : []));
  const typos = Object.keys(env).flatMap((name) => {
    const meant = isSetting(name) ? undefined : settings.find((one) => isClose(one.name, name));
    return meant && !has(meant.name) ? [`${name} kennt das Produkt nicht. Ist ${meant.name} gemeint?`] : [];
  });
  return { faults: faultsIn(env), hints: [...typos, ...off] };
}

function faultsIn(env: Environment): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof Error && Array.isArray(error.cause)) return error.cause.map(String);
    throw error;
  }
}

/** One letter too many, missing or other, or two of them in the wrong order. */
function isClose(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || other.length < 4) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, otherRest] = [one.slice(start), other.slice(start)];
  const isSwapped = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return (
    rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1) || isSwapped
  );
}

/** The table of docs/einstellungen.md. */
export function settingsTable(): string {
  const rows = settings.map(({ name, meaning, usual, secret, needed }) => {
    const marks = [needed ? '**nötig**' : '', secret ? 'geheim' : ''].filter((mark) => mark !== '').join(', ');
    return `| \`${name}\` | ${meaning} | ${usual === '' ? '–' : usual} | ${marks} |`;
  });
  return ['| Variable | Bedeutung | sonst gilt | |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** Exit code 0: it would start; 1: it would not; 2: the file cannot be read. */
function main(): void {
  const [given] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (given === '--table') {
    console.log(settingsTable());
    return;
  }
  let env: Environment = process.env;
  if (given !== undefined) {
    try {
      env = parseEnv(readFileSync(given, 'utf8'));
    } catch (error) {
      console.error(`Die Datei ist nicht lesbar: ${given} (${error instanceof Error ? error.name : 'unknown'})`);
      process.exitCode = 2;
      return;
    }
  }
  const { faults, hints } = checkConfig(env);
  for (const hint of hints) console.log(`Hinweis: ${hint}`);
  if (faults.length === 0) {
    console.log('Die Konfiguration ist in Ordnung.');
    return;
  }
  console.error(`Die Konfiguration ist nicht brauchbar (${faults.length}):`);
  for (const fault of faults) console.error(`- ${fault}`);
  process.exitCode = 1;
}

if (import.meta.main) main();
