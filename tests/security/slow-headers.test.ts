// Headers that trickle in ("Slowloris"): the real listener with a short patience; nothing here looks at a clock.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createListener } from '../../src/listener.ts';

let server: Server;
afterEach(() => new Promise<void>((done) => void server.close(() => done())));

async function listen(...patience: Parameters<typeof createListener>[1][]): Promise<number> {
  server = createListener((_request, response) => response.end('whole'), ...patience);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A connection, and what it was told until its end. */
function dial(port: number): { line: Socket; told: Promise<string> } {
  const line = connect(port, '127.0.0.1');
  let text = '';
  line.on('data', (bytes) => {
    text += String(bytes);
  });
  // Whoever is cut off while it still writes may hear a reset instead of an end.
  line.on('error', () => {});
  return { line, told: new Promise((done) => void line.once('close', () => done(text))) };
}

test('a connection whose headers trickle in is ended, and who comes whole is answered meanwhile', async () => {
  const port = await listen({ headersWithin: 1_000, requestWithin: 2_000, lookEvery: 50 });
  const silent = dial(port);
  const slow = dial(port);
  slow.line.write('GET / HTTP/1.1\r\nhost: here\r\n');
  // A byte now and then keeps no connection alive.
  const trickle = setInterval(() => slow.line.write('x'), 20);
  slow.line.once('close', () => clearInterval(trickle));
  const whole = await fetch(`http://127.0.0.1:${port}/`);
  expect(await whole.text()).toBe('whole');
  expect(await slow.told).toMatch(/^(HTTP\/1\.1 408 .*\r\n[\s\S]*)?$/);
  await silent.told;
});

test('nobody leaves the patience to Node: 10 s for headers, 30 s for a request', async () => {
  await listen();
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
});
