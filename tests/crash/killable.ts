// Keeps one product process running on one port and one file: starts the next as soon as one has killed itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Aliases } from './boundaries.ts';
import type { Order, Word } from './product.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface Killable {
  /** Starts a process that is to die at this boundary, counted from its start. Resolves when it listens or has died. */
  start(kill: string | null, aliases: Aliases): Promise<void>;
  /** The running one begins to count anew, and is to die at this boundary. Ones that follow live. */
  arm(kill: string | null, aliases: Aliases): Promise<void>;
  /** What the next process after a death is to die of. */
  thenKillAt(kill: string | null): void;
  /** Resolves when a process listens. */
  up(): Promise<void>;
  /** Boundaries since the last order or start, each with its names. */
  reached(): readonly (readonly string[])[];
  /** Deaths so far. */
  deaths(): number;
  /** Milliseconds from each death until the next process listened. */
  restarts(): readonly number[];
  /** Called at every boundary, death and start: something may have changed. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly loaded: Promise<void>;
  readonly ended: Promise<void>;
}

/** `died` runs between a death and the next start. `script` is the product's entry, as source or bundled. */
export function killable(script: string, env: Readonly<Record<string, string>>, died: () => Promise<void>): Killable {
  let current: Running | null = null;
  let standby: Running | null = null;
  let listening = false;
  let closing = false;
  let deaths = 0;
  let next: string | null = null;
  let aliases: Aliases = {};
  let reached: (readonly string[])[] = [];
  let failure: Error | null = null;
  const restarts: number[] = [];
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  function load(): Running {
    const options = { cwd: root, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] };
    const child = spawn(process.execPath, [script], options as Parameters<typeof spawn>[2]);
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    let isLoaded: () => void = () => undefined;
    const loaded = new Promise<void>((done) => {
      isLoaded = done;
    });
    const running: Running = {
      child,
      loaded,
      ended: new Promise((done) => {
        child.once('close', (code, signal) => {
          if (signal !== 'SIGKILL') failure = new Error(`the product ended by itself (${code}): ${errors}`);
          done();
        });
      }),
    };
    child.on('message', (message) => {
      const word = message as Word;
      if (word.is === 'loaded') isLoaded();
      if (running !== current) return;
      if (word.is === 'reached') reached.push(word.names);
      if (word.is === 'listening') listening = true;
      changed();
    });
    void running.ended.then(() => isLoaded());
    return running;
  }

  async function launch(kill: string | null): Promise<void> {
    const running = standby ?? load();
    standby = null;
    await running.loaded;
    current = running;
    reached = [];
    const order: Order = { do: 'start', kill, aliases };
    running.child.send(order);
    void running.ended.then(() => gone(running));
  }

  async function gone(running: Running): Promise<void> {
    if (closing || running !== current) return;
    const from = performance.now();
    current = null;
    listening = false;
    deaths += 1;
    changed();
    try {
      await died();
      const kill = next;
      next = null;
      const off = onChange(() => {
        if (!listening) return;
        restarts.push(performance.now() - from);
        off();
      });
      await launch(kill);
      standby ??= load();
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    changed();
  }

  function onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  /** Resolves when it holds; throws when a process ended in a way nobody asked for. */
  function until(holds: () => boolean): Promise<void> {
    return new Promise((done, failed) => {
      const off = onChange(look);
      look();
      function look() {
        if (failure === null && !holds()) return;
        off();
        if (failure) failed(failure);
        else done();
      }
    });
  }

  /** False when the process died before it heard. */
  async function armed({ child, ended }: Running, kill: string | null, given: Aliases): Promise<boolean> {
    const before = deaths;
    const order: Order = { do: 'arm', kill, aliases: given };
    aliases = given;
    const heard = new Promise<boolean>((done) => {
      child.on('message', function hear(message) {
        if ((message as Word).is !== 'armed') return;
        child.off('message', hear);
        reached = [];
        done(true);
      });
    });
    // A dead process takes no orders; its end tells.
    child.send(order, () => undefined);
    const isHeard = await Promise.race([heard, ended.then(() => false)]);
    if (!isHeard) await until(() => deaths > before);
    return isHeard;
  }

  return {
    async start(kill, given) {
      aliases = given;
      const before = deaths;
      await launch(kill);
      standby ??= load();
      await until(() => listening || deaths > before);
    },
    async arm(kill, given) {
      for (;;) {
        await until(() => listening);
        if (current && (await armed(current, kill, given))) return;
      }
    },
    thenKillAt(kill) {
      next = kill;
    },
    up: () => until(() => listening),
    reached: () => reached,
    deaths: () => deaths,
    restarts: () => restarts,
    onChange,
    async close() {
      closing = true;
      for (const running of [current, standby]) {
        running?.child.kill('SIGKILL');
        await running?.ended;
      }
    },
  };
}
