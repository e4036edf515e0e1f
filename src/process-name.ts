// The name of a process among replicas, and whether the process of such a name surely no longer runs.
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * `host:pid:start-place`. `start` tells two processes apart that got the same pid one after the other; `place` tells
 * two containers apart that call themselves by the same host name, where the same pid means another process.
 */
export function ownName(): string {
  return `${hostname()}:${process.pid}:${statOf(process.pid)?.start ?? startedAt}-${place()}`;
}

/**
 * True when the process of that name ran at this very place and does so no longer. Of processes elsewhere only their
 * silence tells, and so it does where the system does not say when a process began.
 */
export function isGoneHere(name: string): boolean {
  const [, host, pid, start, where] = /^(.*):(\d+):(\d+)-([0-9a-f]{8})$/.exec(name) ?? [];
  if (host !== hostname() || where !== place()) return false;
  const stat = statOf(Number(pid));
  if (stat) return stat.start !== start || stat.ended;
  return isNoProcess(Number(pid));
}

/** When this process began, milliseconds: stands for its start where the system does not tell it. */
const startedAt = Math.floor(performance.timeOrigin);

/** What Linux says of a process: when it began, in ticks since the machine started, and whether it only waits to be buried. */
function statOf(pid: number): { readonly start: string; readonly ended: boolean } | null {
  const text = readIfThere(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program's name in brackets and may hold anything; state is field 3, the start field 22.
  const [state, ...fields] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const start = fields[18];
  return start === undefined ? null : { start, ended: state === 'Z' || state === 'X' };
}

/** A start of the machine and a space of pids, in 8 characters; the same for all where Linux is not. */
function place(): string {
  const boot = readIfThere(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? '';
  const pids = readIfThere(() => readlinkSync('/proc/self/ns/pid')) ?? '';
  return createHash('sha256').update(`${boot}${pids}`).digest('hex').slice(0, 8);
}

function isNoProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function readIfThere(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    // ESRCH: it ended while it was read. EACCES: here one may not look.
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(codeOf(error))) return null;
    throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
