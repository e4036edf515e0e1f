// Gaps and faults of processes, resources and the BCMS of a domain, as tables (domain.md 1.2, 8.2).
import { describe, expect, it } from 'vitest';
import { type Bcms, usualBcms } from '../../src/domain/bcms.ts';
import { bcmsFaults, refit } from '../../src/domain/bcms-rules.ts';
import { type BusinessProcess, type DamageTable, damageScenarios } from '../../src/domain/process.ts';
import { processFaults } from '../../src/domain/process-faults.ts';
import { type OtherProcess, processGaps, type UsedResource } from '../../src/domain/process-gaps.ts';
import type { Resource } from '../../src/domain/resource.ts';
import { resourceFaults } from '../../src/domain/resource-faults.ts';
import { resourceGaps } from '../../src/domain/resource-gaps.ts';
import { needsOf, noNeeds, type ResourceNeeds } from '../../src/domain/resource-needs.ts';

const today = '2026-11-30';
const rule: Bcms = { domain: 'MI', ...usualBcms };
/** Intolerable from the second horizon on: MTPD 72 h. */
const damage = Object.fromEntries(
  damageScenarios.map((one) => [one, one === 'TASKS' ? [2, 3, 3, 4, 4] : [1, 1, 1, 2, 2]]),
) as DamageTable;
const sound: BusinessProcess = {
  id: 'MI.a',
  domain: 'MI',
  name: 'Auszahlung',
  unit: 'Kasse',
  mtpdHours: 72,
  rtoHours: 48,
  rpoHours: 24,
  mbco: 'Liste',
  damage,
  justification: 'Frist nach Gesetz',
  needsProcesses: [],
  needsResources: ['MI.db'],
  owner: 'p-1',
  biaDay: '2026-03-01',
};
const other: OtherProcess = { id: 'MI.b', name: 'Freigabe', rtoHours: 24, needsProcesses: [] };
const base: UsedResource = {
  id: 'MI.db',
  name: 'Datenbank',
  domain: 'MI',
  category: 'IT',
  rtaHours: 8,
  backupHours: 24,
};

function gapsOf(
  change: Partial<BusinessProcess>,
  around: { other?: Partial<OtherProcess>; base?: Partial<UsedResource>; rule?: Partial<Bcms> } = {},
) {
  const others = new Map([['MI.b', { ...other, ...around.other }]]);
  const resources = new Map([['MI.db', { ...base, ...around.base }]]);
  const found = processGaps({ ...sound, ...change }, { rule: { ...rule, ...around.rule }, others, resources, today });
  return found.map(({ code, weight }) => `${weight} ${code}`);
}

describe('gaps of a process', () => {
  const rows: readonly (readonly [
    string,
    Parameters<typeof gapsOf>[0],
    Parameters<typeof gapsOf>[1],
    readonly string[],
  ])[] = [
    ['none', {}, {}, []],
    ['RTO just in time', { rtoHours: 70 }, {}, []],
    ['RTO too late by the response', { rtoHours: 71 }, {}, ['now rto-late']],
    ['RTO too late by the buffer', { rtoHours: 70 }, { rule: { bufferHours: 1 } }, ['now rto-late']],
    ['RTO too late by the duration', { durationHours: 30 }, {}, ['now rto-late']],
    ['no RTO', { rtoHours: null }, {}, ['now rto-missing']],
    [
      'too short for any plan: the RTO is not asked for',
      { rtoHours: null },
      { rule: { responseHours: 80 } },
      ['now preventive'],
    ],
    ['too short for any plan: nor is it compared', {}, { rule: { responseHours: 80 } }, ['now preventive']],
    ['no level of emergency operation', { mbco: ' ' }, {}, ['soon mbco-missing']],
    ['no RPO', { rpoHours: null }, {}, ['soon rpo-missing']],
    ['nobody responsible', { owner: '' }, {}, ['soon owner-missing']],
    ['needs one that comes later', { needsProcesses: ['MI.b'] }, { other: { rtoHours: 50 } }, ['now need-late']],
    ['needs one that is in time', { needsProcesses: ['MI.b'] }, {}, []],
    ['needs one that needs it', { needsProcesses: ['MI.b'] }, { other: { needsProcesses: ['MI.a'] } }, ['now ring']],
    [
      'needs one that was given up',
      { needsProcesses: ['MI.b'] },
      { other: { retired: true, rtoHours: 90 } },
      ['soon need-retired'],
    ],
    ['resource too late', {}, { base: { rtaHours: 49 } }, ['now resource-late']],
    ['resource unknown', {}, { base: { rtaHours: null } }, ['soon resource-unknown']],
    ['backups too rare', {}, { base: { backupHours: 25 } }, ['now backup-late']],
    ['resource given up', {}, { base: { retired: true, rtaHours: 90 } }, ['soon resource-retired']],
    ['no analysis', { damage: undefined } as object, {}, ['soon bia-missing']],
    ['half an analysis', { damage: { TASKS: [1, 3, 3, 4, 4] } }, {}, ['soon bia-open']],
    ['an analysis of yesterday’s yesterday', { biaDay: '2025-11-29' }, {}, ['soon bia-old']],
    ['an analysis of a year ago', { biaDay: '2025-11-30' }, {}, []],
    ['an analysis without a day', { biaDay: null }, {}, ['soon bia-undated']],
    ['given up', { rtoHours: 90, retired: true }, {}, []],
    ['the worst first', { owner: '', rtoHours: 71 }, {}, ['now rto-late', 'soon owner-missing']],
  ];
  it.each(rows)('%s', (_name, change, around, expected) => expect(gapsOf(change, around)).toEqual(expected));

  it('one that is not time-critical needs neither RTO nor RPO', () => {
    const harmless = Object.fromEntries(damageScenarios.map((one) => [one, [1, 1, 1, 1, 2]])) as DamageTable;
    const change = { damage: harmless, rtoHours: null, rpoHours: null, mbco: '' };
    expect(gapsOf(change, { base: { rtaHours: null } })).toEqual([]);
  });
});

describe('faults of a process', () => {
  const place = { rule, others: [other], resources: new Set(['MI.db']), today };
  const rows: readonly (readonly [string, Partial<BusinessProcess>, readonly string[]])[] = [
    ['none', {}, []],
    ['no name and no unit, both told', { name: ' ', unit: '' }, ['name missing', 'unit missing']],
    ['a name that is there', { name: ' freigabe' }, ['name name-twice']],
    ['a name that is there, of one given up', { name: 'Freigabe', retired: true }, []],
    ['negative hours', { rtoHours: -1, rpoHours: Number.NaN }, ['rtoHours hours-bad', 'rpoHours hours-bad']],
    ['percent', { mbcoPercent: 101 }, ['mbcoPercent percent-bad']],
    ['a day there is not', { biaDay: '2026-02-30' }, ['biaDay day-bad']],
    ['a day to come', { biaDay: '2026-12-01' }, ['biaDay day-future']],
    ['no reason', { justification: '' }, ['justification justification-missing']],
    ['no reason needed for no rating', { justification: '', damage: { TASKS: [null, null, null, null, null] } }, []],
    ['a row too short', { damage: { LAW: [1, 2] } }, ['damage damage-rows']],
    ['needs itself', { needsProcesses: ['MI.a'] }, ['needsProcesses needs-itself']],
    [
      'needs unknown ones',
      { needsProcesses: ['MI.x'], needsResources: ['MI.y'] },
      ['needsProcesses needs-unknown', 'needsResources needs-unknown'],
    ],
    [
      'several scenarios that fall, each told',
      { damage: { LAW: [1, 3, 2, 4, 4], TASKS: [2, null, 1, 1, 1] } },
      ['damage damage-falls', 'damage damage-falls'],
    ],
  ];
  it.each(rows)('%s', (_name, change, expected) => {
    const found = processFaults({ ...sound, ...change }, place);
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });

  it('a fall is told with scenario and horizons', () => {
    const [found] = processFaults({ ...sound, damage: { LAW: [1, 3, null, 2, 4] } }, place);
    expect(found?.detail).toEqual({ scenario: 'LAW', hours: 336, damage: 2, before: 3, since: 72 });
  });
});

describe('what processes need of resources', () => {
  it('the strictest of all who use it; of other domains only figures', () => {
    const users = [
      { process: sound, rule },
      { process: { ...sound, id: 'MI.c', name: 'C', rtoHours: 8, rpoHours: null }, rule },
      { process: { ...sound, id: 'MF.d', domain: 'MF', rtoHours: 4 }, rule },
      { process: { ...sound, id: 'MI.e', rtoHours: 1, retired: true }, rule },
    ];
    expect(needsOf('MI', users).get('MI.db')).toEqual({
      rtoHours: 4,
      rpoHours: 24,
      users: [
        { id: 'MI.a', name: 'Auszahlung', critical: true },
        { id: 'MI.c', name: 'C', critical: true },
      ],
      usersElsewhere: 1,
      critical: 3,
    });
    expect(needsOf('MF', users).get('MI.db')).toMatchObject({ usersElsewhere: 2, users: [{ id: 'MF.d' }] });
  });
});

describe('gaps of a resource', () => {
  const resource: Resource = {
    id: 'MI.db',
    domain: 'MI',
    category: 'IT',
    name: 'Datenbank',
    unit: 'IT',
    owner: 'p-1',
    rtaHours: 4,
    rtaSource: 'TEST',
    backupHours: 24,
    singlePoints: [],
    provider: null,
    evidence: [{ id: 'e', kind: 'FUNCTION_TEST', day: '2026-05-01', result: 'PASSED', hours: 4, reference: 'T-1' }],
  };
  const needs: ResourceNeeds = {
    rtoHours: 8,
    rpoHours: 24,
    users: [{ id: 'MI.a', name: 'A', critical: true }],
    usersElsewhere: 0,
    critical: 1,
  };
  const provider = { name: 'Firma', contract: 'V-1', reactionHours: 4, emergencyNumber: '0511 555-0142', endsOn: null };
  const rows: readonly (readonly [string, Partial<Resource>, Partial<ResourceNeeds>, readonly string[]])[] = [
    ['none', {}, {}, []],
    ['too late', { rtaHours: 9 }, {}, ['now rta-late']],
    ['and the test says so', {}, { rtoHours: 3 }, ['now rta-late', 'now evidence-ineffective']],
    ['unknown', { rtaHours: null, rtaSource: 'NONE' }, {}, ['now rta-unknown']],
    ['only estimated', { rtaSource: 'ESTIMATE' }, {}, ['soon rta-unproven']],
    ['backups too rare', { backupHours: 25 }, {}, ['now backup-late']],
    ['backups unknown', { backupHours: null }, {}, ['soon backup-unknown']],
    ['no backups of people', { backupHours: null, category: 'STAFF' }, {}, []],
    ['single points', { singlePoints: ['FAILURE', 'KNOWLEDGE'] }, {}, ['soon single-point', 'soon single-point']],
    ['single points nobody depends on', { singlePoints: ['FAILURE'] }, { critical: 0 }, []],
    ['many at once', {}, { critical: 5 }, ['soon cumulation']],
    ['a service of nobody', { category: 'SERVICE' }, {}, ['soon provider-missing']],
    ['a good contract', { provider }, {}, []],
    ['reacts too late', { provider: { ...provider, reactionHours: 12 } }, {}, ['now reaction-late']],
    ['cannot be called', { provider: { ...provider, emergencyNumber: '' } }, {}, ['now emergency-number-missing']],
    ['ends in 61 days', { provider: { ...provider, endsOn: '2027-01-30' } }, {}, []],
    ['ends in 60 days', { provider: { ...provider, endsOn: '2027-01-29' } }, {}, ['note contract-ends']],
    ['ends in 30 days', { provider: { ...provider, endsOn: '2026-12-30' } }, {}, ['soon contract-ends']],
    ['ends in 7 days', { provider: { ...provider, endsOn: '2026-12-07' } }, {}, ['now contract-ends']],
    ['ends today', { provider: { ...provider, endsOn: today } }, {}, ['now contract-ends']],
    ['ended', { provider: { ...provider, endsOn: '2026-11-29' } }, {}, ['now contract-ended']],
    ['never tested', { evidence: [] }, {}, ['soon evidence-missing']],
    [
      'tested long ago',
      { evidence: [{ ...resource.evidence[0], day: '2020-01-01' } as Resource['evidence'][0]] },
      {},
      ['soon evidence-expired'],
    ],
    ['nobody needs it', { evidence: [] }, { ...noNeeds }, ['note unused']],
    ['given up', { rtaHours: 9, retired: true }, {}, []],
  ];
  it.each(rows)('%s', (_name, change, need, expected) => {
    const found = resourceGaps({ ...resource, ...change }, { ...needs, ...need }, today);
    expect(found.map(({ code, weight }) => `${weight} ${code}`)).toEqual(expected);
  });

  it('faults of all fields at once', () => {
    const wrong: Resource = {
      ...resource,
      name: '',
      rtaHours: -1,
      provider: { name: '', contract: '', reactionHours: -2, emergencyNumber: 'Herr Müller', endsOn: 'bald' },
      evidence: [{ ...resource.evidence[0], day: '2026-12-24' } as Resource['evidence'][0]],
    };
    expect(resourceFaults(wrong, { others: [], today }).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name missing',
      'rtaHours hours-bad',
      'provider.name missing',
      'provider.reactionHours hours-bad',
      'provider.emergencyNumber phone-bad',
      'provider.endsOn day-bad',
      'evidence day-future',
    ]);
    expect(resourceFaults(resource, { others: [{ id: 'MI.x', name: 'DATENBANK' }], today })).toMatchObject([
      { field: 'name', code: 'name-twice' },
    ]);
  });
});

describe('the BCMS of a domain', () => {
  const rows: readonly (readonly [string, Partial<Bcms>, readonly string[]])[] = [
    ['the usual', {}, []],
    ['four horizons', { horizonHours: [1, 2, 3, 4] }, ['horizons-count']],
    ['nine horizons', { horizonHours: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, ['horizons-count']],
    ['horizons that do not rise', { horizonHours: [24, 24, 72, 168, 336] }, ['horizons-order']],
    ['less than the Land allows', { timeCriticalDays: 29 }, ['critical-days']],
    ['more than the Land asks for', { timeCriticalDays: 60 }, []],
    ['a guideline of tomorrow', { guidelineDay: '2026-12-01' }, ['day-future']],
    ['negative times', { responseHours: -1, bufferHours: -1 }, ['hours-bad', 'hours-bad']],
  ];
  it.each(rows)('%s', (_name, change, expected) => {
    expect(bcmsFaults({ ...rule, ...change }, today).map(({ code }) => code)).toEqual(expected);
  });

  it('with other limits, what still fits is kept and what is lost is counted', () => {
    const rated = { ...sound, horizonHours: rule.horizonHours };
    const { damage: _none, ...bare } = sound;
    const unrated = { ...bare, id: 'MI.z' };
    const stricter = { ...rule, intolerable: 2 as const };
    expect(refit([rated, unrated], rule, stricter)).toMatchObject([
      { process: { id: 'MI.a', mtpdHours: 24 }, lost: 0 },
    ]);
    const finer = { ...rule, horizonHours: [24, 48, 72, 168, 336, 720] };
    const [{ process, lost } = { process: rated, lost: -1 }] = refit([rated], rule, finer);
    expect(lost).toBe(1);
    expect(process.damage?.TASKS).toEqual([2, null, 3, 3, 4, 4]);
    expect(process.mtpdHours).toBe(72);
    expect(refit([rated], rule, rule)).toEqual([]);
  });
});
