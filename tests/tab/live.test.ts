// Change notices: reading the stream, and patience between tries.
import { describe, expect, it } from 'vitest';
import type { ChangeNotice } from '../../src/http/contract.ts';
import { pauseBefore, readNotices } from '../../src/tab/live.ts';

function streamOf(chunks: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      for (const chunk of chunks) stream.enqueue(chunk);
      stream.close();
    },
  });
}

async function read(...chunks: string[]): Promise<ChangeNotice[]> {
  const heard: ChangeNotice[] = [];
  const bytes = chunks.map((chunk) => new TextEncoder().encode(chunk));
  await readNotices(streamOf(bytes), (notice) => heard.push(notice));
  return heard;
}

describe('the stream', () => {
  it('gives each line once, however it is cut', async () => {
    const notices = [{ case: 'alarm/7' }, { case: '' }, { case: 'alarm/8' }];
    expect(await read('{"case":"alarm/7"}\n{"case":""}\n{"case":"alarm/8"}\n')).toEqual(notices);
    expect(await read('{"ca', 'se":"alarm/7"}\n{"case":""', '}\n{"case":"alarm/8"}\n')).toEqual(notices);
  });
  it('skips what is no notice and keeps reading', async () => {
    expect(await read('<html>\n\n7\n{"case":3}\n{"case":"alarm/7"}\n')).toEqual([{ case: 'alarm/7' }]);
  });
  it('an unfinished last line is no notice', async () => {
    expect(await read('{"case":"alarm/7"}')).toEqual([]);
  });
  it('keeps signs of several bytes whole', async () => {
    const bytes = new TextEncoder().encode('{"case":"alarm/ü"}\n');
    const heard: ChangeNotice[] = [];
    const cut = streamOf([bytes.slice(0, 16), bytes.slice(16)]);
    await readNotices(cut, (notice) => heard.push(notice));
    expect(heard).toEqual([{ case: 'alarm/ü' }]);
  });
});

describe('patience', () => {
  it('doubles, never exceeds a quarter of a minute, and spreads over half of it', () => {
    expect([0, 1, 2, 3].map((tries) => pauseBefore(tries, 1))).toEqual([500, 1000, 2000, 4000]);
    expect(pauseBefore(50, 1)).toBe(15_000);
    expect(pauseBefore(50, 0)).toBe(7_500);
  });
});
