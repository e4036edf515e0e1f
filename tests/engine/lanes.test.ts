// Lanes: the crisis team first, whatever else is queued or hangs; redraws in between, coalesced.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import {
  applyLedger,
  decideLedger,
  emptyLedger,
  type Ledger,
  type LedgerCommand,
  type LedgerEntry,
  ledgerOwed,
  planned,
} from '../../src/domain/ledger.ts';
import type { Entry, Lane, Model } from '../../src/domain/model.ts';
import { door } from '../../src/engine/execute.ts';
import { pace } from '../../src/engine/pace.ts';
import { type Worker, worker } from '../../src/engine/work.ts';
import { anna, ben, cem } from '../domain/crisis.ts';
import { mailbox } from './mailbox.ts';
import { oneReplica } from './replica.ts';
import { answer, stage } from './stage.ts';

/** A case that owes so many messages in a lane, under the name of a kind that sends: rules of the test, engine of the product. */
interface Mail {
  readonly ledger: Ledger;
}
interface Owe {
  readonly type: 'report';
  readonly lane: Lane;
  readonly count: number;
}
type Owes = Entry & { readonly type: 'owes'; readonly lane: Lane; readonly count: number };
const bulk: Model<Mail, Owe | LedgerCommand, Owes | LedgerEntry> = {
  name: 'proposal',
  version: 1,
  empty: { ledger: emptyLedger },
  decide(state, command, turn) {
    if (command.type === 'report') return [{ type: 'owes', v: 1, lane: command.lane, count: command.count }];
    return decideLedger(state.ledger, command, turn.at);
  },
  apply(state, entry, turn) {
    if (entry.type !== 'owes') return { ledger: applyLedger(state.ledger, entry, turn) };
    const items = Array.from({ length: entry.count }, (_, index) => {
      const id = `d${index + 1}`;
      return planned({ id, to: { person: id }, message: 'bulk', lane: entry.lane, ahead: false }, turn.at);
    });
    return { ledger: { epoch: 0, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) } };
  },
  owed: (state) => ledgerOwed(state.ledger),
  head: () => ({ scope: '', status: 'open', key: '', at: 0 }),
};

/** A worker without a loop: each call of `work` is one pass, again and again until the time is over. */
function workshop() {
  const set = stage();
  const env = set.env('one');
  const entry = door(env);
  const teams = mailbox(set.clock);
  const rate = pace();
  const tools = {
    env,
    entry,
    models: { proposal: bulk },
    sender: teams,
    pace: rate,
    isOver: async () => false,
    tell: async () => undefined,
  };
  const works: Worker = worker(tools, () => undefined);
  return {
    ...set,
    teams,
    rate,
    owe: (id: string, lane: Lane, count: number) =>
      entry.execute(bulk, id, { type: 'report', lane, count }, { system: 'intake' }),
    states: async (id: string) =>
      Object.values((await entry.read(bulk, id)).state.ledger.deliveries).map(({ state }) => state),
    unclearSince: async (id: string) =>
      Object.values((await entry.read(bulk, id)).state.ledger.deliveries).flatMap(({ state, at }) =>
        state === 'unknown' ? [at] : [],
      ),
    async work(ms: number, step = 20) {
      const end = set.clock.now() + ms;
      while (set.clock.now() < end) {
        await works.pass(1);
        await set.clock.advance(step);
      }
    },
  };
}

describe('the next request', () => {
  it('goes to the lowest lane that has any, also when a higher one was there first', async () => {
    const shop = workshop();
    shop.teams.latency = 100;
    await shop.owe('MI-ITN.many-1', 2, 200);
    await shop.work(1_000);
    await shop.owe('MI-ITN.stab-1', 0, 12);
    const before = shop.teams.calls.length;
    await shop.work(1_000);
    // One request may leave while the crisis team's are being reserved.
    const lanes = shop.teams.calls.slice(before, before + 13).map(({ lane }) => lane);
    expect(lanes.filter((lane) => lane === 0)).toHaveLength(12);
    const rest = shop.teams.calls.slice(before + 13);
    expect(rest.length).toBeGreaterThan(10);
    expect(new Set(rest.map(({ lane }) => lane))).toEqual(new Set([2]));
  });

  it('is an edit before a mass, also while the mass holds every slot and needs them again at once', async () => {
    const shop = workshop();
    shop.teams.latency = 600;
    await shop.owe('MI-ITN.many-1', 2, 200);
    await shop.work(3_000);
    await shop.owe('MI-ITN.edits-1', 1, 12);
    const before = shop.teams.calls.length;
    await shop.work(2_000);
    const lanes = shop.teams.calls.slice(before).map(({ lane }) => lane);
    expect(lanes.filter((lane) => lane === 1)).toHaveLength(12);
    expect(lanes.lastIndexOf(1)).toBeLessThan(24 + 12);
  });

  it('keeps to the learnt rate', async () => {
    const shop = workshop();
    shop.teams.latency = 10;
    await shop.owe('MI-ITN.many-1', 2, 400);
    await shop.work(5_000);
    const perSecond = [0, 1, 2, 3, 4].map(
      (second) =>
        shop.teams.calls.filter(({ at }) => Math.floor((at - (shop.teams.calls[0]?.at ?? 0)) / 1_000) === second)
          .length,
    );
    for (const count of perSecond) {
      expect(count).toBeLessThanOrEqual(50);
      expect(count).toBeGreaterThanOrEqual(40);
    }
  });

  it('finds a slot for the crisis team when everything else hangs: 24 for all, 8 kept', async () => {
    const shop = workshop();
    shop.teams.hangs = ({ lane }) => lane === 2;
    await shop.owe('MI-ITN.many-1', 2, 200);
    await shop.work(5_000);
    expect(shop.teams.open()).toBe(24);
    await shop.owe('MI-ITN.stab-1', 0, 20);
    await shop.work(2_000);
    expect(shop.teams.calls.filter(({ lane }) => lane === 0)).toHaveLength(20);
    shop.teams.letGo();
  });

  it('is never one of more than 32 at once', async () => {
    const shop = workshop();
    shop.teams.hangs = () => true;
    await shop.owe('MI-ITN.stab-1', 0, 100);
    await shop.work(5_000);
    expect(shop.teams.most).toBe(32);
    shop.teams.letGo();
  });
});

describe('an outage in the middle of a mass', () => {
  const outage = async (trouble: { verdict: 'again' | 'unclear'; code: string }, minutes: number) => {
    const shop = workshop();
    shop.teams.latency = 10;
    await shop.owe('MI-ITN.many-1', 2, 400);
    await shop.work(1_000);
    shop.teams.trouble = () => trouble;
    await shop.work(minutes * 60_000, 250);
    return shop;
  };

  it.each([
    { verdict: 'unclear', code: '503' },
    { verdict: 'again', code: 'ECONNREFUSED' },
  ] as const)('uses nobody up ($code): the rest waits, and leaves when it is over', async (what) => {
    const shop = await outage(what, 4);
    const tried = shop.teams.calls.length;
    expect(tried).toBeLessThan(400);
    shop.teams.trouble = () => undefined;
    await shop.work(80_000);
    const states = await shop.states('MI-ITN.many-1');
    expect(states.filter((state) => state === 'accepted').length).toBeGreaterThan(395);
    expect(states.filter((state) => state !== 'accepted' && state !== 'refused')).toEqual([]);
  });

  it('does not hold up the crisis team', async () => {
    const shop = await outage({ verdict: 'unclear', code: '503' }, 1);
    await shop.owe('MI-ITN.stab-1', 0, 12);
    await shop.work(1_000);
    expect(shop.teams.calls.filter(({ lane }) => lane === 0)).toHaveLength(12);
  });

  it('leaves nothing unclear for longer than 15 minutes', async () => {
    const shop = await outage({ verdict: 'unclear', code: '503' }, 8);
    const unclear = await shop.unclearSince('MI-ITN.many-1');
    expect(unclear.length).toBeGreaterThan(100);
    await shop.work(7 * 60_000, 250);
    const now = shop.clock.now();
    expect((await shop.unclearSince('MI-ITN.many-1')).filter((at) => now - at > 15 * 60_000)).toEqual([]);
  });
});

describe('redraws', () => {
  it('of the channel card come at most every 3 seconds, and the last one shows the last answer', async () => {
    const one = await oneReplica();
    one.start();
    await one.raise('a');
    await one.clock.advance(1_000);
    for (let second = 0; second < 20; second += 1) {
      for (const who of [anna, ben, cem]) await answer(one.entry, 'a', who, second % 2 ? 'virtual' : 'coming');
      await one.clock.advance(1_000);
    }
    await one.clock.advance(10_000);
    const edits = one.teams.calls.filter(({ kind, to }) => kind === 'redraw' && to === 'channel');
    const gaps = edits.slice(1).map(({ at }, index) => at - (edits[index]?.at ?? 0));
    expect(edits.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3_000);
    const { owed } = await one.entry.read(alarms, 'a');
    expect(owed).toEqual([]);
    await one.stop();
  });
});
