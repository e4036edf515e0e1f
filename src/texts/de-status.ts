// German texts of the words `status` and `plan`: what is red and what one can do, in a few lines.

export const statusDe = {
  title: (domain: string) => `Notfallvorsorge: ${domain}`,
  own: 'Ihr Stand in der Notfallvorsorge',
  calm: 'Nichts ist überfällig. Sie müssen nichts tun.',
  ownCalm: 'Zurzeit ist nichts von Ihnen offen.',
  alarms: (n: number) => (n === 1 ? '1 Alarm ist offen. Das geht vor.' : `${n} Alarme sind offen. Das geht vor.`),
  seeAlarms: 'Zur Lage',
  /** What is red, by what it is. */
  reviews: (n: number, first: string) =>
    `${n === 1 ? '1 Plan ist' : `${n} Pläne sind`} zu überprüfen: ${first}${more(n)}`,
  release: (n: number, first: string) =>
    `${n === 1 ? '1 Plan wartet' : `${n} Pläne warten`} auf Prüfung oder Freigabe: ${first}${more(n)}`,
  measures: (n: number, first: string) =>
    `${n === 1 ? '1 Maßnahme ist' : `${n} Maßnahmen sind`} überfällig: ${first}${more(n)}`,
  unproven: (n: number, first: string) =>
    `${n === 1 ? '1 Plan ist' : `${n} Pläne sind`} nicht oder nicht mehr nachgewiesen: ${first}${more(n)}`,
  copies: (n: number, first: string) =>
    `${n === 1 ? 'Von 1 Plan' : `Von ${n} Plänen`} liegen alte Ausdrucke aus: ${first}${more(n)}`,
  see: { plans: 'Pläne öffnen', measures: 'Maßnahmen öffnen' },
  ownPlan: (title: string, state: string) => `Plan „${title}“: ${state}`,
  ownMeasure: (number: string, state: string) => `Maßnahme ${number}: ${state}`,
  ownRole: (role: string, domain: string) => `Ihre Rolle im Krisenstab: ${role} (${domain})`,
  open: 'Öffnen',
  reviewBy: (day: string) => `zu prüfen bis ${day}`,
  overdue: 'Überprüfung fällig',
  dueOn: (day: string) => `Termin ${day}`,
  late: (day: string) => `überfällig seit ${day}`,
  version: (n: number) => `Version ${n}`,
  found: (query: string) => `Pläne zu „${query}“`,
  none: (query: string) => `Zu „${query}“ finden wir nichts, das Sie sehen dürfen.`,
  near: (names: string) => `Meinten Sie: ${names}?`,
  all: 'Alle Pläne finden Sie im Tab.',
  moreFound: (n: number) => (n === 1 ? '1 weiterer Treffer im Tab.' : `${n} weitere Treffer im Tab.`),
  contact: (name: string, mail: string) => `Ansprechperson: ${name}${mail === '' ? '' : `, ${mail}`}`,
  nobody: 'Ansprechperson: zurzeit niemand',
  first: (text: string) => `Zuerst: ${text}`,
  private: 'Das zeige ich Ihnen nur in Ihrem eigenen Chat mit BCM-Lotse. Bitte schreiben Sie mir dort.',
  ask: 'Bitte schreiben Sie ein Wort dazu, zum Beispiel „plan bezüge“.',
};

const more = (n: number) => (n > 1 ? ' und weitere.' : '.');
