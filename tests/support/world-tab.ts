// The tab of one person in a story: signed requests to the real routes over HTTP.
import type { JWTPayload } from 'jose';
import type { Entra } from '../../local/simulators/entra.ts';
import type { ChangeNotice, ErrorBody } from '../../src/http/contract.ts';
import type { Name, WorldPeople } from './world-people.ts';

/** What a route answered; `json` is null when the body is none. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly json: Body;
  readonly text: string;
  readonly headers: Headers;
}

export interface Tab {
  get<Body = unknown>(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer<Body>>;
  post<Body = unknown>(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer<Body>>;
  put<Body = unknown>(path: string, body?: unknown): Promise<Answer<Body>>;
  /** Listens to the change notices, as an open page does. */
  listens(): Promise<Notices>;
  /** The sentence of a refusal, with its status in front: `409 Dieser Alarm ist beendet. …` */
  refusal(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<string>;
}

/** Change notices as they come in; heartbeats are not among them. */
export interface Notices {
  /** The next one; waits for it. */
  next(): Promise<string>;
  /** Resolves when there is one that was not asked for yet, and leaves it there. */
  any(): Promise<void>;
  /** Those that came and were not asked for yet. */
  take(): readonly string[];
  stop(): Promise<void>;
}

interface TabTools {
  readonly url: string;
  readonly entra: Entra;
  readonly people: WorldPeople;
  readonly rests: () => Promise<void>;
}

export function tabOf({ url, entra, people, rests }: TabTools, name: Name, claims?: JWTPayload): Tab {
  async function ask<Body>(method: string, path: string, given: RequestInit): Promise<Answer<Body>> {
    const token = await entra.signTabToken(people.person(name), claims);
    const headers = { 'accept-language': 'de-DE', authorization: `Bearer ${token}`, ...given.headers };
    const response = await fetch(`${url}${path}`, { ...given, method, headers, redirect: 'manual' });
    const answer = await readAnswer<Body>(response);
    await rests();
    return answer;
  }
  const get: Tab['get'] = (path, headers = {}) => ask('GET', path, { headers });
  const write = <Body>(method: string, path: string, body: unknown = {}, headers = {}) =>
    ask<Body>(method, path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  const post: Tab['post'] = (path, body, headers) => write('POST', path, body, headers);
  const put: Tab['put'] = (path, body) => write('PUT', path, body);
  async function listens(): Promise<Notices> {
    const gone = new AbortController();
    const headers = { authorization: `Bearer ${await entra.signTabToken(people.person(name), claims)}` };
    const response = await fetch(`${url}/api/changes`, { headers, signal: gone.signal });
    if (!response.ok || !response.body) throw new Error(`no notices for ${name}: ${response.status}`);
    return readNotices(response.body, () => gone.abort());
  }

  return {
    get,
    post,
    put,
    listens,
    async refusal(method, path, body) {
      const asked = method === 'GET' ? get<ErrorBody>(path) : write<ErrorBody>(method, path, body);
      const { status, json } = await asked;
      return `${status} ${json?.error?.text ?? 'without a sentence'}`;
    },
  };
}

/** Reads an answer whole. */
export async function readAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, json: (isJson ? JSON.parse(text) : null) as Body, text, headers: response.headers };
}

/** Reads newline-delimited JSON until it is stopped or ends. */
function readNotices(body: ReadableStream<Uint8Array>, hangUp: () => void): Notices {
  const came: string[] = [];
  const waiting: (() => void)[] = [];
  let rest = '';
  async function read(): Promise<void> {
    for await (const chunk of body) {
      const lines = `${rest}${Buffer.from(chunk).toString('utf8')}`.split('\n');
      rest = lines.pop() ?? '';
      came.push(...lines.map((line) => (JSON.parse(line) as ChangeNotice).case).filter((name) => name !== ''));
      if (came.length > 0) for (const heard of waiting.splice(0)) heard();
    }
  }
  const reading = read().catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  });
  async function any(): Promise<void> {
    if (came.length === 0) await new Promise<void>((heard) => void waiting.push(heard));
  }
  return {
    any,
    async next() {
      while (came.length === 0) await any();
      return came.shift() ?? '';
    },
    take: () => came.splice(0),
    async stop() {
      hangUp();
      await reading;
    },
  };
}
