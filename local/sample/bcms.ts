/** What the domains of the sample laid down about their BCMS, as it grew over a year. */
import { type Bcms, usualBcms } from '../../src/domain/bcms.ts';
import { fixedPersonId } from './fixed-ids.ts';
import type { DomainCode, PersonKey } from './roster.ts';
import { type Version, versionsOf } from './versions.ts';

type Row = readonly [
  stage: Bcms['stage'],
  guideline: string | null,
  officer: PersonKey | '',
  horizons?: readonly number[],
  more?: Partial<Bcms>,
];

/** Horizons of domains whose tasks cannot wait for a day. */
const early = [1, 4, 24, 72, 168, 336, 720];

const rows: Readonly<Record<DomainCode, Row>> = {
  StK: ['BUILD_UP', '2025-03-14', 'moeller'],
  MI: ['STANDARD', '2024-11-05', 'holthusen', early],
  'MI-ITN': ['STANDARD', '2024-10-01', 'yildiz', usualBcms.horizonHours, { bufferHours: 1 }],
  MF: ['REACTIVE', '2025-06-30', 'oezdemir'],
  'MF-NLBV': ['BUILD_UP', '2025-01-20', 'demirci', usualBcms.horizonHours, { timeCriticalDays: 45 }],
  MS: ['REACTIVE', '2025-09-01', 'el-haddad'],
  MWK: ['REACTIVE', null, 'lindqvist'],
  MK: ['REACTIVE', '2025-10-13', 'warnecke'],
  MW: ['BUILD_UP', '2025-02-17', 'hanke', [4, 24, 72, 168, 336, 720]],
  ML: ['BUILD_UP', '2025-04-02', 'jankowski'],
  MJ: ['BUILD_UP', '2025-05-08', 'kim'],
  MU: ['REACTIVE', null, ''],
  'MU-NLWKN': ['STANDARD', '2024-12-09', 'albers-ihnen', [6, 24, 72, 168, 720]],
};

/** One per domain, each with its earlier version. */
export function sampleBcms(): readonly Version<Bcms>[] {
  return (Object.entries(rows) as [DomainCode, Row][]).map(([domain, row], index) => {
    const [stage, guidelineDay, officer, horizonHours = usualBcms.horizonHours, more = {}] = row;
    const bcOfficer = officer === '' ? '' : fixedPersonId(officer);
    const now: Bcms = { domain, ...usualBcms, stage, guidelineDay, bcOfficer, horizonHours, ...more };
    const before: Bcms = { domain, ...usualBcms, horizonHours, stage: 'REACTIVE', guidelineDay };
    return versionsOf(domain, index, [before, now]);
  });
}
