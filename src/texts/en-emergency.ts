// Texts (en) of the emergency entrance.
import type { Texts } from './de.ts';

export const emergencyEn: Texts['emergency'] = {
  mark: 'EMERGENCY ENTRANCE OPENED',
  step: (name, when) =>
    `Please check this now: ${name} opened the emergency entrance at ${when}, without signing in with Microsoft.`,
  known: 'If this is known, you need not do anything.',
  unknown: 'If it is not, close the entrance in the tab under “Emergency entrance” and ring the person up.',
  unknownHere: 'If it is not, ring up the person at once, and somebody who may alarm here and can close the entrance.',
  open: 'Open emergency entrance',
  short: 'Emergency entrance open. Unknown? Close it in the tab.',
  shortHere: 'Emergency entrance open. Unknown? Ring up at once.',
  entrance: {
    title: 'Emergency entrance',
    lead: 'For the day when signing in with Microsoft does not work. You need the sealed sheet of your area.',
    domain: 'Area (code on the sheet)',
    code: 'Code on the sheet',
    hint: '16 characters. Capitals and spaces do not matter.',
    go: 'Open',
    told: 'Each code counts once, for 8 hours. Everybody who may alarm hears of it at once.',
    can: 'You can raise alarms, read the situation, record calls and end alarms.',
    rest: 'Everything else is open again after signing in with Microsoft.',
    answer: 'Enter your own answer on the page of the alarm: “Note an answer by telephone”.',
    failed: 'That did not work. Please try again.',
    offline: 'The service cannot be reached. Please try again in a moment, or use the call list.',
  },
  page: {
    title: 'Emergency entrance',
    lead: 'Sealed sheets with one-time codes: with them those who alarm come in when signing in with Microsoft fails.',
    off: 'The emergency entrance is not set up. Please ask operation (EMERGENCY_SECRET).',
    address: 'Address',
    domain: 'Area',
    none: 'No sheet is valid. Please print new ones and keep them sealed in two places.',
    good: (n) => (n === 1 ? 'One sheet is valid.' : `${n} sheets are valid.`),
    due: (day) => `Please issue new ones by ${day}, once a quarter.`,
    overdue: (day) => `Overdue: the sheets should have been issued anew by ${day}.`,
    without: (names) => `Without a sheet: ${names}.`,
    issue: 'Print new sheets',
    issueAsk: 'All sheets so far will no longer be valid. Please destroy them.',
    issued: 'New sheets are printed. All older ones are void.',
    sheet: 'Sheet',
    person: 'For',
    since: 'Issued',
    until: 'Valid until',
    openings: 'Opened',
    noOpenings: 'The emergency entrance was never opened.',
    isOpen: 'open',
    isClosed: 'closed',
    close: 'Close',
    closed: 'The entrance is closed.',
  },
  sheet: {
    title: 'Emergency entrance – please keep sealed',
    intro: 'Open only when signing in with Microsoft does not work and you have to alarm or to lead.',
    steps: (address, domain) => [
      `1. Open ${address} in a browser, on a telephone, too.`,
      `2. Area: ${domain}`,
      '3. Code (counts once, then for 8 hours):',
    ],
    after: 'Everybody who may alarm, and information security, hear at once that you opened it.',
    facts: { person: 'Issued for', domain: 'Area', number: 'Sheet', printedAt: 'Printed', endsAt: 'Valid until' },
    footer: (page, of) => `Confidential · sheet ${page} of ${of}`,
  },
};

export const refusedEmergencyEn: Pick<Texts['refused'], 'emergency-code' | 'emergency-only'> = {
  'emergency-code': () => 'Area and code do not fit, or the code was used. Please check both.',
  'emergency-only': () =>
    'The emergency entrance is for alarming, the situation, calls and ending. Everything else works again after signing in in Teams.',
};
