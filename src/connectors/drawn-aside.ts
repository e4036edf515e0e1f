// Large documents are drawn in a thread of their own: hundreds of processes take longer than an alarm may wait.
import { Worker } from 'node:worker_threads';
import type { Texts } from '../texts/index.ts';
import type { HandbookPaper } from './handbook-pdf.ts';

/** What is to be drawn. */
export interface Drawing {
  readonly language: Texts['language'];
  readonly handbook: HandbookPaper;
}

/** Milliseconds; a thread that takes longer is ended. */
const mostTime = 120_000;
/** Threads at once; others wait for their turn. */
const mostThreads = 2;

const waiting: (() => void)[] = [];
let running = 0;

/** Draws and gives the file; rejects with what went wrong there. */
export async function drawAside(drawing: Drawing): Promise<Buffer> {
  if (running >= mostThreads) await new Promise<void>((turn) => void waiting.push(turn));
  running += 1;
  try {
    return await inThread(drawing);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function inThread(drawing: Drawing): Promise<Buffer> {
  const thread = new Worker(new URL('./drawing-thread.ts', import.meta.url), { workerData: drawing });
  const timer = setTimeout(() => void thread.terminate(), mostTime);
  try {
    return await new Promise<Buffer>((done, fail) => {
      thread.once('message', (bytes: Uint8Array) =>
        done(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      );
      thread.once('error', fail);
      thread.once('exit', (code) => fail(new Error(`drawing ended with ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
