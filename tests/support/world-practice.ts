// A working morning on which something of every kind beside alarms is open: bundles, a check-in, a running exercise, feedback on another, sealed codes.
import type { Concept } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { pdfPages } from '../connectors/pdf-text.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import { runInjects } from '../domain/run-samples.ts';
import type { World, WorldOptions } from './world.ts';

/** What the world needs for it: a night before, in which people's contacts are checked, and every way to tell of a code. */
export const beforePractice: WorldOptions = { second: true, begin: Date.UTC(2026, 10, 22, 1, 29) };

const asked = Date.UTC(2026, 10, 23, 7);
const hour = 3_600_000;
/** Ole leads both exercises; Tjark practises in the one that runs, Jonas observes it. */
export const running = 'MI-ITN.2026-01';
export const held = 'MI-ITN.2026-02';
export const team = ['maren', 'tjark', 'gesine', 'linh', 'wiebke'] as const;

/** Britta has a bundle. Resolves with the id of the check-in, which Linh has not answered. */
export async function practises(w: World): Promise<string> {
  await w.advance(2);
  w.isKilled();
  await w.advance((asked - 2_000 - w.now()) / 60_000);
  await w.restarts();
  await w.seconds(60);
  await usesCode(w);
  await exercised(w, held, team, {});
  for (const type of ['start', 'end'] as const) {
    await w.app().entry.execute(exercises, held, { type }, { system: 'setup' });
    await w.advance(1);
  }
  await exercised(w, running, ['tjark'], {
    goals: [{ id: 'g1', text: 'Netz getrennt', metric: 'Minuten', target: '10' }],
    injects: runInjects.map((one) => ({ ...one, minute: one.minute + 1 })),
  });
  await mustBe(204, w.tab('ole').post(`/api/exercises/${running}/run`, { type: 'start' }));
  await w.seconds(70);
  const checkIn = await asksWho(w);
  await w.clicks('carla', 'Ja, vor Ort');
  await w.seconds(10);
  return checkIn;
}

/** What a post was answered; throws unless it has this status. */
async function mustBe<Body>(
  status: number,
  answer: Promise<{ readonly status: number; readonly text: string; readonly json: Body }>,
): Promise<Body> {
  const got = await answer;
  if (got.status !== status) throw new Error(`answered ${got.status}: ${got.text}`);
  return got.json;
}

/** Sheets are printed, and one of them lets its owner in. */
async function usesCode(w: World): Promise<void> {
  const authorization = `Bearer ${await w.standIns.entra.signTabToken(w.people.person('ole'))}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const sheets = await fetch(`${w.url}/api/emergency/MI-ITN/issue`, { method: 'POST', headers, body: '{}' });
  const [first = ''] = pdfPages(Buffer.from(await sheets.arrayBuffer()));
  const code = /^[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/m.exec(first)?.[0] ?? '';
  await mustBe(200, w.tab('ole').post('/api/emergency/enter', { domain: 'mi-itn', code }));
  await w.seconds(5);
}

/** An exercise planned, written and released long ago, which may begin now. */
async function exercised(w: World, id: string, who: readonly string[], part: Partial<Concept>): Promise<void> {
  const taking = (name: string, role: 'LEAD' | 'OBSERVER') => ({ person: w.people.id(name), role, function: null });
  const takings = [
    taking('ole', 'LEAD'),
    taking('jonas', 'OBSERVER'),
    ...who.map((name) => ({ person: w.people.id(name), role: 'PARTICIPANT' as const, function: 'IT' as const })),
  ];
  const past = { past: { at: w.now() - 1_000, by: w.people.id('aylin') } };
  const day = new Date(w.now()).toISOString().slice(0, 10);
  const rest = { title: 'Herbst', from: day, to: '2026-12-31', prepares: '', executes: '' };
  const give = (command: Parameters<typeof exercises.decide>[1]) =>
    w.app().entry.execute(exercises, id, command, { system: 'setup' });
  await give({ type: 'plan', domain: 'MI-ITN', row: { ...row, number: id.slice(7), ...rest }, once: '', ...past });
  const text = { ...concept, takings, startsAt: w.now(), duration: 60, ...part };
  await give({ type: 'write-concept', concept: text, management: [], ...past });
  await give({ type: 'release', past: { ...past.past, by: w.people.id('heinrich') } });
}

async function asksWho(w: World): Promise<string> {
  const draft = {
    mode: 'real',
    exerciseName: '',
    domain: 'MI-ITN',
    role: 'LOG_KEEPER',
    informed: '',
    email: false,
    question: 'Können Sie am Sonntag die Rolle Protokollierung übernehmen?',
    from: w.now() + 144 * hour,
    to: w.now() + 152 * hour,
    due: w.now() + 2 * hour,
    reminders: [60],
    group: { roles: ['LOG_KEEPER'], deputies: true, domains: [], people: [] },
  };
  const { id } = await mustBe(
    201,
    w.tab('aylin').post<{ id: string }>('/api/check-ins', { once: 'frage-des-morgens', draft }),
  );
  await w.seconds(5);
  return id;
}
