// Texts (en) of data protection.
import type { privacyDe, refusedPrivacyDe } from './de-privacy.ts';

export const refusedPrivacyEn: typeof refusedPrivacyDe = {
  'hold-reason': () => 'Please write in at least 10 characters why nothing may be deleted.',
  'hold-unknown': () => 'Nothing was found by this number or id. Please check kind and number.',
  'hold-ambiguous': () => 'Several domains have this number. Please put the domain in front, such as MI-ITN.2026-03.',
  'person-needed': () =>
    'This person still has a role or a right, or is asked in an open alarm. Please end that first.',
  'hold-there': () => 'There is a legal hold on this case already.',
  'hold-too-many': ({ most }) =>
    `There are ${most} legal holds already. Please lift first what is not needed any longer.`,
};

export const privacyEn: typeof privacyDe = {
  title: 'Data protection',
  lead: 'How long personal data stay, what the next night deletes, and what is exempt from it.',
  rules: 'Rules of deletion',
  wouldDelete: 'Would delete:',
  days: (n) => (n % 365 === 0 && n > 0 ? (n === 365 ? '1 year' : `${n / 365} years`) : `${n} days`),
  keepFrom: (period, from) => `${period} ${from}`,
  would: (cases, values) =>
    cases === 0
      ? 'nothing'
      : `${cases === 1 ? '1 case' : `${cases} cases`}, ${values === 1 ? '1 value' : `${values} values`}`,
  held: (n) => (n === 1 ? '1 exempt by a legal hold' : `${n} exempt by a legal hold`),
  deleted: {
    night: 'at night, by itself',
    newest: 'with every new check, by itself',
    request: 'on request, by the operator',
  },
  last: (when, values) => `Last deletion: ${when}, ${values === 1 ? '1 value' : `${values} values`}.`,
  never: 'No night has run yet.',
  stays: 'The journal stays: it then names people by a random id only, and its chain still verifies.',
  holds: 'Legal holds',
  holdsLead: 'While a hold is there, the case stays with everything in it, even when its time is over.',
  holdsWith: 'With an alarm stay the report it came of and the evaluation of its exercise or event.',
  noHolds: 'There is no legal hold.',
  what: 'What is held',
  number: 'Number or id',
  numberHint:
    'Alarm: 2026-017 or Ü 2026-003. Check-in: id or address of its page. Evaluation: number of the exercise. Printed copies: domain, such as MI-ITN.',
  reason: 'Reason',
  reasonHint: 'Such as a file number. No names and nothing about health.',
  place: 'Place hold',
  placed: 'The legal hold is there.',
  lift: 'Lift hold',
  liftAsk: (label) => `Lift the legal hold on ${label}`,
  lifted: 'The legal hold is lifted.',
  by: (name, when) => `${name}, ${when}`,
  kind: {
    alarm: 'Alarm',
    'check-in': 'Check-in',
    review: 'Evaluation',
    'phone-list': 'Printed telephone lists',
    handbook: 'Printed emergency handbooks',
  },
  stoppedBy: 'Legal hold:',
  reference: (id) => `Id: ${id}`,
  rule: {
    'role-numbers': {
      what: 'Telephone numbers',
      from: 'after the end of the last role',
      why: 'Being reached in the role; the person is asked 14 days before',
      law: 'GDPR Art. 5(1)(e), § 88 NBG, § 12 NDSG; private numbers are voluntary',
      hold: 'none. Numbers are there to reach somebody in the role, and for nothing else',
    },
    'check-in-answers': {
      what: 'Answers, names and group of check-ins',
      from: 'after the end of the check-in',
      why: 'Deployment of staff during an event',
      law: '§ 88(1) NBG, § 12 NDSG',
      hold: 'on the check-in',
    },
    'review-forms': {
      what: 'Forms of observers after exercises and events',
      from: 'after the end of the exercise or event',
      why: 'Evaluation; report and figures stay',
      law: '§ 88(1) NBG, § 12 NDSG',
      hold: 'on the evaluation, or on an alarm of the exercise or event',
    },
    'feedback-answers': {
      what: 'Anonymous feedback word by word (with fewer than five answers already when the questions close)',
      from: 'after the end of the exercise or event',
      why: 'Evaluation; the sums stay',
      law: 'Promised to those who were asked; GDPR Art. 5(1)(e)',
      hold: 'none. It names nobody, and its deletion was promised to those who were asked',
    },
    'reporter-callback': {
      what: 'Number to call back, from reports',
      from: 'after the report, once it is decided',
      why: 'Questions about the report',
      law: 'GDPR Art. 5(1)(c) and (e)',
      hold: 'on the alarm that came of it',
    },
    'copy-holders': {
      what: 'Who had a printed telephone list or emergency handbook',
      from: 'after it was returned or destroyed',
      why: 'Proof of where printed copies are',
      law: 'GDPR Art. 32',
      hold: 'on the printed copies of the domain',
    },
    'exercise-alarms': {
      what: 'Names and answers in exercise alarms',
      from: 'after the end of the exercise',
      why: 'Exercise report and comparison over two cycles',
      law: 'BSI-Standard 200-4, ch. 13; GDPR Art. 5(1)(e)',
      hold: 'on the alarm',
    },
    'real-alarms': {
      what: 'Names and answers in real alarms',
      from: 'after the end of the alarm',
      why: 'Log of the event: proof of decisions',
      law: 'Practice of event logs; GDPR Art. 6(1)(e), § 3 NDSG',
      hold: 'on the alarm',
    },
    reachability: {
      what: 'Names in the reachability audit',
      from: 'only the newest result',
      why: 'To close gaps; older results are numbers only',
      law: 'GDPR Art. 5(1)(c)',
      hold: 'none. Older results say nothing about a case',
    },
    'people-left': {
      what: 'Master data, Teams address and numbers of people who left',
      from: 'until the request or the departure',
      why: 'The journal keeps only the random id',
      law: 'GDPR Art. 17 with (3)(b) and (e)',
      hold: 'on an alarm: the name in it stays',
    },
  },
};
