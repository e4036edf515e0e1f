// Texts of This week, deviations and maturity (en).
import type { deDeviations, deMaturity, deWeek } from './de-week.ts';

const such = (n: number, example: string) => (n === 1 ? `“${example}”` : `${n}, first “${example}”`);

const todo: typeof deWeek.todo = {
  role: {
    title: 'Fill a role of the crisis team',
    why: (n, x) => `${such(n, x)}: without holder and deputy the role may stay empty in an alarm.`,
    button: 'To people & roles',
  },
  'release-waiting': {
    title: 'Release key figures',
    why: () => 'Somebody else drew up values and waits for you or another person to release them.',
    button: 'To the release',
  },
  'release-returned': {
    title: 'Look at the figures sent back',
    why: () => 'The values were sent back with a hint and are not released.',
    button: 'To the release',
  },
  risk: {
    title: 'Clear up a deviation from the guideline',
    why: (n, x) => `${such(n, x)}: the notice to the BCM board or a valid acceptance of the risk is missing.`,
    button: 'To the deviations',
  },
  'plan-missing': {
    title: 'Release GFPs for time-critical processes',
    why: (n, x) => `${such(n, x)} without a released GFP, though time-critical.`,
    button: 'To the plans',
  },
  'plan-release': {
    title: 'Release a plan',
    why: (n, x) => `${such(n, x)}: waiting to be released by a second person.`,
    button: 'To the plans',
  },
  'bia-missing': {
    title: 'Make up for a business impact analysis',
    why: (n, x) => `${such(n, x)}: without a BIA nobody knows whether the process is time-critical.`,
    button: 'To the processes',
  },
  'measure-overdue': {
    title: 'Clear up overdue measures',
    why: (n, x, day) => `${such(n, x)}: overdue since ${day}.`,
    button: 'To the measures',
  },
  'review-overdue': {
    title: 'Have overdue plans reviewed',
    why: (n, x, day) => `${such(n, x)}: the review was due by ${day}. The plan still counts, but is marked.`,
    button: 'To the plans',
  },
  trigger: {
    title: 'See to reasons for a review',
    why: (n, x) => `${such(n, x)}: something happened that asks for a review before its time.`,
    button: 'To the plans',
  },
  rta: {
    title: 'Clear up recovery times',
    why: (n, x) => `${such(n, x)}: the achievable time (RTA) is unknown, untested or longer than the RTO.`,
    button: 'To the resources',
  },
  'alarm-exercise': {
    title: 'Exercise the alarm',
    why: () => 'There was no alarm exercise in the last twelve months. It is compulsory at every stage.',
    button: 'Start an exercise',
  },
  term: {
    title: 'Extend a term or name somebody else',
    why: (n, x, day) => `${such(n, x)}: end of the term: ${day}.`,
    button: 'To people & roles',
  },
  'bia-old': {
    title: 'Renew a business impact analysis',
    why: (n, x) => `${such(n, x)}: the BIA is older than laid down.`,
    button: 'To the processes',
  },
  'measure-check': {
    title: 'Check the effect of measures',
    why: (n, x) => `${such(n, x)}: closed, but the effect is not checked.`,
    button: 'To the measures',
  },
  contract: {
    title: 'Extend a contract',
    why: (n, x, day) => `${such(n, x)}: the contract ends on ${day}.`,
    button: 'To the resources',
  },
  'deviation-ends': {
    title: 'A deviation runs out',
    why: (n, x, day) => `${such(n, x)}: valid until ${day} only.`,
    button: 'To the deviations',
  },
  'review-soon': {
    title: 'Review plans soon',
    why: (n, x, day) => `${such(n, x)}: review by ${day}. Whoever is responsible is reminded.`,
    button: 'To the plans',
  },
  'measure-soon': {
    title: 'Measures fall due',
    why: (n, x, day) => `${such(n, x)}: due on ${day}.`,
    button: 'To the measures',
  },
  'release-due': {
    title: 'Draw up key figures',
    why: (_n, _x, day) => `The next release to the central office is due by ${day}.`,
    button: 'To the release',
  },
  guideline: {
    title: 'Record the guideline',
    why: () => 'No guideline with a day of release is recorded for your BC domain.',
    button: 'To the BCMS of the domain',
  },
  officer: {
    title: 'Record the BC officer',
    why: () => 'Nobody is recorded as BC officer of your BC domain.',
    button: 'To the BCMS of the domain',
  },
  maturity: {
    title: 'Assess the maturity',
    why: () => 'The maturity was never assessed, or more than a year ago.',
    button: 'To the maturity',
  },
};

export const enWeek: typeof deWeek = {
  title: 'This week',
  lead: 'What to do next, the most important first. Each item leads to the one page on which it is solved.',
  figures: 'Six key figures',
  todos: 'To do',
  open: 'Open',
  first: (name) => `Open “${name}”`,
  rest: (n) => `${n} more ${n === 1 ? 'item follows' : 'items follow'} when something is done.`,
  empty: 'There is nothing to do.',
  emptyMore: 'All roles are filled, nothing is overdue, nothing waits to be released.',
  next: 'Due next',
  all: 'All dates',
  alarm: 'An alarm is open.',
  toAlarm: 'To the situation',
  todo,
};

export const enDeviations: typeof deDeviations = {
  title: 'Deviations',
  lead: 'Where the BC domain deviates from the guideline: MUST with reason, notice to the BCM board and acceptance of the risk by the management; SHOULD with reason.',
  none: 'No deviations are recorded.',
  add: 'Record a deviation',
  edit: (name) => `Edit ${name}`,
  newOne: 'New deviation',
  saved: 'Saved.',
  save: 'Save',
  cancel: 'Cancel',
  filter: 'Show',
  filters: { open: 'Open', all: 'All', must: 'MUST only' },
  modal: { MUSS: 'MUST', SOLL: 'SHOULD' },
  status: { open: 'open', closed: 'closed' },
  want: {
    board: 'BCM board not informed',
    acceptance: 'no acceptance of the risk',
    expired: 'no longer valid',
  },
  fine: 'complete',
  field: {
    requirement: 'Requirement',
    requirementHint: 'Which one, such as “BCLL 4.3”.',
    modal: 'Kind',
    reason: 'Reason',
    boardInformedOn: 'BCM board informed on',
    riskAcceptedBy: 'Risk accepted by',
    riskAcceptedByHint: 'Management of the BC domain, as named under People & roles.',
    riskAcceptedOn: 'Risk accepted on',
    validTo: 'Valid until',
    closedOn: 'Closed on',
  },
  nobody: 'nobody',
  noManagement: 'No management is named. Please name it under People & roles.',
  history: 'History',
  historyLine: (name, moment) => `${name}, ${moment}`,
  column: {
    requirement: 'Requirement',
    modal: 'Kind',
    status: 'State',
    wants: 'What is missing',
    validTo: 'Valid until',
  },
};

export const enMaturity: typeof deMaturity = {
  title: 'Maturity',
  lead: 'How mature is the BCMS at each step? From level 1 on each needs evidence: an address or a document number.',
  stage: 'Stage of the BCMS',
  stages: { REACTIVE: 'Reactive', BUILD_UP: 'Build-up', STANDARD: 'Standard' },
  stageHint: 'The stage is kept under “BCMS of the domain”.',
  assessedOn: (day) => `Assessed on ${day}`,
  never: 'Not assessed yet.',
  level: {
    0: '0 – not there',
    1: '1 – initial',
    2: '2 – managed',
    3: '3 – defined',
    4: '4 – measured',
    5: '5 – optimising',
  },
  step: 'Step',
  levelName: 'Level',
  evidence: 'Evidence',
  note: 'Note',
  edit: 'Assess anew',
  save: 'Save the assessment',
  cancel: 'Cancel',
  saved: 'The assessment is saved.',
  mean: 'Mean',
  chart: 'Level per step',
  history: 'Earlier assessments',
  historyNone: 'There is no earlier assessment yet.',
  historyLine: (day, mean, name) => `${day}: mean ${mean}, by ${name}`,
};
