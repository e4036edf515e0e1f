// Rolls: who is told beyond the crisis team, what each of them is owed, and what *Gelesen* does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAlarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { alarmOfRoll, intoRolls, type Notice, noticeOf, rollId } from '../../src/domain/audience.ts';
import type { Outcome } from '../../src/domain/ledger.ts';
import { partitionOf } from '../../src/domain/partition.ts';
import { alarmOf, type RollMember, rolls } from '../../src/domain/roll.ts';
import { allClear, anna, raise, update } from './crisis.ts';
import { minutes, type Play, play, refusalOf, startOfPlay } from './play.ts';

const member = (id: string): RollMember => ({
  id,
  aadId: `aad-${id}`,
  language: 'de',
  address: { serviceUrl: 's', conversationId: `chat-${id}` },
});
const [gerd, heike, ina] = ['p-gerd0001', 'p-heike002', 'p-ina00003'];
const freeze = { type: 'freeze', alarm: 'a', members: [gerd, heike, ina].map((id) => member(id as string)) } as const;
const audience = { id: 'x1', reach: 'domain', people: 3, rolls: 1, feed: false } as const;

/** An alarm that tells an audience, and what its rolls are told after so many changes. */
function told(...changes: readonly (typeof update | typeof allClear)[]): Notice {
  const played = play(alarms);
  played.give(raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.' }), { person: anna, via: 'tab' });
  for (const change of changes) {
    played.wait(minutes(1));
    played.give(change, { person: anna, via: 'tab' });
  }
  return noticeOf(played.state);
}
const forAll = { ...update, audienceStep: 'Bitte schalten Sie Ihren Rechner aus.' };
const follow = (notice: Notice) => ({ type: 'follow', notice, raisedByName: 'Anna Beispiel' }) as const;

function openRoll(notice = told()) {
  const roll = play(rolls);
  roll.give(freeze);
  roll.give(follow(notice));
  return roll;
}
type Rolling = ReturnType<typeof openRoll>;

const mail = (roll: Play<typeof rolls.empty, never, never> | Rolling, person: string) =>
  Object.values(roll.state.ledger.deliveries)
    .filter(({ to }) => 'person' in to && to.person === person)
    .map(({ message, state, lane }) => `${message} ${state} ${lane}`);
const idOf = (roll: Rolling, person: string, message = 'alarm') =>
  Object.values(roll.state.ledger.deliveries).findLast(
    ({ to, message: is }) => 'person' in to && to.person === person && is === message,
  )?.id as string;
function send(
  roll: Rolling,
  person: string,
  outcome: 'accepted' | 'unclear' | 'never' = 'accepted',
  message = 'alarm',
) {
  const id = idOf(roll, person, message);
  roll.give({ type: 'reserve', ids: [id], epoch: 1 });
  const result: Outcome =
    outcome === 'accepted' ? { id, outcome, activityId: `act-${id}`, version: 1 } : { id, outcome, code: 'x' };
  roll.give({ type: 'settle', results: [result], epoch: 1 });
}
const read = (person: string, delivery = '', card?: string) =>
  ({ type: 'read', person, delivery, redrawn: true, ...(card ? { card } : {}) }) as const;

describe('an audience', () => {
  it('is cut into rolls of at most 100, sorted, each person once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (numbers) => {
        const cut = intoRolls(numbers.map((n) => ({ id: `p-${1_000 + n}` })));
        const flat = cut.flat().map(({ id }) => id);
        expect(flat).toEqual([...new Set(numbers.map((n) => `p-${1_000 + n}`))].sort());
        expect(cut.every((roll) => roll.length >= 1 && roll.length <= 100)).toBe(true);
      }),
    );
  });

  it('lies with its alarm: the roll names it, and shares its partition', () => {
    const id = rollId('a1b2', audience, 12);
    expect(alarmOfRoll(id)).toBe('a1b2');
    expect(partitionOf({ kind: 'roll', id })).toBe(partitionOf({ kind: 'alarm', id: 'a1b2' }));
  });

  it('is owed telling until the alarm knows that every roll was told, and anew after news for all and the end', () => {
    const played = play(alarms);
    const two = { ...audience, rolls: 2 };
    played.give(raise({ audience: two, audienceStep: 'Bitte bleiben Sie zu Hause.' }), { person: anna, via: 'tab' });
    const owes = () => alarms.owed(played.state).some(({ kind }) => kind === 'tell');
    const tell = (version: number, upTo: number) => played.give({ type: 'told', version, upTo }).length;
    expect(owes()).toBe(true);
    expect([tell(1, 1), tell(1, 1), tell(1, 2), tell(1, 3), owes()]).toEqual([1, 0, 1, 0, false]);
    played.give(update, { person: anna, via: 'tab' });
    expect(owes()).toBe(false);
    played.give(forAll, { person: anna, via: 'tab' });
    expect([owes(), tell(1, 2), tell(2, 2), owes()]).toEqual([true, 0, 1, false]);
    played.give(allClear, { person: anna, via: 'tab' });
    expect(owes()).toBe(true);
  });

  it('needs to be told what to do', () => {
    const by = { person: anna, via: 'tab' } as const;
    expect(refusalOf(() => play(alarms).give(raise({ audience, audienceStep: ' ' }), by))).toBe(
      'Bitte schreiben Sie, was alle anderen tun sollen.',
    );
  });

  it('learns nothing that is only for the crisis team', () => {
    const notice = JSON.stringify(told());
    expect(notice).not.toContain('4711');
    expect(notice).not.toContain('Stabsraum A');
    expect(notice).toContain('Bitte bleiben Sie zu Hause.');
  });
});

describe('a roll', () => {
  it('owes nothing before its alarm told it anything', () => {
    const roll = play(rolls);
    roll.give(freeze);
    expect([rolls.owed(roll.state), roll.state.status]).toEqual([[], 'frozen']);
    expect(alarmOf(roll.state)).toEqual(emptyAlarm);
  });

  it('frozen again is the same roll; another size is refused', () => {
    const roll = play(rolls);
    roll.give(freeze);
    expect(roll.give({ ...freeze, members: [member('p-other001')] })).toEqual([]);
    const many = Array.from({ length: 101 }, (_, n) => member(`p-${n}`));
    expect(refusalOf(() => play(rolls).give({ ...freeze, members: many }))).toBe(
      refusalOf(() => play(rolls).give({ ...freeze, members: [] })),
    );
  });

  it('owes each of its people the message once, in lane 2, however often it is told', () => {
    const roll = openRoll();
    expect(roll.give(follow(told()))).toEqual([]);
    for (const person of [gerd, heike, ina]) expect(mail(roll, person as string)).toEqual(['alarm planned 2']);
    expect(rolls.owed(roll.state)).toEqual([{ kind: 'send', lane: 2, at: startOfPlay }]);
  });

  it('tells news for all to whoever may have heard; the others get the newest text at once', () => {
    const roll = openRoll();
    send(roll, gerd as string);
    roll.give(follow(told(forAll)));
    expect(mail(roll, gerd as string)).toEqual(['alarm accepted 2', 'news planned 2']);
    expect(mail(roll, heike as string)).toEqual(['alarm planned 2']);
    expect(roll.state.notice?.nextStep).toBe('Bitte schalten Sie Ihren Rechner aus.');
  });

  it('tells the end to whoever may have heard, stops the rest, and nobody stays without an end', () => {
    const roll = openRoll();
    send(roll, gerd as string);
    send(roll, heike as string, 'unclear');
    roll.give(follow(told(allClear)));
    expect(mail(roll, gerd as string)).toEqual(['alarm accepted 2', 'end planned 2']);
    expect(mail(roll, heike as string)).toEqual(['alarm stopped 2', 'end planned 2']);
    expect(mail(roll, ina as string)).toEqual(['alarm stopped 2']);
  });

  it('that hears of the end first sends nothing at all', () => {
    const roll = openRoll(told(allClear));
    for (const person of [gerd, heike, ina]) expect(mail(roll, person as string)).toEqual(['alarm stopped 2']);
    expect(rolls.owed(roll.state)).toEqual([]);
  });

  it('notes once who has read it, from whatever copy, and keeps the first time', () => {
    const roll = openRoll();
    send(roll, gerd as string);
    const by = { person: gerd as string, via: 'card' } as const;
    expect(roll.give(read(gerd as string, idOf(roll, gerd as string)), by)).toHaveLength(1);
    roll.wait(minutes(2));
    expect(roll.give(read(gerd as string, idOf(roll, gerd as string)), by)).toEqual([]);
    expect(roll.state.answers[gerd as string]).toEqual([startOfPlay]);
    expect(mail(roll, gerd as string)).toEqual(['alarm answered 2']);
  });

  it('learns from a click that an unclear card had arrived, also after it was read elsewhere', () => {
    const roll = openRoll();
    send(roll, gerd as string, 'unclear');
    const by = { person: gerd as string, via: 'card' } as const;
    roll.give(read(gerd as string, idOf(roll, gerd as string), 'orphan-7'), by);
    const item = roll.state.ledger.deliveries[idOf(roll, gerd as string)];
    expect([item?.activityId, item?.state]).toEqual(['orphan-7', 'answered']);
  });

  it('refuses strangers and foreign cards', () => {
    const roll = openRoll();
    expect(refusalOf(() => roll.give(read('p-strange1')))).toBe(
      'Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
    );
    expect(refusalOf(() => roll.give(read(heike as string, idOf(roll, gerd as string))))).toContain('Karte');
  });
});
