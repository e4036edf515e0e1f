// English texts about filling the crisis team; their shape is the German master's.
import type { staffingDe, staffingJournalDe, staffingMarkDe, staffingMessageDe } from './de-staffing.ts';
import { roleEn } from './en-role.ts';

type Named = { readonly number: string; readonly exercise: string };
const quoted = (name: string) => (name === '' ? '' : ` “${name}”`);
const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
const minutes = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`);
const ordinal = (n: number) => ['', 'first', 'second', 'third'][n] ?? `${n}th`;

export const staffingMarkEn: typeof staffingMarkDe = {
  unfilled: {
    real: ({ number }: Named) => `ROLE UNFILLED – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }: Named) => `EXERCISE (ÜBUNG)${quoted(exercise)} – ROLE UNFILLED`,
  },
  staffed: {
    real: ({ number }: Named) => `CRISIS TEAM OPERATIONAL – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }: Named) => `EXERCISE (ÜBUNG)${quoted(exercise)} – CRISIS TEAM OPERATIONAL`,
  },
  relieved: {
    real: ({ number }: Named) => `RELIEVED – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }: Named) => `EXERCISE (ÜBUNG)${quoted(exercise)} – RELIEVED`,
  },
};

export const staffingEn: typeof staffingDe = {
  deputy: {
    step: (roles) =>
      roles.length === 1
        ? `Please take over the role ${roles[0]} in the crisis team now.`
        : `Please take over the roles ${listed(roles)} in the crisis team now.`,
    why: (rank) =>
      rank > 0
        ? `The role is not filled yet, you are the ${ordinal(rank)} deputy.`
        : 'The role is not filled yet, the crisis lead has appointed you.',
    next: (step) => `Next step: ${step}`,
  },
  reminder: 'Reminder: your answer is still missing.',
  filled: (roles) =>
    roles.length === 1
      ? `The role ${roles[0]} is filled. There is nothing more for you to do.`
      : `The roles ${listed(roles)} are filled. There is nothing more for you to do.`,
  waived: (role) => `The crisis team works without the role ${role}.`,
  late: 'Because you arrive later, we are asking your deputy as well.',
  callMe: 'We will call you. Until then we keep asking.',
  takeOver: {
    question: (name, role) => `${name} has taken over the role ${role}. Do you want to fill it yourself?`,
    button: (role) => `I take over ${role}`,
  },
  too: {
    question: (role) => `You are coming already. Will you fill the role ${role} as well?`,
    yes: (role) => `Yes, ${role} as well`,
    no: 'No, only the one I have',
  },
  unfilled: {
    step: (roles) =>
      roles.length === 1
        ? `Please appoint somebody for the role ${roles[0]} now.`
        : `Please appoint somebody for the roles ${listed(roles)} now.`,
    tell: (roles, names) => {
      const lacking = roles.length === 1 ? `the role ${roles[0]}` : `the roles ${listed(roles)}`;
      return names.length === 0
        ? `Please see to it now that somebody takes over ${lacking}.`
        : `Please call ${names.join(' or ')} now: nobody has agreed to fill ${lacking}.`;
    },
    may: 'Only the lead of the crisis team and those who may raise alarms can appoint somebody.',
    nobody: (role) => `${role}: nobody is on the list for this role.`,
    asked: (role, people) =>
      people === 1
        ? `${role}: one person has been asked, nobody has agreed.`
        : `${role}: ${people} people have been asked, nobody has agreed.`,
    done: 'Done: all roles are filled, or you work without them.',
    who: (role) => `Who takes over ${role}?`,
    whoPlaceholder: 'Choose a person',
    appoint: 'Appoint person',
    waive: (role) => `Work without ${role}`,
    calls: 'Call list',
    others: 'You can appoint somebody else in the tab.',
  },
  staffed: {
    step: 'The crisis team is operational.',
    took: (raised, staffed, took) =>
      `Alarm ${raised}, all roles agreed ${staffed} (${took === 0 ? 'less than 1 minute' : minutes(took)}).`,
    coming: (name, when) => `${name}, there about ${when}`,
    virtual: (name) => `${name}, joining remotely`,
    waived: 'without this role',
    again: 'Meanwhile a role is open again. We keep asking.',
  },
  relieved: {
    step: (roles) =>
      roles.length === 0
        ? 'You have been relieved. Please do not come any more.'
        : `You have been relieved. You keep: ${listed(roles)}.`,
    thanks: 'Thank you for stepping in. If you are on your way, please turn back.',
  },
  way: { teams: 'Teams', email: 'e-mail', sms: 'SMS', voice: 'call' },
  state: {
    open: 'being asked',
    provisional: 'filled provisionally',
    filled: 'filled',
    unfilled: 'unfilled',
    waived: 'without this role',
  },
};

const roles: Readonly<Record<string, string>> = roleEn;
type Line = { readonly entry: { readonly type: string; readonly [key: string]: unknown } };
type NameOf = (id: string) => string;
const roleIn = ({ entry }: Line) => roles[String(entry.role)] ?? String(entry.role);
type Addressed = { readonly person: string; readonly ways: readonly (keyof typeof staffingEn.way)[] };
const peopleIn = ({ entry }: Line, nameOf: NameOf) =>
  (entry.people as readonly Addressed[])
    .map(({ person, ways }) => {
      const by = ways.length === 0 ? 'no way, to be called' : ways.map((way) => staffingEn.way[way]).join(', ');
      return `${nameOf(person)} (${by})`;
    })
    .join('; ');
const causes: Readonly<Record<string, string>> = {
  step: 'by the escalation plan',
  refused: 'after a refusal',
  late: 'because of a late arrival',
  appointed: 'appointed',
  nobody: 'nobody is on the list',
};

export const staffingJournalEn: typeof staffingJournalDe = {
  escalated: (line, nameOf) => {
    const { act, cause, people } = line.entry;
    const role = `Role ${roleIn(line)}`;
    if (act === 'decide') return `${role} unfilled (${causes[String(cause)]})`;
    if ((people as readonly unknown[]).length === 0)
      return `${role}: nobody left to ${act === 'ask' ? 'ask' : 'remind'}`;
    return `${role}: ${act === 'ask' ? 'asked' : 'reminded'} ${causes[String(cause)]}: ${peopleIn(line, nameOf)}`;
  },
  'fell-back': (line, nameOf) => {
    const why = line.entry.cause === 'teams-down' ? 'Teams is down' : 'Teams refuses';
    const people = peopleIn(line, nameOf);
    return `${why}, second way${people === '' ? ' for everything that follows' : `: ${people}`}`;
  },
  'came-back': () => 'Teams works again',
  appointed: (line, nameOf) => `Role ${roleIn(line)}: ${nameOf(String(line.entry.person))} appointed`,
  waived: (line) => `The crisis team works without the role ${roleIn(line)}`,
  swapped: (line, nameOf) => `Role ${roleIn(line)}: ${nameOf(String(line.entry.person))} has taken over`,
  'took-too': (line, nameOf) =>
    `Role ${roleIn(line)}: ${nameOf(String(line.entry.person))} ${line.entry.takes ? 'fills it as well' : 'does not fill it as well'}`,
  'call-tried': ({ entry }, nameOf) => `${nameOf(String(entry.person))}: called, not reached`,
  staffed: () => 'Crisis team operational: all roles agreed',
};

export const staffingMessageEn: typeof staffingMessageDe = {
  reminder: (name) => `Reminder to ${name ?? 'the channel'}`,
  unfilled: (name) => `“Role unfilled” to ${name ?? 'the channel'}`,
  staffed: (name) =>
    name === null ? '“Crisis team operational” in the channel' : `“Crisis team operational” to ${name}`,
  relieved: (name) => `Relief of ${name ?? 'the channel'}`,
};
