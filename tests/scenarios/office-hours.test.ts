// Outside office hours the core team is rung up at once; inside them voice and SMS wait for their step of the ladder.
import { describe, expect } from 'vitest';
import { contacts } from '../../src/domain/people.ts';
import type { World } from '../support/world.ts';
import { raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

/** Tuesday, 24 November 2026, 10:00 in Hannover. */
const tuesday = Date.UTC(2026, 10, 24, 9, 0);
const night = Date.UTC(2026, 10, 24, 2, 0);
const roles = ['CRISIS_LEAD', 'LOG_KEEPER'] as const;

/** By which ways a person's telephone was called so far. */
async function ways(w: World, name: string): Promise<readonly string[]> {
  const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
  const numbers = (value?.numbers ?? []).map(({ number }) => number);
  const all = w.standIns.second?.phones.messages() ?? [];
  return all
    .filter(({ to }) => numbers.includes(to))
    .map(({ way }) => way)
    .sort();
}

async function raised(w: World): Promise<void> {
  await raiseFor(w, roles);
  await w.seconds(2);
  w.allHear(['maren', 'wiebke', '#MI-ITN'], 'alarm');
}

describe.each([
  ['on a Saturday evening', undefined],
  ['at night', night],
] as const)('%s', (_when, begin) => {
  story(
    'the core team is rung up at once, other roles are not',
    async (w) => {
      await raised(w);
      expect(await ways(w, 'maren')).toEqual(['sms', 'voice']);
      expect(await ways(w, 'wiebke')).toEqual([]);
    },
    { second: true, ...(begin === undefined ? {} : { begin }) },
  );
});

describe('on a Tuesday at ten', () => {
  const options = { second: true, begin: tuesday } as const;
  story(
    'the telephone rings ten minutes later, for whoever is silent',
    async (w) => {
      await raised(w);
      expect(await ways(w, 'maren')).toEqual([]);
      await w.advance(9);
      w.allHear(['maren', 'wiebke'], 'reminder');
      expect(await ways(w, 'maren')).toEqual([]);
      await w.advance(1);
      expect(await ways(w, 'maren')).toEqual(['sms', 'voice']);
    },
    options,
  );

  story(
    'and stays silent for whoever answered',
    async (w) => {
      await raised(w);
      for (const name of ['maren', 'wiebke']) await w.clicks(name, 'Ich komme');
      await w.seconds(5);
      w.hears('#MI-ITN', 'staffed');
      await w.advance(40);
      expect([...(await ways(w, 'maren')), ...(await ways(w, 'wiebke'))]).toEqual([]);
    },
    options,
  );
});
