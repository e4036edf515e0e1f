// A handbook of any size with invented people, processes, plans and providers.
import type { HandbookPaper } from '../../src/connectors/handbook-pdf.ts';
import { defaultLadder } from '../../src/domain/escalation.ts';
import type { HandbookContent } from '../../src/domain/handbook-content.ts';

export const printedAt = Date.UTC(2026, 10, 30, 20, 5);

const process = (index: number) => ({
  name: index === 0 ? 'Bezügezahlung' : `Fachverfahren mit einem recht langen Namen ${index}`,
  unit: `Referat ${10 + (index % 40)}`,
  mtpdHours: 24 + Math.floor(index / 8) * 24,
  rtoHours: index % 5 === 4 ? null : 8 + Math.floor(index / 8) * 24,
  rpoHours: 24,
  mbco: 'Abschlag in Höhe des Vormonats, Prioritätsliste, Annahme auf Papier',
  owner: 'Wiebke Çelik-Yıldız',
});

export function sampleContent(size: number): HandbookContent {
  const processes = Array.from({ length: size }, (_, index) => process(index));
  const document = (kind: 'GFP' | 'WAP' | 'GUIDELINE', title: string) => ({
    kind,
    title,
    number: 'BCM-2026-01',
    version: 3,
    releasedOn: '2026-03-02',
    reviewBy: '2027-03-02',
    storedAt: 'E-Akte, Notfallakte, Register 4',
  });
  const plans = Array.from({ length: Math.max(1, Math.ceil(size / 4)) }, (_, index) => ({
    ...document(index % 3 === 2 ? 'WAP' : 'GFP', index === 0 ? 'Bezügezahlung' : `Plan ${index}`),
    owner: 'Wiebke Çelik-Yıldız',
    unit: 'Bezüge',
    scope: 'Alle Abrechnungsläufe',
    summary: 'Abschlag wie im Vormonat auszahlen, Bank anrufen.',
    steps: ['Bank informieren', 'Zahlungsdatei des Vormonats sperren', 'Vier-Augen-Freigabe des Abschlags einholen'],
    processes: processes.slice(index * 4, index * 4 + 4),
    resources: ['Bezügeverfahren', 'Zahlungsträger'],
  }));
  return {
    v: 1,
    domain: {
      id: 'MF-NLBV',
      name: 'Bezüge und Versorgung',
      ressort: 'MF',
      ressortName: 'Finanzministerium',
      authority: 'Landesamt für Bezüge, Hannover',
      room: 'Stabsraum A, Raum 117',
      callIn: { number: '0511 555-0199', pin: '4711' },
    },
    roles: [
      {
        role: 'CRISIS_LEAD',
        core: true,
        needed: 1,
        people: [
          { name: 'Ole Beispiel', jobTitle: 'Präsident', ways: ['teams', 'voice'] },
          { name: 'Ayşe Muster', jobTitle: 'Vizepräsidentin', ways: ['teams', 'sms', 'email'] },
        ],
      },
      { role: 'IT', core: true, needed: 1, people: [] },
    ],
    management: ['Ole Beispiel'],
    ladders: [{ level: 'EMERGENCY', steps: defaultLadder }],
    processes,
    plans,
    documents: [document('GUIDELINE', 'Leitlinie BCMS'), ...plans],
    resources: Array.from({ length: size }, (_, index) => ({
      category: 'IT' as const,
      name: `Ressource ${index}`,
      unit: 'Betrieb',
      rtaHours: index % 3 === 0 ? null : 4 + index,
      backupHours: 24,
    })),
    providers: [
      {
        name: 'Rechenwerk GmbH',
        service: 'Zahlungsträger',
        contract: 'V-2024-17',
        reactionHours: 4,
        emergencyNumber: '0511 555-0177',
        endsOn: '2027-12-31',
      },
    ],
  };
}

export function sampleHandbook(size: number): HandbookPaper {
  return {
    content: sampleContent(size),
    edition: 3,
    issuedAt: Date.UTC(2026, 10, 28, 5),
    hash: 'ab12'.repeat(16),
    printedAt,
    issue: {
      copy: { copy: 7, place: 'Stabsraum A, Schrank 2', expiresAt: Date.UTC(2027, 4, 30) },
      replaced: { edition: 2, printedAt: Date.UTC(2026, 8, 1, 8) },
    },
    fingerprint: '0123456789abcdef0123456789abcdef',
  };
}
