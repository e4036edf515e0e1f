// Diese Woche, timeline and matrix: what is to be done and in which order, what falls due, where the gaps are.
import { describe, expect, test } from 'vitest';
import { figuresOfDomains } from '../../src/domain/figures.ts';
import type { DomainBook } from '../../src/domain/kpi-book.ts';
import { matrixOf } from '../../src/domain/matrix.ts';
import { timelineOf } from '../../src/domain/timeline.ts';
import { todoKinds, todosOf, type WeekQuestion } from '../../src/domain/week.ts';
import {
  at,
  calm,
  deviation,
  domain,
  draftPlan,
  measure,
  noon,
  plan,
  process,
  proof,
  question,
  resource,
} from './kpi-samples.ts';

const soundDomain = domain([{ kind: 'IT', core: true, holders: ['a', 'b'] }]);
const exercised = {
  id: '1',
  number: '2026-1',
  mode: 'exercise',
  raisedAt: at('2026-06-01'),
  staffedAt: null,
  endedAt: at('2026-06-02'),
  roles: [],
} as const;
const releasedLately = {
  ...figuresOfDomains.empty,
  released: [{ releasedAt: at('2026-11-01') }],
} as unknown as WeekQuestion['figures'];
/** A domain in which nothing is to be done. */
const sound: Partial<DomainBook> = {
  domain: soundDomain,
  bcms: { ...question().book.bcms, guidelineDay: '2026-01-01', bcOfficer: 'p-bcb' },
  alarms: [exercised],
};
const week = (over: Partial<DomainBook> = {}, more: Partial<WeekQuestion> = {}): WeekQuestion => ({
  ...question({ ...sound, ...over }),
  figures: releasedLately,
  maturity: { domain: 'AB', assessedOn: '2026-05-01', steps: {} },
  person: 'p-me',
  ...more,
});
const kinds = (given: WeekQuestion) => todosOf(given).map(({ kind }) => kind);

describe('Diese Woche', () => {
  test('is empty when nothing is to be done', () => expect(todosOf(week())).toEqual([]));

  test('names the first thing, how many there are and when', () => {
    const todos = todosOf(
      week({ measures: [measure('M-2', { dueOn: '2026-11-20' }), measure('M-1', { dueOn: '2026-10-01' })] }),
    );
    expect(todos).toEqual([
      {
        kind: 'measure-overdue',
        count: 2,
        example: 'Bedarf M-1',
        due: '2026-10-01',
        page: 'measures',
        record: 'AB.M-1',
      },
    ]);
  });

  test('comes by weight, then by day, then in a fixed order, however the registers lie', () => {
    const plans = [
      plan('1', 'GFP', '2025-01-01'),
      plan('2', 'WAP', '2026-06-01', {}, { triggers: [{ id: 't', kind: 'LAW', at: noon, note: '', handledAt: null }] }),
      draftPlan('3', 'GFP', {}, 'for-release'),
    ];
    const given = week({
      domain: domain([{ kind: 'IT', core: true, holders: ['a'] }]),
      processes: [process('a')],
      plans,
      measures: [measure('M-1', { dueOn: '2026-11-01' })],
      deviations: [deviation('1')],
    });
    const expected = ['role', 'risk', 'plan-missing', 'plan-release', 'review-overdue', 'measure-overdue', 'trigger'];
    expect(kinds(given)).toEqual(expected);
    expect(kinds({ ...given, book: { ...given.book, plans: plans.toReversed() } })).toEqual(expected);
  });

  test('a release waits for everybody but who drew it up', () => {
    const figures = { ...releasedLately, draft: { by: 'p-me', returned: '' } } as unknown as WeekQuestion['figures'];
    expect(kinds(week({}, { figures }))).toEqual([]);
    expect(kinds(week({}, { figures, person: 'p-other' }))).toEqual(['release-waiting']);
    const back = { ...figures, draft: { by: 'p-me', returned: 'K4?' } } as unknown as WeekQuestion['figures'];
    expect(kinds(week({}, { figures: back }))).toEqual(['release-returned']);
  });

  test.each([
    ['no exercise for a year', {}, { alarms: [] }, 'alarm-exercise'],
    [
      'a term that ends soon',
      {},
      {
        domain: {
          ...soundDomain,
          roles: [
            {
              ...soundDomain.roles[0],
              terms: { a: { validFrom: null, validTo: '2026-12-20', trainedAt: null, exercisedAt: null } },
            },
          ],
        },
      },
      'term',
    ],
    [
      'a term that is over, while others still fill the role',
      {},
      {
        domain: {
          ...soundDomain,
          roles: [
            {
              ...soundDomain.roles[0],
              holders: ['b', 'c', 'a'],
              terms: { a: { validFrom: null, validTo: '2026-06-30', trainedAt: null, exercisedAt: null } },
            },
          ],
        },
      },
      'term',
    ],
    [
      'a contract that ends soon',
      {},
      {
        resources: [
          resource('1', {
            provider: { name: 'Firma', contract: 'V-1', reactionHours: 4, emergencyNumber: '', endsOn: '2027-02-01' },
          }),
        ],
      },
      'contract',
    ],
    ['an old impact analysis', {}, { processes: [process('a', { damage: calm, biaDay: '2025-01-01' })] }, 'bia-old'],
    ['no impact analysis', {}, { processes: [process('a', { damage: calm, biaDay: null })] }, 'bia-missing'],
    ['no figures released', { figures: figuresOfDomains.empty }, {}, 'release-due'],
    ['never assessed', { maturity: null }, {}, 'maturity'],
    ['nobody named', {}, { bcms: question().book.bcms }, 'guideline'],
    ['an unchecked measure', {}, { measures: [measure('1', { status: 'done', doneAt: noon })] }, 'measure-check'],
    [
      'a critical resource of unknown RTA',
      {},
      {
        processes: [process('a', { needsResources: ['AB.1'] })],
        resources: [resource('1')],
        plans: [plan('1', 'GFP', '2026-06-01', { processes: ['AB.a'] })],
      },
      'rta',
    ],
  ] as const)('%s', (_, more, over, kind) => {
    const found = kinds(week(over as Partial<DomainBook>, more as Partial<WeekQuestion>));
    expect(found[0]).toBe(kind);
    expect(found.length).toBeLessThanOrEqual(2);
    expect(todoKinds).toContain(kind);
  });
});

describe('timeline', () => {
  test('everything overdue and of the next months, the earliest first', () => {
    const given = question({
      plans: [plan('1', 'GFP', '2026-02-10', { owner: 'p-1', number: 'GFP-1' }), plan('2', 'WAP', '2026-11-01')],
      measures: [measure('M-1', { dueOn: '2026-12-01' }), measure('M-2', { status: 'done', dueOn: '2026-12-01' })],
      deviations: [
        deviation('1', { validTo: '2027-01-31' }),
        deviation('2', { validTo: '2027-01-31', closedOn: '2026-01-01' }),
      ],
    });
    const found = timelineOf({ ...given, releasedAt: null }, 6);
    expect(found.map(({ day, kind, number }) => `${day} ${kind} ${number}`)).toEqual([
      '2026-11-30 release ',
      '2026-12-01 measure M-1',
      '2027-01-31 deviation ',
      '2027-02-10 review GFP-1',
    ]);
  });
});

describe('matrix', () => {
  test('one row per process, each cell in words, gaps counted', () => {
    const rows = matrixOf(
      question({
        processes: [
          process('a', { needsResources: ['AB.1', 'AB.2'] }),
          process('b', { damage: calm, biaDay: '2020-01-01' }),
          process('c', { biaDay: null, damage: undefined }),
          process('d'),
        ],
        resources: [
          resource('1', { rtaHours: 4, rtaSource: 'TEST' }),
          resource('2', { rtaHours: 4, rtaSource: 'ESTIMATE' }),
        ],
        plans: [
          plan('1', 'GFP', '2026-01-01', { processes: ['AB.a'] }, { evidence: [proof('2026-05-01')] }),
          plan('2', 'WAP', '2026-01-01', { resources: ['AB.1'] }),
          plan('3', 'GFP', '2024-01-01', { processes: ['AB.d'] }),
          draftPlan('4', 'GFP', { processes: ['AB.c'] }),
        ],
      }),
    );
    expect(rows.map(({ bia, gfp, wap, evidence, rta, gaps }) => [bia, gfp, wap, evidence, rta, gaps])).toEqual([
      ['current', 'released', 'missing', 'TESTED', 'estimated', 3],
      ['old', 'unneeded', 'unneeded', 'unneeded', 'unneeded', 1],
      ['missing', 'draft', 'unneeded', 'NONE', 'unneeded', 3],
      ['current', 'overdue', 'unneeded', 'NONE', 'unneeded', 2],
    ]);
  });

  test.each([
    ['a talk', [proof('2026-05-01', { kind: 'TABLETOP' })], null, 'TABLETOP_DONE'],
    ['a full exercise', [proof('2026-05-01', { kind: 'FULL_EXERCISE' })], null, 'EFFECTIVE'],
    ['a test half passed', [proof('2026-05-01', { result: 'PARTIAL' })], null, 'TESTED'],
    ['a failed test', [proof('2026-05-01', { result: 'FAILED' })], null, 'INEFFECTIVE'],
    ['an old test', [proof('2023-01-01')], null, 'EXPIRED'],
    ['a test before the last change', [proof('2026-05-01')], at('2026-06-01'), 'EXPIRED'],
    ['nothing', [], null, 'NONE'],
  ] as const)('evidence: %s', (_, evidence, evidenceFrom, expected) => {
    const plans = [plan('1', 'GFP', '2026-01-01', { processes: ['AB.a'] }, { evidence, evidenceFrom })];
    expect(matrixOf(question({ processes: [process('a')], plans }))[0]?.evidence).toBe(expected);
  });
});
