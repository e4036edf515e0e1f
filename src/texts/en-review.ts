// English words of evaluations, findings and trainings.

import type { deReview, refusedReviewDe, reviewJournalDe } from './de-review.ts';
import { duration } from './format.ts';

type Detail = Readonly<Record<string, string | number>>;

const field: Readonly<Record<string, string>> = {
  summary: 'summary',
  goals: 'rating of the goals',
  answers: 'answers to the questions',
  lessons: 'lessons or good practice',
};
const onPage: Readonly<Record<string, string>> = {
  summary: 'Summary',
  goals: 'Goals and rating',
  answers: 'Questions after the event',
  classification: 'Confidentiality',
  timeline: 'Timeline',
  good: 'Good practice',
  lessons: 'Lessons for the next exercises',
  training: 'Training needs',
  maturity: 'Remark on maturity',
  proofs: 'Evidence',
  form: "Observer's form",
  remark: 'Remark',
};
const fieldOf = ({ field: name = '' }: Detail) => onPage[name] ?? `${name}`;
const named = ({ fields = '' }: Detail) =>
  String(fields)
    .split(' ')
    .map((one) => field[one] ?? one)
    .join(', ');

export const refusedReviewEn: typeof refusedReviewDe = {
  'feedback-rating': () => 'Please choose a mark from 1 to 4.',
  'finding-text': () => 'Please write what was found.',
  'finding-done': () => 'There is a measure or a decision about this finding already.',
  'report-fields': (detail: Detail) => `The report still lacks: ${named(detail)}.`,
  'report-classified': (detail) =>
    `“${fieldOf(detail)}”: classified material (VS-NfD and higher) must not stand here. Please give its number only.`,
  'report-long': (detail: Detail) =>
    `“${fieldOf(detail)}”: the text is too long. At most ${detail.most} characters are allowed.`,
  'report-many': (detail: Detail) => `“${fieldOf(detail)}”: at most ${detail.most} lines are possible.`,
  'report-own': () => 'Somebody else than those who wrote the report or handed it in has to release it.',
  'report-state': () => 'This is not possible as the report stands now. Please reload the page.',
  'review-early': () => 'The alarm has not ended yet. The evaluation begins after the all-clear.',
  'review-empty': () => 'Please rate at least one goal or write something.',
  'review-hours': ({ most = 0 }: Detail) => `Please give the hours as a number, at most ${most}.`,
  'review-over': () => 'The questions are closed. Thank you.',
  'review-remark': () => 'Please write what did not work.',
  'review-round': () =>
    'Another round is not possible now: the last one is not counted yet, there were two already, or it is too long ago.',
  'training-title': () => 'Please give the training a title.',
};

const forms = (n: number) => (n === 1 ? "1 observer's form" : `${n} observers' forms`);
const results = (n: number) => (n === 1 ? '1 test result' : `${n} test results`);
const missing = (some: unknown, tests: unknown) =>
  [Number(some) > 0 ? forms(Number(some)) : '', Number(tests) > 0 ? results(Number(tests)) : '']
    .filter((one) => one !== '')
    .join(' and ');

export const reviewJournalEn: typeof reviewJournalDe = {
  'review-opened': () => 'Evaluation begun',
  'review-asked': ({ entry }) => `Feedback asked for, round ${entry.round}`,
  'review-reminded': () => 'Everybody asked for feedback once more',
  'review-chased': ({ entry }) => `Reminded, still open: ${missing(entry.forms, entry.tests)}`,
  'review-chase-over': ({ entry }) => `Passed on to the coordination, still open: ${missing(entry.forms, entry.tests)}`,
  'review-chase-put-off': () => 'Reminder put off to working hours',
  'review-handed': () => 'BC officer told',
  'review-observed': ({ entry }) => `Observations added later: ${(entry.seen as readonly unknown[]).length}`,
  'review-asking-stopped': () => 'Questions closed',
  'review-counted': ({ entry }) =>
    entry.sums ? `Feedback counted: ${(entry.sums as { answers: number }).answers}` : 'Too little feedback',
  'review-evaluated': () => "Observer's form handed in",
  'review-tested': () => 'Test result noted',
  'report-written': () => 'Report written',
  'report-submitted': () => 'Report handed in for release',
  'report-returned': ({ entry }) => `Report returned: ${entry.reason}`,
  'report-released': () => 'Report released',
  'report-revised': () => 'New version of the report begun',
  'review-proved': ({ entry: { missed } }) =>
    missed
      ? `Evidence noted, but for plans that are not in force: ${(missed as readonly unknown[]).length}`
      : 'Evidence noted',
  'review-emptied': () => 'Raw answers deleted',
};

const share = (value: number, of: number | null) => (of === null ? `${value}` : `${value} of ${of}`);

export const enReview: typeof deReview = {
  source: { EXERCISE: 'Exercise', INCIDENT: 'Real event' },
  status: { none: 'New', open: 'In work', 'for-release': 'For release', released: 'Released' },
  result: { PASSED: 'Passed', PARTIAL: 'Partly passed', FAILED: 'Failed' },
  part: { good: 'Good', correct: 'To correct', improve: 'To improve' },
  rating: ['not reached', 'partly reached', 'largely reached', 'fully reached'],
  kind: { POSITIVE: 'Good', CORRECTION: 'Correction', IMPROVEMENT: 'Improvement', TRAINING: 'Training need' },
  question: {
    origin: 'What was the origin?',
    effects: 'What were the effects?',
    speed: 'How soon could the crisis team act?',
    worked: 'What worked well in the crisis team?',
    deviation: 'Where did we leave the plan, and why?',
    unknown: 'Which time-critical processes or resources did we not know?',
    measures: 'Which measures helped, which were new?',
    plans: 'How good were the plans?',
    communication: 'How did communication go, inside and outside?',
  },
  figure: (name, value, of) => {
    const names: Readonly<Record<string, string>> = {
      'exercise-minutes': 'Exercise time (minutes)',
      'pause-minutes': 'Pauses (minutes)',
      'delay-minutes': 'Delay against the script (minutes)',
      'ahead-minutes': 'Ahead of the script (minutes)',
      'injects-played': 'Injects played',
      'injects-done': 'Injects done',
      'injects-deviating': 'Injects that deviated',
      'reactions-met': 'Reactions in time',
      reached: 'People reached',
      'roles-filled': 'Roles filled',
      'staffed-minutes': 'Crisis team complete after (minutes)',
      'deputies-used': 'Deputies used',
      'dead-contacts': 'Contacts that led nowhere',
      'reach-met': 'Target met: people reached, at least (%)',
      'reach-missed': 'Target missed: people reached, at least (%)',
      'reach-open': 'Target open: people reached, at least (%)',
      'staffed-met': 'Target met: crisis team complete, after at most (minutes)',
      'staffed-missed': 'Target missed: crisis team complete, after at most (minutes)',
      'staffed-open': 'Target open: crisis team complete, after at most (minutes)',
      'event-minutes': 'Duration of the event (minutes)',
      'alarmed-minutes': 'From event to alarm (minutes)',
      'response-minutes': 'From event to declaration (minutes)',
      'processes-hit': 'Processes hit',
    };
    return [names[name] ?? name, share(value, of)] as const;
  },
  draft: {
    began: 'Begin',
    ended: 'End',
    aborted: (reason) => `Broken off: ${reason}`,
    inject: (number, text) => `Inject ${number}: ${text}`,
    deviated: (number, note) => `Inject ${number} went otherwise than expected. ${note}`.trim(),
    late: (number) => `Inject ${number}: the expected reaction did not come in time.`,
    minutes: (n) => `${n} minutes`,
    step: {
      occurred: 'Event occurred',
      reported: 'Event reported',
      constituted: 'Crisis team constituted',
      declared: 'Emergency declared',
      deescalated: 'De-escalated',
      dissolved: 'Crisis team dissolved',
    },
  },
  card: {
    mark: (source, number) =>
      source === 'EXERCISE' ? `ÜBUNG (EXERCISE) ${number} – ended` : `ERNSTFALL (REAL) ${number} – ended`,
    ask: (source) =>
      source === 'EXERCISE' ? 'One minute please: how did the exercise go?' : 'One minute please: how did it go?',
    again: 'Asking everybody once more: how did it go? Whoever has answered need not do anything.',
    anonymous: 'Kept without your name, evaluated only from 5 answers on.',
    rating: 'Your mark',
    ratings: ['1 – bad', '2 – rather bad', '3 – rather good', '4 – good'],
    good: 'What was good? (No names, please.)',
    change: 'What should we change? (No names, please.)',
    send: 'Send feedback',
    thanks: 'Thank you. Your feedback is here, without your name. There is nothing more to do.',
    over: 'The questions are closed. There is nothing more to do.',
    evaluation: "Please fill in your observer's form now.",
    reminder: 'Reminder: your answer is still missing.',
    missing: (some, tests) => `Please ask about it: ${missing(some, tests)} still missing.`,
    missingMore: 'Two reminders went out. Only those who led the exercise see who has not answered.',
    missingNone: 'Everything has come in. There is nothing more to do.',
    late: (n) =>
      n === 1 ? 'Please look: one observation was added later.' : `Please look: ${n} observations were added later.`,
    lateMore: 'The released report stays as it is. To take them in, begin a new version on the page Evaluation.',
    lateNone: 'The observations stand in the draft of the new version. There is nothing more to do here.',
    evaluationMore: 'It is about how things went, never about a person.',
    goal: (text) => `Goal: ${text}`,
    unrated: 'not observed',
    correct: 'What must be corrected?',
    improve: 'What can be improved?',
    sendForm: 'Hand in the form',
    formDone: 'Thank you. Your form is here. You can still change it on the page Evaluation.',
    test: (name) => `Please note the result of the test: ${name}.`,
    activity: 'Test',
    target: (hours) => `Target: it works again within ${duration(hours, 'en-GB')}.`,
    time: (hours, target) =>
      hours <= target
        ? `Needed: ${duration(hours, 'en-GB')}, target ${duration(target, 'en-GB')} met.`
        : `Needed: ${duration(hours, 'en-GB')}, target ${duration(target, 'en-GB')} missed.`,
    result: 'Result',
    hours: 'Time needed in hours (empty: not measured)',
    remark: 'Remark (needed when something failed)',
    correction: 'What should be done?',
    sendTest: 'Note the result',
    testDone: (result) => `Thank you. Noted: ${result}.`,
    open: 'Open evaluation',
  },
};
