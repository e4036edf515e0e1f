// German texts of the bundled card: what is asked outside of alarms, at most one card per working day.

/** What an item may name: somebody else, when the own data were last confirmed, and by which ways one is reached. */
export interface BundleWords {
  readonly name: string;
  readonly confirmed: string | null;
  readonly ways: readonly string[];
}
export const wayDe = { teams: 'Teams', email: 'E-Mail', sms: 'SMS', voice: 'Anruf' };

const asks = {
  contact: {
    ask: (_: BundleWords) => 'Bitte bestätigen Sie: Stimmen Ihre Angaben noch, wie wir Sie im Notfall erreichen?',
    more: ({ confirmed, ways }: BundleWords) =>
      `Hinterlegt: ${ways.length === 0 ? 'kein Weg' : ways.join(', ')}. ${confirmed === null ? 'Noch nie bestätigt.' : `Zuletzt bestätigt: ${confirmed}.`}`,
    done: (at: string) => `Danke. Notiert ${at}: Ihre Angaben stimmen.`,
  },
  overdue: {
    ask: ({ name }: BundleWords) =>
      `Bitte sprechen Sie ${name === '' ? 'die Person' : name} an: Die Angaben für den Notfall sind nicht bestätigt.`,
    more: (_: BundleWords) => 'Die Person wurde dreimal gefragt. Bestätigt sie, erledigt sich das hier von selbst.',
    done: (at: string) => `Erledigt ${at}.`,
  },
};

export const deBundle = {
  way: wayDe,
  item: asks,
  summary: (n: number) => (n === 1 ? 'Eine Bitte zur Notfallvorsorge' : `${n} Bitten zur Notfallvorsorge`),
  title: 'Notfallvorsorge: bitte kurz erledigen',
  nothing: 'Alles erledigt. Sie müssen nichts mehr tun.',
  newer: 'Diese Karte ist abgelöst. Bitte nutzen Sie die neueste Karte weiter unten.',
  reminder: ['', '1. Erinnerung', 'Letzte Erinnerung'] as readonly string[],
  due: (day: string) => `Bitte bis ${day}.`,
  still: 'Stimmt noch',
  change: 'Ändern',
  finish: 'Erledigt',
  diet: 'Sie bekommen höchstens eine solche Karte pro Arbeitstag. Das ist kein Alarm.',
};
