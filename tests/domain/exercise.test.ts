// The life of an exercise: every way from one status to the next, every refusal with its field, and who sees what.
import { describe, expect, it } from 'vitest';
import type { Concept, ExerciseCommand, ExerciseRow, Inject } from '../../src/domain/exercise.ts';
import { maySeeExercise, maySeeScript, mayWithExercise } from '../../src/domain/exercise-rights.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import type { Grant } from '../../src/domain/people.ts';
import type { Who } from '../../src/domain/roles.ts';
import { cycleIn, inOrder } from '../../src/domain/script-order.ts';
import { sinceRelease, yearPlans } from '../../src/domain/year-plan-rules.ts';
import { as, author, chief, concept, drafted, inject, other, row } from './exercise-samples.ts';
import { play, refusalOf } from './play.ts';

const instead = { id: 'MI-ITN.2027-01', from: '2027-02-01', to: '2027-02-01', reason: 'Krankheit' };

describe('from the row to the closed exercise', () => {
  it('goes its whole way, and each step only from the one before', () => {
    const exercise = drafted();
    expect(refusalOf(() => exercise.give({ type: 'start' }, as(other)))).toContain('im jetzigen Stand der Übung');
    exercise.give({ type: 'release' }, as(other));
    expect(exercise.state).toMatchObject({ status: 'released', released: { by: other, at: exercise.now } });
    for (const [type, status] of [
      ['announce', 'announced'],
      ['start', 'running'],
      ['end', 'ended'],
      ['evaluate', 'evaluation'],
      ['report', 'report'],
      ['close', 'closed'],
    ] as const) {
      exercise.give({ type }, as(other));
      expect(exercise.state.status).toBe(status);
      // The same click, delivered twice.
      expect(exercise.give({ type }, as(other))).toEqual([]);
    }
    expect(exercise.state).toMatchObject({ startedAt: exercise.now, endedAt: exercise.now });
    expect(refusalOf(() => exercise.give({ type: 'change-row', row }, as(author)))).toContain('nicht mehr ändern');
  });

  it('is broken off with a reason, and then evaluated', () => {
    const exercise = drafted();
    exercise.give({ type: 'release' }, as(other));
    exercise.give({ type: 'start' }, as(other));
    expect(refusalOf(() => exercise.give({ type: 'abort', reason: ' ' }, as(other)))).toContain('Grund');
    exercise.give({ type: 'abort', reason: 'Ernstfall' }, as(other));
    exercise.give({ type: 'evaluate' }, as(other));
    expect(exercise.state).toMatchObject({ status: 'evaluation', abortReason: 'Ernstfall', endedAt: exercise.now });
  });

  it('an unannounced one is not announced', () => {
    const exercise = drafted({ announced: false });
    exercise.give({ type: 'release' }, as(other));
    expect(refusalOf(() => exercise.give({ type: 'announce' }, as(other)))).toContain('unangekündigt');
    exercise.give({ type: 'start' }, as(other));
    expect(exercise.state.status).toBe('running');
  });

  it.each(['postpone', 'cancel'] as const)('%s demands the day on which it is held instead', (type) => {
    const exercise = drafted();
    const without = { type, replacement: { ...instead, from: '', to: '' } } as const;
    expect(refusalOf(() => exercise.give(without, as(author)))).toContain('Ersatztermin');
    const unreadable = { type, replacement: { ...instead, from: '2027-02-30' } } as const;
    expect(refusalOf(() => exercise.give(unreadable, as(author)))).toContain('„Von“');
    exercise.give({ type, replacement: instead }, as(author));
    expect(exercise.state).toMatchObject({
      status: type === 'postpone' ? 'postponed' : 'cancelled',
      replacement: instead,
    });
    expect(exercise.give({ type, replacement: instead }, as(author))).toEqual([]);
    expect(refusalOf(() => exercise.give({ type: 'release' }, as(other)))).toContain('im jetzigen Stand');
  });

  it('the same wish plans no second one, another wish takes no number twice', () => {
    const exercise = drafted();
    const plan = { type: 'plan', domain: 'MI-ITN', row, once: 'w1' } as const;
    expect(exercise.give(plan, as(author))).toEqual([]);
    expect(refusalOf(() => exercise.give({ ...plan, once: 'w2' }, as(author)))).toContain('schon vergeben');
  });
});

describe('the release', () => {
  it('is for somebody who did not write, and falls when something is written again', () => {
    const exercise = drafted();
    expect(refusalOf(() => exercise.give({ type: 'release' }, as(author)))).toContain('eine andere Person');
    exercise.give({ type: 'release' }, as(other));
    exercise.give({ type: 'announce' }, as(other));
    exercise.give({ type: 'change-row', row: { ...row, goal: 'Anders.' } }, as(other));
    expect(exercise.state).toMatchObject({ status: 'concept', released: null, announcedAt: null });
  });

  it('of a function test with impact is for the management; without impact it is not', () => {
    const test = { type: 'FUNCTION_TEST', impact: 'Das Rechenzentrum steht 2 Stunden.' } as const;
    const how = { risks: 'Datenverlust', rollback: 'Zurückschalten' };
    const exercise = drafted(test, how);
    expect(refusalOf(() => exercise.give({ type: 'release' }, as(other)))).toContain('Behördenleitung');
    exercise.give({ type: 'release' }, as(chief));
    expect(exercise.state.status).toBe('released');
    const harmless = drafted({ ...test, impact: '' }, how);
    harmless.give({ type: 'release' }, as(other));
    expect(harmless.state.status).toBe('released');
  });

  it.each<[Partial<Concept>, string, Partial<ExerciseRow>?]>([
    [{ startsAt: null }, 'Es fehlt noch: Beginn.'],
    [{ goals: [], injects: [inject('1')] }, 'Es fehlt noch: Übungsziele.'],
    [{ takings: [] }, 'Es fehlt noch: Übungsleitung, Übende.'],
    [{ rules: [' '], abortCriteria: [] }, 'Es fehlt noch: Übungsregeln, Abbruchkriterien.'],
    [{ injects: [] }, 'Es fehlt noch: Drehbuch (Einlagen).'],
    [{}, 'Es fehlt noch: Risikoabschätzung, Rückfallplan.', { type: 'FUNCTION_TEST' }],
    [{ injects: [inject('1', { text: '' })] }, 'Einlage 1: Es fehlt „Text der Einlage“.'],
    [{ injects: [inject('1', { toRoles: [] })] }, 'Einlage 1: Es fehlt „Empfänger“.'],
    [{ duration: 5 }, 'Einlage 1 liegt nach dem Ende der Übung. Bitte prüfen Sie Minute und Dauer.'],
    [{ startsAt: Date.UTC(2027, 0, 8, 8) }, 'Der Beginn liegt außerhalb des geplanten Zeitraums.'],
  ])('names what is missing: %#', (said, sentence, of = {}) => {
    const exercise = drafted(of, said);
    expect(refusalOf(() => exercise.give({ type: 'release' }, as(other)))).toContain(sentence);
  });
});

describe('what may stand in row, concept and script', () => {
  const plan = (of: Partial<ExerciseRow>) => () =>
    play(exercises).give({ type: 'plan', domain: 'MI-ITN', row: { ...row, ...of }, once: '' }, as(author));
  it.each<[Partial<ExerciseRow>, string]>([
    [{ title: ' ' }, 'Es fehlt noch: Titel.'],
    [{ title: '', goal: '' }, 'Es fehlt noch: Titel, Ziel.'],
    [{ number: '26-3' }, 'Jahr und laufender Nummer'],
    [{ to: '2026-11-30' }, '„Bis“ liegt vor „Von“'],
    [{ from: '2026-02-30' }, '„Von“ ist kein lesbares Datum'],
    [{ from: '2025-12-01' }, 'nicht im Jahr der Nummer'],
    [{ means: 'x'.repeat(301) }, '„Aufwand“ ist zu lang. Erlaubt sind 300 Zeichen.'],
  ])('row %#', (of, sentence) => expect(refusalOf(plan(of))).toContain(sentence));

  const script =
    (...injects: readonly Inject[]) =>
    () =>
      drafted({}, { injects });
  it.each<[readonly Inject[], string]>([
    [
      [inject('1', { after: ['i3'] }), inject('2', { after: ['i1'] }), inject('3', { ifNot: ['i2'] })],
      'im Kreis aufeinander: 1 → 3 → 2 → 1.',
    ],
    [[inject('7', { after: ['i7'] })], 'im Kreis aufeinander: 7 → 7.'],
    [[inject('1', { after: ['weg'] })], 'Einlage 1: „Erst nach“ nennt etwas'],
    [[inject('1', { ifNot: ['weg'] })], 'Einlage 1: „Nur wenn nicht“ nennt etwas'],
    [[inject('1', { goal: 'weg' })], 'Einlage 1: „Ziel“ nennt etwas'],
    [[inject('1'), inject('1', { id: 'zwei' })], 'Die Nummer 1 kommt im Drehbuch zweimal vor.'],
    [[inject('4', { minute: 2.5 })], 'Einlage 4: Bitte geben Sie die Minute'],
    [[inject(' ')], 'Jede Einlage braucht eine Nummer.'],
  ])('script %#', (injects, sentence) => expect(refusalOf(script(...injects))).toContain(sentence));

  it('a script without a circle is kept in its order, and a half-done concept is kept, too', () => {
    const injects = [inject('10'), inject('2', { after: ['i10'] }), inject('1', { minute: 90, ifNot: ['i2', 'i10'] })];
    expect(cycleIn(injects)).toBeNull();
    expect(inOrder(injects).map(({ number }) => number)).toEqual(['2', '10', '1']);
    const half = drafted({}, { injects, goals: [], takings: [], startsAt: null });
    expect(half.state.concept?.injects.map(({ number }) => number)).toEqual(['2', '10', '1']);
    const twice = [...concept.takings, { person: author, role: 'OBSERVER', function: null } as const];
    expect(refusalOf(() => drafted({}, { takings: twice }))).toContain('zweimal');
  });

  it('whoever wrote on an older version is told', () => {
    const exercise = drafted();
    const late = { type: 'write-concept', concept: { ...concept, room: 'x' }, management: [], edits: 1 } as const;
    expect(refusalOf(() => exercise.give(late, as(author)))).toContain('inzwischen');
  });
});

const who = (id: string, ...grants: readonly Grant[]): Who => ({ kind: 'person', id, domain: 'MI-ITN', grants });
const coordinator = (id: string, domain = 'MI-ITN') => who(id, { role: 'coordinator', domain } as Grant);

describe('who sees and does what', () => {
  it.each<[string, Who, boolean, boolean]>([
    ['coordinator', coordinator('p-c'), true, true],
    ['alarmer', who('p-a', { role: 'alarm', domain: 'MI-ITN' } as Grant), true, true],
    ['management', who(chief), true, true],
    ['coordinator who practises', coordinator('p-player'), true, false],
    ['practises', who('p-player'), false, false],
    ['staff', who('p-x'), false, false],
    ['coordinator elsewhere', coordinator('p-c', 'MF'), false, false],
    ['oversight', who('p-z', { role: 'oversight', domain: '*' } as Grant), false, false],
  ])('%s', (_name, person, sees, seesScript) => {
    const { state } = drafted();
    expect([maySeeExercise(person, state), maySeeScript(person, state)]).toEqual([sees, seesScript]);
  });

  it('whoever practises hears of it once it is announced, and never sees the script', () => {
    const exercise = drafted();
    exercise.give({ type: 'release' }, as(other));
    expect(maySeeExercise(who('p-player'), exercise.state)).toBe(false);
    exercise.give({ type: 'announce' }, as(other));
    expect(maySeeExercise(who('p-player'), exercise.state)).toBe(true);
    expect(maySeeScript(who('p-player'), exercise.state)).toBe(false);
  });

  it('commands: who plans there, the lead of the exercise her part, nobody else', () => {
    const { state } = drafted({}, { takings: [{ person: 'p-lead', role: 'LEAD', function: null }] });
    const may = (person: Who, type: 'start' | 'close' | 'release') =>
      mayWithExercise(person, 'MI-ITN.2026-03', { type } as ExerciseCommand, state);
    expect([may(who('p-lead'), 'start'), may(who('p-lead'), 'close'), may(who('p-lead'), 'release')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([may(coordinator('p-c'), 'close'), may(who('p-x'), 'start'), may(who(chief), 'release')]).toEqual([
      true,
      false,
      true,
    ]);
    const plan = { type: 'plan', domain: 'MI-ITN', row, once: '' } as const;
    expect(mayWithExercise(coordinator('p-c'), 'MF.2026-03', plan, exercises.empty)).toBe(false);
  });
});

describe('the year plan', () => {
  const planned = { ...row, status: 'planned' } as const;
  it('is handed in, returned, handed in again and released by somebody else', () => {
    const year = play(yearPlans);
    const submit = { type: 'submit', domain: 'MI-ITN', rows: [planned], management: [chief] } as const;
    expect(refusalOf(() => year.give({ ...submit, rows: [] }, as(author)))).toContain('keine Übung geplant');
    expect(refusalOf(() => year.give({ ...submit, management: [author] }, as(author)))).toContain('Behördenleitung');
    year.give(submit, as(author));
    expect(refusalOf(() => year.give({ type: 'release' }, as(author)))).toContain('eine andere Person');
    expect(refusalOf(() => year.give({ type: 'return', reason: '' }, as(chief)))).toContain('Grund');
    year.give({ type: 'return', reason: 'Es fehlt ein Funktionstest.' }, as(chief));
    expect(refusalOf(() => year.give({ type: 'release' }, as(chief)))).toContain('kein Plan zur Freigabe');
    year.give(submit, as(author));
    year.give({ type: 'release' }, as(chief));
    expect(year.state).toMatchObject({ released: { version: 1, rows: [planned], by: chief }, submission: null });
    year.give({ ...submit, rows: [{ ...planned, title: 'Neu' }] }, as(author));
    year.give({ type: 'release' }, as(chief));
    expect(year.state).toMatchObject({ released: { version: 2 }, earlier: [{ version: 1 }] });
  });

  it('says what changed since the release, and is quiet about mere progress', () => {
    const two = { ...planned, number: '2026-04' } as const;
    const three = { ...planned, number: '2026-05' } as const;
    expect(sinceRelease([planned, two], [{ ...planned, status: 'closed' }, two])).toEqual([]);
    const now = [{ ...planned, to: '2026-12-20', offHours: true }, { ...two, status: 'cancelled' as const }, three];
    expect(sinceRelease([planned, two, { ...planned, number: '2026-01' }], now)).toEqual([
      { number: '2026-01', title: row.title, change: 'gone', fields: [] },
      { number: '2026-03', title: row.title, change: 'changed', fields: ['to', 'offHours'] },
      { number: '2026-04', title: row.title, change: 'cancelled', fields: [] },
      { number: '2026-05', title: row.title, change: 'new', fields: [] },
    ]);
  });
});
