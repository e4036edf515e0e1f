// Who may give which command to which case; for people the answers come from roles.ts.
import type { Alarm, AlarmCommand } from './alarm.ts';
import type { BcDomain } from './bc-domain.ts';
import type { CheckIn, CheckInCommand } from './check-in.ts';
import type { AnswerCheckIn } from './check-in-part.ts';
import { type EscalationPlan, planId } from './escalation.ts';
import type { CaseAddress, CaseKind, SystemPart } from './model.ts';
import type { Contact } from './people.ts';
import type { Proposal, ProposalCommand } from './proposal.ts';
import type { Put, Register } from './register.ts';
import {
  mayAsk,
  mayChange,
  mayDecide,
  mayEditRoles,
  mayManage,
  mayPlan,
  mayRaise,
  maySeeAll,
  maySeeContacts,
  maySettleHelp,
  type Who,
} from './roles.ts';
import type { Roll, RollCommand } from './roll.ts';

import { differsOnlyInTeam } from './team-edit.ts';

const copying = ['print', 'return'];
const sending = ['reserve', 'settle', 'recover'];

/** What each part of the system is there for. None raises, changes or ends an alarm, or answers for anybody. */
const duties: Readonly<Record<SystemPart, Readonly<Partial<Record<CaseKind, readonly string[]>>>>> = {
  sender: {
    alarm: [...sending, 'teams-down', 'teams-up'],
    roll: sending,
    proposal: sending,
    'check-in': sending,
    'check-in-part': sending,
    bundle: sending,
    reach: ['put'],
    'answer-link': ['put'],
  },
  spread: {
    alarm: ['told', 'noticed'],
    roll: ['freeze', 'follow'],
    'check-in': ['told', 'count'],
    'check-in-part': ['freeze', 'follow'],
    bundle: ['add', 'done', 'handed', 'closed'],
  },
  clock: {
    alarm: ['wake'],
    proposal: ['wake'],
    'check-in': ['wake'],
    'check-in-part': ['wake'],
    audit: ['wake'],
    bundle: ['wake'],
  },
  intake: { proposal: ['report'] },
  setup: {
    person: ['put'],
    reach: ['put'],
    domain: ['put'],
    scenario: ['put'],
    process: ['put'],
    ladder: ['put'],
    contact: ['put'],
    numbering: ['take'],
  },
  audit: { audit: ['begin', 'note'], bundle: ['add', 'done'] },
};

/** True when the command may be given. What is not named here, nobody may. */
export function may(who: Who, address: CaseAddress, command: { readonly type: string }, state: unknown): boolean {
  if (who.kind === 'system') return duties[who.part][address.kind]?.includes(command.type) ?? false;
  if (address.kind === 'alarm') return mayAlarm(who, command as AlarmCommand, state as Alarm);
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
  if (address.kind === 'audit') return command.type === 'run' && mayPlan(who, address.id);
  return false;
}

/** The plan of a domain and level, and no other one put under its name. */
function mayLadder(who: Who, id: string, { type, value }: Put<EscalationPlan>): boolean {
  return type === 'put' && id === planId(value.domain, value.level) && mayPlan(who, value.domain);
}

/** People change the crisis team of their domain and nothing else of it, and only on the revision they saw. */
function mayDomain(who: Who, id: string, command: { readonly type: string }, state: Register<BcDomain>): boolean {
  const { type, value, revision } = command as Put<BcDomain>;
  if (type !== 'put' || revision === undefined || !value || !mayEditRoles(who, id) || !state.value) return false;
  return differsOnlyInTeam(state.value, value);
}

/** Numbers are given and taken back by their owner, and by nobody for her. */
function mayContact(who: Who & { kind: 'person' }, id: string, command: { readonly type: string }): boolean {
  return command.type === 'put' && id === who.id && (command as Put<Contact>).value?.person === who.id;
}

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
    case 'appoint':
    case 'waive':
    case 'update':
    case 'end':
      // Nobody learns from a refusal whether an unknown alarm exists: the rules answer for it.
      return state.status === 'none' || mayChange(who, state);
    default:
      return false;
  }
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
