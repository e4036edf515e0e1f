// English names of everything about exercises, and the sentences of what their rules refuse.
import type { exerciseJournalDe, exerciseWordsDe, refusedExerciseDe } from './de-exercise.ts';
import type { LineWords } from './de-journal.ts';

type Detail = Readonly<Record<string, string | number>>;

const field: typeof exerciseWordsDe.field = {
  number: 'Number',
  title: 'Title',
  type: 'Type',
  from: 'From',
  to: 'To',
  goal: 'Goal',
  outage: 'Scenario',
  processes: 'Processes',
  resources: 'Resources',
  plans: 'Plans',
  targets: 'Target groups',
  prepares: 'Responsible for preparation',
  executes: 'Responsible for execution',
  means: 'Effort',
  impact: 'Impact on normal operation',
  announced: 'Announced',
  offHours: 'Outside office hours',
  concept: 'Concept',
  room: 'Room',
  classification: 'Confidentiality',
  startsAt: 'Start',
  duration: 'Duration',
  situation: 'Initial situation',
  goals: 'Goals',
  takings: 'People involved',
  lead: 'Exercise lead',
  participants: 'Participants',
  rules: 'Rules',
  abortCriteria: 'Abort criteria',
  risks: 'Risk assessment',
  rollback: 'Way back',
  injects: 'Script (injects)',
  sender: 'Sender',
  receiver: 'Recipient',
  text: 'Text of the inject',
  expected: 'Expected reaction',
  after: 'Only after',
  ifNot: 'Only if not',
};
const name = (key: unknown) => (field as Readonly<Record<string, string>>)[String(key)] ?? String(key);
const named = ({ fields = '' }: Detail) => String(fields).split(' ').map(name).join(', ');

export const refusedExerciseEn: typeof refusedExerciseDe = {
  'exercise-day': (detail) => `“${name(detail.field ?? '')}” is no readable date. Please choose a day.`,
  'exercise-duration': ({ most = 0 }) => `Please give the duration in whole minutes, at most ${most}.`,
  'exercise-fields': (detail) => `Still missing: ${named(detail)}.`,
  'exercise-fixed': () => 'This exercise is running, over or was moved. Its row and concept can no longer be changed.',
  'exercise-goal': () => 'Each goal needs a sentence that says what is to be reached.',
  'exercise-classified': ({ field: key = '' }) =>
    `“${name(key)}” must not hold classified material (VS-NfD and higher). Please give its number only.`,
  'exercise-long': ({ field: key = '', most = 0 }) =>
    `“${name(key)}” is too long. At most ${most} characters are allowed.`,
  'exercise-management': () =>
    'This function test is released by the management, because it may affect normal operation.',
  'exercise-many': ({ field: key = '', most = 0 }) => `“${name(key)}”: at most ${most} entries are possible.`,
  'exercise-number': () => 'The number of an exercise is the year and a running number, such as 2026-03.',
  'exercise-order': () => '“To” lies before “From”. Please check the period.',
  'exercise-outside': () =>
    'The start lies outside of the planned period. Please change the start or the row of the year plan.',
  'exercise-own': () => 'Somebody else than those who wrote the concept has to release it.',
  'exercise-replacement': () => 'Please give the replacement date. No exercise falls out without one.',
  'exercise-state': () => 'This is not possible as the exercise stands. Please reload the page.',
  'exercise-taken': () => 'This number is taken already. Please try again.',
  'exercise-taking-twice': () => 'Somebody is listed twice. Everybody has exactly one role.',
  'exercise-unannounced': () =>
    'This exercise is planned as unannounced. Please change the row of the year plan first.',
  'exercise-year': () => '“From” does not lie in the year of the number. Please check the date.',
  'script-cycle': ({ rows = '1 → 1' }) =>
    `These injects wait for each other in a circle: ${rows}. Please release one of them.`,
  'script-field': ({ row = 1, field: key = '' }) => `Inject ${row}: “${name(key)}” is missing.`,
  'script-late': ({ row = 1 }) => `Inject ${row} lies after the end of the exercise. Please check minute and duration.`,
  'script-minute': ({ row = 1 }) =>
    `Inject ${row}: please give the minute as a whole number from the start, at most one week.`,
  'script-number': () => 'Each inject needs a number.',
  'script-twice': ({ row = 1 }) => `The number ${row} occurs twice in the script.`,
  'script-unknown': ({ row = 1, field: key = '' }) =>
    `Inject ${row}: “${name(key)}” names something that is not in this concept.`,
  'year-plan-empty': () => 'No exercise is planned in this year. Please plan one first.',
  'year-plan-management': () =>
    'The year plan is released by the management. Nobody but you is named. Please add it under “Crisis team”.',
  'year-plan-own': () => 'Somebody else than the person who handed in the plan has to release it.',
  'year-plan-state': () => 'No plan is waiting for its release. Please reload the page.',
};

export const exerciseWordsEn: typeof exerciseWordsDe = {
  field,
  fieldName: (key) => name(key),
  type: {
    TABLETOP: 'Tabletop exercise',
    STAFF_EXERCISE: 'Staff exercise',
    STAFF_FRAME_EXERCISE: 'Command post exercise',
    FULL_EXERCISE: 'Full exercise',
    ALARM_EXERCISE: 'Alarm exercise',
    FUNCTION_TEST: 'Function test',
  },
  status: {
    none: 'New',
    planned: 'Planned',
    concept: 'Concept',
    released: 'Released',
    announced: 'Announced',
    running: 'Running',
    ended: 'Ended',
    aborted: 'Aborted',
    evaluation: 'Evaluation',
    report: 'Report',
    closed: 'Closed',
    postponed: 'Postponed',
    cancelled: 'Cancelled',
  },
  role: {
    LEAD: 'Exercise lead',
    AUTHOR: 'Exercise author',
    RECORDER: 'Exercise recorder',
    PARTICIPANT: 'Participant',
    OBSERVER: 'Observer',
    EXPERT: 'Subject expert',
    SUPPORT: 'Supporter',
    TEST_OWNER: 'Test owner',
  },
  channel: { TEAMS_CHANNEL: 'Teams channel', TEAMS_CHAT: 'Teams chat', PHONE: 'Phone', PAPER: 'Paper' },
  outage: { IT: 'IT', STAFF: 'Staff', BUILDING: 'Building', PROVIDER: 'Provider', CYBER: 'Cyber attack' },
  hint: {
    'plan-missing': 'A tabletop exercise needs a plan. Please link it in the row.',
    'tabletop-missing':
      'Before a function test there should have been a tabletop exercise. None is proven for the linked plans.',
    'staff-rules-missing': 'For a staff exercise the staff rules should be released. There are none yet.',
    'contacts-stale': 'Before an alarm exercise the contact data should be current. Please check reachability first.',
  },
  difference: {
    new: 'new',
    changed: 'changed',
    gone: 'removed',
    postponed: 'postponed',
    cancelled: 'cancelled',
  },
};

const instead = ({ entry }: LineWords) => {
  const { from, reason } = entry.replacement as Record<string, string>;
  return `Replacement date ${String(from).split('-').reverse().join('/')}: ${reason}`;
};

export const exerciseJournalEn: typeof exerciseJournalDe = {
  'exercise-planned': ({ entry }) => `Exercise ${(entry.row as { number: string }).number} planned`,
  'exercise-repeated': ({ entry }) =>
    `Exercise ${(entry.row as { number: string }).number} by schedule, unchanged as released`,
  'exercise-row-changed': () => 'Row of the year plan changed',
  'exercise-concept-written': () => 'Concept or script written',
  'exercise-released': () => 'Concept released',
  'exercise-announced': () => 'Exercise announced',
  'exercise-started': () => 'Exercise begun',
  'exercise-ended': () => 'Exercise ended',
  'exercise-aborted': ({ entry }) => `Exercise aborted: ${entry.reason}`,
  'exercise-evaluated': () => 'Evaluation begun',
  'exercise-reported': () => 'Report begun',
  'exercise-closed': () => 'Exercise closed',
  'exercise-postponed': (line) => `Exercise postponed. ${instead(line)}`,
  'exercise-cancelled': (line) => `Exercise cancelled. ${instead(line)}`,
  'year-plan-submitted': ({ entry }) => `Year plan handed in: ${(entry.rows as unknown[]).length} exercises`,
  'year-plan-released': () => 'Year plan released',
  'year-plan-returned': ({ entry }) => `Year plan returned: ${entry.reason}`,
};
