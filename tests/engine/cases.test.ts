// Cases kept folded: a snapshot and its tail say the same as the whole journal, also after erasing and with newer rules.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { numbering } from '../../src/domain/numbering.ts';
import { people } from '../../src/domain/people.ts';
import { type Door, door } from '../../src/engine/execute.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { allClear, anna, ben, cem, raise, update } from '../domain/crisis.ts';
import { answer, fillRegisters, openStage, stage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;
const alarmOf = (id: string) => ({ kind: 'alarm', id }) as const;
const said = ['coming', 'unavailable'] as const;

/** Ben changes his mind so many times. */
async function manyAnswers(entry: Door, id: string, count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n += 1) await answer(entry, id, ben, said[n % 2]);
}

describe('a snapshot', () => {
  it('of an alarm is written every 50 lines, of a register with every one', async () => {
    const { entry, store } = await openStage('a');
    await manyAnswers(entry, 'a', 48);
    expect((await store.load(alarmOf('a'), 0)).snapshot).toBeNull();
    await manyAnswers(entry, 'a', 1);
    expect((await store.load(alarmOf('a'), 0)).snapshot).toMatchObject({ seq: 50, version: alarms.version });
    await manyAnswers(entry, 'a', 60, 49);
    expect((await store.load(alarmOf('a'), 0)).snapshot?.seq).toBe(100);
    expect((await store.load({ kind: 'person', id: anna }, 0)).snapshot?.seq).toBe(1);
  });

  it('with its tail is the state of the whole journal, for a door that never saw the case', async () => {
    const set = await openStage('a');
    await manyAnswers(set.entry, 'a', 70);
    await set.entry.execute(alarms, 'a', update, byAnna);
    const mine = await set.entry.read(alarms, 'a');
    const other = await door(set.env('two')).read(alarms, 'a');
    expect(other).toEqual(mine);
    expect(other.snapshotSeq).toBe(50);
  });

  it('of older rules is not believed: the case is folded anew by the rules of today', async () => {
    const set = await openStage('a');
    await manyAnswers(set.entry, 'a', 60);
    const newer = { ...alarms, version: alarms.version + 1, apply: countsTwice };
    const { state, seq } = await door(set.env('two')).read(newer, 'a');
    expect(seq).toBe(61);
    expect(state.answers[ben]).toHaveLength(120);
    await manyAnswers(set.entry, 'a', 40, 60);
    expect((await door(set.env('three')).read(newer, 'a')).state.answers[ben]).toHaveLength(200);
  });

  it('of newer rules does not hinder a door that still runs the older ones', async () => {
    const set = await openStage('a');
    const newer = { ...alarms, version: alarms.version + 1, apply: countsTwice };
    const ahead = door(set.env('two'));
    for (let n = 0; n < 60; n += 1) {
      const command = {
        type: 'answer',
        person: ben,
        delivery: '',
        n,
        answer: said[n % 2] ?? 'coming',
        eta: null,
        redrawn: false,
      } as const;
      await ahead.execute(newer, 'a', command, { person: ben, via: 'word' });
    }
    expect((await set.store.load(alarmOf('a'), 0)).snapshot?.version).toBe(alarms.version + 1);
    expect((await door(set.env('three')).read(alarms, 'a')).state.answers[ben]).toHaveLength(60);
  });
});

/** Rules that count each answer twice: a change of meaning that a version number must guard. */
function countsTwice(...[state, entry, turn]: Parameters<typeof alarms.apply>): Alarm {
  const once = alarms.apply(state, entry, turn);
  return entry.type === 'answered' ? alarms.apply(once, entry, turn) : once;
}

describe('what is remembered', () => {
  it('is asked afresh at every read, so that two doors never differ', async () => {
    const set = await openStage('a');
    const other = door(set.env('two'));
    expect((await other.read(alarms, 'a')).seq).toBe(1);
    await manyAnswers(set.entry, 'a', 3);
    expect(await other.read(alarms, 'a')).toEqual(await set.entry.read(alarms, 'a'));
  });

  it('does not grow without end: after thousands of cases the first is read anew, and is the same', async () => {
    const set = await openStage('a');
    const before = await set.entry.read(alarms, 'a');
    expect(await set.entry.read(alarms, 'a')).toBe(before);
    const take = (series: string) =>
      set.entry.execute(numbering, series, { type: 'take', alarm: 'x' }, { system: 'setup' });
    await Promise.all(Array.from({ length: 5_000 }, (_, n) => take(`series-${n}`)));
    const again = await set.entry.read(alarms, 'a');
    expect(again).not.toBe(before);
    expect(again).toEqual(before);
  });

  it('is let go when nobody wanted it for five minutes, kept while somebody does, and the same when read anew', async () => {
    const set = await openStage('a');
    const before = await set.entry.read(alarms, 'a');
    for (let minute = 0; minute < 20; minute += 4) {
      await set.clock.advance(4 * 60_000);
      expect(await set.entry.known(alarms, 'a')).toBe(before);
    }
    await set.clock.advance(5 * 60_000);
    await set.entry.read(people, anna);
    const again = await set.entry.known(alarms, 'a');
    expect(again).not.toBe(before);
    expect(again).toEqual(before);
  });

  it('is not pushed out by questions for cases that do not exist', async () => {
    const set = await openStage('a');
    const before = await set.entry.read(alarms, 'a');
    for (let n = 0; n < 5_001; n += 1) await set.entry.read(alarms, `none-${n}`);
    expect(await set.entry.read(alarms, 'a')).toBe(before);
  });

  it('of a case nobody wrote to is nothing', async () => {
    const { entry } = await openStage();
    expect(await entry.read(alarms, 'none')).toMatchObject({ seq: 0, owed: [], state: { status: 'none' } });
  });
});

describe('erased values', () => {
  it('are gone from what a door folds, also when a snapshot held them', async () => {
    const set = await openStage('a');
    await manyAnswers(set.entry, 'a', 55);
    await set.store.erase(alarmOf('a'), 1, cem);
    await set.store.erase(alarmOf('a'), 2, 'value');
    const { state, seq } = await door(set.env('two')).read(alarms, 'a');
    expect(seq).toBe(56);
    expect(state.names[cem]).toBeUndefined();
    expect(state.names[anna]).toBe('Anna Beispiel');
    expect(state.answers[ben]?.slice(0, 2).map((given) => given.answer)).toEqual(['erased', 'unavailable']);
  });

  it('of a person leave her id, her domain and her rights', async () => {
    const set = await openStage();
    await set.store.erase({ kind: 'person', id: anna }, 1, 'person');
    const { state } = await door(set.env('two')).read(people, anna);
    expect(state.value).toMatchObject({ id: anna, domain: 'MI-ITN' });
    expect(state.value?.name).toBeUndefined();
  });
});

describe('what a case owes', () => {
  const commands = fc.array(
    fc.constantFrom('ben comes', 'ben stays', 'cem comes', 'reserve', 'accept', 'again', 'recover', 'update', 'end'),
    { maxLength: 25 },
  );

  it('stands in the due list after every commit, nothing more and nothing less', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (story) => {
        const set = stage(openSqlite(':memory:'));
        const entry = door(set.env('one'));
        await fillRegisters(entry);
        await entry.execute(alarms, 'a', raise(), byAnna);
        for (const step of story) {
          await set.clock.advance(1_500);
          await take(entry, step);
          const { owed } = await entry.read(alarms, 'a');
          const rows = await set.store.due(Number.MAX_SAFE_INTEGER, 100);
          const wanted = owed.map((item) => `${item.kind === 'send' ? `send/${item.lane}` : 'wake'} ${item.at}`);
          expect(rows.map(({ key, at }) => `${key} ${at}`).sort()).toEqual([...wanted].sort());
        }
        await set.store.close();
      }),
      { numRuns: 60 },
    );
  });

  async function take(entry: Door, step: string): Promise<void> {
    const { state } = await entry.read(alarms, 'a');
    const bySender = { system: 'sender' } as const;
    const ids = Object.keys(state.ledger.deliveries).slice(0, 3);
    if (step === 'ben comes') await quietly(answer(entry, 'a', ben));
    if (step === 'ben stays') await quietly(answer(entry, 'a', ben, 'unavailable'));
    if (step === 'cem comes') await quietly(answer(entry, 'a', cem));
    if (step === 'reserve') await entry.execute(alarms, 'a', { type: 'reserve', ids, epoch: 1 }, bySender);
    if (step === 'recover') await entry.execute(alarms, 'a', { type: 'recover', ids, epoch: 1 }, bySender);
    if (step === 'update') await quietly(entry.execute(alarms, 'a', update, byAnna));
    if (step === 'end') await quietly(entry.execute(alarms, 'a', allClear, byAnna));
    if (step !== 'accept' && step !== 'again') return;
    const results = ids.map((id) =>
      step === 'accept'
        ? ({ id, outcome: 'accepted', activityId: `a-${id}`, version: 1 } as const)
        : ({ id, outcome: 'again', code: 'x' } as const),
    );
    await entry.execute(alarms, 'a', { type: 'settle', results, epoch: 1 }, bySender);
  }

  /** Refusals belong to the story. */
  const quietly = (task: Promise<unknown>) => task.catch((error: Error) => expect(error.name).toBe('Refusal'));
});
