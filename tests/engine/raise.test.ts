// Raising through the engine: the audience is frozen, the number taken once, and a wish raises one alarm.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { people } from '../../src/domain/people.ts';
import { audiences } from '../../src/engine/audience.ts';
import { directory } from '../../src/engine/directory.ts';
import { door } from '../../src/engine/execute.ts';
import { type Draft, type Raising, raising } from '../../src/engine/raise.ts';
import { anna, ben, cem, dora } from '../domain/crisis.ts';
import { minutes, startOfPlay } from '../domain/play.ts';
import { domain, openStage } from './stage.ts';

const byAnna = { person: anna, via: 'tab' } as const;
const draft = (change: Partial<Draft> = {}): Draft => ({
  mode: 'real',
  domain: 'MI-ITN',
  level: 'CRISIS',
  what: ' IT-Systeme verschlüsselt ',
  where: 'Hannover\n',
  since: startOfPlay - minutes(4),
  nextStep: ' Stabsraum A ',
  roles: ['IT', 'CRISIS_LEAD'],
  exerciseName: '',
  answerMinutes: 10,
  audience: 'none',
  audienceStep: '',
  ...change,
});

async function openRaising() {
  const set = await openStage();
  const look = directory(set.entry, set.store);
  return { ...set, look, raise: raising(set.env('one'), set.entry, look, audiences(set.env('one'), set.entry)) };
}
/** The refusal code; fails when nothing is refused. */
const codeOf = (task: Promise<unknown>) =>
  task.then(
    () => 'nothing was refused',
    (error: { code?: string }) => error.code,
  );

describe('a draft', () => {
  it('becomes the command: trimmed, with frozen roles in the order of the domain, and everybody named', async () => {
    const { raise } = await openRaising();
    expect(await raise.prepare(draft({ exerciseName: 'ignored' }), { person: cem, via: 'tab' })).toMatchObject({
      type: 'raise',
      what: 'IT-Systeme verschlüsselt',
      where: 'Hannover',
      nextStep: 'Stabsraum A',
      exerciseName: '',
      fallback: '0511 555-0199, PIN 4711',
      channel: true,
      roles: [
        { kind: 'CRISIS_LEAD', people: [anna, dora] },
        { kind: 'IT', people: [ben] },
      ],
      names: { [anna]: 'Anna Beispiel', [ben]: 'Ben Muster', [cem]: 'Cem Vorlage', [dora]: 'Dora Probe' },
    });
  });

  it('without a PIN or a channel says so', async () => {
    const { raise, entry } = await openRaising();
    const value = { ...domain, channel: null, callIn: { number: '0511 1', pin: '' } };
    await entry.execute(bcDomains, domain.id, { type: 'put', value }, { system: 'setup' });
    expect(await raise.prepare(draft(), byAnna)).toMatchObject({ fallback: '0511 1', channel: false });
  });

  it('of somebody whose name was erased still reaches her', async () => {
    const set = await openStage();
    await set.store.erase({ kind: 'person', id: ben }, 1, 'person');
    const entry = door(set.env('two'));
    const { roles, names } = await raising(
      set.env('two'),
      entry,
      directory(entry, set.store),
      audiences(set.env('two'), entry),
    ).prepare(draft(), byAnna);
    expect(roles[1]?.people).toEqual([ben]);
    expect(names[ben]).toBe('');
  });

  it('of a domain nobody knows is refused', async () => {
    const { raise } = await openRaising();
    expect(await codeOf(raise.prepare(draft({ domain: 'NO-ONE' }), byAnna))).toBe('not-found');
  });
});

describe('a number', () => {
  const numberOf = async (raise: Raising, once: string, change: Partial<Draft> = {}) =>
    (await raise.raise(draft(change), byAnna, once)).number;
  const drill = { mode: 'exercise', exerciseName: 'Herbst' } as const;

  it('is counted per year, exercises for themselves', async () => {
    const { raise } = await openRaising();
    expect(await numberOf(raise, 'wish-1')).toBe('2026-001');
    expect(await numberOf(raise, 'wish-2', drill)).toBe('Ü 2026-001');
    expect(await numberOf(raise, 'wish-3')).toBe('2026-002');
  });

  it('begins anew at midnight in Berlin', async () => {
    const { raise, clock } = await openRaising();
    await clock.advance(Date.parse('2026-12-31T22:59:59Z') - clock.now());
    expect(await numberOf(raise, 'wish-1')).toBe('2026-001');
    await clock.advance(1_000);
    expect(await numberOf(raise, 'wish-2')).toBe('2027-001');
  });

  it.each<[string, Partial<Draft>]>([
    ['what', { what: '' }],
    ['next step', { nextStep: ' ' }],
    ['recipients', { roles: ['HR'] }],
    ['right', { domain: 'MF-LZN' }],
  ])('is not taken by a wish without %s', async (_case, change) => {
    const { raise, entry } = await openRaising();
    const value = { ...domain, id: 'MF-LZN' };
    await entry.execute(bcDomains, 'MF-LZN', { type: 'put', value }, { system: 'setup' });
    expect(await codeOf(raise.raise(draft(change), byAnna, 'wish-0'))).toMatch(/missing|recipients|allowed/);
    expect(await numberOf(raise, 'wish-1')).toBe('2026-001');
  });

  it('is not taken again by a wish that comes again, even in another year', async () => {
    const { raise, clock } = await openRaising();
    await clock.advance(Date.parse('2026-12-31T22:59:59Z') - clock.now());
    expect(await numberOf(raise, 'wish-1')).toBe('2026-001');
    await clock.advance(2_000);
    expect(await numberOf(raise, 'wish-1')).toBe('2026-001');
    expect(await numberOf(raise, 'wish-2')).toBe('2027-001');
  });
});

describe('the same wish', () => {
  it('raises one alarm, however often and however fast it comes', async () => {
    const { raise, store } = await openRaising();
    const raised = await Promise.all([1, 2, 3, 4].map(() => raise.raise(draft(), byAnna, 'wish-1')));
    expect(new Set(raised.map(({ id, number }) => `${id} ${number}`)).size).toBe(1);
    expect((await store.list({ kind: 'alarm', limit: 10 })).rows).toHaveLength(1);
    expect((await raise.raise(draft(), byAnna, 'wish-2')).number).toBe('2026-002');
  });

  it.each([
    ['in the tab', 'tab', 2],
    ['on a card that two people see', 'card', 1],
  ] as const)('of somebody else, %s', async (_case, via, alarmsRaised) => {
    const { raise, entry, store } = await openRaising();
    const known = (await entry.read(people, cem)).state.value;
    const value = { ...known, grants: [{ role: 'alarm', domain: '*' }] } as never;
    await entry.execute(people, cem, { type: 'put', value }, { system: 'setup' });
    await raise.raise(draft(), { person: anna, via }, 'wish-1');
    await raise.raise(draft(), { person: cem, via }, 'wish-1');
    expect((await store.list({ kind: 'alarm', limit: 10 })).rows).toHaveLength(alarmsRaised);
  });

  it('cannot turn an exercise into a real alarm', async () => {
    const { raise, entry } = await openRaising();
    const { id } = await raise.raise(draft({ mode: 'exercise', exerciseName: 'Herbst' }), byAnna, 'wish-1');
    expect(await codeOf(raise.raise(draft(), byAnna, 'wish-1'))).toBe('alarm-exists');
    expect((await entry.read(alarms, id)).state.mode).toBe('exercise');
  });
});

describe('once raised', () => {
  it('an alarm keeps its people, whoever leaves the roles', async () => {
    const { raise, entry } = await openRaising();
    const { id } = await raise.raise(draft(), byAnna, 'wish-1');
    const value = { ...domain, roles: domain.roles.map((role) => ({ ...role, holders: [cem] })) };
    await entry.execute(bcDomains, domain.id, { type: 'put', value }, { system: 'setup' });
    const { state } = await entry.read(alarms, id);
    expect(state.roles.map((role) => role.people[0])).toEqual([anna, ben]);
    expect(state.raisedBy).toBe(anna);
  });
});
