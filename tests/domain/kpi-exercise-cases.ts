// Cases of the figures that rest on exercises: only what was held, planned and reported here counts; what is noted by hand is unknown.
import {
  at,
  domain,
  gfp,
  held,
  type KpiCase,
  ofPlan,
  ofResource,
  plan,
  process,
  programme,
  proof,
  resource,
  term,
} from './kpi-samples.ts';

const promised = (number: string, until: string, heldOn: string | null) => ({
  id: `AB.${number}`,
  number,
  title: '',
  until,
  heldOn,
});
const full = { kind: 'FULL_EXERCISE' } as const;

export const exerciseCases: readonly KpiCase[] = [
  [
    'proven by a report; without any result unknown; no plan is not effective',
    'K7',
    {
      processes: [process('a'), process('b', { unit: 'Referat 2' }), process('c', { unit: 'Referat 3' })],
      plans: [gfp('1', 'a'), gfp('2', 'b')],
      programme: programme({}, [[ofPlan('1'), proof('2026-05-01', full)]]),
    },
    [1, 1, 1],
  ],
  [
    'a failed test, an old one, and one before the last change prove nothing',
    'K7',
    {
      processes: [process('a'), process('b', { unit: 'Referat 2' }), process('c', { unit: 'Referat 3' })],
      plans: [gfp('1', 'a'), gfp('2', 'b'), gfp('3', 'c', { evidenceFrom: at('2026-06-01') })],
      programme: programme({}, [
        [ofPlan('1'), proof('2026-05-01', full)],
        [ofPlan('1'), proof('2026-06-01', { ...full, result: 'FAILED' })],
        [ofPlan('2'), proof('2023-11-29', full)],
        [ofPlan('3'), proof('2026-05-01', full)],
      ]),
    },
    [0, 3, 0],
  ],
  [
    'a talk at the table proves no effect, but it was tried',
    'K7',
    {
      processes: [process('a')],
      plans: [gfp('1', 'a')],
      programme: programme({}, [[ofPlan('1'), proof('2026-05-01', { kind: 'TABLETOP' })]]),
    },
    [0, 1, 0],
  ],
  [
    'noted by hand proves nothing; written by an event that is known here does',
    'K7',
    {
      processes: [process('a'), process('b', { unit: 'Referat 2' })],
      plans: [
        gfp('1', 'a', { evidence: [proof('2026-05-01', full)] }),
        gfp('2', 'b', { evidence: [proof('2026-05-01', { kind: 'REAL_EVENT', reference: 'V-1' })] }),
      ],
      programme: programme({ events: new Set(['V-1']) }),
    },
    [1, 0, 1],
  ],
  [
    'held in 36 months, held before, planned, planned and past, neither, noted by hand only',
    'K8',
    {
      resources: [
        ...['a', 'b', 'c', 'd', 'e'].map((id) => resource(id)),
        resource('f', { evidence: [proof('2026-05-01')] }),
      ],
      programme: programme({
        exercises: [
          held('2023-01', '2023-11-30', { targets: [ofResource('a')] }),
          held('2023-02', '2023-11-29', { targets: [ofResource('b')] }),
          held('2026-01', null, { targets: [ofResource('c')] }),
          held('2026-02', null, { targets: [ofResource('d')], until: '2026-11-29' }),
        ],
      }),
    },
    [2, 3, 1],
  ],
  ['nobody plans exercises: unknown, not zero', 'K8', { resources: [resource('a')] }, [0, 0, 1]],
  [
    'only WAPs',
    'K9',
    {
      plans: [plan('1', 'WAP', '2026-01-01'), plan('2', 'GFP', '2026-01-01')],
      programme: programme({ exercises: [held('2026-01', '2026-02-01', { targets: [ofPlan('1'), ofPlan('2')] })] }),
    },
    [1, 0, 0],
  ],
  [
    'only GFPs; whatever is noted by hand of a plan is no exercise',
    'K10',
    {
      plans: [
        plan('1', 'WAP', '2026-01-01'),
        plan('2', 'GFP', '2026-01-01'),
        plan('3', 'GFP', '2026-01-01', {}, { evidence: [proof('2026-02-01')] }),
      ],
      programme: programme(),
    },
    [0, 1, 1],
  ],
  [
    'practised in 36 months, before, only planned, only beside the role; by any of several roles',
    'K14',
    {
      domain: domain([
        {
          kind: 'CRISIS_LEAD',
          core: true,
          holders: ['a', 'b', 'c', 'd'],
          terms: { a: term({}), b: term({ exercisedAt: '2023-11-29' }), d: term({ exercisedAt: '2026-05-01' }) },
        },
        { kind: 'IT', core: true, holders: ['b'], terms: { b: term({}) } },
      ]),
      programme: programme({
        exercises: [
          held('2023-01', '2023-11-30', { people: ['a'] }),
          held('2023-02', '2023-11-29', { people: ['b'] }),
          held('2026-01', null, { people: ['c'] }),
        ],
      }),
    },
    [1, 2, 1],
  ],
  [
    'nobody plans exercises: unknown who practised',
    'K14',
    { domain: domain([{ kind: 'IT', core: true, holders: ['a'] }]) },
    [0, 0, 1],
  ],
  [
    'a test in time, too late, without a time, without an RTO; talks are no tests, nor is what was noted by hand',
    'K17',
    {
      processes: [process('a', { needsResources: ['AB.1'] })],
      resources: [resource('1', { evidence: [proof('2026-05-01', { hours: 8 })] }), resource('2')],
      programme: programme({}, [
        [ofResource('1'), proof('2026-05-01', { hours: 8 })],
        [ofResource('1'), proof('2026-05-02', { hours: 9 })],
        [ofResource('1'), proof('2026-05-03', { hours: null })],
        [ofResource('1'), proof('2026-05-04', { kind: 'TABLETOP' })],
        [ofResource('1'), proof('2023-01-01')],
        [ofResource('2'), proof('2026-05-01')],
      ]),
    },
    [1, 1, 2],
  ],
  [
    'tests of plans are held against the shortest RTO of their processes; an event with a report counts once',
    'K17',
    {
      processes: [process('a'), process('b', { rtoHours: 1 })],
      plans: [
        plan(
          '1',
          'GFP',
          '2026-01-01',
          { processes: ['AB.a', 'AB.b'] },
          { evidence: [proof('2026-05-01', { hours: 1, reference: 'V-1' })] },
        ),
      ],
      programme: programme({ events: new Set(['V-1']) }, [
        [ofPlan('1'), proof('2026-05-01', { hours: 2, reference: 'V-1' })],
      ]),
    },
    [0, 1, 0],
  ],
  ['no year plan was released', 'K18', { processes: [process('a')] }, [0, 0, 0]],
  [
    'held in time, early, late, not at all; not due yet and rows of other years do not count',
    'K18',
    {
      programme: programme({
        promised: [
          promised('2026-01', '2026-05-31', '2026-05-31'),
          promised('2026-02', '2026-12-15', '2026-10-01'),
          promised('2026-03', '2026-05-31', '2026-06-01'),
          promised('2026-04', '2026-05-31', null),
          promised('2026-05', '2026-12-15', null),
          promised('2025-01', '2025-11-29', null),
        ],
      }),
    },
    [2, 2, 0],
  ],
];
