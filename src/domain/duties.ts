// What each part of the system may do by itself, command by command.
import type { CaseKind, SystemPart } from './model.ts';
import type { PlanCommand } from './plan-words.ts';

/** A sample or an import brings documents with their history. */
const planSetup: readonly Exclude<PlanCommand['type'], 'wake' | 'told'>[] = [
  'write',
  'submit',
  'pass-qa',
  'return',
  'release',
  'revise',
  'correct',
  'answer',
  'withdraw',
  'trigger',
  'handle-trigger',
  'note-evidence',
  'note-copy',
];
const sending = ['reserve', 'settle', 'recover'];

/** What each part of the system is there for. None changes or ends a real alarm, or answers for anybody. */
export const duties: Readonly<Record<SystemPart, Readonly<Partial<Record<CaseKind, readonly string[]>>>>> = {
  sender: {
    alarm: [...sending, 'teams-down', 'teams-up'],
    roll: sending,
    proposal: [...sending, 'teams-down', 'teams-up'],
    approval: [...sending, 'teams-down', 'teams-up'],
    'check-in': sending,
    'check-in-part': sending,
    emergency: sending,
    synthetic: sending,
    bundle: sending,
    incident: sending,
    'exercise-run': sending,
    review: sending,
    reach: ['put'],
    'answer-link': ['put'],
  },
  spread: {
    // Ended are exercise alarms only, with the exercise they belong to; see `ofExercise` in may.ts.
    alarm: ['told', 'noticed', 'approvers-told', 'event-told', 'end'],
    incident: ['follow', 'remind', 'written'],
    // What an event proved, as somebody confirmed it.
    resource: ['put'],
    'exercise-run': ['link-alarm', 'see', 'note-drill', 'end', 'real-event', 'told', 'reported'],
    // As its run ended.
    exercise: ['end', 'abort', 'evaluate', 'report', 'close'],
    review: ['open', 'stop-asking', 'count', 'proved', 'observed', 'handed'],
    // Who exercised, as a released report says; see `notesPractice`.
    domain: ['put'],
    approval: ['follow'],
    roll: ['freeze', 'follow'],
    'check-in': ['told', 'count'],
    'check-in-part': ['freeze', 'follow'],
    handbook: ['issue', 'looked'],
    bundle: ['add', 'done', 'handed', 'closed'],
    measure: ['told', 'create', 'link'],
    plan: ['told', 'note-evidence'],
    expiry: ['told'],
  },
  clock: {
    alarm: ['wake'],
    proposal: ['wake'],
    'check-in': ['wake'],
    'check-in-part': ['wake'],
    audit: ['wake'],
    retention: ['wake'],
    'tenant-sync': ['wake'],
    bundle: ['wake'],
    handbook: ['wake'],
    plan: ['wake'],
    measure: ['wake'],
    expiry: ['wake'],
    'exercise-run': ['wake'],
    review: ['wake'],
  },
  intake: { proposal: ['report'] },
  // One alarm in each domain of an event that a person called; see `ofJoint`.
  joint: { alarm: ['raise'], 'joint-event': ['note-raised', 'note-failed'] },
  setup: {
    // A release that was put in while it was open.
    alarm: ['note-upgrade'],
    person: ['put'],
    reach: ['put'],
    domain: ['put'],
    structure: ['put'],
    scenario: ['put'],
    'report-recipients': ['put'],
    process: ['put'],
    bcms: ['put'],
    resource: ['put'],
    deviation: ['put'],
    exercise: ['plan', 'write-concept', 'release', 'announce', 'start', 'end', 'evaluate', 'report', 'close'],
    measure: ['create', 'start', 'note', 'replan', 'finish', 'check', 'reject'],
    review: ['test', 'write', 'submit', 'release', 'proved'],
    finding: ['put'],
    training: ['put'],
    plan: planSetup,
    figures: ['draft', 'release'],
    'kpi-set': ['put'],
    maturity: ['put'],
    ladder: ['put'],
    contact: ['put'],
    numbering: ['take'],
    rollout: ['put'],
  },
  directory: {
    person: ['put'],
    reach: ['put'],
    installation: ['put'],
    'tenant-sync': ['begin', 'note-read', 'hold', 'fail', 'note-apps', 'finish'],
  },
  audit: {
    audit: ['begin', 'note'],
    synthetic: ['raise', 'fail'],
    expiry: ['put'],
    bundle: ['add', 'done'],
    retention: ['begin', 'note'],
    contact: ['put'],
    review: ['emptied'],
  },
};
