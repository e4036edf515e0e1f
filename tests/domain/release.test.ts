// Rules of the second yes: who is first in the same moment, never the same person, only for what was read, not after the end.
import { describe, expect, test } from 'vitest';
import type { AlarmCommand } from '../../src/domain/alarm.ts';
import { isHeld } from '../../src/domain/release.ts';
import { type ReleaseWay, releaseWithin } from '../../src/domain/release-words.ts';
import { allClear, anna, ben, type Crisis, cem, crisis, raise, update } from './crisis.ts';
import { minutes, refusalOf, seconds } from './play.ts';

const clock = { system: 'clock' } as const;
const audience = { id: 'x1', reach: 'domain', people: 2, rolls: 1, feed: false } as const;
const own = 'Freigeben muss eine zweite Person. Wer den Alarm ausgelöst oder gefragt hat, kann es nicht.';
const closed = 'Darüber ist schon entschieden, oder die Zeit für die Freigabe ist um.';

/** Anna raised it; everybody else waits for somebody else's yes. */
const held = (release: ReleaseWay = 'second-person') =>
  crisis(raise({ audience, audienceStep: 'Bitte bleiben Sie zu Hause.', release }));
const by = (person: string) => ({ person, via: 'tab' }) as const;
const yes = (version = 1): AlarmCommand => ({ type: 'approve', version });
const no: AlarmCommand = { type: 'disapprove' };
const again: AlarmCommand = { type: 'ask-approval' };
const glass = (typed = 'ALARM'): AlarmCommand => ({ type: 'break-glass', typed });
const wake: AlarmCommand = { type: 'wake' };

type Step = number | readonly [AlarmCommand, string];
const releaseEntries = ['audience-released', 'audience-withheld', 'approval-asked'];

/** Waits (milliseconds) and gives commands; what came of the last one: entries, or the sentence of the refusal. */
function tried(played: Crisis, steps: readonly Step[]): string {
  let said = '';
  for (const step of steps) {
    if (typeof step === 'number') played.wait(step);
    else said = outcome(played, step);
  }
  return said;
}

function outcome(played: Crisis, [command, person]: readonly [AlarmCommand, string]): string {
  let types: readonly string[] = [];
  const give = () => {
    const entries = played.give(command, person === 'clock' ? clock : by(person));
    types = entries.map(({ type }) => type).filter((type) => releaseEntries.includes(type));
    throw new Given();
  };
  try {
    return refusalOf(give);
  } catch (error) {
    if (error instanceof Given) return types.join();
    throw error;
  }
}
class Given extends Error {}

describe('expiry against a yes', () => {
  const cases: readonly (readonly [string, readonly Step[], string, string])[] = [
    ['a yes in the last millisecond counts', [releaseWithin - 1, [yes(), ben]], 'audience-released', 'released'],
    ['a yes as the time is up comes too late, also before the clock', [releaseWithin, [yes(), ben]], closed, 'waiting'],
    ['a no then comes too late, too', [releaseWithin, [no, ben]], closed, 'waiting'],
    ['the clock is not early', [releaseWithin - 1, [wake, 'clock']], '', 'waiting'],
    ['the clock in time ends it', [releaseWithin, [wake, 'clock']], 'audience-withheld', 'expired'],
    ['the clock twice in the same second', [releaseWithin, [wake, 'clock'], [wake, 'clock']], '', 'expired'],
    ['yes, then the clock', [releaseWithin - 1, [yes(), ben], 1, [wake, 'clock']], '', 'released'],
    ['the clock, then yes in the same second', [releaseWithin, [wake, 'clock'], [yes(), ben]], closed, 'expired'],
    [
      'asked again there is time again',
      [releaseWithin, [wake, 'clock'], [again, anna], releaseWithin - 1, [yes(), ben]],
      'audience-released',
      'released',
    ],
  ];
  test.each(cases)('%s', (_name, steps, said, state) => {
    const played = held();
    expect(tried(played, steps)).toBe(said);
    expect(played.state.release.state).toBe(state);
    expect(isHeld(played.state)).toBe(state !== 'released');
  });
});

describe('two in the same second', () => {
  const cases: readonly (readonly [string, readonly Step[], string, string])[] = [
    [
      'a yes twice by one person is one',
      [
        [yes(), ben],
        [yes(), ben],
      ],
      '',
      'released',
    ],
    [
      'a yes after the yes of another',
      [
        [yes(), ben],
        [yes(), cem],
      ],
      closed,
      'released',
    ],
    [
      'a no after a yes',
      [
        [yes(), ben],
        [no, cem],
      ],
      closed,
      'released',
    ],
    [
      'a yes after a no',
      [
        [no, ben],
        [yes(), cem],
      ],
      closed,
      'refused',
    ],
    [
      'a no twice by one person is one',
      [
        [no, ben],
        [no, ben],
      ],
      '',
      'refused',
    ],
    [
      'breaking the glass after a yes',
      [
        [yes(), ben],
        [glass(), anna],
      ],
      closed,
      'released',
    ],
    [
      'a yes after the glass is broken',
      [
        [glass(), anna],
        [yes(), ben],
      ],
      closed,
      'released',
    ],
    [
      'breaking it twice is once',
      [
        [glass(), anna],
        [glass(), anna],
      ],
      '',
      'released',
    ],
    [
      'breaking it after a no',
      [
        [no, ben],
        [glass(), anna],
      ],
      'audience-released',
      'released',
    ],
  ];
  test.each(cases)('%s', (_name, steps, said, state) => {
    const played = held();
    expect(tried(played, steps)).toBe(said);
    expect(played.state.release.state).toBe(state);
  });
});

describe('never the same person', () => {
  const cases: readonly (readonly [string, readonly Step[], string])[] = [
    ['who raised it does not say yes', [[yes(), anna]], own],
    ['nor no', [[no, anna]], own],
    [
      'who asked again does not say yes',
      [
        [no, ben],
        [again, cem],
        [yes(), cem],
      ],
      own,
    ],
    [
      'nor does who raised it, when another asked again',
      [
        [no, ben],
        [again, cem],
        [yes(), anna],
      ],
      own,
    ],
    [
      'who said no may say yes later',
      [
        [no, ben],
        [again, cem],
        [yes(), ben],
      ],
      'audience-released',
    ],
    ['a part of the system never does', [[yes(), 'clock']], own],
  ];
  test.each(cases)('%s', (_name, steps, said) => expect(tried(held(), steps)).toBe(said));
});

describe('only for what was read', () => {
  const changed =
    'Jemand anderes hat das inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und ändern Sie ihn dann.';
  const newStep: AlarmCommand = { ...update, audienceStep: 'Bitte verlassen Sie das Haus.' };
  const cases: readonly (readonly [string, readonly Step[], string])[] = [
    ['the old text is not released after a change', [seconds(5), [newStep, anna], [yes(1), ben]], changed],
    ['the new one is', [seconds(5), [newStep, anna], [yes(2), ben]], 'audience-released'],
    ['a version that is not there yet is not', [[yes(2), ben]], changed],
  ];
  test.each(cases)('%s', (_name, steps, said) => expect(tried(held(), steps)).toBe(said));

  test('who asked and until when stays as it was', () => {
    const played = held();
    tried(played, [minutes(9), [newStep, anna], minutes(1), [wake, 'clock']]);
    expect(played.state.release).toMatchObject({ state: 'expired', askedBy: anna });
  });
});

describe('after the end, and without anything to release', () => {
  test.each([yes(), no, again, glass()])('$type is refused after the end', (command) => {
    const ended = 'Dieser Alarm ist beendet. Sie müssen nichts mehr tun.';
    expect(
      tried(held(), [
        [allClear, anna],
        [command, ben],
      ]),
    ).toBe(ended);
  });
  test('nothing expires after the end', () => {
    expect(tried(held(), [[allClear, anna], releaseWithin, [wake, 'clock']])).toBe('');
  });
  test.each([yes(), no, again, glass()])('$type is refused where nobody else is told', (command) => {
    expect(tried(crisis(), [[command, ben]])).toBe(closed);
  });
  test.each(['scenario', 'life-and-limb', 'broken-glass'] as const)('%s tells at once, and nothing expires', (way) => {
    const played = held(way);
    expect(isHeld(played.state)).toBe(false);
    expect(tried(played, [releaseWithin, [wake, 'clock']])).toBe('');
    expect(tried(played, [[yes(), ben]])).toBe(closed);
  });
  test.each([
    ['alarm', 'Bitte'],
    ['', 'Bitte'],
    ['ALARM!', 'Bitte'],
  ])('the glass is not broken by "%s"', (typed, said) => {
    expect(tried(held(), [[glass(typed), anna]])).toContain(said);
  });
});
