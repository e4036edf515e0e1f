// The gate before the SDK: shape, channel, bot, tenant, size and the switch for unsigned requests, and what a refusal says.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '../../src/teams/gate.ts';
import {
  BOT,
  BOT_ISSUER,
  type Entrance,
  message,
  openEntrance,
  PERSON,
  press,
  SERVICE_URL,
  TENANT,
} from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

const OTHER = '99999999-2222-4333-8444-555555555555';

let issuer: TokenIssuer;
let door: Entrance;

beforeAll(async () => {
  issuer = await startIssuer(await freePorts(), await issuerKey('bf-1'), BOT_ISSUER);
});

afterAll(() => issuer.close());

beforeEach(() => {
  issuer.behaviour = 'up';
  door = openEntrance(issuer);
});

describe('the answer', () => {
  test('is one neutral German sentence with a reference that stands in the log beside the reason', async () => {
    const answer = await door.receive({ authorization: 'Bearer a.b.c' });
    expect(answer).toMatchObject({
      status: 401,
      body: {
        error: {
          code: 'not-signed-in',
          text: 'Die Anfrage konnte nicht angenommen werden. Kennung für Rückfragen: ref-1',
          ref: 'ref-1',
        },
      },
    });
    expect(door.logged).toEqual([
      { event: 'bot-request-refused', fields: { ref: 'ref-1', status: 401, reason: 'malformed' } },
    ]);
  });

  test('is "later" while the keys cannot be fetched', async () => {
    issuer.behaviour = 'down';
    const answer = await door.receive({ authorization: await door.header() });
    expect(answer).toMatchObject({
      status: 503,
      body: {
        error: {
          code: 'unavailable',
          text: 'Die Anfrage kann gerade nicht geprüft werden. Bitte versuchen Sie es in einer Minute erneut. Kennung für Rückfragen: ref-1',
        },
      },
    });
  });

  test('neither answer nor log quotes what was sent', async () => {
    const secret = 'Zyankali';
    await door.receive({ authorization: `Bearer ${secret}`, activity: message({ text: secret }) });
    const answer = await door.receive({ authorization: secret, activity: message({ type: { secret } }) });
    expect(JSON.stringify([answer, door.logged])).not.toContain(secret);
  });
});

describe('shape: answered with 400 whatever the token', () => {
  const without = (name: string) => ({ ...message(), [name]: undefined });
  test.each<[string, unknown]>([
    ['{"x":1}', { x: 1 }],
    ['an empty object', {}],
    ['null', null],
    ['a list', [message()]],
    ['text', 'message'],
    ['a number', 7],
    ['no type', without('type')],
    ['an empty type', message({ type: '' })],
    ['a type as object', message({ type: {} })],
    ['no id', without('id')],
    ['an id as number', message({ id: 5 })],
    ['no channel', without('channelId')],
    ['no service url', without('serviceUrl')],
    ['a service url as list', message({ serviceUrl: [SERVICE_URL] })],
    ['no sender', without('from')],
    ['a sender without id', message({ from: { aadObjectId: PERSON } })],
    ['an object id that is none', message({ from: { id: '29:1', aadObjectId: 'anna' } })],
    ['an object id with more behind it', message({ from: { id: '29:1', aadObjectId: `${PERSON}\n` } })],
    ['an object id as list', message({ from: { id: '29:1', aadObjectId: [PERSON] } })],
    ['no recipient', without('recipient')],
    ['a recipient without id', message({ recipient: { name: 'BCM-Lotse' } })],
    ['a recipient that is null', message({ recipient: null })],
    ['no conversation', without('conversation')],
    ['a conversation without id', message({ conversation: { tenantId: TENANT } })],
    ['a conversation with an empty id', message({ conversation: { id: '', tenantId: TENANT } })],
    ['channel data as text', message({ channelData: 'x' })],
    ['text as object', message({ text: { toString: 'x' } })],
    ['entities as object', message({ entities: {} })],
    ['an entity that is null', message({ entities: [null] })],
  ])('%s', async (_name, activity) => {
    const answer = await door.receive({ authorization: await door.header(), body: JSON.stringify(activity) });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-shape' } } });
    expect(door.reached).toEqual([]);
  });

  test.each<[string, Uint8Array | string]>([
    ['nothing', ''],
    ['half an object', '{"type":"message"'],
    ['broken UTF-8', Buffer.from(JSON.stringify(message({ text: 'ÿ' })), 'latin1')],
    ['a __proto__ key', JSON.stringify(message()).replace('{', '{"__proto__":{"admin":true},')],
    ['a __proto__ key deep inside', JSON.stringify(message({ value: 'V' })).replace('"V"', '{"a":{"__proto__":{}}}')],
    ['100,000 open brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s', async (_name, body) => {
    const answer = await door.receive({ authorization: await door.header(), body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad-shape' } } });
    expect(door.reached).toEqual([]);
  });

  test.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/html, application/json',
  ])('content type %j', async (contentType) => {
    const answer = await door.receive({ authorization: await door.header(), contentType });
    expect(answer.status).toBe(400);
  });

  test('a content type with a charset is fine', async () => {
    const contentType = 'application/json; charset=utf-8';
    expect((await door.receive({ authorization: await door.header(), contentType })).status).toBe(200);
  });

  test('256 KB pass, one byte more does not; bytes count, not characters', async () => {
    const fill = (length: number, filler = 'x') => {
      const empty = Buffer.byteLength(JSON.stringify(message({ text: '' })));
      return JSON.stringify(message({ text: filler.repeat(Math.floor((length - empty) / Buffer.byteLength(filler))) }));
    };
    const authorization = await door.header();
    expect((await door.receive({ authorization, body: fill(BODY_LIMIT) })).status).toBe(200);
    expect(await door.receive({ authorization, body: fill(BODY_LIMIT + 1) })).toMatchObject({
      status: 413,
      body: { error: { code: 'too-large' } },
    });
    expect((await door.receive({ authorization, body: fill(BODY_LIMIT + 100, 'ü') })).status).toBe(413);
  });
});

describe('foreign activities: answered with 403 although the token is good', () => {
  const conversation = (tenantId: unknown) => ({ id: 'a:1xyz', tenantId });
  test.each<[string, Record<string, unknown>]>([
    ['the emulator', { channelId: 'emulator' }],
    ['AseChannel, for which the SDK checks neither audience nor service url', { channelId: 'AseChannel' }],
    ['web chat', { channelId: 'webchat' }],
    ['Teams in capitals', { channelId: 'MSTEAMS' }],
    ['a channel with a blank', { channelId: 'msteams ' }],
    ['no channel name', { channelId: '' }],
    ['another bot', { recipient: { id: `28:${OTHER}` } }],
    ['a person as recipient', { recipient: { id: '29:1abc' } }],
    ['our id with more behind it', { recipient: { id: `28:${BOT}x` } }],
    ['another tenant', { conversation: conversation(OTHER), channelData: { tenant: { id: OTHER } } }],
    ['another tenant in the conversation only', { conversation: conversation(OTHER) }],
    ['another tenant in the channel data only', { channelData: { tenant: { id: OTHER } } }],
    ['no tenant anywhere', { conversation: { id: 'a:1' }, channelData: undefined }],
    ['no tenant, empty channel data', { conversation: { id: 'a:1' }, channelData: {} }],
    ['an empty tenant', { conversation: conversation('') }],
    ['a connector elsewhere', { serviceUrl: 'https://evil.example/' }],
  ])('%s', async (_name, changes) => {
    const activity = message(changes);
    const header = await issuer.sign(door.claims({ serviceurl: activity.serviceUrl }));
    const answer = await door.receive({ authorization: `Bearer ${header}`, activity });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'not-allowed' } } });
    expect(door.reached).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['our plain id as recipient', { recipient: { id: BOT } }],
    ['our id in capitals', { recipient: { id: `28:${BOT.toUpperCase()}` } }],
    ['the tenant in the conversation only', { channelData: undefined }],
    ['the tenant in the channel data only', { conversation: { id: 'a:1' } }],
    ['the tenant in capitals', { conversation: conversation(TENANT.toUpperCase()) }],
    ['a system event without object id', { type: 'conversationUpdate', from: { id: `28:${BOT}` } }],
    ['optional parts that are null', { text: null, locale: null, replyToId: null, entities: null }],
    ['parts we do not know', { somethingNew: { a: 1 } }],
  ])('but not: %s', async (_name, changes) => {
    const answer = await door.receive({ authorization: await door.header(), activity: message(changes) });
    expect(answer.status).toBe(200);
    expect(door.reached).toHaveLength(1);
  });
});

describe('unsigned requests', () => {
  const local = { remoteAddress: '127.0.0.1' };

  test('reach nobody while the switch is off', async () => {
    expect((await door.receive({ ...local })).status).toBe(401);
    expect(door.reached).toEqual([]);
    expect(door.logged).toMatchObject([{ event: 'bot-request-refused', fields: { reason: 'no-token' } }]);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('pass from %s when it is on', async (remoteAddress) => {
    door = openEntrance(issuer, { botUnsigned: true });
    expect(await door.receive({ remoteAddress })).toEqual({ status: 200 });
    expect(door.reached).toHaveLength(1);
  });

  test.each(['10.1.2.3', '::ffff:10.1.2.3', '127.0.0.1.evil.example', '', undefined])(
    'do not pass from %j',
    async (remoteAddress) => {
      door = openEntrance(issuer, { botUnsigned: true });
      expect((await door.receive({ remoteAddress })).status).toBe(401);
      expect(door.reached).toEqual([]);
    },
  );

  test('with a token that is wrong do not pass either', async () => {
    door = openEntrance(issuer, { botUnsigned: true });
    expect((await door.receive({ ...local, authorization: 'Bearer a.b.c' })).status).toBe(401);
    expect(door.logged).toMatchObject([{ event: 'bot-request-refused', fields: { reason: 'malformed' } }]);
    expect((await door.receive({ ...local, authorization: await door.header() })).status).toBe(200);
  });

  test('are checked for shape, tenant and connector like any other', async () => {
    door = openEntrance(issuer, { botUnsigned: true });
    expect((await door.receive({ ...local, activity: { x: 1 } })).status).toBe(400);
    expect(
      (await door.receive({ ...local, activity: press({ conversation: { id: 'a', tenantId: OTHER } }) })).status,
    ).toBe(403);
    expect((await door.receive({ ...local, activity: press({ serviceUrl: 'https://evil.example/' }) })).status).toBe(
      403,
    );
    expect((await door.receive({ ...local, contentType: 'text/plain' })).status).toBe(400);
    expect(door.reached).toEqual([]);
  });
});
