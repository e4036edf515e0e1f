// Two processes on one store: one sends, the other takes over, and a crash costs at most one marked repeat per call.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { newDesk, type SendingModel } from '../../src/engine/desk.ts';
import type { Env } from '../../src/engine/env.ts';
import { handOver } from '../../src/engine/hand-over.ts';
import { anna, ben, cem, update } from '../domain/crisis.ts';
import { minutes } from '../domain/play.ts';
import { mailbox } from './mailbox.ts';
import { oneReplica, replica } from './replica.ts';
import { answer, fillRegisters, stage } from './stage.ts';

const everybody = ['channel', anna, ben, cem];
const accepted = Object.fromEntries(everybody.map((to) => [to, ['alarm accepted']]));

/** A stage with two running processes; the first holds the lease and can die: then it never runs again. */
async function pair() {
  const set = stage();
  let dead = false;
  const pause: Env['pause'] = async (ms, signal) => {
    await set.clock.pause(ms, signal);
    if (dead) await new Promise(() => undefined);
  };
  const teams = mailbox({ ...set.clock, pause });
  const one = replica(set, 'one', { pause }, teams);
  await fillRegisters(one.entry);
  one.start();
  await set.clock.advance(100);
  const two = replica(set, 'two');
  two.start();
  await set.clock.advance(1_000);
  const die = () => {
    dead = true;
  };
  return { set, one, two, die };
}

describe('two running processes', () => {
  it('send each message once, whoever took the alarm', async () => {
    const { set, one, two } = await pair();
    await one.raise('a');
    await two.raise('b');
    await set.clock.advance(5_000);
    expect(two.teams.calls).toEqual([]);
    expect(one.teams.sent()).toHaveLength(8);
    expect([await one.mail('a'), await one.mail('b')]).toEqual([accepted, accepted]);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('find what the other committed within half a second', async () => {
    const { set, one, two } = await pair();
    await two.raise('b');
    const committed = set.clock.now();
    await set.clock.advance(600);
    expect((one.teams.calls[0]?.at ?? 0) - committed).toBeLessThanOrEqual(500);
    await set.clock.advance(5_000);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('change over at once when the holder stops properly', async () => {
    const { set, one, two } = await pair();
    await one.stop();
    await two.raise('b');
    await set.clock.advance(2_000);
    expect(await two.mail('b')).toEqual(accepted);
    await two.stop();
  });
});

describe('the death of the sender', () => {
  it('is noticed within 6 seconds by its silence, and everybody is still reached', async () => {
    const { set, one, two, die } = await pair();
    die();
    const died = set.clock.now();
    await set.clock.advance(600);
    await two.raise('a');
    await set.clock.advance(10_000);
    expect(one.teams.calls).toEqual([]);
    expect(await two.mail('a')).toEqual(accepted);
    expect((two.teams.calls.at(-1)?.at ?? 0) - died).toBeLessThanOrEqual(6_000);
    await two.stop();
  });

  it('between reservation and result repeats those calls once, marked, and no others', async () => {
    const { set, one, two, die } = await pair();
    let calls = 0;
    one.teams.hangs = () => {
      calls += 1;
      return calls > 2;
    };
    one.teams.latency = 10;
    await one.raise('a');
    await set.clock.advance(300);
    expect(await two.mail('a')).toMatchObject({ channel: ['alarm accepted'], [anna]: ['alarm accepted'] });
    die();
    set.gone.add('one');
    await set.clock.advance(minutes(1));
    expect(two.teams.calls.map(({ to, repeat }) => [to, repeat])).toEqual([
      [ben, true],
      [cem, true],
    ]);
    expect(await two.mail('a')).toEqual(accepted);
    const { state } = await two.entry.read(alarms, 'a');
    expect(state.ledger.epoch).toBe(2);
    const lines = await set.store.journal({ kind: 'alarm', id: 'a' });
    expect(lines.filter(({ entry }) => entry.type === 'recovered')).toMatchObject([{ entry: { ids: ['d3', 'd4'] } }]);
    expect(firstBreak(lines, set.env('x').digest)).toBeNull();
    await two.stop();
  });

  it('before it reserved anything costs no repeat at all', async () => {
    const { set, one, two } = await pair();
    set.gone.add('one');
    await two.raise('a');
    await set.clock.advance(5_000);
    expect([...one.teams.calls, ...two.teams.calls].every(({ repeat }) => !repeat)).toBe(true);
    expect(await two.mail('a')).toEqual(accepted);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('and an answer to the lost copy means it is not sent again', async () => {
    const { set, one, two, die } = await pair();
    one.teams.hangs = () => true;
    await one.raise('a');
    await set.clock.advance(200);
    die();
    set.gone.add('one');
    await answer(two.entry, 'a', ben);
    await set.clock.advance(minutes(1));
    expect(two.teams.calls.some(({ to }) => to === ben)).toBe(false);
    expect(await two.mail('a')).toMatchObject({ [ben]: ['alarm answered'], [cem]: ['alarm accepted'] });
    await two.stop();
  });
});

describe('a sender that was only slow', () => {
  it('is stopped by the case itself once another has sent; what it heard still counts', async () => {
    const { set, one, two } = await pair();
    one.teams.hangs = ({ to }) => to !== 'channel';
    await one.raise('a');
    await set.clock.advance(300);
    set.gone.add('one');
    await set.clock.advance(1_600);
    set.gone.delete('one');
    // Two has declared the calls lost; now the first hears that Teams took them after all.
    expect(await two.mail('a')).toMatchObject({ [ben]: ['alarm unknown'] });
    one.teams.hangs = () => false;
    one.teams.letGo();
    await set.clock.advance(minutes(1));
    expect(two.teams.calls.filter(({ kind }) => kind === 'post')).toEqual([]);
    expect(await two.mail('a')).toEqual(accepted);
    await Promise.all([one.stop(), two.stop()]);
  });

  it('reserves nothing more under its old epoch', async () => {
    const { set, one, two, die } = await pair();
    const news = (nextStep: string) =>
      two.entry.execute(alarms, 'a', { ...update, nextStep }, { person: anna, via: 'tab' });
    await one.raise('a');
    await set.clock.advance(1_000);
    die();
    set.gone.add('one');
    await set.clock.advance(1_600);
    await news('Stabsraum B.');
    await set.clock.advance(5_000);
    expect((await two.entry.read(alarms, 'a')).state.ledger.epoch).toBe(2);
    await two.stop();
    await news('Stabsraum C.');
    const before = one.teams.calls.length;
    await one.worker.pass(1);
    await one.worker.settled();
    await expect(one.worker.pass(1)).rejects.toMatchObject({ code: 'stale-lease' });
    expect(one.teams.calls).toHaveLength(before);
  });
});

describe('a message that waited for its turn while its process stood still', () => {
  it('stays at home when another has reserved it anew', async () => {
    const { set, one, two } = await pair();
    await Promise.all([one.stop(), two.stop()]);
    await one.raise('a');
    const address = { kind: 'alarm', id: 'a' } as const;
    const sender = { system: 'sender' } as const;
    await one.entry.execute(alarms, 'a', { type: 'reserve', ids: ['d3'], epoch: 1 }, sender);
    await two.entry.execute(alarms, 'a', { type: 'recover', ids: ['d3'], epoch: 2 }, sender);
    await set.clock.advance(5_000);
    await two.entry.execute(alarms, 'a', { type: 'reserve', ids: ['d3'], epoch: 2 }, sender);
    const leaves = async ({ env, entry, teams }: typeof one, epoch: number) => {
      const tools = { env, entry, sender: teams, isOver: async () => false };
      const ready = { id: 'd3', lane: 0, redraw: false, epoch, since: set.clock.now() } as const;
      const handed = handOver(tools, { ...ready, desk: newDesk(alarms as unknown as SendingModel, address) });
      await set.clock.advance(1_000);
      return (await handed).outcome?.outcome ?? null;
    };
    expect(await leaves(one, 1)).toBeNull();
    expect(one.teams.calls).toEqual([]);
    expect(await leaves(two, 2)).toBe('accepted');
  });
});

describe('a process that starts again', () => {
  it('under its old name and epoch still finds what it had reserved', async () => {
    const set = await oneReplica();
    set.teams.hangs = () => true;
    set.start();
    await set.raise('a');
    await set.clock.advance(100);
    const before = set.teams.calls.length;
    const again = replica({ ...set, env: (name, change) => ({ ...set.env, name, ...change }) }, 'one');
    again.start();
    await set.clock.advance(minutes(1));
    expect(await again.mail('a')).toEqual(accepted);
    expect(again.teams.calls.filter(({ repeat }) => repeat)).toHaveLength(before);
    await again.stop();
  });
});
