// German texts about filling the crisis team: deputies, unfilled roles, taking over, Stab arbeitsfähig.
import { roleDe } from './de-role.ts';

type Named = { readonly number: string; readonly exercise: string };
const quoted = (name: string) => (name === '' ? '' : ` „${name}“`);
const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} und ${all[all.length - 1]}`;
const minutes = (n: number) => (n === 1 ? '1 Minute' : `${n} Minuten`);

/** First and last line of these cards. */
export const staffingMarkDe = {
  unfilled: {
    real: ({ number }: Named) => `ROLLE UNBESETZT – Ernstfall ${number}`,
    exercise: ({ exercise }: Named) => `ÜBUNG${quoted(exercise)} – ROLLE UNBESETZT`,
  },
  staffed: {
    real: ({ number }: Named) => `STAB ARBEITSFÄHIG – Ernstfall ${number}`,
    exercise: ({ exercise }: Named) => `ÜBUNG${quoted(exercise)} – STAB ARBEITSFÄHIG`,
  },
  relieved: {
    real: ({ number }: Named) => `ABGELÖST – Ernstfall ${number}`,
    exercise: ({ exercise }: Named) => `ÜBUNG${quoted(exercise)} – ABGELÖST`,
  },
};

export const staffingDe = {
  deputy: {
    step: (roles: readonly string[]) =>
      roles.length === 1
        ? `Bitte übernehmen Sie jetzt die Rolle ${roles[0]} im Krisenstab.`
        : `Bitte übernehmen Sie jetzt die Rollen ${listed(roles)} im Krisenstab.`,
    why: (rank: number) =>
      rank > 0
        ? `Die Rolle ist noch nicht besetzt, Sie sind ${rank}. Vertretung.`
        : 'Die Rolle ist noch nicht besetzt, die Stabsleitung hat Sie benannt.',
    next: (step: string) => `Nächster Schritt: ${step}`,
  },
  reminder: 'Erinnerung: Ihre Antwort fehlt noch.',
  filled: (roles: readonly string[]) =>
    roles.length === 1
      ? `Die Rolle ${roles[0]} ist besetzt. Sie müssen nichts mehr tun.`
      : `Die Rollen ${listed(roles)} sind besetzt. Sie müssen nichts mehr tun.`,
  waived: (role: string) => `Der Krisenstab arbeitet ohne die Rolle ${role}.`,
  late: 'Weil Sie später kommen, fragen wir zusätzlich Ihre Vertretung.',
  callMe: 'Wir rufen Sie an. Bis dahin fragen wir weiter.',
  takeOver: {
    question: (name: string, role: string) =>
      `${name} hat die Rolle ${role} übernommen. Wollen Sie sie selbst ausfüllen?`,
    button: (role: string) => `Ich übernehme ${role}`,
  },
  too: {
    question: (role: string) => `Sie kommen schon. Füllen Sie auch die Rolle ${role} aus?`,
    yes: (role: string) => `Ja, auch ${role}`,
    no: 'Nein, nur meine bisherige',
  },
  unfilled: {
    step: (roles: readonly string[]) =>
      roles.length === 1
        ? `Bitte benennen Sie jetzt jemanden für die Rolle ${roles[0]}.`
        : `Bitte benennen Sie jetzt jemanden für die Rollen ${listed(roles)}.`,
    /** For a reader who may not appoint anybody: whom to ring up, or none. */
    tell: (roles: readonly string[], names: readonly string[]) => {
      const lacking = roles.length === 1 ? `die Rolle ${roles[0]}` : `die Rollen ${listed(roles)}`;
      return names.length === 0
        ? `Bitte sorgen Sie jetzt dafür, dass jemand ${lacking} übernimmt.`
        : `Bitte rufen Sie jetzt ${names.join(' oder ')} an: Für ${lacking} fehlt eine Zusage.`;
    },
    may: 'Jemanden benennen können nur die Stabsleitung und wer alarmieren darf.',
    nobody: (role: string) => `${role}: Für diese Rolle steht niemand auf der Liste.`,
    asked: (role: string, people: number) =>
      people === 1
        ? `${role}: Gefragt ist eine Person, es fehlt eine Zusage.`
        : `${role}: Gefragt sind ${people} Personen, es fehlt eine Zusage.`,
    done: 'Erledigt: Alle Rollen sind besetzt, oder Sie arbeiten ohne sie.',
    who: (role: string) => `Wer übernimmt ${role}?`,
    whoPlaceholder: 'Person wählen',
    appoint: 'Person benennen',
    waive: (role: string) => `Ohne ${role} arbeiten`,
    calls: 'Telefonliste',
    others: 'Jemand anderes benennen Sie im Tab.',
  },
  staffed: {
    step: 'Der Stab ist arbeitsfähig.',
    took: (raised: string, staffed: string, took: number) =>
      `Alarm ${raised}, alle Rollen zugesagt ${staffed} (${took === 0 ? 'unter 1 Minute' : minutes(took)}).`,
    coming: (name: string, when: string) => `${name}, da etwa ${when}`,
    virtual: (name: string) => `${name}, virtuell`,
    waived: 'ohne diese Rolle',
    again: 'Inzwischen ist eine Rolle wieder offen. Wir fragen weiter.',
  },
  relieved: {
    step: (roles: readonly string[]) =>
      roles.length === 0
        ? 'Ihre Rolle ist abgelöst. Bitte kommen Sie nicht mehr.'
        : `Sie sind abgelöst. Es bleibt bei: ${listed(roles)}.`,
    thanks: 'Vielen Dank, dass Sie eingesprungen sind. Wer unterwegs ist, kehrt bitte um.',
  },
  way: { teams: 'Teams', email: 'E-Mail', sms: 'SMS', voice: 'Anruf' },
  state: {
    open: 'wird gefragt',
    provisional: 'vorläufig besetzt',
    filled: 'besetzt',
    unfilled: 'unbesetzt',
    waived: 'ohne diese Rolle',
  },
};

type Line = { readonly entry: { readonly type: string; readonly [key: string]: unknown } };
type NameOf = (id: string) => string;
type Sentence = (line: Line, nameOf: NameOf) => string;

const roles: Readonly<Record<string, string>> = roleDe;
const roleIn = ({ entry }: Line) => roles[String(entry.role)] ?? String(entry.role);
type Addressed = { readonly person: string; readonly ways: readonly (keyof typeof staffingDe.way)[] };
const peopleIn = ({ entry }: Line, nameOf: NameOf) =>
  (entry.people as readonly Addressed[])
    .map(({ person, ways }) => {
      const by = ways.length === 0 ? 'kein Weg, anzurufen' : ways.map((way) => staffingDe.way[way]).join(', ');
      return `${nameOf(person)} (${by})`;
    })
    .join('; ');
const causes: Readonly<Record<string, string>> = {
  step: 'nach Eskalationsplan',
  refused: 'nach Absage',
  late: 'wegen später Ankunft',
  appointed: 'benannt',
  nobody: 'niemand steht auf der Liste',
};

/** Journal sentences of the entries about the crisis team. */
export const staffingJournalDe: Readonly<Record<string, Sentence>> = {
  escalated: (line, nameOf) => {
    const { act, cause, people } = line.entry;
    const role = `Rolle ${roleIn(line)}`;
    if (act === 'decide') return `${role} unbesetzt (${causes[String(cause)]})`;
    if ((people as readonly unknown[]).length === 0)
      return `${role}: niemand mehr zu ${act === 'ask' ? 'fragen' : 'erinnern'}`;
    return `${role}: ${act === 'ask' ? 'gefragt' : 'erinnert'} ${causes[String(cause)]}: ${peopleIn(line, nameOf)}`;
  },
  'fell-back': (line, nameOf) => {
    const why = line.entry.cause === 'teams-down' ? 'Teams ist gestört' : 'Teams nimmt nicht an';
    const people = peopleIn(line, nameOf);
    return `${why}, Zweitweg${people === '' ? ' für alles Weitere' : `: ${people}`}`;
  },
  'came-back': () => 'Teams arbeitet wieder',
  appointed: (line, nameOf) => `Rolle ${roleIn(line)}: ${nameOf(String(line.entry.person))} benannt`,
  waived: (line) => `Der Stab arbeitet ohne die Rolle ${roleIn(line)}`,
  swapped: (line, nameOf) => `Rolle ${roleIn(line)}: ${nameOf(String(line.entry.person))} hat übernommen`,
  'took-too': (line, nameOf) =>
    `Rolle ${roleIn(line)}: ${nameOf(String(line.entry.person))} ${line.entry.takes ? 'füllt sie auch aus' : 'füllt sie nicht auch aus'}`,
  'call-tried': ({ entry }, nameOf) => `${nameOf(String(entry.person))}: angerufen, nicht erreicht`,
  staffed: () => 'Stab arbeitsfähig: alle Rollen zugesagt',
};

/** Journal words for the messages. */
export const staffingMessageDe = {
  reminder: (name: string | null) => `Erinnerung an ${name ?? 'den Kanal'}`,
  unfilled: (name: string | null) => `„Rolle unbesetzt“ an ${name ?? 'den Kanal'}`,
  staffed: (name: string | null) => (name === null ? '„Stab arbeitsfähig“ im Kanal' : `„Stab arbeitsfähig“ an ${name}`),
  relieved: (name: string | null) => `Ablösung an ${name ?? 'den Kanal'}`,
};
