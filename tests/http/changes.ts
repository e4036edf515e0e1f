// The stream of change notices as a test reads it: line by line, each heartbeat an end of what was told.
import { expect } from 'vitest';
import type { ChangeNotice } from '../../src/http/contract.ts';
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

/** A stream read line by line. */
export interface Changes {
  /** The next notice; null at the end of the stream. */
  next(): Promise<string | null>;
  /** All notices until the next sign of life, which the clock must have reached. */
  beat(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens a stream as this person; resolves when it is open. */
export async function listenAt(at: House, name: Name, claims = {}): Promise<Changes> {
  const abort = new AbortController();
  const headers = { authorization: `Bearer ${await at.token(name, claims)}` };
  const response = await fetch(`${at.origin}/api/changes`, { headers, signal: abort.signal });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let rest = '';
  const changes: Changes = {
    async next() {
      while (!rest.includes('\n')) {
        const { done, value } = await reader.read();
        if (done) return null;
        rest += new TextDecoder().decode(value);
      }
      const [line = '', ...more] = rest.split('\n');
      rest = more.join('\n');
      return (JSON.parse(line) as ChangeNotice).case;
    },
    async beat() {
      const heard: string[] = [];
      for (let notice = await changes.next(); notice !== ''; notice = await changes.next()) {
        if (notice === null) throw new Error('the stream ended');
        heard.push(notice);
      }
      return heard;
    },
    async close() {
      abort.abort();
      await reader.cancel().catch((error: Error) => expect(error.name).toBe('AbortError'));
    },
  };
  // The first sign of life says that the stream is open.
  expect(await changes.next()).toBe('');
  return changes;
}
