// `npm run upgrade -- <folder> [--despite-alarm "<reason>"]`: in the new release, before it takes over: may it, and is there a copy?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realEnv } from '../app-env.ts';
import { readConfig } from '../config.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { longestReason } from '../domain/alarm-upgrade.ts';
import type { Env } from '../engine/env.ts';
import { door } from '../engine/execute.ts';
import { DamagedCopy } from '../store/sqlite-copy.ts';
import { backUp } from './backup.ts';
import { checkConfig } from './check-config.ts';

/** An alarm that is open, real or exercise. */
export interface OpenAlarm {
  readonly id: string;
  readonly number: string;
  readonly mode: 'real' | 'exercise';
  readonly domain: string;
}

export type Upgrade =
  /** `noted`: alarms whose journal says now that an upgrade was made while they were open. */
  | { readonly may: true; readonly noted: readonly OpenAlarm[] }
  | { readonly may: false; readonly open: readonly OpenAlarm[] };

const pageSize = 100;

/**
 * Whether a new release may take over now: while an alarm is open only with a reason, and then the journal of each says
 * so. Reads every open alarm with the rules of this release. The product may run beside it.
 */
export async function mayUpgrade(env: Env, version: string, because: string): Promise<Upgrade> {
  const entry = door(env);
  const open: OpenAlarm[] = [];
  for (let after: string | undefined; ; ) {
    const { rows, next } = await env.store.list({
      kind: 'alarm',
      status: 'open',
      limit: pageSize,
      ...(after ? { after } : {}),
    });
    for (const { address } of rows) {
      const { number, mode, domain } = (await entry.read(alarms, address.id)).state;
      open.push({ id: address.id, number, mode, domain });
    }
    if (next === null) break;
    after = next;
  }
  if (open.length > 0 && because.trim() === '') return { may: false, open };
  for (const { id } of open) {
    await entry.execute(alarms, id, { type: 'note-upgrade', version, because: because.trim() }, { system: 'setup' });
  }
  return { may: true, noted: open };
}

/** As people read it: `Übung 2026-003 (MI-ITN)`. */
const named = ({ number, mode, domain }: OpenAlarm) =>
  `${mode === 'exercise' ? 'ÜBUNG' : 'ERNSTFALL'} ${number} (${domain})`;

/** The version of this release. */
export function ownVersion(): string {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

const usage = [
  'Bitte: npm run upgrade -- <Ordner für die Sicherung> [--despite-alarm "<Grund>"]',
  'Please name the folder for the copy; while an alarm is open, also the reason.',
].join('\n');

interface Call {
  readonly folder: string;
  /** '' without the switch. */
  readonly because: string;
}

/** What was typed; null when it is not a call. */
export function readCall(given: readonly string[]): Call | null {
  const [folder, flag, because = '', ...more] = given.filter((argument) => argument !== '--');
  if (folder === undefined || folder.startsWith('--') || more.length > 0) return null;
  if (flag === undefined) return { folder, because: '' };
  const isReason = because.trim().length >= 10 && because.length <= longestReason;
  return flag === '--despite-alarm' && isReason ? { folder, because } : null;
}

/** Exit code 0: the new release may be started; 1: it may not, nothing was changed; 2: the call is wrong. */
async function main(): Promise<void> {
  const call = readCall(process.argv.slice(2));
  if (!call) return stop(2, usage);
  const { faults } = checkConfig(process.env);
  if (faults.length > 0) return stop(1, ['Die neue Version würde nicht starten:', ...faults].join('\n'));
  const config = readConfig(process.env);
  const quiet = () => undefined;
  const env = await realEnv(config, { log: { info: quiet, warn: quiet, error: quiet } });
  try {
    const version = ownVersion();
    // The copy first: nothing is said in any journal before there is a way back.
    if (!config.cosmos) say(`Gesichert und geprüft: ${(await backUp(config.dataFolder, call.folder, env.now())).file}`);
    const done = await mayUpgrade(env, version, call.because);
    if (!done.may) return stop(1, refused(done.open));
    for (const alarm of done.noted) say(`Im Einsatztagebuch vermerkt: ${named(alarm)}`);
    say(`Version ${version} darf übernehmen. Jetzt neu starten, zum Beispiel: systemctl restart bcm-lotse`);
    say(`Version ${version} may take over. Restart the product now.`);
  } catch (error) {
    if (!(error instanceof DamagedCopy)) throw error;
    stop(1, `Die Sicherung ist beschädigt (${error.message}). Bitte nicht einspielen.\nThe copy is damaged.`);
  } finally {
    await env.store.close();
  }
}

const refused = (open: readonly OpenAlarm[]) =>
  [
    `Nicht jetzt: ${open.length === 1 ? 'ein Alarm ist' : `${open.length} Alarme sind`} offen.`,
    ...open.map((alarm) => `- ${named(alarm)}`),
    'Bitte warten Sie auf das Ende, oder nennen Sie einen Grund: --despite-alarm "<Grund>". Er steht dann im Einsatztagebuch.',
    'Not now: an alarm is open. Wait for its end, or give a reason with --despite-alarm.',
  ].join('\n');

const say = (sentence: string) => console.log(sentence);

function stop(code: 1 | 2, sentence: string): void {
  console.error(sentence);
  process.exitCode = code;
}

if (import.meta.main) await main();
