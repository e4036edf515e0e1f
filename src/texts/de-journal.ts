// Sentences of the journal (de): what happened, in the ledger's own words.

import { approvalJournalDe, releaseWayDe } from './de-approval.ts';
import { staffingJournalDe } from './de-staffing.ts';
import { count } from './format.ts';

/** The part of a journal line that a sentence needs. */
export interface LineWords {
  readonly entry: { readonly type: string; readonly [key: string]: unknown };
  readonly open: Readonly<Record<string, { readonly value: unknown }>>;
}
/** A name for the id of a person or of a delivery. */
export type NameOf = (id: string) => string;
type Sentence = (line: LineWords, nameOf: NameOf) => string;

/** Results of one hand-over round, as they stand in the entry. */
export interface ResultWords {
  readonly id: string;
  readonly outcome: string;
  readonly code?: string;
}

const outcomes: Readonly<Record<string, string>> = {
  accepted: 'angenommen, noch keine Antwort',
  redrawn: 'Karte aktualisiert',
  again: 'noch nicht übergeben, neuer Versuch folgt',
  unclear: 'unklar, ob angekommen',
  never: 'nicht zustellbar',
};

const answers: Readonly<Record<string, string>> = {
  coming: 'kommt',
  virtual: 'nimmt virtuell teil',
  unavailable: 'kann nicht',
  'call-me': 'bittet um Rückruf',
};
const endings: Readonly<Record<string, string>> = {
  'all-clear': 'Entwarnung',
  'false-alarm': 'Fehlalarm',
  aborted: 'Abbruch',
  'real-event': 'Ernstfall – Übung beendet',
};
const levels: Readonly<Record<string, string>> = { DISRUPTION: 'Störung', EMERGENCY: 'Notfall', CRISIS: 'Krise' };

/** What everybody else was told; '' where nobody else was, or nothing new. */
const others = ({ audience, audienceStep }: LineWords['entry']) => {
  const { people, named = [] } = (audience ?? {}) as { people?: number; named?: readonly string[] };
  if (typeof audienceStep !== 'string' || audienceStep === '') return '';
  return ` – Alle anderen${people === undefined ? '' : ` (${count(people)} Personen${named.map((name) => `, ${name}`).join('')})`}: ${audienceStep}`;
};

const sentences: Readonly<Record<string, Sentence>> = {
  ...staffingJournalDe,
  ...approvalJournalDe,
  raised: ({ entry }) =>
    `${entry.mode === 'exercise' ? `ÜBUNG „${entry.exerciseName}“` : 'Alarm'} ${entry.number} ausgelöst, ${levels[String(entry.level)]}: ${entry.what} – ${entry.where}. Nächster Schritt: ${entry.nextStep}${others(entry)}${releaseWayDe(entry.release)}`,
  answered: ({ entry, open }, nameOf) => {
    const value = open.value?.value as { answer?: string; eta?: number | null } | undefined;
    const who = nameOf(String(entry.person));
    if (!value) return `${who}: Antwort gelöscht`;
    return `${who} ${answers[value.answer ?? ''] ?? value.answer}${value.eta ? ` in ${value.eta} Minuten` : ''}${entry.recorded === true ? ' (telefonisch erreicht)' : ''}`;
  },
  updated: ({ entry }) =>
    `Neue Information (${levels[String(entry.level)]}): ${entry.nextStep}${others(entry)} – Grund: ${entry.reason}`,
  ended: ({ entry }) => `${endings[String(entry.ending)]}${entry.reason === '' ? '' : ` – Grund: ${entry.reason}`}`,
  reserved: ({ entry }, nameOf) => `Übergabe begonnen: ${(entry.ids as string[]).map(nameOf).join(', ')}`,
  settled: ({ entry }, nameOf) =>
    (entry.results as ResultWords[])
      .map(({ id, outcome, code }) =>
        // Answered or ended meanwhile: no fault that somebody should look into.
        code === 'needless'
          ? `${nameOf(id)}: nicht mehr nötig`
          : `${nameOf(id)}: ${outcomes[outcome] ?? outcome}${code ? ` (${code})` : ''}`,
      )
      .join('; '),
  recovered: ({ entry }, nameOf) =>
    `Nach Neustart unklar, ob angekommen: ${(entry.ids as string[]).map(nameOf).join(', ')}. Wird einmal wiederholt.`,
  told: ({ entry }) =>
    `Verteilung: ${entry.upTo === 1 ? '1 Rückläuferliste kennt' : `${entry.upTo} Rückläuferlisten kennen`} Fassung ${entry.version} des Alarms`,
  noticed: ({ entry }) =>
    `Hinweis im Aktivitätsfeed: ${entry.people} Personen (${entry.code === '' ? 'von Microsoft Graph angenommen' : entry.code}); zählt nicht als Zustellung`,
  frozen: ({ entry }) => `Rückläuferliste festgehalten: ${entry.people} Personen`,
  followed: ({ entry }) => `Stand des Alarms übernommen: Fassung ${(entry.notice as { version: number }).version}`,
  read: ({ entry }, nameOf) => `${nameOf(String(entry.person))}: gelesen`,
  'upgrade-noted': ({ entry }) =>
    `Version ${entry.version} eingespielt, während der Alarm offen war – Grund: ${entry.because}`,
};

/** One sentence for a journal line; an unknown kind is named as it is. */
export function journalDe(line: LineWords, nameOf: NameOf): string {
  return sentences[line.entry.type]?.(line, nameOf) ?? line.entry.type;
}
