// The Cosmos look-alike on a thread of its own: the service is never in the product's process, so its work must not be in the
// product's times. What it takes to answer still is.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { startCosmos } from '../local/simulators/cosmos.ts';

export interface CosmosAside {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts it, with one physical partition as small accounts have. */
export async function cosmosAside(): Promise<CosmosAside> {
  const worker = new Worker(import.meta.filename);
  const endpoint = await new Promise<string>((done, failed) => {
    worker.once('message', done);
    worker.once('error', failed);
  });
  return { endpoint, stop: async () => void (await worker.terminate()) };
}

if (!isMainThread) parentPort?.postMessage((await startCosmos({ partitions: 1 })).endpoint);
