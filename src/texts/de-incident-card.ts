// German texts of the event on cards, in mails, in the journal, and where a rule refuses. No terms of the trade on cards.
import { criterionDe, processStateDe, stepDe } from './de-incident.ts';
import type { LineWords, NameOf } from './de-journal.ts';
import { clock, day } from './format.ts';

/** Steps as a card says them: no abbreviations of the trade. */
const cardStep = {
  occurred: 'Ereignis',
  reported: 'Kenntnis',
  constituted: 'Stab konstituiert',
  declared: 'Notfall ausgerufen',
  deescalated: 'Ende festgestellt',
  dissolved: 'Stab aufgelöst',
};

export const incidentCardDe = {
  step: cardStep,
  lead: {
    title: 'Den Krisenstab führen',
    hint: 'Ein Druck hält die Zeit fest. Leer heißt jetzt.',
    time: 'Uhrzeit (leer: jetzt)',
    was: (step: string, when: string) => `${step}: ${when}`,
    classified: (level: string, when: string) => `Eingestuft: ${level}, ${when}`,
    classify: 'Einstufen',
    criteria: 'Was trifft zu?',
    criterion: { ...criterionDe, NEEDS_TEAM: 'Krisenstab wird gebraucht', NO_PLAN: 'Kein passender Notfallplan' },
    level: 'Einstufung',
    reason: 'Begründung',
    save: 'Einstufung festhalten',
    correct: 'Zeiten berichtigen Sie auf der Seite des Alarms.',
  },
  list: {
    title: 'Ihre Sofortmaßnahmen',
    open: (count: number) => (count === 1 ? '1 Maßnahme ist offen.' : `${count} Maßnahmen sind offen.`),
    allDone: 'Alle Ihre Maßnahmen sind erledigt.',
    done: (text: string) => `Erledigt: ${text}`,
    due: (when: string) => `Frist ${when}`,
    asOf: (when: string) => `Stand ${when}`,
    more: (count: number) => `Weitere ${count} auf der Seite des Alarms.`,
    ticked: (text: string, when: string) => `✓ ${text} (${when})`,
  },
  deadline: {
    before: (due: string) => `Bitte melden Sie bis ${due}.`,
    over: (due: string) => `Die Frist ist abgelaufen: ${due}. Bitte melden Sie jetzt.`,
    moved: (due: string) => `Die Frist ist jetzt ${due}.`,
    what: 'Was',
    to: 'An',
    hint: 'Inhalt',
    role: (role: string) => `Sie bekommen diese Erinnerung in der Rolle ${role}.`,
    lead: 'Sie bekommen diese Erinnerung, weil Sie den Krisenstab führen.',
    notSent: 'BCM-Lotse erinnert nur. Die Meldung geben Sie selbst ab.',
    done: 'Ist gemeldet',
    drop: 'Entfällt',
    dropReason: 'Warum entfällt das?',
    dropSave: 'Als entfallen festhalten',
    wasDone: (when: string) => `Erledigt ${when}. Sie müssen nichts mehr tun.`,
    wasDropped: (reason: string) => `Entfällt: ${reason} Sie müssen nichts mehr tun.`,
    off: 'Diese Frist gilt nicht mehr. Sie müssen nichts tun.',
    mark: {
      real: ({ number }: { number: string }) => `FRIST – ERNSTFALL ${number}`,
      exercise: ({ exercise }: { exercise: string }) => `FRIST – ÜBUNG „${exercise}“`,
    },
  },
};

const levels: Readonly<Record<string, string>> = { DISRUPTION: 'Störung', EMERGENCY: 'Notfall', CRISIS: 'Krise' };
const known = (words: object, key: unknown) => (words as Readonly<Record<string, string>>)[String(key)] ?? String(key);
const because = (reason: unknown) => (typeof reason === 'string' && reason !== '' ? ` – Grund: ${reason}` : '');

const moment = (at: number) => `${day(at)}, ${clock(at)} Uhr`;

type Sentence = (line: LineWords, nameOf: NameOf) => string;

/** One sentence each for what happened to an event, with the time that somebody set. */
export const incidentJournalDe: Readonly<Record<string, Sentence>> = {
  'event-told': ({ entry }) => `Ereignis kennt diesen Alarm (${entry.version === 2 ? 'beendet' : 'ausgelöst'})`,
  'incident-followed': ({ entry }) => {
    const { number, status } = entry.says as { number: string; status: string };
    const hits = (entry.hits as { name: string }[]).map(({ name }) => name);
    const named = hits.length === 0 ? '' : `. Betroffen: ${hits.join(', ')}`;
    return `Ereignis: Stand von Alarm ${number} übernommen (${status === 'ended' ? 'beendet' : 'offen'})${named}`;
  },
  classified: ({ entry }) => {
    const met = (entry.criteria as string[]).map((each) => known(criterionDe, each));
    const replaced = entry.corrects === null ? '' : ' (berichtigt eine frühere)';
    return `Einstufung ${levels[String(entry.level)]}, ${moment(Number(entry.at))}${replaced}. Kriterien: ${met.join('; ') || 'keine'}${because(entry.reason)}`;
  },
  'step-set': ({ entry }) =>
    `${known(stepDe, entry.step)}: ${entry.at === null ? 'zurückgenommen' : moment(Number(entry.at))}${because(entry.reason)}`,
  hit: ({ entry }) =>
    `Betroffene Prozesse benannt: ${(entry.hits as { name: string }[]).map(({ name }) => name).join(', ')}`,
  unhit: ({ entry }) => `${entry.name}: nicht betroffen${because(entry.reason)}`,
  progressed: ({ entry }) => `${entry.name}: ${known(processStateDe, entry.state)}, ${moment(Number(entry.at))}`,
  ticked: ({ entry }) => {
    const state = { done: 'Erledigt', dropped: 'Entfällt', open: 'Wieder offen' };
    return `${known(state, entry.state)}: ${entry.text}, ${moment(Number(entry.at))}${because(entry.reason)}`;
  },
  'provider-noted': ({ entry }) =>
    `${entry.step === 'informed' ? 'Dienstleister informiert' : 'Dienstleister hat reagiert'}: ${entry.provider}, ${moment(Number(entry.at))}`,
  reminded: ({ entry }, nameOf) => {
    const people = (entry.people as { person: string }[]).map(({ person }) => nameOf(person));
    const whom = people.length === 0 ? 'niemand gefunden, bitte selbst darauf achten' : people.join(', ');
    return `${entry.stage === 'over' ? 'Frist abgelaufen' : 'Erinnerung an Frist'} ${moment(Number(entry.due))}: ${entry.text} (${whom})`;
  },
  'results-confirmed': ({ entry }) => `Erreichte Zeiten bestätigt: ${(entry.rows as unknown[]).length} Nachweise`,
  written: ({ entry }) =>
    entry.code === '' ? `Nachweis geschrieben: ${entry.key}` : `Nachweis nicht möglich (${entry.code}): ${entry.key}`,
};

/** Names of the messages in the journal. */
export const incidentMessageDe = {
  deadline: (name: string | null) => `Erinnerung an ${name ?? ''}`,
  'deadline-over': (name: string | null) => `Frist abgelaufen, an ${name ?? ''}`,
};

const timeNames: Readonly<Record<string, string>> = {
  ...stepDe,
  dissolved: 'Stab aufgelöst',
  classified: 'Einstufung',
  process: 'Stand eines Prozesses',
  informed: 'Dienstleister informiert',
  reacted: 'Hat reagiert',
};

/** What a rule about events refuses. */
export const refusedIncidentDe = {
  'deescalated-already': () =>
    'Das Ereignis ist schon deeskaliert. Nehmen Sie zuerst die Deeskalation zurück, dann stufen Sie neu ein.',
  'disruption-not-declared': () =>
    'Eine Störung wird nicht ausgerufen. Bitte stufen Sie zuerst als Notfall oder Krise ein.',
  'item-unknown': () => 'Diese Maßnahme gibt es in diesem Ereignis nicht. Bitte laden Sie die Seite neu.',
  'not-deescalated': () => 'Bitte halten Sie zuerst die Deeskalation fest.',
  'process-unknown': () => 'Diesen Prozess gibt es in diesem Bereich nicht. Bitte wählen Sie ihn aus der Liste.',
  'provider-not-informed': () => 'Bitte halten Sie zuerst fest, dass der Dienstleister informiert ist.',
  'provider-unknown': () => 'Dieser Dienstleister gehört nicht zu diesem Ereignis. Bitte laden Sie die Seite neu.',
  'time-in-future': () => 'Die Zeit liegt in der Zukunft. Bitte prüfen Sie sie.',
  'time-missing': () => 'Bitte geben Sie eine Zeit an. Ereignis und Kenntnis lassen sich ändern, aber nicht streichen.',
  'time-order': ({ earlier, later }: Readonly<Record<string, string | number>>) =>
    `Die Zeiten passen nicht: „${timeNames[String(later)] ?? 'Zeit'}“ kann nicht vor „${timeNames[String(earlier)] ?? 'Zeit'}“ liegen. Bitte prüfen Sie beide.`,
  'too-many-processes': ({ most }: Readonly<Record<string, string | number>>) =>
    `Mehr als ${most} Prozesse liest im Ernstfall niemand. Bitte nennen Sie die dringendsten.`,
};
