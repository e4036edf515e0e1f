// Cases of every formula: what is there, and how much of it counts, does not, and is unknown.
import type { AlarmFact } from '../../src/domain/kpi-book.ts';
import { exerciseCases } from './kpi-exercise-cases.ts';
import {
  at,
  calm,
  deviation,
  domain,
  draftPlan,
  gfp,
  type KpiCase,
  measure,
  noon,
  ofResource,
  plan,
  process,
  programme,
  proof,
  resource,
  silent,
  term,
} from './kpi-samples.ts';

export const endedAlarm = (id: string, over: Partial<AlarmFact> = {}): AlarmFact => ({
  id,
  number: `2026-${id}`,
  mode: 'exercise',
  raisedAt: at('2026-06-01'),
  staffedAt: at('2026-06-01') + 20 * 60_000,
  endedAt: at('2026-06-01') + 120 * 60_000,
  roles: [],
  ...over,
});
const none = { mtpdHours: null, rtoHours: null, rpoHours: null };
/** Nobody said whether it is critical. */
const unrated = process('u', { ...none, ...silent });
const lazy = process('l', { damage: calm });
const roles = [
  { kind: 'CRISIS_LEAD', core: true, holders: ['a', 'b'] },
  { kind: 'IT', core: true, holders: ['c'] },
  { kind: 'HR', core: true, holders: ['d', 'e'], terms: { e: term({ validTo: '2026-06-30' }) } },
  { kind: 'LEGAL', core: false, holders: [] },
] as const;

export const kpiCases: readonly KpiCase[] = [
  ['nothing is there', 'K1', {}, [0, 0, 0]],
  [
    'whole and with its day, rated without a day, half rated, without any',
    'K1',
    {
      processes: [
        process('a'),
        process('b', { biaDay: null }),
        process('c', { damage: { LAW: [1, 2] } }),
        process('d', { biaDay: null, damage: undefined }),
      ],
    },
    [1, 3, 0],
  ],
  [
    'nobody said whether there is an analysis: unknown, not missing',
    'K1',
    { processes: [process('a', silent)] },
    [0, 0, 1],
  ],
  ['retired processes do not count', 'K1', { processes: [process('a', { retired: true })] }, [0, 0, 0]],
  [
    '365 days are young enough, 366 are not',
    'K2',
    { processes: [process('a', { biaDay: '2025-11-30' }), process('b', { biaDay: '2025-11-29' })] },
    [1, 1, 0],
  ],
  [
    'rated without a day is unknown, without an analysis it is not up to date',
    'K2',
    { processes: [process('a', { biaDay: null }), process('b', { biaDay: null, damage: undefined })] },
    [0, 1, 1],
  ],
  [
    '30 days are time-critical, one hour more is not',
    'K3',
    { processes: [process('a', { ...silent, mtpdHours: 720 }), process('b', { ...silent, mtpdHours: 721 })] },
    [1, 1, 0],
  ],
  [
    'no MTPD after an analysis is uncritical; without one nobody knows',
    'K3',
    { processes: [process('a', { damage: calm }), unrated] },
    [0, 1, 1],
  ],
  [
    'a released GFP covers, a draft does not; uncritical ones need none',
    'K4',
    {
      processes: [process('a'), process('b'), lazy],
      plans: [gfp('1', 'a'), draftPlan('2', 'GFP', { processes: ['AB.b'] })],
    },
    [1, 1, 0],
  ],
  [
    'other kinds and withdrawn plans cover nothing',
    'K4',
    {
      processes: [process('a')],
      plans: [plan('1', 'WAP', '2026-01-01', { processes: ['AB.a'] }), gfp('2', 'a', { status: 'withdrawn' })],
    },
    [0, 1, 0],
  ],
  ['a process that might be critical is unknown', 'K4', { processes: [unrated] }, [0, 0, 1]],
  [
    'reviewed within a year, or not',
    'K5',
    { plans: [plan('1', 'GFP', '2024-01-01', {}, { reviewedAt: at('2026-02-01') }), plan('2', 'GFP', '2024-01-01')] },
    [1, 1, 0],
  ],
  ['drafts have no age', 'K5', { plans: [draftPlan('1', 'GFP', {})] }, [0, 0, 0]],
  [
    'per unit: all its critical processes in a plan that passed its check',
    'K6',
    {
      processes: [
        process('a'),
        process('b'),
        process('c', { unit: 'Referat 2' }),
        process('d', { unit: 'Referat 3', ...none, ...silent }),
      ],
      plans: [
        gfp('1', 'a'),
        draftPlan('2', 'GFP', { processes: ['AB.b'] }, 'for-release'),
        draftPlan('3', 'GFP', { processes: ['AB.c'] }, 'in-qa'),
      ],
    },
    [1, 1, 1],
  ],
  [
    'in time, late, overdue; not due yet does not count; without a day unknown',
    'K11',
    {
      measures: [
        measure('1', { status: 'done', dueOn: '2026-05-01', doneAt: at('2026-05-01') }),
        measure('2', { status: 'done', dueOn: '2026-05-01', doneAt: at('2026-05-02') }),
        measure('3', { dueOn: '2026-11-01' }),
        measure('4', { dueOn: '2026-12-24' }),
        measure('5'),
      ],
    },
    [1, 2, 1],
  ],
  [
    'what was done before the window, and what was rejected, is over; what is still open is not',
    'K11',
    {
      measures: [
        measure('1', { status: 'done', dueOn: '2025-05-01', doneAt: at('2025-05-01') }),
        measure('2', { status: 'rejected', dueOn: '2026-05-01' }),
        measure('3', { dueOn: '2024-01-01' }),
      ],
    },
    [0, 1, 0],
  ],
  [
    'tested in time, only estimated, too late, not known, said to be tested; unused ones do not count',
    'K12',
    {
      programme: programme({}, [[ofResource('1'), proof('2026-05-01', { hours: 8 })]]),
      processes: [
        process('a', { needsResources: ['AB.1', 'AB.2', 'AB.3', 'AB.4', 'AB.6'] }),
        process('b', { rtoHours: 2, needsResources: ['AB.3'] }),
      ],
      resources: [
        resource('1', { rtaHours: 8, rtaSource: 'TEST' }),
        resource('2', { rtaHours: 1, rtaSource: 'ESTIMATE' }),
        resource('3', { rtaHours: 3, rtaSource: 'TEST' }),
        resource('4'),
        resource('5'),
        resource('6', { rtaHours: 1, rtaSource: 'TEST', evidence: [proof('2026-05-01')] }),
      ],
    },
    [1, 2, 2],
  ],
  [
    'used by uncritical processes only',
    'K12',
    { processes: [process('l', { damage: calm, needsResources: ['AB.1'] })], resources: [resource('1')] },
    [0, 0, 0],
  ],
  ['holder and deputy, no deputy, a term that is over, nobody', 'K13', { domain: domain(roles) }, [1, 3, 0]],
  [
    'within 30 minutes, later, never, erased',
    'K15',
    { alarms: [endedAlarm('1', { roles: [30, 31, null, 'unknown'] })] },
    [1, 2, 1],
  ],
  [
    'an alarm that ended before the limit tells nothing about who said nothing',
    'K15',
    { alarms: [endedAlarm('1', { roles: [5, null], endedAt: at('2026-06-01') + 10 * 60_000 })] },
    [1, 0, 1],
  ],
  [
    'alarms of other years do not count',
    'K15',
    { alarms: [endedAlarm('1', { raisedAt: at('2025-11-29'), roles: [1] })] },
    [0, 0, 0],
  ],
  [
    'complete in time, late, never, ended too early',
    'K16a',
    {
      alarms: [
        endedAlarm('1'),
        endedAlarm('2', { staffedAt: at('2026-06-01') + 40 * 60_000 }),
        endedAlarm('3', { staffedAt: null }),
        endedAlarm('4', { staffedAt: null, endedAt: at('2026-06-01') + 60_000 }),
      ],
    },
    [1, 2, 1],
  ],
  [
    'declared within two hours, later, of unknown beginning',
    'K16b',
    {
      incidents: [
        { id: '1', number: 'V-1', occurredAt: at('2026-06-01'), declaredAt: at('2026-06-01') + 7_200_000 },
        { id: '2', number: 'V-2', occurredAt: at('2026-06-01'), declaredAt: at('2026-06-01') + 7_200_001 },
        { id: '3', number: 'V-3', occurredAt: null, declaredAt: at('2026-06-01') },
      ],
    },
    [1, 1, 1],
  ],
  [
    'checked or not, of those done',
    'K19',
    {
      measures: [
        measure('1', { status: 'checked', check: { at: noon, by: 'x', effective: false, note: '' } }),
        measure('2', { status: 'done' }),
        measure('3'),
      ],
    },
    [1, 1, 0],
  ],
  [
    'confirmed within 90 days, before, never, without a contact',
    'K20',
    {
      domain: domain([{ kind: 'IT', core: true, holders: ['a', 'b', 'c', 'd'] }]),
      confirmed: { a: at('2026-09-01'), b: at('2026-08-31'), c: null, d: 'none' },
    },
    [1, 2, 1],
  ],
  [
    'without acceptance, with one that runs, with one that ran out; SOLL and closed ones do not count',
    'K21',
    {
      deviations: [
        deviation('1'),
        deviation('2', { riskAcceptedBy: 'm', riskAcceptedOn: '2026-01-01' }),
        deviation('3', { riskAcceptedBy: 'm', validTo: '2026-11-29' }),
        deviation('4', { modal: 'SOLL' }),
        deviation('5', { closedOn: '2026-02-01' }),
      ],
    },
    [2, 1, 0],
  ],
  ...exerciseCases,
];
