// Texts of the check-in on cards and in the journal (en).
import type { deCheckIn, Named } from './de-check-in.ts';
import type { LineWords } from './de-journal.ts';
import { count } from './format.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${count(n, 'en-GB')} people`);
const quoted = (name: string) => (name === '' ? '' : ` “${name}”`);

export const enCheckIn: typeof deCheckIn = {
  mark: {
    real: () => 'AVAILABILITY CHECK-IN',
    exercise: ({ exercise }: Named) => `EXERCISE (ÜBUNG)${quoted(exercise)} – AVAILABILITY CHECK-IN`,
  },
  toast: { real: 'Availability check-in', exercise: 'EXERCISE (ÜBUNG), availability check-in' },
  card: {
    until: (moment) => `Please answer by ${moment}.`,
    late: (moment) => `Please answer now. It was due ${moment}.`,
    reminder: (moment) => `Reminder: please answer by ${moment}.`,
    reminderLate: (moment) => `Reminder: please answer now. It was due ${moment}.`,
    repeat: 'This question may be coming a second time. Answering once is enough.',
    noReason: 'You need not give a reason.',
    shift: (from, to) => `${from} to ${to}`,
    shiftName: 'Period',
    roleName: 'Role',
    askedBy: (name, moment) => `Asked by ${name}, ${moment}.`,
    exerciseNote: 'This is an exercise. There is no real emergency.',
    answer: {
      'on-site': 'Yes, on site',
      mobile: 'Yes, remotely',
      from: 'Yes, from the time chosen',
      limited: 'With restrictions',
      unavailable: 'No',
    },
    fromWhen: 'If only later: from when?',
    noted: (moment, what) => `Thank you. Noted ${moment}: ${what}`,
    said: {
      'on-site': () => 'You are available, on site.',
      mobile: () => 'You are available, remotely.',
      from: (at) => `You are available from ${at}.`,
      limited: () => 'You are available with restrictions.',
      unavailable: () => 'You are not available.',
      erased: () => 'Your answer was erased.',
    },
    again: 'Change answer',
    closed: 'There is nothing more to do.',
    closedMore: { closed: 'The check-in is closed.', cancelled: 'The check-in was withdrawn.' },
    openTab: 'Open in BCM-Lotse',
  },
  silence: {
    step: (missing, all) =>
      `Please follow up: ${count(missing, 'en-GB')} of ${people(all)} ${missing === 1 ? 'has' : 'have'} not answered yet.`,
    allAnswered: 'Everybody has answered by now. There is nothing to do.',
    over: 'The check-in has ended. There is nothing to do.',
    question: 'Your question',
    due: (moment) => `It was due ${moment}.`,
    missing: 'No answer yet',
    more: (n) => `and ${count(n, 'en-GB')} more`,
    onlyYou: 'Only you get this message.',
  },
  which: {
    title: 'Which question do you mean?',
    lead: 'Several check-ins are open. Please choose one.',
  },
  reply: {
    toAlarm: (open) =>
      open === 1
        ? 'That went to the alarm, which comes first. One check-in is still waiting for your answer.'
        : `That went to the alarm, which comes first. ${open} check-ins are still waiting for your answer.`,
    alarmWaits: 'Important: an alarm is still waiting for your answer. Write “yes” or “no”, or answer on its card.',
    inChannel: 'Your answer to the check-in is noted. You find it in your chat with BCM-Lotse.',
    pickInChat: 'Several check-ins are open. Please answer in your chat with BCM-Lotse.',
  },
};

export const checkInJournalEn: Readonly<Record<string, (line: LineWords) => string>> = {
  'check-asked': ({ entry }) =>
    `${entry.mode === 'exercise' ? `EXERCISE (ÜBUNG) “${entry.exerciseName}”: ` : ''}Check-in to ${people((entry.group as { people: number }).people)}: ${entry.question}`,
  'check-reminded': ({ entry }) => `Reminder no. ${entry.count} to everybody who has not answered`,
  'check-counted': ({ entry }) =>
    entry.missing === 0 ? 'Due: everybody has answered' : `Due: ${people(entry.missing as number)} without an answer`,
  'check-closed': () => 'Check-in closed',
  'check-cancelled': () => 'Check-in withdrawn',
  'check-reopened': () => 'Check-in reopened',
  'check-told': ({ entry }) => `Spreading: ${entry.upTo} parts of the group know version ${entry.version}`,
};
