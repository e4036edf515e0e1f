// English texts of the cards, complete by type. The marks keep the German word, because it is what colleagues know.

import type { deCards } from './de-cards.ts';
import { approvalMarkEn } from './en-approval.ts';
import { realEventEndEn, realEventMarkEn, realEventToldEn } from './en-real-event.ts';
import { enReport } from './en-report.ts';
import { staffingMarkEn } from './en-staffing.ts';

type Cards = typeof deCards;

const quoted = (name: string) => (name === '' ? '' : ` “${name}”`);
/** `A, B and C` */
const listed = (all: readonly string[]) =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

const mark: Omit<Cards['mark'], keyof typeof staffingMarkEn | keyof typeof approvalMarkEn | 'real-event'> = {
  alarm: {
    real: () => 'ALARM – REAL EVENT (ERNSTFALL)',
    exercise: ({ exercise }) => `EXERCISE ALARM (ÜBUNG)${quoted(exercise)}`,
  },
  news: {
    real: ({ number }) => `NEW INFORMATION – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }) => `EXERCISE (ÜBUNG)${quoted(exercise)} – NEW INFORMATION`,
  },
  'all-clear': {
    real: ({ number }) => `ALL-CLEAR – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }) => `EXERCISE (ÜBUNG) ENDED${quoted(exercise)}`,
  },
  'false-alarm': {
    real: ({ number }) => `FALSE ALARM – correction of ${number}`,
    exercise: ({ exercise }) => `EXERCISE (ÜBUNG) WITHDRAWN${quoted(exercise)}`,
  },
  aborted: {
    real: ({ number }) => `ABORTED – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }) => `EXERCISE (ÜBUNG) ABORTED${quoted(exercise)}`,
  },
};

const end: Omit<Cards['end'], 'real-event'> = {
  'all-clear': {
    real: {
      step: 'You no longer need to come.',
      more: () => 'If you are already there, please sign off with the crisis lead.',
    },
    exercise: {
      step: 'The exercise is over. There is nothing more to do.',
      more: () => 'All messages of this exercise are settled. Thank you for taking part.',
    },
  },
  'false-alarm': {
    real: {
      step: 'There is nothing to do. Please do not come.',
      more: (raised) =>
        `The alarm of ${raised} was a mistake. If you are on your way, please turn back. Please tell everybody you told about it.`,
    },
    exercise: {
      step: 'There is nothing to do. This exercise does not take place.',
      more: (raised) => `The exercise of ${raised} was started by mistake. Please tell everybody you told about it.`,
    },
  },
  aborted: {
    real: {
      step: 'Please do not come any more. The alarm has been aborted.',
      more: () => 'If you are on your way, please turn back. If you are still needed, there will be a new alarm.',
    },
    exercise: {
      step: 'The exercise has been aborted. There is nothing more to do.',
      more: () => 'All messages of this exercise are void. Please stay reachable.',
    },
  },
};

const reasons: Cards['reasons'] = {
  news: {
    real: [
      'The meeting point has changed.',
      'The situation has become worse.',
      'The situation has eased.',
      'There is new information.',
    ],
    exercise: [
      'The meeting point of the exercise has changed.',
      'The assumed situation has become worse.',
      'The assumed situation has eased.',
      'The course of the exercise has changed.',
    ],
  },
  'all-clear': {
    real: [
      'The cause has been removed.',
      'Operation is running again.',
      'The danger is over.',
      'The crisis team is no longer needed.',
    ],
    exercise: ['The exercise has ended as planned.', 'The exercise has reached its goal.', 'The exercise time is up.'],
  },
  'false-alarm': {
    real: ['The alarm was raised by mistake.', 'The report was wrong.', 'A technical system reported in error.'],
    exercise: ['The exercise was started by mistake.', 'The exercise was planned for another day.'],
  },
  aborted: {
    real: [
      'The alarm went to the wrong people.',
      'Another alarm replaces this one.',
      'The work goes on in another way.',
    ],
    exercise: [
      'An actual incident takes precedence.',
      'The exercise disturbs operation.',
      'Important participants are not there.',
    ],
  },
};

const change: Cards['change'] = {
  news: {
    real: {
      open: 'New information',
      lead: 'Change the next step or the level. Everybody who may have got the alarm is told.',
      confirm: 'Publish new information',
    },
    exercise: {
      open: 'New information',
      lead: 'Change the next step or the level. Everybody who may have got the exercise alarm is told.',
      confirm: 'Publish new information',
    },
  },
  'false-alarm': {
    real: {
      open: 'False alarm',
      lead: 'The alarm was a mistake. Everybody is told that there is nothing to do.',
      confirm: 'Announce the false alarm',
    },
    exercise: {
      open: 'Mistake',
      lead: 'The exercise was started by mistake. Everybody is told that there is nothing to do.',
      confirm: 'Withdraw the exercise',
    },
  },
  'all-clear': {
    real: {
      open: 'All-clear',
      lead: 'The situation is under control. Everybody is told that they no longer need to come.',
      confirm: 'Give the all-clear',
    },
    exercise: {
      open: 'End the exercise',
      lead: 'The exercise is over. Everybody is told that there is nothing more to do.',
      confirm: 'End the exercise now',
    },
  },
  aborted: {
    real: {
      open: 'Abort',
      lead: 'The alarm is aborted without an all-clear. Everybody is told not to come any more.',
      confirm: 'Abort the alarm',
    },
    exercise: {
      open: 'Abort',
      lead: 'The exercise is aborted early. Everybody is told that there is nothing more to do.',
      confirm: 'Abort the exercise',
    },
  },
};

const situation: Cards['situation'] = {
  number: (number) => `No. ${number}`,
  assumed: 'Assumed situation',
  what: 'What',
  where: 'Where',
  since: 'Since',
  yourRoles: (roles) => (roles.length === 1 ? `Your role: ${roles[0]}.` : `Your roles: ${listed(roles)}.`),
  ifTeamsFails: (call) => `If Teams fails: ${call}.`,
  raised: (name, when) => (name === '' ? `Raised: ${when}.` : `Raised: ${name}, ${when}.`),
  protect: 'Internal. Do not forward. No classified information.',
  unnamed: 'Somebody',
};

const answering: Cards['answering'] = {
  until: (when) => `Please answer by ${when}.`,
  late: (when) => `Please answer now. The time limit was ${when}, your answer still counts.`,
  arrival: 'When will you be there?',
  inMinutes: (minutes) => `in ${minutes} minutes`,
  coming: 'I am coming',
  virtual: 'I take part remotely',
  unavailable: 'I cannot',
  'call-me': 'Please call me',
  noted: (when, said) => `Thank you. Noted ${when}: ${said}`,
  answered: (when, said) => `Your answer, ${when}: ${said}`,
  said: {
    coming: (arrival) => `You are coming, at about ${arrival}.`,
    virtual: () => 'You take part remotely.',
    unavailable: () => 'You cannot.',
    'call-me': () => 'You ask for a call.',
  },
  again: 'Change answer',
  repeat: 'Repeated message – please answer only once.',
};

const information: Omit<Cards['information'], 'end'> & {
  readonly end: Omit<Cards['information']['end'], 'real-event'>;
} = {
  noRole: 'This is for your information. You have no role in this alarm and need not come.',
  read: 'I have read this',
  noted: (when) => `Thank you. Read ${when}.`,
  repeat: 'Repeat – you may have had this message before.',
  end: {
    'all-clear': {
      real: 'The situation is under control. What you were advised no longer applies.',
      exercise: 'The exercise is over. There is nothing more to do.',
    },
    'false-alarm': {
      real: 'There is nothing to do. The alarm was a mistake.',
      exercise: 'There is nothing to do. This exercise does not take place.',
    },
    aborted: {
      real: 'The alarm has been aborted. What you were advised no longer applies.',
      exercise: 'The exercise has been aborted. There is nothing more to do.',
    },
  },
};

const channel: Cards['channel'] = {
  alarmed: 'Alarmed',
  concerns: 'Concerns',
  andMore: (n) => `and ${people(n)} more`,
  filled: (n, of) => `Filled: ${n} of ${of} roles`,
  coming: (name, arrival) => `${name}, coming at about ${arrival}`,
  virtual: (name) => `${name}, takes part remotely`,
  missing: 'Not yet filled',
  complete: 'All roles are filled.',
  latest: (arrival) => `The last person arrives at about ${arrival}.`,
  holdersOnly: 'Only the people alarmed answer here, please.',
};

const form: Cards['form'] = {
  title: 'Raise an alarm',
  pick: 'Please choose what happened. Nothing is raised before the next step.',
  own: 'Something else',
  other: (domain) => `Other area: ${domain}`,
  back: 'Choose another situation',
  domain: 'Area',
  what: 'What happened?',
  where: 'Where?',
  since: 'Since when? (empty means: now)',
  level: 'Level',
  levelPick: 'Please choose',
  nextStep: 'Next step: what should the people alarmed do?',
  exerciseName: 'Name of the exercise (only for an exercise)',
  exerciseDefault: 'Trial alarm',
  missing: {
    what: 'Please write what happened.',
    where: 'Please write where it happened.',
    level: 'Please choose emergency or crisis.',
    nextStep: 'Please write the next step.',
  },
  audience: (n, room) =>
    room === '' ? `${people(n)} will be alarmed.` : `${people(n)} and the channel “${room}” will be alarmed.`,
  nobody: 'Nobody would be alarmed.',
  unfilled: 'no holder',
  confirm: 'Please check what is written. The button alarms at once.',
  raise: { real: 'Raise real alarm', exercise: 'Start exercise' },
};

const raised: Cards['raised'] = {
  done: {
    real: (number) => `Alarm ${number} has been raised.`,
    exercise: (number) => `Exercise ${number} has been started.`,
  },
  through: (n, room) =>
    room === ''
      ? `Teams now gets a message for ${people(n)}.`
      : `Teams now gets one message each for ${people(n)} and one for the channel “${room}”.`,
  next: 'Who has answered and who is missing is shown in the tab.',
  step: 'Next step',
  change: { real: 'Change or end the alarm', exercise: 'Change or end the exercise' },
};

const changing: Cards['changing'] = {
  nextStep: 'Next step',
  level: 'Level',
  reason: 'Reason',
  other: 'Another reason (please write below)',
  text: 'Addition (optional)',
  stepMissing: 'Please write the next step.',
  reasonMissing: 'Please choose a reason.',
};

const news: Cards['news'] = {
  reason: 'Reason',
  stillCounts: 'If you have already answered, your answer still counts.',
  yoursCounts: 'Your answer still counts.',
};

const ended: Cards['ended'] = {
  reason: 'Reason',
  at: 'End',
  was: 'It was about',
};

const proposal: Cards['proposal'] = {
  open: 'REPORT – please decide',
  reminder: 'REMINDER – this report is waiting for you',
  taken: 'REPORT – taken',
  raised: 'REPORT – alarm raised',
  dismissed: 'REPORT – dismissed',
  decideUntil: (when) => `Please decide by ${when}: raise an alarm, take it, or dismiss it.`,
  decideNow: 'Please decide now: raise an alarm, take it, or dismiss it.',
  takenByYou: 'You have taken this report. Please decide: raise an alarm or dismiss it.',
  takenBy: (name) => `${name} takes care of it.`,
  raisedAs: (number, when) => `It became alarm ${number} (${when}).`,
  dismissedAt: (when) => `Dismissed: ${when}. No alarm is raised.`,
  level: (level) => `Suggested by the source: ${level}`,
  disruption: 'A disruption is not alarmed. For an alarm please choose emergency or crisis in the tab.',
  received: (first, reports, alerts) =>
    `Received: ${first}, ${reports === 1 ? '1 report' : `${reports} reports`} on ${alerts === 1 ? '1 trigger' : `${alerts} triggers`}.`,
  owner: (name) => `Responsible: ${name}.`,
  resolved: (when) => `Since ${when} the source says it is over. This is not an all-clear: please decide nevertheless.`,
  facts: 'What the source says',
  moreFacts: (n) => (n === 1 ? 'One more detail is in the tab.' : `${n} more details are in the tab.`),
  consequence: (n, room) =>
    room === ''
      ? `“Raise alarm” alarms ${people(n)} at once as a real event.`
      : `“Raise alarm” alarms ${people(n)} and the channel “${room}” at once as a real event.`,
  raise: 'Raise alarm',
  take: 'Take',
  dismiss: 'Dismiss',
  confirmDismiss: 'Dismiss the report',
  reasons: [
    'The cause is known and planned, such as maintenance.',
    'Monitoring reported in error.',
    'It remains a disruption that operations repair themselves.',
  ],
};

const which: Cards['which'] = {
  title: 'Which alarm do you mean?',
  lead: 'Several alarms are open. Please choose the one your answer is for.',
  line: {
    real: (number, level) => `Real event (Ernstfall) ${number} · ${level}`,
    exercise: (number, level) => `Exercise (Übung) ${number} · ${level}`,
  },
  comingIn: (minutes) => `I am coming in ${minutes} minutes`,
};

const help: Cards['help'] = {
  title: 'How BCM-Lotse helps you',
  emergency: 'Danger to people? Call 112 or 110 first.',
  call: (number) => `Reach the crisis team without Teams: ${number}.`,
  raise: 'Raise an alarm: write “alarm”. You see everything once more before anything is raised.',
  notYou:
    'To report something, write “report”. You may not raise an alarm yourself; in an emergency call your superior or the crisis team.',
  words: 'BCM-Lotse understands these words in the chat',
  list: [
    ['alarm', 'raise an alarm or start an exercise'],
    ['ja', 'I am coming, in about 30 minutes'],
    ['ja 30', 'I am coming in 30 minutes; any other number works, too'],
    ['nein', 'I cannot'],
    ['virtuell', 'I take part remotely'],
    ['mobil', 'availability check: I work remotely'],
    ['ab 14:30', 'availability check: I am available from this time'],
    ['eingeschränkt', 'availability check: I am available with limits'],
    ['melden', 'report an incident, even when in doubt'],
    ['status', 'what is overdue and what you can do; “status salaries” about one process'],
    ['plan salaries', 'find emergency plans with this word'],
    ['hilfe', 'this overview'],
  ],
  channel: 'In a channel please write “@BCM-Lotse” in front.',
};

export const enCards: Cards = {
  mark: { ...mark, ...staffingMarkEn, ...approvalMarkEn, ...realEventMarkEn },
  toast: { real: 'REAL EVENT (ERNSTFALL)', exercise: 'EXERCISE (ÜBUNG)' },
  toastUntil: (when) => `Answer by ${when}.`,
  openTab: 'View in the tab',
  situation,
  answering,
  information: { ...information, end: { ...information.end, ...realEventToldEn } },
  channel,
  news,
  end: { ...end, ...realEventEndEn },
  ended,
  reasons,
  change,
  changing,
  form,
  raised,
  proposal,
  which,
  help,
  report: enReport,
};
