// After an exercise: who owes a form or a result is reminded and only then the BCB hears how many; late observations; targets.
import { describe, expect } from 'vitest';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { processes } from '../../src/domain/process.ts';
import { resources } from '../../src/domain/resource.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import type { ReviewPage } from '../../src/http/contract-reviews.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import { process, resource } from '../domain/kpi-samples.ts';
import type { World } from '../support/world.ts';
import type { Name } from '../support/world-people.ts';
import { story } from '../support/world-story.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
/** A Monday, 9:00 in Germany. */
const begin = utc('2026-11-23T08:00');
const id = 'MI-ITN.2026-04';
const path = `/api/reviews/${id}`;
const setup = { system: 'setup' } as const;
const place = 'MI-ITN.rechenzentrum-zwei';

/** A function test of a data centre that must be back after 4 hours: Ole led it, Kofi observed, Tjark owns the test. */
async function held(w: World): Promise<void> {
  const { entry } = w.app();
  const person = (name: Name) => w.people.id(name);
  const centre = { ...resource('x'), id: place, domain: 'MI-ITN', name: 'Rechenzentrum 2' };
  const needs = { needsResources: [place], rtoHours: 4 };
  const served = { ...process('x'), id: 'MI-ITN.ausweise', domain: 'MI-ITN', ...needs };
  await entry.execute(resources, place, { type: 'put', value: centre, revision: 0 }, setup);
  await entry.execute(processes, served.id, { type: 'put', value: served, revision: 0 }, setup);
  const takings = [
    { person: person('ole'), role: 'LEAD', function: null },
    { person: person('kofi'), role: 'OBSERVER', function: null },
    { person: person('tjark'), role: 'TEST_OWNER', function: null },
  ] as const;
  const about = { ...row, number: '2026-04', type: 'FUNCTION_TEST', resources: [place], processes: [] } as const;
  const dates = { from: '2026-11-01', to: '2026-12-18', prepares: '', executes: '' };
  const past = (by: Name) => ({ past: { at: w.now() - 1_000, by: person(by) } });
  const give = (command: Parameters<typeof exercises.decide>[1]) => entry.execute(exercises, id, command, setup);
  await give({ type: 'plan', domain: 'MI-ITN', row: { ...about, ...dates }, once: '', ...past('aylin') });
  const text = { ...concept, startsAt: w.now(), takings, injects: [], risks: 'Keine', rollback: 'Zurückschalten' };
  await give({ type: 'write-concept', concept: text, management: [], ...past('aylin') });
  await give({ type: 'release', ...past('heinrich') });
  await w.tab('ole').post(`/api/exercises/${id}/run`, { type: 'start' });
  await w.advance(5);
  await w.tab('ole').post(`/api/exercises/${id}/run`, { type: 'end' });
  await w.seconds(5);
  w.allHear(['ole', 'kofi', 'tjark', 'ole', 'kofi', 'tjark'], 'exercise');
}

const state = async (w: World) => (await w.app().entry.read(reviews, id)).state;
const page = async (w: World, name: Name) => (await w.tab(name).get<ReviewPage>(path)).json;

/** The product does not run until this moment; then two minutes pass. Who got a card, each once. */
async function sleepsUntil(w: World, moment: string): Promise<readonly string[]> {
  w.isKilled();
  await w.advance((utc(moment) - w.now()) / 60_000);
  await w.restarts();
  await w.advance(2);
  return heard(w);
}

function heard(w: World): readonly string[] {
  return w
    .unheard()
    .map((line) => {
      const name = line.split(': ')[0] as Name;
      w.hears(name, line.split(': ')[1] as 'note');
      return line;
    })
    .filter((line) => line.endsWith(': note'));
}

const filled = { inputs: { good: '', correct: 'Telefonliste veraltet', improve: '' } };

describe('forms and results that do not come in', () => {
  story(
    'are reminded of after 2 and 5 working days in working hours, then the BCB hears how many, never whose',
    async (w) => {
      await held(w);
      // The observer gets her form, the owner of the test the question for feedback and the row of her result.
      expect(heard(w).toSorted()).toEqual(['kofi: note', 'tjark: note', 'tjark: note']);
      expect(w.card('tjark').text).toContain('Vorgabe: Es läuft spätestens nach 4 Std. wieder.');
      expect((await page(w, 'ole')).silentForms?.map((one) => one.id).toSorted()).toEqual(
        [w.people.id('kofi'), w.people.id('tjark')].toSorted(),
      );
      for (const name of ['aylin', 'kofi'] as const) expect((await page(w, name)).silentForms).toBeNull();

      expect(await sleepsUntil(w, '2026-11-25T06:54')).toEqual([]);
      await w.advance(5);
      expect(heard(w).toSorted()).toEqual(['kofi: note', 'tjark: note']);
      expect(w.card('kofi').text).toContain('Reminder: your answer is still missing.');
      // The test is done, so its owner hears nothing more; five hours are more than the four there are.
      const result = { result: 'PASSED', hours: '5', remark: '', correction: '' };
      const reply = await w.clicks('tjark', 'Ergebnis eintragen', { inputs: result });
      expect(reply.card?.text).toContain('Gebraucht: 5 Std., Vorgabe 4 Std. überschritten.');
      expect((await state(w)).tests).toMatchObject([{ target: 4, hours: 5, result: 'PASSED' }]);
      // Feedback is asked of everybody alike, once; that is no reminder of a form.
      await sleepsUntil(w, '2026-11-27T09:00');
      // At night nobody is reminded, and what was due then comes in the morning.
      expect(await sleepsUntil(w, '2026-11-30T22:00')).toEqual([]);
      expect(await sleepsUntil(w, '2026-12-01T07:01')).toEqual(['kofi: note']);

      expect(await sleepsUntil(w, '2026-12-02T07:02')).toEqual(['aylin: note']);
      const { text } = w.card('aylin');
      expect(text).toContain('Bitte fragen Sie nach: Es fehlt noch 1 Beobachtungsbogen.');
      expect(text).not.toMatch(/Kofi|Tjark/);
      const lines = JSON.stringify((await page(w, 'aylin')).full?.history);
      expect(lines).toContain('Erinnert, noch offen: 1 Beobachtungsbogen und 1 Testergebnis');
      expect(lines).toContain('An die Koordination gegeben, noch offen: 1 Beobachtungsbogen');
      await w.clicks('kofi', 'Hand in the form', filled);
      await w.seconds(5);
      expect(w.card('aylin').text).toContain('Alles ist eingegangen.');
      expect((await page(w, 'ole')).silentForms).toEqual([]);
      expect(await sleepsUntil(w, '2026-12-09T09:00')).toEqual([]);
    },
    { begin },
  );

  story(
    'nobody is reminded who answered, and nobody after the release',
    async (w) => {
      await held(w);
      heard(w);
      await w.clicks('kofi', 'Hand in the form', filled);
      const { entry } = w.app();
      const ole = { person: w.people.id('ole'), via: 'tab' } as const;
      const { content } = await state(w);
      const goals = content.goals.map((goal) => ({ ...goal, rating: 3 as const }));
      const text = { ...content, goals, summary: 'Gut.', lessons: ['Üben'] };
      await entry.execute(reviews, id, { type: 'write', content: text }, ole);
      await entry.execute(reviews, id, { type: 'submit' }, ole);
      await w.tab('aylin').post(`${path}/commands`, { type: 'release' });
      await w.seconds(5);
      expect((await page(w, 'ole')).silentForms).toEqual([]);
      for (const moment of ['2026-11-25T09:00', '2026-11-30T09:00', '2026-12-02T09:00']) {
        // Only the question to everybody, after three days.
        expect(await sleepsUntil(w, moment)).toEqual(moment.startsWith('2026-11-30') ? ['tjark: note'] : []);
      }
    },
    { begin },
  );
});

describe('what is written down after the end', () => {
  const observed = (w: World, key: string, kind: string, text: string) => {
    const observation = { id: key, kind, text, inject: '', goal: '', occurredAt: w.now() - 60_000 };
    return w.tab('kofi').post(`/api/exercises/${id}/run`, { type: 'observe', observation });
  };

  story(
    'reaches the draft beside the edited text; after the release it is only told, as nachträglich',
    async (w) => {
      await held(w);
      heard(w);
      const before = (await page(w, 'ole')).full;
      if (!before) throw new Error('no draft');
      const goals = before.content.goals.map((goal) => ({ ...goal, rating: 4 as const }));
      const content = { ...before.content, goals, summary: 'Mein Text.', lessons: ['Üben'] };
      expect((await observed(w, 'spaet-0001', 'CORRECTION', 'Schlüssel fehlte')).status).toBeLessThan(300);
      await observed(w, 'spaet-0001', 'CORRECTION', 'Schlüssel fehlte');
      await w.seconds(5);
      // Whoever was writing goes on: nothing of hers changed meanwhile.
      const saved = await w.tab('ole').put(`${path}/content`, { edits: before.edits, content });
      expect(saved.status).toBe(200);
      await observed(w, 'spaet-0002', 'POSITIVE', 'Ruhige Übergabe');
      await w.seconds(5);
      const draft = (await page(w, 'aylin')).full;
      expect(draft?.content.summary).toBe('Mein Text.');
      expect(draft?.late.map(({ text }) => text)).toEqual(['Schlüssel fehlte', 'Ruhige Übergabe']);
      // What is to be corrected can become a finding.
      expect(draft?.seen.map(({ text }) => text)).toEqual(['Schlüssel fehlte']);
      expect(heard(w)).toEqual([]);

      await w.tab('ole').post(`${path}/commands`, { type: 'submit' });
      await w.tab('aylin').post(`${path}/commands`, { type: 'release' });
      await w.seconds(5);
      const { released } = await state(w);
      await observed(w, 'spaet-0003', 'IMPROVEMENT', 'Mehr Lampen');
      await observed(w, 'spaet-0004', 'POSITIVE', 'Gute Schilder');
      await w.seconds(5);
      expect(heard(w)).toEqual(['aylin: note']);
      expect(w.card('aylin').text).toContain('Nachträglich wurden 2 Beobachtungen festgehalten.');
      expect(w.card('aylin').text).not.toContain('Lampen');
      expect((await state(w)).released).toEqual(released);
      const after = (await page(w, 'aylin')).full;
      expect(after?.late).toEqual(draft?.late);
      expect(after?.lateAfter.map(({ text }) => text)).toEqual(['Mehr Lampen', 'Gute Schilder']);

      await w.tab('aylin').post(`${path}/commands`, { type: 'revise' });
      await w.seconds(5);
      expect((await page(w, 'aylin')).full).toMatchObject({ lateAfter: [], content });
      expect((await page(w, 'aylin')).full?.late).toHaveLength(4);
      expect((await w.app().entry.read(exerciseRuns, id)).state.late).toEqual([]);
      heard(w);
    },
    { begin },
  );
});
