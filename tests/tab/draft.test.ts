// The form of the page Alarmieren: choosing, writing, undoing, and the rules it shares with the server.
import { describe, expect, it } from 'vitest';
import type { AlarmForm, Me, ScenarioView } from '../../src/http/contract.ts';
import {
  coreRoles,
  domainsFor,
  draftOf,
  emptyForm,
  type Form,
  faultOf,
  modesIn,
  offered,
  stepForm,
} from '../../src/tab/draft.ts';

const now = Date.parse('2026-11-21T17:44:00Z');
const cyber: ScenarioView = {
  id: 'MI-ITN.cyber',
  title: 'Cyberangriff',
  outage: 'CYBER',
  level: 'CRISIS',
  what: 'IT-Systeme verschlüsselt',
  where: 'Hannover',
  nextStep: 'Bitte kommen Sie sofort in den Stabsraum A.',
  roles: ['CRISIS_LEAD', 'IT'],
  exerciseName: 'Herbst 2026',
};
const written: Form = { ...emptyForm('MI-ITN'), scenario: 'own', what: 'Rauch', where: 'Keller', roles: ['IT'] };

describe('choosing', () => {
  it('a scenario fills everything, so that nothing has to be typed', () => {
    const form = stepForm(emptyForm('MI-ITN'), { type: 'scenario', scenario: cyber });
    expect(faultOf(form, 'real', now)).toBeNull();
    expect(draftOf(form, 'real', now)).toEqual({
      mode: 'real',
      domain: 'MI-ITN',
      scenario: 'MI-ITN.cyber',
      level: 'CRISIS',
      what: 'IT-Systeme verschlüsselt',
      where: 'Hannover',
      since: now,
      nextStep: 'Bitte kommen Sie sofort in den Stabsraum A.',
      roles: ['CRISIS_LEAD', 'IT'],
      exerciseName: 'Herbst 2026',
      answerMinutes: 10,
      audience: 'none',
      audienceStep: '',
      avoidTeams: false,
    });
  });
  it('another scenario keeps it that Teams is not to be used', () => {
    const form = stepForm(emptyForm('MI-ITN'), { type: 'set', part: { avoidTeams: true } });
    const chosen = stepForm(form, { type: 'scenario', scenario: cyber });
    expect(draftOf(chosen, 'real', now)?.avoidTeams).toBe(true);
    expect(stepForm(chosen, { type: 'own', roles: [] }).avoidTeams).toBe(true);
  });
  it('a scenario over own words can be undone', () => {
    const over = stepForm(written, { type: 'scenario', scenario: cyber });
    expect(over.what).toBe('IT-Systeme verschlüsselt');
    expect(stepForm(over, { type: 'undo' })).toEqual(written);
  });
  it('a scenario over an untouched one leaves nothing to undo', () => {
    const first = stepForm(emptyForm('MI-ITN'), { type: 'scenario', scenario: cyber });
    const second = stepForm(first, { type: 'scenario', scenario: { ...cyber, id: 'MI-ITN.power' } });
    expect(second.replaced).toBeNull();
    expect(stepForm(second, { type: 'undo' })).toBe(second);
  });
  it('own text starts empty with the core functions, and a second press keeps what was written', () => {
    const own = stepForm(emptyForm('MI-ITN'), { type: 'own', roles: ['CRISIS_LEAD'] });
    expect(own).toMatchObject({ scenario: 'own', what: '', roles: ['CRISIS_LEAD'] });
    expect(stepForm(written, { type: 'own', roles: [] })).toBe(written);
  });
  it('another scenario tells nobody else; what was written for all others comes back with undo', () => {
    const told = stepForm(stepForm(emptyForm('MI-ITN'), { type: 'scenario', scenario: cyber }), {
      type: 'set',
      part: { audience: 'everybody', audienceStep: 'Bitte schalten Sie Ihren Rechner aus.' },
    });
    const other = stepForm(told, { type: 'scenario', scenario: { ...cyber, id: 'MI-ITN.power' } });
    expect(other).toMatchObject({ audience: 'none', audienceStep: '' });
    expect(stepForm(other, { type: 'undo' })).toEqual(told);
    // The same one again fills in its texts and leaves the choice alone.
    expect(stepForm(told, { type: 'scenario', scenario: cyber })).toEqual(told);
  });
  it('another domain starts anew, the same one changes nothing', () => {
    expect(stepForm(written, { type: 'domain', domain: 'MF' })).toEqual(emptyForm('MF'));
    expect(stepForm(written, { type: 'domain', domain: 'MI-ITN' })).toBe(written);
  });
  it('a role is added once and taken away', () => {
    const twice = stepForm(stepForm(written, { type: 'role', kind: 'HR', wanted: true }), {
      type: 'role',
      kind: 'HR',
      wanted: true,
    });
    expect(twice.roles).toEqual(['IT', 'HR']);
    expect(stepForm(twice, { type: 'role', kind: 'IT', wanted: false }).roles).toEqual(['HR']);
  });
});

describe('since', () => {
  it('is now unless changed', () => {
    const form: Form = { ...written, level: 'CRISIS' };
    expect(draftOf(form, 'real', now)?.since).toBe(now);
    expect(draftOf({ ...form, since: now - 60_000 }, 'real', now)?.since).toBe(now - 60_000);
  });
});

describe('faults name the field to look at', () => {
  const whole = stepForm(emptyForm('MI-ITN'), { type: 'scenario', scenario: cyber });
  it.each<[string, Partial<Form>, 'real' | 'exercise', string, string]>([
    ['no what', { what: ' ' }, 'real', 'what-missing', 'what'],
    ['no where', { where: '' }, 'real', 'where-missing', 'where'],
    ['future', { since: now + 3_600_000 }, 'real', 'since-in-future', 'since'],
    ['no level', { level: null }, 'real', 'level-missing', 'level'],
    ['no next step', { nextStep: ' ' }, 'real', 'next-step-missing', 'nextStep'],
    ['long next step', { nextStep: 'x'.repeat(201) }, 'real', 'text-too-long', 'nextStep'],
    ['long text', { what: 'x'.repeat(281) }, 'real', 'text-too-long', 'what'],
    ['a real Störung', { level: 'DISRUPTION' }, 'real', 'disruption-not-alarmed', 'level'],
    ['an exercise without name', { exerciseName: '' }, 'exercise', 'exercise-name-missing', 'exerciseName'],
    ['nobody', { roles: [] }, 'real', 'no-recipients', 'roles'],
  ])('%s', (_name, part, mode, code, field) => {
    expect(faultOf({ ...whole, ...part }, mode, now)).toMatchObject({ code, field });
  });
  it('a Störung may be exercised, and a real alarm needs no name', () => {
    expect(faultOf({ ...whole, level: 'DISRUPTION' }, 'exercise', now)).toBeNull();
    expect(faultOf({ ...whole, exerciseName: '' }, 'real', now)).toBeNull();
  });
  it('whoever else is told must be told what to do, in 200 characters', () => {
    const told = { ...whole, audience: 'domain' as const };
    expect(faultOf({ ...told, audienceStep: ' ' }, 'real', now)).toEqual({
      code: 'audience-step-missing',
      detail: {},
      field: 'audienceStep',
    });
    expect(faultOf({ ...told, audienceStep: 'x'.repeat(201) }, 'real', now)).toMatchObject({
      code: 'text-too-long',
      field: 'audienceStep',
    });
    expect(faultOf({ ...told, audienceStep: 'x'.repeat(200) }, 'real', now)).toBeNull();
  });
  it('what stands higher on the form is pointed at first', () => {
    const told = { ...whole, audience: 'domain' as const, audienceStep: '' };
    expect(faultOf({ ...told, nextStep: 'x'.repeat(201) }, 'real', now)?.field).toBe('nextStep');
    expect(faultOf({ ...told, roles: [] }, 'real', now)?.field).toBe('roles');
  });
  it('a text for all others is not sent while nobody else is told, and not lost', () => {
    const form: Form = { ...whole, audience: 'domain', audienceStep: ' Bitte bleiben Sie zu Hause. ' };
    expect(draftOf(form, 'real', now)).toMatchObject({
      audience: 'domain',
      audienceStep: 'Bitte bleiben Sie zu Hause.',
    });
    const nobody = stepForm(form, { type: 'set', part: { audience: 'none' } });
    expect(draftOf(nobody, 'real', now)).toMatchObject({ audience: 'none', audienceStep: '' });
    expect(nobody.audienceStep).toBe(' Bitte bleiben Sie zu Hause. ');
    expect(faultOf({ ...nobody, audienceStep: '' }, 'real', now)).toBeNull();
  });
  it('without a level there is nothing to send', () => {
    expect(draftOf({ ...whole, level: null }, 'real', now)).toBeNull();
  });
});

describe('what a person may raise', () => {
  const me: Me = {
    id: 'p-1',
    name: 'A. Beispiel',
    language: 'de',
    domain: { id: 'MI-ITN', name: 'IT.N' },
    grants: [],
    raiseReal: [{ id: 'MI-ITN', name: 'IT.N' }],
    raiseExercise: [
      { id: 'MF', name: 'Finanzen' },
      { id: 'MI-ITN', name: 'IT.N' },
    ],
    seesProposals: true,
    emergency: false,
    seesOperation: false,
    seesReachability: false,
    oversight: false,
    figures: [],
    start: 'situation',
    raisesJoint: false,
  };
  it('lists each domain once, the own one first', () => {
    expect(domainsFor(me).map((domain) => domain.id)).toEqual(['MI-ITN', 'MF']);
  });
  it('knows exercise and real apart', () => {
    expect(modesIn(me, 'MF')).toEqual(['exercise']);
    expect(modesIn(me, 'MI-ITN')).toEqual(['exercise', 'real']);
    expect(modesIn(me, 'MJ')).toEqual([]);
  });
  it('only audiences that are somebody are offered', () => {
    const form: AlarmForm = {
      domain: me.domain,
      scenarios: [],
      roles: [],
      channel: null,
      room: '',
      fallback: '',
      processes: [],
      events: [],
      audiences: [
        { reach: 'none', people: 4 },
        { reach: 'domain', people: 0 },
        { reach: 'everybody', people: 13_500 },
      ],
    };
    expect(offered(form).map(({ reach }) => reach)).toEqual(['everybody']);
  });
  it('own text asks the core functions that somebody fills', () => {
    const roles: AlarmForm['roles'] = [
      { kind: 'CRISIS_LEAD', core: true, holder: 'A. Beispiel', deputies: 1 },
      { kind: 'IT', core: true, holder: null, deputies: 0 },
      { kind: 'LEGAL', core: false, holder: 'B. Muster', deputies: 0 },
    ];
    expect(
      coreRoles({
        domain: me.domain,
        scenarios: [],
        roles,
        channel: null,
        room: '',
        fallback: '',
        processes: [],
        events: [],
        audiences: [],
      }),
    ).toEqual(['CRISIS_LEAD']);
  });
});
