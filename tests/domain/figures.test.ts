// Releasing figures: who draws up and who releases, numbers without content, what is kept, and maturity and deviations beside them.
import { describe, expect, test } from 'vitest';
import { checkDeviation, wantsOf } from '../../src/domain/deviation-rules.ts';
import { type DraftFigures, type Figures, type FiguresCommand, figuresOfDomains } from '../../src/domain/figures.ts';
import { usualKpiSet } from '../../src/domain/kpi.ts';
import { type Item, itemOf } from '../../src/domain/kpi-book.ts';
import { checkMaturity, type Maturity } from '../../src/domain/maturity.ts';
import { may } from '../../src/domain/may.ts';
import type { Who } from '../../src/domain/roles.ts';
import { at, deviation } from './kpi-samples.ts';

const facts = { stage: 'REACTIVE', officerNamed: true, guidelineDay: null, overdue: [], maturity: null } as const;
const draft = (asOf: number, items: readonly Item[], over: Partial<DraftFigures> = {}): DraftFigures => ({
  type: 'draft',
  domain: 'AB',
  asOf,
  set: 0,
  figures: [{ id: 'K1', met: 1, open: 1, unknown: 0, goal: { kind: 'at-least', value: 100 }, items }],
  facts,
  management: ['p-boss'],
  remark: '',
  support: '',
  ...over,
});
const two = [itemOf('process', 'AB.x', 'Geheim', true), itemOf('process', 'AB.y', 'Auch geheim', false)];

function play(state: Figures, command: FiguresCommand, person: string, moment = at('2026-11-30')): Figures {
  const turn = { id: 't', at: moment, by: { person, via: 'tab' } } as const;
  return figuresOfDomains.decide(state, command, turn).reduce((s, e) => figuresOfDomains.apply(s, e, turn), state);
}
const released = (state: Figures, asOf: number, items = two) =>
  play(play(state, draft(asOf, items), 'anna'), { type: 'release', asOf }, 'berta', asOf + 1);

describe('a release', () => {
  test('needs another person than the one who drew it up', () => {
    const drawn = play(figuresOfDomains.empty, draft(1, two), 'anna');
    expect(() => play(drawn, { type: 'release', asOf: 1 }, 'anna')).toThrow(
      expect.objectContaining({ code: 'figures-own' }),
    );
    const done = play(drawn, { type: 'release', asOf: 1 }, 'berta');
    expect(done.draft).toBeNull();
    expect(done.released[0]).toMatchObject({ draftedBy: 'anna', releasedBy: 'berta', asOf: 1 });
  });

  test('is of what was looked at: a newer draft is refused', () => {
    const newer = play(play(figuresOfDomains.empty, draft(1, two), 'anna'), draft(2, two), 'anna');
    expect(() => play(newer, { type: 'release', asOf: 1 }, 'berta')).toThrow(
      expect.objectContaining({ code: 'changed-meanwhile' }),
    );
  });

  test('holds numbers and no word of content', () => {
    const state = released(figuresOfDomains.empty, 1, [...two, itemOf('plan', 'AB.p', 'Plan', true, 'GFP-7')]);
    expect(state.released[0]?.figures[0]?.items).toEqual({ met: ['P-001', 'GFP-7'], open: ['P-002'], unknown: [] });
    expect(JSON.stringify(state.released)).not.toMatch(/geheim|AB\./i);
  });

  test('numbers stay what they were, and new ones count on', () => {
    const first = released(figuresOfDomains.empty, 1);
    const second = released(first, 2, [itemOf('process', 'AB.a', 'Neu', true), two[1] as Item]);
    expect(second.released[0]?.figures[0]?.items).toEqual({ met: ['P-003'], open: ['P-002'], unknown: [] });
  });

  test('never says who, of figures about people', () => {
    const people = [itemOf('person', 'p-1', '', true)];
    const figure = {
      id: 'K14',
      met: 1,
      open: 0,
      unknown: 0,
      goal: { kind: 'at-least', value: 100 },
      items: people,
    } as const;
    const state = play(figuresOfDomains.empty, draft(1, [], { figures: [figure] }), 'anna');
    expect(JSON.stringify(state)).not.toContain('p-1');
  });

  test('keeps all sums, and items of the newest two', () => {
    const state = [1, 2, 3].reduce((before, asOf) => released(before, asOf), figuresOfDomains.empty);
    expect(state.released.map(({ asOf, figures }) => [asOf, figures[0]?.items !== undefined])).toEqual([
      [3, true],
      [2, true],
      [1, false],
    ]);
  });

  test('is sent back with a reason, and then nobody can release it', () => {
    const drawn = play(figuresOfDomains.empty, draft(1, two), 'anna');
    expect(() => play(drawn, { type: 'return', asOf: 1, reason: ' ' }, 'berta')).toThrow();
    const back = play(drawn, { type: 'return', asOf: 1, reason: 'K4 prüfen' }, 'berta');
    expect(back.draft?.returned).toBe('K4 prüfen');
    expect(play(back, { type: 'release', asOf: 1 }, 'carla').released).toEqual([]);
    expect(play(back, { type: 'discard' }, 'anna').draft).toBeNull();
  });
});

test('who may draw up, release, and lay down the set', () => {
  const who = (id: string, ...grants: (Who & { kind: 'person' })['grants'][number][]): Who => ({
    kind: 'person',
    id,
    domain: 'AB',
    grants,
  });
  const drawn = play(figuresOfDomains.empty, draft(1, two), 'anna');
  const cell = (whom: Who, type: string) =>
    may(whom, { kind: 'figures', id: 'AB' }, { type, ...(type === 'draft' ? { domain: 'AB' } : {}) }, drawn);
  const may4 = (whom: Who) => ['draft', 'discard', 'release', 'return'].map((type) => cell(whom, type));
  expect(may4(who('c', { role: 'coordinator', domain: 'AB' }))).toEqual([true, true, true, true]);
  expect(may4(who('a', { role: 'alarm', domain: 'AB' }))).toEqual([false, false, true, true]);
  expect(may4(who('p-boss'))).toEqual([false, false, true, true]);
  expect(may4(who('x', { role: 'coordinator', domain: 'CD' }))).toEqual([false, false, false, false]);
  expect(may4(who('z', { role: 'oversight', domain: '*' }))).toEqual([false, false, false, false]);
  const set = (whom: Who, command: object) =>
    may(whom, { kind: 'kpi-set', id: 'land' }, { type: 'put', ...command }, {});
  const central = who('z', { role: 'oversight', domain: '*' });
  expect([
    set(central, { revision: 1 }),
    set(central, {}),
    set(who('c', { role: 'coordinator', domain: '*' }), { revision: 1 }),
  ]).toEqual([true, false, false]);
});

test('what a deviation still wants', () => {
  const accepted = { boardInformedOn: '2026-01-02', riskAcceptedBy: 'm', riskAcceptedOn: '2026-01-03' };
  expect(wantsOf(deviation('1'), '2026-11-30')).toEqual(['board', 'acceptance']);
  expect(wantsOf(deviation('1', accepted), '2026-11-30')).toEqual([]);
  expect(wantsOf(deviation('1', { ...accepted, validTo: '2026-11-29' }), '2026-11-30')).toEqual(['expired']);
  expect(wantsOf(deviation('1', { modal: 'SOLL' }), '2026-11-30')).toEqual([]);
  expect(wantsOf(deviation('1', { closedOn: '2026-02-02' }), '2026-11-30')).toEqual([]);
});

test.each([
  [{}, null],
  [{ requirement: ' ' }, 'requirement'],
  [{ reason: '' }, 'reason'],
  [{ boardInformedOn: '2026-12-01' }, 'boardInformedOn'],
  [{ validTo: '2026-02-30' }, 'validTo'],
  [{ validTo: '2027-06-30' }, null],
  [{ modal: 'SOLL', boardInformedOn: '2026-01-01' }, 'modal'],
  [{ riskAcceptedBy: 'm' }, 'riskAcceptedOn'],
  [{ riskAcceptedBy: 'anybody', riskAcceptedOn: '2026-01-01' }, 'riskAcceptedBy'],
  [{ riskAcceptedBy: 'm', riskAcceptedOn: '2026-01-01' }, null],
] as const)('a deviation with %j', (over, field) => {
  const check = () => checkDeviation(deviation('1', over), ['m'], '2026-11-30');
  if (field === null) check();
  else expect(check).toThrow(expect.objectContaining({ code: 'deviation-wrong', detail: { field } }));
});

test('a level of maturity needs what proves it, and level 0 does not', () => {
  const steps = Object.fromEntries(
    usualKpiSet.steps.map(({ id }) => [id, { level: 0, evidence: '', note: '' } as const]),
  );
  const value: Maturity = { domain: 'AB', assessedOn: '2026-11-01', steps };
  checkMaturity(value, usualKpiSet.steps);
  const bare = { ...value, steps: { ...steps, bia: { level: 2, evidence: ' ', note: '' } as const } };
  expect(() => checkMaturity(bare, usualKpiSet.steps)).toThrow(expect.objectContaining({ code: 'maturity-evidence' }));
  expect(() => checkMaturity({ ...value, steps: {} }, usualKpiSet.steps)).toThrow(
    expect.objectContaining({ code: 'maturity-step' }),
  );
});
