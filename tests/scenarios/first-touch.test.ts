// With FEED=on: real tokens, real HTTP to the simulated Graph, and a banner beside the card.
import { describe, expect } from 'vitest';
import { releasesAlarm } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const env = { FEED: 'on' };

describe('the activity feed', () => {
  story(
    'tells everybody of the domain by a banner, too, marked as what it is; the card comes all the same',
    async (w) => {
      const step = 'Bitte bleiben Sie zu Hause.';
      const { id } = await w.raises('ole', {
        mode: 'exercise',
        over: { audience: 'domain', audienceStep: step, exerciseName: 'Herbst' },
      });
      await releasesAlarm(w, 'maren', id);
      w.hears('maren', 'alarm');
      w.allHear(['maren', 'piotr'], 'approval');
      await w.seconds(20);
      const banners = w.standIns.graph.banners();
      expect(banners.length).toBeGreaterThan(0);
      expect(new Set(banners.map(({ activityType }) => activityType))).toEqual(new Set(['exercise']));
      expect(banners.every(({ preview }) => preview.startsWith(step))).toBe(true);
      for (const place of new Set(w.unheard().map((line) => line.split(': ')[0] as string))) {
        w.hears(place as Parameters<typeof w.hears>[0], 'alarm');
      }
    },
    { env },
  );
});
