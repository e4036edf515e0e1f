// Sentences of the journal (en).
import type { LineWords, NameOf, ResultWords } from './de-journal.ts';
import { approvalJournalEn, releaseWayEn } from './en-approval.ts';
import { staffingJournalEn } from './en-staffing.ts';
import { count } from './format.ts';

type Sentence = (line: LineWords, nameOf: NameOf) => string;

const outcomes: Readonly<Record<string, string>> = {
  accepted: 'accepted, no answer yet',
  redrawn: 'card redrawn',
  again: 'not handed over yet, will be tried again',
  unclear: 'unclear whether it arrived',
  never: 'cannot be delivered',
};
const answers: Readonly<Record<string, string>> = {
  coming: 'is coming',
  virtual: 'takes part remotely',
  unavailable: 'is not available',
  'call-me': 'asks for a call',
};
const endings: Readonly<Record<string, string>> = {
  'all-clear': 'All-clear',
  'false-alarm': 'False alarm',
  aborted: 'Aborted',
  'real-event': 'Real event – exercise ended',
};
const levels: Readonly<Record<string, string>> = { DISRUPTION: 'disruption', EMERGENCY: 'emergency', CRISIS: 'crisis' };

/** What everybody else was told; '' where nobody else was, or nothing new. */
const others = ({ audience, audienceStep }: LineWords['entry']) => {
  const { people, named = [] } = (audience ?? {}) as { people?: number; named?: readonly string[] };
  if (typeof audienceStep !== 'string' || audienceStep === '') return '';
  return ` – Everybody else${people === undefined ? '' : ` (${count(people, 'en-GB')} people${named.map((name) => `, ${name}`).join('')})`}: ${audienceStep}`;
};

const sentences: Readonly<Record<string, Sentence>> = {
  ...staffingJournalEn,
  ...approvalJournalEn,
  raised: ({ entry }) =>
    `${entry.mode === 'exercise' ? `EXERCISE “${entry.exerciseName}”` : 'Alarm'} ${entry.number} raised, ${levels[String(entry.level)]}: ${entry.what} – ${entry.where}. Next step: ${entry.nextStep}${others(entry)}${releaseWayEn(entry.release)}`,
  answered: ({ entry, open }, nameOf) => {
    const value = open.value?.value as { answer?: string; eta?: number | null } | undefined;
    const who = nameOf(String(entry.person));
    if (!value) return `${who}: answer erased`;
    return `${who} ${answers[value.answer ?? ''] ?? value.answer}${value.eta ? ` in ${value.eta} minutes` : ''}${entry.recorded === true ? ' (reached by telephone)' : ''}`;
  },
  updated: ({ entry }) =>
    `New information (${levels[String(entry.level)]}): ${entry.nextStep}${others(entry)} – reason: ${entry.reason}`,
  ended: ({ entry }) => `${endings[String(entry.ending)]}${entry.reason === '' ? '' : ` – reason: ${entry.reason}`}`,
  reserved: ({ entry }, nameOf) => `Hand-over begun: ${(entry.ids as string[]).map(nameOf).join(', ')}`,
  settled: ({ entry }, nameOf) =>
    (entry.results as ResultWords[])
      .map(({ id, outcome, code }) =>
        code === 'needless'
          ? `${nameOf(id)}: no longer needed`
          : `${nameOf(id)}: ${outcomes[outcome] ?? outcome}${code ? ` (${code})` : ''}`,
      )
      .join('; '),
  recovered: ({ entry }, nameOf) =>
    `Unclear after a restart whether it arrived: ${(entry.ids as string[]).map(nameOf).join(', ')}. Repeated once.`,
  told: ({ entry }) =>
    `Distribution: ${entry.upTo === 1 ? '1 roll knows' : `${entry.upTo} rolls know`} version ${entry.version} of the alarm`,
  noticed: ({ entry }) =>
    `Hint in the activity feed: ${entry.people} people (${entry.code === '' ? 'accepted by Microsoft Graph' : entry.code}); does not count as delivery`,
  frozen: ({ entry }) => `Roll frozen: ${entry.people} people`,
  followed: ({ entry }) => `Took over the state of the alarm: version ${(entry.notice as { version: number }).version}`,
  read: ({ entry }, nameOf) => `${nameOf(String(entry.person))}: read`,
  'upgrade-noted': ({ entry }) => `Version ${entry.version} put in while the alarm was open – reason: ${entry.because}`,
};

/** One sentence for a journal line; an unknown kind is named as it is. */
export function journalEn(line: LineWords, nameOf: NameOf): string {
  return sentences[line.entry.type]?.(line, nameOf) ?? line.entry.type;
}
