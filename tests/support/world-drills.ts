// Alarm exercises by schedule in stories: a released exercise, an agreed window, and what was drawn for it.
import type { DrillBook, DrillSlot, DrillWindow } from '../../src/domain/drill.ts';
import { drillBooks } from '../../src/domain/drill-rules.ts';
import type { Concept } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import type { DrillsView } from '../../src/http/contract-drills.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import type { World } from './world.ts';

export const drillDomain = 'MI-ITN';
export const drillExercise = 'MI-ITN.2026-01';
const path = `/api/drills/${drillDomain}/commands`;

/** Ole leads, Tjark practises, Jonas observes; it lasts ten minutes and was released by somebody else than wrote it. */
export async function drillReleased(w: World, part: Partial<Concept> = {}): Promise<void> {
  const taking = (name: string, role: 'LEAD' | 'PARTICIPANT' | 'OBSERVER') => ({
    person: w.people.id(name),
    role,
    function: role === 'PARTICIPANT' ? ('IT' as const) : null,
  });
  const takings = [taking('ole', 'LEAD'), taking('tjark', 'PARTICIPANT'), taking('jonas', 'OBSERVER')];
  const give = (command: Parameters<typeof exercises.decide>[1]) =>
    w.app().entry.execute(exercises, drillExercise, command, { system: 'setup' });
  const year = { ...row, number: '2026-01', title: 'Nachts', from: '2026-10-01', to: '2026-12-31' };
  const type = { type: 'ALARM_EXERCISE', targets: ['CRISIS_LEAD', 'IT'], announced: false, offHours: true } as const;
  const past = (by: string) => ({ past: { at: w.now(), by } });
  await give({ type: 'plan', domain: drillDomain, row: { ...year, ...type }, once: '', ...past('p-author') });
  const text: Concept = { ...concept, takings, injects: [], startsAt: null, duration: 10, ...part };
  await give({ type: 'write-concept', concept: text, management: [], ...past('p-author') });
  await give({ type: 'release', ...past('p-other') });
}

/** Proposed by Aylin, agreed to by Sabine, who manages the authority; the answer is the name of the window. */
export async function windowAgreed(w: World, of: Partial<DrillWindow> = {}): Promise<string> {
  const day = new Date(w.now()).toISOString().slice(0, 10);
  const window: DrillWindow = {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: day,
    to: day,
    start: '20:00',
    end: '22:00',
    reach: 'on-call',
    announced: false,
    agreedWith: 'Personalrat und Behördenleitung',
    agreedOn: day,
    note: '',
    ...of,
  };
  const once = `fenster-${(await drillBook(w)).windows.length}-${w.now()}`;
  await sent(w, 'aylin', { type: 'propose-window', once, window });
  const id = (await drillBook(w)).windows.at(-1)?.id ?? '';
  await sent(w, 'sabine', { type: 'agree-window', window: id });
  return id;
}

/** Planned by Aylin in a window, on all of its days unless the story says otherwise. */
export async function drillPlanned(w: World, window: string, of: { count?: number; to?: string } = {}): Promise<void> {
  const known = (await drillBook(w)).windows.find(({ id }) => id === window);
  const { from = '', to = '' } = known ?? {};
  await sent(w, 'aylin', {
    type: 'plan',
    once: `plan-${(await drillBook(w)).drills.length}-${w.now()}`,
    exercise: drillExercise,
    window,
    from,
    to,
    count: 1,
    ...of,
  });
}

async function sent(w: World, name: string, body: object): Promise<void> {
  const { status, text } = await w.tab(name).post(path, body);
  if (status !== 204) throw new Error(`${name}: ${status} ${text}`);
}

export const drillSent = sent;
export const drillRefused = (w: World, name: string, body: object) => w.tab(name).refusal('POST', path, body);

export const drillBook = async (w: World): Promise<DrillBook> =>
  (await w.app().entry.read(drillBooks, drillDomain)).state;

export async function slotsOf(w: World): Promise<readonly DrillSlot[]> {
  return (await drillBook(w)).drills.flatMap(({ slots }) => slots);
}

export const drillsSeen = async (w: World, name: string) =>
  (await w.tab(name).get<DrillsView>(`/api/drills?domain=${drillDomain}`)).json;

/** Moves the clock to a moment, and some seconds on. */
export async function until(w: World, at: number, seconds = 5): Promise<void> {
  await w.seconds(Math.max(0, Math.ceil((at - w.now()) / 1_000)) + seconds);
}

/** The same without the product, which is there again some seconds before: nothing happens meanwhile, and it takes no time. */
export async function asleepUntil(w: World, at: number): Promise<void> {
  w.isKilled();
  await w.seconds(Math.max(0, Math.floor((at - w.now()) / 1_000) - 10));
  await w.restarts();
  await w.seconds(5);
}
