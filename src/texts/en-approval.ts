// Texts (en) of the second yes: before everybody of a domain or of the Land is told, another person releases it.
import type { approvalDe, approvalJournalDe, approvalMarkDe } from './de-approval.ts';
import { count } from './format.ts';

type Named = { readonly number: string; readonly exercise: string };
const bare = (number: string) => number.replace(/^Ü /, '');
const quoted = (name: string) => (name === '' ? '' : ` “${name}”`);
const people = (n: number) => (n === 1 ? '1 person' : `${count(n, 'en-GB')} people`);

export const approvalMarkEn: typeof approvalMarkDe = {
  approval: {
    real: ({ number }: Named) => `RELEASE – real event (Ernstfall) ${number}`,
    exercise: ({ exercise }: Named) => `EXERCISE (ÜBUNG)${quoted(exercise)} – RELEASE`,
  },
};

export const approvalEn: typeof approvalDe = {
  decide: (until) => `Please decide by ${until}: may everybody else be informed?`,
  wish: (name, who, n) =>
    `${name === '' ? 'Somebody' : name} wants to inform as well: ${who}, ${people(n)}. The crisis team is already alarmed.`,
  who: { none: '', chosen: '', domain: 'everybody in this domain', everybody: 'everybody in the administration' },
  step: 'Everybody else reads',
  list: (hash) => `The list of people is fixed. Checksum: ${hash}.`,
  yes: 'Release',
  no: 'Do not release',
  ask: 'Ask for the release once more',
  stands: {
    released: (name, when) => `Released by ${name}, ${when}. There is nothing more for you to do.`,
    refused: (name, when) => `Not released by ${name}, ${when}. There is nothing more for you to do.`,
    expired: () => 'Nobody released it in time. There is nothing more for you to do.',
    ended: () => 'The alarm has ended. There is nothing more for you to do.',
  },
  glass: (name) => `Please check this now: ${name} informs everybody else without a second person.`,
  glassMore: 'If that was wrong, report “False alarm” in the tab. It is in the journal.',
  withheld: 'Everybody else is not informed. Please decide what to do now.',
  nobody: 'Nobody else may release this.',
  nobodyInTime: (when) => `Nobody released it by ${when}.`,
  wasRefused: (name, when) => `${name} did not release it at ${when}.`,
  withoutSecond: 'Without a second person it works in the tab: there you type the word ALARM.',
  overtaken: 'This is settled. There is nothing more for you to do.',
  phone: {
    head: {
      approval: {
        real: (n) => `RELEASE REAL (ERNSTFALL) ${n}:`,
        exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}, RELEASE:`,
      },
      told: { real: (n) => `NOTE REAL (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}, NOTE:` },
    },
    ask: 'Inform everybody else?',
    reply: (until, code) => `By ${until}: YES ${code} or NO ${code}.`,
    keys: 'Press 7 to release it. Press 3 not to release it.',
    yes: 'Thank you. Released. Everybody else is informed now.',
    no: 'Thank you. Not released. Everybody else is not informed.',
  },
  tab: {
    title: 'Release by a second person',
    before: 'The crisis team is alarmed at once. Everybody else hears of it as soon as a second person releases it.',
    beforeWithout: 'We ask the second person without Teams: by short message, call and mail.',
    beforeFree: {
      scenario: 'Two persons released this scenario: everybody hears of it at once.',
      'life-and-limb': 'Danger to life and limb: everybody hears of it at once.',
      'broken-glass':
        'Without a second person: everybody hears of it at once, and all who may release it hear of that.',
    },
    waiting: (until, n) => `Waits until ${until} for the release. Asked: ${people(n)}.`,
    nobody: 'Nobody else may release this.',
    expired: 'Nobody released it in time. Everybody else is not informed.',
    refused: (name, when) => `Not released by ${name}, ${when}. Everybody else is not informed.`,
    released: {
      none: '',
      'second-person': (name, when) => `Released by ${name}, ${when}.`,
      scenario: () => 'Released scenario, unchanged.',
      'life-and-limb': () => 'Danger to life and limb: without a release.',
      'broken-glass': (name, when) => `Without a second person: ${name}, ${when}.`,
    },
    glassOpen: 'Inform without a second person …',
    glassLead: 'Type ALARM. All who may release it hear of it at once. It is in the journal.',
    glassField: 'Please type ALARM',
    glassDo: 'Inform without a second person',
    done: {
      approve: 'Released. Everybody else is being informed now.',
      disapprove: 'Not released. Everybody else is not informed.',
      ask: 'The others have been asked once more.',
      glass: 'Everybody else is being informed now.',
    },
    scenario: {
      title: 'Release prepared alarms for everybody',
      lead: 'Once two persons released a scenario, one person may send it unchanged to everybody for twelve months.',
      by: (names) => `Released by ${names}`,
      nobody: 'Not released yet',
      valid: 'Released by two persons',
      one: 'A second person is still missing',
      release: 'Release',
      done: 'Your release is noted.',
    },
  },
};

type Line = { readonly entry: { readonly type: string; readonly [key: string]: unknown } };
const ways: Readonly<Record<string, string>> = {
  'second-person': 'by a second person',
  scenario: 'as a released scenario',
  'life-and-limb': 'for danger to life and limb',
  'broken-glass': 'WITHOUT a second person (ALARM typed)',
};

export const approvalJournalEn: typeof approvalJournalDe = {
  'audience-released': ({ entry }: Line) => `Informing everybody else released ${ways[String(entry.way)] ?? ''}`.trim(),
  'audience-withheld': ({ entry }: Line) =>
    entry.why === 'refused'
      ? 'Informing everybody else not released'
      : 'Release expired: everybody else is not informed',
  'approval-asked': () => 'Asked for the release once more',
  'approvers-told': () => 'Those who may release know how it stands',
};
/** How an audience was released when the alarm was raised; '' when there was nothing to release. */
export const releaseWayEn = (way: unknown): string => {
  if (way === 'second-person') return ' – waits for the release by a second person';
  return typeof way === 'string' && ways[way] ? ` – released ${ways[way]}` : '';
};
