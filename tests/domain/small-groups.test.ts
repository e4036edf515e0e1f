// Of fewer than five people nothing is shown outside of their domain: every figure there is, and every number of people.
import { expect, test } from 'vitest';
import { fewestAnswers } from '../../src/domain/feedback.ts';
import { type Figures, type FiguresRelease, figuresOfDomains } from '../../src/domain/figures.ts';
import { isShowable, kpiIds, personKpis, usualKpiSet } from '../../src/domain/kpi.ts';
import type { AlarmFact } from '../../src/domain/kpi-book.ts';
import { countOne } from '../../src/domain/kpi-figures.ts';
import { sumAt } from '../../src/domain/land.ts';
import { smallestGroup } from '../../src/domain/small-group.ts';
import { domain, noon, process, question, resource } from './kpi-samples.ts';

/** What each figure counts; a new figure has to be named here, and people among what it counts put it on the list. */
const countsPeople = ['K14', 'K15', 'K20'];

test.each(kpiIds)('%s counts people only if it is on the list', (id) => {
  const holders = ['p-a', 'p-b', 'p-c', 'p-d'];
  const alarm: AlarmFact = {
    id: 'a',
    number: '2026-001',
    mode: 'real',
    raisedAt: noon - 3_600_000,
    staffedAt: noon - 3_000_000,
    endedAt: noon - 1_000,
    roles: [3, null, 12],
  };
  const book = question({
    domain: domain([{ kind: 'IT', core: true, holders }]),
    processes: [process('a'), process('b')],
    resources: [resource('r')],
    alarms: [alarm, { ...alarm, id: 'b', mode: 'exercise' }],
    confirmed: Object.fromEntries(holders.map((person) => [person, noon])),
  });
  const counted = countOne({ ...book, set: { ...usualKpiSet, shown: kpiIds } }, id);
  const hasPeople = counted?.items.some(({ kind }) => kind === 'person') ?? false;
  if (hasPeople) expect(personKpis).toContain(id);
  expect(personKpis.includes(id)).toBe(countsPeople.includes(id));
});

const released = (id: (typeof kpiIds)[number], people: number): Figures => {
  const figure = { id, met: people, open: 0, unknown: 0, goal: usualKpiSet.goals[id], items: [] };
  const facts = { stage: 'REACTIVE', officerNamed: false, guidelineDay: null, overdue: [], maturity: null } as const;
  const release = { asOf: noon, releasedAt: noon, draftedBy: 'p-a', releasedBy: 'p-b', set: 0, facts };
  const one = { ...release, figures: [figure], management: [], remark: '', support: '' } as unknown as FiguresRelease;
  return { ...figuresOfDomains.empty, domain: 'AB', released: [one] };
};

test.each(kpiIds)('%s of one to six people: shown, and added up for the Land, from five on', (id) => {
  for (const people of [1, 2, 3, 4, 5, 6]) {
    const shown = !countsPeople.includes(id) || people >= 5;
    expect(isShowable({ id, met: people, open: 0, unknown: 0 }), `${people}`).toBe(shown);
    // Whatever their answers were.
    expect(isShowable({ id, met: 0, open: people - 1, unknown: 1 }), `${people}`).toBe(shown);
    expect(sumAt([released(id, people)], id, noon).met, `${people}`).toBe(shown ? people : 0);
  }
});

test('one number for all of them', () => {
  expect([smallestGroup, fewestAnswers]).toEqual([5, 5]);
});
