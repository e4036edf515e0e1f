// A plan that asks the deputy before the alarm's time to answer is over: every message names the earlier moment.
import { describe, expect } from 'vitest';
import { escalationPlans, type Ladder, planId } from '../../src/domain/escalation.ts';
import type { World } from '../support/world.ts';
import { raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const short: Ladder = [
  { after: 0, act: 'ask', rank: 0, ways: ['teams', 'email'] },
  { after: 4, act: 'ask', rank: 1, ways: ['teams'] },
  { after: 20, act: 'decide', rank: 0, ways: [] },
];

async function planned(w: World): Promise<void> {
  for (const level of ['EMERGENCY', 'CRISIS'] as const) {
    const value = { domain: 'MI-ITN', level, steps: short };
    const command = { type: 'put', value } as const;
    await w.app().entry.execute(escalationPlans, planId('MI-ITN', level), command, { system: 'setup' });
  }
}

const mails = (w: World) => (w.standIns.second?.mail.mails() ?? []).map(({ text }) => text);

describe('the time to answer', () => {
  story(
    'ends when the deputy is asked: in card, channel, mail and tab',
    async (w) => {
      await planned(w);
      const id = await raiseFor(w, ['CRISIS_LEAD']);
      const [lead, channel] = w.allHear(['maren', '#MI-ITN'], 'alarm');
      for (const card of [lead, channel]) expect(card?.lines).toContain('Bitte antworten Sie bis 18:48 Uhr.');
      expect((await w.alarm('maren', id)).mine?.until).toBe(w.now() - 1_000 + 4 * 60_000);
      expect((await w.alarm('ole', id)).answerUntil).toBe(w.now() - 1_000 + 4 * 60_000);
      await w.seconds(2);
      expect(mails(w).join('\n')).toContain('Bitte antworten Sie bis 18:48 Uhr.');
      await w.advance(4);
      // The deputy has the alarm's ten minutes: nobody is asked sooner.
      expect(w.hears('heinrich', 'alarm').lines).toContain('Bitte antworten Sie bis 18:58 Uhr.');
    },
    { second: true },
  );

  story('is the alarm’s own where the plan asks nobody sooner', async (w) => {
    await raiseFor(w, ['CRISIS_LEAD']);
    for (const card of w.allHear(['maren', '#MI-ITN'], 'alarm'))
      expect(card.lines).toContain('Bitte antworten Sie bis 18:54 Uhr.');
  });
});
