// Sentences of the journal (en) about plans and measures.
import type { LineWords, NameOf } from './de-journal.ts';
import { measureWordsEn } from './en-measure.ts';
import { planWordsEn } from './en-plan.ts';

type Sentence = (line: LineWords, nameOf: NameOf) => string;
const word = (words: Readonly<Record<string, string>>, key: unknown) => words[String(key)] ?? String(key);
const note = (text: unknown) => (typeof text === 'string' && text !== '' ? `: ${text}` : '');
/** `2026-12-18` → `18/12/2026` */
const dayOf = (text: unknown) => String(text).split('-').reverse().join('/');

export const planJournalEn: Readonly<Record<string, Sentence>> = {
  'plan-written': () => 'Draft written',
  'plan-submitted': ({ entry }) => `Handed in for the quality check${note(entry.change)}`,
  'plan-qa-passed': ({ entry }) => `Quality check passed${note(entry.note)}`,
  'plan-returned': ({ entry }) => `Returned${note(entry.reason)}`,
  'plan-released': ({ entry }) =>
    `Version ${entry.version} ${entry.editorial === true ? 'corrected editorially' : 'released'}${note(entry.change)}${typeof entry.gapReason === 'string' && entry.gapReason !== '' ? ` – in spite of gaps: ${entry.gapReason}` : ''}${entry.material === true ? ' – changed materially, earlier evidence counts no longer' : ''}`,
  'plan-revised': () => 'Revision begun',
  'plan-discarded': () => 'Revision discarded',
  'plan-withdrawn': ({ entry }) => `Put out of force${note(entry.reason)}`,
  'plan-assigned': ({ entry }, nameOf) => `Now responsible: ${nameOf(String(entry.owner))}${note(entry.change)}`,
  'review-asked': () => 'Review asked for',
  'review-answered': ({ entry }) => `Answer about the review: ${word(planWordsEn.answer, entry.answer)}`,
  'review-triggered': ({ entry }) => `Occasion: ${word(planWordsEn.trigger, entry.kind)}${note(entry.note)}`,
  'trigger-handled': ({ entry }) => `Occasion handled${note(entry.note)}`,
  'evidence-noted': ({ entry }) => {
    const { kind, result, reference } = entry.evidence as Record<string, string>;
    return `Evidence: ${word(planWordsEn.evidenceKind, kind)}, ${word(planWordsEn.result, result)}${note(reference)}`;
  },
  'evidence-struck': ({ entry }) => `Evidence taken back${note(entry.reason)}`,
  'plan-copied': ({ entry }) => {
    const { place, version } = entry.copy as { place: string; version: number };
    return `Copy of version ${version} kept at: ${place}`;
  },
  'copy-returned': ({ entry }) => `Copy taken back: ${entry.place}`,
  'plan-told': ({ entry }, nameOf) => told(entry, nameOf),
  'measure-created': ({ entry }) => `Measure ${entry.number} written down`,
  'measure-edited': () => 'Text changed',
  'measure-started': () => 'In progress',
  'measure-noted': ({ entry }) => `Progress${note(entry.text)}`,
  'measure-replanned': ({ entry }) => `New date ${dayOf(entry.dueOn)}${note(entry.reason)}`,
  'measure-done': ({ entry }) => `Done${note(entry.note)}`,
  'measure-reopened': ({ entry }) => `Reopened${note(entry.reason)}`,
  'measure-checked': ({ entry }) =>
    `Effect checked: ${measureWordsEn.effect[entry.effective === true ? 'yes' : 'no']}${note(entry.note)}`,
  'measure-rejected': ({ entry }, nameOf) =>
    `Rejected, risk accepted by ${nameOf(String(entry.acceptedBy))}${note(entry.reason)}`,
  'measure-linked': ({ entry }) => `Followed by measure ${entry.successor}`,
  'measure-asked': () => 'Asked how it stands',
  'measure-told': ({ entry }, nameOf) => told(entry, nameOf),
};

function told(entry: LineWords['entry'], nameOf: NameOf): string {
  if (entry.person === '') return entry.state === 'closing' ? 'Request settled' : 'Nobody is responsible';
  return `Request on the bundled card of ${nameOf(String(entry.person))}`;
}
