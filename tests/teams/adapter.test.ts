// The adapter: what a turn answers, what the SDK refuses as second lock, and that it can send nothing.
import type { TurnContext } from 'botbuilder';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AdapterSettings, type BotAdapter, createAdapter } from '../../src/teams/adapter.ts';
import type { InboundActivity } from '../../src/teams/gate.ts';
import {
  BOT,
  BOT_ISSUER,
  type Entrance,
  message,
  openEntrance,
  press,
  SERVICE_URL,
  TENANT,
} from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { handmade, type IssuerKey, issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

let key: IssuerKey;
let foreign: IssuerKey;
let webchat: IssuerKey;
let issuer: TokenIssuer;
let door: Entrance;

beforeAll(async () => {
  key = await issuerKey('bf-1', { endorsements: ['msteams'] });
  foreign = await issuerKey('bf-1');
  webchat = await issuerKey('bf-webchat', { endorsements: ['webchat'] });
  issuer = await startIssuer(await freePorts(), key, BOT_ISSUER);
  issuer.published = [key.jwk, webchat.jwk];
});

afterAll(() => issuer.close());

beforeEach(() => {
  door = openEntrance(issuer);
});

/** The adapter without the gate before it. */
function behindTheGate(changes: Partial<AdapterSettings> = {}): BotAdapter {
  const settings = {
    botAppId: BOT,
    tenantId: TENANT,
    botOpenIdMetadata: issuer.metadataUrl,
    botTokenUrl: `${issuer.origin}/token`,
    botUnsigned: false,
    ...changes,
  };
  const log = { error: (event: string, fields = {}) => void door.logged.push({ event, fields }) };
  return createAdapter(settings, { tokens: door.tokens, now: () => door.now, newRef: () => 'ref-1', log });
}

const inbound = (changes: Record<string, unknown> = {}) => message(changes) as InboundActivity;
const nothing = async () => undefined;

describe('a turn', () => {
  test('answers a message with 200 and no body', async () => {
    expect(await door.receive({ authorization: await door.header() })).toEqual({ status: 200 });
  });

  test('answers a button press with what the bot puts into the invoke response', async () => {
    const card = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } };
    door.bot = async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: card } });
    };
    expect(await door.receive({ authorization: await door.header(), activity: press() })).toEqual({
      status: 200,
      body: card,
    });
  });

  test('answers a button press nobody took with 501, which is for the router to prevent', async () => {
    expect(await door.receive({ authorization: await door.header(), activity: press() })).toEqual({ status: 501 });
  });

  test('gives the bot a date where the wire has text, and leaves out what is null', async () => {
    await door.receive({ authorization: await door.header(), activity: message({ locale: null, replyToId: null }) });
    expect(door.reached[0]).toMatchObject({ timestamp: new Date('2031-05-05T08:00:00.000Z'), text: 'alarm' });
    expect(door.reached[0]).not.toHaveProperty('locale');
    expect(door.reached[0]).not.toHaveProperty('replyToId');
  });

  test('drops a time that is none', async () => {
    await door.receive({ authorization: await door.header(), activity: message({ timestamp: 'yesterday' }) });
    expect(door.reached[0]).not.toHaveProperty('timestamp');
  });

  test.each<[string, unknown]>([
    ['an error', new Error('Kennwort 1234 von Anna Berger')],
    ['an error without a trace', Object.assign(new Error('Kennwort 1234'), { stack: undefined })],
    ['text', 'Kennwort 1234'],
    ['nothing', undefined],
  ])(
    'that throws %s answers with a neutral sentence; the log has the reference and no text of people',
    async (_name, thrown) => {
      door.bot = async () => {
        throw thrown;
      };
      const answer = await door.receive({ authorization: await door.header() });
      expect(answer).toEqual({
        status: 500,
        body: {
          error: {
            code: 'fault',
            text: 'Die Anfrage konnte nicht angenommen werden. Kennung für Rückfragen: ref-1',
            ref: 'ref-1',
          },
        },
      });
      expect(door.logged).toMatchObject([{ event: 'bot-turn-failed', fields: { ref: 'ref-1' } }]);
      expect(JSON.stringify(door.logged)).not.toMatch(/Kennwort|Berger/);
    },
  );

  test('a failed turn leaves the next one unharmed', async () => {
    door.bot = () => Promise.reject(new Error('once'));
    await door.receive({ authorization: await door.header() });
    door.bot = nothing;
    expect((await door.receive({ authorization: await door.header() })).status).toBe(200);
  });
});

describe('the second lock alone', () => {
  const token = (changes: Record<string, unknown> = {}, header = {}, by = key) =>
    issuer.sign(door.claims(changes), header, by);
  const tenantIssuer = `https://login.microsoftonline.com/${TENANT}/v2.0`;
  const forged: Record<string, () => Promise<string> | string> = {
    'alg none': () => handmade({ alg: 'none', typ: 'JWT', kid: 'bf-1' }, door.claims(), ''),
    HS256: () => handmade({ alg: 'HS256', typ: 'JWT', kid: 'bf-1' }, door.claims(), 'AAAA'),
    'a foreign key': () => token({}, {}, foreign),
    'an unknown key': () => token({}, { kid: 'bf-9' }),
    'a key for another channel': () => token({}, {}, webchat),
    'another audience': () => token({ aud: TENANT }),
    'a list of audiences': () => token({ aud: [BOT, TENANT] }),
    'no audience': () => token({ aud: undefined }),
    'a foreign issuer': () => token({ iss: 'https://evil.example' }),
    'an emulator': () => token({ iss: tenantIssuer, ver: '2.0', azp: BOT }),
    'another bot (a skill)': () => token({ iss: tenantIssuer, ver: '2.0', azp: TENANT }),
    'expired for six minutes': () => token({ exp: Math.floor(door.now / 1000) - 360 }),
    'valid in six minutes': () => token({ nbf: Math.floor(door.now / 1000) + 360 }),
    'a foreign service url': () => token({ serviceurl: 'https://evil.example/' }),
    'no service url': () => token({ serviceurl: undefined }),
    'plain text': () => 'hello',
  };

  test.each(Object.keys(forged))('refuses %s', async (name) => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const reached: unknown[] = [];
    const authorization = `Bearer ${await forged[name]?.()}`;
    const answer = await behindTheGate().process(authorization, inbound(), async (context) => {
      reached.push(context.activity);
    });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'not-signed-in', ref: 'ref-1' } } });
    expect(reached).toEqual([]);
    expect(door.logged).toMatchObject([{ event: 'bot-second-lock-refused', fields: { ref: 'ref-1' } }]);
    // The SDK prints to the console by itself; the token must not be in it.
    expect(printed.mock.calls.join()).not.toContain(authorization.slice(7));
    printed.mockRestore();
  });

  test.each([undefined, '', 'Bearer', 'Basic YTpi'])('refuses the header %j', async (authorization) => {
    expect((await behindTheGate().process(authorization, inbound(), nothing)).status).toBe(401);
  });

  test('refuses AseChannel, which the SDK would check by other rules', async () => {
    const authorization = `Bearer ${await token({ iss: tenantIssuer, ver: '2.0', azp: BOT })}`;
    const answer = await behindTheGate().process(authorization, inbound({ channelId: 'AseChannel' }), nothing);
    expect(answer.status).toBe(401);
  });

  test('lets the good token pass on our clock, years away from that of the machine', async () => {
    for (const year of [1999, 2031, 2150]) {
      door.now = Date.UTC(year, 0, 1);
      expect((await behindTheGate().process(await door.header(), inbound(), nothing)).status).toBe(200);
    }
  });

  test('lets an unsigned request pass only where the switch allows it, and never a wrong token', async () => {
    const open = behindTheGate({ botUnsigned: true });
    expect((await open.process(undefined, inbound(), nothing)).status).toBe(200);
    expect((await open.process('Bearer a.b.c', inbound(), nothing)).status).toBe(401);
  });

  test.each(['', '  '])('is not built with the app id %j, which would switch it off', (botAppId) => {
    expect(() => behindTheGate({ botAppId })).toThrow(/BOT_APP_ID is empty/);
  });
});

describe('the SDK sends nothing', () => {
  const ways: Record<string, (context: TurnContext) => Promise<unknown>> = {
    'a message': (context) => context.sendActivity('Hallo'),
    'several activities': (context) => context.sendActivities([{ type: 'typing' }, { type: 'message', text: 'x' }]),
    'a typing sign': (context) => context.sendActivity({ type: 'typing' }),
    'an update': (context) => context.updateActivity({ id: '1', type: 'message', text: 'x' }),
    'a deletion': (context) => context.deleteActivity('1'),
    'a call through the connector client': (context) => {
      const client = context.turnState.get(context.adapter.ConnectorClientKey);
      return client.conversations.sendToConversation('a:1xyz', { type: 'message', text: 'x' });
    },
  };

  test.each(Object.keys(ways))('%s is refused inside the turn, and no request leaves', async (name) => {
    const before = issuer.fetched.other;
    const outcomes: string[] = [];
    // The connector address is our own server here, so whatever left would be counted.
    const serviceUrl = `${issuer.origin}/teams/`;
    const authorization = `Bearer ${await issuer.sign(door.claims({ serviceurl: serviceUrl }))}`;
    await behindTheGate().process(authorization, inbound({ serviceUrl }), async (context) => {
      const outcome = ways[name]?.(context).then(
        () => 'sent',
        (error: unknown) => String(error),
      );
      outcomes.push((await outcome) ?? 'none');
    });
    const client = name === 'a call through the connector client';
    const refusal = client
      ? 'The SDK holds no credentials.'
      : 'The SDK may send nothing; messages go through the sender.';
    expect(outcomes).toEqual([`Error: ${refusal}`]);
    expect(issuer.fetched.other).toBe(before);
  });

  test('the address of the turn stays the one the token is bound to', async () => {
    await door.receive({ authorization: await door.header() });
    expect(door.reached[0]).toMatchObject({ serviceUrl: SERVICE_URL });
  });
});
