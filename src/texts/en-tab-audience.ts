// Texts of the tab (en) about everybody who is told of an alarm beyond those with a role.
import type { deTabAudience } from './de-tab-audience.ts';
import { count, money } from './format.ts';

const number = (n: number) => count(n, 'en-GB');
const people = (n: number) => (n === 1 ? '1 person' : `${number(n)} people`);
const messages = (n: number) => (n === 1 ? '1 message' : `${number(n)} messages`);

/** A duration in seconds as somebody would say it. */
const about = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return 'less than 1 minute';
  return minutes === 1 ? 'about 1 minute' : `about ${number(minutes)} minutes`;
};

export const enTabAudience: typeof deTabAudience = {
  title: 'Everybody else',
  question: 'Who else is to be told?',
  nobody: 'Nobody else',
  chosen: 'Chosen units or sites',
  who: {
    domain: (domain) => `Everybody in the area ${domain}`,
    everybody: () => 'All staff of the state administration',
  },
  choice: (reached, n) => `${reached} (${people(n)})`,
  hint: 'These people get an information card with the button “I have read this”. They are not asked to come.',
  warning: (n) => `This goes to the whole state administration: ${people(n)}, outside your area as well.`,
  step: 'What is everybody else to do?',
  example: 'For example: Please switch off your computer. The next information comes by 10:00.',
  card: 'To everybody else',
  cardHint: (n) => `Card for everybody else: ${people(n)}`,
  cost: (asked, others) => `${people(asked)} alarmed, ${people(others)} informed`,
  load: (n, seconds, euros) => `${messages(n)}, ${about(seconds)} · ${money(euros, 'en-GB')}`,
  stepOfAll: (step) => `Everybody else: ${step}`,
  confirm: {
    real: (n) => `Real alarm now to the whole state administration${n === null ? '' : `: ${people(n)}`}?`,
    exercise: (n) => `Exercise now with the whole state administration${n === null ? '' : `: ${people(n)}`}?`,
  },
  yes: {
    real: (n) => (n === null ? 'Yes, real alarm to all' : `Yes, real alarm to all ${number(n)}`),
    exercise: (n) => (n === null ? 'Yes, exercise with all' : `Yes, exercise with all ${number(n)}`),
  },
  toDo: 'What they are to do',
  heard: (n, all) => `At Teams: ${number(n)} of ${people(all)}`,
  sums: {
    reached: 'At Teams',
    mailed: 'Handed over by e-mail',
    sending: 'Being sent',
    undeliverable: 'Undeliverable',
    unclear: 'Delivery unclear, will be repeated',
    stopped: 'No longer sent',
    read: 'Read',
  },
  of: (n, all) => `${number(n)} of ${number(all)}`,
  spreading: (n, all) => `The newest text is still being spread: ${number(n)} of ${number(all)}.`,
  allTold: 'The newest text has been spread to everybody.',
  fewRead: 'With fewer than 5 people we do not show how many have read it.',
  onlySums: 'Only sums stand here, no names.',
  changeLead:
    'Change the next step, the level or the text for everybody else. Whoever was alarmed is told in any case.',
  changeStep: 'What is everybody else to do now?',
  changeHint: (left) => `Everybody else hears of it only when this text changes; ${left}.`,
  nothing: 'Please change the next step, the level or the text for everybody else.',
};
