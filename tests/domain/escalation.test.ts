// The escalation plan: which ladders can work, and what one would do minute by minute.
import { describe, expect, it } from 'vitest';
import {
  checkLadder,
  defaultLadder,
  dryRun,
  escalationPlans,
  type Ladder,
  ladderFaults,
  ladderOf,
  mostSteps,
  rankOf,
  type Step,
} from '../../src/domain/escalation.ts';
import { may } from '../../src/domain/may.ts';
import type { Who } from '../../src/domain/roles.ts';
import type { Way } from '../../src/domain/ways.ts';
import { play, refusalOf } from './play.ts';

const ask = (after: number, rank: number, ways: readonly Way[] = ['teams']): Step => ({
  after,
  act: 'ask',
  rank,
  ways,
});
const remind = (after: number, ways: readonly Way[] = ['sms']): Step => ({ after, act: 'remind', rank: 0, ways });
const decide = (after: number): Step => ({ after, act: 'decide', rank: 0, ways: [] });

describe('a ladder that cannot work is refused', () => {
  const full: Ladder = Array.from({ length: mostSteps }, (_, n) => (n === 0 ? ask(0, 0) : remind(n)));
  it.each<[string, Ladder, number, string]>([
    ['no step', [], 1, 'Ein Eskalationsplan hat 1 bis 20 Schritte.'],
    ['too many', [...full, decide(99)], 21, 'Ein Eskalationsplan hat 1 bis 20 Schritte.'],
    [
      'it begins later',
      [ask(1, 0), decide(9)],
      1,
      'Der erste Schritt muss bei 0 Minuten die Inhaberinnen und Inhaber der Rollen fragen.',
    ],
    [
      'it begins with a reminder',
      [remind(0), decide(9)],
      1,
      'Der erste Schritt muss bei 0 Minuten die Inhaberinnen und Inhaber der Rollen fragen.',
    ],
    [
      'half a minute',
      [ask(0, 0), remind(0.5), decide(9)],
      2,
      'Schritt 2: Bitte geben Sie die Zeit in ganzen Minuten an, höchstens 24 Stunden.',
    ],
    [
      'after a day',
      [ask(0, 0), decide(1_441)],
      2,
      'Schritt 2: Bitte geben Sie die Zeit in ganzen Minuten an, höchstens 24 Stunden.',
    ],
    [
      'backwards',
      [ask(0, 0), remind(9), decide(8)],
      3,
      'Schritt 3 liegt vor dem Schritt darüber. Bitte ordnen Sie die Zeiten aufsteigend.',
    ],
    [
      'no way',
      [ask(0, 0), remind(5, []), decide(9)],
      2,
      'Schritt 2: Bitte wählen Sie mindestens einen Weg, jeden nur einmal.',
    ],
    [
      'a way twice',
      [ask(0, 0, ['sms', 'sms']), decide(9)],
      1,
      'Schritt 1: Bitte wählen Sie mindestens einen Weg, jeden nur einmal.',
    ],
    [
      'an unknown way',
      [ask(0, 0, ['fax' as Way]), decide(9)],
      1,
      'Schritt 1: Bitte wählen Sie mindestens einen Weg, jeden nur einmal.',
    ],
    [
      'a deputy left out',
      [ask(0, 0), ask(5, 2), decide(9)],
      2,
      'Die Vertretungen müssen der Reihe nach gefragt werden, keine darf fehlen oder doppelt sein.',
    ],
    [
      'a deputy twice',
      [ask(0, 0), ask(5, 1), ask(6, 1), decide(9)],
      3,
      'Die Vertretungen müssen der Reihe nach gefragt werden, keine darf fehlen oder doppelt sein.',
    ],
    [
      'a tenth deputy',
      [ask(0, 0), ask(5, 10), decide(9)],
      2,
      'Schritt 2: Bitte wählen Sie, welche Vertretung gefragt wird.',
    ],
    [
      'no end',
      [ask(0, 0), remind(5)],
      2,
      'Der letzte Schritt muss „Rolle unbesetzt, Stabsleitung entscheidet“ sein, und nur der letzte.',
    ],
    [
      'two ends',
      [ask(0, 0), decide(5), decide(9)],
      2,
      'Der letzte Schritt muss „Rolle unbesetzt, Stabsleitung entscheidet“ sein, und nur der letzte.',
    ],
  ])('%s', (_name, steps, step, sentence) => {
    expect(ladderFaults(steps)[0]?.step).toBe(step);
    expect(refusalOf(() => checkLadder(steps))).toBe(sentence);
  });

  it('names every step with a fault, each once', () => {
    const steps = [ask(0, 0), remind(9, []), remind(8), ask(10, 3)];
    expect(ladderFaults(steps).map(({ step, code }) => [step, code])).toEqual([
      [2, 'ladder-ways'],
      [3, 'ladder-order'],
      [4, 'ladder-last'],
    ]);
  });

  it.each<[string, Ladder]>([
    ['the default', defaultLadder],
    ['the shortest', [ask(0, 0), decide(0)]],
    ['two steps in the same minute', [ask(0, 0), ask(5, 1), remind(5), decide(24 * 60)]],
  ])('%s can work', (_name, steps) => {
    expect(ladderFaults(steps)).toEqual([]);
  });
});

describe('the register of plans', () => {
  const plan = (steps: Ladder | null) => ({ domain: 'MI-ITN', level: 'CRISIS', steps }) as const;

  it('keeps a plan, refuses a bad one, and goes back to the default', () => {
    const one = play(escalationPlans);
    expect(ladderOf(one.state.value)).toBe(defaultLadder);
    one.give({ type: 'put', value: plan([ask(0, 0), decide(15)]), revision: 0 });
    expect(ladderOf(one.state.value).at(-1)?.after).toBe(15);
    expect(refusalOf(() => one.give({ type: 'put', value: plan([decide(0)]) }))).toMatch(/^Der erste Schritt/);
    expect(refusalOf(() => one.give({ type: 'put', value: plan(null), revision: 0 }))).toMatch(/inzwischen geändert/);
    one.give({ type: 'put', value: plan(null), revision: 1 });
    expect(ladderOf(one.state.value)).toBe(defaultLadder);
  });

  it.each<[string, Who, boolean]>([
    [
      'who alarms there',
      { kind: 'person', id: 'a', domain: 'MI-ITN', grants: [{ role: 'alarm', domain: 'MI-ITN' }] },
      true,
    ],
    [
      'the coordinator',
      { kind: 'person', id: 'b', domain: 'MI-ITN', grants: [{ role: 'coordinator', domain: '*' }] },
      true,
    ],
    [
      'who alarms elsewhere',
      { kind: 'person', id: 'c', domain: 'MF', grants: [{ role: 'alarm', domain: 'MF' }] },
      false,
    ],
    ['oversight', { kind: 'person', id: 'd', domain: 'MI-ITN', grants: [{ role: 'oversight', domain: '*' }] }, false],
    ['staff', { kind: 'person', id: 'e', domain: 'MI-ITN', grants: [] }, false],
    ['a machine', { kind: 'system', part: 'intake' }, false],
  ])('%s may change it: %#', (_name, who, allowed) => {
    const put = { type: 'put', value: plan(defaultLadder) };
    expect(may(who, { kind: 'ladder', id: 'MI-ITN.CRISIS' }, put, undefined)).toBe(allowed);
    // Nobody puts a plan under the name of another one.
    expect(may(who, { kind: 'ladder', id: 'MI-ITN.EMERGENCY' }, put, undefined)).toBe(false);
  });
});

describe('the dry run', () => {
  it.each([
    [1, [0, 1, 2, 3]],
    [2, [0, 0, 1, 2]],
    [3, [0, 0, 0, 1]],
  ])('of %i needed, the others are deputies', (needed, ranks) => {
    expect([0, 1, 2, 3].map((index) => rankOf(index, needed))).toEqual(ranks);
  });

  it('says minute by minute who is addressed by which way', () => {
    const waysOf = { holder: ['teams', 'sms'], deputy: ['email'], late: [] } as const;
    const lines = dryRun(defaultLadder, { people: ['holder', 'deputy', 'late'], needed: 1 }, waysOf);
    const short = lines.map(({ after, act, people }) => [
      after,
      act,
      people.map(({ person, ways }) => [person, ...ways]),
    ]);
    expect(short).toEqual([
      [0, 'ask', [['holder', 'teams']]],
      [5, 'remind', [['holder', 'teams']]],
      [10, 'remind', [['holder', 'sms']]],
      [15, 'ask', [['deputy', 'email']]],
      // No way that the step wants: somebody has to ring her up.
      [20, 'ask', [['late']]],
      [30, 'decide', []],
    ]);
  });

  it('reminds all who were asked, and of nobody who was not', () => {
    const lines = dryRun(
      [ask(0, 0), remind(3), ask(5, 1), remind(9), decide(10)],
      { people: ['a', 'b', 'c'], needed: 2 },
      {},
    );
    expect(lines.map(({ people }) => people.map(({ person }) => person))).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['c'],
      ['a', 'b', 'c'],
      [],
    ]);
  });

  it('goes on past a rank in which there is nobody', () => {
    const lines = dryRun(defaultLadder, { people: ['only'], needed: 1 }, { only: ['teams'] });
    expect(lines.map(({ people }) => people.length)).toEqual([1, 1, 1, 0, 0, 0]);
  });
});
