// The doors for machines: bodies arrive as they were sent, and a store that is down is said so.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ErrorBody, ProposalList } from '../../src/http/contract.ts';
import { type House, intakeSecret, openHouse } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => void house.activities.splice(0));

const bearer = { authorization: `Bearer ${intakeSecret}` };
const path = '/api/intake/alertmanager';

function alert(groupKey: string, status = 'firing') {
  const labels = { alertname: 'DiskFull', instance: 'srv1', bc_domain: 'MI-ALF' };
  const alerts = [{ status, labels, annotations: {}, startsAt: '2026-11-21T17:40:00Z' }];
  const annotations = { summary: 'Platte voll' };
  return { version: '4', groupKey, status, commonLabels: labels, commonAnnotations: annotations, alerts };
}

describe('the door of Teams', () => {
  test.each([
    ['JSON with blanks and odd order', '  {"b" :1, "a":"ä\\u00e9"}\n', 'application/json; charset=utf-8'],
    ['JSON with a forbidden key', '{"__proto__":{"x":1}}', 'application/json'],
    ['no JSON at all', '{"broken', 'application/json'],
    ['text', 'hello', 'text/plain'],
    ['something unheard of', '<a/>', 'application/x-unheard-of'],
  ])('%s arrives byte by byte', async (_name, body, type) => {
    await house.ask(null, '/api/messages', { body, headers: { 'content-type': type, authorization: 'Bearer x' } });
    expect(house.activities).toHaveLength(1);
    expect(house.activities[0]).toMatchObject({ authorization: 'Bearer x', contentType: type });
    expect(house.activities[0]?.body.toString()).toBe(body);
    expect(house.activities[0]?.remoteAddress).toMatch(/127\.0\.0\.1$/);
  });

  test('bytes that are no text arrive, too', async () => {
    const body = new Uint8Array([0, 255, 254, 128, 10]);
    await house.ask(null, '/api/messages', { body });
    expect([...(house.activities[0]?.body ?? [])]).toEqual([...body]);
  });

  test('an empty body is empty', async () => {
    await house.ask(null, '/api/messages', { method: 'POST' });
    expect(house.activities[0]?.body).toHaveLength(0);
  });

  test('the address of the peer cannot be claimed by a header', async () => {
    const headers = { 'x-forwarded-for': '10.9.9.9', forwarded: 'for=10.9.9.9' };
    await house.ask(null, '/api/messages', { body: '{}', headers });
    expect(house.activities[0]?.remoteAddress).not.toContain('10.9.9.9');
  });

  test('status and body of the bot go back unchanged', async () => {
    const card = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { body: 'Ü' } };
    house.teamsAnswer = async () => ({ status: 200, body: card });
    expect((await house.ask(null, '/api/messages', { body: '{}' })).json).toEqual(card);
    house.teamsAnswer = async () => ({ status: 202 });
    const { status, text } = await house.ask(null, '/api/messages', { body: '{}' });
    expect([status, text]).toEqual([202, '']);
    house.teamsAnswer = async () => ({ status: 200 });
  });

  test('more than 256 KB does not reach the bot', async () => {
    const answer = await house.ask(null, '/api/messages', { body: 'x'.repeat(256 * 1024 + 1) });
    expect([answer.status, (answer.json as ErrorBody).error.code]).toEqual([413, 'too-large']);
    expect(house.activities).toEqual([]);
    await house.ask(null, '/api/messages', { body: 'x'.repeat(256 * 1024) });
    expect(house.activities[0]?.body).toHaveLength(256 * 1024);
  });

  test('a body that trickles in is cut off after 15 seconds', async () => {
    let cut: unknown;
    const stream = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) });
    const call = house.ask(null, '/api/messages', { body: stream }).catch((error: unknown) => {
      cut = error;
    });
    // The request has begun when its pause is waited for.
    while (house.clock.waiting() === 0) await house.clock.advance(0);
    await house.clock.advance(14_999);
    expect(cut).toBeUndefined();
    await house.clock.advance(1);
    await call;
    expect(cut).toBeInstanceOf(TypeError);
    expect(house.activities).toEqual([]);
    expect(house.clock.waiting()).toBe(0);
  });
});

describe('the intake', () => {
  const open = async () => (await house.ask<ProposalList>('alma', '/api/proposals')).json.proposals;

  test('an alert becomes a proposal', async () => {
    const answer = await house.ask<{ proposalId: string }>(null, path, { body: alert('g1'), headers: bearer });
    expect(answer.status).toBe(202);
    expect((await open()).map(({ id }) => id)).toEqual([answer.json.proposalId]);
  });

  test('is not opened by the token of a person', async () => {
    const headers = { authorization: `Bearer ${await house.token('alma')}` };
    expect((await house.ask(null, path, { body: alert('g2'), headers })).status).toBe(401);
  });

  test.each([
    ['without a secret', {}, 401, 'not-signed-in', 'The bearer secret is missing or wrong.'],
    [
      'with a wrong one',
      { authorization: 'Bearer wrong' },
      401,
      'not-signed-in',
      'The bearer secret is missing or wrong.',
    ],
  ])('%s nothing is stored, and the log knows', async (_name, headers, status, code, text) => {
    const before = (await open()).length;
    const answer = await house.ask(null, path, { body: alert('g3'), headers });
    const { error } = answer.json as ErrorBody;
    expect([answer.status, error.code, error.text]).toEqual([status, code, text]);
    expect(house.logged.join('\n')).toContain(`"ref":"${error.ref}","status":${status}`);
    expect(await open()).toHaveLength(before);
  });

  test('a wrong shape is 400 and says what is wrong', async () => {
    const answer = await house.ask(null, path, { body: { ...alert('g4'), version: '3' }, headers: bearer });
    const { error } = answer.json as ErrorBody;
    expect(answer.status).toBe(400);
    expect(error.text).toContain('version');
    expect(error.ref).toMatch(/^[0-9a-f]{10}$/);
  });

  test('no JSON is 400', async () => {
    expect((await house.ask(null, path, { body: '{"version":', headers: bearer })).status).toBe(400);
  });

  test('more than 256 KB is 413, before any secret is looked at', async () => {
    expect((await house.ask(null, path, { body: 'x'.repeat(256 * 1024 + 1) })).status).toBe(413);
  });

  test('when the store is down it is 503, so that Alertmanager comes again; a wrong secret stays 401', async () => {
    const other = await openHouse();
    await other.store.close();
    const answer = await other.ask(null, path, { body: alert('g5'), headers: bearer });
    expect([answer.status, (answer.json as ErrorBody).error.code]).toEqual([503, 'unavailable']);
    expect((await other.ask(null, path, { body: alert('g5') })).status).toBe(401);
    await other.close();
  });
});
