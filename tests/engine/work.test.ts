// The worker: what is owed leaves in the right order and pace, and whatever happens to a call ends in the journal.
import { describe, expect, it } from 'vitest';
import { emptyAlarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { noticeOf } from '../../src/domain/audience.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { rolls } from '../../src/domain/roll.ts';
import { door } from '../../src/engine/execute.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { allClear, anna, ben, cem, raise, update } from '../domain/crisis.ts';
import { minutes, startOfPlay } from '../domain/play.ts';
import { oneReplica } from './replica.ts';
import { answer, stage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;
const everybody = ['channel', anna, ben, cem];
const reported = {
  type: 'report',
  domain: 'MI-ITN',
  source: 'cause',
  firing: true,
  what: 'HostDown',
  where: 'Hannover',
  since: startOfPlay,
  level: 'EMERGENCY',
  facts: [],
  alerts: 1,
  owner: anna,
} as const;

describe('an alarm', () => {
  it('is handed over to the channel and to everybody asked, once', async () => {
    const one = await oneReplica();
    one.start();
    await one.raise('a');
    await one.clock.advance(1_000);
    expect(one.teams.sent()).toEqual(everybody.map((to) => `${to} alarm`));
    expect(await one.mail('a')).toEqual(Object.fromEntries(everybody.map((to) => [to, ['alarm accepted']])));
    await one.clock.advance(minutes(10));
    expect(one.teams.calls).toHaveLength(4);
    await one.stop();
  });

  it('leaves within a moment of being raised, not at the next look', async () => {
    const one = await oneReplica();
    one.start();
    await one.clock.advance(130);
    await one.raise('a');
    await one.clock.advance(0);
    expect(one.teams.calls.length).toBeGreaterThan(0);
    expect(one.teams.calls[0]?.at).toBe(startOfPlay + 130);
    await one.clock.advance(1_000);
    await one.stop();
  });

  it('is drawn from the newest state: an answer given meanwhile needs no card', async () => {
    const one = await oneReplica();
    await one.raise('a');
    await answer(one.entry, 'a', ben);
    one.start();
    await one.clock.advance(2_000);
    expect(one.teams.sent()).not.toContain(`${ben} alarm`);
    expect(await one.mail('a')).toMatchObject({ [ben]: ['alarm superseded'] });
    await one.stop();
  });

  it('ended while its cards were being reserved sends none of them', async () => {
    const memory = openSqlite(':memory:');
    let end = async () => {};
    const set = stage({
      ...memory,
      async commit(commit) {
        if (commit.lines.some(({ entry }) => entry.type === 'reserved')) await end();
        return memory.commit(commit);
      },
    });
    const one = await oneReplica(set);
    await one.raise('a');
    end = async () => {
      end = async () => {};
      await door(set.env('two')).execute(alarms, 'a', allClear, byAnna);
    };
    one.start();
    await one.clock.advance(2_000);
    expect(one.teams.calls).toEqual([]);
    expect(await one.mail('a')).toEqual(Object.fromEntries(everybody.map((to) => [to, ['alarm stopped']])));
    await one.stop();
  });

  it('that grows news in the middle of sending tells news before what is still queued', async () => {
    const one = await oneReplica();
    one.teams.latency = 10;
    one.start();
    const many = Array.from({ length: 90 }, (_, n) => `p-many${1_000 + n}`);
    const roles = many.map((id) => ({ kind: 'IT', core: false, people: [id] }) as const);
    await one.entry.execute(alarms, 'a', raise({ roles }), byAnna);
    await one.clock.advance(1_000);
    const before = one.teams.calls.length;
    expect(before).toBeLessThan(70);
    await one.entry.execute(alarms, 'a', update, byAnna);
    await one.clock.advance(minutes(1));
    const later = one.teams.calls.slice(before).filter(({ kind }) => kind === 'post');
    const lastNews = later.findLastIndex(({ message }) => message === 'news');
    const oldBeforeIt = later.slice(0, lastNews).filter(({ message }) => message === 'alarm');
    const oldAfterIt = later.slice(lastNews).filter(({ message }) => message === 'alarm');
    // What was reserved when the news came may still go first.
    expect(oldBeforeIt.length).toBeLessThanOrEqual(16);
    expect(oldAfterIt.length).toBeGreaterThan(0);
    await one.stop();
  });
});

describe('a timer', () => {
  it('rings at its time, never early, through the door', async () => {
    const one = await oneReplica();
    one.start();
    await one.entry.execute(proposals, 'MI-ITN.x-1', reported, { system: 'intake' });
    await one.clock.advance(minutes(5) - 1);
    expect((await one.entry.read(proposals, 'MI-ITN.x-1')).state.overdue).toBe(false);
    await one.clock.advance(1);
    expect((await one.entry.read(proposals, 'MI-ITN.x-1')).state.overdue).toBe(true);
    await one.clock.advance(minutes(60));
    // The older card is drawn anew, which is no message.
    const posts = one.teams.calls.filter(({ kind }) => kind === 'post').map(({ message }) => message);
    expect(posts).toEqual(['proposal', 'proposal-reminder']);
    await one.stop();
  });

  it('of a case that fails does not hinder the others', async () => {
    const memory = openSqlite(':memory:');
    const set = stage({
      ...memory,
      load: (address, since) =>
        address.id === 'broken' ? Promise.reject(new Error('unreadable')) : memory.load(address, since),
    });
    const one = await oneReplica(set);
    await memory.commit({
      address: { kind: 'alarm', id: 'broken' },
      expected: 0,
      lines: [],
      snapshot: null,
      head: null,
      owe: [{ key: 'send/0', lane: 0, at: 1 }],
      paid: [],
    });
    one.start();
    await one.raise('a');
    await one.clock.advance(1_000);
    expect(one.logged).toContain('work.fault case=alarm/broken error=Error key=send/0');
    expect(await one.mail('a')).toMatchObject({ [anna]: ['alarm accepted'] });
    await one.stop();
  });

  it('among hundreds that are close does not hide from a new sender what is due in a higher lane', async () => {
    const one = await oneReplica();
    const { store, clock } = one;
    for (let n = 0; n < 600; n += 1) {
      const address = { kind: 'proposal', id: `MI-ITN.late-${n}` } as const;
      const owe = [{ key: 'wake', lane: 0, at: clock.now() + minutes(1) }] as const;
      await store.commit({ address, expected: 0, lines: [], snapshot: null, head: null, owe, paid: [] });
    }
    const members = [{ id: ben, aadId: 'aad-ben', language: 'de', address: null }] as const;
    const spread = { system: 'spread' } as const;
    await one.entry.execute(rolls, 'a.x.0', { type: 'freeze', alarm: 'a', members }, spread);
    const notice = { ...noticeOf({ ...emptyAlarm, telling: { version: 1, next: 0 } }), number: '2026-001' };
    await one.entry.execute(rolls, 'a.x.0', { type: 'follow', notice, raisedByName: 'Anna' }, spread);
    one.start();
    await clock.advance(5_000);
    expect(one.teams.sent()).toEqual([`${ben} alarm`]);
    await one.stop();
  });

  it('among twelve hundred of one moment is not late because one reading of the store does not hold them all', async () => {
    const set = stage();
    const one = await oneReplica(set);
    const reporter = door(set.env('two'));
    const names = Array.from({ length: 1_200 }, (_, n) => `MI-ITN.late-${n}`);
    const quiet = { ...reported, owner: '' };
    for (const name of names) await reporter.execute(proposals, name, quiet, { system: 'intake' });
    one.start();
    await one.clock.advance(minutes(5) - 1);
    const overdue = async () => {
      const states = await Promise.all(names.map((name) => reporter.read(proposals, name)));
      return states.filter(({ state }) => state.overdue).length;
    };
    expect(await overdue()).toBe(0);
    await one.clock.advance(200);
    expect(await overdue()).toBe(1_200);
    await one.stop();
  });
});
