// Runs in a thread of its own: draws a large document without holding up sending and answering.
import { parentPort, workerData } from 'node:worker_threads';
import { textsFor } from '../texts/index.ts';
import type { Drawing } from './drawn-aside.ts';
import { handbookPdf } from './handbook-pdf.ts';

const { language, handbook } = workerData as Drawing;
const file = await handbookPdf(handbook, textsFor(language));
// A copy of its own, whose memory can be handed over.
const bytes = new Uint8Array(file);
parentPort?.postMessage(bytes, [bytes.buffer]);
