// Whatever happens to an alarm, in whatever order: nothing owed is lost, nobody is misled, folding repeats itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alarm, type AlarmCommand, type AlarmEntry, answerKinds, endings } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type Delivery, isOwed, mayHaveHeard, type Outcome } from '../../src/domain/ledger.ts';
import { asked } from '../../src/domain/staffing.ts';
import { Refusal } from '../../src/errors.ts';
import { anna, ben, cem, dora, exercise, raise } from './crisis.ts';
import { play } from './play.ts';

type Step = { readonly command: AlarmCommand } | { readonly wait: number };

const ids = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', '', 'toString', '__proto__'];
const id = fc.constantFrom(...ids);
const someIds = fc.uniqueArray(id, { minLength: 1, maxLength: 5 });
const epoch = fc.integer({ min: 1, max: 3 });
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    id,
    outcome: fc.constant('accepted' as const),
    activityId: fc.constantFrom('a-1', 'a-2'),
    version: fc.nat(6),
  }),
  fc.record({ id, outcome: fc.constant('redrawn' as const), version: fc.nat(9) }),
  fc.record({
    id,
    outcome: fc.constantFrom('again' as const, 'unclear' as const, 'never' as const),
    code: fc.constant('x'),
    waitMs: fc.constantFrom(0, 500, 30_000),
  }),
);
const command: fc.Arbitrary<AlarmCommand> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(raise(), exercise()) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('reserve' as const), ids: someIds, epoch }) },
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('settle' as const), results: fc.array(outcome, { maxLength: 4 }), epoch }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('recover' as const), ids: someIds, epoch }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      person: fc.constantFrom(anna, ben, cem, dora, 'p-else'),
      delivery: id,
      n: fc.nat(2),
      answer: fc.constantFrom(...answerKinds),
      eta: fc.constantFrom(null, 15, 60),
      redrawn: fc.boolean(),
      card: fc.constantFrom('a-1', 'a-9'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('update' as const),
      reason: fc.constantFrom('Grund', ''),
      nextStep: fc.constantFrom('Stabsraum B.', 'Stabsraum C.'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('end' as const),
      ending: fc.constantFrom(...endings),
      reason: fc.constant('vorbei'),
    }),
  },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ command }) },
  { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(1, 999, 5_000, 60_000) }) },
);
const steps = fc.array(step, { maxLength: 40 });

/** Plays the steps after a raise; `look` sees the state before and after each of them. */
function tell(story: readonly Step[], look: (after: Alarm, before: Alarm, now: number) => void = () => undefined) {
  const played = play(alarms);
  played.give(raise());
  for (const next of story) {
    const before = played.state;
    if ('wait' in next) played.wait(next.wait);
    else attempt(() => played.give(next.command));
    look(played.state, before, played.now);
  }
  return played;
}

/** Rules may refuse; anything else is a fault. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const items = (alarm: Alarm): readonly Delivery[] => Object.values(alarm.ledger.deliveries);
const always = (look: (after: Alarm, before: Alarm, now: number) => void) =>
  fc.assert(
    fc.property(steps, (story) => void tell(story, look)),
    { numRuns: 400 },
  );

describe('whatever happens to an alarm', () => {
  it('a message is owed, on its way, or ended with a reason', () => {
    always((alarm) => {
      const owedLanes = new Set(alarms.owed(alarm).map((owed) => (owed.kind === 'send' ? owed.lane : 0)));
      for (const item of items(alarm)) {
        expect(isOwed(item)).toBe(item.state === 'planned' || item.state === 'unknown');
        if (isOwed(item) || item.state === 'reserved') expect(owedLanes.has(item.lane)).toBe(true);
        if (item.state === 'refused') expect(item.code).not.toBeNull();
        if (item.state === 'reserved') expect(item.activityId).toBeNull();
      }
    });
  });

  it('no message disappears, and what was taken stays taken', () => {
    always((after, before) => {
      for (const item of items(before)) {
        const now = after.ledger.deliveries[item.id];
        expect(now?.to).toEqual(item.to);
        if (item.activityId !== null) expect(now?.activityId).toBe(item.activityId);
        if (item.state === 'answered') expect(now?.state).toBe('answered');
        if (item.mayBeOut) expect(now?.mayBeOut).toBe(true);
      }
    });
  });

  it('everybody asked is told, unless she answered, the alarm ended first, or Teams refused her', () => {
    always((alarm) => {
      for (const person of asked(alarm)) {
        const card = items(alarm).find((item) => 'person' in item.to && item.to.person === person);
        const explained = alarm.answers[person] !== undefined || alarm.status === 'ended';
        if (card?.state === 'superseded' || card?.state === 'stopped') expect(explained).toBe(true);
      }
    });
  });

  it('after the end nothing but the end is owed', () => {
    always((alarm) => {
      if (alarm.status !== 'ended') return;
      expect(
        items(alarm)
          .filter(isOwed)
          .every((item) => item.message === 'end'),
      ).toBe(true);
    });
  });

  it('whoever surely heard nothing is owed neither news nor an all-clear', () => {
    always((alarm) => {
      for (const item of items(alarm).filter((each) => each.message !== 'alarm' && isOwed(each))) {
        const same = items(alarm).filter((each) => JSON.stringify(each.to) === JSON.stringify(item.to));
        const answered = 'person' in item.to && alarm.answers[item.to.person] !== undefined;
        expect(answered || same.some(mayHaveHeard)).toBe(true);
      }
    });
  });

  it('whoever may have heard, and of whom nothing is refused, has an end coming when it ends', () => {
    always((alarm, before) => {
      if (before.status !== 'open' || alarm.status !== 'ended') return;
      for (const item of items(before).filter(mayHaveHeard)) {
        const end = items(alarm).filter((each) => each.message === 'end' && isOwed(each));
        expect(end.map(({ to }) => to)).toContainEqual(item.to);
      }
    });
  });

  it('nobody is owed the same message twice', () => {
    always((alarm) => {
      const owed = items(alarm).filter(isOwed);
      const names = owed.map((item) => `${item.message} ${JSON.stringify(item.to)}`);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('it stays what it was raised as', () => {
    always((after, before) => {
      const fixed = ({ mode, number, domain, roles, raisedAt, exerciseName }: Alarm) =>
        JSON.stringify({ mode, number, domain, roles, raisedAt, exerciseName });
      expect(fixed(after)).toBe(fixed(before));
      if (before.status === 'ended') expect(after).toMatchObject({ status: 'ended', answers: before.answers });
    });
  });

  it('answers are only added, by those who are asked', () => {
    always((after, before) => {
      for (const [person, given] of Object.entries(before.answers)) {
        expect(after.answers[person]?.slice(0, given.length)).toEqual(given);
      }
      for (const person of Object.keys(after.answers)) expect(asked(after)).toContain(person);
    });
  });

  it('the highest epoch never falls, and no reservation is older', () => {
    always((after, before) => {
      expect(after.ledger.epoch).toBeGreaterThanOrEqual(before.ledger.epoch);
      for (const item of items(after)) {
        const fresh = item.state === 'reserved' && before.ledger.deliveries[item.id]?.state !== 'reserved';
        if (fresh) expect(item.epoch).toBe(after.ledger.epoch);
      }
    });
  });

  it('the same command given at once again records nothing new, but for results', () => {
    fc.assert(
      fc.property(steps, command, (story, again) => {
        if (again.type === 'settle') return;
        const played = tell(story);
        attempt(() => {
          played.give(again);
          const after = played.state;
          attempt(() => played.give(again));
          expect(played.state).toEqual(after);
        });
      }),
      { numRuns: 400 },
    );
  });
});

describe('folding', () => {
  it('gives the same state from the same journal, in one go or in two', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (story, cut) => {
        const { state, story: lines } = tell(story);
        const fold = (from: Alarm, part: typeof lines) =>
          part.reduce((folded, { entry, turn }) => alarms.apply(folded, entry, turn), from);
        const half = cut % (lines.length + 1);
        const snapshot = JSON.parse(JSON.stringify(fold(alarms.empty, lines.slice(0, half)))) as Alarm;
        expect(fold(alarms.empty, lines)).toEqual(state);
        expect(fold(snapshot, lines.slice(half))).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whichever personal values were erased and in whatever order entries come', () => {
    fc.assert(
      fc.property(steps, fc.func(fc.boolean()), fc.infiniteStream(fc.nat()), (story, isErased, order) => {
        const lines = [...tell(story).story];
        const shuffled = lines.sort(() => (order.next().value % 3) - 1);
        let alarm = alarms.empty;
        for (const { entry, turn } of shuffled) {
          const { sealed: _sealed, ...rest } = entry;
          alarm = alarms.apply(alarm, isErased(turn.id) ? (rest as AlarmEntry) : entry, turn);
          alarms.owed(alarm);
          alarms.head(alarm);
        }
      }),
      { numRuns: 300 },
    );
  });
});
