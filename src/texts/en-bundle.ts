// English texts of the bundled card.
import type { deBundle, wayDe } from './de-bundle.ts';

export const wayEn: typeof wayDe = { teams: 'Teams', email: 'e-mail', sms: 'text message', voice: 'call' };

export const enBundle: typeof deBundle = {
  way: wayEn,
  item: {
    contact: {
      ask: () => 'Please confirm: is it still right how we reach you in an emergency?',
      more: ({ confirmed, ways }) =>
        `On record: ${ways.length === 0 ? 'no way' : ways.join(', ')}. ${confirmed === null ? 'Never confirmed.' : `Last confirmed: ${confirmed}.`}`,
      done: (at) => `Thank you. Noted ${at}: your details are right.`,
    },
    overdue: {
      ask: ({ name }) =>
        `Please talk to ${name === '' ? 'this person' : name}: the details for emergencies are not confirmed.`,
      more: () => 'The person was asked three times. Once she confirms, this settles itself.',
      done: (at) => `Done ${at}.`,
    },
  },
  summary: (n) => (n === 1 ? 'One request about emergency preparation' : `${n} requests about emergency preparation`),
  title: 'Emergency preparation: please see to this',
  nothing: 'All done. There is nothing more for you to do.',
  newer: 'This card was replaced. Please use the newest card further down.',
  reminder: ['', '1st reminder', 'Last reminder'],
  due: (day) => `Please by ${day}.`,
  still: 'Still right',
  change: 'Change',
  finish: 'Done',
  diet: 'You get at most one card like this per working day. This is not an alarm.',
};
