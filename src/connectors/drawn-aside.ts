// Large documents are drawn in a thread of their own: hundreds of processes take longer than an alarm may wait.
import { Worker } from 'node:worker_threads';
import type { Texts } from '../texts/index.ts';
import type { HandbookPaper } from './handbook-pdf.ts';

/** What is to be drawn. */
export interface Drawing {
  readonly language: Texts['language'];
  readonly handbook: HandbookPaper;
}
/** What the thread answers. */
export type Drawn = { readonly bytes: Uint8Array } | { readonly fault: string };

/** Milliseconds; a thread that takes longer is ended. */
const mostTime = 120_000;
/** So long it waits for the next drawing, milliseconds: most people print twice. */
const mostIdle = 30_000;

interface Thread {
  readonly worker: Worker;
  /** Who waits for the answer of what is being drawn. */
  waiting: { readonly done: (file: Buffer) => void; readonly fail: (error: Error) => void } | null;
}

let thread: Thread | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Draws one after the other and gives the file; rejects with what went wrong there. */
export function drawAside(drawing: Drawing): Promise<Buffer> {
  const turn = last.then(() => inThread(drawing));
  // Whoever waits behind a fault still gets her turn; the fault itself goes to whoever asked.
  last = turn.then(nothing, nothing);
  return turn;
}

const nothing = () => undefined;

async function inThread(drawing: Drawing): Promise<Buffer> {
  clearTimeout(idle);
  thread ??= begin();
  const { worker } = thread;
  const mine = thread;
  worker.ref();
  const timer = setTimeout(() => void worker.terminate(), mostTime);
  try {
    return await new Promise<Buffer>((done, fail) => {
      mine.waiting = { done, fail };
      worker.postMessage(drawing);
    });
  } finally {
    clearTimeout(timer);
    mine.waiting = null;
    // A process that stops does not wait for it.
    worker.unref();
    idle = setTimeout(end, mostIdle).unref();
  }
}

function begin(): Thread {
  const worker = new Worker(new URL('./drawing-thread.ts', import.meta.url));
  const begun: Thread = { worker, waiting: null };
  worker.on('message', (drawn: Drawn) => {
    if ('fault' in drawn) begun.waiting?.fail(new Error(`drawing failed: ${drawn.fault}`));
    else begun.waiting?.done(Buffer.from(drawn.bytes.buffer, drawn.bytes.byteOffset, drawn.bytes.byteLength));
  });
  worker.on('error', (error) => begun.waiting?.fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => {
    if (thread === begun) thread = null;
    begun.waiting?.fail(new Error(`drawing ended with ${code}`));
  });
  return begun;
}

function end(): void {
  void thread?.worker.terminate();
  thread = null;
}
