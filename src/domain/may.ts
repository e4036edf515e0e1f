// Who may give which command to which case; for people the answers come from roles.ts.
import type { Alarm, AlarmCommand, Raise } from './alarm.ts';
import type { BcDomain } from './bc-domain.ts';
import { canonical } from './chain.ts';
import type { CheckIn, CheckInCommand } from './check-in.ts';
import type { AnswerCheckIn } from './check-in-part.ts';
import type { DrillBook, DrillCommand } from './drill.ts';
import { mayWithDrills } from './drill-rights.ts';
import { duties } from './duties.ts';
import type { Emergency, EmergencyCommand } from './emergency.ts';
import { type EscalationPlan, planId } from './escalation.ts';
import type { Exercise, ExerciseCommand } from './exercise.ts';
import { mayWithExercise } from './exercise-rights.ts';
import type { ExerciseRun, RunCommand } from './exercise-run.ts';
import { mayWithRun } from './exercise-run-rights.ts';
import type { ExpiryCommand } from './expiry.ts';
import type { DraftFigures, Figures } from './figures.ts';
import type { Incident } from './incident.ts';
import type { IncidentCommand } from './incident-words.ts';
import type { Measure, MeasureCommand } from './measure.ts';
import { mayWithMeasure } from './measure-rights.ts';
import type { CaseAddress, CaseKind, SystemPart } from './model.ts';
import type { Contact } from './people.ts';
import type { Plan } from './plan.ts';
import { mayWithPlan } from './plan-rights.ts';
import type { PlanCommand } from './plan-words.ts';
import type { Proposal, ProposalCommand } from './proposal.ts';
import type { Put, Register } from './register.ts';
import type { ColumnMapping } from './register-import.ts';
import type { Review, ReviewCommand } from './review.ts';
import { mayWithReview } from './review-rights.ts';
import {
  mayAsk,
  mayCallJoint,
  mayChange,
  mayConsent,
  mayDecide,
  mayDraftFigures,
  mayEditKpiSet,
  mayEditRegister,
  mayEditRoles,
  mayIssueCodes,
  mayLead,
  mayManage,
  mayPlan,
  mayRaise,
  mayReleaseScenario,
  mayRunRollout,
  maySeeAll,
  maySeeContacts,
  maySeeFigures,
  maySeeOperation,
  maySeeRegister,
  maySettleHelp,
  mayStop,
  mayTell,
  mayWorkOn,
  type Who,
  wasReminded,
} from './roles.ts';
import type { Roll, RollCommand } from './roll.ts';
import { type Scenario, type ScenarioRelease, textOf } from './scenario.ts';

import { differsOnlyInTeam } from './team-edit.ts';
import type { YearPlan, YearPlanCommand } from './year-plan.ts';
import { mayWithYearPlan } from './year-plan-rules.ts';

const registerKinds: readonly CaseKind[] = [
  'process',
  'resource',
  'bcms',
  'deviation',
  'maturity',
  'report-recipients',
  'finding',
  'training',
];
/** One record per domain, under its id. */
const onePerDomain: readonly CaseKind[] = ['bcms', 'maturity', 'report-recipients'];
const copying = ['print', 'return'];
const handbook = ['issue', 'print', 'return'];

/** True when the command may be given. What is not named here, nobody may. */
export function may(who: Who, address: CaseAddress, command: { readonly type: string }, state: unknown): boolean {
  if (who.kind === 'system') {
    const isDuty = duties[who.part][address.kind]?.includes(command.type) ?? false;
    if (who.part === 'spread' && address.kind === 'domain') return notesPractice(command, state as Register<BcDomain>);
    return isDuty && staysWithin(who.part, address.kind, command) && ofExercise(address.kind, command, state);
  }
  if (address.kind === 'joint-event') return command.type === 'call' && mayCallJoint(who);
  if (address.kind === 'alarm') return mayAlarm(who, command as AlarmCommand, state as Alarm);
  if (address.kind === 'incident') return mayIncident(who, command as IncidentCommand, state as Incident);
  if (address.kind === 'scenario') return mayScenario(who, command, state as Register<Scenario>);
  if (address.kind === 'roll') return mayRoll(who, command as RollCommand, state as Roll);
  if (address.kind === 'proposal') return mayProposal(who, command as ProposalCommand, state as Proposal);
  if (address.kind === 'check-in') return mayCheckIn(who, command as CheckInCommand, state as CheckIn);
  if (address.kind === 'check-in-part')
    return command.type === 'answer' && (command as AnswerCheckIn).person === who.id;
  if (address.kind === 'domain') return mayDomain(who, address.id, command, state as Register<BcDomain>);
  if (address.kind === 'contact') return mayContact(who, address.id, command);
  if (address.kind === 'phone-list') return copying.includes(command.type) && maySeeContacts(who, address.id);
  if (address.kind === 'ladder') return mayLadder(who, address.id, command as Put<EscalationPlan>);
  if (address.kind === 'bundle') return address.id === who.id && command.type === 'done';
  if (address.kind === 'emergency') return mayEnter(who, address.id, command as EmergencyCommand, state as Emergency);
  if (address.kind === 'expiry') return mayDate(who, address.id, command as ExpiryCommand);
  if (address.kind === 'hold') return maySeeOperation(who);
  if (address.kind === 'audit') return command.type === 'run' && mayPlan(who, address.id);
  if (address.kind === 'rollout') return mayMapTenant(who, command as Put<unknown>);
  if (address.kind === 'tenant-sync') return ['run', 'allow'].includes(command.type) && mayRunRollout(who);
  if (address.kind === 'plan') return mayWithPlan(who, address.id, command as PlanCommand, state as Plan);
  if (address.kind === 'handbook') return handbook.includes(command.type) && maySeeRegister(who, address.id);
  if (address.kind === 'exercise')
    return mayWithExercise(who, address.id, command as ExerciseCommand, state as Exercise);
  if (address.kind === 'exercise-run') return mayWithRun(who, address.id, command as RunCommand, state as ExerciseRun);
  if (address.kind === 'drill-book') return mayWithDrills(who, address.id, command as DrillCommand, state as DrillBook);
  if (address.kind === 'year-plan')
    return mayWithYearPlan(who, address.id, command as YearPlanCommand, state as YearPlan);
  if (address.kind === 'review') return mayWithReview(who, address.id, command as ReviewCommand, state as Review);
  if (address.kind === 'column-mapping') return mayMap(who, address.id, command as Put<ColumnMapping>);
  if (address.kind === 'measure') return mayWithMeasure(who, address.id, command as MeasureCommand, state as Measure);
  if (address.kind === 'figures') return mayFigures(who, address.id, command, state as Figures);
  if (address.kind === 'kpi-set')
    return command.type === 'put' && (command as Put<unknown>).revision !== undefined && mayEditKpiSet(who);
  if (registerKinds.includes(address.kind))
    return mayRecord(who, address, command as Put<{ domain?: string; id?: string }>, state);
  return false;
}

/**
 * Records of a domain's registers: on the revision that was seen, under their own id, and never moved to another
 * domain. Retired instead of deleted, so there is nothing else to do with them.
 */
function mayRecord(
  who: Who,
  { kind, id }: CaseAddress,
  { type, value, revision }: Put<{ domain?: string; id?: string }>,
  state: unknown,
): boolean {
  const domain = value?.domain;
  if (type !== 'put' || revision === undefined || typeof domain !== 'string' || !mayEditRegister(who, domain))
    return false;
  const { value: before } = state as Register<{ domain?: string }>;
  if (before && before.domain !== domain) return false;
  return onePerDomain.includes(kind)
    ? id === domain
    : value.id === id && id.startsWith(`${domain}.`) && id.length > domain.length + 1;
}

/** Which groups belong to which domain, and in which waves the app comes: on the revision that was seen. */
const mayMapTenant = (who: Who, { type, revision }: Put<unknown>) =>
  type === 'put' && revision !== undefined && mayRunRollout(who);

/** Dates of what runs out: who runs the system, on the revision that was seen; of code sets the product itself knows. */
function mayDate(who: Who, id: string, command: ExpiryCommand): boolean {
  const isPut = command.type === 'put' && command.revision !== undefined;
  return isPut && !id.startsWith('codes-') && maySeeOperation(who);
}

/** How files of other programs are read into a domain's register: who edits it. */
function mayMap(who: Who, id: string, { type, value, revision }: Put<ColumnMapping>): boolean {
  const isRight = type === 'put' && revision !== undefined && id === `${value?.domain}.${value?.register}`;
  return isRight && mayEditRegister(who, value.domain);
}

/** No part of the system ends a real alarm. */
const ofExercise = (kind: CaseKind, { type }: { readonly type: string }, state: unknown) =>
  kind !== 'alarm' || type !== 'end' || (state as Alarm).mode === 'exercise';

/** Of a domain only its crisis team is noted in, on the revision that was read. */
function notesPractice(command: { readonly type: string }, { value: before }: Register<BcDomain>): boolean {
  const { type, value, revision } = command as Put<BcDomain>;
  return type === 'put' && revision !== undefined && before !== undefined && differsOnlyInTeam(before, value);
}

/** Some duties go no further than what they are for: by schedule only exercises are raised. */
function staysWithin(part: SystemPart, kind: CaseKind, command: { readonly type: string }): boolean {
  if (part === 'joint' && kind === 'alarm') return ofJoint(command);
  if (part === 'spread' && command.type === 'raise') return (command as Raise).mode === 'exercise';
  return part !== 'audit' || kind !== 'contact' || takesNumbers(command);
}

/** Drawn up by the coordinators; released or sent back by whoever sees them. That it is somebody else the rules say. */
function mayFigures(
  who: Who & { kind: 'person' },
  domain: string,
  command: { readonly type: string },
  { draft }: Figures,
): boolean {
  const isOwn = command.type !== 'draft' || (command as DraftFigures).domain === domain;
  if (command.type === 'draft' || command.type === 'discard') return isOwn && mayDraftFigures(who, domain);
  const { management = [] } = draft ?? {};
  return (command.type === 'release' || command.type === 'return') && maySeeFigures(who, { id: domain, management });
}

/** The plan of a domain and level, and no other one put under its name. */
function mayLadder(who: Who, id: string, { type, value }: Put<EscalationPlan>): boolean {
  return type === 'put' && id === planId(value.domain, value.level) && mayPlan(who, value.domain);
}

/** People change the crisis team of their domain and nothing else of it, and only on the revision they saw. */
function differsOnlyInConsent({ joint: _old, ...before }: BcDomain, { joint: _new, ...after }: BcDomain): boolean {
  return canonical(before) === canonical(after);
}

function mayDomain(who: Who, id: string, command: { readonly type: string }, state: Register<BcDomain>): boolean {
  const { type, value, revision } = command as Put<BcDomain>;
  if (type !== 'put' || revision === undefined || !value || !mayEditRoles(who, id) || !state.value) return false;
  return differsOnlyInTeam(state.value, value) || (mayConsent(who, id) && differsOnlyInConsent(state.value, value));
}

/** Codes are made and entrances shut by those who alarm; a code is used by whom it was made for, and nobody else. */
function mayEnter(who: Who & { kind: 'person' }, domain: string, command: EmergencyCommand, { codes }: Emergency) {
  if (command.type === 'open') return codes.some(({ hash, person }) => hash === command.hash && person === who.id);
  return (command.type === 'issue' || command.type === 'close') && mayIssueCodes(who, domain);
}

/** Numbers are given and taken back by their owner, and by nobody for her. */
function mayContact(who: Who & { kind: 'person' }, id: string, command: { readonly type: string }): boolean {
  return command.type === 'put' && id === who.id && (command as Put<Contact>).value?.person === who.id;
}

/** What is kept after somebody's last role is deleted, and never written. */
const takesNumbers = (command: { readonly type: string }) => (command as Put<Contact>).value?.numbers?.length === 0;

/** Raising by itself is only for events that a person called. */
const ofJoint = (command: { readonly type: string }) => (command as Raise).joint !== undefined;

function mayAlarm(who: Who & { kind: 'person' }, command: AlarmCommand, state: Alarm): boolean {
  switch (command.type) {
    case 'raise':
      return mayRaise(who, command.mode, command.domain);
    case 'answer':
      // What somebody says on the telephone is written down by those who see who is missing.
      return command.recorded ? maySeeAll(who, state) : command.person === who.id;
    case 'swap':
    case 'take-too':
      return command.person === who.id;
    case 'try-call':
      return maySeeAll(who, state);
    case 'approve':
    case 'disapprove':
    case 'break-glass':
      return state.status === 'none' || mayTell(who, 'real', state.domain, state.audience);
    case 'ask-approval':
      return state.status === 'none' || mayTell(who, state.mode, state.domain, state.audience);
    case 'end':
      return (
        state.status === 'none' || mayChange(who, state) || (command.ending === 'real-event' && mayStop(who, state))
      );
    case 'appoint':
    case 'waive':
    case 'update':
      // Nobody learns from a refusal whether an unknown alarm exists: the rules answer for it.
      return state.status === 'none' || mayChange(who, state);
    default:
      return false;
  }
}

/** Steps and processes are for who leads or may alarm there; everybody asked ticks off, and says how a process stands. */
function mayIncident(who: Who & { kind: 'person' }, command: IncidentCommand, state: Incident): boolean {
  switch (command.type) {
    case 'classify':
    case 'step':
    case 'hit':
    case 'unhit':
    case 'confirm-results':
      return mayLead(who, state);
    case 'tick':
      return mayWorkOn(who, state) || wasReminded(who, state, command.item);
    case 'progress':
    case 'provider':
      return mayWorkOn(who, state);
    default:
      return false;
  }
}

/** People add their own release, or write the checklist on the revision they saw, and change nothing else of it. */
function mayScenario(
  who: Who & { kind: 'person' },
  command: { readonly type: string },
  state: Register<Scenario> | undefined,
) {
  const value = state?.value;
  const { type, value: wanted, revision } = command as Put<Scenario>;
  if (type !== 'put' || !value || !wanted) return false;
  const { checklist: _list, ...before } = value;
  const { checklist: _wanted, ...after } = wanted;
  const isList = revision !== undefined && canonical(before) === canonical(after);
  return isList ? mayEditRegister(who, value.domain) : mayReleaseText(who, value, wanted);
}

/** The text she releases is the one that is there, and nobody else's release is touched. */
function mayReleaseText(who: Who & { kind: 'person' }, value: Scenario, wanted: Scenario): boolean {
  if (!mayReleaseScenario(who, value.domain)) return false;
  const { releasedBy = [], ...text } = value;
  const { releasedBy: now = [], ...wantedText } = wanted;
  const others = (all: readonly ScenarioRelease[]) => canonical(all.filter(({ person }) => person !== who.id));
  const mine = now.filter(({ person }) => person === who.id);
  const isMine = mine.length === 1 && mine.every((one) => one.text === textOf(value));
  return isMine && canonical(text) === canonical(wantedText) && others(releasedBy) === others(now);
}

function mayCheckIn(who: Who & { kind: 'person' }, command: CheckInCommand, state: CheckIn): boolean {
  switch (command.type) {
    case 'ask':
      return mayAsk(who, command.domain);
    case 'remind':
    case 'close':
    case 'cancel':
    case 'reopen':
      return state.status === 'none' || mayManage(who, state);
    default:
      return false;
  }
}

/** Everybody speaks for herself; that somebody was helped may also be noted by those who see to it. */
function mayRoll(who: Who & { kind: 'person' }, command: RollCommand, state: Roll): boolean {
  switch (command.type) {
    case 'read':
    case 'want-help':
      return command.person === who.id;
    case 'settle-help':
      return command.person === who.id || maySettleHelp(who, state);
    default:
      return false;
  }
}

function mayProposal(who: Who & { kind: 'person' }, command: ProposalCommand, state: Proposal): boolean {
  switch (command.type) {
    // Anybody may report, in her own name only.
    case 'report':
      return command.statement?.reporter === who.id;
    case 'take':
    case 'dismiss':
      return state.status === 'none' || mayDecide(who, state);
    case 'raise':
      return state.status === 'none' || mayRaise(who, 'real', state.domain);
    default:
      return false;
  }
}
