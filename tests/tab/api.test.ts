// Requests against a real small server: token, language, ETag, and every failure as one sentence.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Api, ApiFault, connectApi, expiryOf, isOutage } from '../../src/tab/api.ts';
import { textsFor } from '../../src/texts/index.ts';
import { freePorts } from '../support/free-ports.ts';

const port = await freePorts();
const origin = `http://127.0.0.1:${port}`;
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handle: Handler;
const server = createServer((request, response) => handle(request, response));

const now = Date.parse('2026-11-21T17:44:00Z');
function pass(expires: number, name: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: expires / 1000, name })}.x`;
}

let tokens: number;
function connect(lasts = 3_600_000, token?: () => Promise<string>): Api {
  tokens = 0;
  const issue = () => {
    tokens += 1;
    return Promise.resolve(pass(now + lasts, `n${tokens} Zoë ÿ`));
  };
  return connectApi(
    token ?? issue,
    () => textsFor('de'),
    () => now,
  );
}
async function faultOf(work: Promise<unknown>): Promise<ApiFault> {
  const fault: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(fault instanceof ApiFault)) throw new Error('no ApiFault');
  return fault;
}

beforeAll(() => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  handle = (_request, response) => response.end('{}');
});

describe('a request', () => {
  it('carries the token and the language', async () => {
    const seen: (string | undefined)[] = [];
    handle = (request, response) => {
      seen.push(request.headers.authorization?.slice(0, 7), request.headers['accept-language']);
      response.end('{}');
    };
    await connect().get(`${origin}/api/me`);
    expect(seen).toEqual(['Bearer ', 'de']);
  });
  it('asks Teams for a token once, and again shortly before it expires', async () => {
    const lasting = connect();
    await Promise.all([lasting.get(`${origin}/1`), lasting.get(`${origin}/2`)]);
    expect(tokens).toBe(1);
    const short = connect(30_000);
    await short.get(`${origin}/1`);
    await short.get(`${origin}/2`);
    expect(tokens).toBe(2);
  });
  it('names the ETag and understands that nothing changed', async () => {
    handle = (request, response) => {
      if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
      else response.setHeader('etag', '"7"').end('{"a":1}');
    };
    const api = connect();
    expect(await api.get(`${origin}/x`)).toEqual({ fresh: true, value: { a: 1 }, etag: '"7"' });
    expect(await api.get(`${origin}/x`, '"7"')).toEqual({ fresh: false });
    expect(api.answeredAt).toBe(now);
  });
  it('fetches a new token when the old one is refused, once', async () => {
    let calls = 0;
    handle = (_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 401 : 200).end('{}');
    };
    await connect().get(`${origin}/x`);
    expect([calls, tokens]).toEqual([2, 2]);
  });
});

describe('a failure', () => {
  it('shows the sentence, code and reference of the server', async () => {
    handle = (_request, response) =>
      response.writeHead(409).end('{"error":{"code":"alarm-ended","text":"Dieser Alarm ist beendet.","ref":"r-1"}}');
    const fault = await faultOf(connect().post(`${origin}/x`, {}));
    expect(fault).toMatchObject({ status: 409, code: 'alarm-ended', message: 'Dieser Alarm ist beendet.', ref: 'r-1' });
    expect(isOutage(fault)).toBe(false);
  });
  it('has a sentence of its own when a proxy answers', async () => {
    handle = (_request, response) => response.writeHead(502).end('<html>Bad Gateway</html>');
    const fault = await faultOf(connect().get(`${origin}/x`));
    expect(fault.message).toBe('Der Server hat gerade eine Störung. Bitte versuchen Sie es gleich noch einmal.');
    expect(isOutage(fault)).toBe(true);
  });
  it('says so when the answer cannot be read', async () => {
    handle = (_request, response) => response.end('<html>');
    const fault = await faultOf(connect().get(`${origin}/x`));
    expect(fault.message).toBe('Der Server hat unerwartet geantwortet. Bitte laden Sie die Seite neu.');
  });
  it('says so when nobody answers', async () => {
    handle = (request) => request.socket.destroy();
    const fault = await faultOf(connect().get(`${origin}/x`));
    expect(fault).toMatchObject({ status: 0, code: 'offline' });
    expect(fault.message).toBe('Der Server ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.');
    expect(isOutage(fault)).toBe(true);
  });
  it('says so when Teams gives no token', async () => {
    const fault = await faultOf(connect(0, () => Promise.reject(new Error('consent'))).get(`${origin}/x`));
    expect(fault.message).toBe(
      'Ihre Anmeldung wurde nicht bestätigt. Bitte schließen Sie BCM-Lotse und öffnen Sie es noch einmal.',
    );
  });
  it('an aborted request is no failure to show', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(connect().post(`${origin}/x`, {}, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('expiry', () => {
  it('is read from the token, and 0 when there is none', () => {
    expect(expiryOf(pass(now, 'Zoë ÿþ'))).toBe(now);
    expect(expiryOf('nonsense')).toBe(0);
    expect(expiryOf('a.bm8=.c')).toBe(0);
  });
});
