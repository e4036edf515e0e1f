// After the all-clear of a real alarm: whoever answers for business continuity is asked to evaluate it, with one press; never after
// a false alarm, one that was broken off, or an exercise.
import { expect } from 'vitest';
import { bundles, openItems } from '../../src/domain/bundle.ts';
import { analysisQuestions } from '../../src/domain/review.ts';
import { missingInReport } from '../../src/domain/review-checks.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import type { ReviewList, ReviewPage } from '../../src/http/contract-reviews.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

/** A Monday, 9:00 in Germany. */
const begin = Date.parse('2026-11-23T08:00Z');
const options = { begin };

/** What Aylin, the BC-Beauftragte, is asked to evaluate. */
async function proposed(w: World): Promise<readonly string[]> {
  const { state } = await w.app().entry.read(bundles, w.people.id('aylin'));
  return openItems(state).flatMap(({ kind, ref }) => (kind === 'evaluate' ? [ref] : []));
}
const hearAll = (w: World): readonly string[] =>
  w.unheard().map((line) => {
    w.hears(line.split(': ')[0] as 'maren', line.split(': ')[1] as 'note');
    return line;
  });
const list = async (w: World, name = 'aylin') =>
  (await w.tab(name as 'aylin').get<ReviewList>('/api/reviews?domain=MI-ITN')).json;

async function isOver(w: World, mode: 'real' | 'exercise', ending: 'all-clear' | 'correct' | 'abort') {
  const { id } = await w.raises('ole', { mode, once: `wunsch-${mode}-${ending}` });
  await w.seconds(5);
  await w.endsAlarm('ole', id, ending);
  await w.seconds(5);
  hearAll(w);
  return id;
}

story(
  'is proposed on the card of the BCB, begun with one press, and asks everybody who was in it, in two rounds',
  async (w) => {
    const alarm = await isOver(w, 'real', 'all-clear');
    const [incident = ''] = await proposed(w);
    expect((await list(w)).events.map(({ id }) => id)).toEqual([incident]);
    // Cards are gathered for some minutes.
    await w.advance(6);
    expect(hearAll(w)).toContain('aylin: bundle');
    const { number } = (await w.alarm('ole', alarm)) as { number: string };
    expect(w.card('aylin').text).toContain(`Bitte werten Sie den Ernstfall ${number} aus.`);
    expect(w.card('aylin').text).not.toMatch(/schuld(?!igen)|Fehler/);
    const reply = await w.clicks('aylin', 'Auswertung beginnen');
    expect(reply.card?.text).toContain(`Die Auswertung zu ${number} ist begonnen.`);
    expect(reply.card?.text).toContain('[Auswertung öffnen]');
    await w.seconds(5);
    const asked = hearAll(w).filter((line) => line.endsWith(': note'));
    expect(asked.length).toBeGreaterThan(4);
    expect(w.card('maren').lines[0]).toBe(`ERNSTFALL ${number} – beendet`);
    expect(w.card('maren').text).toContain('Wie lief der Einsatz?');

    const path = `/api/reviews/${incident}`;
    const page = async () => (await w.tab('aylin').get<ReviewPage>(path)).json;
    const first = await page();
    expect(first).toMatchObject({ source: 'INCIDENT', type: null, status: 'open', round: 1 });
    const timeline = first.full?.content.timeline.map(({ at }) => at) ?? [];
    expect(timeline.length).toBeGreaterThanOrEqual(2);
    expect(timeline).toEqual(timeline.toSorted((a, b) => a - b));
    // The questions of the field are what the report waits for.
    const missing = async () => missingInReport((await w.app().entry.read(reviews, incident)).state);
    expect(await missing()).toContain('answers');
    const content = { ...first.full?.content, summary: 'Kurz.' };
    const answers = Object.fromEntries(analysisQuestions.map((one) => [one, `Zu ${one}`]));
    const body = { edits: first.full?.edits, content: { ...content, answers } };
    expect((await w.tab('aylin').put(`${path}/content`, body)).status).toBe(200);
    expect(await missing()).toEqual([]);
    for (const type of ['stop-asking', 'second-round']) await w.tab('aylin').post(`${path}/commands`, { type });
    await w.seconds(5);
    expect(await page()).toMatchObject({ round: 2 });
    expect(hearAll(w).filter((line) => line.endsWith(': note'))).toHaveLength(asked.length);
    expect(await proposed(w)).toEqual([]);
    expect(await list(w)).toMatchObject({ events: [], reviews: [{ id: incident }] });
    hearAll(w);
  },
  options,
);

story(
  'is not asked for twice: begun on the page, nobody gets a card about it',
  async (w) => {
    await isOver(w, 'real', 'all-clear');
    const [incident = ''] = await proposed(w);
    expect((await w.tab('aylin').post('/api/reviews', { incident })).status).toBe(201);
    await w.seconds(5);
    expect(await proposed(w)).toEqual([]);
    await w.advance(10);
    expect(hearAll(w)).not.toContain('aylin: bundle');
  },
  options,
);

story(
  'and stays quiet after a false alarm, after one that was broken off, and after an exercise',
  async (w) => {
    await isOver(w, 'real', 'correct');
    await isOver(w, 'real', 'abort');
    await isOver(w, 'exercise', 'all-clear');
    await w.advance(10);
    expect(await proposed(w)).toEqual([]);
    expect((await list(w)).events).toEqual([]);
    expect(hearAll(w)).not.toContain('aylin: bundle');
  },
  options,
);
