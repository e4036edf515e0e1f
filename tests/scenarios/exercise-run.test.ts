// Stories of running exercises: announced, played in chats, paused, broken off by a real alarm; and the alarm exercise.
import { describe, expect } from 'vitest';
import type { Concept, ExerciseRow, Taking } from '../../src/domain/exercise.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { runFacts } from '../../src/domain/exercise-run-facts.ts';
import { exerciseRuns } from '../../src/domain/exercise-run-rules.ts';
import type { MyExercises, RunBoard } from '../../src/http/contract-exercise-run.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import { runInjects } from '../domain/run-samples.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

/** The first a minute after the beginning, so that its card is the newest. */
const laterInjects = runInjects.map((one) => ({ ...one, minute: one.minute + 1 }));
const setup = { system: 'setup' } as const;
const id = 'MI-ITN.2026-01';
const path = `/api/exercises/${id}`;
const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

/** Released as it would be: Ole leads, Tjark practises, Jonas observes. */
async function released(w: World, of: Partial<ExerciseRow> = {}, part: Partial<Concept> = {}): Promise<void> {
  const [lead, player, observer] = ['ole', 'tjark', 'jonas'].map((name) => w.people.id(name)) as [
    string,
    string,
    string,
  ];
  const takings: readonly Taking[] = [
    { person: lead, role: 'LEAD', function: null },
    { person: player, role: 'PARTICIPANT', function: 'IT' },
    { person: observer, role: 'OBSERVER', function: null },
  ];
  const day = new Date(w.now()).toISOString().slice(0, 10);
  const year = { ...row, number: '2026-01', title: 'Herbst', from: day, to: '2026-12-31', prepares: '', executes: '' };
  const goals = [{ id: 'g1', text: 'Netz getrennt', metric: 'Minuten', target: '10' }];
  const text: Concept = {
    ...concept,
    takings,
    goals,
    injects: laterInjects,
    startsAt: w.now(),
    duration: 60,
    ...part,
  };
  const give = (command: Parameters<typeof exercises.decide>[1]) =>
    w.app().entry.execute(exercises, id, command, setup);
  const past = (by: string) => ({ past: { at: w.now(), by } });
  await give({ type: 'plan', domain: 'MI-ITN', row: { ...year, ...of }, once: '', ...past('p-author') });
  await give({ type: 'write-concept', concept: text, management: [], ...past('p-author') });
  await give({ type: 'release', ...past('p-other') });
}

const run = (w: World, name: string, body: object) => w.tab(name).post(`${path}/run`, body);
const board = async (w: World, name: string) => (await w.tab(name).get<RunBoard>(`${path}/run`)).json;
const stateOf = async (w: World) => (await w.app().entry.read(exerciseRuns, id)).state;
const statusOf = async (w: World) => (await w.app().entry.read(exercises, id)).state.status;
const inExercise = ['ole', 'tjark', 'jonas'];

async function begun(w: World): Promise<void> {
  await released(w);
  await run(w, 'ole', { type: 'start' });
  await w.seconds(3);
  w.allHear(inExercise, 'exercise');
  await w.seconds(60);
  w.hears('tjark', 'exercise');
}

describe('a staff exercise', () => {
  story('is announced to everybody in it, and to nobody else', async (w) => {
    await released(w);
    await w.tab('aylin').post(`${path}/commands`, { type: 'announce' });
    await w.seconds(3);
    const [first] = w.allHear(inExercise, 'exercise');
    expect(first?.lines[0]).toBe('ÜBUNG ÜBUNG ÜBUNG · Herbst');
    expect(first?.lines.at(-1)).toBe('ÜBUNG ÜBUNG ÜBUNG · Herbst');
    expect(first?.summary).toContain('ÜBUNG');
    const mine = async (name: string) => (await w.tab(name).get<MyExercises>('/api/my-exercises')).json.exercises;
    expect((await mine('tjark')).map(({ role, board: sees }) => [role, sees])).toEqual([['PARTICIPANT', false]]);
    expect(await mine('linh')).toEqual([]);
    await w.types('tjark', 'Übung');
    expect(w.hears('tjark', 'note').lines[0]).toContain('Herbst: ');
    // Whoever practises sees neither script nor board.
    expect(await w.tab('tjark').refusal('GET', `${path}/run`)).toContain('404');
    const gone = { type: 'postpone', from: '2026-12-15', to: '2026-12-15', reason: 'Krankheit' };
    await w.tab('aylin').post(`${path}/commands`, gone);
    await w.seconds(3);
    for (const { lines } of w.allHear(inExercise, 'exercise')) {
      expect(lines).toContain('Die Übung ist verschoben. Neuer Termin: 15.12.2026.');
    }
  });

  story('plays its injects, sees answers, is paused over midnight and ends with what happened', async (w) => {
    await begun(w);
    expect(w.card('tjark').lines).toContain('Mehrere Server sind verschlüsselt.');
    await w.advance(5);
    const answer = { inputs: { 'run-answer': 'Netz ist getrennt.' } };
    expect((await w.clicks('tjark', 'Antworten', answer)).card?.text).toContain('Netz ist getrennt.');
    const seen = { 'run-kind': 'POSITIVE', 'run-inject': 'i1', 'run-text': 'Schnell entschieden' };
    await w.clicks('jonas', 'Festhalten', { inputs: seen });
    await run(w, 'ole', { type: 'pause' });
    await w.advance(10 * 60);
    expect((await board(w, 'ole')).exerciseTime).toBeLessThan(7 * 60_000);
    await run(w, 'ole', { type: 'resume' });
    await w.advance(16);
    // The second waits for the first, which was answered; the third is needless.
    expect(w.hears('tjark', 'exercise').lines).toContain('Die Presse fragt.');
    await w.advance(10);
    const shown = await board(w, 'ole');
    expect(shown.injects.map(({ state }) => state)).toEqual(['played', 'played', 'dropped']);
    expect(shown.injects[0]?.reaction?.result).toBe('met');
    expect(Math.round(shown.delay / 60_000)).toBe(600);
    await run(w, 'ole', { type: 'mark', inject: 'i2', mark: 'deviating', note: 'Zu spät' });
    // Seen while there was no network, and written down now.
    const late = { id: 'spaeter-0001', kind: 'CORRECTION', text: 'Liste fehlt', inject: 'i2', goal: '' };
    await run(w, 'ole', { type: 'end' });
    await run(w, 'jonas', { type: 'observe', observation: { ...late, occurredAt: w.now() - 5 * 60_000 } });
    await w.seconds(3);
    w.allHear(inExercise, 'exercise');
    // Now they are asked how it went.
    w.allHear(['tjark', 'jonas'], 'note');
    expect(await statusOf(w)).toBe('evaluation');
    const state = await stateOf(w);
    expect(state.observations.map((one) => one.recordedAt - one.occurredAt >= 5 * 60_000)).toEqual([false, true]);
    expect(runFacts(state)).toMatchObject({ ending: 'ended', goals: [{ done: 0, deviating: 1, met: 1 }] });
    const texts = (await board(w, 'ole')).history.map(({ text }) => text);
    expect(texts).toContain('Einlage 2: Abweichend – Zu spät');
  });

  story('is broken off by a real alarm of its domain: everybody hears it, nothing more is played', async (w) => {
    await begun(w);
    const { id: real } = await w.raises('ole', { mode: 'real', once: 'wunsch-ernst' });
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    for (const { lines } of w.allHear(inExercise, 'real-event')) expect(lines[0]).toBe('ERNSTFALL – ÜBUNG BEENDET');
    expect(await statusOf(w)).toBe('evaluation');
    expect(await stateOf(w)).toMatchObject({ status: 'aborted', ending: 'real-event', told: true });
    expect(await w.tab('ole').refusal('POST', `${path}/run`, { type: 'play', inject: 'i2' })).toContain('409');
    await w.endsAlarm('ole', real, 'all-clear');
    await w.seconds(3);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    await w.advance(60);
  });

  story('and goes on when an exercise alarm is raised, which ends with it by the button on any card', async (w) => {
    await begun(w);
    await w.raises('aylin', { mode: 'exercise', once: 'wunsch-probe' });
    await w.seconds(3);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    expect((await stateOf(w)).alarms).toHaveLength(1);
    expect((await stateOf(w)).status).toBe('running');
    const card = w.cards('jonas').at(-1);
    expect(card?.buttons).toContain('Ja, Übung jetzt beenden');
    await w.clicks('jonas', 'Ja, Übung jetzt beenden');
    await w.seconds(3);
    expect(await statusOf(w)).toBe('evaluation');
    w.allHear([...holders.filter((name) => name !== 'tjark'), '#MI-ITN', 'ole', 'jonas'], 'real-event');
    for (let cards = 0; cards < 2; cards += 1) w.hears('tjark', 'real-event');
    // Jonas may raise no alarm: what he said goes to the crisis team as a report.
    w.hears('maren', 'report');
  });
});

describe('an alarm exercise', () => {
  story('goes by the real ladder, ends by itself, and says how many were reached and how fast', async (w) => {
    await released(w, { type: 'ALARM_EXERCISE', targets: ['CRISIS_LEAD', 'IT'] }, { injects: [], duration: 4 });
    await run(w, 'ole', { type: 'start' });
    await run(w, 'ole', { type: 'start' });
    await w.seconds(3);
    w.allHear(['maren', 'tjark', '#MI-ITN'], 'alarm');
    w.allHear(['ole', 'jonas'], 'exercise');
    await w.advance(2);
    await w.clicks('tjark', 'Ich nehme virtuell teil');
    await w.advance(3);
    const { drill, status } = await stateOf(w);
    expect(status).toBe('ended');
    expect(drill).toMatchObject({ asked: 2, answered: 1, staffedAfter: null, deputies: 0, dead: [] });
    expect(drill?.roles.map(({ kind, filledAfter }) => [kind, filledAfter !== null])).toEqual([
      ['CRISIS_LEAD', false],
      ['IT', true],
    ]);
    w.allHear(['maren', 'tjark', '#MI-ITN'], 'all-clear');
    w.allHear(['ole', 'jonas'], 'exercise');
    w.allHear(['tjark', 'jonas'], 'note');
    expect(await statusOf(w)).toBe('evaluation');
    expect((await w.alarm('ole', drill?.alarm ?? '')).status).toBe('ended');
  });
});
