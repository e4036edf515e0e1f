// Addresses that may get a bot token, and the many that only look like one of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedServiceUrl } from '../../src/teams/gate.ts';
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
  const hostile = [
    '',
    'x',
    'smba.trafficmanager.net/emea/',
    '//smba.trafficmanager.net/emea/',
    'http://smba.trafficmanager.net/emea/',
    'ftp://smba.trafficmanager.net/',
    'wss://smba.trafficmanager.net/',
    'javascript:alert(1)//https://smba.trafficmanager.net/',
    'file:///smba.trafficmanager.net/',
    'HTTPS://smba.trafficmanager.net/',
    'https://SMBA.trafficmanager.net/',
    'https://smba.trafficmanager.net',
    'https://smba.trafficmanager.net./emea/',
    'https://smba.trafficmanager.net:443/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net:/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'https://smba-.trafficmanager.net/',
    'https://xsmba.trafficmanager.net/',
    'https://smba.trafficmanager.net.trafficmanager.net/',
    'https://trafficmanager.net/',
    'https://smbatrafficmanager.net/',
    'https://smba.trafficmanager.network/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://evil.example?https://smba.trafficmanager.net/',
    'https://evil.example#https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://smba.trafficmanager.net:x@evil.example/',
    'https://user@smba.trafficmanager.net/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net%40evil.example/',
    'https://smba.trafficmanager.net%2eevil.example/',
    'https://smba.trafficmanager.net\\@evil.example/',
    'https:\\\\smba.trafficmanager.net\\emea\\',
    'https:/smba.trafficmanager.net/',
    'https:smba.trafficmanager.net/',
    'https:///smba.trafficmanager.net/',
    'https://smba。trafficmanager。net/',
    'https://ｓmba.trafficmanager.net/',
    'https://smbа.trafficmanager.net/',
    'https://xn--smb-7cd.trafficmanager.net/',
    'https://smba.trafficmanager.net\u0000.evil.example/',
    'https://smba.traffic\tmanager.net/',
    'https://smba.trafficmanager.net/\nHost: evil.example',
    ' https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/ ',
    'https://smba.trafficmanager.net/emea/?x=https://evil.example',
    'https://smba.trafficmanager.net/emea/#x',
    'https://smba.trafficmanager.net/../evil/',
    'https://smba.trafficmanager.net/emea/..',
    `https://smba.trafficmanager.net/${'x'.repeat(5000)}`,
    'https://127.0.0.1:3979/teams/',
    'http://127.0.0.1/teams/',
    'http://127.0.0.1:39790/teams/',
    'http://127.1:3979/teams/',
    'http://2130706433:3979/teams/',
    'http://0x7f.0.0.1:3979/teams/',
    'http://[::1]:3979/teams/',
    'http://localhost:3979/teams/',
    'http://169.254.169.254/metadata/',
  ];

  test('there are at least forty hostile ones', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(40);
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
