// Who may give which command to which case; for people the answers come from roles.ts.
import type { Alarm, AlarmCommand } from './alarm.ts';
import type { CheckIn, CheckInCommand } from './check-in.ts';
import type { AnswerCheckIn } from './check-in-part.ts';
import type { CaseAddress, CaseKind, SystemPart } from './model.ts';
import type { Proposal, ProposalCommand } from './proposal.ts';
import { mayAsk, mayChange, mayManage, mayRaise, maySeeProposal, type Who } from './roles.ts';
import type { Read } from './roll.ts';

const sending = ['reserve', 'settle', 'recover'];

/** What each part of the system is there for. None raises, changes or ends an alarm, or answers for anybody. */
const duties: Readonly<Record<SystemPart, Readonly<Partial<Record<CaseKind, readonly string[]>>>>> = {
  sender: {
    alarm: sending,
    roll: sending,
    proposal: sending,
    'check-in': sending,
    'check-in-part': sending,
    reach: ['put'],
  },
  spread: {
    alarm: ['told', 'noticed'],
    roll: ['freeze', 'follow'],
    'check-in': ['told', 'count'],
    'check-in-part': ['freeze', 'follow'],
  },
  clock: { proposal: ['wake'], 'check-in': ['wake'], 'check-in-part': ['wake'] },
  intake: { proposal: ['report'] },
  setup: {
    person: ['put'],
    reach: ['put'],
    domain: ['put'],
    scenario: ['put'],
    process: ['put'],
    numbering: ['take'],
  },
};

/** True when the command may be given. What is not named here, nobody may. */
export function may(who: Who, address: CaseAddress, command: { readonly type: string }, state: unknown): boolean {
  if (who.kind === 'system') return duties[who.part][address.kind]?.includes(command.type) ?? false;
  if (address.kind === 'alarm') return mayAlarm(who, command as AlarmCommand, state as Alarm);
  if (address.kind === 'roll') return command.type === 'read' && (command as Read).person === who.id;
  if (address.kind === 'proposal') return mayProposal(who, command as ProposalCommand, state as Proposal);
  if (address.kind === 'check-in') return mayCheckIn(who, command as CheckInCommand, state as CheckIn);
  if (address.kind === 'check-in-part')
    return command.type === 'answer' && (command as AnswerCheckIn).person === who.id;
  return false;
}

function mayAlarm(who: Who & { kind: 'person' }, command: AlarmCommand, state: Alarm): boolean {
  switch (command.type) {
    case 'raise':
      return mayRaise(who, command.mode, command.domain);
    case 'answer':
      return command.person === who.id;
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

function mayProposal(who: Who & { kind: 'person' }, command: ProposalCommand, state: Proposal): boolean {
  switch (command.type) {
    case 'take':
    case 'dismiss':
      return state.status === 'none' || maySeeProposal(who, state.domain);
    case 'raise':
      return state.status === 'none' || mayRaise(who, 'real', state.domain);
    default:
      return false;
  }
}
