// Teams goes down in the middle of an alarm: noticed within 30 seconds, told by another way within 60; then it comes back.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const everybody = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'];

async function state(w: World, id: string) {
  return (await w.app().entry.read(alarms, id)).state;
}

/** Seconds until the alarm knows that Teams is down; at most so many. */
async function secondsUntilDown(w: World, id: string, most: number): Promise<number> {
  for (let second = 0; second <= most; second += 1) {
    if ((await state(w, id)).teamsDownAt !== null) return second;
    await w.seconds(1);
  }
  return Number.POSITIVE_INFINITY;
}

describe.each(['reset', 'hang', 'ServiceUnavailable'] as const)('Teams answers nothing any more (%s)', (kind) => {
  story(
    'while nothing is sent: a probe notices it within 30 seconds, and the second ways follow within 60',
    async (w) => {
      const { id } = await w.raises('ole', { scenario: 'gebaeude', mode: 'exercise' });
      await w.seconds(5);
      w.allHear(everybody, 'alarm');
      const { phones } = w.standIns.second ?? {};
      const before = phones?.messages('sms').length ?? 0;
      w.teams.fault({ kind, times: Number.POSITIVE_INFINITY });
      const took = await secondsUntilDown(w, id, 40);
      expect(took).toBeLessThanOrEqual(30);
      await w.seconds(60 - took);
      expect(phones?.messages('sms').length).toBeGreaterThan(before);
      w.teams.clearFaults();
      await w.seconds(30);
      expect((await state(w, id)).teamsDownAt).toBeNull();
    },
    { second: true },
  );
});

describe('a hiccup just when an alarm is raised', () => {
  story('of half a minute costs nobody the card: the one repeat waits until Teams answers', async (w) => {
    for (const name of ['maren', 'tjark'] as const) {
      await w.teams.install(w.people.id(name));
      await w.rests();
      w.hears(name, 'help');
    }
    w.teams.fault({ kind: 'ServiceUnavailable', times: Number.POSITIVE_INFINITY });
    const { id } = await w.raises('ole');
    await w.seconds(30);
    expect(await w.ledger(id)).toMatchObject({
      'tjark/alarm': { state: 'unknown', tries: 1 },
      '#MI-ITN/alarm': { state: 'unknown', tries: 1 },
    });
    w.teams.clearFaults();
    // Whose chat had first to be opened waits out her growing pause.
    await w.seconds(40);
    w.allHear(everybody, 'alarm');
  });

  story(
    'of three minutes costs the channel nothing; of people in the crisis team nobody is long in doubt',
    async (w) => {
      await w.teams.install(w.people.id('tjark'));
      await w.rests();
      w.hears('tjark', 'help');
      w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
      const { id } = await w.raises('ole');
      await w.seconds(65);
      expect(await w.ledger(id)).toMatchObject({
        'tjark/alarm': { state: 'refused', code: 'unconfirmed', tries: 2 },
        '#MI-ITN/alarm': { state: 'unknown', tries: 1 },
      });
      await w.seconds(115);
      w.teams.clearFaults();
      await w.seconds(70);
      w.allHear(['maren', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'], 'alarm');
    },
  );
});

describe('without second ways', () => {
  story('nobody probes: there is nobody to tell', async (w) => {
    await w.raises('ole', { scenario: 'gebaeude', mode: 'exercise' });
    await w.seconds(5);
    w.allHear(everybody, 'alarm');
    const calls = w.teams.calls().length;
    await w.seconds(60);
    expect(w.teams.calls()).toHaveLength(calls);
  });
});
