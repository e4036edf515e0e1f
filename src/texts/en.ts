// English texts, complete by type.
import { de, type Texts } from './de.ts';
import { approvalEn } from './en-approval.ts';
import { boardEn } from './en-board.ts';
import { enBundle } from './en-bundle.ts';
import { enCards } from './en-cards.ts';
import { enChannels } from './en-channels.ts';
import { checkInJournalEn, enCheckIn } from './en-check-in.ts';
import { enCheckInTab } from './en-check-in-tab.ts';
import { enDrills, refusedDrillEn } from './en-drills.ts';
import { emergencyEn, refusedEmergencyEn } from './en-emergency.ts';
import { exerciseJournalEn, exerciseWordsEn, refusedExerciseEn } from './en-exercise.ts';
import { refusedRunEn, runJournalEn, runWordsEn } from './en-exercise-run.ts';
import { enHandbook } from './en-handbook.ts';
import { incidentEn } from './en-incident.ts';
import { incidentCardEn, incidentJournalEn, incidentMessageEn, refusedIncidentEn } from './en-incident-card.ts';
import { jointEn } from './en-joint.ts';
import { journalEn } from './en-journal.ts';
import { refusedKpiEn } from './en-kpi.ts';
import { measureWordsEn, refusedMeasureEn } from './en-measure.ts';
import { enPaper } from './en-paper.ts';
import { refusedPeopleEn } from './en-people.ts';
import { planWordsEn, refusedPlanEn } from './en-plan.ts';
import { planJournalEn } from './en-plan-journal.ts';
import { measureTabEn, planTabEn } from './en-plan-tab.ts';
import { privacyEn, refusedPrivacyEn } from './en-privacy.ts';
import { realEventEn } from './en-real-event.ts';
import { enReportPaper } from './en-report-paper.ts';
import { enReview, refusedReviewEn, reviewJournalEn } from './en-review.ts';
import { roleEn } from './en-role.ts';
import { staffingEn, staffingMessageEn } from './en-staffing.ts';
import { statusEn } from './en-status.ts';
import { enTab } from './en-tab.ts';
import { refusedWatchEn, watchEn } from './en-watch.ts';
import { clock, clockWithSeconds, day, moment } from './format.ts';

const refused: Texts['refused'] = {
  'alarm-ended': () => 'This alarm has ended. There is nothing more for you to do.',
  'alarm-exists': () => 'This alarm has already been raised. You find it under “Situation”.',
  'alarm-unknown': () => 'We do not know this alarm. Please look under “Situation”.',
  'already-asked': () => 'This person has already been asked for this role.',
  'approval-closed': () => 'This has been decided already, or the time for the release is over.',
  'approval-own': () => 'A second person has to release this, not the one who raised the alarm or asked.',
  'bad-shape': () => 'The input was incomplete. Please reload the page and try again.',
  'callback-unreadable': () => 'Please check the number to call you back, such as 0511 555-0101. It is optional.',
  'changed-meanwhile': () =>
    'Somebody else has changed this meanwhile. Please look at the new version, then make your change.',
  'check-in-closed': () => 'This check-in is closed. There is nothing more for you to do.',
  'check-in-group': () => 'You can only ask people of your own areas. Please take the others out of the group.',
  'check-in-nobody': () => 'Nobody would be asked. Please choose whom you want to ask.',
  'check-in-not-asked': () => 'You are not asked in this check-in. There is nothing for you to do.',
  'check-in-unknown': () => 'We do not know this check-in.',
  'disruption-not-alarmed': () =>
    'A disruption is not alarmed. Please choose emergency or crisis, or start an exercise.',
  'due-wrong': () => 'Please choose a due time in the future, at most 60 days ahead.',
  'exercise-name-missing': () => 'Please give the exercise a name, such as “Autumn 2026”.',
  'glass-real-only': () => 'An exercise with everybody always needs the release by a second person.',
  'glass-word': () => 'Please type the word ALARM into the field, or wait for the release.',
  'joint-no-consent': () => 'This domain has not consented to joint events.',
  'joint-no-domain': () => 'Please choose at least one domain.',
  'from-outside': () => 'This time lies outside of the period asked about. Please choose another one or answer “No”.',
  'report-no-release': () =>
    'Nothing is released yet. Please draw up the figures under “Key figures” and have them released.',
  'handbook-no-key': () =>
    'There is no key with which the package could be signed. Please print the handbook, and tell whoever operates the app.',
  'help-over': () => 'This alarm has ended. Do you still need help? Please call your manager, in danger 112 or 110.',
  'knowledge-missing': () => 'Please choose how you know.',
  'ladder-first': () => 'The first step must ask the holders of the roles at 0 minutes.',
  'ladder-last': () => 'The last step must be “role unfilled, the crisis lead decides”, and only the last.',
  'ladder-length': ({ most }) => `An escalation plan has 1 to ${most} steps.`,
  'ladder-order': ({ step }) => `Step ${step} comes before the one above it. Please put the times in ascending order.`,
  'ladder-rank': ({ step }) => `Step ${step}: please choose which deputy is asked.`,
  'ladder-ranks': () => 'Deputies must be asked in their order, none missing and none twice.',
  'ladder-time': ({ step }) => `Step ${step}: please give the time in whole minutes, 24 hours at most.`,
  'ladder-ways': ({ step }) => `Step ${step}: please choose at least one way, each only once.`,
  'level-missing': () => 'Please choose a level: emergency or crisis.',
  'next-step-missing': () => 'Please write the next step. Without it nobody knows what to do.',
  'no-recipients': () => 'Nobody would be alarmed: the chosen roles have no holder. Please choose other roles.',
  'not-allowed': () => 'You are not allowed to do this. Please ask your BC officer.',
  'area-unknown': () => 'This unit or site no longer exists. Please choose again.',
  'areas-missing': () => 'Please choose at least one unit or site.',
  'audience-not-allowed': () =>
    'You may only inform domains in which you may alarm; the whole administration only if you may alarm in every domain.',
  'audience-unreachable': () =>
    'Without Teams the others cannot be reached: mail is not set up. Please alarm the crisis team only.',
  'audience-step-missing': () => 'Please write what everybody else is to do.',
  'not-asked': () => 'You are not asked in this alarm. There is nothing for you to do.',
  'not-found': () => 'This does not exist, or you may not see it.',
  'not-your-card': () => 'This card is meant for somebody else. Please answer in your own chat with BCM-Lotse.',
  'nothing-changed': () => 'Nothing has changed. Please change the next step or the level.',
  'nothing-to-take-over': () => 'This role is free or already yours. There is nothing to take over.',
  'person-missing': () => 'Please choose who takes over the role.',
  'proposal-closed': () => 'This report has already been dealt with.',
  'real-event-exercise': () => 'This is a real event already. Only an exercise can be ended like this.',
  'question-missing': () => 'Please write what you want to ask.',
  'reason-missing': () => 'Please choose or write a reason.',
  'reminders-spent': ({ most }) => `People were already reminded ${most} times. Please call whom you still need.`,
  'reminders-wrong': ({ most }) =>
    `Please plan at most ${most} reminders, all between now and the due time and each only once.`,
  'reopen-too-late': () => 'This can no longer be taken back. Please ask a new question.',
  'shift-wrong': () =>
    'Please check the period: its end must lie after its beginning and in the future, at most 14 days long.',
  'release-without-teams': () =>
    'Without Teams we reach nobody who may release it. Alarm the crisis team only, or in a real event type the word ALARM.',
  'rollout-wrong': ({ row = 1 }) => `Row ${row} of the groups or waves is wrong. Please correct it and save again.`,
  'role-unknown': () => 'This role does not exist in this alarm. Please reload the page.',
  'since-in-future': () => '“Since when” lies in the future. Please check the time.',
  'since-missing': () => 'Please say since when.',
  'stale-lease': () => 'Another server has taken over sending.',
  'text-too-long': ({ most }) => `The text is too long. At most ${most} characters are allowed.`,
  'too-many-reports': ({ most }) =>
    `There are still ${most} open reports of yours from the last hour. Please call if it is urgent.`,
  'unknown-person': () => 'We do not know you here yet. Please ask your BC officer.',
  'what-missing': () => 'Please write what happened.',
  'where-missing': () => 'Please write where it happened.',
  'which-alarm': () => 'Several alarms are open. Please answer on the card of the alarm you mean.',
  ...refusedPeopleEn,
  ...refusedKpiEn,
  ...refusedPlanEn,
  ...refusedMeasureEn,
  ...refusedExerciseEn,
  ...refusedDrillEn,
  ...refusedRunEn,
  ...refusedReviewEn,
  ...refusedIncidentEn,
  ...refusedEmergencyEn,
  ...refusedPrivacyEn,
  ...refusedWatchEn,
};

export const en: Texts = {
  language: 'en',
  locale: 'en-GB',
  clock: (at) => clock(at, 'en-GB'),
  seconds: (at) => clockWithSeconds(at, 'en-GB'),
  day: (at) => day(at, 'en-GB'),
  moment: (at, now) => moment(at, now, 'en-GB'),
  refused,
  fault: (ref) => `That did not work. Please try again. If it does not help, please mention this number: ${ref}.`,
  http: {
    'bad-shape': (field) =>
      `The request could not be read${field === '' ? '' : ` (field “${field}”)`}. Please check the input.`,
    'not-signed-in': () => 'Please sign in: open BCM-Lotse in Teams again.',
    'not-found': () => 'This does not exist, or you may not see it.',
    'too-large': () => 'The request is too large.',
    'too-many': () => 'Those were too many requests. Please wait a minute.',
    unavailable: () => 'The service cannot be reached right now. Please try again shortly.',
  },
  level: { DISRUPTION: 'Disruption', EMERGENCY: 'Emergency', CRISIS: 'Crisis' },
  mode: { real: 'Real', exercise: 'Exercise' },
  role: roleEn,
  answer: {
    coming: 'Coming',
    virtual: 'Takes part remotely',
    unavailable: 'Not available',
    'call-me': 'Asks for a call',
    erased: 'Answer erased',
  },
  ending: {
    'all-clear': 'All-clear',
    'false-alarm': 'False alarm',
    aborted: 'Aborted',
    'real-event': realEventEn.name,
  },
  outage: { IT: 'IT', STAFF: 'Staff', BUILDING: 'Building', PROVIDER: 'Provider', CYBER: 'Cyber attack' },
  proposalStep: de.proposalStep,
  noOpenAlarm: 'There is no open alarm in which you are asked. There is nothing for you to do.',
  numberToCome: 'to be given',
  system: {
    sender: 'BCM-Lotse (sending)',
    spread: 'BCM-Lotse (distribution)',
    clock: 'BCM-Lotse (clock)',
    intake: 'Report intake',
    joint: 'Joint event',
    setup: 'Setup',
    audit: 'BCM-Lotse (checks)',
    directory: 'BCM-Lotse (directory sync)',
  },
  journal: (line, nameOf) =>
    checkInJournalEn[line.entry.type]?.(line) ??
    planJournalEn[line.entry.type]?.(line, nameOf) ??
    exerciseJournalEn[line.entry.type]?.(line) ??
    runJournalEn[line.entry.type]?.(line, nameOf) ??
    reviewJournalEn[line.entry.type]?.(line) ??
    incidentJournalEn[line.entry.type]?.(line, nameOf) ??
    checkInJournalEn[line.entry.type]?.(line) ??
    journalEn(line, nameOf),
  journalMessage: {
    ...staffingMessageEn,
    ...incidentMessageEn,
    alarm: (name) => (name === null ? 'Alarm in the channel' : `Alarm to ${name}`),
    news: (name) => (name === null ? 'New information in the channel' : `New information to ${name}`),
    end: (name) => (name === null ? 'End in the channel' : `End to ${name}`),
  },
  journalColumns: ['No.', 'Happened', 'Recorded', 'By', 'Kind', 'What', 'Checksum'],
  staffing: staffingEn,
  board: boardEn,
  approval: approvalEn,
  joint: jointEn,
  incident: incidentEn,
  incidentCard: incidentCardEn,
  realEvent: realEventEn,
  bundle: enBundle,
  cards: enCards,
  checkIn: enCheckIn,
  checkInTab: enCheckInTab,
  channels: enChannels,
  handbook: enHandbook,
  reportPaper: enReportPaper,
  paper: enPaper,
  plan: planWordsEn,
  status: statusEn,
  planTab: planTabEn,
  measureTab: measureTabEn,
  measure: measureWordsEn,
  exercise: exerciseWordsEn,
  run: runWordsEn,
  drills: enDrills,
  review: enReview,
  emergency: emergencyEn,
  watch: watchEn,
  privacy: privacyEn,
  tab: enTab,
};
