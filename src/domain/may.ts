// Who may give which command to which case; for people the answers come from roles.ts.
import type { Alarm, AlarmCommand } from './alarm.ts';
import type { CaseAddress, CaseKind, SystemPart } from './model.ts';
import type { Proposal, ProposalCommand } from './proposal.ts';
import { mayChange, mayRaise, maySeeAll, maySeeProposal, type Who } from './roles.ts';
import type { Read } from './roll.ts';

const sending = ['reserve', 'settle', 'recover'];

/** What each part of the system is there for. None raises, changes or ends an alarm, or answers for anybody. */
const duties: Readonly<Record<SystemPart, Readonly<Partial<Record<CaseKind, readonly string[]>>>>> = {
  sender: { alarm: [...sending, 'teams-down', 'teams-up'], roll: sending, proposal: sending, reach: ['put'] },
  spread: { alarm: ['told', 'noticed'], roll: ['freeze', 'follow'] },
  clock: { alarm: ['wake'], proposal: ['wake'] },
  intake: { proposal: ['report'] },
  setup: {
    person: ['put'],
    reach: ['put'],
    domain: ['put'],
    scenario: ['put'],
    process: ['put'],
    contact: ['put'],
    numbering: ['take'],
  },
};

/** True when the command may be given. What is not named here, nobody may. */
export function may(who: Who, address: CaseAddress, command: { readonly type: string }, state: unknown): boolean {
  if (who.kind === 'system') return duties[who.part][address.kind]?.includes(command.type) ?? false;
  if (address.kind === 'alarm') return mayAlarm(who, command as AlarmCommand, state as Alarm);
  if (address.kind === 'roll') return command.type === 'read' && (command as Read).person === who.id;
  if (address.kind === 'proposal') return mayProposal(who, command as ProposalCommand, state as Proposal);
  return false;
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
