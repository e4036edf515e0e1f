// Stories of alarm exercises by schedule: at a moment nobody knows, once, only in agreed windows and for people on duty.
import { describe, expect } from 'vitest';
import { bundles } from '../../src/domain/bundle.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { momentOf } from '../../src/domain/working-time.ts';
import type { World } from '../support/world.ts';
import {
  asleepUntil,
  drillBook,
  drillDomain,
  drillExercise,
  drillPlanned,
  drillRefused,
  drillReleased,
  drillSent,
  drillsSeen,
  slotsOf,
  until,
  windowAgreed,
} from '../support/world-drills.ts';
import { changeDomain } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

const today = '2026-11-21';
const runOf = async (w: World, id = drillExercise) => (await w.app().entry.read(exerciseRuns, id)).state;
const open = momentOf(today, '20:00');
const closed = momentOf(today, '22:00');
/** Whoever is alarmed hears it, and at the end, and is asked how it went. */
function heard(w: World, people: readonly string[], kind: 'alarm' | 'all-clear'): void {
  w.allHear([...people, '#MI-ITN'], kind);
}

async function plannedTonight(w: World): Promise<number> {
  await drillReleased(w);
  await drillPlanned(w, await windowAgreed(w));
  return (await slotsOf(w))[0]?.moment ?? 0;
}

describe('an alarm exercise in an agreed window', () => {
  story('starts once within it, for people on duty alone, and nobody is shown the moment before', async (w) => {
    const moment = await plannedTonight(w);
    expect(moment).toBeGreaterThanOrEqual(open);
    expect(moment).toBeLessThanOrEqual(closed - 11 * 60_000);
    const before = await w.tab('aylin').get(`/api/drills?domain=${drillDomain}`);
    expect(before.text).not.toContain(String(moment));
    expect(before.text).not.toMatch(/seed|moment/i);
    // The process is gone from before the moment until after it, and the window is still open.
    await asleepUntil(w, moment - 90_000);
    await until(w, moment - 60_000, 0);
    expect(w.unheard()).toEqual([]);
    w.isKilled();
    await w.seconds(80);
    await w.restarts();
    await w.seconds(10);
    heard(w, ['tjark'], 'alarm');
    const run = await runOf(w);
    expect(run).toMatchObject({ status: 'running', startedBy: '', silent: [w.people.id('ole')] });
    expect(run.takings.map(({ person }) => w.people.name(person))).toEqual(['ole', 'tjark']);
    await w.restarts();
    await w.advance(2);
    await w.clicks('tjark', 'Ich nehme virtuell teil');
    await w.advance(8);
    w.hears('#MI-ITN', 'staffed');
    heard(w, ['tjark'], 'all-clear');
    w.hears('tjark', 'note');
    const seen = await drillsSeen(w, 'ole');
    expect(seen.drills[0]?.slots).toMatchObject([{ status: 'started', exercise: drillExercise }]);
    expect(seen.results).toMatchObject([
      { number: '2026-01', scheduled: true, percent: 100, verdict: { reach: 'met', staffed: 'met' }, change: null },
    ]);
    expect((await w.app().entry.read(exercises, drillExercise)).state.status).toBe('evaluation');
    // It stays quiet until after the window.
    await until(w, closed);
  });

  story('is raised once, too, when the process dies between saying that it starts and raising it', async (w) => {
    const moment = await plannedTonight(w);
    await asleepUntil(w, moment - 30_000);
    let isDead = false;
    w.app().entry.onCommit(({ kind }) => {
      if (kind !== 'exercise-run' || isDead) return;
      isDead = true;
      w.isKilled();
    });
    await until(w, moment);
    expect(isDead).toBe(true);
    await w.restarts();
    await w.seconds(10);
    heard(w, ['tjark'], 'alarm');
    expect((await slotsOf(w))[0]?.status).toBe('started');
    expect((await runOf(w)).alarms).toHaveLength(1);
    await w.advance(11);
    w.hears('tjark', 'reminder');
    heard(w, ['tjark'], 'all-clear');
    w.hears('tjark', 'note');
  });

  story('waits while something real goes on, and is skipped and told when that does not end in time', async (w) => {
    const moment = await plannedTonight(w);
    await asleepUntil(w, moment - 2 * 60_000);
    const { id } = await w.raises('ole', { mode: 'real', over: { roles: ['COMMUNICATION'] } });
    w.allHear(['linh', '#MI-ITN'], 'alarm');
    await w.clicks('linh', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    await until(w, moment);
    const [slot] = await slotsOf(w);
    expect(slot?.status).toMatch(/^(?:waiting|skipped)$/);
    if (slot?.status === 'waiting') expect(slot.moment).toBeGreaterThanOrEqual(moment + 15 * 60_000);
    await until(w, closed);
    expect((await slotsOf(w))[0]).toMatchObject({ status: 'skipped', reason: 'alarm-open', told: true });
    expect((await runOf(w)).status).toBe('none');
    // In the tab at once, and in her bundle.
    expect((await drillsSeen(w, 'aylin')).drills[0]?.slots[0]?.reason).toBe('alarm-open');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(5);
    w.allHear(['linh', '#MI-ITN'], 'all-clear');
    // Her bundle says it on Monday; nobody is rung up about it at night.
    const { items } = (await w.app().entry.read(bundles, w.people.id('aylin'))).state;
    const told = items.filter(({ kind }) => kind === 'drill');
    expect(told.map(({ ref, status }) => [ref, status])).toEqual([['MI-ITN.d1.1', 'open']]);
  });

  story('does not start after a window during which the product was down, but needs a new date', async (w) => {
    await plannedTonight(w);
    await asleepUntil(w, closed);
    await w.advance(1);
    expect((await slotsOf(w))[0]).toMatchObject({ status: 'skipped', reason: 'missed', told: true });
    // A new date in another window.
    await drillSent(w, 'sabine', { type: 'withdraw-window', window: 'w1' });
    await drillPlanned(w, await windowAgreed(w, { to: '2026-11-22', start: '20:00', end: '20:11' }));
    await asleepUntil(w, momentOf('2026-11-22', '20:00'));
    await w.seconds(20);
    heard(w, ['tjark'], 'alarm');
    await w.advance(11);
    w.hears('tjark', 'reminder');
    heard(w, ['tjark'], 'all-clear');
    w.hears('tjark', 'note');
  });
});

describe('over the night in which clocks are put back', () => {
  const night = momentOf('2026-10-24', '22:00');
  story(
    'each of two starts happens once, the hour that comes twice counts whole, and whoever is absent is not addressed',
    async (w) => {
      await drillReleased(w);
      // Maren would lead and is away; her deputy is not.
      await changeDomain(w, drillDomain, (domain) => ({
        duty: [
          ...(domain.duty ?? []),
          { person: w.people.id('maren'), kind: 'away', role: null, from: night, to: night + 48 * 3_600_000 },
        ],
      }));
      const days = { from: '2026-10-25', to: '2026-10-26', start: '02:00', end: '03:00' };
      await drillPlanned(w, await windowAgreed(w, { ...days, reach: 'present' }), { count: 2 });
      const [first, second] = (await slotsOf(w)).map((slot) => slot.moment) as [number, number];
      // Two o'clock comes twice: the window is two hours long.
      expect(first).toBeGreaterThanOrEqual(Date.UTC(2026, 9, 25, 0));
      expect(first).toBeLessThanOrEqual(Date.UTC(2026, 9, 25, 1, 50));
      expect(second).toBeGreaterThanOrEqual(Date.UTC(2026, 9, 26, 1));
      for (const moment of [first, second]) {
        await asleepUntil(w, moment - 20_000);
        await until(w, moment);
        heard(w, ['heinrich', 'tjark'], 'alarm');
        w.allHear(['ole', 'jonas'], 'exercise');
        await w.clicks('heinrich', 'Ich nehme virtuell teil');
        await w.clicks('tjark', 'Ich nehme virtuell teil');
        await w.advance(11);
        w.hears('#MI-ITN', 'staffed');
        heard(w, ['heinrich', 'tjark'], 'all-clear');
        w.allHear(['ole', 'jonas'], 'exercise');
        w.allHear(['tjark', 'jonas'], 'note');
      }
      const { drills, results } = await drillsSeen(w, 'ole');
      expect(drills[0]?.slots.map(({ exercise }) => exercise)).toEqual([drillExercise, 'MI-ITN.2026-02']);
      expect(results.map(({ number, change }) => [number, change?.reach ?? null])).toEqual([
        ['2026-02', 0],
        ['2026-01', null],
      ]);
    },
    { begin: night },
  );
});

describe('nothing starts', () => {
  story('in a window that nobody agreed to, that was withdrawn, or whose plan was taken back', async (w) => {
    await drillReleased(w);
    const window = await windowAgreed(w);
    expect(await drillRefused(w, 'aylin', { type: 'agree-window', window })).toContain('403');
    await drillPlanned(w, window);
    await drillSent(w, 'aylin', { type: 'cancel', drill: 'd1' });
    await drillSent(w, 'aylin', { type: 'uncancel', drill: 'd1' });
    expect((await drillsSeen(w, 'aylin')).drills[0]).toMatchObject({ isAhead: true, isCancelled: false });
    await drillSent(w, 'aylin', { type: 'cancel', drill: 'd1' });
    const other = await windowAgreed(w, { start: '20:30' });
    await drillPlanned(w, other);
    await drillSent(w, 'sabine', { type: 'withdraw-window', window: other });
    expect(await drillRefused(w, 'aylin', { type: 'restore-window', window: other })).toContain('403');
    const moments = (await slotsOf(w)).map(({ moment }) => moment);
    await asleepUntil(w, Math.min(...moments) - 20_000);
    await until(w, Math.max(...moments), 70);
    expect((await slotsOf(w)).map(({ status, reason }) => [status, reason])).toEqual([
      ['cancelled', null],
      ['skipped', 'window-gone'],
    ]);
    expect((await drillBook(w)).windows).toHaveLength(2);
    expect((await runOf(w)).status).toBe('none');
  });
});
