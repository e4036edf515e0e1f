// German texts of the bundled card: what is asked outside of alarms, at most one card per working day.

/** What an item may name: somebody else, when the own data were last confirmed, by which ways, and what it is about. */
export interface BundleWords {
  readonly name: string;
  readonly confirmed: string | null;
  readonly ways: readonly string[];
  /** The day that is named, or ''. */
  readonly day: string;
  readonly hasNumbers: boolean;
  readonly about: BundleSubject;
}

/** A plan or a measure as an item names it; empty where it is about none. */
export interface BundleSubject {
  /** What it is: `den Notfallplan`; '' for a measure. */
  readonly noun: string;
  /** Its title, or the number of a measure. */
  readonly title: string;
  readonly version: number;
  /** Day of the last review; '' for never. */
  readonly reviewed: string;
  readonly minutes: number;
  /** Why before its time; '' for no reason. */
  readonly because: string;
  /** Day until which it is to be done, or the due day of a measure; '' for none. */
  readonly due: string;
  /** What is to be done about a measure. */
  readonly action: string;
  /** What was said; '' when that is not known. */
  readonly said: string;
}
export const wayDe = { teams: 'Teams', email: 'E-Mail', sms: 'SMS', voice: 'Anruf' };

const asks = {
  contact: {
    ask: (_: BundleWords) => 'Bitte bestätigen Sie: Stimmen Ihre Angaben noch, wie wir Sie im Notfall erreichen?',
    more: ({ confirmed, ways }: BundleWords) =>
      `Hinterlegt: ${ways.length === 0 ? 'kein Weg' : ways.join(', ')}. ${confirmed === null ? 'Noch nie bestätigt.' : `Zuletzt bestätigt: ${confirmed}.`}`,
    done: (at: string, _: BundleWords) => `Danke. Notiert ${at}: Ihre Angaben stimmen.`,
  },
  plan: {
    ask: ({ about }: BundleWords) =>
      `Bitte prüfen Sie${about.due === '' ? '' : ` bis ${about.due}`} ${about.noun} „${about.title}“.`,
    more: ({ about: { version, reviewed, minutes, because } }: BundleWords) =>
      `Version ${version}, ${reviewed === '' ? 'noch nie geprüft' : `zuletzt geprüft ${reviewed}`}, etwa ${minutes} Minuten.${because === '' ? '' : ` Anlass: ${because}.`}`,
    done: (at: string, { about }: BundleWords) => noted(at, about),
  },
  'plan-owner': {
    ask: ({ about }: BundleWords) => `Bitte benennen Sie, wer ${about.noun} „${about.title}“ verantwortet.`,
    more: (_: BundleWords) => 'Zurzeit ist dafür niemand zuständig, und eine Überprüfung steht an.',
    done: (at: string, { about }: BundleWords) => noted(at, about),
  },
  measure: {
    ask: ({ about: { title, due } }: BundleWords) =>
      `Bitte sagen Sie, wie Ihre Maßnahme ${title} steht${due === '' ? '' : ` (Termin ${due})`}.`,
    more: ({ about }: BundleWords) => about.action,
    done: (at: string, { about }: BundleWords) => noted(at, about),
  },
  numbers: {
    ask: ({ day }: BundleWords) =>
      `Ihre Rufnummern werden am ${day} gelöscht, weil Sie keine Rolle im Krisenstab mehr haben.`,
    more: (_: BundleWords) => 'Sie müssen nichts tun. Möchten Sie erreichbar bleiben, wählen Sie „Behalten“.',
    done: (at: string, { hasNumbers }: BundleWords) =>
      hasNumbers ? `Danke. Notiert ${at}: Ihre Rufnummern bleiben.` : `Ihre Rufnummern sind gelöscht (${at}).`,
  },
  handbook: {
    ask: (_: BundleWords) => 'Bitte ersetzen Sie Ihre Exemplare des Notfallhandbuchs.',
    more: (_: BundleWords) =>
      'Die Daten haben sich geändert, oder die Exemplare sind abgelaufen. Erzeugen Sie im Tab neue und vernichten Sie die alten.',
    done: (at: string, _: BundleWords) => `Danke. Erledigt ${at}: Ihre Exemplare sind aktuell.`,
  },
  sheets: {
    ask: ({ about }: BundleWords) =>
      `Bitte drucken Sie die Zettel des Notfallzugangs neu${about.due === '' ? '' : `, bis ${about.due}`}.`,
    more: (_: BundleWords) =>
      'Einmal im Quartal: im Tab drucken, versiegeln, an zwei Orten verwahren, die alten vernichten. Es genügt, wenn eine Person es tut.',
    done: (at: string, _: BundleWords) => `Danke. Erledigt ${at}: Die Zettel sind neu ausgegeben.`,
  },
  expiry: {
    ask: ({ about: { noun, title, due } }: BundleWords) =>
      `Bitte erneuern Sie rechtzeitig: ${noun} „${title}“ gilt bis ${due}.`,
    more: ({ about: { action } }: BundleWords) =>
      `${action === '' ? '' : `Wo: ${action}. `}Tragen Sie danach den neuen Tag auf der Seite Betrieb ein.`,
    done: (at: string, { about: { title } }: BundleWords) => `Notiert ${at}: „${title}“.`,
  },
  drill: {
    ask: ({ about: { title } }: BundleWords) => `Bitte planen Sie die Alarmierungsübung ${title} neu.`,
    more: ({ about: { because, action } }: BundleWords) => `Sie wurde im Fenster ${action} nicht ausgelöst. ${because}`,
    done: (at: string, { about: { title } }: BundleWords) => `Notiert ${at}: Alarmierungsübung ${title}.`,
  },
  evaluate: {
    ask: ({ about: { title } }: BundleWords) => `Bitte werten Sie den Ernstfall ${title} aus.`,
    more: (_: BundleWords) =>
      'Ein Tippen genügt: Die Beteiligten werden ohne Namen gefragt, und ein Bericht wird vorbereitet. Gesucht werden Ursachen, keine Schuldigen.',
    done: (at: string, { about: { title } }: BundleWords) => `Notiert ${at}: Die Auswertung zu ${title} ist begonnen.`,
  },
  overdue: {
    ask: ({ name }: BundleWords) =>
      `Bitte sprechen Sie ${name === '' ? 'die Person' : name} an: Die Angaben für den Notfall sind nicht bestätigt.`,
    more: (_: BundleWords) => 'Die Person wurde dreimal gefragt. Bestätigt sie, erledigt sich das hier von selbst.',
    done: (at: string, _: BundleWords) => `Erledigt ${at}.`,
  },
};

const noted = (at: string, { said }: BundleSubject) =>
  said === '' ? `Erledigt ${at}.` : `Danke. Notiert ${at}: ${said}.`;

/** What the BC-Beauftragte hears about somebody who did not answer, by what it is about. */
const silent = {
  plan: (name: string, title: string) => `Bitte sprechen Sie ${name} an: „${title}“ ist nicht geprüft.`,
  'plan-owner': (name: string, title: string) =>
    `Bitte sprechen Sie ${name} an: Für „${title}“ ist noch niemand benannt.`,
  measure: (name: string, title: string) => `Bitte sprechen Sie ${name} an: Zur Maßnahme ${title} fehlt eine Antwort.`,
  expiry: (name: string, title: string) => `Bitte sprechen Sie ${name} an: „${title}“ läuft ab.`,
  drill: (name: string, title: string) => `Bitte sprechen Sie ${name} an: Die Alarmierungsübung ${title} fehlt noch.`,
  evaluate: (name: string, title: string) =>
    `Bitte sprechen Sie ${name} an: Der Ernstfall ${title} ist noch nicht ausgewertet.`,
  handbook: (name: string, _title: string) =>
    `Bitte sprechen Sie ${name} an: Alte Exemplare des Notfallhandbuchs sind nicht ersetzt.`,
  sheets: (name: string, _title: string) =>
    `Bitte sprechen Sie ${name} an: Die Zettel des Notfallzugangs sind nicht neu ausgegeben.`,
};

export const deBundle = {
  way: wayDe,
  item: asks,
  silent,
  silentMore: 'Es wurde dreimal gefragt. Sobald jemand antwortet, erledigt sich das hier von selbst.',
  somebody: 'die Person',
  more: (n: number) => (n === 1 ? 'Eine weitere Bitte steht im Tab.' : `${n} weitere Bitten stehen im Tab.`),
  openPlan: 'Plan öffnen',
  openHandbook: 'Notfallhandbuch öffnen',
  evaluate: 'Auswertung beginnen',
  openEvaluation: 'Auswertung öffnen',
  openSheets: 'Notfallzugang öffnen',
  nameOwner: 'Person benennen',
  measureAnswer: { 'in-work': 'In Arbeit', done: 'Erledigt' },
  newDay: 'Neuer Termin',
  newDayLabel: 'Neuer Termin für die Maßnahme',
  newDayMissing: 'Bitte wählen Sie einen Tag.',
  setDay: 'Termin ändern',
  summary: (n: number) => (n === 1 ? 'Eine Bitte zur Notfallvorsorge' : `${n} Bitten zur Notfallvorsorge`),
  title: 'Notfallvorsorge: bitte kurz erledigen',
  nothing: 'Alles erledigt. Sie müssen nichts mehr tun.',
  newer: 'Diese Karte ist abgelöst. Bitte nutzen Sie die neueste Karte weiter unten.',
  reminder: ['', '1. Erinnerung', 'Letzte Erinnerung'] as readonly string[],
  due: (day: string) => `Bitte bis ${day}.`,
  still: 'Stimmt noch',
  keep: 'Behalten',
  change: 'Ändern',
  finish: 'Erledigt',
  seen: 'Zur Kenntnis genommen',
  diet: 'Sie bekommen höchstens eine solche Karte pro Arbeitstag. Das ist kein Alarm.',
};
