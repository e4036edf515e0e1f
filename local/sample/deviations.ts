/** Deviations from the guideline and assessments of maturity in the sample administration. */
import type { Deviation } from '../../src/domain/deviation.ts';
import { usualKpiSet } from '../../src/domain/kpi.ts';
import type { Maturity, MaturityLevel } from '../../src/domain/maturity.ts';
import { fixedPersonId } from './fixed-ids.ts';
import type { DomainCode, PersonKey } from './roster.ts';

type Row = readonly [
  DomainCode,
  key: string,
  requirement: string,
  modal: Deviation['modal'],
  reason: string,
  more?: More,
];
interface More {
  readonly board?: string;
  readonly accepted?: readonly [PersonKey, day: string];
  readonly validTo?: string;
  readonly closed?: string;
}

const rows: readonly Row[] = [
  [
    'MI-ITN',
    'ausweich',
    'BCLL 4.3 – Ausweichstandort für zeitkritische Prozesse',
    'MUSS',
    'Die Fläche im zweiten Rechenzentrum ist erst nach dem Umbau im Herbst 2027 verfügbar.',
    { board: '2026-02-04', accepted: ['von-der-heide', '2026-02-11'], validTo: '2027-10-31' },
  ],
  [
    'MI-ITN',
    'vertretung',
    'BCLL 5.2 – zwei Vertretungen je Rolle im Krisenstab',
    'SOLL',
    'Für die Protokollierung ist die Schulung der zweiten Vertretung für Januar geplant.',
    { validTo: '2027-02-28' },
  ],
  [
    'MI-ITN',
    'papier',
    'BCLL 6.3 – Notfallhandbuch auf Papier an beiden Standorten',
    'MUSS',
    'Der zweite Standort hatte keinen verschließbaren Schrank.',
    { board: '2025-11-12', accepted: ['von-der-heide', '2025-11-20'], closed: '2026-04-15' },
  ],
  [
    'MF-NLBV',
    'uebung',
    'BCLL 4.4 – jährliche Stabsübung',
    'MUSS',
    'Die Übung im Frühjahr fiel wegen des Umzugs der Bezügestelle aus.',
    { board: '2026-06-18' },
  ],
  [
    'MU-NLWKN',
    'zweitweg',
    'BCLL 4.3 – zweiter Alarmierungsweg',
    'MUSS',
    'Für die Betriebshöfe gibt es noch keine Diensthandys.',
  ],
  [
    'MI',
    'leitlinie',
    'BCLL 5.1 – eigene Leitlinie',
    'MUSS',
    'Die Leitlinie liegt im Entwurf vor, die Beteiligung der Personalvertretung läuft.',
    { board: '2026-05-06', accepted: ['von-der-heide', '2026-05-20'], validTo: '2026-12-31' },
  ],
  [
    'StK',
    'klassifizierung',
    'BCLL 6.3 – Aufbewahrungsfrist je Dokument',
    'SOLL',
    'Wird mit der Einführung der neuen Ablage nachgezogen.',
  ],
];

export function sampleDeviations(): Deviation[] {
  return rows.map(([domain, key, requirement, modal, reason, more = {}]) => ({
    id: `${domain}.${key}`,
    domain,
    requirement,
    modal,
    reason,
    boardInformedOn: more.board ?? null,
    riskAcceptedBy: more.accepted ? fixedPersonId(more.accepted[0]) : null,
    riskAcceptedOn: more.accepted?.[1] ?? null,
    validTo: more.validTo ?? null,
    closedOn: more.closed ?? null,
  }));
}

/** Levels in the order of the usual catalogue; a year ago, and now. */
const assessed: readonly (readonly [DomainCode, day: string, levels: readonly MaturityLevel[]])[] = [
  ['MI-ITN', '2025-11-18', [2, 2, 2, 1, 1, 1, 2, 1, 0, 1, 1]],
  ['MI-ITN', '2026-10-27', [3, 3, 3, 2, 2, 2, 3, 2, 1, 2, 2]],
  ['MF-NLBV', '2025-11-25', [2, 2, 2, 1, 1, 2, 1, 1, 1, 1, 0]],
  ['MF-NLBV', '2026-09-22', [3, 2, 3, 2, 2, 3, 1, 1, 2, 1, 1]],
  ['MU-NLWKN', '2026-03-10', [2, 3, 2, 1, 2, 2, 1, 3, 1, 1, 2]],
  ['MI', '2026-06-16', [1, 2, 1, 0, 1, 1, 0, 1, 0, 0, 1]],
];

export function sampleMaturities(): Maturity[] {
  return assessed.map(([domain, assessedOn, levels]) => ({
    domain,
    assessedOn,
    steps: Object.fromEntries(
      usualKpiSet.steps.map(({ id }, index) => {
        const level = levels[index] ?? 0;
        const evidence = level === 0 ? '' : `BCM-${domain}-${String(index + 1).padStart(2, '0')}`;
        return [id, { level, evidence, note: '' }];
      }),
    ),
  }));
}
