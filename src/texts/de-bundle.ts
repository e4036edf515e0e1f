// German texts of the bundled card: what is asked outside of alarms, at most one card per working day.
import type { BundleKind } from '../domain/bundle.ts';
import type { Way } from '../domain/ways.ts';

/** What an item may name: somebody else, when the own data were last confirmed, and by which ways one is reached. */
export interface BundleWords {
  readonly name: string;
  readonly confirmed: string | null;
  readonly ways: readonly string[];
}
interface ItemTexts {
  readonly ask: (of: BundleWords) => string;
  readonly more: (of: BundleWords) => string;
  readonly done: (at: string) => string;
}

export const wayDe: Record<Way, string> = { teams: 'Teams', email: 'E-Mail', sms: 'SMS', voice: 'Anruf' };

const item: Record<BundleKind, ItemTexts> = {
  contact: {
    ask: () => 'Bitte bestätigen Sie: Stimmen Ihre Angaben noch, wie wir Sie im Notfall erreichen?',
    more: ({ confirmed, ways }) =>
      `Hinterlegt: ${ways.length === 0 ? 'kein Weg' : ways.join(', ')}. ${confirmed === null ? 'Noch nie bestätigt.' : `Zuletzt bestätigt: ${confirmed}.`}`,
    done: (at) => `Danke. Notiert ${at}: Ihre Angaben stimmen.`,
  },
  overdue: {
    ask: ({ name }) =>
      `Bitte sprechen Sie ${name === '' ? 'die Person' : name} an: Die Angaben für den Notfall sind nicht bestätigt.`,
    more: () => 'Die Person wurde dreimal gefragt. Bestätigt sie, erledigt sich das hier von selbst.',
    done: (at) => `Erledigt ${at}.`,
  },
};

export const deBundle = {
  way: wayDe,
  item,
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
