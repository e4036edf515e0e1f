// The connector client: what each answer of Teams, and each silence, means for the ledger; one attempt each; no leaks.
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Undeliverable } from '../../src/errors.ts';
import { connector } from '../../src/teams/connector.ts';
import { hostileAddresses } from '../security/hostile-addresses.ts';
import { type VirtualClock, virtualClock } from '../support/clock.ts';
import { freePorts } from '../support/free-ports.ts';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts';

const bot = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';
const tenant = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
const minute = 60_000;
/** Of the scripted server, of one that tears the line, and one on which nobody listens. */
const port = await freePorts(3);
const closedPort = port + 2;

let server: ScriptedServer;
let clock: VirtualClock;
let teams: ReturnType<typeof connector>;
let forgotten: string[];
let serviceUrl: string;
let chat: { serviceUrl: string; conversationId: string };

beforeAll(async () => {
  server = await startScriptedServer(port);
  serviceUrl = `${server.origin}/teams/`;
  chat = { serviceUrl, conversationId: 'a:1xyz' };
});
afterAll(() => server.close());
beforeEach(() => {
  clock = virtualClock(Date.UTC(2031, 4, 5, 8));
  forgotten = [];
  server.requests.length = 0;
  server.answers.length = 0;
  teams = client([
    server.origin,
    `http://127.0.0.1:${closedPort}`,
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:4720',
    'http://nobody.invalid',
  ]);
});
afterEach(() => teams.close());

function client(serviceOrigins: readonly string[]) {
  const token = { get: async () => 'the-token', forget: (used: string) => void forgotten.push(used) };
  return connector({ botAppId: bot, tenantId: tenant, serviceOrigins }, token, clock.pause);
}

/** What the attempt was found to be, such as `never MessageWritesBlocked`, with the wait that was asked for. */
async function verdict(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => 'accepted',
    (fault: unknown) => fault,
  );
  if (!(error instanceof Undeliverable)) return String(error);
  const { verdict: found, code, waitMs } = error;
  return waitMs === undefined ? `${found} ${code}` : `${found} ${code} ${waitMs}`;
}
const post = () => teams.post(chat, { type: 'message' });
const replace = () => teams.replace(chat, 'm-1', { type: 'message' });
const open = () => teams.open(serviceUrl, 'aad-1');
const coded = (status: number, code: string): ScriptedAnswer => ({ status, body: { error: { code, message: 'x' } } });
const blocked = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'x', errorCode: null, errorSubCode: null });

describe('three calls', () => {
  test('open the chat with somebody, in our tenant, as our bot', async () => {
    server.answers.push({ status: 201, body: { id: 'a:chat' } });
    expect(await open()).toBe('a:chat');
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/teams/v3/conversations',
      authorization: 'Bearer the-token',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      isGroup: false,
      bot: { id: `28:${bot}` },
      members: [{ id: 'aad-1' }],
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    });
  });

  test('post an activity, and replace it under its id', async () => {
    server.answers.push({ status: 201, body: { id: '1715000000000' } }, { status: 200, body: {} });
    expect(await post()).toBe('1715000000000');
    await teams.replace(chat, '1715000000000', { type: 'message', summary: 'neu' });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /teams/v3/conversations/a%3A1xyz/activities',
      'PUT /teams/v3/conversations/a%3A1xyz/activities/1715000000000',
    ]);
    expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual({ type: 'message', summary: 'neu' });
  });

  test.each(['with', 'without'])('work %s a slash at the end of the service url', async (slash) => {
    const url = slash === 'with' ? serviceUrl : serviceUrl.slice(0, -1);
    const there = { ...chat, serviceUrl: url };
    await teams.open(url, 'aad-1');
    await teams.post(there, { type: 'message' });
    await teams.replace(there, 'm-1', { type: 'message' });
    expect(server.requests.map((request) => request.url)).toEqual([
      '/teams/v3/conversations',
      '/teams/v3/conversations/a%3A1xyz/activities',
      '/teams/v3/conversations/a%3A1xyz/activities/m-1',
    ]);
  });

  test.each([
    ['19:abc@thread.tacv2;messageid=1', '19%3Aabc%40thread.tacv2%3Bmessageid%3D1'],
    ['a/../b?c#d', 'a%2F..%2Fb%3Fc%23d'],
    ['a\uD800b', 'a%EF%BF%BDb'],
  ])('keep the conversation %j in its place', async (conversationId, encoded) => {
    await teams.post({ serviceUrl, conversationId }, { type: 'message' });
    expect(server.requests[0]?.url).toBe(`/teams/v3/conversations/${encoded}/activities`);
  });
});

describe('an answer means', () => {
  test.each<[string, ScriptedAnswer, string]>([
    ['200', { status: 200, body: { id: 'm' } }, 'accepted'],
    ['201', { status: 201, body: { id: 'm' } }, 'accepted'],
    ['202', { status: 202, body: { id: 'm' } }, 'accepted'],
    ['a success without an id', { status: 201, body: {} }, 'unclear answer-without-id'],
    ['a success without a body', { status: 200 }, 'unclear answer-without-id'],
    ['a success with an empty id', { status: 201, body: { id: '' } }, 'unclear answer-without-id'],
    ['a success that is no JSON', { status: 201, body: '<html>' }, 'unclear answer-without-id'],
    ['400', coded(400, 'BadSyntax'), 'never BadSyntax'],
    ['401', coded(401, 'BotNotRegistered'), 'again BotNotRegistered'],
    [
      '403 blocked, in its own shape',
      { status: 403, body: { errorCode: 209, message: blocked } },
      'never MessageWritesBlocked',
    ],
    [
      '403 in that shape without a sub code',
      { status: 403, body: { errorCode: 209, message: 'x' } },
      'never error-209',
    ],
    ['403 blocked by the person', coded(403, 'ConversationBlockedByUser'), 'never ConversationBlockedByUser'],
    ['403 not installed', coded(403, 'ForbiddenOperationException'), 'never ForbiddenOperationException'],
    ['403 not in the team', coded(403, 'BotNotInConversationRoster'), 'never BotNotInConversationRoster'],
    ['403 switched off', coded(403, 'BotDisabledByAdmin'), 'never BotDisabledByAdmin'],
    ['403 not permitted', coded(403, 'NotEnoughPermissions'), 'never NotEnoughPermissions'],
    ['403 with the code on top', { status: 403, body: { code: 'Forbidden' } }, 'never Forbidden'],
    ['403 without a body', { status: 403 }, 'never 403'],
    ['404', coded(404, 'ConversationNotFound'), 'never ConversationNotFound'],
    ['404 of a message', coded(404, 'ActivityNotFoundInConversation'), 'never ActivityNotFoundInConversation'],
    ['408', { status: 408 }, 'unclear 408'],
    ['412', coded(412, 'PreconditionFailed'), 'again PreconditionFailed'],
    ['413', coded(413, 'MessageSizeTooBig'), 'never MessageSizeTooBig'],
    ['429', coded(429, 'Throttled'), 'again throttled'],
    ['500', coded(500, 'ServiceError'), 'unclear 500'],
    ['502', coded(502, 'BadGateway'), 'unclear 502'],
    ['503', { status: 503, body: '<html>' }, 'unclear 503'],
    ['504', { status: 504 }, 'unclear 504'],
    ['an error of the server nobody listed', { status: 529 }, 'unclear 529'],
  ])('%s: posting', async (_name, answer, expected) => {
    server.answers.push(answer);
    expect(await verdict(post())).toBe(expected);
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, ScriptedAnswer, string]>([
    ['a success without an id', { status: 200 }, 'accepted'],
    ['404', coded(404, 'ActivityNotFoundInConversation'), 'never ActivityNotFoundInConversation'],
    ['412', coded(412, 'PreconditionFailed'), 'again PreconditionFailed'],
    ['429', coded(429, 'Throttled'), 'again throttled'],
    ['502', { status: 502 }, 'unclear 502'],
  ])('%s: replacing', async (_name, answer, expected) => {
    server.answers.push(answer);
    expect(await verdict(replace())).toBe(expected);
    expect(server.requests).toHaveLength(1);
  });

  // Opening twice leads to the same chat, so a doubtful end is as good as a failure.
  test.each<[string, ScriptedAnswer, string]>([
    ['502', { status: 502 }, 'again 502'],
    ['a reset', 'reset-after', 'again UND_ERR_SOCKET'],
    ['an answer without id', { status: 201, body: {} }, 'again answer-without-id'],
    ['403 not installed', coded(403, 'ForbiddenOperationException'), 'never ForbiddenOperationException'],
    ['429', { status: 429, headers: { 'retry-after': '2' } }, 'again throttled 2000'],
  ])('%s: opening', async (_name, answer, expected) => {
    server.answers.push(answer);
    expect((await verdict(open())).replace('ECONNRESET', 'UND_ERR_SOCKET')).toBe(expected);
    expect(server.requests).toHaveLength(1);
  });
});

describe('throttling', () => {
  test.each<[string, string | undefined, string]>([
    ['a wish', '7', 'again throttled 7000'],
    ['a wish of part of a second', '0.5', 'again throttled 500'],
    ['no wish', undefined, 'again throttled'],
    ['an absurd wish', '999999999', `again throttled ${15 * minute}`],
    ['an endless wish', 'Infinity', `again throttled ${15 * minute}`],
    ['a wish for the past', '-5', 'again throttled'],
    ['a wish that is none', 'bald', 'again throttled'],
    ['an empty wish', '', 'again throttled'],
  ])('with %s (%j)', async (_name, retryAfter, expected) => {
    server.answers.push({ status: 429, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
    expect(await verdict(post())).toBe(expected);
  });
});

describe('a silence or a torn line', () => {
  test('nobody listens: nothing left the house', async () => {
    const there = { serviceUrl: `http://127.0.0.1:${closedPort}/teams/`, conversationId: 'a:1' };
    expect(await verdict(teams.post(there, {}))).toBe('again ECONNREFUSED');
  });

  test('the name leads nowhere: nothing left the house', async () => {
    const there = { serviceUrl: 'http://nobody.invalid/teams/', conversationId: 'a:1' };
    expect(await verdict(teams.post(there, {}))).toMatch(/^again E(NOTFOUND|AI_AGAIN)$/);
  });

  test('the other side speaks no TLS: nothing left the house', async () => {
    const there = { serviceUrl: `https://127.0.0.1:${port}/teams/`, conversationId: 'a:1' };
    expect(await verdict(teams.post(there, {}))).toMatch(/^again \w+$/);
    expect(server.requests).toEqual([]);
  });

  test('the line is torn while TLS is agreed: nothing left the house', async () => {
    const wall = createServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    await new Promise<void>((done) => wall.listen(port + 1, '127.0.0.1', done));
    const there = { serviceUrl: `https://127.0.0.1:${port + 1}/teams/`, conversationId: 'a:1' };
    const careful = client([`https://127.0.0.1:${port + 1}`]);
    expect(await verdict(careful.post(there, {}))).toMatch(/^again \w+$/);
    await careful.close();
    await new Promise((done) => wall.close(done));
  });

  test.each(['reset-before', 'reset-after'] as const)('%s: nobody knows', async (answer) => {
    server.answers.push(answer);
    expect(await verdict(post())).toMatch(/^unclear (UND_ERR_SOCKET|ECONNRESET|EPIPE)$/);
    expect(server.requests).toHaveLength(1);
  });

  test('an answer that is far too long: nobody knows', async () => {
    server.answers.push({ status: 201, body: { id: 'm', padding: 'x'.repeat(2_000_000) } });
    expect(await verdict(post())).toBe('unclear UND_ERR_RES_EXCEEDED_MAX_SIZE');
  });

  test('no answer within ten seconds on our clock: nobody knows', async () => {
    server.answers.push('hang');
    const arrived = server.nextRequest();
    let found = '';
    const ended = verdict(post()).then((said) => {
      found = said;
    });
    await arrived;
    await clock.advance(9_999);
    expect(found).toBe('');
    await clock.advance(1);
    await ended;
    expect(found).toBe('unclear timeout');
    expect(server.requests).toHaveLength(1);
  });

  test('an answer in time leaves no deadline behind', async () => {
    await post();
    await clock.advance(0);
    expect(clock.waiting()).toBe(0);
  });

  test('stopping waits for nobody: what is on its way is unclear', async () => {
    server.answers.push('hang');
    const arrived = server.nextRequest();
    const attempt = verdict(post());
    await arrived;
    await teams.close();
    expect(await attempt).toMatch(/^unclear \w+$/);
  });
});

describe('what leaves the house', () => {
  test('a token that was not taken is forgotten, and only that one', async () => {
    server.answers.push({ status: 401 }, { status: 403 });
    await verdict(post());
    await verdict(post());
    expect(forgotten).toEqual(['the-token']);
  });

  test('none of the hostile addresses is called, even where they are stored, and no token is asked for', async () => {
    let tokens = 0;
    const get = async () => {
      tokens += 1;
      return 'the-token';
    };
    const token = { get, forget: () => undefined };
    const origins = ['https://smba.trafficmanager.net', server.origin];
    const settings = { botAppId: bot, tenantId: tenant, serviceOrigins: origins };
    const strict = connector(settings, token, clock.pause);
    // Without its slash it is no address of an activity, but here the client adds it, and then it is the good one.
    for (const stored of hostileAddresses.filter((each) => each !== 'https://smba.trafficmanager.net')) {
      const address = { serviceUrl: stored, conversationId: 'a:1xyz' };
      expect([stored, await verdict(strict.post(address, { type: 'message' }))]).toEqual([stored, 'never service-url']);
    }
    await strict.close();
    expect([tokens, server.requests.length]).toEqual([0, 0]);
  });

  test('a redirect is not followed', async () => {
    server.answers.push({ status: 307, headers: { location: `${server.origin}/elsewhere` } });
    expect(await verdict(post())).toBe('never 307');
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    'https://evil.example/teams/',
    `http://127.0.0.1:${port}@evil.example/teams/`,
    'http://127.0.0.1:47200/teams/',
    'http://127.0.0.1/teams/',
    `http://127.0.0.1:${port}.evil.example/`,
    `HTTP://127.0.0.1:${port}/teams/`,
    `http://127.0.0.1:${port}\\@evil.example/`,
    `http://127.0.0.1:${port}/teams/../../`,
    `http://127.0.0.1:${port}/teams/?next=`,
    `http://127.0.0.1:${port}/teams/#`,
    `//127.0.0.1:${port}/teams/`,
    `ftp://127.0.0.1:${port}/`,
    `http://localhost:${port}/teams/`,
    '',
    ` http://127.0.0.1:${port}/teams/`,
  ])('no token goes to the stored address %j', async (hostile) => {
    const careful = connector(
      { botAppId: bot, tenantId: tenant, serviceOrigins: [server.origin] },
      { get: () => Promise.reject(new Error('a token was asked for')), forget: () => undefined },
      clock.pause,
    );
    const there = { serviceUrl: hostile, conversationId: 'a:1' };
    expect(await verdict(careful.open(hostile, 'aad-1'))).toBe('never service-url');
    expect(await verdict(careful.post(there, {}))).toBe('never service-url');
    expect(await verdict(careful.replace(there, 'm-1', {}))).toBe('never service-url');
    expect(server.requests).toEqual([]);
    await careful.close();
  });

  test.each<[string, unknown]>([
    ['a code that is a text', { error: { code: 'Frau Berger hat den Bot gesperrt' } }],
    ['a code without end', { error: { code: 'x'.repeat(100) } }],
    ['a code that is no text', { error: { code: 7 } }],
    ['no object', ['x']],
  ])('%s does not get into the journal: the status stands for it', async (_name, body) => {
    server.answers.push({ status: 403, body });
    expect(await verdict(post())).toBe('never 403');
  });
});
