// Texts of the page Eskalationsplan (de).
import { wayDe } from './de-bundle.ts';

const act = { ask: 'Fragen', remind: 'Erinnern', decide: 'Entscheiden' };
const rank = (n: number) => (n === 0 ? 'Inhaberinnen und Inhaber' : `${n}. Vertretung`);

/** `18:44` und 65 Minuten: `1 Std. 5 Min.` */
const minutes = (n: number) =>
  n < 60 ? `${n} Min.` : `${Math.floor(n / 60)} Std.${n % 60 === 0 ? '' : ` ${n % 60} Min.`}`;

const done = (of: keyof typeof act, n: number) => {
  if (of === 'ask') return n === 0 ? 'Inhaberinnen und Inhaber fragen' : `${n}. Vertretung fragen`;
  return of === 'remind' ? 'Alle Gefragten erinnern' : 'Rolle unbesetzt, Stabsleitung entscheidet';
};

export const deEscalation = {
  title: 'Eskalationsplan',
  lead: 'Legen Sie fest, wer wann und auf welchem Weg gefragt wird, wenn jemand nicht antwortet. Der Plan gilt ab dem nächsten Alarm; laufende Alarme ändern sich nicht.',
  domain: 'Bereich',
  level: 'Einstufung',
  own: 'Eigener Plan dieses Bereichs',
  byDefault: 'Standardplan: Dieser Bereich hat keinen eigenen.',
  unsaved: 'Noch nicht gespeichert. Ihre Änderungen bleiben hier stehen, solange BCM-Lotse offen ist.',
  saved: 'Der Eskalationsplan ist gespeichert. Er gilt ab dem nächsten Alarm.',
  backDone: 'Es gilt wieder der Standardplan.',
  save: 'Plan speichern',
  undo: 'Rückgängig',
  discard: 'Änderungen verwerfen',
  back: 'Zum Standardplan',
  add: 'Schritt hinzufügen',
  remove: (n: number) => `Schritt ${n} entfernen`,
  sort: 'Nach Zeit ordnen',
  steps: 'Schritte',
  step: (n: number) => `Schritt ${n}`,
  after: 'Nach Minuten',
  act,
  actLabel: 'Was',
  rank,
  rankLabel: 'Wen',
  ways: 'Wege',
  way: wayDe,
  off: (ways: string) => `Hier nicht eingerichtet und deshalb übergangen: ${ways}.`,
  conflict: 'Jemand anderes hat den Plan inzwischen geändert.',
  takeTheirs: 'Neuen Stand laden, meinen verwerfen',
  keepMine: 'Meinen Stand behalten und prüfen',
  kept: 'Ihr Stand steht hier noch. Wenn Sie jetzt speichern, ersetzt er den neuen Stand.',
  picture: 'Die Leiter im Bild',
  pictureOf: (n: number) => `Leiter mit ${n} Stufen, von oben nach unten`,
  minutes,
  done,
  line: (after: number, what: string, ways: string) =>
    `Nach ${minutes(after)}: ${what}${ways === '' ? '' : ` (${ways})`}.`,
  dry: 'Probelauf: Was passiert, wenn niemand antwortet?',
  dryLead: 'Gerechnet mit den Personen, Abwesenheiten und Wegen von jetzt. Es wird nichts verschickt.',
  dryFaulty: 'Bitte beheben Sie zuerst die Fehler im Plan.',
  dryEmpty: 'In diesem Bereich ist noch keine Rolle angelegt.',
  role: 'Rolle',
  allRoles: 'Alle Rollen',
  columns: {
    minute: 'Minute',
    time: 'Uhrzeit',
    role: 'Rolle',
    what: 'Was passiert',
    who: 'Wer',
  },
  nobody: 'niemand in diesem Rang, der Plan geht weiter',
  lead1: 'Stabsleitung',
  call: 'Bitte selbst anrufen (Anrufliste)',
  away: 'abwesend',
};
