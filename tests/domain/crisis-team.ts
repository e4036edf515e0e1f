// A crisis team for the tests of its filling: one role IT with Ben, then Cem, then Dora; Anna leads.
import type { AnswerKind, Raise } from '../../src/domain/alarm.ts';
import type { BaoRoleKind } from '../../src/domain/bc-domain.ts';
import { defaultLadder } from '../../src/domain/escalation.ts';
import { roleStatus } from '../../src/domain/staffing.ts';
import type { StaffingEntry } from '../../src/domain/staffing-words.ts';
import { anna, ben, cem, crisis, dora, raise } from './crisis.ts';
import { minutes, startOfPlay } from './play.ts';

export const emil = 'p-emil0005';
const all = ['teams', 'email', 'sms', 'voice'] as const;
const waysOfAll = { [anna]: all, [ben]: all, [cem]: all, [dora]: all, [emil]: all };
export const clock = { system: 'clock' } as const;
const names = { [anna]: 'Anna', [ben]: 'Ben', [cem]: 'Cem', [dora]: 'Dora', [emil]: 'Emil' };

/** One role IT with Ben, then Cem, then Dora; Anna leads. */
const laddered = (change: Partial<Raise> = {}) =>
  raise({
    ladder: defaultLadder,
    ways: waysOfAll,
    names,
    roles: [
      { kind: 'CRISIS_LEAD', core: true, people: [anna] },
      { kind: 'IT', core: true, people: [ben, cem, dora] },
    ],
    ...change,
  });

export function staff(change: Partial<Raise> = {}) {
  const played = crisis(laddered(change));
  const role = (kind: BaoRoleKind = 'IT') => {
    const found = played.state.roles.find((one) => one.kind === kind);
    if (!found) throw new Error(`no role ${kind}`);
    return roleStatus(played.state, found);
  };
  return {
    played,
    role,
    /** Moves to a minute after the raise and lets the clock speak. */
    at(minute: number) {
      played.wait(startOfPlay + minutes(minute) - played.now);
      return played.give({ type: 'wake' }, clock);
    },
    says: (person: string, answer: AnswerKind, eta: number | null = null) => played.answer(person, answer, { eta }),
    /** Messages of a person as `message by way`. */
    mail: (person: string) =>
      Object.values(played.state.ledger.deliveries)
        .filter(({ to }) => 'person' in to && to.person === person)
        .map(({ message, way, state }) => `${message} ${way} ${state}`),
    asked: (kind: BaoRoleKind = 'IT') => played.state.posts[kind]?.asked.map(({ person }) => person),
    story: () =>
      played.story.flatMap(({ entry }) => {
        const { type, act, cause } = entry as StaffingEntry & { act?: string; cause?: string };
        return ['raised', 'answered', 'reserved', 'settled'].includes(type)
          ? []
          : [[type, act, cause].join(' ').trim()];
      }),
  };
}
