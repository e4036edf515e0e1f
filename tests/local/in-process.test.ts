// The product's own connector hears the same from the simulated Teams with and without sockets.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptsInProcess } from '../../local/simulators/in-process.ts';
import { type StandIns, startStandIns } from '../../local/simulators/stand-ins.ts';
import { personalChatIdOf } from '../../local/simulators/teams-chats.ts';
import type { FaultRule } from '../../local/simulators/teams-faults.ts';
import { Undeliverable } from '../../src/errors.ts';
import type { Pause } from '../../src/single-attempts.ts';
import { createBotToken } from '../../src/teams/bot-token.ts';
import { type Connector, connector } from '../../src/teams/connector.ts';
import { virtualClock } from '../support/clock.ts';
import { anna, BOT, cardMessage, TENANT } from './stage.ts';

const SECRET = 'local-secret-of-the-bot';
let standIns: StandIns;
let overHttp: Connector & { close(): Promise<void> };
let inProcess: Connector;
/** A deadline that ends at once for calls that nobody answers, and never for others. */
let impatient: Pause;

beforeEach(async () => {
  standIns = await startStandIns({
    port: 0,
    tenantId: TENANT,
    botAppId: BOT,
    botAppSecret: SECRET,
    people: [anna],
    channels: [],
    deliver: async () => ({ status: 200, body: undefined }),
  });
  const settings = { botAppId: BOT, tenantId: TENANT, serviceOrigins: [standIns.url] };
  const { BOT_TOKEN_URL: botTokenUrl = '' } = standIns.env;
  const token = createBotToken(
    { botTokenUrl, botAppId: BOT, botCredential: { kind: 'secret', secret: SECRET } },
    { fetch, now: Date.now },
  );
  const calls = standIns.teams.calls();
  impatient = async (_ms, signal) => {
    const before = calls.length;
    while (!signal.aborted && calls.at(before)?.status !== 'hang') await new Promise((next) => setImmediate(next));
  };
  overHttp = connector(settings, token, impatient);
  inProcess = connector(
    settings,
    token,
    impatient,
    attemptsInProcess((call) => standIns.teams.handle(call), impatient),
  );
});
afterEach(async () => {
  await overHttp.close();
  await standIns.stop();
});

async function outcome(client: Connector): Promise<unknown> {
  const to = { serviceUrl: standIns.serviceUrl, conversationId: personalChatIdOf(anna, BOT) };
  try {
    return typeof (await client.post(to, cardMessage()));
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    const { verdict, code, waitMs } = error;
    return { verdict, code, waitMs };
  }
}

describe('without sockets', () => {
  it.each<FaultRule>([
    { kind: 'Throttled', retryAfter: 3, times: 2 },
    { kind: 'Throttled', times: 2 },
    { kind: 'PreconditionFailed', times: 2 },
    { kind: 'ServiceUnavailable', times: 2 },
    { kind: 'BadGateway', when: 'after', times: 2 },
    { kind: 'MessageWritesBlocked', times: 2 },
    { kind: 'ConversationNotFound', times: 2 },
    { kind: 'MessageSizeTooBig', times: 2 },
    { kind: 'hang', times: 2 },
    { kind: 'hang', when: 'after', times: 2 },
  ])('$kind ($when, $retryAfter) is the same as over HTTP', async (rule) => {
    standIns.teams.fault(rule);
    const real = await outcome(overHttp);
    expect(await outcome(inProcess)).toEqual(real);
    expect([await outcome(overHttp), await outcome(inProcess)]).toEqual(['string', 'string']);
    expect(standIns.teams.calls()).toHaveLength(4);
  });

  it('a torn connection is as unclear as over HTTP', async () => {
    standIns.teams.fault({ kind: 'reset', when: 'after', times: 2 });
    const both = [await outcome(overHttp), await outcome(inProcess)];
    expect(both).toMatchObject([{ verdict: 'unclear' }, { verdict: 'unclear' }]);
    expect(standIns.teams.calls()).toMatchObject([{ done: true }, { done: true }]);
  });

  it('silence lasts until the deadline of the clock', async () => {
    const clock = virtualClock(0);
    const attempts = attemptsInProcess(async () => 'hang', clock.pause);
    const asked = attempts.ask('POST', standIns.serviceUrl, 'token', {});
    const ended = asked.catch((error: unknown) => error);
    await clock.advance(9_999);
    expect(clock.waiting()).toBe(1);
    await clock.advance(1);
    expect(await ended).toMatchObject({ verdict: 'unclear', code: 'timeout' });
    expect(clock.waiting()).toBe(0);
  });

  it('an answer that comes too late is none', async () => {
    const clock = virtualClock(0);
    const late = async () => {
      await clock.pause(10_001);
      return { status: 201, body: { id: '1' } };
    };
    const asked = attemptsInProcess(late, clock.pause).ask('POST', standIns.serviceUrl, 'token', {});
    const ended = asked.catch((error: unknown) => error);
    await clock.advance(20_000);
    expect(await ended).toMatchObject({ verdict: 'unclear', code: 'timeout' });
  });
});
