// English texts of the words `status` and `plan`.
import type { statusDe } from './de-status.ts';

const more = (n: number) => (n > 1 ? ' and others.' : '.');

export const statusEn: typeof statusDe = {
  title: (domain) => `Emergency preparation: ${domain}`,
  own: 'Where you stand in emergency preparation',
  calm: 'Nothing is overdue. There is nothing for you to do.',
  ownCalm: 'At the moment nothing of yours is open.',
  alarms: (n) => (n === 1 ? '1 alarm is open. That comes first.' : `${n} alarms are open. That comes first.`),
  seeAlarms: 'To the situation',
  reviews: (n, first) => `${n === 1 ? '1 plan is' : `${n} plans are`} to be reviewed: ${first}${more(n)}`,
  release: (n, first) => `${n === 1 ? '1 plan waits' : `${n} plans wait`} for a check or release: ${first}${more(n)}`,
  measures: (n, first) => `${n === 1 ? '1 measure is' : `${n} measures are`} overdue: ${first}${more(n)}`,
  unproven: (n, first) => `${n === 1 ? '1 plan is' : `${n} plans are`} not or no longer proven: ${first}${more(n)}`,
  copies: (n, first) => `Old prints of ${n === 1 ? '1 plan' : `${n} plans`} are still out: ${first}${more(n)}`,
  see: { plans: 'Open the plans', measures: 'Open the measures' },
  ownPlan: (title, state) => `Plan “${title}”: ${state}`,
  ownMeasure: (number, state) => `Measure ${number}: ${state}`,
  ownRole: (role, domain) => `Your role in the crisis team: ${role} (${domain})`,
  open: 'Open',
  reviewBy: (day) => `to be reviewed by ${day}`,
  overdue: 'review due',
  dueOn: (day) => `due ${day}`,
  late: (day) => `overdue since ${day}`,
  version: (n) => `version ${n}`,
  found: (query) => `Plans about “${query}”`,
  none: (query) => `We find nothing about “${query}” that you may see.`,
  near: (names) => `Did you mean: ${names}?`,
  all: 'All plans are in the tab.',
  moreFound: (n) => (n === 1 ? '1 more hit in the tab.' : `${n} more hits in the tab.`),
  contact: (name, mail) => `Contact: ${name}${mail === '' ? '' : `, ${mail}`}`,
  nobody: 'Contact: nobody at the moment',
  first: (text) => `First: ${text}`,
  private: 'I show you this only in your own chat with BCM-Lotse. Please write to me there.',
  ask: 'Please add a word, for example “plan salaries”.',
};
