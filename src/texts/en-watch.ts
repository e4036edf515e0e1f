// English words about the watch over the product itself.
import type { refusedWatchDe, watchDe } from './de-watch.ts';

const number = (n: number) => n.toLocaleString('en-GB', { maximumFractionDigits: 1 });

const expiryField: Readonly<Record<string, string>> = {
  kind: 'Kind',
  title: 'Name',
  where: 'Where it is renewed',
  endsOn: 'Valid until',
};

export const refusedWatchEn: typeof refusedWatchDe = {
  'expiry-wrong': ({ field = '' }) =>
    `Please check the field “${expiryField[String(field)] ?? field}”: it is missing, too long, or no day there is.`,
};

export const watchEn: typeof watchDe = {
  kind: { secret: 'secret', certificate: 'certificate', codes: 'emergency codes', contract: 'contract' },
  card: {
    mark: 'TECHNICAL TEST (PROBEALARM)',
    step: 'You need not do anything.',
    why: 'Every five minutes BCM-Lotse checks the way from raising an alarm to Teams. This message is deleted at once.',
  },
  page: {
    kept: 'All promises that are measured are kept.',
    broken: (n) => (n === 1 ? 'One promise is not kept.' : `${n} promises are not kept.`),
    whatToDo: 'What to do stands in the operating manual (docs/betrieb.md, section “Meldungen”), by number.',
    promises: 'Promises',
    promisesHint: (process) => `Measured by ${process} in the last five minutes.`,
    column: { promise: 'Promise', state: 'Standing', value: 'Measured', last: 'Last broken' },
    promise: {
      1: 'What is accepted is stored',
      2: 'Every message has an explained end',
      3: 'Normally exactly one message',
      4: 'Nothing else is repeated after a restart',
      5: 'The crisis team hears within 2 seconds',
      6: 'The escalation plan runs on time, never early',
      7: 'No answer is lost',
      8: 'Nothing leaves after the end',
      9: 'Nothing outdated is sent later',
      10: 'Exercise and real event cannot be confused',
      11: 'When Teams is down, second ways follow within 60 seconds',
      12: 'The system checks itself every five minutes',
      13: 'Only what is proven is shown',
      14: 'Always exactly one server sends',
      15: 'The incident log is unchanged',
    },
    state: { kept: 'kept', broken: 'not kept', silent: 'nothing measured yet' },
    value: {
      count: (value, limit) =>
        limit === 0
          ? value === 0
            ? 'not once broken'
            : `broken ${value} times`
          : `${value} second copies, at most ${limit}`,
      duration: (value, limit) => `at longest ${number(value)} s, limit ${number(limit)} s`,
      level: (value, limit) =>
        limit === 0 ? `${number(value)} found` : `${number(value)} s, limit ${number(limit)} s`,
    },
    never: 'never since the start',
    synthetic: 'Technical test alarm',
    syntheticState: {
      off: 'not set up',
      waiting: 'none raised yet',
      passed: 'went through',
      running: 'under way',
      yields: 'waiting, because messages to the crisis team go first',
      failed: 'did not go through',
      late: 'overdue: more than two are missing',
    },
    syntheticOff:
      'Otherwise an outage is noticed only in an emergency. Set SYNTHETIC_CONVERSATION (docs/einstellungen.md).',
    raised: 'Last raised',
    passed: 'Last went through',
    took: 'Time until Teams took it',
    tookText: (ms) => `${number(ms / 1_000)} s`,
    code: 'Reason',
    outside: 'Dead man’s switch',
    outsideState: {
      off: 'not set up',
      unknown: 'not yet called by this server',
      told: 'called',
      failed: 'out of reach',
    },
    none: '–',
    expiries: 'What runs out',
    expiriesHint: 'Whoever runs the system is reminded 60, 30 and 7 days before. Never enter the secret itself.',
    noExpiries: 'Nothing entered yet. Enter the secret of the bot, certificates, and contracts with gateways.',
    add: 'Enter',
    edit: 'Change',
    save: 'Save',
    saved: 'Saved.',
    field: {
      kind: 'Kind',
      title: 'Name',
      where: 'Where it is renewed',
      endsOn: 'Valid until',
      retired: 'No longer used',
    },
    left: (days) => (days < 0 ? 'over' : days === 0 ? 'ends today' : days === 1 ? '1 day left' : `${days} days left`),
    retired: 'no longer used',
    codesOf: (domain) => `Emergency entrance ${domain}`,
    standing: 'Standing',
    warnedText: (days, moment) => `reminded ${moment} (${days} days before)`,
  },
};
