// Sentences of the journal (de) about plans and measures.
import type { LineWords, NameOf } from './de-journal.ts';
import { measureWordsDe } from './de-measure.ts';
import { planWordsDe } from './de-plan.ts';

type Sentence = (line: LineWords, nameOf: NameOf) => string;
const word = (words: Readonly<Record<string, string>>, key: unknown) => words[String(key)] ?? String(key);
const note = (text: unknown) => (typeof text === 'string' && text !== '' ? `: ${text}` : '');
/** `2026-12-18` → `18.12.2026` */
const dayOf = (text: unknown) => String(text).split('-').reverse().join('.');

export const planJournalDe: Readonly<Record<string, Sentence>> = {
  'plan-written': () => 'Entwurf geschrieben',
  'plan-submitted': ({ entry }) => `Zur Qualitätsprüfung gegeben${note(entry.change)}`,
  'plan-qa-passed': ({ entry }) => `Qualitätsprüfung bestanden${note(entry.note)}`,
  'plan-returned': ({ entry }) => `Zurückgegeben${note(entry.reason)}`,
  'plan-released': ({ entry }) =>
    `Version ${entry.version} ${entry.editorial === true ? 'redaktionell korrigiert' : 'freigegeben'}${note(entry.change)}${typeof entry.gapReason === 'string' && entry.gapReason !== '' ? ` – trotz Lücken: ${entry.gapReason}` : ''}${entry.material === true ? ' – inhaltlich geändert, frühere Nachweise gelten nicht mehr' : ''}`,
  'plan-revised': () => 'Überarbeitung begonnen',
  'plan-discarded': () => 'Überarbeitung verworfen',
  'plan-withdrawn': ({ entry }) => `Außer Kraft gesetzt${note(entry.reason)}`,
  'plan-assigned': ({ entry }, nameOf) =>
    `Verantwortlich ist jetzt ${nameOf(String(entry.owner))}${note(entry.change)}`,
  'review-asked': () => 'Überprüfung angefragt',
  'review-answered': ({ entry }) => `Antwort zur Überprüfung: ${word(planWordsDe.answer, entry.answer)}`,
  'review-triggered': ({ entry }) => `Anlass: ${word(planWordsDe.trigger, entry.kind)}${note(entry.note)}`,
  'trigger-handled': ({ entry }) => `Anlass erledigt${note(entry.note)}`,
  'evidence-noted': ({ entry }) => {
    const { kind, result, reference } = entry.evidence as Record<string, string>;
    return `Nachweis: ${word(planWordsDe.evidenceKind, kind)}, ${word(planWordsDe.result, result)}${note(reference)}`;
  },
  'evidence-struck': ({ entry }) => `Nachweis zurückgenommen${note(entry.reason)}`,
  'plan-copied': ({ entry }) => {
    const { place, version } = entry.copy as { place: string; version: number };
    return `Exemplar der Version ${version} abgelegt: ${place}`;
  },
  'copy-returned': ({ entry }) => `Exemplar zurückgenommen: ${entry.place}`,
  'plan-told': ({ entry }, nameOf) => told(entry, nameOf),
  'measure-created': ({ entry }) => `Maßnahme ${entry.number} angelegt`,
  'measure-edited': () => 'Text geändert',
  'measure-started': () => 'In Umsetzung',
  'measure-noted': ({ entry }) => `Stand${note(entry.text)}`,
  'measure-replanned': ({ entry }) => `Neuer Termin ${dayOf(entry.dueOn)}${note(entry.reason)}`,
  'measure-done': ({ entry }) => `Abgeschlossen${note(entry.note)}`,
  'measure-reopened': ({ entry }) => `Wieder geöffnet${note(entry.reason)}`,
  'measure-checked': ({ entry }) =>
    `Wirksamkeit geprüft: ${measureWordsDe.effect[entry.effective === true ? 'yes' : 'no']}${note(entry.note)}`,
  'measure-rejected': ({ entry }, nameOf) =>
    `Abgelehnt, Risiko übernommen von ${nameOf(String(entry.acceptedBy))}${note(entry.reason)}`,
  'measure-linked': ({ entry }) => `Folgemaßnahme ${entry.successor} angelegt`,
  'measure-asked': () => 'Nach dem Stand gefragt',
  'measure-told': ({ entry }, nameOf) => told(entry, nameOf),
};

function told(entry: LineWords['entry'], nameOf: NameOf): string {
  if (entry.person === '') return entry.state === 'closing' ? 'Anfrage erledigt' : 'Niemand ist zuständig';
  return `Anfrage auf der Sammelkarte von ${nameOf(String(entry.person))}`;
}
