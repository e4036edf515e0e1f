// Addresses that may get a bot token, and the many that only look like one of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedServiceUrl } from '../../src/teams/gate.ts';
import { counted } from '../security/counted.ts';
import { hostileAddresses as hostile } from '../security/hostile-addresses.ts';
import { BOT_ISSUER, message, openEntrance, SERVICE_URL, TENANT } from '../support/bot-entrance.ts';
import { freePorts } from '../support/free-ports.ts';
import { issuerKey, startIssuer, type TokenIssuer } from '../support/token-issuer.ts';

let issuer: TokenIssuer;

beforeAll(async () => {
  issuer = await startIssuer(await freePorts(), await issuerKey('bf-1'), BOT_ISSUER);
});

afterAll(() => issuer.close());

describe('service urls', () => {
  const origins = ['https://smba.trafficmanager.net', 'http://127.0.0.1:3979'];
  test('there are more than a hundred hostile ones', () => {
    expect(hostile.length).toBeGreaterThan(100);
    counted('hostile service urls', hostile.length);
  });

  test.each(hostile)('%j gets no token', (url) => {
    expect(isAllowedServiceUrl(url, origins)).toBe(false);
  });

  test('an activity with any of them never reaches the bot, even with a token signed for it', async () => {
    const door = openEntrance(issuer);
    for (const serviceUrl of hostile) {
      const header = await issuer.sign(door.claims({ serviceurl: serviceUrl }));
      const answer = await door.receive({ authorization: `Bearer ${header}`, activity: message({ serviceUrl }) });
      expect([serviceUrl, answer.status]).toEqual([serviceUrl, 403]);
    }
    expect(door.reached).toEqual([]);
  });

  test.each([
    'https://smba.trafficmanager.net/',
    SERVICE_URL,
    `https://smba.trafficmanager.net/emea/${TENANT}/`,
    'https://smba.trafficmanager.net/teams/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities/1715',
    'https://smba.trafficmanager.net/teams/v3/conversations/a:1x-y_z/activities',
    'http://127.0.0.1:3979/teams/',
  ])('%s does', (url) => {
    expect(isAllowedServiceUrl(url, origins)).toBe(true);
  });

  test('an empty list allows nothing', () => {
    expect(isAllowedServiceUrl(SERVICE_URL, [])).toBe(false);
  });
});
