// The real `npm start` process for browser tests and pictures: own port, own empty data, stopped at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from './free-ports.ts';

const root = resolve(import.meta.dirname, '..', '..');
const startsWithin = 60_000;

export interface LocalProcess {
  readonly url: string;
  stop(): Promise<void>;
}

interface Start {
  /** What the clocks in Germany show when it starts, `YYYY-MM-DDTHH:mm`; absent: as it is. */
  readonly clock?: string;
  /** Data of another run, which whoever made it takes away; absent: empty, and gone at the end. */
  readonly data?: string;
}

/** An empty folder for the data of several runs, and how to take it away. */
export function dataFolder(): { readonly data: string; remove(): void } {
  const data = mkdtempSync(join(tmpdir(), 'bcm-lotse-'));
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) };
}

/** Starts the local run and resolves when it is ready. */
export async function startLocal({ clock, data: given }: Start = {}): Promise<LocalProcess> {
  // The stand-ins listen on the two next ones.
  const port = await freePorts(3);
  const own = given === undefined ? dataFolder() : undefined;
  const child = spawn(process.execPath, ['local/start.cjs'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      BCM_DATA: given ?? own?.data,
      ...(clock ? { LOCAL_CLOCK: clock } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()));
  const url = `http://localhost:${port}`;
  await ready(child, said);
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) {
        own?.remove();
        throw new Error(`ended by itself with ${child.exitCode ?? child.signalCode}:\n${said.join('')}`);
      }
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      await ended;
      own?.remove();
    },
  };
}

/** The process prints its addresses when everything answers. */
function ready(child: ChildProcess, said: string[]): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`not ready:\n${said.join('')}`)), startsWithin);
    child.stdout?.on('data', () => {
      if (!said.join('').includes('/desk')) return;
      clearTimeout(timer);
      done();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`ended with ${code}:\n${said.join('')}`));
    });
  });
}
