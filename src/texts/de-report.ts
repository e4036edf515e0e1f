// German texts of reports by anybody (Meldung), and of people who ask for help.

/** `A; B; C` */
const joined = (all: readonly string[]) => all.join('; ');
const people = (n: number) => (n === 1 ? '1 Person' : `${n} Personen`);

/** The theme of a report, as somebody without training would say it. */
const theme = {
  building: 'Gebäude, Strom, Wasser, Brand',
  it: 'IT, Telefon, Netz',
  staff: 'Personal fehlt',
  provider: 'Ein Dienstleister fällt aus',
  other: 'Etwas anderes',
};

/** Questions of the first assessment, each to be ticked when the answer is yes. */
const question = {
  safety: 'Menschen sind in Gefahr oder verletzt',
  evacuated: 'Das Gebäude oder ein Teil davon wurde geräumt',
  unusable: 'Räume sind nicht benutzbar',
  supply: 'Strom, Wasser, Heizung oder Kühlung ist ausgefallen, ohne schnelle Abhilfe',
  plant: 'Eine wichtige Anlage steht still',
  security: 'Schutztechnik ist betroffen, zum Beispiel Virenschutz oder Schließanlage',
  many: 'Viele Beschäftigte oder wichtige Aufgaben sind betroffen',
  attack: 'Verdacht auf Angriff, Manipulation oder Datenabfluss',
  long: 'Es dauert wohl länger als 8 Stunden',
  outside: 'Bürgerinnen, Bürger oder andere Stellen merken es',
  absent: 'Es fehlen zu viele, um die Arbeit zu schaffen',
  authorised: 'Es fehlt jemand mit einer besonderen Berechtigung',
  outage: 'Der Dienstleister hat einen Ausfall oder Notfall',
  stopped: 'Der Dienstleister liefert nicht mehr oder hat den Vertrag beendet',
};

const knowledge = { seen: 'selbst gesehen', heard: 'von anderen gehört', assumed: 'vermutet' };

const stage = {
  owner: 'Stabsleitung',
  deputy: 'Vertretung der Stabsleitung',
  management: 'Behördenleitung',
  everybody: 'alle, die alarmieren dürfen',
};

const form = {
  title: 'Etwas melden',
  emergency: 'Gefahr für Menschen? Rufen Sie zuerst 112 oder 110 an.',
  pick: 'Worum geht es? Im Zweifel melden Sie bitte lieber einmal zu viel.',
  lead: 'Schreiben Sie, was Sie wissen. Was Sie nicht wissen, lassen Sie leer.',
  domain: 'Welcher Bereich ist betroffen?',
  what: 'Was ist passiert?',
  knowledge: 'Woher wissen Sie das?',
  knowledges: {
    seen: 'Ich habe es selbst gesehen',
    heard: 'Jemand hat es mir gesagt',
    assumed: 'Ich vermute es',
  },
  where: 'Wo?',
  since: 'Seit wann? (leer heißt: jetzt)',
  effects: 'Wer oder was ist betroffen, und wie zeigt es sich?',
  questions: 'Was davon trifft zu? (nur ankreuzen, was Sie sicher mit Ja beantworten)',
  cause: 'Mögliche Ursache (eine Vermutung genügt)',
  measures: 'Was wurde schon getan?',
  callback: 'Rückrufnummer (freiwillig)',
  callbackHint: 'Die Nummer sehen nur die Personen, die über Ihre Meldung entscheiden.',
  missing: {
    what: 'Bitte schreiben Sie, was passiert ist.',
    where: 'Bitte schreiben Sie, wo es passiert ist.',
    knowledge: 'Bitte wählen Sie, woher Sie das wissen.',
    domain: 'Bitte wählen Sie einen Bereich.',
  },
  send: 'Meldung abgeben',
  back: 'Anderes Thema wählen',
  inChannel: 'Danke. Ihre Meldung ist eingegangen. Wie es damit weitergeht, steht in Ihrem Chat mit BCM-Lotse.',
};

const receipt = {
  open: 'IHRE MELDUNG – eingegangen',
  taken: 'IHRE MELDUNG – wird geprüft',
  raised: 'IHRE MELDUNG – Alarm ausgelöst',
  dismissed: 'IHRE MELDUNG – kein Alarm',
  step: {
    open: 'Ihre Meldung ist eingegangen.',
    taken: 'Jemand prüft Ihre Meldung.',
    raised: (number: string, when: string) => `Aus Ihrer Meldung wurde der Alarm ${number} (${when}).`,
    dismissed: (when: string) => `Aus Ihrer Meldung wird kein Alarm (${when}).`,
  },
  asked: (stages: readonly string[]) => `Um eine Entscheidung gebeten: ${joined(stages)}.`,
  nobody: 'Für diesen Bereich ist niemand eingetragen, der entscheidet. Bitte rufen Sie an.',
  more: (call: string) =>
    call === ''
      ? 'Hat sich etwas geändert? Schreiben Sie noch einmal „melden“.'
      : `Hat sich etwas geändert? Schreiben Sie noch einmal „melden“ oder rufen Sie an: ${call}.`,
  emergency: 'Gefahr für Menschen? Rufen Sie 112 oder 110 an.',
  yours: 'Ihre Angaben',
};

/** What those who decide read of it. */
const said = {
  by: (when: string, name: string) => `Gemeldet: ${when}${name === '' ? '' : ` von ${name}`}.`,
  title: 'Angaben der Person, die es meldet',
  knowledge: 'Bekannt durch',
  theme: 'Thema',
  effects: 'Betroffen',
  unknown: 'keine Angabe',
  cause: 'Vermutete Ursache',
  measures: 'Schon getan',
  triage: 'Ersteinschätzung',
  yes: (all: readonly string[]) => `Ja: ${joined(all)}`,
  no: 'Keine Frage mit Ja beantwortet. Vielleicht ist es nur eine Störung.',
  callback: 'Rückruf',
  level: (level: string) => `Vorschlag nach der Ersteinschätzung: ${level}`,
  went: (steps: readonly string[]) => `Gefragt: ${joined(steps)}.`,
  step: (of: string, when: string) => `${of}, ${when}`,
  notYou: 'Auslösen dürfen Sie hier nicht. Übernehmen Sie die Meldung und rufen Sie jemanden an, der alarmieren darf.',
  passed: 'MELDUNG – bitte übernehmen Sie jetzt',
  passedNow: 'Bitte entscheiden Sie jetzt. Bisher hat niemand diese Meldung übernommen.',
};

/** By short message, call and mail. Neither exercise nor real alarm: the mark only says that it is a report. */
const phone = {
  head: (domain: string) => `MELDUNG ${domain}:`,
  tail: 'MELDUNG',
  ask: 'Bitte entscheiden Sie jetzt.',
  reply: (code: number) => `JA ${code}: Sie übernehmen.`,
  open: 'Achtung. Eine Meldung.',
  close: 'Ende der Durchsage.',
  keys: 'Drücken Sie die 1, wenn Sie die Meldung übernehmen.',
  take: 'Ich übernehme die Meldung',
  next: 'Alarm auslösen oder verwerfen können Sie in Teams, im Tab „Lage“. Geht das nicht, rufen Sie bitte jemanden an, der alarmieren darf.',
  taken:
    'Danke. Sie haben die Meldung übernommen. Entscheiden Sie jetzt in Teams, oder rufen Sie jemanden an, der alarmieren darf.',
  nothingToDo: 'Sie müssen nichts mehr tun.',
  no: 'Danke. Übernimmt niemand die Meldung, fragen wir weiter.',
};

const help = {
  want: 'Ich brauche Hilfe',
  hint: 'Ihr Wunsch steht auf der Liste des Krisenstabs. Bei Gefahr rufen Sie bitte sofort 112 oder 110 an.',
  danger: 'Bei Gefahr rufen Sie bitte sofort 112 oder 110 an.',
  wanted: (when: string) => `Notiert ${when}: Sie brauchen Hilfe.`,
  done: 'Hat sich erledigt',
  settled: (when: string) => `Notiert ${when}: Ihre Bitte um Hilfe ist erledigt.`,
  afterEnd: 'Brauchen Sie noch Hilfe? Rufen Sie bitte Ihre Führungskraft an, bei Gefahr 112 oder 110.',
  card: {
    title: (n: number) => (n === 0 ? 'Niemand braucht mehr Hilfe' : `Bitte melden Sie sich bei ${people(n)}`),
    step: (n: number) =>
      n === 0
        ? 'Zurzeit braucht hier niemand mehr Hilfe.'
        : n === 1
          ? 'Bitte rufen Sie jetzt 1 Person an, die Hilfe braucht.'
          : `Bitte rufen Sie jetzt ${n} Personen an, die Hilfe brauchen.`,
    where: 'Wer es ist, steht auf der Seite des Alarms im Tab. Dort notieren Sie auch, wen Sie erreicht haben.',
    since: 'Älteste Bitte',
  },
};

/** Cards. */
export const deReport = { theme, question, knowledge, stage, form, receipt, said, phone, help };

/** The page of an alarm: who needs help, and what a reader without a role can say. */
export const deTabHelp = {
  title: 'Brauchen Hilfe',
  count: (n: number) => (n === 1 ? '1 Person braucht Hilfe' : `${n} Personen brauchen Hilfe`),
  nobody: 'Zurzeit braucht niemand Hilfe.',
  since: (when: string) => `seit ${when}`,
  done: 'Erledigt – telefonisch erreicht',
  doneFor: (name: string) => `Erledigt – telefonisch erreicht: ${name}`,
  noted: (name: string) => `Notiert: ${name} ist erreicht.`,
  settled: 'Erledigt',
  settledBy: (name: string, when: string, by: string) =>
    `${name}: erledigt ${when}${by === '' ? '' : `, notiert von ${by}`}`,
  bySelf: 'selbst',
  mine: 'Haben Sie die Nachricht gelesen?',
  readNoted: 'Danke. Wir haben notiert, dass Sie es gelesen haben.',
  wantNoted: 'Notiert: Sie brauchen Hilfe.',
  doneNoted: 'Notiert: Hat sich erledigt.',
  unnamed: 'Name gelöscht',
};

/** A report in the list of the tab. */
export const deTabReport = {
  reporter: (name: string, how: string) => `Gemeldet von ${name === '' ? 'jemandem' : name} (${how})`,
  said: 'Angaben der Person',
  went: 'Wer wann gefragt wurde',
  step: (of: string, names: string, when: string) => `${when}: ${of}${names === '' ? '' : ` (${names})`}`,
  next: (of: string, when: string) => `Nimmt sie niemand, geht sie ${when} weiter: ${of}`,
};
