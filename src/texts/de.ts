// German texts: the master. Its shape is the type that every other language must fill.
import type { RefusalCode } from '../errors.ts';
import { approvalDe } from './de-approval.ts';
import { boardDe } from './de-board.ts';
import { deBundle } from './de-bundle.ts';
import { deCards } from './de-cards.ts';
import { deChannels } from './de-channels.ts';
import { checkInJournalDe, deCheckIn } from './de-check-in.ts';
import { deCheckInTab } from './de-check-in-tab.ts';
import { deDrills, refusedDrillDe } from './de-drills.ts';
import { emergencyDe, refusedEmergencyDe } from './de-emergency.ts';
import { exerciseJournalDe, exerciseWordsDe, refusedExerciseDe } from './de-exercise.ts';
import { refusedRunDe, runJournalDe, runWordsDe } from './de-exercise-run.ts';
import { deHandbook } from './de-handbook.ts';
import { incidentDe } from './de-incident.ts';
import { incidentCardDe, incidentJournalDe, incidentMessageDe, refusedIncidentDe } from './de-incident-card.ts';
import { jointDe } from './de-joint.ts';
import { journalDe, type LineWords, type NameOf } from './de-journal.ts';
import { refusedKpiDe } from './de-kpi.ts';
import { measureWordsDe, refusedMeasureDe } from './de-measure.ts';
import { dePaper } from './de-paper.ts';
import { refusedPeopleDe } from './de-people.ts';
import { planWordsDe, refusedPlanDe } from './de-plan.ts';
import { planJournalDe } from './de-plan-journal.ts';
import { measureTabDe, planTabDe } from './de-plan-tab.ts';
import { privacyDe, refusedPrivacyDe } from './de-privacy.ts';
import { realEventDe } from './de-real-event.ts';
import { deReportPaper } from './de-report-paper.ts';
import { deReview, refusedReviewDe, reviewJournalDe } from './de-review.ts';
import { roleDe } from './de-role.ts';
import { staffingDe, staffingMessageDe } from './de-staffing.ts';
import { statusDe } from './de-status.ts';
import { deTab } from './de-tab.ts';
import { refusedWatchDe, watchDe } from './de-watch.ts';
import { clock, clockWithSeconds, day, moment } from './format.ts';

/** One sentence for every refusal: what is wrong and what to do next. */
const refused: Record<RefusalCode, (detail: Readonly<Record<string, string | number>>) => string> = {
  'alarm-ended': () => 'Dieser Alarm ist beendet. Sie müssen nichts mehr tun.',
  'alarm-exists': () => 'Dieser Alarm ist schon ausgelöst. Sie finden ihn unter „Lage“.',
  'alarm-unknown': () => 'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.',
  'already-asked': () => 'Diese Person ist für diese Rolle schon gefragt.',
  'approval-closed': () => 'Darüber ist schon entschieden, oder die Zeit für die Freigabe ist um.',
  'approval-own': () => 'Freigeben muss eine zweite Person. Wer den Alarm ausgelöst oder gefragt hat, kann es nicht.',
  'bad-shape': () => 'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'callback-unreadable': () => 'Bitte prüfen Sie die Rückrufnummer, zum Beispiel 0511 555-0101. Sie ist freiwillig.',
  'changed-meanwhile': () =>
    'Jemand anderes hat das inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und ändern Sie ihn dann.',
  'check-in-closed': () => 'Diese Verfügbarkeitsabfrage ist geschlossen. Sie müssen nichts mehr tun.',
  'check-in-group': () =>
    'Sie können nur Personen Ihrer eigenen Bereiche fragen. Bitte nehmen Sie die anderen aus der Gruppe.',
  'check-in-nobody': () => 'Niemand würde gefragt. Bitte wählen Sie, wen Sie fragen möchten.',
  'check-in-not-asked': () => 'Sie sind in dieser Verfügbarkeitsabfrage nicht gefragt. Sie müssen nichts tun.',
  'check-in-unknown': () => 'Diese Verfügbarkeitsabfrage kennen wir nicht.',
  'disruption-not-alarmed': () =>
    'Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
  'due-wrong': () => 'Bitte wählen Sie eine Frist in der Zukunft, höchstens 60 Tage voraus.',
  'exercise-name-missing': () => 'Bitte geben Sie der Übung einen Namen, zum Beispiel „Herbst 2026“.',
  'glass-real-only': () => 'Eine Übung mit allen braucht immer die Freigabe durch eine zweite Person.',
  'glass-word': () => 'Bitte schreiben Sie das Wort ALARM in das Feld, oder warten Sie auf die Freigabe.',
  'joint-no-consent': () => 'Dieser Bereich hat gemeinsamen Ereignissen nicht zugestimmt.',
  'joint-no-domain': () => 'Bitte wählen Sie mindestens einen Bereich.',
  'from-outside': () =>
    'Diese Zeit liegt außerhalb des abgefragten Zeitraums. Bitte wählen Sie eine andere oder antworten Sie mit „Nein“.',
  'report-no-release': () =>
    'Es ist noch nichts freigegeben. Bitte stellen Sie unter „Kennzahlen“ die Werte zusammen und lassen Sie sie freigeben.',
  'handbook-no-key': () =>
    'Hier ist kein Schlüssel hinterlegt, mit dem das Paket unterschrieben werden könnte. Bitte drucken Sie das Handbuch, und geben Sie der Betriebsstelle Bescheid.',
  'help-over': () =>
    'Dieser Alarm ist beendet. Brauchen Sie noch Hilfe? Rufen Sie bitte Ihre Führungskraft an, bei Gefahr 112 oder 110.',
  'knowledge-missing': () => 'Bitte wählen Sie, woher Sie das wissen.',
  'ladder-first': () => 'Der erste Schritt muss bei 0 Minuten die Inhaberinnen und Inhaber der Rollen fragen.',
  'ladder-last': () => 'Der letzte Schritt muss „Rolle unbesetzt, Stabsleitung entscheidet“ sein, und nur der letzte.',
  'ladder-length': ({ most }) => `Ein Eskalationsplan hat 1 bis ${most} Schritte.`,
  'ladder-order': ({ step }) =>
    `Schritt ${step} liegt vor dem Schritt darüber. Bitte ordnen Sie die Zeiten aufsteigend.`,
  'ladder-rank': ({ step }) => `Schritt ${step}: Bitte wählen Sie, welche Vertretung gefragt wird.`,
  'ladder-ranks': () => 'Die Vertretungen müssen der Reihe nach gefragt werden, keine darf fehlen oder doppelt sein.',
  'ladder-time': ({ step }) => `Schritt ${step}: Bitte geben Sie die Zeit in ganzen Minuten an, höchstens 24 Stunden.`,
  'ladder-ways': ({ step }) => `Schritt ${step}: Bitte wählen Sie mindestens einen Weg, jeden nur einmal.`,
  'level-missing': () => 'Bitte wählen Sie eine Einstufung: Notfall oder Krise.',
  'next-step-missing': () => 'Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
  'no-recipients': () =>
    'Niemand würde alarmiert: Die gewählten Rollen sind nicht besetzt. Bitte wählen Sie andere Rollen.',
  'not-allowed': () =>
    'Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
  'area-unknown': () => 'Diese Organisationseinheit oder diesen Standort gibt es nicht mehr. Bitte wählen Sie neu.',
  'areas-missing': () => 'Bitte wählen Sie mindestens eine Organisationseinheit oder einen Standort.',
  'audience-not-allowed': () =>
    'Sie können nur Bereiche informieren, in denen Sie alarmieren dürfen; alle Beschäftigten der Landesverwaltung nur, wenn Sie für alle Bereiche alarmieren dürfen.',
  'audience-unreachable': () =>
    'Ohne Teams erreichen wir die anderen nicht: E-Mail ist nicht eingerichtet. Bitte alarmieren Sie nur den Krisenstab.',
  'audience-step-missing': () => 'Bitte schreiben Sie, was alle anderen tun sollen.',
  'not-asked': () => 'Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
  'not-found': () => 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
  'not-your-card': () =>
    'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.',
  'nothing-changed': () => 'Es hat sich nichts geändert. Bitte ändern Sie den nächsten Schritt oder die Einstufung.',
  'nothing-to-take-over': () => 'Diese Rolle ist frei oder schon Ihre. Sie müssen nichts übernehmen.',
  'person-missing': () => 'Bitte wählen Sie, wer die Rolle übernimmt.',
  'proposal-closed': () => 'Diese Meldung ist schon erledigt.',
  'real-event-exercise': () => 'Das ist schon ein Ernstfall. Nur eine Übung kann so beendet werden.',
  'question-missing': () => 'Bitte schreiben Sie, was Sie fragen möchten.',
  'reason-missing': () => 'Bitte wählen oder schreiben Sie einen Grund.',
  'reminders-spent': ({ most }) =>
    `Es wurde schon ${most}-mal erinnert. Bitte rufen Sie an, wen Sie jetzt noch brauchen.`,
  'reminders-wrong': ({ most }) =>
    `Bitte planen Sie höchstens ${most} Erinnerungen, alle zwischen jetzt und der Frist und jede nur einmal.`,
  'reopen-too-late': () => 'Das lässt sich nicht mehr zurücknehmen. Bitte stellen Sie eine neue Frage.',
  'shift-wrong': () =>
    'Bitte prüfen Sie den Zeitraum: Das Ende muss nach dem Beginn und in der Zukunft liegen, höchstens 14 Tage lang.',
  'release-without-teams': () =>
    'Ohne Teams erreichen wir niemanden, der freigeben darf. Alarmieren Sie nur den Krisenstab, oder im Ernstfall mit dem Wort ALARM.',
  'rollout-wrong': ({ row = 1 }) =>
    `Zeile ${row} der Gruppen oder Wellen stimmt nicht. Bitte berichtigen Sie sie und speichern Sie noch einmal.`,
  'role-unknown': () => 'Diese Rolle gibt es in diesem Alarm nicht. Bitte laden Sie die Seite neu.',
  'since-in-future': () => '„Seit wann“ liegt in der Zukunft. Bitte prüfen Sie die Zeit.',
  'since-missing': () => 'Bitte geben Sie an, seit wann.',
  'stale-lease': () => 'Ein anderer Server hat das Senden übernommen.',
  'text-too-long': ({ most }) => `Der Text ist zu lang. Erlaubt sind ${most} Zeichen.`,
  'too-many-reports': ({ most }) =>
    `Von Ihnen sind aus der letzten Stunde schon ${most} Meldungen offen. Bitte rufen Sie an, wenn es dringend ist.`,
  'unknown-person': () =>
    'Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
  'what-missing': () => 'Bitte schreiben Sie, was passiert ist.',
  'where-missing': () => 'Bitte schreiben Sie, wo es passiert ist.',
  'which-alarm': () => 'Es sind mehrere Alarme offen. Bitte antworten Sie auf der Karte des Alarms, den Sie meinen.',
  ...refusedPeopleDe,
  ...refusedKpiDe,
  ...refusedPlanDe,
  ...refusedMeasureDe,
  ...refusedExerciseDe,
  ...refusedDrillDe,
  ...refusedRunDe,
  ...refusedReviewDe,
  ...refusedIncidentDe,
  ...refusedEmergencyDe,
  ...refusedPrivacyDe,
  ...refusedWatchDe,
};

/** All German texts. Terms as in BSI 200-4; functions where plural or order depend on values. */
export const de = {
  language: 'de' as 'de' | 'en',
  locale: 'de-DE' as 'de-DE' | 'en-GB',
  clock: (at: number) => `${clock(at)} Uhr`,
  seconds: (at: number) => `${clockWithSeconds(at)} Uhr`,
  day: (at: number) => day(at),
  moment: (at: number, now: number) => `${moment(at, now)} Uhr`,
  refused,
  fault: (ref: string) =>
    `Das hat nicht geklappt. Bitte versuchen Sie es noch einmal. Hilft das nicht, nennen Sie bitte diese Nummer: ${ref}.`,
  http: {
    'bad-shape': (field: string) =>
      `Die Anfrage war nicht lesbar${field === '' ? '' : ` (Feld „${field}“)`}. Bitte prüfen Sie die Eingabe.`,
    'not-signed-in': (_: string) => 'Bitte melden Sie sich an: Öffnen Sie BCM-Lotse in Teams noch einmal.',
    'not-found': (_: string) => 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    'too-large': (_: string) => 'Die Anfrage ist zu groß.',
    'too-many': (_: string) => 'Das waren zu viele Anfragen. Bitte warten Sie eine Minute.',
    unavailable: (_: string) => 'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  },
  level: { DISRUPTION: 'Störung', EMERGENCY: 'Notfall', CRISIS: 'Krise' },
  mode: { real: 'Ernstfall', exercise: 'Übung' },
  role: roleDe,
  answer: {
    coming: 'Kommt',
    virtual: 'Nimmt virtuell teil',
    unavailable: 'Kann nicht',
    'call-me': 'Bittet um Rückruf',
    erased: 'Antwort gelöscht',
  },
  ending: { 'all-clear': 'Entwarnung', 'false-alarm': 'Fehlalarm', aborted: 'Abbruch', 'real-event': realEventDe.name },
  outage: { IT: 'IT', STAFF: 'Personal', BUILDING: 'Gebäude', PROVIDER: 'Dienstleister', CYBER: 'Cyberangriff' },
  /** German in every language: it goes to the whole crisis team, whoever raises it. */
  proposalStep: ({ room, callIn }: { room: string; callIn: { number: string } }) =>
    `Bitte kommen Sie sofort: ${room}, oder wählen Sie ${callIn.number}.`,
  noOpenAlarm: 'Zurzeit ist kein Alarm offen, in dem Sie gefragt sind. Sie müssen nichts tun.',
  numberToCome: 'wird vergeben',
  system: {
    sender: 'BCM-Lotse (Versand)',
    spread: 'BCM-Lotse (Verteilung)',
    clock: 'BCM-Lotse (Uhr)',
    intake: 'Meldeeingang',
    joint: 'Gemeinsames Ereignis',
    setup: 'Einrichtung',
    audit: 'BCM-Lotse (Prüfung)',
    directory: 'BCM-Lotse (Verzeichnisabgleich)',
  },
  journal: (line: LineWords, nameOf: NameOf) =>
    checkInJournalDe[line.entry.type]?.(line) ??
    planJournalDe[line.entry.type]?.(line, nameOf) ??
    exerciseJournalDe[line.entry.type]?.(line) ??
    runJournalDe[line.entry.type]?.(line, nameOf) ??
    reviewJournalDe[line.entry.type]?.(line) ??
    incidentJournalDe[line.entry.type]?.(line, nameOf) ??
    checkInJournalDe[line.entry.type]?.(line) ??
    journalDe(line, nameOf),
  journalMessage: {
    ...staffingMessageDe,
    ...incidentMessageDe,
    alarm: (name: string | null) => (name === null ? 'Alarm im Kanal' : `Alarm an ${name}`),
    news: (name: string | null) => (name === null ? 'Neue Information im Kanal' : `Neue Information an ${name}`),
    end: (name: string | null) => (name === null ? 'Ende im Kanal' : `Ende an ${name}`),
  },
  journalColumns: ['Nr.', 'Geschehen', 'Erfasst', 'Durch', 'Art', 'Was', 'Prüfsumme'],
  staffing: staffingDe,
  board: boardDe,
  approval: approvalDe,
  joint: jointDe,
  incident: incidentDe,
  incidentCard: incidentCardDe,
  realEvent: realEventDe,
  bundle: deBundle,
  cards: deCards,
  checkIn: deCheckIn,
  checkInTab: deCheckInTab,
  channels: deChannels,
  handbook: deHandbook,
  reportPaper: deReportPaper,
  paper: dePaper,
  plan: planWordsDe,
  status: statusDe,
  planTab: planTabDe,
  measureTab: measureTabDe,
  measure: measureWordsDe,
  exercise: exerciseWordsDe,
  run: runWordsDe,
  drills: deDrills,
  review: deReview,
  emergency: emergencyDe,
  watch: watchDe,
  privacy: privacyDe,
  tab: deTab,
};

/** The shape every language fills. */
export type Texts = typeof de;
