/** Starts something at the terminal, says why it could not, and stops it on Ctrl-C and SIGTERM. */
import { StartFault } from './settings.ts';

/** A stop that takes longer is cut off: whoever pressed Ctrl-C wants the terminal back. */
const LONGEST_STOP_MS = 4_000;
const ORPHAN_CHECK_MS = 300;

/** `start` answers how to stop. What it throws ends the process with 1; a {@link StartFault} is shown without a stack. */
export async function runUntilStopped(start: () => Promise<() => Promise<void>>): Promise<void> {
  const starting = start();
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    await (await starting)();
    process.exit(0);
  };
  const end = () => void stop().catch(fail);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  whenOrphaned(end);
  await starting.catch(fail);
}

/** npm passes a SIGTERM on to the shell between us, which ends without telling us: then we have another parent. */
function whenOrphaned(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, ORPHAN_CHECK_MS).unref();
}

function fail(error: unknown): void {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
