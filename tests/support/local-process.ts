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

/** Starts the local run and resolves when it is ready. */
export async function startLocal(): Promise<LocalProcess> {
  // The stand-ins listen on the two next ones.
  const port = await freePorts(3);
  const data = mkdtempSync(join(tmpdir(), 'bcm-lotse-'));
  const child = spawn(process.execPath, ['local/start.cjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), BCM_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()));
  const url = `http://localhost:${port}`;
  await ready(child, said);
  return {
    url,
    async stop() {
      const ended = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
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
