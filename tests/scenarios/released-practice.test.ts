// Cards beside alarms that an earlier release drew are pressed after the upgrade: bundle, check-in, running exercise, feedback.
import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { bundles } from '../../src/domain/bundle.ts';
import { checkInParts, lastCheckIn, partId } from '../../src/domain/check-in-part.ts';
import { checkIns } from '../../src/domain/check-in-rules.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import { contacts } from '../../src/domain/people.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { releasedButtons, releasedFolder } from '../cards/released-buttons.ts';
import type { World } from '../support/world.ts';
import type { Name } from '../support/world-people.ts';
import { beforePractice, held, practises, running, team } from '../support/world-practice.ts';
import { story } from '../support/world-story.ts';

/** The first release drew them too, but froze none: it had no running exercise among its samples. */
const files = readdirSync(releasedFolder).filter((file) => file !== '0.1.0.json');
type Fields = Readonly<Record<string, string>>;

/** What this release puts into that button of somebody's newest card: ids only, for they are of this world. */
function idsOn(w: World, name: Name, title: string): Fields {
  const { data } = w.button(name, title).action;
  return Object.fromEntries(
    Object.entries(data as Fields).filter(([key]) => ['a', 'c', 'd', 'i', 'r', 'p'].includes(key)),
  );
}

/** Presses the button as the release drew it, with these ids and what is typed; the sentences of the answer. */
async function presses(w: World, name: Name, title: string, file: string, part: Fields, typed: Fields = {}) {
  const { message, action } = w.button(name, title);
  const ids = idsOn(w, name, title);
  const found = releasedButtons(file).find(({ data }) => Object.entries(part).every(([key, is]) => data[key] === is));
  if (!found) throw new Error(`${file} holds no ${part.verb}`);
  const { data } = found;
  // The same ids as then, or one of the two no longer finds its case.
  expect([title, Object.keys(ids).filter((key) => !Object.hasOwn(data, key))]).toEqual([title, []]);
  const pressed = { ...data, ...ids, ...typed };
  const said = { ...action, verb: String(data.verb), data: pressed };
  return (await w.presses(name, { message, action: said })).card?.text ?? '';
}

async function isUpgraded(w: World): Promise<void> {
  w.isKilled();
  await w.restarts();
  await w.seconds(5);
}

describe.each(files)('cards of release %s', (file) => {
  story(
    'say what they said then: contact confirmed, available, answered, observed, rated',
    async (w) => {
      const checkIn = await practises(w);
      await isUpgraded(w);
      const { entry } = w.app();
      expect(await presses(w, 'britta', 'Stimmt noch', file, { verb: 'bundle.confirm' })).toContain('Danke.');
      const britta = w.people.id('britta');
      expect((await entry.read(contacts, britta)).state.value?.confirmedAt).toBe(w.now());
      expect((await entry.read(bundles, britta)).state.items.map(({ status }) => status)).toEqual(['done']);

      await presses(w, 'linh', 'Ja, mobil', file, { verb: 'check.answer', answer: 'mobile' });
      const { group } = (await entry.read(checkIns, checkIn)).state;
      const part = (await entry.read(checkInParts, partId(checkIn, group, 0))).state;
      expect(lastCheckIn(part, w.people.id('linh'))?.answer).toBe('mobile');

      const typed = { 'run-answer': 'Netz ist getrennt.' };
      expect(await presses(w, 'tjark', 'Antworten', file, { verb: 'run.answer' }, typed)).toContain(
        typed['run-answer'],
      );
      const seen = { 'run-kind': 'POSITIVE', 'run-inject': 'i1', 'run-text': 'Schnell entschieden' };
      await presses(w, 'jonas', 'Festhalten', file, { verb: 'run.observe' }, seen);
      const run = (await entry.read(exerciseRuns, running)).state;
      expect(JSON.stringify(run)).toContain('Schnell entschieden');
      expect(run.injects[0]).toMatchObject({ id: 'i1' });

      const words = { rating: '2', good: 'Ruhe', change: '' };
      for (const name of team) {
        await presses(w, name, 'Rückmeldung senden', file, { verb: 'feedback.send' }, words);
      }
      await w.seconds(5);
      expect((await entry.read(reviews, held)).state.counted).toMatchObject([{ sums: { answers: 5 } }]);
      for (const line of w.unheard()) w.hears(line.split(': ')[0] ?? '', (line.split(': ')[1] ?? 'note') as 'note');
    },
    beforePractice,
  );
});
