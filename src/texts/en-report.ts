// English texts of reports by anybody, and of people who ask for help.
import type { deReport, deTabHelp, deTabReport } from './de-report.ts';

const joined = (all: readonly string[]) => all.join('; ');
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const enReport: typeof deReport = {
  theme: {
    building: 'Building, power, water, fire',
    it: 'IT, telephone, network',
    staff: 'Staff is missing',
    provider: 'A supplier fails',
    other: 'Something else',
  },
  question: {
    safety: 'People are in danger or hurt',
    evacuated: 'The building or a part of it was evacuated',
    unusable: 'Rooms cannot be used',
    supply: 'Power, water, heating or cooling has failed, with no quick fix',
    plant: 'An important installation has stopped',
    security: 'Protective systems are affected, such as virus protection or locks',
    many: 'Many colleagues or important tasks are affected',
    attack: 'An attack, tampering or a data leak is suspected',
    long: 'It will probably last longer than 8 hours',
    outside: 'Citizens or other authorities notice it',
    absent: 'Too many are absent to get the work done',
    authorised: 'Somebody with a special authorisation is absent',
    outage: 'The supplier has an outage or an emergency',
    stopped: 'The supplier no longer delivers or has ended the contract',
  },
  knowledge: { seen: 'seen by themselves', heard: 'heard from others', assumed: 'assumed' },
  stage: {
    owner: 'head of the crisis team',
    deputy: 'deputy head of the crisis team',
    management: 'head of the authority',
    everybody: 'everybody who may raise an alarm',
  },
  form: {
    title: 'Report something',
    emergency: 'Are people in danger? Call 112 or 110 first.',
    pick: 'What is it about? If in doubt, please report it.',
    lead: 'Write what you know. Leave empty what you do not know.',
    domain: 'Which organisation is affected?',
    what: 'What has happened?',
    knowledge: 'How do you know?',
    knowledges: {
      seen: 'I saw it myself',
      heard: 'Somebody told me',
      assumed: 'I assume it',
    },
    where: 'Where?',
    since: 'Since when? (empty means: now)',
    effects: 'Who or what is affected, and how does it show?',
    questions: 'Which of these are true? (tick only what you are sure of)',
    cause: 'Possible cause (a guess will do)',
    measures: 'What has been done already?',
    callback: 'Number to call you back (optional)',
    callbackHint: 'Only those who decide on your report see the number.',
    missing: {
      what: 'Please write what has happened.',
      where: 'Please write where it happened.',
      knowledge: 'Please choose how you know.',
      domain: 'Please choose an organisation.',
    },
    send: 'Submit report',
    back: 'Choose another topic',
    inChannel: 'Thank you. Your report has come in. What becomes of it is shown in your chat with BCM-Lotse.',
  },
  receipt: {
    open: 'YOUR REPORT – received',
    taken: 'YOUR REPORT – being checked',
    raised: 'YOUR REPORT – alarm raised',
    dismissed: 'YOUR REPORT – no alarm',
    step: {
      open: 'Your report has come in.',
      taken: 'Somebody is checking your report.',
      raised: (number, when) => `Your report became alarm ${number} (${when}).`,
      dismissed: (when) => `Your report does not become an alarm (${when}).`,
    },
    asked: (stages) => `Asked to decide: ${joined(stages)}.`,
    nobody: 'Nobody is entered who decides for this organisation. Please call.',
    more: (call) =>
      call === ''
        ? 'Has something changed? Write “report” once more.'
        : `Has something changed? Write “report” once more or call: ${call}.`,
    emergency: 'Are people in danger? Call 112 or 110.',
    yours: 'What you reported',
  },
  said: {
    by: (when, name) => `Reported: ${when}${name === '' ? '' : ` by ${name}`}.`,
    title: 'What the person who reports it says',
    knowledge: 'Known because',
    theme: 'Topic',
    effects: 'Affected',
    unknown: 'not stated',
    cause: 'Assumed cause',
    measures: 'Done already',
    triage: 'First assessment',
    yes: (all) => `Yes: ${joined(all)}`,
    no: 'No question answered with yes. Perhaps it is only a disruption.',
    callback: 'Call back',
    level: (level) => `Suggested by the first assessment: ${level}`,
    went: (steps) => `Asked: ${joined(steps)}.`,
    step: (of, when) => `${of}, ${when}`,
    notYou: 'You may not raise an alarm here. Take the report and call somebody who may.',
    passed: 'REPORT – please take it now',
    passedNow: 'Please decide now. So far nobody has taken this report.',
  },
  phone: {
    head: (domain) => `REPORT (MELDUNG) ${domain}:`,
    tail: 'MELDUNG',
    ask: 'Please decide now.',
    reply: (code) => `YES ${code}: you take it over.`,
    open: 'Attention. A report.',
    close: 'End of message.',
    keys: 'Press 1 to take over the report.',
    take: 'I take over the report',
    next: 'You can raise the alarm or dismiss the report in Teams, in the tab “Situation”. If that fails, please call somebody who may raise an alarm.',
    taken: 'Thank you. You have taken over the report. Decide now in Teams, or call somebody who may raise an alarm.',
    nothingToDo: 'There is nothing more for you to do.',
    no: 'Thank you. If nobody takes over the report, we ask on.',
  },
  help: {
    want: 'I need help',
    hint: 'Your request is on the crisis team’s list. In danger call 112 or 110 at once.',
    danger: 'In danger call 112 or 110 at once.',
    wanted: (when) => `Noted ${when}: you need help.`,
    done: 'No longer needed',
    settled: (when) => `Noted ${when}: your request for help is settled.`,
    afterEnd: 'Do you still need help? Please call your manager, in danger 112 or 110.',
    card: {
      title: (n) => (n === 0 ? 'Nobody needs help any more' : `Please get in touch with ${people(n)}`),
      step: (n) =>
        n === 0
          ? 'At present nobody here needs help any more.'
          : n === 1
            ? 'Please call 1 person who needs help now.'
            : `Please call ${n} people who need help now.`,
      where: 'Who it is stands on the page of the alarm in the tab. There you also note whom you reached.',
      since: 'Oldest request',
    },
  },
};

export const enTabHelp: typeof deTabHelp = {
  title: 'Need help',
  count: (n) => (n === 1 ? '1 person needs help' : `${n} people need help`),
  nobody: 'At present nobody needs help.',
  since: (when) => `since ${when}`,
  done: 'Done – reached by telephone',
  doneFor: (name) => `Done – reached by telephone: ${name}`,
  noted: (name) => `Noted: ${name} was reached.`,
  settled: 'Done',
  settledBy: (name, when, by) => `${name}: done ${when}${by === '' ? '' : `, noted by ${by}`}`,
  bySelf: 'themselves',
  mine: 'Have you read the message?',
  readNoted: 'Thank you. We noted that you have read it.',
  wantNoted: 'Noted: you need help.',
  doneNoted: 'Noted: no longer needed.',
  unnamed: 'Name erased',
};

export const enTabReport: typeof deTabReport = {
  reporter: (name, how) => `Reported by ${name === '' ? 'somebody' : name} (${how})`,
  said: 'What the person says',
  went: 'Who was asked when',
  step: (of, names, when) => `${when}: ${of}${names === '' ? '' : ` (${names})`}`,
  next: (of, when) => `If nobody takes it, it passes on at ${when}: ${of}`,
};
