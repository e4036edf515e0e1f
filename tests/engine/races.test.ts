// Races between commands of one case, in one process and between two: no answer lost, none counted twice.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { firstBreak } from '../../src/domain/chain.ts';
import { people } from '../../src/domain/people.ts';
import { door } from '../../src/engine/execute.ts';
import { Conflict } from '../../src/errors.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { allClear, anna, ben, cem, raise, update } from '../domain/crisis.ts';
import { answer, fillRegisters, refusal, stage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;
const alarmOf = (id: string) => ({ kind: 'alarm', id }) as const;

/** Runs a task while the clock ticks, for the pauses between lost races. */
async function ticking<T>(set: ReturnType<typeof stage>, task: Promise<T>): Promise<T> {
  let over = false;
  void task.then(
    () => (over = true),
    () => (over = true),
  );
  while (!over) await set.clock.advance(50);
  return task;
}

describe('races', () => {
  it('300 people answering one alarm at once through two doors lose no answer', async () => {
    const memory = openSqlite(':memory:');
    let lost = 0;
    const commit: Store['commit'] = (wanted) =>
      memory.commit(wanted).catch((error: unknown) => {
        lost += 1;
        throw error;
      });
    const set = stage({ ...memory, commit });
    // Pauses in turns of the loop, and answers that keep coming: both doors run against each other all the time.
    const pause = async (ms: number) => {
      for (let turn = 0; turn < ms; turn += 20) await turnOfTheLoop();
    };
    const [one, two] = [door(set.env('one', { pause })), door(set.env('two', { pause }))];
    await fillRegisters(one);
    const crowd = Array.from({ length: 300 }, (_, index) => `p-crowd-${index}`);
    const known = (await one.read(people, cem)).state.value;
    if (!known) throw new Error('no Cem');
    for (const id of crowd) {
      await one.execute(people, id, { type: 'put', value: { ...known, id, aadId: `aad-${id}` } }, { system: 'setup' });
    }
    const roles = [{ kind: 'ADVISOR' as const, core: false, people: crowd, needed: crowd.length }];
    await one.execute(alarms, 'a', raise({ roles, names: {} }), byAnna);
    const answers: Promise<unknown>[] = [];
    for (const [index, id] of crowd.entries()) {
      answers.push(answer(index % 2 === 0 ? one : two, 'a', id));
      if (index % 2 === 1) await turnOfTheLoop();
    }
    await Promise.all(answers);
    const { state, seq } = await one.read(alarms, 'a');
    expect(Object.keys(state.answers).sort()).toEqual([...crowd].sort());
    expect(seq).toBe(301);
    expect(lost).toBeGreaterThan(5);
    const lines = await set.store.journal(alarmOf('a'));
    expect(firstBreak(lines, set.env('x').digest)).toBeNull();
    expect((await two.read(alarms, 'a')).state).toEqual(state);
  }, 60_000);

  it('two doors never raise one alarm twice', async () => {
    const set = stage();
    const doors = [door(set.env('one')), door(set.env('two'))];
    await fillRegisters(doors[0] as (typeof doors)[0]);
    const raised = doors.flatMap((entry) => [1, 2, 3].map(() => entry.execute(alarms, 'a', raise(), byAnna)));
    const entries = (await ticking(set, Promise.all(raised))).map((done) => done.entries.length);
    expect(entries.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await set.store.journal(alarmOf('a'))).toHaveLength(1);
  });

  it('what a door remembers is asked afresh: it refuses and allows by what another wrote', async () => {
    const set = stage();
    const [one, two] = [door(set.env('one')), door(set.env('two'))];
    await fillRegisters(one);
    expect(await refusal(answer(two, 'a', ben))).toBe('alarm-unknown');
    await one.execute(alarms, 'a', raise(), byAnna);
    expect((await answer(two, 'a', ben)).entries).toHaveLength(1);
    await one.execute(alarms, 'a', allClear, byAnna);
    expect(await refusal(answer(two, 'a', cem))).toBe('alarm-ended');
  });

  it('an answer that loses the race against the end is refused, not lost in silence', async () => {
    const set = stage();
    const late = slowToCommit(set.store);
    const [one, two] = [door(set.env('one')), door(set.env('two', { store: late.store }))];
    await fillRegisters(one);
    await one.execute(alarms, 'a', raise(), byAnna);
    const answered = refusal(answer(two, 'a', ben));
    await late.reached;
    await one.execute(alarms, 'a', allClear, byAnna);
    late.go();
    expect(await ticking(set, answered)).toBe('alarm-ended');
    expect((await one.read(alarms, 'a')).state.answers).toEqual({});
  });

  it('an answer and a change at the same moment both count', async () => {
    const set = stage();
    const late = slowToCommit(set.store);
    const [one, two] = [door(set.env('one')), door(set.env('two', { store: late.store }))];
    await fillRegisters(one);
    await one.execute(alarms, 'a', raise(), byAnna);
    const answered = answer(two, 'a', ben);
    await late.reached;
    await one.execute(alarms, 'a', update, byAnna);
    late.go();
    const { state } = await ticking(set, answered);
    expect(state.nextStep).toBe('Stabsraum B.');
    expect(state.answers[ben]).toHaveLength(1);
  });

  it('that are lost again and again end with an error, after many tries', async () => {
    const memory = openSqlite(':memory:');
    let tries = 0;
    const set = stage({
      ...memory,
      commit(commit) {
        if (commit.address.kind !== 'alarm') return memory.commit(commit);
        tries += 1;
        return Promise.reject(new Conflict('alarm/a'));
      },
    });
    const entry = door(set.env('one'));
    await fillRegisters(entry);
    await expect(ticking(set, entry.execute(alarms, 'a', raise(), byAnna))).rejects.toBeInstanceOf(Conflict);
    expect(tries).toBe(32);
  });
});

/** A store whose next commit to an alarm waits until it is told to go. */
function slowToCommit(store: Store): { store: Store; reached: Promise<void>; go: () => void } {
  const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const commit: Store['commit'] = async (commit) => {
    if (commit.address.kind === 'alarm') {
      reached.resolve();
      await go.promise;
    }
    return store.commit(commit);
  };
  return { store: { ...store, commit }, reached: reached.promise, go: go.resolve };
}
