// Mail, short messages and calls in the configuration: what is accepted, and that every fault is said, all at once.
import { describe, expect, test } from 'vitest';
import { type Environment, readConfig } from '../src/config.ts';

const base: Environment = {
  PUBLIC_URL: 'https://bcm.land.example',
  TENANT_ID: '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10',
  BOT_APP_ID: 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61',
  BOT_APP_SECRET: 'a-real-client-secret',
};
const secret = 'q7Xr2mNv9sKd4LpTz8WbYc3HfGj6aEuR1';
const mail: Environment = {
  SMTP_URL: 'smtp://bcm:ge%40heim@mail.land.example',
  MAIL_FROM: 'BCM-Lotse <bcm@land.example>',
  LINK_SECRET: secret,
};
const sms: Environment = {
  SMS_URL: 'https://gateway.example/v1/send',
  SMS_AUTH: 'Bearer abc',
  SMS_BODY: '{"to":"{to}","text":"{text}","hook":"{callback}","ref":"{id}"}',
  SMS_PRICE: '0,075',
  SMS_CALLBACK_SECRET: secret,
  LINK_SECRET: secret,
};

function faults(env: Environment): string[] {
  try {
    readConfig({ ...base, ...env });
  } catch (error) {
    return error instanceof Error && Array.isArray(error.cause) ? error.cause.map(String) : [String(error)];
  }
  return [];
}

describe('the ways beside Teams', () => {
  test('are off until they are set up', () => {
    expect(readConfig(base)).toMatchObject({ mail: undefined, sms: undefined, voice: undefined, linkSecret: '' });
  });

  test('mail: TLS is demanded, name and password are read', () => {
    expect(readConfig({ ...base, ...mail }).mail).toEqual({
      host: 'mail.land.example',
      port: 587,
      secure: false,
      requireTls: true,
      user: 'bcm',
      password: 'ge@heim',
      from: 'BCM-Lotse <bcm@land.example>',
      replyTo: '',
    });
    const tls = readConfig({ ...base, ...mail, SMTP_URL: 'smtps://mail.land.example' }).mail;
    expect(tls).toMatchObject({ port: 465, secure: true });
    expect(readConfig({ ...base, ...mail, SMTP_URL: 'smtp://127.0.0.1:2525' }).mail).toMatchObject({
      requireTls: false,
    });
  });

  test('short messages: address, price and where answers come back', () => {
    expect(readConfig({ ...base, ...sms, LINK_URL: 'https://k.example' })).toMatchObject({
      sms: { price: 0.075, callbackUrl: 'https://bcm.land.example/api/callback/sms' },
      linkUrl: 'https://k.example',
    });
  });

  test.each<[string, Environment, RegExp]>([
    ['mail without a sender', { ...mail, MAIL_FROM: '' }, /^MAIL_FROM is missing/],
    ['a sender with a second header', { ...mail, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, /^MAIL_FROM must be/],
    ['two reply addresses', { ...mail, MAIL_REPLY_TO: 'a@b.example, c@d.example' }, /^MAIL_REPLY_TO must be/],
    ['another protocol', { ...mail, SMTP_URL: 'https://mail.example' }, /^SMTP_URL must be/],
    ['a weak link secret', { ...mail, LINK_SECRET: 'kurz' }, /^LINK_SECRET must have/],
    ['plain http', { ...sms, SMS_URL: 'http://gateway.example/' }, /^SMS_URL must be an https/],
    ['a password in the address', { ...sms, SMS_URL: 'https://a:b@gateway.example/' }, /^SMS_URL must be an https/],
    ['a second header', { ...sms, SMS_AUTH: 'Bearer a\r\nX: y' }, /^SMS_AUTH must be one line/],
    ['a body without a text', { ...sms, SMS_BODY: '{"to":"{to}"}' }, /^SMS_BODY must hold the place \{text\}/],
    ['a place outside a string', { ...sms, SMS_BODY: '{"to":{to},"text":"{text}"}' }, /^SMS_BODY must be JSON/],
    ['no body at all', { ...sms, SMS_BODY: '' }, /^SMS_BODY is missing/],
    ['a price that is none', { ...sms, SMS_PRICE: 'billig' }, /^SMS_PRICE must be euros/],
    [
      'a link that leaves no room',
      { ...sms, LINK_URL: `https://${'lang'.repeat(10)}.example` },
      /^LINK_URL must have at most/,
    ],
    ['a link with a path', { ...sms, LINK_URL: 'https://k.example/x' }, /^LINK_URL must be a web address/],
    ['a price without a gateway', { VOICE_PRICE: '0.1' }, /^VOICE_PRICE is set, but VOICE_URL is not/],
  ])('%s is a fault', (_name, env, sentence) => {
    expect(faults(env)).toHaveLength(1);
    expect(faults(env)[0]).toMatch(sentence);
  });

  test('a form is a template, too', () => {
    expect(faults({ ...sms, SMS_BODY: 'to={to}&text={text}' })).toEqual([]);
  });

  test('all faults are said at once, and no secret is repeated', () => {
    const said = faults({ ...sms, ...mail, SMS_AUTH: 'ü', SMS_CALLBACK_SECRET: 'kurz-geheim', MAIL_FROM: 'x' });
    expect(said).toHaveLength(3);
    expect(said.join()).not.toContain('kurz-geheim');
  });
});
