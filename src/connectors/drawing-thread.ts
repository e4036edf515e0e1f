// Runs in a thread of its own: draws large documents without holding up sending and answering.
import { parentPort } from 'node:worker_threads';
import { textsFor } from '../texts/index.ts';
import type { Drawing, Drawn } from './drawn-aside.ts';
import { handbookPdf } from './handbook-pdf.ts';

parentPort?.on('message', (drawing: Drawing) => void draw(drawing));

async function draw({ language, handbook }: Drawing): Promise<void> {
  const answer = (drawn: Drawn, moved: readonly ArrayBuffer[] = []) => parentPort?.postMessage(drawn, moved);
  try {
    // A copy of its own, whose memory can be handed over.
    const bytes = new Uint8Array(await handbookPdf(handbook, textsFor(language)));
    answer({ bytes }, [bytes.buffer]);
  } catch (error) {
    answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
