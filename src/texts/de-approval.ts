// Texts (de) of the second yes: before everybody of a domain or of the Land is told, another person releases it.
import { count } from './format.ts';

type Named = { readonly number: string; readonly exercise: string };
/** `Ü 2026-003` → `2026-003`: the mark already says that it is an exercise. */
const bare = (number: string) => number.replace(/^Ü /, '');
const quoted = (name: string) => (name === '' ? '' : ` „${name}“`);
const people = (n: number) => (n === 1 ? '1 Person' : `${count(n)} Personen`);

export const approvalMarkDe = {
  approval: {
    real: ({ number }: Named) => `FREIGABE – Ernstfall ${number}`,
    exercise: ({ exercise }: Named) => `ÜBUNG${quoted(exercise)} – FREIGABE`,
  },
};

export const approvalDe = {
  decide: (until: string) => `Bitte entscheiden Sie bis ${until}: Dürfen alle anderen informiert werden?`,
  wish: (name: string, who: string, n: number) =>
    `${name === '' ? 'Jemand' : name} möchte noch informieren: ${who}, ${people(n)}. Der Krisenstab ist schon alarmiert.`,
  who: { none: '', chosen: '', domain: 'alle in diesem Bereich', everybody: 'alle Beschäftigten der Landesverwaltung' },
  step: 'Alle anderen lesen',
  list: (hash: string) => `Die Liste der Personen steht fest. Prüfsumme: ${hash}.`,
  yes: 'Freigeben',
  no: 'Nicht freigeben',
  ask: 'Noch einmal um Freigabe bitten',
  stands: {
    released: (name: string, when: string) => `Freigegeben von ${name}, ${when}. Sie müssen nichts mehr tun.`,
    refused: (name: string, when: string) => `Nicht freigegeben von ${name}, ${when}. Sie müssen nichts mehr tun.`,
    expired: (_name: string, _when: string) => 'Niemand hat rechtzeitig freigegeben. Sie müssen nichts mehr tun.',
    ended: (_name: string, _when: string) => 'Der Alarm ist beendet. Sie müssen nichts mehr tun.',
  },
  glass: (name: string) => `Bitte prüfen Sie das jetzt: ${name} informiert alle anderen ohne zweite Person.`,
  glassMore: 'War das falsch, melden Sie im Tab „Fehlalarm“. Es steht im Einsatztagebuch.',
  withheld: 'Alle anderen sind nicht informiert. Bitte entscheiden Sie, was jetzt zu tun ist.',
  nobody: 'Niemand sonst darf das freigeben.',
  nobodyInTime: (when: string) => `Bis ${when} hat niemand freigegeben.`,
  wasRefused: (name: string, when: string) => `${name} hat um ${when} nicht freigegeben.`,
  withoutSecond: 'Ohne zweite Person geht es im Tab: Dort schreiben Sie das Wort ALARM.',
  overtaken: 'Das ist erledigt. Sie müssen nichts mehr tun.',
  phone: {
    head: {
      approval: {
        real: (n: string) => `FREIGABE ERNSTFALL ${n}:`,
        exercise: (n: string) => `ÜBUNG ${bare(n)}, FREIGABE:`,
      },
      told: { real: (n: string) => `HINWEIS ERNSTFALL ${n}:`, exercise: (n: string) => `ÜBUNG ${bare(n)}, HINWEIS:` },
    },
    ask: 'Alle anderen informieren?',
    reply: (until: string, code: number) => `Bis ${until}: FREIGABE ${code} oder NEIN ${code}.`,
    keys: 'Drücken Sie die 7, wenn Sie freigeben. Die 3, wenn Sie nicht freigeben.',
    yes: 'Danke. Freigegeben. Alle anderen werden jetzt informiert.',
    no: 'Danke. Nicht freigegeben. Alle anderen werden nicht informiert.',
  },
  tab: {
    title: 'Freigabe durch eine zweite Person',
    before: 'Der Krisenstab wird sofort alarmiert. Alle anderen erfahren es, sobald eine zweite Person freigibt.',
    beforeWithout: 'Die zweite Person fragen wir ohne Teams: per SMS, Anruf und E-Mail.',
    beforeFree: {
      scenario: 'Dieses Szenario haben zwei Personen freigegeben: Alle erfahren es sofort.',
      'life-and-limb': 'Gefahr für Leib und Leben: Alle erfahren es sofort.',
      'broken-glass': 'Ohne zweite Person: Alle erfahren es sofort, und alle, die freigeben dürfen, erfahren das.',
    },
    waiting: (until: string, n: number) => `Wartet bis ${until} auf die Freigabe. Gefragt: ${people(n)}.`,
    nobody: 'Niemand sonst darf das freigeben.',
    expired: 'Niemand hat rechtzeitig freigegeben. Alle anderen sind nicht informiert.',
    refused: (name: string, when: string) =>
      `Nicht freigegeben von ${name}, ${when}. Alle anderen sind nicht informiert.`,
    released: {
      none: '',
      'second-person': (name: string, when: string) => `Freigegeben von ${name}, ${when}.`,
      scenario: () => 'Freigegebenes Szenario, unverändert.',
      'life-and-limb': () => 'Gefahr für Leib und Leben: ohne Freigabe.',
      'broken-glass': (name: string, when: string) => `Ohne zweite Person: ${name}, ${when}.`,
    },
    glassOpen: 'Ohne zweite Person informieren …',
    glassLead: 'Schreiben Sie ALARM. Alle, die freigeben dürfen, erfahren es sofort. Es steht im Einsatztagebuch.',
    glassField: 'Bitte schreiben Sie ALARM',
    glassDo: 'Ohne zweite Person informieren',
    done: {
      approve: 'Freigegeben. Alle anderen werden jetzt informiert.',
      disapprove: 'Nicht freigegeben. Alle anderen werden nicht informiert.',
      ask: 'Die anderen sind noch einmal gefragt.',
      glass: 'Alle anderen werden jetzt informiert.',
    },
    scenario: {
      title: 'Vorbereitete Alarme für alle freigeben',
      lead: 'Haben zwei Personen ein Szenario freigegeben, darf eine Person es zwölf Monate lang unverändert an alle geben.',
      by: (names: string) => `Freigegeben von ${names}`,
      nobody: 'Noch nicht freigegeben',
      valid: 'Freigegeben von zwei Personen',
      one: 'Es fehlt noch eine zweite Person',
      release: 'Freigeben',
      done: 'Ihre Freigabe ist notiert.',
    },
  },
};

type Line = { readonly entry: { readonly type: string; readonly [key: string]: unknown } };
const ways: Readonly<Record<string, string>> = {
  'second-person': 'durch eine zweite Person',
  scenario: 'als freigegebenes Szenario',
  'life-and-limb': 'wegen Gefahr für Leib und Leben',
  'broken-glass': 'OHNE zweite Person (ALARM getippt)',
};

/** Journal sentences of the entries about the second yes. */
export const approvalJournalDe: Readonly<Record<string, (line: Line) => string>> = {
  'audience-released': ({ entry }) => `Information aller anderen freigegeben ${ways[String(entry.way)] ?? ''}`.trim(),
  'audience-withheld': ({ entry }) =>
    entry.why === 'refused'
      ? 'Information aller anderen nicht freigegeben'
      : 'Freigabe abgelaufen: alle anderen werden nicht informiert',
  'approval-asked': () => 'Noch einmal um Freigabe gebeten',
  'approvers-told': () => 'Freigabeberechtigte kennen den Stand',
};
/** How an audience was released when the alarm was raised; '' when there was nothing to release. */
export const releaseWayDe = (way: unknown): string => {
  if (way === 'second-person') return ' – wartet auf Freigabe durch eine zweite Person';
  return typeof way === 'string' && ways[way] ? ` – freigegeben ${ways[way]}` : '';
};
