// Gaps of processes and resources in words (en): what is wrong, and what to do.
import type { processGapsDe, resourceGapsDe } from './de-register-gaps.ts';
import { duration } from './format.ts';

const span = (hours: string | number | undefined) => duration(Number(hours), 'en-GB');
const british = (day: string | number | undefined) => String(day).split('-').toReversed().join('/');
const points = { FAILURE: 'failure', KNOWLEDGE: 'knowledge', CONTACT: 'contact' };
const processes = (n: string | number | undefined) =>
  n === 1 ? '1 time-critical process' : `${n} time-critical processes`;

export const processGapsEn: typeof processGapsDe = {
  preventive: {
    what: ({ hours }) => `It takes ${span(hours)} until an emergency is declared: longer than the MTPD.`,
    todo: 'Can only be protected by prevention or redundancy. Plan redundancy or stand-by instead of a restart.',
  },
  'rto-late': {
    what: ({ rto, limit }) => `An RTO of ${span(rto)} is too long; at most ${span(limit)} are possible.`,
    todo: 'Shorten the RTO, or have the management accept the risk.',
  },
  'rto-missing': {
    what: () => 'Time-critical, but without RTO.',
    todo: 'Lay down when the process has to run again after the declaration.',
  },
  ring: {
    what: ({ ring }) => `Processes need each other first: ${ring}.`,
    todo: 'Break the ring. There is no order in which it could be restarted.',
  },
  'need-late': {
    what: ({ name, hours, rto }) =>
      `“${name}” has to run first but comes only after ${span(hours)} (RTO here ${span(rto)}).`,
    todo: 'Align both RTOs.',
  },
  'need-retired': { what: ({ name }) => `“${name}” was given up.`, todo: 'Remove or replace the dependency.' },
  'resource-late': {
    what: ({ name, rta, rto }) => `“${name}” is back only after ${span(rta)} but is needed after ${span(rto)}.`,
    todo: 'Speed up its recovery, or plan emergency operation without it.',
  },
  'resource-unknown': {
    what: ({ name }) => `Nobody knows how fast “${name}” is back.`,
    todo: 'Find out its RTA, best by a function test.',
  },
  'resource-retired': { what: ({ name }) => `“${name}” was given up.`, todo: 'Remove or replace the resource.' },
  'backup-late': {
    what: ({ name, hours, rpo }) =>
      `“${name}” is backed up only every ${span(hours)}; a loss of ${span(rpo)} is tolerable.`,
    todo: 'Back up more often, or review the RPO.',
  },
  'mbco-missing': {
    what: () => 'No level of emergency operation.',
    todo: 'Describe what goes on in emergency operation and what can wait.',
  },
  'rpo-missing': {
    what: () => 'No RPO.',
    todo: 'Lay down how much loss of data is tolerable; 0 for none.',
  },
  'owner-missing': { what: () => 'Nobody is responsible.', todo: 'Name a responsible person.' },
  'bia-missing': { what: () => 'No damage rated yet.', todo: 'Rate the damage by scenario and time horizon.' },
  'bia-open': {
    what: ({ count }) => (count === 1 ? '1 rating is missing.' : `${count} ratings are missing.`),
    todo: 'Fill in the empty cells of the damage rating.',
  },
  'bia-undated': { what: () => 'No day of the BIA.', todo: 'Enter when the rating was made.' },
  'bia-old': {
    what: ({ days }) => `The BIA is ${days} days old.`,
    todo: 'Review the rating and set the day anew.',
  },
};

export const resourceGapsEn: typeof resourceGapsDe = {
  'rta-late': {
    what: ({ rta, rto }) => `${span(rta)} can be achieved, ${span(rto)} are demanded.`,
    todo: 'Speed up its recovery, or plan a fallback.',
  },
  'rta-unknown': {
    what: () => 'Nobody knows how fast it is back.',
    todo: 'Find out its RTA, best by a function test.',
  },
  'rta-unproven': { what: () => 'The RTA is only an estimate.', todo: 'Prove it by a test or a contract.' },
  'backup-late': {
    what: ({ hours, rpo }) => `Backed up every ${span(hours)}; a loss of ${span(rpo)} is tolerable.`,
    todo: 'Back up more often.',
  },
  'backup-unknown': {
    what: ({ rpo }) => `How often it is backed up is unknown; a loss of ${span(rpo)} is tolerable.`,
    todo: 'Enter the interval of backups.',
  },
  'single-point': {
    what: ({ point, count }) =>
      `Single point (${points[point as keyof typeof points]}): ${processes(count)} depend on it.`,
    todo: 'Create an alternative, or plan for its loss.',
  },
  cumulation: {
    what: ({ count }) => `Its failure hits ${processes(count)} at once.`,
    todo: 'Lay down an order for the restart.',
  },
  'provider-missing': {
    what: () => 'A service without a provider.',
    todo: 'Enter company, contract number and emergency number.',
  },
  'reaction-unknown': {
    what: () => 'No reaction time agreed.',
    todo: 'Agree on a reaction time with the provider.',
  },
  'reaction-late': {
    what: ({ hours, rto }) => `A reaction after ${span(hours)} is agreed, recovery after ${span(rto)} is demanded.`,
    todo: 'Renegotiate the contract, or plan a fallback.',
  },
  'emergency-number-missing': {
    what: () => 'No emergency number of the provider.',
    todo: 'Enter the number at which somebody answers in an emergency.',
  },
  'contract-ended': {
    what: ({ day }) => `The contract ended on ${british(day)}.`,
    todo: 'Renew it, or find a replacement.',
  },
  'contract-ends': {
    what: ({ day, days }) =>
      `The contract ends on ${british(day)} (${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}).`,
    todo: 'Renew it, or find a replacement.',
  },
  'evidence-missing': { what: () => 'Never tested.', todo: 'Plan a function test.' },
  'evidence-expired': { what: () => 'The last test is too long ago.', todo: 'Plan a new function test.' },
  'evidence-ineffective': {
    what: () => 'The last test showed that this is not enough.',
    todo: 'Remove the cause and test again.',
  },
  'owner-missing': { what: () => 'Nobody is responsible.', todo: 'Name a responsible person.' },
  unused: {
    what: () => 'No process uses it.',
    todo: 'Enter it at the processes that need it, or give it up.',
  },
};
