/** A mark in the data folder that says which process works on it, so that two never do. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { parseObject } from './simulators/json.ts';

export const RUNNING_MARK = 'running.json';

export type RunningMark = { pid: number; port: number };

/** Who works on this folder now. A mark that a killed process left behind counts for nothing. */
export async function whoRunsOn(dataFolder: string): Promise<RunningMark | undefined> {
  const file = join(dataFolder, RUNNING_MARK);
  if (!existsSync(file)) return undefined;
  const { pid = 0, port = 0 }: Partial<RunningMark> = parseObject(readFileSync(file, 'utf8')) ?? {};
  if (pid === 0 || pid === process.pid || !isAlive(pid)) return undefined;
  // The number may meanwhile belong to another program; ours listens on one of its two ports.
  const answers = await Promise.all([listensOn(port), listensOn(port + 1)]);
  return answers.includes(true) ? { pid, port } : undefined;
}

/** Makes the folder if need be; answers how to take the mark away again. */
export function markRunning(dataFolder: string, port: number): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, RUNNING_MARK);
  writeFileSync(file, JSON.stringify({ pid: process.pid, port } satisfies RunningMark));
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, but somebody else's
  }
}

/** Whether somebody takes connections on this port of the loopback interface. */
export function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
