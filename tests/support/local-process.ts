// The real `npm start` process for browser tests and pictures: own port, own empty data, stopped at the end.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const startsWithin = 60_000;

export interface LocalProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the local run and resolves when it is ready. */
export async function startLocal(): Promise<LocalProcess> {
  const port = await freePort();
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

/** A port whose next one is free, too: the stand-ins listen there. */
async function freePort(): Promise<number> {
  for (let port = 4700 + (process.pid % 50) * 2; port < 4900; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no free pair of ports between 4700 and 4900');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
