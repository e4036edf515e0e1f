// The server as the whole app wires it: Teams’ door behind its gate, readiness under a living lease, and a stop that ends.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ErrorBody } from '../../src/http/contract.ts';
import { type World, world } from '../support/world.ts';

let w: World;

beforeEach(async () => {
  w = await world();
});
afterEach(() => w.ends());

test('ready while the loop holds the lease, and it says who sends', async () => {
  const answer = await w.tab('ole').get('/readyz');
  expect([answer.status, answer.json]).toMatchObject([
    200,
    { ready: true, store: true, clock: true, sender: 'world:1' },
  ]);
  await w.seconds(60);
  expect((await w.tab('ole').get('/readyz')).status).toBe(200);
});

test('the door of Teams stands behind the gate: no token, no entry, and the answer says so in our shape', async () => {
  for (const [body, status] of [
    ['{"x":1}', 400],
    ['{"broken', 400],
    [JSON.stringify({ padding: 'x'.repeat(256 * 1024) }), 413],
  ] as const) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${w.url}/api/messages`, { method: 'POST', headers, body });
    const { error } = (await response.json()) as ErrorBody;
    expect([response.status, Object.keys(error).sort()]).toEqual([status, ['code', 'ref', 'text']]);
  }
});

test('a stop ends open streams and does not wait for anybody', async () => {
  const token = await w.standIns.entra.signTabToken(w.people.person('ole'));
  const response = await fetch(`${w.url}/api/changes`, { headers: { authorization: `Bearer ${token}` } });
  const { id } = await w.raises('ole');
  await w.restarts();
  // It ended in order: the last notice is there, and then the end.
  const told = (await response.text()).trimEnd().split('\n');
  expect(told).toContain(JSON.stringify({ case: `alarm/${id}` }));
  expect((await w.tab('ole').get('/api/me')).status).toBe(200);
});
