// Audiences of any size: frozen before the alarm, told after it, each person once, whatever stops in between.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { rollId } from '../../src/domain/audience.ts';
import { people, reach } from '../../src/domain/people.ts';
import { noRelease } from '../../src/domain/release-words.ts';
import { rolls } from '../../src/domain/roll.ts';
import { audiences } from '../../src/engine/audience.ts';
import type { Door } from '../../src/engine/execute.ts';
import { allClear, anna, ben, raise } from '../domain/crisis.ts';
import { minutes } from '../domain/play.ts';
import { oneReplica } from './replica.ts';
import { openStage } from './stage.ts';

const setup = { system: 'setup' } as const;
const byAnna = { person: anna, via: 'tab' } as const;
const domain = 'MI-ITN';

/** So many more people of the domain, and one of another; everybody met the bot. */
async function staff(entry: Door, count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, n) => `p-staff${10_000 + n}`);
  const put = async (id: string, home: string) => {
    const person = { id, aadId: `aad-${id}`, name: `N ${id}`, email: '', jobTitle: '', grants: [] };
    const value = { ...person, domain: home, language: 'de' as const };
    await entry.execute(people, id, { type: 'put', value }, setup);
    const chat = {
      conversationId: `chat-${id}`,
      serviceUrl: 'https://smba.example/',
      teamsId: '',
      state: 'met' as const,
    };
    await entry.execute(reach, id, { type: 'put', value: { person: id, ...chat } }, setup);
  };
  await Promise.all([...ids.map((id) => put(id, domain)), put('p-elsewher', 'MF')]);
  return ids;
}
const { roles } = raise();

describe('freezing', () => {
  it('takes everybody of the domain but those asked by role, with the address where Teams reaches them', async () => {
    const { entry, env } = await openStage();
    const ids = await staff(entry, 230);
    const told = audiences(env('one'), entry);
    const frozen = await told.freeze('a', { reach: 'domain', domain, roles });
    // Of the four of the crisis only the deputy is not asked.
    expect(frozen).toMatchObject({ reach: 'domain', people: ids.length + 1, rolls: 3 });
    const all = await told.all('a', { audience: frozen });
    expect(all.map(({ members }) => members.length)).toEqual([100, 100, 31]);
    const members = all.flatMap((roll) => roll.members);
    expect(members.find(({ id }) => id === ids[0])?.address).toEqual({
      serviceUrl: 'https://smba.example/',
      conversationId: `chat-${ids[0]}`,
    });
    expect(members.some(({ id }) => id === ben)).toBe(false);
    expect(await told.count({ reach: 'everybody', domain, roles })).toBe(ids.length + 2);
  });

  it('again after a crash finds the same rolls; other people make other rolls', async () => {
    const { entry, env, store } = await openStage();
    await staff(entry, 120);
    const told = audiences(env('one'), entry);
    const wish = { reach: 'domain', domain, roles } as const;
    const first = await told.freeze('a', wish);
    const before = await store.journal({ kind: 'roll', id: rollId('a', first as { id: string }, 0) });
    expect(await told.freeze('a', wish)).toEqual(first);
    expect(await store.journal({ kind: 'roll', id: rollId('a', first as { id: string }, 0) })).toEqual(before);
    await staff(entry, 121);
    expect((await told.freeze('a', wish))?.id).not.toBe(first?.id);
  });

  it('of nobody is no audience', async () => {
    const { entry, env } = await openStage();
    const told = audiences(env('one'), entry);
    expect(await told.freeze('a', { reach: 'none', domain, roles })).toBeNull();
    expect(await told.freeze('a', { reach: 'domain', domain: 'MWK', roles })).toBeNull();
  });

  it('lets everybody be found again, and nobody else', async () => {
    const { entry, env } = await openStage();
    const ids = await staff(entry, 350);
    const told = audiences(env('one'), entry);
    const audience = await told.freeze('a', { reach: 'domain', domain, roles });
    for (const id of [ids[0], ids[99], ids[100], ids[349]]) {
      const found = await told.rollOf('a', { audience, release: noRelease }, id as string);
      expect(found?.roll.members.some((member) => member.id === id)).toBe(true);
    }
    for (const id of ['p-', 'p-staff10000x', 'p-zzzzzzzz', ben])
      expect(await told.rollOf('a', { audience, release: noRelease }, id)).toBeUndefined();
  });
});

describe('an alarm to many', () => {
  async function manyTold(count: number) {
    const one = await oneReplica();
    const ids = await staff(one.entry, count);
    one.teams.latency = 100;
    const audience = await one.audiences.freeze('a', { reach: 'domain', domain, roles });
    const command = raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.' });
    await one.entry.execute(alarms, 'a', command, byAnna);
    return { one, ids, audience };
  }
  const posts = (one: Awaited<ReturnType<typeof oneReplica>>) => one.teams.calls.filter(({ kind }) => kind === 'post');

  it('reaches everybody once, the crisis team first, one call each', async () => {
    const { one, ids } = await manyTold(450);
    one.start();
    await one.clock.advance(20_000);
    const sent = posts(one).map(({ to }) => to);
    expect(sent.length).toBe(4 + ids.length + 1);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent.slice(0, 4).every((to) => !to.startsWith('p-staff'))).toBe(true);
    await one.stop();
  });

  it('keeps the journal of each roll short: results and the next reservations share a commit', async () => {
    const { one, audience } = await manyTold(99);
    one.start();
    await one.clock.advance(20_000);
    const lines = await one.store.journal({ kind: 'roll', id: rollId('a', audience as { id: string }, 0) });
    const commits = new Set(lines.map(({ turn }) => turn)).size;
    expect(commits).toBeLessThanOrEqual(2 + 100 / 10);
    await one.stop();
  });

  it('that ends in the middle stops the rest at once and tells only those who may have heard', async () => {
    const { one, ids } = await manyTold(450);
    one.start();
    await one.clock.advance(3_000);
    const before = posts(one).length;
    expect(before).toBeGreaterThan(100);
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    await one.clock.advance(60_000);
    const after = posts(one).slice(before);
    const late = after.filter(({ message }) => message === 'alarm').length;
    expect(late).toBeLessThanOrEqual(32);
    const heard = new Set(
      posts(one)
        .filter(({ message }) => message === 'alarm')
        .map(({ to }) => to),
    );
    const toldEnd = after.filter(({ message }) => message === 'end').map(({ to }) => to);
    expect(new Set(toldEnd)).toEqual(heard);
    expect(toldEnd.length).toBe(heard.size);
    expect(heard.size).toBeLessThan(ids.length);
    await one.stop();
  });

  it('tells its end before it edits the older cards: of five requests at most one is an edit of a mass', async () => {
    const { one, ids } = await manyTold(450);
    one.start();
    await one.clock.advance(20_000);
    const before = one.teams.calls.length;
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    await one.clock.advance(9_000);
    const soon = one.teams.calls.slice(before).filter(({ to }) => to.startsWith('p-staff'));
    const ends = soon.filter(({ message }) => message === 'end').length;
    expect(ends).toBeGreaterThan(0.75 * soon.length);
    expect(ends).toBeLessThan(soon.length);
    await one.clock.advance(20_000);
    const told = posts(one).filter(({ message }) => message === 'end');
    expect(new Set(told.map(({ to }) => to)).size).toBe(4 + ids.length + 1);
    const edited = one.teams.calls.filter(({ kind, to }) => kind === 'redraw' && to.startsWith('p-staff'));
    expect(new Set(edited.map(({ to }) => to)).size).toBe(ids.length);
    await one.stop();
  });

  it('takes turns with another alarm, so that neither waits for the other', async () => {
    const { one } = await manyTold(400);
    const audience = await one.audiences.freeze('b', { reach: 'domain', domain, roles });
    await one.entry.execute(alarms, 'b', raise({ number: 'b', audience, audienceStep: 'Bitte warten.' }), byAnna);
    one.start();
    await one.clock.advance(9_000);
    const mass = posts(one).filter(({ lane }) => lane === 2);
    const share = (id: string) => mass.filter((call) => call.case.startsWith(id)).length;
    expect(share('a') + share('b')).toBeGreaterThan(350);
    expect(Math.max(share('a'), share('b')) / Math.min(share('a'), share('b'))).toBeLessThanOrEqual(1.2);
    await one.clock.advance(20_000);
    await one.stop();
  });

  it('goes on where it was left when the process stops in the middle of telling', async () => {
    const { one, ids } = await manyTold(450);
    await one.audiences.tell('a');
    expect((await one.entry.read(alarms, 'a')).state.telling).toEqual({ version: 1, next: 5 });
    await one.audiences.tell('a');
    one.start();
    await one.clock.advance(20_000);
    expect(new Set(posts(one).map(({ to }) => to)).size).toBe(ids.length + 5);
    await one.stop();
  });

  it('has an end for everybody when Teams says nothing at all about some of them', async () => {
    const { one, audience } = await manyTold(99);
    const unlucky = new Set(Array.from({ length: 20 }, (_, n) => `p-staff${10_000 + n * 5}`));
    one.teams.trouble = ({ to }) => (unlucky.has(to) ? { verdict: 'unclear', code: 'timeout' } : undefined);
    one.start();
    await one.clock.advance(minutes(15));
    const { state } = await one.entry.read(rolls, rollId('a', audience as { id: string }, 0));
    const states = Object.values(state.ledger.deliveries).map((item) => item.state);
    expect(states.filter((is) => is === 'refused')).toHaveLength(20);
    expect(states.filter((is) => is === 'accepted')).toHaveLength(80);
    expect(posts(one).filter(({ to }) => unlucky.has(to))).toHaveLength(40);
    await one.stop();
  });

  it('that ended while Teams was down leaves nothing stale behind: only who heard of it hears of its end', async () => {
    const { one } = await manyTold(300);
    one.start();
    await one.clock.advance(2_000);
    let isDown = true;
    one.teams.trouble = () => (isDown ? { verdict: 'again', code: 'ECONNREFUSED' } : undefined);
    const took = new Set(posts(one).map(({ to }) => to));
    await one.clock.advance(minutes(10));
    await one.entry.execute(alarms, 'a', allClear, byAnna);
    await one.clock.advance(minutes(5));
    const before = posts(one).length;
    isDown = false;
    await one.clock.advance(minutes(10));
    const after = posts(one).slice(before);
    expect(after.map(({ message }) => message)).toEqual(after.map(() => 'end'));
    expect(after.length).toBeGreaterThan(0);
    expect(after.every(({ to }) => took.has(to))).toBe(true);
    await one.stop();
  });
});
