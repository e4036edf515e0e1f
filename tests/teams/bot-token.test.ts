// The bot's own token: asked for once, renewed in time, kept over an outage, and never with the secret in a message.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Undeliverable } from '../../src/errors.ts';
import { type BotToken, createBotToken } from '../../src/teams/bot-token.ts';
import { freePorts } from '../support/free-ports.ts';

const PORT = await freePorts();
const MINUTE = 60_000;
const SECRET = 'very-secret-client-secret';

type Answer = { status: number; body: string; location?: string } | 'hang' | 'down';

let server: Server;
let asked: { method: string | undefined; type: string | undefined; form: Record<string, string> }[];
let answer: Answer;
let now: number;
let bot: BotToken;
let deadlines: { milliseconds: number; expire: () => void }[];
let onAsked: () => void;

beforeEach(async () => {
  asked = [];
  deadlines = [];
  onAsked = () => undefined;
  now = Date.UTC(2031, 4, 5, 8);
  answer = token(3600);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(body));
      asked.push({ method: request.method, type: request.headers['content-type'], form });
      onAsked();
      reply(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(PORT, '127.0.0.1', resolve));
  bot = createBotToken(
    {
      botTokenUrl: `http://127.0.0.1:${PORT}/token`,
      botAppId: 'app',
      botCredential: { kind: 'secret', secret: SECRET },
    },
    {
      fetch,
      now: () => now,
      deadline: (milliseconds) => {
        const abort = new AbortController();
        deadlines.push({ milliseconds, expire: () => abort.abort() });
        return abort.signal;
      },
    },
  );
});

afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

function reply(response: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'down') {
    response.destroy();
    return;
  }
  const { status, body, location } = answer;
  response.writeHead(status, { connection: 'close', ...(location ? { location } : {}) }).end(body);
}

function token(seconds: unknown): Answer {
  return { status: 200, body: JSON.stringify({ access_token: `token-${asked.length}`, expires_in: seconds }) };
}

async function failure(): Promise<unknown> {
  return bot.get().then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

describe('asking', () => {
  test('uses client credentials for the connector, as a form', async () => {
    expect(await bot.get()).toBe('token-0');
    expect(asked).toEqual([
      {
        method: 'POST',
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        form: {
          grant_type: 'client_credentials',
          client_id: 'app',
          client_secret: SECRET,
          scope: 'https://api.botframework.com/.default',
        },
      },
    ]);
  });

  test('a thousand callers at once share one request', async () => {
    const tokens = await Promise.all(Array.from({ length: 1_000 }, () => bot.get()));
    expect(new Set(tokens)).toEqual(new Set(['token-0']));
    expect(asked).toHaveLength(1);
  });

  test('happens again five minutes before the end, not earlier', async () => {
    await bot.get();
    now += 54 * MINUTE;
    expect(await bot.get()).toBe('token-0');
    now += 2 * MINUTE;
    answer = token(3600);
    expect(await bot.get()).toBe('token-1');
    expect(asked).toHaveLength(2);
  });

  test('happens again when the connector did not like the token', async () => {
    const first = await bot.get();
    bot.forget('some older token');
    expect(await bot.get()).toBe(first);
    bot.forget(first);
    answer = token(3600);
    expect(await bot.get()).toBe('token-1');
  });
});

describe('an outage', () => {
  const broken: [string, () => Answer, string][] = [
    ['no connection', () => 'down', 'bot-token: TypeError'],
    [
      'a refusal',
      () => ({ status: 401, body: '{"error":"invalid_client","error_description":"app x"}' }),
      'bot-token: 401',
    ],
    ['an error page', () => ({ status: 200, body: '<html>' }), 'bot-token: SyntaxError'],
    ['an answer without token', () => ({ status: 200, body: '{"expires_in":3600}' }), 'bot-token: no-token-in-answer'],
    ['an answer without end', () => ({ status: 200, body: '{"access_token":"x"}' }), 'bot-token: no-token-in-answer'],
    ['an answer that is null', () => ({ status: 200, body: 'null' }), 'bot-token: no-token-in-answer'],
    ['a redirect', () => ({ status: 307, body: '{}', location: `http://127.0.0.1:${PORT}/x` }), 'bot-token: TypeError'],
  ];

  test.each(broken)(
    '%s: nothing was sent, so it may be tried again; the secret is not in the message',
    async (_name, how, code) => {
      answer = how();
      const error = await failure();
      expect(error).toBeInstanceOf(Undeliverable);
      expect(error).toMatchObject({ verdict: 'again', code });
      expect(String(error)).not.toContain(SECRET);
      // A redirect must not be followed: the secret would go with it.
      expect(asked).toHaveLength(1);
      answer = token(3600);
      expect(await bot.get()).toBe('token-1');
    },
  );

  test.each(broken)(
    '%s: a token that still runs goes on until it ends, with one attempt in five seconds',
    async (_name, how) => {
      await bot.get();
      answer = how();
      now += 56 * MINUTE;
      for (let i = 0; i < 100; i += 1) expect(await bot.get()).toBe('token-0');
      expect(asked).toHaveLength(2);
      now += 5 * MINUTE;
      expect(await failure()).toBeInstanceOf(Undeliverable);
    },
  );

  test('a request that hangs ends at the deadline of ten seconds', async () => {
    answer = 'hang';
    const arrived = new Promise<void>((resolve) => {
      onAsked = resolve;
    });
    const error = failure();
    await arrived;
    expect(deadlines.map(({ milliseconds }) => milliseconds)).toEqual([10_000]);
    deadlines[0]?.expire();
    expect(await error).toMatchObject({ verdict: 'again', code: 'bot-token: AbortError' });
  });
});
