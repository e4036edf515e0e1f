// Texts (en) of a running exercise: refusals, cards, board, journal.
import type { refusedRunDe, runJournalDe, runWordsDe } from './de-exercise-run.ts';
import type { LineWords, NameOf } from './de-journal.ts';

export const refusedRunEn: typeof refusedRunDe = {
  'inject-answer': () => 'Please write briefly what you arrange.',
  'inject-not-played': () => 'This inject has not been played yet. Please play it first.',
  'inject-played': () => 'This inject has been played already. Please record what became of it.',
  'inject-receiver': () => 'Please choose who gets the inject. It has to be somebody who takes part.',
  'inject-text': () => 'Please write what the inject says.',
  'inject-unknown': () => 'There is no such inject in the running exercise, or it is not for you.',
  'observation-late': () => 'Observations can be added until 14 days after the end of the exercise.',
  'observation-text': () => 'Please write what you observed.',
  'observation-time': () => 'This time lies before the beginning of the exercise. Please check it.',
  'run-jump': () => 'Please give a minute of the exercise that still lies ahead.',
  'run-not-begun': () => 'The exercise has not begun yet.',
  'run-over': () => 'This exercise is over. Nothing more is played.',
  'run-paused': () => 'The exercise is interrupted. Please continue it first.',
};

const mark: (typeof runWordsDe)['mark'] = {
  done: 'Done',
  open: 'Open',
  deviating: 'Deviating',
  'left-out': 'Left out',
};
const kind = { POSITIVE: 'Positive', CORRECTION: 'To be corrected', IMPROVEMENT: 'Improvement' };
const minutes = (n: number) => `${n} min`;

export const runWordsEn: typeof runWordsDe = {
  mark,
  kind,
  status: { none: 'Not begun', running: 'Running', paused: 'Interrupted', ended: 'Ended', aborted: 'Aborted' },
  ending: { ended: 'Ended', aborted: 'Aborted', 'real-event': 'Real event – exercise ended' },
  state: { planned: 'Planned', played: 'Played', skipped: 'Left out', dropped: 'Not needed' },
  reaction: { met: 'Reaction in time', late: 'Reaction late', missed: 'No reaction in time' },
  band: (title) => `ÜBUNG (EXERCISE) · ${title}`,
  toast: (title, what) => `ÜBUNG (EXERCISE) ${title}: ${what}`,
  card: {
    announced: 'Please keep the date free. There is nothing else to do now.',
    movedTo: (from) => `The exercise was postponed. New date: ${from}.`,
    cancelled: (from) => `The date was cancelled. Instead: ${from}.`,
    when: 'Begins',
    where: 'Place',
    duration: 'Duration',
    minutes,
    yourRole: 'Your role',
    rules: 'Rules',
    starts: 'The exercise has begun. Please act as if it were true – but only within the exercise.',
    paused: 'The exercise is interrupted. Please wait until it continues.',
    over: 'The exercise is over. There is nothing more to do.',
    aborted: 'The exercise was aborted. There is nothing more to do.',
    realEvent: 'Something has really happened. End the exercise at once and stay reachable.',
    situation: 'Situation',
    inject: (number) => `Inject ${number}`,
    from: 'Sender',
    react: 'Please react to it and write briefly what you arrange.',
    answer: 'What do you arrange?',
    send: 'Answer',
    answered: (at, text) => `Your answer at ${at}: ${text}`,
    answers: (n) => (n === 1 ? 'There is one answer.' : `There are ${n} answers.`),
    closed: 'This inject can no longer be answered.',
    instruct: 'Please play this inject now.',
    how: { TEAMS_CHANNEL: 'in the channel', TEAMS_CHAT: 'in the chat', PHONE: 'by telephone', PAPER: 'on paper' },
    instructHow: 'Way',
    receivers: 'To',
    nobody: 'nobody who takes part has this function',
    say: 'Wording',
    expected: 'Expected',
    observe: 'Record here what you notice. Procedures are rated, never single persons.',
    kind: 'Kind',
    about: 'About which inject?',
    noInject: 'None in particular',
    seen: 'What did you observe?',
    at: 'Time, if earlier',
    record: 'Record',
    recorded: (n) => (n === 1 ? 'You recorded one observation.' : `You recorded ${n} observations.`),
    realAsk: 'Has something really happened? Then the exercise ends at once for everybody in it.',
    mention: 'For',
  },
  mine: {
    title: 'My exercises',
    inPrivate: 'Please ask me that in your own chat.',
    none: 'No exercise is announced for you at the moment.',
    line: (title, when, role) => `${title}: ${when} (${role})`,
    open: 'date still open',
    running: 'running now',
  },
  board: {
    title: 'Exercise control',
    exerciseClock: 'Exercise time',
    realClock: 'Real time',
    delay: 'Delay',
    behind: (n) => `${n} min behind the script`,
    ahead: (n) => `${n} min ahead of the script`,
    onTime: 'on time',
    start: 'Start exercise',
    startAlarm: 'Raise alarm exercise now',
    startAsk: 'The exercise begins at once, and everybody in it gets a card.',
    startAlarmAsk:
      'The alarm goes to all functions at once, with the same escalation as in reality, marked as an exercise.',
    pause: 'Interrupt',
    resume: 'Continue',
    end: 'End exercise',
    endAsk: 'Everybody in it hears that the exercise is over.',
    abort: 'Abort',
    abortReason: 'Why is it aborted?',
    abortCriteria: 'Abort criteria',
    realEvent: 'Real event – exercise ended',
    realEventAsk: 'Has something really happened? Then the exercise ends at once for everybody in it.',
    jump: 'Jump ahead',
    jumpTo: 'To exercise minute',
    jumpAsk: 'What lies between is left out. You can plan it again one by one.',
    improvise: 'Improvise an inject',
    sender: 'Sender',
    text: 'What is played?',
    to: 'To',
    channel: 'Way',
    play: 'Play now',
    skip: 'Leave out',
    undo: 'Plan again',
    note: 'What was different?',
    injects: 'Injects',
    noInjects: 'This exercise has no script. You can improvise injects.',
    minute: (n) => `Min. ${n}`,
    waits: (numbers) => `waits for ${numbers}`,
    needless: (numbers) => `not needed, because ${numbers} is done`,
    next: (n) => (n <= 0 ? 'now' : `in ${n} min`),
    playedAt: (at) => `at ${at}`,
    notSent: (n) => (n === 1 ? 'One person not reached' : `${n} people not reached`),
    answers: (n, of) => `${n} of ${of} answered`,
    expected: 'Expected',
    improvised: 'improvised',
    observations: 'Observations',
    noObservations: 'No observation yet.',
    observe: 'Record an observation',
    saveLater: 'No connection. Your observation is kept on this device and will be sent with the time of just now.',
    waiting: (n) =>
      n === 1 ? 'One observation waits for the connection.' : `${n} observations wait for the connection.`,
    sendNow: 'Send now',
    saved: 'Recorded.',
    goal: 'Goal',
    none: '–',
    ended: (at) => `Ended at ${at}`,
    journal: 'Course',
    openAlarm: 'To the alarm',
  },
  drillAlarm: {
    what: 'Alarm exercise: it is tested whether and how fast we reach you.',
    nextStep: 'Please answer this message. You do not really have to come.',
    realEvent: 'Real event – exercise ended',
  },
  drill: {
    title: 'Result of the alarm',
    reach: 'Reached',
    reachOf: (answered, asked, percent) => `${answered} of ${asked} (${percent} %)`,
    staffed: 'All functions filled after',
    never: 'not completely filled',
    deputies: 'Filled by a deputy',
    dead: 'Contacts that led nowhere',
    noDead: 'none',
    role: 'Function',
    after: 'Filled after',
    byDeputy: 'by a deputy',
    unfilled: 'not filled',
    minutes,
    before: 'Earlier alarms',
    noBefore: 'This is the first alarm exercise.',
    target: 'Target',
  },
};

const said = (value: unknown): string => (typeof value === 'string' ? value : '');
/** What was written about it, if anything. */
const behind = (sign: string, value: unknown): string => (said(value) === '' ? '' : `${sign}${said(value)}`);
type Sentence = (line: LineWords, nameOf: NameOf) => string;
const numberOf = ({ entry }: LineWords, nameOf: NameOf) => nameOf(said(entry.inject));

export const runJournalEn: Readonly<Record<keyof typeof runJournalDe, Sentence>> = {
  'run-announced': ({ entry }) =>
    `${entry.about === 'moved' ? 'Change of date' : 'Exercise'} announced to ${(entry.people as unknown[]).length} people`,
  'run-begun': ({ entry }) => `EXERCISE “${(entry.plan as { title: string }).title}” begun`,
  'run-paused': () => 'Exercise interrupted',
  'run-resumed': () => 'Exercise continued',
  'run-jumped': ({ entry }) => `Jumped to minute ${entry.minute}`,
  'run-improvised': ({ entry }) => `Inject ${entry.number} improvised: ${(entry.inject as { text: string }).text}`,
  'run-over': ({ entry }) =>
    entry.ending === 'real-event'
      ? 'Real event – exercise ended'
      : entry.ending === 'aborted'
        ? `Exercise aborted: ${entry.reason}`
        : 'Exercise ended',
  'inject-played': (line, nameOf) => `Inject ${numberOf(line, nameOf)} played`,
  'inject-skipped': (line, nameOf) => `Inject ${numberOf(line, nameOf)} left out${behind(': ', line.entry.reason)}`,
  'inject-dropped': (line, nameOf) => `Inject ${numberOf(line, nameOf)} not needed`,
  'inject-marked': (line, nameOf) =>
    `Inject ${numberOf(line, nameOf)}: ${mark[line.entry.mark as keyof typeof mark]}${behind(' – ', line.entry.note)}`,
  'inject-answered': (line, nameOf) => `Inject ${numberOf(line, nameOf)} answered: ${line.entry.text}`,
  'reaction-seen': (line, nameOf) =>
    `Inject ${numberOf(line, nameOf)}: ${runWordsEn.reaction[(line.entry.reaction as { result: 'met' }).result]}`,
  'run-observed': ({ entry }) => {
    const { kind: seen, text } = entry.observation as { kind: keyof typeof kind; text: string };
    return `Observation (${kind[seen]}): ${text}`;
  },
  'run-alarm-linked': () => 'Exercise alarm belongs to this exercise',
  'run-drill-noted': () => 'Figures of the alarm recorded',
  'run-reported': () => 'Late observations passed on to the evaluation',
  'run-told': () => 'Exercise noted as over',
};
