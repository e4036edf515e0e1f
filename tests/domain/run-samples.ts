// A small exercise as it is played: three injects, one after another, one only if the first was not done.
import type { Inject } from '../../src/domain/exercise.ts';
import type { RunPlan } from '../../src/domain/exercise-run.ts';

const inject: Inject = {
  id: 'i1',
  number: '1',
  minute: 0,
  sender: 'Leitstelle IT',
  toRoles: ['IT'],
  toPeople: [],
  channel: 'TEAMS_CHAT',
  text: 'Mehrere Server sind verschlüsselt.',
  expected: 'Netz trennen',
  sees: { kind: 'answered', withinMinutes: 10 },
  goal: 'g1',
  after: [],
  ifNot: [],
};

export const runInjects: readonly Inject[] = [
  inject,
  { ...inject, id: 'i2', number: '2', minute: 20, text: 'Die Presse fragt.', sees: { kind: 'none' }, after: ['i1'] },
  { ...inject, id: 'i3', number: '3', minute: 30, text: 'Noch ein Server.', sees: { kind: 'none' }, ifNot: ['i1'] },
];

export const runPlan: RunPlan = {
  exercise: 'MI-ALF.2026-01',
  domain: 'MI-ALF',
  number: '2026-01',
  title: 'Herbst',
  type: 'STAFF_EXERCISE',
  situation: 'Es ist Montag.',
  goals: [{ id: 'g1', text: 'Netz getrennt', metric: 'Minuten', target: '10' }],
  takings: [
    { person: 'p-lead', role: 'LEAD', function: null },
    { person: 'p-it', role: 'PARTICIPANT', function: 'IT' },
    { person: 'p-observer', role: 'OBSERVER', function: null },
  ],
  abortCriteria: ['Ein wirkliches Ereignis'],
  duration: 60,
  channel: false,
};
