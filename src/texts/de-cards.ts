// German texts of the cards: the master. First what to do, formal Sie, no promise of what is not known.
import { approvalMarkDe } from './de-approval.ts';
import { realEventEndDe, realEventMarkDe, realEventTold } from './de-real-event.ts';

import { deReport } from './de-report.ts';
import { staffingMarkDe } from './de-staffing.ts';

type ByMode<Value> = { readonly real: Value; readonly exercise: Value };
/** What a mark may name: the event number and the name of the exercise. */
type Named = { readonly number: string; readonly exercise: string };
type Mark = ByMode<(of: Named) => string>;
type End = ByMode<{ readonly step: string; readonly more: (raised: string) => string }>;
type Change = ByMode<{ readonly open: string; readonly lead: string; readonly confirm: string }>;

const quoted = (name: string) => (name === '' ? '' : ` „${name}“`);
/** `A, B und C` */
const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} und ${all[all.length - 1]}`;
const people = (n: number) => (n === 1 ? '1 Person' : `${n} Personen`);

const mark: Record<'alarm' | 'news' | 'all-clear' | 'false-alarm' | 'aborted', Mark> = {
  alarm: { real: () => 'ALARM – ERNSTFALL', exercise: ({ exercise }) => `ÜBUNGSALARM${quoted(exercise)}` },
  news: {
    real: ({ number }) => `NEUE INFORMATION – Ernstfall ${number}`,
    exercise: ({ exercise }) => `ÜBUNG${quoted(exercise)} – NEUE INFORMATION`,
  },
  'all-clear': {
    real: ({ number }) => `ENTWARNUNG – Ernstfall ${number}`,
    exercise: ({ exercise }) => `ÜBUNG BEENDET${quoted(exercise)}`,
  },
  'false-alarm': {
    real: ({ number }) => `FEHLALARM – Korrektur zu ${number}`,
    exercise: ({ exercise }) => `ÜBUNG ZURÜCKGENOMMEN${quoted(exercise)}`,
  },
  aborted: {
    real: ({ number }) => `ABBRUCH – Ernstfall ${number}`,
    exercise: ({ exercise }) => `ÜBUNG ABGEBROCHEN${quoted(exercise)}`,
  },
};

const end: Record<'all-clear' | 'false-alarm' | 'aborted', End> = {
  'all-clear': {
    real: {
      step: 'Sie müssen nicht mehr kommen.',
      more: () => 'Wer schon da ist, meldet sich bitte bei der Stabsleitung ab.',
    },
    exercise: {
      step: 'Die Übung ist beendet. Es ist nichts mehr zu tun.',
      more: () => 'Alle Meldungen dieser Übung sind damit erledigt. Vielen Dank fürs Mitmachen.',
    },
  },
  'false-alarm': {
    real: {
      step: 'Es ist nichts zu tun. Bitte kommen Sie nicht.',
      more: (raised) =>
        `Der Alarm von ${raised} war ein Versehen. Wer unterwegs ist, kehrt bitte um. Bitte sagen Sie es allen, denen Sie davon erzählt haben.`,
    },
    exercise: {
      step: 'Es ist nichts zu tun. Diese Übung findet nicht statt.',
      more: (raised) =>
        `Die Übung von ${raised} wurde versehentlich gestartet. Bitte sagen Sie es allen, denen Sie davon erzählt haben.`,
    },
  },
  aborted: {
    real: {
      step: 'Bitte kommen Sie nicht mehr. Der Alarm ist abgebrochen.',
      more: () => 'Wer unterwegs ist, kehrt bitte um. Werden Sie noch gebraucht, kommt ein neuer Alarm.',
    },
    exercise: {
      step: 'Die Übung ist abgebrochen. Es ist nichts mehr zu tun.',
      more: () => 'Alle Meldungen dieser Übung sind ungültig. Bitte bleiben Sie erreichbar.',
    },
  },
};

/** Ready reasons, so that nobody has to type; each is a sentence that everybody concerned may read. */
const reasons: Record<'news' | 'all-clear' | 'false-alarm' | 'aborted', ByMode<readonly string[]>> = {
  news: {
    real: [
      'Der Treffpunkt hat sich geändert.',
      'Die Lage hat sich verschärft.',
      'Die Lage hat sich entspannt.',
      'Es gibt neue Erkenntnisse.',
    ],
    exercise: [
      'Der Treffpunkt der Übung hat sich geändert.',
      'Die angenommene Lage hat sich verschärft.',
      'Die angenommene Lage hat sich entspannt.',
      'Der Ablauf der Übung hat sich geändert.',
    ],
  },
  'all-clear': {
    real: [
      'Die Ursache ist behoben.',
      'Der Betrieb läuft wieder.',
      'Die Gefahr ist vorüber.',
      'Der Krisenstab wird nicht mehr gebraucht.',
    ],
    exercise: ['Die Übung ist planmäßig beendet.', 'Das Ziel der Übung ist erreicht.', 'Die Übungszeit ist um.'],
  },
  'false-alarm': {
    real: [
      'Der Alarm wurde versehentlich ausgelöst.',
      'Die Meldung war falsch.',
      'Die Technik hat irrtümlich gemeldet.',
    ],
    exercise: ['Die Übung wurde versehentlich gestartet.', 'Die Übung war für einen anderen Tag geplant.'],
  },
  aborted: {
    real: [
      'Der Alarm ging an die falschen Personen.',
      'Ein anderer Alarm ersetzt diesen.',
      'Die Bearbeitung läuft auf anderem Weg weiter.',
    ],
    exercise: ['Ein echter Vorfall hat Vorrang.', 'Die Übung stört den Betrieb.', 'Wichtige Beteiligte sind nicht da.'],
  },
};

const change: Record<'news' | 'all-clear' | 'false-alarm' | 'aborted', Change> = {
  news: {
    real: {
      open: 'Neue Information',
      lead: 'Ändern Sie den nächsten Schritt oder die Einstufung. Alle, die den Alarm bekommen haben können, erfahren es.',
      confirm: 'Neue Information herausgeben',
    },
    exercise: {
      open: 'Neue Information',
      lead: 'Ändern Sie den nächsten Schritt oder die Einstufung. Alle, die den Übungsalarm bekommen haben können, erfahren es.',
      confirm: 'Neue Information herausgeben',
    },
  },
  'false-alarm': {
    real: {
      open: 'Fehlalarm',
      lead: 'Der Alarm war ein Versehen. Alle erfahren: Es ist nichts zu tun.',
      confirm: 'Fehlalarm bekannt geben',
    },
    exercise: {
      open: 'Versehen',
      lead: 'Die Übung wurde versehentlich gestartet. Alle erfahren: Es ist nichts zu tun.',
      confirm: 'Übung zurücknehmen',
    },
  },
  'all-clear': {
    real: {
      open: 'Entwarnung',
      lead: 'Die Lage ist bewältigt. Alle erfahren: Sie müssen nicht mehr kommen.',
      confirm: 'Entwarnung geben',
    },
    exercise: {
      open: 'Übung beenden',
      lead: 'Die Übung ist zu Ende. Alle erfahren: Es ist nichts mehr zu tun.',
      confirm: 'Übung jetzt beenden',
    },
  },
  aborted: {
    real: {
      open: 'Abbruch',
      lead: 'Der Alarm wird ohne Entwarnung abgebrochen. Alle erfahren: Bitte nicht mehr kommen.',
      confirm: 'Alarm abbrechen',
    },
    exercise: {
      open: 'Abbruch',
      lead: 'Die Übung wird vorzeitig abgebrochen. Alle erfahren: Es ist nichts mehr zu tun.',
      confirm: 'Übung abbrechen',
    },
  },
};

const situation = {
  number: (number: string) => `Nr. ${number}`,
  assumed: 'Angenommene Lage',
  what: 'Was',
  where: 'Wo',
  since: 'Seit',
  yourRoles: (roles: readonly string[]) =>
    roles.length === 1 ? `Ihre Rolle: ${roles[0]}.` : `Ihre Rollen: ${listed(roles)}.`,
  ifTeamsFails: (call: string) => `Wenn Teams ausfällt: ${call}.`,
  raised: (name: string, when: string) => (name === '' ? `Ausgelöst: ${when}.` : `Ausgelöst: ${name}, ${when}.`),
  protect: 'Intern. Nicht weiterleiten. Keine Verschlusssachen.',
  unnamed: 'Jemand',
};

const answering = {
  until: (when: string) => `Bitte antworten Sie bis ${when}.`,
  late: (when: string) => `Bitte antworten Sie jetzt. Die Frist war ${when}, Ihre Antwort zählt trotzdem.`,
  arrival: 'Wann sind Sie da?',
  inMinutes: (minutes: number) => `in ${minutes} Minuten`,
  coming: 'Ich komme',
  virtual: 'Ich nehme virtuell teil',
  unavailable: 'Ich kann nicht',
  'call-me': 'Bitte rufen Sie mich an',
  noted: (when: string, said: string) => `Danke. Notiert ${when}: ${said}`,
  answered: (when: string, said: string) => `Ihre Antwort, ${when}: ${said}`,
  said: {
    coming: (arrival: string) => `Sie kommen, etwa ${arrival}.`,
    virtual: () => 'Sie nehmen virtuell teil.',
    unavailable: () => 'Sie können nicht.',
    'call-me': () => 'Sie bitten um einen Anruf.',
  },
  again: 'Antwort ändern',
  repeat: 'Wiederholung – bitte nur einmal antworten.',
};

const information = {
  noRole: 'Dies ist eine Information. Sie haben in diesem Alarm keine Rolle und müssen nicht kommen.',
  read: 'Gelesen',
  noted: (when: string) => `Danke. Gelesen ${when}.`,
  repeat: 'Wiederholung – vielleicht haben Sie diese Nachricht schon bekommen.',
  end: {
    'all-clear': {
      real: 'Die Lage ist bewältigt. Was Ihnen geraten wurde, gilt nicht mehr.',
      exercise: 'Die Übung ist beendet. Es ist nichts mehr zu tun.',
    },
    'false-alarm': {
      real: 'Es ist nichts zu tun. Der Alarm war ein Versehen.',
      exercise: 'Es ist nichts zu tun. Diese Übung findet nicht statt.',
    },
    aborted: {
      real: 'Der Alarm ist abgebrochen. Was Ihnen geraten wurde, gilt nicht mehr.',
      exercise: 'Die Übung ist abgebrochen. Es ist nichts mehr zu tun.',
    },
  } as Readonly<Record<'all-clear' | 'false-alarm' | 'aborted', ByMode<string>>>,
};

const channel = {
  alarmed: 'Alarmiert',
  concerns: 'Betrifft',
  andMore: (n: number) => `und ${people(n)} mehr`,
  filled: (n: number, of: number) => `Besetzt: ${n} von ${of} Rollen`,
  coming: (name: string, arrival: string) => `${name}, kommt etwa ${arrival}`,
  virtual: (name: string) => `${name}, nimmt virtuell teil`,
  missing: 'Noch nicht besetzt',
  complete: 'Alle Rollen sind besetzt.',
  latest: (arrival: string) => `Die letzte Person kommt etwa ${arrival}.`,
  holdersOnly: 'Hier antworten bitte nur die alarmierten Personen.',
};

const form = {
  title: 'Alarm auslösen',
  pick: 'Bitte wählen Sie, was passiert ist. Ausgelöst wird erst im nächsten Schritt.',
  own: 'Etwas anderes',
  other: (domain: string) => `Anderer Bereich: ${domain}`,
  back: 'Andere Lage wählen',
  domain: 'Bereich',
  what: 'Was ist passiert?',
  where: 'Wo?',
  since: 'Seit wann? (leer heißt: jetzt)',
  level: 'Einstufung',
  levelPick: 'Bitte wählen',
  nextStep: 'Nächster Schritt: Was sollen die Alarmierten tun?',
  exerciseName: 'Name der Übung (nur für eine Übung)',
  exerciseDefault: 'Probealarm',
  missing: {
    what: 'Bitte schreiben Sie, was passiert ist.',
    where: 'Bitte schreiben Sie, wo es passiert ist.',
    level: 'Bitte wählen Sie Notfall oder Krise.',
    nextStep: 'Bitte schreiben Sie den nächsten Schritt.',
  },
  audience: (n: number, room: string) =>
    room === '' ? `Alarmiert werden ${people(n)}.` : `Alarmiert werden ${people(n)} und der Kanal „${room}“.`,
  nobody: 'Niemand würde alarmiert.',
  unfilled: 'nicht besetzt',
  confirm: 'Bitte prüfen Sie die Angaben. Mit dem Knopf wird sofort alarmiert.',
  raise: { real: 'Ernstfall auslösen', exercise: 'Übung starten' },
};

const raised = {
  done: {
    real: (number: string) => `Der Alarm ${number} ist ausgelöst.`,
    exercise: (number: string) => `Die Übung ${number} ist gestartet.`,
  },
  through: (n: number, room: string) =>
    room === ''
      ? `Teams bekommt jetzt eine Nachricht für ${people(n)}.`
      : `Teams bekommt jetzt je eine Nachricht für ${people(n)} und eine für den Kanal „${room}“.`,
  next: 'Wer geantwortet hat und wer noch fehlt, sehen Sie im Tab.',
  step: 'Nächster Schritt',
  change: { real: 'Alarm ändern oder beenden', exercise: 'Übung ändern oder beenden' },
};

const changing = {
  nextStep: 'Nächster Schritt',
  level: 'Einstufung',
  reason: 'Grund',
  other: 'Anderer Grund (bitte unten schreiben)',
  text: 'Ergänzung (freiwillig)',
  stepMissing: 'Bitte schreiben Sie den nächsten Schritt.',
  reasonMissing: 'Bitte wählen Sie einen Grund.',
};

const news = {
  reason: 'Grund',
  stillCounts: 'Haben Sie schon geantwortet, gilt Ihre Antwort weiter.',
  yoursCounts: 'Ihre Antwort gilt weiter.',
};

const ended = {
  reason: 'Grund',
  at: 'Ende',
  was: 'Es ging um',
};

const proposal = {
  open: 'MELDUNG – bitte entscheiden Sie',
  reminder: 'ERINNERUNG – diese Meldung wartet auf Sie',
  taken: 'MELDUNG – übernommen',
  raised: 'MELDUNG – Alarm ausgelöst',
  dismissed: 'MELDUNG – verworfen',
  decideUntil: (when: string) => `Bitte entscheiden Sie bis ${when}: Alarm auslösen, übernehmen oder verwerfen.`,
  decideNow: 'Bitte entscheiden Sie jetzt: Alarm auslösen, übernehmen oder verwerfen.',
  takenByYou: 'Sie haben diese Meldung übernommen. Bitte entscheiden Sie: Alarm auslösen oder verwerfen.',
  takenBy: (name: string) => `${name} kümmert sich darum.`,
  raisedAs: (number: string, when: string) => `Daraus wurde der Alarm ${number} (${when}).`,
  dismissedAt: (when: string) => `Verworfen: ${when}. Es wird kein Alarm ausgelöst.`,
  level: (level: string) => `Vorschlag der Quelle: ${level}`,
  disruption: 'Eine Störung wird nicht alarmiert. Für einen Alarm wählen Sie bitte im Tab Notfall oder Krise.',
  received: (first: string, reports: number, alerts: number) =>
    `Eingegangen: ${first}, ${reports === 1 ? '1 Meldung' : `${reports} Meldungen`} zu ${alerts === 1 ? '1 Auslöser' : `${alerts} Auslösern`}.`,
  owner: (name: string) => `Zuständig: ${name}.`,
  resolved: (when: string) =>
    `Die Quelle meldet seit ${when}, dass es vorbei ist. Das ist keine Entwarnung: Bitte entscheiden Sie trotzdem.`,
  facts: 'Angaben der Quelle',
  moreFacts: (n: number) => (n === 1 ? 'Eine weitere Angabe steht im Tab.' : `${n} weitere Angaben stehen im Tab.`),
  consequence: (n: number, room: string) =>
    room === ''
      ? `„Alarm auslösen“ alarmiert sofort ${people(n)} als Ernstfall.`
      : `„Alarm auslösen“ alarmiert sofort ${people(n)} und den Kanal „${room}“ als Ernstfall.`,
  raise: 'Alarm auslösen',
  take: 'Übernehmen',
  dismiss: 'Verwerfen',
  confirmDismiss: 'Meldung verwerfen',
  reasons: [
    'Die Ursache ist bekannt und geplant, zum Beispiel eine Wartung.',
    'Die Überwachung hat irrtümlich gemeldet.',
    'Es bleibt eine Störung, die der Betrieb selbst behebt.',
  ] as readonly string[],
};

const which = {
  title: 'Welchen Alarm meinen Sie?',
  lead: 'Mehrere Alarme sind offen. Bitte wählen Sie, für welchen Ihre Antwort gilt.',
  line: {
    real: (number: string, level: string) => `Ernstfall ${number} · ${level}`,
    exercise: (number: string, level: string) => `Übung ${number} · ${level}`,
  },
  comingIn: (minutes: number) => `Ich komme in ${minutes} Minuten`,
};

const help = {
  title: 'So hilft Ihnen BCM-Lotse',
  emergency: 'Gefahr für Menschen? Rufen Sie zuerst 112 oder 110 an.',
  call: (number: string) => `Krisenstab ohne Teams erreichen: ${number}.`,
  raise: 'Alarm auslösen: Schreiben Sie „alarm“. Sie sehen alles noch einmal, bevor etwas ausgelöst wird.',
  notYou:
    'Etwas melden: Schreiben Sie „melden“. Selbst auslösen dürfen Sie keinen Alarm; rufen Sie im Notfall Ihre Leitung oder den Krisenstab an.',
  words: 'Diese Wörter versteht BCM-Lotse im Chat',
  list: [
    ['alarm', 'Alarm auslösen oder Übung starten'],
    ['ja', 'Ich komme, in etwa 30 Minuten'],
    ['ja 30', 'Ich komme in 30 Minuten; jede andere Zahl geht auch'],
    ['nein', 'Ich kann nicht'],
    ['virtuell', 'Ich nehme virtuell teil'],
    ['mobil', 'Verfügbarkeitsabfrage: Ich arbeite mobil'],
    ['ab 14:30', 'Verfügbarkeitsabfrage: Ich kann ab dieser Uhrzeit'],
    ['eingeschränkt', 'Verfügbarkeitsabfrage: Ich kann nur eingeschränkt'],
    ['melden', 'einen Vorfall melden, auch wenn Sie unsicher sind'],
    ['status', 'was überfällig ist und was Sie tun können; „status bezüge“ zu einem Prozess'],
    ['plan bezüge', 'Notfallpläne mit diesem Wort suchen'],
    ['hilfe', 'diese Übersicht'],
  ] as readonly (readonly [string, string])[],
  channel: 'In einem Kanal schreiben Sie bitte „@BCM-Lotse“ davor.',
};

/** Texts of the cards, by card. */
export const deCards = {
  mark: { ...mark, ...staffingMarkDe, ...approvalMarkDe, ...realEventMarkDe },
  /** How a toast begins; the other marks speak for themselves. */
  toast: { real: 'ERNSTFALL', exercise: 'ÜBUNG' },
  toastUntil: (when: string) => `Antwort bis ${when}.`,
  openTab: 'Im Tab ansehen',
  situation,
  answering,
  information: { ...information, end: { ...information.end, ...realEventTold } },
  channel,
  news,
  end: { ...end, ...realEventEndDe },
  ended,
  reasons,
  change,
  changing,
  form,
  raised,
  proposal,
  which,
  help,
  report: deReport,
};
