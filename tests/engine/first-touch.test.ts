// First touch: banners from the last roll backwards, at two calls a second, until they meet the cards; never delivery.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { people } from '../../src/domain/people.ts';
import { rolls } from '../../src/domain/roll.ts';
import { audiences } from '../../src/engine/audience.ts';
import { door } from '../../src/engine/execute.ts';
import { type AlarmFeed, firstTouch } from '../../src/engine/first-touch.ts';
import { pace } from '../../src/engine/pace.ts';
import { worker } from '../../src/engine/work.ts';
import { Undeliverable } from '../../src/errors.ts';
import { allClear, anna, raise } from '../domain/crisis.ts';
import { mailbox } from './mailbox.ts';
import { fillRegisters, stage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;

/** An alarm to so many people with the feed on, and a worker that is passed again and again. */
async function alarmWithFeed(count: number) {
  const set = stage();
  const env = set.env('one');
  const entry = door(env);
  await fillRegisters(entry);
  const ids = Array.from({ length: count }, (_, n) => `p-staff${10_000 + n}`);
  const put = (id: string) => {
    const value = { id, aadId: `aad-${id}`, name: id, email: '', jobTitle: '', grants: [], domain: 'MF' };
    return entry.execute(people, id, { type: 'put', value: { ...value, language: 'de' } }, { system: 'setup' });
  };
  await Promise.all(ids.map(put));
  const told = audiences(env, entry, true);
  const calls: { at: number; people: readonly string[] }[] = [];
  const trouble: (Undeliverable | undefined)[] = [];
  const feed: AlarmFeed = {
    async notify(_id, _alarm, recipients) {
      calls.push({ at: set.clock.now(), people: recipients });
      await set.clock.pause(100);
      const wrong = trouble.shift();
      if (wrong) throw wrong;
    },
  };
  const teams = mailbox(set.clock);
  const models = { alarm: alarms, roll: rolls };
  const tools = { env, entry, models, sender: teams, pace: pace(), isOver: told.isOver };
  const build = () =>
    worker({ ...tools, tell: ({ id }) => told.tell(id), feed: firstTouch(env, entry, told, feed) }, () => undefined);
  let works = build();
  const audience = await told.freeze('a', { reach: 'domain', domain: 'MF', roles: raise().roles });
  await entry.execute(alarms, 'a', raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.' }), byAnna);
  return {
    ...set,
    entry,
    calls,
    trouble,
    teams,
    ids,
    dies() {
      works = build();
    },
    async work(ms: number) {
      for (const end = set.clock.now() + ms; set.clock.now() < end; ) {
        await works.pass(1);
        await set.clock.advance(20);
      }
    },
  };
}

describe('the first touch', () => {
  it('begins at the other end, calls twice a second, and ends where the cards have come', async () => {
    const one = await alarmWithFeed(900);
    await one.work(30_000);
    const first = one.calls[0]?.people ?? [];
    expect(first).toHaveLength(100);
    expect(first.at(-1)).toBe(`aad-${one.ids.at(-1)}`);
    const gaps = one.calls.slice(1).map(({ at }, index) => at - (one.calls[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
    expect(one.calls.length).toBeLessThan(9);
    // By banner or by card everybody has heard, and each got the card all the same.
    expect(one.teams.calls.filter(({ message, lane }) => message === 'alarm' && lane === 2)).toHaveLength(900);
    const { state } = await one.entry.read(alarms, 'a');
    expect(state.feed).toBeNull();
  });

  it('is written down, and is no delivery', async () => {
    const one = await alarmWithFeed(300);
    one.teams.hangs = () => true;
    await one.work(5_000);
    const lines = await one.store.journal({ kind: 'alarm', id: 'a' });
    expect(lines.filter(({ entry }) => entry.type === 'noticed').map(({ entry }) => entry)).toMatchObject([
      { next: -1, people: 300, code: '' },
    ]);
    const { state } = await one.entry.read(
      rolls,
      lines.length > 0 ? `a.${(await one.entry.read(alarms, 'a')).state.audience?.id}.2` : '',
    );
    expect(Object.values(state.ledger.deliveries).every((item) => item.activityId === null)).toBe(true);
  });

  it('waits as asked when it is throttled, and calls again for the same people', async () => {
    const one = await alarmWithFeed(100);
    one.teams.hangs = () => true;
    one.trouble.push(new Undeliverable('again', 'throttled', 5_000));
    await one.work(9_000);
    expect(one.calls).toHaveLength(2);
    expect(one.calls[1]?.people).toEqual(one.calls[0]?.people);
    expect((one.calls[1]?.at ?? 0) - (one.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(5_000);
  });

  it('gives up for good when it may not, and says why in the journal', async () => {
    const one = await alarmWithFeed(500);
    one.teams.hangs = () => true;
    one.trouble.push(new Undeliverable('never', 'Forbidden'));
    await one.work(9_000);
    expect(one.calls.length).toBeLessThanOrEqual(2);
    const lines = await one.store.journal({ kind: 'alarm', id: 'a' });
    expect(lines.findLast(({ entry }) => entry.type === 'noticed')?.entry).toMatchObject({
      next: -1,
      code: 'Forbidden',
    });
  });

  it('stops when the alarm ends', async () => {
    const one = await alarmWithFeed(2_000);
    await one.work(2_000);
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    await one.work(600);
    const before = one.calls.length;
    await one.work(5_000);
    expect(one.calls).toHaveLength(before);
  });

  it('of an alarm that ended is taken back by the end for everybody it may have reached, and for nobody else', async () => {
    const one = await alarmWithFeed(2_000);
    one.teams.hangs = ({ message }) => message === 'alarm';
    await one.work(5_500);
    const hinted = new Set(one.calls.flatMap((call) => call.people));
    expect(hinted.size).toBeGreaterThan(800);
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    one.teams.hangs = () => false;
    one.teams.letGo();
    await one.work(60_000);
    const told = new Set(one.teams.calls.flatMap(({ to, message }) => (message === 'end' ? [`aad-${to}`] : [])));
    expect([...hinted].filter((id) => !told.has(id))).toEqual([]);
    // What was called since progress was last written down is not known exactly.
    const heard = new Set(one.teams.calls.flatMap(({ to, message }) => (message === 'alarm' ? [`aad-${to}`] : [])));
    expect([...told].filter((id) => !hinted.has(id) && !heard.has(id)).length).toBeLessThanOrEqual(800);
  });

  it('that Microsoft forbids tells nobody of an end', async () => {
    const one = await alarmWithFeed(1_000);
    one.trouble.push(new Undeliverable('never', 'Forbidden'));
    one.teams.hangs = ({ message }) => message === 'alarm';
    await one.work(3_000);
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    one.teams.hangs = () => false;
    one.teams.letGo();
    await one.work(20_000);
    const told = one.teams.calls.filter(({ message }) => message === 'end');
    // The crisis team, its channel, and the two dozen that were on their way.
    expect([told.length > 0, told.length <= 30]).toEqual([true, true]);
  });

  it('goes on after a crash from where it was written down', async () => {
    const one = await alarmWithFeed(2_000);
    one.teams.hangs = () => true;
    await one.work(5_500);
    const before = one.calls.length;
    expect(before).toBeGreaterThan(8);
    one.dies();
    await one.work(12_000);
    const repeated = one.calls.length - 20;
    expect(repeated).toBeGreaterThanOrEqual(0);
    expect(repeated).toBeLessThanOrEqual(8);
    expect(new Set(one.calls.flatMap((call) => call.people)).size).toBe(2_000);
  });
});
