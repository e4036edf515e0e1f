// The product as a process of its own that kills itself at a named boundary: the real wiring, the real file.
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { jsonLog } from '../../src/log.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Aliases, watchCalls, watchedStore, watchRequest } from './boundaries.ts';
import { fastClock } from './clock.ts';

/** What the runner tells: start now, or count anew. `kill`: die at the boundary of this name; null: live. */
export interface Order {
  readonly do: 'start' | 'arm';
  readonly kill: string | null;
  readonly aliases: Aliases;
}

/** What the process tells. Names of a boundary carry `#2` when it is the second of its name since the last order. */
export type Word =
  | { readonly is: 'loaded' | 'listening' | 'armed' }
  | { readonly is: 'reached'; readonly names: readonly string[] };

let kill: string | null = null;
let aliases: Aliases = {};
const seen = new Map<string, number>();

const tell = (word: Word) => void process.send?.(word);

function reached(names: readonly string[]): void {
  const counted = names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} #${times}`;
  });
  if (kill !== null && counted.includes(kill)) die();
  tell({ is: 'reached', names: counted });
}

/** Not one more line of ours runs. */
function die(): never {
  for (;;) process.kill(process.pid, 'SIGKILL');
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const { now, pause } = fastClock(Number(process.env.CRASH_BEGAN), Number(process.env.CRASH_SPEED));
  const log = jsonLog(config.logLevel);
  mkdirSync(config.dataFolder, { recursive: true });
  const file = openSqlite(join(config.dataFolder, 'bcm-lotse.sqlite'));
  const store = watchedStore(file, () => aliases, reached);
  watchCalls(() => aliases, reached);
  const app = await startApp(config, { now, pause, store, log, tab: join(config.dataFolder, 'tab') });
  const server = createServer((request, response) => {
    watchRequest(request, response, reached);
    app.handle(request, response);
  });
  server.listen(config.port, config.bind, () => tell({ is: 'listening' }));
}

function obey(order: Order): void {
  ({ kill, aliases } = order);
  seen.clear();
  if (order.do === 'arm') {
    tell({ is: 'armed' });
    return;
  }
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}

process.on('message', (order) => obey(order as Order));
// Whoever started it is gone: nobody would ever end it.
process.on('disconnect', () => process.exit(0));
tell({ is: 'loaded' });
