// Texts of the page escalation plan (en).
import type { deEscalation } from './de-escalation.ts';
import { wayEn } from './en-bundle.ts';

const act = { ask: 'Ask', remind: 'Remind', decide: 'Decide' };
const minutes = (n: number) => (n < 60 ? `${n} min` : `${Math.floor(n / 60)} h${n % 60 === 0 ? '' : ` ${n % 60} min`}`);

export const enEscalation: typeof deEscalation = {
  title: 'Escalation plan',
  lead: 'Say who is asked when and by which way if somebody does not answer. The plan counts from the next alarm on; running alarms do not change.',
  domain: 'Area',
  level: 'Level',
  own: 'This area has a plan of its own',
  byDefault: 'Default plan: this area has none of its own.',
  unsaved: 'Not saved yet. Your changes stay here as long as BCM-Lotse is open.',
  saved: 'The escalation plan is saved. It counts from the next alarm on.',
  backDone: 'The default plan counts again.',
  save: 'Save plan',
  undo: 'Undo',
  discard: 'Discard changes',
  back: 'Back to the default plan',
  add: 'Add step',
  remove: (n) => `Remove step ${n}`,
  sort: 'Sort by time',
  steps: 'Steps',
  step: (n) => `Step ${n}`,
  after: 'After minutes',
  act,
  actLabel: 'What',
  rank: (n) => (n === 0 ? 'Holders' : `Deputy ${n}`),
  rankLabel: 'Whom',
  ways: 'Ways',
  way: wayEn,
  off: (ways) => `Not set up here and therefore passed over: ${ways}.`,
  conflict: 'Somebody else has changed the plan meanwhile.',
  takeTheirs: 'Load the new version, discard mine',
  keepMine: 'Keep my version and check it',
  kept: 'Your version is still here. If you save now, it replaces the new one.',
  picture: 'The ladder as a picture',
  pictureOf: (n) => `Ladder with ${n} rungs, from top to bottom`,
  minutes,
  done: (of, n) => {
    if (of === 'ask') return n === 0 ? 'Ask the holders' : `Ask deputy ${n}`;
    return of === 'remind' ? 'Remind all who were asked' : 'Role unfilled, crisis lead decides';
  },
  line: (after, what, ways) => `After ${minutes(after)}: ${what}${ways === '' ? '' : ` (${ways})`}.`,
  dry: 'Dry run: what happens if nobody answers?',
  dryLead: 'Reckoned with people, absences and ways as they are now. Nothing is sent.',
  dryFaulty: 'Please correct the faults in the plan first.',
  dryEmpty: 'There is no role in this area yet.',
  role: 'Role',
  allRoles: 'All roles',
  columns: { minute: 'Minute', time: 'Time', role: 'Role', what: 'What happens', who: 'Who' },
  nobody: 'nobody of this rank, the plan goes on',
  lead1: 'Crisis lead',
  call: 'Please call yourself (call list)',
  away: 'away',
};
