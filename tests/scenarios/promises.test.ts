// Each promise of delivery has its metric: it moves when the promise is broken, and stays quiet while it is kept.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { deliveryPromises } from '../../src/domain/promises.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type World, type WorldOptions, world } from '../support/world.ts';

const token = 'ein-token-das-nur-prometheus-kennt-0001';
const limits = { app: [{ ms: 2_000, max: 1 }], thread: { create: [], send: [], roster: [] }, announced: false };

async function metrics(w: World): Promise<string> {
  const response = await fetch(`${w.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return text;
}

/** The promises that are said not to be kept, by number. */
async function broken(w: World): Promise<readonly number[]> {
  const lines = [...(await metrics(w)).matchAll(/^bcm_promise_broken\{promise="(\d+)"\} 1$/gm)];
  return lines.map(([, number]) => Number(number));
}

/** Value of a metric without labels. */
async function value(w: World, name: string): Promise<number> {
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(await metrics(w))?.[1]);
}

/** A world whose messages nobody has to speak of: here only the figures count. */
function story(title: string, tell: (w: World) => Promise<void>, options: WorldOptions = {}): void {
  it(title, { timeout: 60_000 }, async () => {
    const w = await world({ env: { METRICS_TOKEN: token }, ...options });
    try {
      await tell(w);
    } finally {
      await w.ends();
    }
  });
}

const raised = (w: World) => w.raises('ole', { mode: 'exercise' });

describe('while all is well', () => {
  story('every promise has its metric, and none says that it is broken', async (w) => {
    const { id } = await raised(w);
    await w.clicks('tjark', 'Ich komme');
    await w.advance(11);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(20);
    const text = await metrics(w);
    for (const { metric, number } of deliveryPromises) {
      expect(text, metric).toMatch(new RegExp(`^# HELP ${metric} Promise ${number}\\. `, 'm'));
    }
    expect(await broken(w)).toEqual([]);
    // The quiet ones were really looked at.
    expect(await value(w, 'bcm_crisis_lane_seconds_count')).toBeGreaterThan(7);
    expect(await value(w, 'bcm_escalation_late_seconds_count')).toBeGreaterThan(0);
    for (const number of ['02', '11', '13', '14', '15']) {
      expect(text).toContain(`bcm_promise_broken{promise="${number}"} 0`);
    }
    expect(text).toContain('bcm_way_state{way="teams",state="up"} 1');
    expect(text).toContain('bcm_sending_lease_held 1');
    expect(text).not.toMatch(/tjark|ole\b|Gebäude/i);
  });

  story('nobody hears of them without the token, or with another one', async (w) => {
    const ask = (authorization: string) => fetch(`${w.url}/metrics`, { headers: { authorization } });
    expect((await ask('')).status).toBe(401);
    expect((await ask('Bearer falsch')).status).toBe(401);
    expect((await w.tab('ole').get('/metrics')).status).toBe(401);
    expect((await ask(`Bearer ${token}`)).status).toBe(200);
  });

  story(
    'without a token in the settings there is nothing',
    async (w) => {
      expect((await fetch(`${w.url}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(404);
    },
    { env: {} },
  );
});

describe('what really happens moves them', () => {
  story('1 and 7: the store takes nothing, neither commands nor answers', async (w) => {
    await raised(w);
    const button = w.button('tjark', 'Ich komme');
    w.store.breaks('SQLITE_IOERR');
    await w.presses('tjark', button).catch(() => undefined);
    await w.seconds(20);
    w.store.heals();
    await w.seconds(20);
    expect(await broken(w)).toEqual(expect.arrayContaining([1, 7]));
    // Five minutes later that is over.
    await w.advance(6);
    expect(await broken(w)).not.toEqual(expect.arrayContaining([1]));
  });

  story('3: an unclear reply leads to a second copy, which is counted; a few are within the promise', async (w) => {
    w.teams.fault({ kind: 'BadGateway', when: 'after', times: 1, match: { operation: 'post' } });
    await raised(w);
    await w.seconds(30);
    expect(await value(w, 'bcm_normally_exactly_one_copies_total')).toBe(1);
    expect(await broken(w)).not.toContain(3);
  });

  story(
    '5: a limit of one request in two seconds keeps the crisis team waiting',
    async (w) => {
      await raised(w);
      await w.seconds(60);
      expect(await broken(w)).toEqual([5]);
    },
    { limits },
  );

  story(
    '6: nobody ran when a step of the escalation plan was due; up to six seconds are within the promise',
    async (w) => {
      const { id } = await raised(w);
      const { raisedAt } = (await w.app().entry.read(alarms, id)).state;
      const [first = 0] = (await w.app().env.store.due(w.now() + 3_600_000, 50))
        .filter(({ address, key }) => address.id === id && key === 'wake')
        .map(({ at }) => at);
      expect(first).toBeGreaterThan(raisedAt);
      await w.seconds((first - w.now()) / 1_000 - 1);
      w.isKilled();
      await w.restarts();
      await w.seconds(20);
      expect(w.unheard().some((line) => line.endsWith('reminder'))).toBe(true);
      expect(await broken(w)).not.toContain(6);
      w.isKilled();
      await w.advance(8);
      await w.restarts();
      await w.seconds(20);
      expect(await broken(w)).toContain(6);
    },
  );

  story('11: Teams gives no answer, and there is no second way; it is over when Teams answers again', async (w) => {
    const { id } = await raised(w);
    w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
    await w.informs('ole', id, { nextStep: 'Kommen Sie in den Krisenraum.' });
    await w.seconds(50);
    expect(await broken(w)).not.toContain(11);
    await w.seconds(40);
    expect(await broken(w)).toContain(11);
    w.teams.clearFaults();
    await w.seconds(150);
    expect(await broken(w)).not.toContain(11);
  });
});

describe('what the look at the store finds moves them, too', () => {
  const real = openSqlite(':memory:');
  let isLeaseLost = false;
  let isFalse = false;
  const store: Store = {
    ...real,
    lease: async (...given) => {
      if (isLeaseLost) throw new Error('no lease');
      return real.lease(...given);
    },
    async journal(address) {
      const lines = await real.journal(address);
      return isFalse ? lines.map((line, index) => (index === 1 ? { ...line, at: line.at + 1 } : line)) : lines;
    },
  };

  story(
    '15: a line of the journal was changed; 14: nobody gets hold of the lease',
    async (w) => {
      await raised(w);
      await w.seconds(20);
      expect(await broken(w)).toEqual([]);
      isFalse = true;
      await w.seconds(20);
      expect(await broken(w)).toEqual([15]);
      isLeaseLost = true;
      await w.seconds(30);
      expect(await broken(w)).toContain(14);
      isLeaseLost = false;
      await w.seconds(20);
      expect(await broken(w)).not.toContain(14);
    },
    { openStore: async () => store },
  );

  story('2 and 13: what the alarm says of its messages is too old, or was never shown', async (w) => {
    const { id } = await raised(w);
    await w.seconds(20);
    expect(await broken(w)).toEqual([]);
    const { state } = await w.app().entry.read(alarms, id);
    const [one, two] = Object.values(state.ledger.deliveries);
    if (!one || !two) throw new Error('there are no messages');
    // No rule makes such a state, so it is put into what this process remembers.
    Object.assign(one, { state: 'unknown', at: w.now() - 16 * 60_000 });
    Object.assign(two, { state: 'accepted', activityId: null });
    await w.seconds(20);
    expect(await broken(w)).toEqual(expect.arrayContaining([2, 13]));
  });
});
