// Texts of the tab (de) about everybody who is told of an alarm beyond those with a role.
import { count, money } from './format.ts';

const people = (n: number) => (n === 1 ? '1 Person' : `${count(n)} Personen`);
const messages = (n: number) => (n === 1 ? '1 Nachricht' : `${count(n)} Nachrichten`);

/** A duration in seconds as somebody would say it. */
const about = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return 'weniger als 1 Minute';
  return minutes === 1 ? 'etwa 1 Minute' : `etwa ${count(minutes)} Minuten`;
};

const who = {
  domain: (domain: string) => `Alle im Bereich ${domain}`,
  everybody: (_domain: string) => 'Alle Beschäftigten der Landesverwaltung',
};

export const deTabAudience = {
  title: 'Alle anderen',
  question: 'Wer soll es noch erfahren?',
  nobody: 'Niemand sonst',
  chosen: 'Ausgewählte Einheiten oder Standorte',
  who,
  choice: (reached: string, n: number) => `${reached} (${people(n)})`,
  hint: 'Diese Personen bekommen eine Informationskarte mit dem Knopf „Gelesen“. Sie werden nicht gebeten zu kommen.',
  warning: (n: number) => `Das geht an die ganze Landesverwaltung: ${people(n)}, auch außerhalb Ihres Bereichs.`,
  step: 'Was sollen alle anderen tun?',
  example: 'Zum Beispiel: Bitte schalten Sie Ihren Rechner aus. Die nächste Information kommt bis 10:00 Uhr.',
  card: 'An alle anderen',
  cardHint: (n: number) => `Karte für alle anderen: ${people(n)}`,
  cost: (asked: number, others: number) => `${people(asked)} alarmiert, ${people(others)} informiert`,
  load: (n: number, seconds: number, euros: number) => `${messages(n)}, ${about(seconds)} · ${money(euros)}`,
  stepOfAll: (step: string) => `Alle anderen: ${step}`,
  confirm: {
    real: (n: number | null) => `Ernstfall jetzt an die ganze Landesverwaltung${n === null ? '' : `: ${people(n)}`}?`,
    exercise: (n: number | null) => `Übung jetzt mit der ganzen Landesverwaltung${n === null ? '' : `: ${people(n)}`}?`,
  },
  yes: {
    real: (n: number | null) => (n === null ? 'Ja, Ernstfall an alle' : `Ja, Ernstfall an alle ${count(n)}`),
    exercise: (n: number | null) => (n === null ? 'Ja, Übung mit allen' : `Ja, Übung mit allen ${count(n)}`),
  },
  toDo: 'Was sie tun sollen',
  heard: (n: number, all: number) => `Bei Teams: ${count(n)} von ${people(all)}`,
  sums: {
    reached: 'Bei Teams',
    mailed: 'Per E-Mail übergeben',
    sending: 'Wird gesendet',
    undeliverable: 'Nicht zustellbar',
    unclear: 'Zustellung unklar, wird wiederholt',
    stopped: 'Nicht mehr gesendet',
    read: 'Gelesen',
  },
  of: (n: number, all: number) => `${count(n)} von ${count(all)}`,
  spreading: (n: number, all: number) => `Der neueste Text wird noch verteilt: ${count(n)} von ${count(all)}.`,
  allTold: 'Der neueste Text ist an alle verteilt.',
  fewRead: 'Bei weniger als 5 Personen zeigen wir nicht, wie viele gelesen haben.',
  onlySums: 'Hier stehen nur Summen, keine Namen.',
  changeLead:
    'Ändern Sie den nächsten Schritt, die Einstufung oder den Text für alle anderen. Wer alarmiert wurde, erfährt es in jedem Fall.',
  changeStep: 'Was sollen alle anderen jetzt tun?',
  changeHint: (left: string) => `Alle anderen erfahren es nur, wenn sich dieser Text ändert; ${left}.`,
  nothing: 'Bitte ändern Sie den nächsten Schritt, die Einstufung oder den Text für alle anderen.',
};
