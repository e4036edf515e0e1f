// German texts of the board "Wer kommt", the own part, the call list, and an alarm without Teams.
import { count } from './format.ts';

const people = (n: number) => (n === 1 ? '1 Person' : `${count(n)} Personen`);
const minutes = (n: number) => (n === 1 ? '1 Minute' : `${n} Minuten`);
const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} und ${all[all.length - 1]}`;
const rank = (n: number) => (n === 0 ? 'Inhaberin/Inhaber' : `${n}. Vertretung`);
const asks = (n: number) => (n === 0 ? 'die Inhaberin oder der Inhaber wird' : `${n}. Vertretung wird`);

const act = {
  call: (_: number, who: string) => `${who}: kein Weg mehr, bitte anrufen`,
  ask: (n: number, who: string) => `${asks(n)} gefragt${who === '' ? '' : ` (${who})`}`,
  remind: (_: number, who: string) => (who === '' ? 'wer schweigt, wird erinnert' : `${who}: Erinnerung`),
  decide: (_n: number, _who: string) => 'die Rolle gilt als unbesetzt, die Stabsleitung entscheidet',
};

export const boardDe = {
  title: 'Wer kommt',
  tally: {
    staffed: 'arbeitsfähig',
    unfilled: (n: number) => (n === 1 ? '1 Rolle unbesetzt' : `${n} Rollen unbesetzt`),
  },
  staffed: (since: string, took: number) =>
    `Stab arbeitsfähig seit ${since}, nach ${took === 0 ? 'weniger als 1 Minute' : minutes(took)}.`,
  teamsDown: (since: string) => `Teams ist seit ${since} gestört. Wir nutzen Anruf, SMS und E-Mail.`,
  avoidTeams: 'Dieser Alarm läuft ohne Teams.',
  needed: (n: number) => `${n} Personen nötig`,
  empty: 'Für diese Rolle steht niemand auf der Liste.',
  since: (clock: string) => `seit ${clock}`,
  late: 'kommt später als vorgesehen, wir fragen weiter',
  pending: (name: string, until: string) => `Gefragt: ${name}, Antwort bis ${until}`,
  pendingLate: (name: string, until: string) => `Gefragt: ${name}, Antwort überfällig seit ${until}`,
  someonePending: 'Wir fragen gerade.',
  next: (clock: string, step: string) => `${clock}: ${step}`,
  act,
  calls: (n: number) => (n === 1 ? '1 Anruf offen' : `${n} Anrufe offen`),
  toCalls: 'Telefonliste',
  appoint: 'Benennen',
  appointFor: (role: string) => `${role}: Person benennen`,
  waive: 'Ohne diese Rolle arbeiten',
  waiveFor: (role: string) => `Ohne ${role} arbeiten`,
  waiveTitle: (role: string) => `Ohne die Rolle ${role} arbeiten?`,
  waiveText:
    'Niemand wird mehr für diese Rolle gefragt. Die Entscheidung steht im Einsatztagebuch. Sie können später noch jemanden benennen.',
  waiveDo: 'Ja, ohne diese Rolle',
  waived: (role: string) => `Notiert: Der Stab arbeitet ohne die Rolle ${role}.`,
  history: (n: number) => (n === 1 ? 'Verlauf (1 Person)' : `Verlauf (${n} Personen)`),
  asked: (clock: string) => `gefragt ${clock}`,
  rank,
  appointed: 'ad hoc benannt',
  said: { yes: 'zugesagt', no: 'abgesagt', pending: 'noch keine Zusage' },
  noWay: 'kein Weg, bitte anrufen',
  message: {
    alarm: '',
    reminder: 'Erinnerung',
    unfilled: '„Rolle unbesetzt“',
    staffed: '„Stab arbeitsfähig“',
    relieved: 'Ablösung',
    news: 'neue Information',
    end: 'Ende',
  },
  /** Never more than was proven: a gateway's yes is no delivery. */
  word: {
    sending: 'wird übergeben',
    'at-teams': 'bei Teams',
    'at-gateway': 'übergeben',
    undeliverable: 'nicht zustellbar',
    answered: 'beantwortet',
    unclear: 'unklar, wird wiederholt',
    stopped: 'nicht mehr nötig',
  },
  messageAt: (way: string, word: string, clock: string) => `${way}: ${word} (${clock})`,
  recordedBy: (name: string) => `telefonisch, notiert von ${name}`,
  find: {
    lead: 'Die Person wird sofort auf allen Wegen gefragt, die wir von ihr kennen. Das steht im Einsatztagebuch.',
    domain: 'Bereich',
    everywhere: 'Alle Bereiche',
    query: 'Name oder Aufgabe',
    hint: 'In allen Bereichen suchen wir ab 3 Buchstaben.',
    choose: 'Wen benennen Sie?',
    found: (n: number, more: boolean) =>
      n === 0 ? 'Niemand gefunden.' : `${people(n)} gefunden${more ? ', es gibt weitere: bitte genauer suchen' : ''}.`,
    missing: 'Bitte wählen Sie eine Person.',
    confirm: 'Jetzt benennen',
    done: (name: string, role: string) => `${name} ist für ${role} benannt und wird jetzt gefragt.`,
  },
  record: {
    open: 'Antwort vom Telefon notieren',
    title: 'Antwort vom Telefon notieren',
    lead: 'Was die Person am Telefon gesagt hat. Ihr Name und die Uhrzeit stehen dabei.',
    who: 'Wen haben Sie erreicht?',
    whoEmpty: 'Bitte wählen',
    missingPerson: 'Bitte wählen Sie, wen Sie erreicht haben.',
    what: 'Was hat die Person gesagt?',
    answer: {
      coming: 'Sie kommt',
      virtual: 'Sie nimmt virtuell teil',
      unavailable: 'Sie kann nicht',
      'call-me': 'Sie bittet um Rückruf',
    },
    minutes: 'In wie vielen Minuten ist sie da?',
    minutesWrong: 'Bitte eine Zahl von 1 bis 600.',
    confirm: 'Notieren',
    done: (name: string, clock: string) => `Notiert: ${name}, telefonisch erreicht um ${clock}.`,
    tried: (name: string, clock: string) => `Notiert: ${name} um ${clock} nicht erreicht.`,
  },
  mine: {
    took: 'Notiert: Sie haben übernommen.',
    too: 'Notiert: Sie füllen auch diese Rolle aus.',
    notToo: 'Notiert: Sie bleiben bei Ihrer bisherigen Rolle.',
  },
  callPage: {
    title: 'Telefonliste',
    window: (n: string) => `Telefonliste ${n}`,
    back: 'Zurück zum Alarm',
    lead: 'Wer noch fehlt. Rufen Sie von oben nach unten an und notieren Sie, was gesagt wird.',
    over: 'Dieser Alarm ist beendet. Es ist niemand mehr anzurufen.',
    none: 'Zurzeit ist niemand anzurufen: Alle Rollen sind zugesagt, oder niemand ist mehr zu fragen.',
    noNumbers: 'Rufnummern sieht nur, wer für den Bereich der Person alarmieren darf.',
    noNumber: 'keine Nummer hinterlegt',
    hidden: 'Nummer nicht sichtbar',
    print: 'Liste drucken',
    asOf: (clock: string) => `Stand ${clock}`,
    role: 'Rolle',
    rank: 'Rang',
    name: 'Name',
    number: 'Rufnummer',
    tries: 'Versuche',
    reached: 'erreicht um',
    said: 'Antwort / Ankunft',
    others: 'Weitere Rückrufe',
    why: {
      'call-me': 'bittet um Rückruf',
      'no-way': 'kein Weg hat funktioniert',
      silent: 'keine Antwort',
      next: 'noch nicht gefragt',
    },
    sinceWhen: (word: string, clock: string) => `${word} seit ${clock}`,
    also: (roles: readonly string[]) => `auch ${listed(roles)}`,
    tried: (n: number, clock: string) => `${n}-mal nicht erreicht, zuletzt ${clock}`,
    kind: { service: 'dienstlich', 'service-mobile': 'dienstlich mobil', private: 'privat' },
    say: 'Sagen Sie:',
    coming: 'kommt in 30 Minuten',
    virtual: 'nimmt virtuell teil',
    no: 'kann nicht',
    other: 'Andere Antwort …',
    missed: 'nicht erreicht',
    reachedBy: (name: string) => `${name}: erreicht`,
    rules:
      'Nur für den Dienstgebrauch. Rufnummern sind vertraulich: nicht kopieren, nicht fotografieren. Nach dem Einsatz bitte vernichten.',
  },
  plan: {
    avoid: 'Teams nicht benutzen',
    avoidHint:
      'Wählen Sie das, wenn Teams oder unser Microsoft-Zugang selbst betroffen ist. Dann geht nichts von diesem Alarm an Teams, auch nichts in den Kanal.',
    without: (n: number, of: number) => `Ohne Teams erreichen wir ${n} von ${people(of)} auf den Listen.`,
    toCall: (names: readonly string[]) => `Anzurufen wären: ${listed(names)}.`,
    nobody: 'Ohne Teams erreichen wir niemanden von selbst. Alle sind anzurufen.',
    noCard: 'Es gibt keine Karte, denn nichts geht an Teams. Gefragt wird per Anruf, SMS und E-Mail.',
    ladder: { usual: 'Es gilt der übliche Eskalationsplan.', own: 'Es gilt der Eskalationsplan Ihres Bereichs.' },
    steps: 'Was geschieht, wenn niemand antwortet?',
    step: {
      ask: (n: number, ways: string) => `${n === 0 ? 'Inhaberinnen und Inhaber' : `${n}. Vertretung`} fragen (${ways})`,
      remind: (_: number, ways: string) => `wer schweigt, wird erinnert (${ways})`,
      decide: (_n: number, _ways: string) => 'Rolle unbesetzt, die Stabsleitung entscheidet',
    },
    after: (n: number) => (n === 0 ? 'sofort' : `nach ${minutes(n)}`),
    ring: (n: number) =>
      `Es ist außerhalb der Bürozeit: Das Kernteam wird sofort angerufen (Anruf oder SMS an ${people(n)}).`,
    noRing:
      'Es ist außerhalb der Bürozeit, aber vom Kernteam ist niemand per Anruf oder SMS erreichbar. Bitte rufen Sie selbst an.',
  },
};
