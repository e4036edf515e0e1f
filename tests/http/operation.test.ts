// Alive, ready, and the operator's page: what each says when store, clock or sender fail, and that it shows no contents.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { OperationView, RaisedView } from '../../src/http/contract.ts';
import type { HealthView } from '../../src/http/contract-health.ts';
import { type House, openHouse } from './house.ts';
import { draft, names, person } from './house-people.ts';

let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** Status and body; a second passes first, so that it is looked at anew. */
async function ready(): Promise<readonly [number, unknown]> {
  await house.clock.advance(1_000);
  const { status, json } = await house.ask(null, '/readyz');
  return [status, json];
}

async function raised(once = 'wunsch-0001'): Promise<string> {
  const body = { once, draft: draft(house.clock.now()) };
  return (await house.ask<RaisedView>('alma', '/api/alarms', { body })).json.id;
}

/** What a ready replica says that saw the beat of its sender so long ago. */
const good = (ago: number, sender = 'house:1:1') => {
  return { ready: true, store: true, clock: true, sender, beatAt: house.clock.now() - ago };
};
const nobody = { ready: false, sender: null, beatAt: null };

test('the health page names all promises, and that no synthetic alarm is set up', async () => {
  const { json } = await house.ask<HealthView>('adam', '/api/health');
  expect(json.promises.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  // What is counted is kept until something happens; of what is measured nothing is claimed before.
  expect(new Set(json.promises.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
    new Set(['count kept', 'duration silent', 'level silent']),
  );
  expect(json.synthetic).toMatchObject({ state: 'off', outside: 'off' });
});

describe('ready', () => {
  test('when the store takes writes, the clock is right and somebody alive sends – who is named', async () => {
    await house.lease.hold();
    expect(await ready()).toEqual([200, good(1_000)]);
  });

  test('not before anybody holds the lease', async () => {
    expect(await ready()).toEqual([503, { ...good(0), ...nobody }]);
  });

  test('not when the process that holds it is gone', async () => {
    await house.store.lease('sending', 'other:7:7', () => false);
    await house.lease.hold();
    expect(await ready()).toEqual([200, good(1_000, 'other:7:7')]);
    house.gone.add('other:7:7');
    expect(await ready()).toEqual([503, { ...good(0), ...nobody }]);
  });

  test('not when its holder, elsewhere, was not heard of for more than six seconds', async () => {
    await house.store.lease('sending', 'elsewhere:7:7', () => false);
    await house.lease.hold();
    expect(await ready()).toEqual([200, good(1_000, 'elsewhere:7:7')]);
    await house.clock.advance(4_000);
    expect(await ready()).toEqual([200, good(6_000, 'elsewhere:7:7')]);
    expect(await ready()).toEqual([503, { ...good(0), ...nobody }]);
    // It renews, we see it: alive again.
    await house.store.lease('sending', 'elsewhere:7:7', () => false);
    await house.lease.hold();
    expect((await ready())[0]).toBe(200);
  });

  test('not when our own loop stopped renewing', async () => {
    await house.lease.hold();
    expect((await ready())[0]).toBe(200);
    await house.clock.advance(7_000);
    expect((await ready())[0]).toBe(503);
  });

  test('not when the store is closed', async () => {
    await house.lease.hold();
    await house.store.close();
    expect(await ready()).toEqual([503, { ...good(1_000), ready: false, store: false, clock: false }]);
    expect(house.logged.join('\n')).toContain('store.unwritable');
  });

  test('not when the clock stands before what the journal has seen – in the newest line of any open case', async () => {
    await house.lease.hold();
    const id = await raised();
    await house.clock.advance(1_000);
    // Many came later and are over; in the first one something still happens.
    for (let index = 0; index < 8; index += 1) {
      const later = await raised(`spaeter-${index}000`);
      await house.ask('alma', `/api/alarms/${later}/abort`, { body: { reason: 'Versehen' } });
    }
    const now = house.clock.now();
    const future = { ...(await line(id)), seq: 2, at: now + 3_500, occurredAt: now };
    await house.store.commit({
      address: { kind: 'alarm', id },
      expected: 1,
      lines: [future],
      snapshot: null,
      head: null,
      owe: [],
      paid: [],
    });
    // Looked at a second later: the journal is 2.5 s ahead, then 1.5 s, which is tolerated.
    expect(await ready()).toEqual([503, { ...good(2_000), ready: false, clock: false }]);
    expect(await ready()).toEqual([200, good(3_000)]);
  });

  async function line(id: string) {
    const [first] = await house.store.journal({ kind: 'alarm', id });
    if (!first) throw new Error('the alarm has no line');
    return first;
  }

  test('a crowd that asks at once costs one look at the store', async () => {
    await house.lease.hold();
    const [, first] = await ready();
    await house.store.close();
    const answers = await Promise.all(Array.from({ length: 30 }, () => house.ask(null, '/readyz')));
    for (const { status, json } of answers) expect([status, json]).toEqual([200, first]);
    expect((await ready())[0]).toBe(503);
  });
});

test('not ready when a store that can be read takes no writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bcm-ready-'));
  const file = join(folder, 'store.sqlite');
  await house.close();
  house = await openHouse({ file });
  await house.lease.hold();
  const disk = new Database(file);
  disk.exec("CREATE TRIGGER full BEFORE INSERT ON leases BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  expect(await ready()).toEqual([503, { ...good(1_000), ready: false, store: false }]);
  disk.exec('DROP TRIGGER full');
  expect(await ready()).toEqual([200, good(2_000)]);
  disk.close();
  rmSync(folder, { recursive: true });
});

test('alive even when nothing else is', async () => {
  await house.store.close();
  const { status, json } = await house.ask(null, '/healthz');
  expect([status, json]).toEqual([200, { alive: true }]);
  expect((await house.ask(null, '/healthz', { method: 'HEAD' })).status).toBe(200);
});

describe('the operator’s page', () => {
  test('shows holder, queues and exact states, and neither a name nor a word of the alarm', async () => {
    await house.lease.hold();
    const id = await raised();
    const { status, json, text } = await house.ask<OperationView>('adam', '/api/operation');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      holder: { name: 'house:1:1', epoch: 1, here: true },
      store: { kind: 'sqlite', writable: true },
      lanes: [
        // The crisis team is asked, and the event behind the alarm is told.
        { lane: 0, due: 2, oldest: house.clock.now() },
        { lane: 1, due: 0, oldest: null },
        { lane: 2, due: 0 },
      ],
      alarms: [{ id, number: '2026-001', status: 'open', states: { planned: 3 } }],
    });
    const kinds = json.alarms[0]?.deliveries.map(({ to, state }) => `${to} ${state}`).sort();
    expect(kinds).toEqual(['channel planned', 'person planned', 'person planned']);
    const { state } = await house.entry.read(alarms, id);
    for (const word of [state.what, state.where, state.nextStep, state.fallback, 'Saat', '0511', '97531864']) {
      expect([word, text.includes(word)]).toEqual([word, false]);
    }
    for (const name of names) expect(text).not.toContain(person(name).id);
  });

  test('is there for nobody else', async () => {
    for (const name of names.filter((each) => each !== 'adam')) {
      expect([name, (await house.ask(name, '/api/operation')).status]).toEqual([name, 404]);
    }
  });
});
