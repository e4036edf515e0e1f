// English texts of the bundled card.
import type { BundleSubject, deBundle, wayDe } from './de-bundle.ts';

export const wayEn: typeof wayDe = { teams: 'Teams', email: 'e-mail', sms: 'text message', voice: 'call' };

const noted = (at: string, { said }: BundleSubject) =>
  said === '' ? `Done ${at}.` : `Thank you. Noted ${at}: ${said}.`;

export const enBundle: typeof deBundle = {
  way: wayEn,
  item: {
    contact: {
      ask: () => 'Please confirm: is it still right how we reach you in an emergency?',
      more: ({ confirmed, ways }) =>
        `On record: ${ways.length === 0 ? 'no way' : ways.join(', ')}. ${confirmed === null ? 'Never confirmed.' : `Last confirmed: ${confirmed}.`}`,
      done: (at) => `Thank you. Noted ${at}: your details are right.`,
    },
    plan: {
      ask: ({ about }) => `Please review ${about.noun} “${about.title}”${about.due === '' ? '' : ` by ${about.due}`}.`,
      more: ({ about: { version, reviewed, minutes, because } }) =>
        `Version ${version}, ${reviewed === '' ? 'never reviewed' : `last reviewed ${reviewed}`}, about ${minutes} minutes.${because === '' ? '' : ` Occasion: ${because}.`}`,
      done: (at, { about }) => noted(at, about),
    },
    'plan-owner': {
      ask: ({ about }) => `Please name who is responsible for ${about.noun} “${about.title}”.`,
      more: () => 'At the moment nobody is, and a review is due.',
      done: (at, { about }) => noted(at, about),
    },
    measure: {
      ask: ({ about: { title, due } }) =>
        `Please say how your measure ${title} stands${due === '' ? '' : ` (due ${due})`}.`,
      more: ({ about }) => about.action,
      done: (at, { about }) => noted(at, about),
    },
    numbers: {
      ask: ({ day }) =>
        `Your telephone numbers will be deleted on ${day}, because you have no role in the crisis team any more.`,
      more: () => 'You need not do anything. If you want to stay reachable, choose “Keep”.',
      done: (at, { hasNumbers }) =>
        hasNumbers ? `Thank you. Noted ${at}: your numbers stay.` : `Your numbers are deleted (${at}).`,
    },
    handbook: {
      ask: () => 'Please replace your copies of the emergency handbook.',
      more: () => 'The data have changed, or the copies expired. Make new ones in the tab and destroy the old ones.',
      done: (at) => `Thank you. Done ${at}: your copies are up to date.`,
    },
    evaluate: {
      ask: ({ about: { title } }) => `Please evaluate the real event ${title}.`,
      more: () =>
        'One press is enough: everybody in it is asked without a name, and a report is prepared. It is about causes, not blame.',
      done: (at, { about: { title } }) => `Noted ${at}: the evaluation of ${title} has begun.`,
    },
    sheets: {
      ask: ({ about }) =>
        `Please print the sheets of the emergency entrance anew${about.due === '' ? '' : `, by ${about.due}`}.`,
      more: () =>
        'Once a quarter: print them in the tab, seal them, keep them at two places, destroy the old ones. One person is enough.',
      done: (at) => `Thank you. Done ${at}: the sheets are issued anew.`,
    },
    expiry: {
      ask: ({ about: { noun, title, due } }) => `Please renew in time: ${noun} “${title}” is valid until ${due}.`,
      more: ({ about: { action } }) =>
        `${action === '' ? '' : `Where: ${action}. `}Then enter the new day on the page Operation.`,
      done: (at, { about: { title } }) => `Noted ${at}: “${title}”.`,
    },
    drill: {
      ask: ({ about: { title } }) => `Please plan the alarm exercise ${title} anew.`,
      more: ({ about: { because, action } }) => `It did not start in the window ${action}. ${because}`,
      done: (at, { about: { title } }) => `Noted ${at}: alarm exercise ${title}.`,
    },
    overdue: {
      ask: ({ name }) =>
        `Please talk to ${name === '' ? 'this person' : name}: the details for emergencies are not confirmed.`,
      more: () => 'The person was asked three times. Once she confirms, this settles itself.',
      done: (at) => `Done ${at}.`,
    },
  },
  silent: {
    plan: (name, title) => `Please talk to ${name}: “${title}” is not reviewed.`,
    'plan-owner': (name, title) => `Please talk to ${name}: nobody is named for “${title}” yet.`,
    measure: (name, title) => `Please talk to ${name}: there is no answer about measure ${title}.`,
    expiry: (name, title) => `Please talk to ${name}: “${title}” runs out.`,
    drill: (name, title) => `Please talk to ${name}: the alarm exercise ${title} is still missing.`,
    handbook: (name) => `Please talk to ${name}: old copies of the emergency handbook are not replaced.`,
    evaluate: (name, title) => `Please talk to ${name}: the real event ${title} has not been evaluated.`,
    sheets: (name) => `Please talk to ${name}: the sheets of the emergency entrance are not issued anew.`,
  },
  silentMore: 'It was asked three times. As soon as somebody answers, this settles itself.',
  somebody: 'the person',
  more: (n) => (n === 1 ? 'One more request stands in the tab.' : `${n} more requests stand in the tab.`),
  openPlan: 'Open the plan',
  openHandbook: 'Open the handbook',
  evaluate: 'Begin the evaluation',
  openEvaluation: 'Open the evaluation',
  openSheets: 'Open the emergency entrance',
  nameOwner: 'Name a person',
  measureAnswer: { 'in-work': 'In progress', done: 'Done' },
  newDay: 'New date',
  newDayLabel: 'New date for the measure',
  newDayMissing: 'Please choose a day.',
  setDay: 'Change the date',
  summary: (n) => (n === 1 ? 'One request about emergency preparation' : `${n} requests about emergency preparation`),
  title: 'Emergency preparation: please see to this',
  nothing: 'All done. There is nothing more for you to do.',
  newer: 'This card was replaced. Please use the newest card further down.',
  reminder: ['', '1st reminder', 'Last reminder'],
  due: (day) => `Please by ${day}.`,
  still: 'Still right',
  keep: 'Keep',
  change: 'Change',
  finish: 'Done',
  seen: 'Noted',
  diet: 'You get at most one card like this per working day. This is not an alarm.',
};
