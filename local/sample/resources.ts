/** Resources of the sample administration, as they grew over a year. */
import type { Resource } from '../../src/domain/resource.ts';
import { fixedPersonId } from './fixed-ids.ts';
import { type ResourceRow, resourceRows } from './resource-rows.ts';
import { testNumber } from './test-rows.ts';
import { type Version, versionsOf } from './versions.ts';

function resourceOf([domain, key, category, name, unit, rtaHours, more = {}]: ResourceRow): Resource {
  const { owner, source = 'NONE', backup = null, points = [], provider = null, shared = false, tests = [] } = more;
  return {
    id: `${domain}.${key}`,
    domain,
    category,
    name,
    unit,
    owner: owner === undefined ? '' : fixedPersonId(owner),
    rtaHours,
    rtaSource: source,
    backupHours: backup,
    singlePoints: points,
    provider,
    evidence: tests.map(([day, result, hours], index) => ({
      id: `${key}-${index + 1}`,
      kind: 'FUNCTION_TEST',
      day,
      result,
      hours,
      reference: testNumber(domain, day),
    })),
    shared,
    retired: false,
  };
}

/** In the order of the table, each with its earlier versions: nobody knew the time, then it was guessed, then known. */
export function sampleResources(): readonly Version<Resource>[] {
  return resourceRows.map((row, index) => {
    const now = resourceOf(row);
    const first: Resource = { ...now, owner: '', rtaHours: null, rtaSource: 'NONE', singlePoints: [], evidence: [] };
    const guessed: Resource = {
      ...now,
      rtaHours: now.rtaHours === null ? null : now.rtaHours * 2,
      rtaSource: now.rtaHours === null ? 'NONE' : 'ESTIMATE',
      evidence: now.evidence.filter(({ day }) => day < '2026-04-20'),
    };
    return versionsOf(now.id, index, [first, guessed, now]);
  });
}
