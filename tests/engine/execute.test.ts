import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { people } from '../../src/domain/people.ts';
import { door } from '../../src/engine/execute.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { anna, ben, cem, raise } from '../domain/crisis.ts';
import { startOfPlay } from '../domain/play.ts';
import { comeToRest } from '../support/clock.ts';
import { answer, fillRegisters, openStage, refusal, stage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;
const alarmOf = (id: string) => ({ kind: 'alarm', id }) as const;

describe('a command', () => {
  it('that is allowed is recorded with who gave it, and what it owes, in one commit', async () => {
    const { entry, store } = await openStage('a');
    const [line, ...more] = await store.journal(alarmOf('a'));
    expect(more).toEqual([]);
    expect(line).toMatchObject({ seq: 1, by: byAnna, entry: { type: 'raised' } });
    expect(await store.due(startOfPlay, 10)).toMatchObject([{ address: alarmOf('a'), key: 'send/0', at: startOfPlay }]);
    expect((await entry.read(alarms, 'a')).state.status).toBe('open');
  });

  it('of somebody who may not is refused, and nothing is written', async () => {
    const { entry, store } = await openStage();
    expect(await refusal(entry.execute(alarms, 'a', raise(), { person: cem, via: 'tab' }))).toBe('not-allowed');
    expect(await refusal(entry.execute(alarms, 'a', raise(), { system: 'intake' }))).toBe('not-allowed');
    expect(await refusal(entry.execute(alarms, 'a', raise(), { person: 'p-gone', via: 'tab' }))).toBe('unknown-person');
    expect(await store.journal(alarmOf('a'))).toEqual([]);
  });

  it('of somebody who lost the right a moment ago is refused', async () => {
    const { entry } = await openStage();
    const known = (await entry.read(people, anna)).state.value;
    if (!known) throw new Error('no Anna');
    await entry.execute(people, anna, { type: 'put', value: { ...known, grants: [] } }, { system: 'setup' });
    expect(await refusal(entry.execute(alarms, 'a', raise(), byAnna))).toBe('not-allowed');
  });

  it('of somebody about herself alone asks no register, and counts for nobody else', async () => {
    const { entry, store, env } = await openStage('a');
    const loaded: string[] = [];
    const load: typeof store.load = (address, since) => {
      loaded.push(address.kind);
      return store.load(address, since);
    };
    const other = door(env('two', { store: { ...store, load } }));
    await answer(other, 'a', ben);
    expect(loaded).toEqual(['alarm']);
    expect((await entry.read(alarms, 'a')).state.answers[ben]).toHaveLength(1);
    expect(await refusal(answer(other, 'a', 'p-gone'))).toBe('not-asked');
    const forBen = { type: 'answer', person: ben, delivery: '', n: 0, answer: 'coming', eta: null, redrawn: false };
    const by = { person: anna, via: 'word' } as const;
    expect(await refusal(other.execute(alarms, 'a', forBen as never, by))).toBe('not-allowed');
  });

  it('that changes nothing writes nothing, and answers with the state', async () => {
    const { entry, store } = await openStage('a');
    const done = await entry.execute(alarms, 'a', raise({ number: 'a' }), byAnna);
    expect(done).toMatchObject({ entries: [], seq: 1, state: { status: 'open' } });
    expect(await store.journal(alarmOf('a'))).toHaveLength(1);
  });

  it('is heard of once it is durable, with the due rows it changed', async () => {
    const { entry, store } = await openStage();
    const heard: string[] = [];
    const leave = entry.onCommit((address, { owe }) => {
      void store.journal(address).then((lines) => heard.push(`${address.id} ${owe[0]?.at} ${lines.length}`));
    });
    await entry.execute(alarms, 'a', raise(), byAnna);
    await comeToRest();
    leave();
    await entry.execute(alarms, 'b', raise(), byAnna);
    await comeToRest();
    expect(heard).toEqual([`a ${startOfPlay} 1`]);
  });

  it('is not undone by somebody who hears of it and stumbles', async () => {
    const { entry, logged } = await openStage();
    const heard: string[] = [];
    entry.onCommit(() => {
      throw new TypeError('stumbled');
    });
    entry.onCommit((address) => heard.push(address.id));
    expect((await entry.execute(alarms, 'a', raise(), byAnna)).seq).toBe(1);
    expect(heard).toEqual(['a']);
    expect(logged).toEqual(['listener.fault case=alarm/a error=TypeError']);
  });
});

describe('time', () => {
  it('never runs backwards within a case, whatever the clock does', async () => {
    const set = stage();
    let now = startOfPlay;
    const entry = door(set.env('one', { now: () => now }));
    await fillRegisters(entry);
    const raisedAt = startOfPlay + 5_000;
    now = raisedAt;
    await entry.execute(alarms, 'a', raise(), byAnna);
    now = startOfPlay - 3_600_000;
    await answer(entry, 'a', ben);
    now = raisedAt + 1;
    await answer(entry, 'a', cem);
    const lines = await set.store.journal(alarmOf('a'));
    expect(lines.map(({ at }) => at - raisedAt)).toEqual([0, 0, 1]);
    expect(firstBreak(lines, set.env('x').digest)).toBeNull();
  });

  it('of the event is kept beside the time of the entry, and never lies after it', async () => {
    const { entry, store } = await openStage('a');
    const said = { type: 'answer', person: ben, delivery: '', n: 0, eta: null, redrawn: false } as const;
    const by = { person: ben, via: 'card' } as const;
    await entry.execute(alarms, 'a', { ...said, answer: 'coming' }, by, startOfPlay - 60_000);
    await entry.execute(alarms, 'a', { ...said, answer: 'virtual' }, by, startOfPlay + 60_000);
    const [, early, late] = await store.journal(alarmOf('a'));
    expect([early?.occurredAt, early?.at]).toEqual([startOfPlay - 60_000, startOfPlay]);
    expect([late?.occurredAt, late?.at]).toEqual([startOfPlay, startOfPlay]);
  });
});

describe('a store that fails', () => {
  it('fails the command, and only that one', async () => {
    const memory = openSqlite(':memory:');
    let broken = false;
    const set = stage({
      ...memory,
      commit: (commit) => (broken ? Promise.reject(new Error('disk full')) : memory.commit(commit)),
    });
    const entry = door(set.env('one'));
    await fillRegisters(entry);
    broken = true;
    await expect(entry.execute(alarms, 'a', raise(), byAnna)).rejects.toThrow('disk full');
    broken = false;
    expect((await entry.read(alarms, 'a')).state.status).toBe('none');
    expect((await entry.execute(alarms, 'a', raise(), byAnna)).seq).toBe(1);
  });
});

describe('the door is idle', () => {
  it('when no command waits or runs', async () => {
    const { entry } = await openStage('a');
    const order: string[] = [];
    const commands = [ben, cem].map((who) => answer(entry, 'a', who).then(() => order.push(who)));
    await entry.idle();
    order.push('idle');
    await Promise.all(commands);
    expect(order).toEqual([ben, cem, 'idle']);
    await entry.idle();
  });
});
