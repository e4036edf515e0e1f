// `npm run check-config [-- <env file>]`: says everything that is wrong with the configuration at once, and starts nothing.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { BotCredential } from '../bot-credential.ts';
import { type Config, readConfig } from '../config.ts';
import { credentialNames } from '../config-bot.ts';
import type { Environment } from '../config-reader.ts';
import { isSetting, settings } from '../config-settings.ts';

export interface Findings {
  /** The product would not start. */
  readonly faults: readonly string[];
  /** It would start, and somebody may wonder. */
  readonly hints: readonly string[];
  /** What is worth knowing about what was chosen. */
  readonly facts: readonly string[];
}

/** Looks a configuration through. Values are never repeated. */
export function checkConfig(env: Environment): Findings {
  const has = (name: string) => (env[name]?.trim() ?? '') !== '';
  const off = settings.flatMap(({ name, without }) => (without !== undefined && !has(name) ? [without] : []));
  const typos = Object.keys(env).flatMap((name) => {
    const meant = isSetting(name) ? undefined : settings.find((one) => isClose(one.name, name));
    return meant && !has(meant.name) ? [`${name} kennt das Produkt nicht. Ist ${meant.name} gemeint?`] : [];
  });
  const [used, ...unused] = credentialNames.filter(has);
  const needless = unused.map((name) => `${name} wird nicht gebraucht, solange ${used} gesetzt ist. Bitte entfernen.`);
  const { faults, config } = readIn(env);
  return {
    faults,
    hints: [...typos, ...needless, ...off],
    facts: config ? [credentialFact(config.botCredential)] : [],
  };
}

/** With what the bot proves who it is. */
function credentialFact(credential: BotCredential): string {
  switch (credential.kind) {
    case 'federated':
      return 'Der Bot weist sich durch die verwaltete Identität aus (BOT_IDENTITY), ohne Geheimnis.';
    case 'certificate': {
      const day = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone: 'Europe/Berlin' });
      return `Der Bot weist sich durch ein Zertifikat aus (BOT_CERTIFICATE), gültig bis ${day.format(credential.endsAt)}.`;
    }
    case 'secret':
      return 'Der Bot weist sich durch einen geheimen Clientschlüssel aus (BOT_APP_SECRET); besser wäre BOT_IDENTITY oder BOT_CERTIFICATE.';
  }
}

function readIn(env: Environment): { readonly faults: readonly string[]; readonly config?: Config } {
  try {
    return { faults: [], config: readConfig(env) };
  } catch (error) {
    if (error instanceof Error && Array.isArray(error.cause)) return { faults: error.cause.map(String) };
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
  const { faults, hints, facts } = checkConfig(env);
  for (const fact of facts) console.log(fact);
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
