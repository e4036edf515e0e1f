// Reads the pixels of a PNG file, as far as app icons need it: 8 bits per channel, RGB or RGBA, not interlaced.
import { inflateSync } from 'node:zlib';

/** Size in pixels, and four bytes (red, green, blue, alpha) per pixel, row by row. */
export interface Picture {
  width: number;
  height: number;
  rgba: Uint8Array;
}

const signature = '89504e470d0a1a0a';
const channelsOf: Record<number, number> = { 2: 3, 6: 4 };

/** Throws an `Error` with a sentence about `file` that starts lower-case: what is wrong with it. */
export function readPng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('is not a PNG file');
  const chunks = readChunks(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header || header.length < 13) throw new Error('has no PNG header');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = channelsOf[header[9] ?? 0];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) {
    throw new Error('must be a PNG with 8 bits per channel, RGB or RGBA, not interlaced');
  }
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const rows = unpack(packed, width * channels, height, channels);
  return { width, height, rgba: channels === 4 ? rows : withAlpha(rows) };
}

function readChunks(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes compression and the five row filters of the PNG specification, chapter 9. */
function unpack(packed: Buffer, rowLength: number, height: number, step: number): Uint8Array {
  const raw = inflate(packed, (rowLength + 1) * height);
  const rows = new Uint8Array(rowLength * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (rowLength + 1)] ?? 0;
    for (let x = 0; x < rowLength; x++) {
      const at = y * rowLength + x;
      const left = x >= step ? (rows[at - step] ?? 0) : 0;
      const up = y > 0 ? (rows[at - rowLength] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[at - rowLength - step] ?? 0) : 0;
      rows[at] = (raw[y * (rowLength + 1) + 1 + x] ?? 0) + predict(filter, left, up, corner);
    }
  }
  return rows;
}

function inflate(packed: Buffer, length: number): Buffer {
  let raw: Buffer;
  try {
    raw = inflateSync(packed, { maxOutputLength: length });
  } catch (fault) {
    throw new Error('is damaged', { cause: fault });
  }
  if (raw.length !== length) throw new Error('is cut off');
  return raw;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.length / 3) * 4).fill(255);
  for (let pixel = 0; pixel * 3 < rgb.length; pixel++) rgba.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return rgba;
}
