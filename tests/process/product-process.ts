// The product as a process of its own, `node src/main.ts`: starting it, reading its log, waiting for its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fillStore } from '../../local/fill-store.ts';
import type { Sample } from '../../local/sample/sample.ts';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';

/** Where this release lies. */
export const root = resolve(import.meta.dirname, '..', '..');

export interface HowEnded {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything written to standard error. */
  readonly errors: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when all of these events stand in the log. Rejects when the process ends before. */
  logged(...events: readonly string[]): Promise<void>;
  /** What was logged so far, as events in their order. */
  events(): readonly string[];
  readonly ended: Promise<HowEnded>;
}

/** `host`: the process is told that it runs on a machine of this name. `program`: where another release lies. */
export function startProcess(env: Readonly<Record<string, string>>, host?: string, program = root): Running {
  const own = host === undefined ? [] : ['--import', hostNamed(host)];
  const child = spawn(process.execPath, [...own, 'src/main.ts'], {
    cwd: program,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<HowEnded>((done) => {
    child.once('close', (code, signal) => done({ code, signal, errors }));
  });
  const logged = (...events: readonly string[]) =>
    new Promise<void>((done, failed) => {
      const look = () => {
        if (events.every((event) => log.includes(`"event":"${event}"`))) done();
      };
      child.stdout.on('data', look);
      look();
      void ended.then((how) => failed(new Error(`the product ended: ${how.errors}`)));
    });
  const events = () => [...log.matchAll(/"event":"([^"]+)"/g)].map(([, event = '']) => event);
  return { child, logged, events, ended };
}

/** A module that changes what the machine is called, for everything that is loaded after it. */
function hostNamed(host: string): string {
  const code = [
    `import os from 'node:os';`,
    `import { syncBuiltinESMExports } from 'node:module';`,
    `os.hostname = () => ${JSON.stringify(host)};`,
    `syncBuiltinESMExports();`,
  ];
  return `data:text/javascript,${encodeURIComponent(code.join('\n'))}`;
}

/** Loads the sample into the empty store, as an administration would have done long before. */
export async function fillOnce(
  env: Readonly<Record<string, string>>,
  sample: Sample,
  serviceUrl: string,
): Promise<void> {
  const app = await startApp(readConfig({ ...env, LOG_LEVEL: 'silent' }));
  await fillStore(app.entry, app.env.store, sample, [serviceUrl]);
  await app.stop();
}
