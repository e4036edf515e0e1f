// English texts of the event on cards, in mails, in the journal, and where a rule refuses.
import type { incidentCardDe, incidentJournalDe, incidentMessageDe, refusedIncidentDe } from './de-incident-card.ts';
import { criterionEn, processStateEn, stepEn } from './en-incident.ts';
import { clock, day } from './format.ts';

export const incidentCardEn: typeof incidentCardDe = {
  step: {
    occurred: 'Event',
    reported: 'Knowledge',
    constituted: 'Crisis team constituted',
    declared: 'Emergency declared',
    deescalated: 'End established',
    dissolved: 'Crisis team dissolved',
  },
  lead: {
    title: 'Lead the crisis team',
    hint: 'One press records the time. Empty means now.',
    time: 'Time (empty: now)',
    was: (step, when) => `${step}: ${when}`,
    classified: (level, when) => `Classified: ${level}, ${when}`,
    classify: 'Classify',
    criteria: 'What applies?',
    criterion: { ...criterionEn, NEEDS_TEAM: 'The crisis team is needed', NO_PLAN: 'No fitting emergency plan' },
    level: 'Classification',
    reason: 'Reason',
    save: 'Record the classification',
    correct: 'Times are corrected on the page of the alarm.',
  },
  list: {
    title: 'Your immediate measures',
    open: (count) => (count === 1 ? '1 measure is open.' : `${count} measures are open.`),
    allDone: 'All your measures are done.',
    done: (text) => `Done: ${text}`,
    due: (when) => `Due ${when}`,
    asOf: (when) => `As of ${when}`,
    more: (count) => `${count} more on the page of the alarm.`,
    ticked: (text, when) => `✓ ${text} (${when})`,
  },
  deadline: {
    before: (due) => `Please report by ${due}.`,
    over: (due) => `The deadline is over: ${due}. Please report now.`,
    moved: (due) => `The deadline is now ${due}.`,
    what: 'What',
    to: 'To',
    hint: 'Contents',
    role: (role) => `You get this reminder in the role ${role}.`,
    lead: 'You get this reminder because you lead the crisis team.',
    notSent: 'BCM-Lotse only reminds. You make the report yourself.',
    done: 'Is reported',
    drop: 'Not needed',
    dropReason: 'Why is it not needed?',
    dropSave: 'Record as not needed',
    wasDone: (when) => `Done ${when}. There is nothing more to do.`,
    wasDropped: (reason) => `Not needed: ${reason} There is nothing more to do.`,
    off: 'This deadline no longer holds. There is nothing to do.',
    mark: {
      real: ({ number }) => `DEADLINE – REAL ALARM (ERNSTFALL) ${number}`,
      exercise: ({ exercise }) => `DEADLINE – EXERCISE (ÜBUNG) “${exercise}”`,
    },
  },
};

const levels: Readonly<Record<string, string>> = {
  DISRUPTION: 'disruption',
  EMERGENCY: 'emergency',
  CRISIS: 'crisis',
};
const known = (words: object, key: unknown) => (words as Readonly<Record<string, string>>)[String(key)] ?? String(key);
const because = (reason: unknown) => (typeof reason === 'string' && reason !== '' ? ` – reason: ${reason}` : '');
const moment = (at: number) => `${day(at, 'en-GB')}, ${clock(at, 'en-GB')}`;

export const incidentJournalEn: typeof incidentJournalDe = {
  'event-told': ({ entry }) => `The event knows this alarm (${entry.version === 2 ? 'ended' : 'raised'})`,
  'incident-followed': ({ entry }) => {
    const { number, status } = entry.says as { number: string; status: string };
    const hits = (entry.hits as { name: string }[]).map(({ name }) => name);
    const named = hits.length === 0 ? '' : `. Hit: ${hits.join(', ')}`;
    return `Event: took over how alarm ${number} stands (${status === 'ended' ? 'ended' : 'open'})${named}`;
  },
  classified: ({ entry }) => {
    const met = (entry.criteria as string[]).map((each) => known(criterionEn, each));
    const replaced = entry.corrects === null ? '' : ' (corrects an earlier one)';
    return `Classified as ${levels[String(entry.level)]}, ${moment(Number(entry.at))}${replaced}. Criteria: ${met.join('; ') || 'none'}${because(entry.reason)}`;
  },
  'step-set': ({ entry }) =>
    `${known(stepEn, entry.step)}: ${entry.at === null ? 'taken back' : moment(Number(entry.at))}${because(entry.reason)}`,
  hit: ({ entry }) =>
    `Processes named as hit: ${(entry.hits as { name: string }[]).map(({ name }) => name).join(', ')}`,
  unhit: ({ entry }) => `${entry.name}: not hit${because(entry.reason)}`,
  progressed: ({ entry }) => `${entry.name}: ${known(processStateEn, entry.state)}, ${moment(Number(entry.at))}`,
  ticked: ({ entry }) => {
    const state = { done: 'Done', dropped: 'Not needed', open: 'Open again' };
    return `${known(state, entry.state)}: ${entry.text}, ${moment(Number(entry.at))}${because(entry.reason)}`;
  },
  'provider-noted': ({ entry }) =>
    `${entry.step === 'informed' ? 'Provider informed' : 'Provider has reacted'}: ${entry.provider}, ${moment(Number(entry.at))}`,
  reminded: ({ entry }, nameOf) => {
    const people = (entry.people as { person: string }[]).map(({ person }) => nameOf(person));
    const whom = people.length === 0 ? 'nobody found, please watch it yourself' : people.join(', ');
    return `${entry.stage === 'over' ? 'Deadline over' : 'Reminder of the deadline'} ${moment(Number(entry.due))}: ${entry.text} (${whom})`;
  },
  'results-confirmed': ({ entry }) => `Times reached confirmed: ${(entry.rows as unknown[]).length} pieces of evidence`,
  written: ({ entry }) =>
    entry.code === '' ? `Evidence written: ${entry.key}` : `Evidence not possible (${entry.code}): ${entry.key}`,
};

export const incidentMessageEn: typeof incidentMessageDe = {
  deadline: (name) => `Reminder to ${name ?? ''}`,
  'deadline-over': (name) => `Deadline over, to ${name ?? ''}`,
};

const timeNames: Readonly<Record<string, string>> = {
  ...stepEn,
  dissolved: 'Crisis team dissolved',
  classified: 'Classification',
  process: 'State of a process',
  informed: 'Provider informed',
  reacted: 'Has reacted',
};

export const refusedIncidentEn: typeof refusedIncidentDe = {
  'deescalated-already': () =>
    'The event is de-escalated already. Take the de-escalation back first, then classify again.',
  'disruption-not-declared': () => 'A disruption is not declared. Please classify it as emergency or crisis first.',
  'item-unknown': () => 'This event has no such measure. Please load the page again.',
  'not-deescalated': () => 'Please record the de-escalation first.',
  'process-unknown': () => 'This domain has no such process. Please choose it from the list.',
  'provider-not-informed': () => 'Please record first that the provider is informed.',
  'provider-unknown': () => 'This provider does not belong to this event. Please load the page again.',
  'time-in-future': () => 'The time lies in the future. Please check it.',
  'time-missing': () => 'Please give a time. Event and knowledge can be changed, but not removed.',
  'time-order': ({ earlier, later }) =>
    `The times do not fit: “${timeNames[String(later)] ?? 'time'}” cannot be before “${timeNames[String(earlier)] ?? 'time'}”. Please check both.`,
  'too-many-processes': ({ most }) =>
    `Nobody reads more than ${most} processes in an emergency. Please name the most urgent ones.`,
};
