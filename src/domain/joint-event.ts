// A joint event (gemeinsames Ereignis): one call by Zentralstelle, CERT or provider becomes an own alarm in each domain
// that consents. The event knows which alarms; what is in them stays with their domains.
import { Refusal } from '../errors.ts';
import { type AlarmText, checkText, type Mode } from './alarm.ts';
import type { Entry, Model, Owed } from './model.ts';

/** A Störung is not alarmed, least of all in several domains. */
export const jointLevels = ['EMERGENCY', 'CRISIS'] as const;

/** What is said to all; each domain's next step is its own room and number. */
export interface CallJoint extends Omit<AlarmText, 'nextStep'> {
  readonly type: 'call';
  readonly mode: Mode;
  readonly exerciseName: string;
  readonly domains: readonly string[];
}
/** What became of the call in one domain: its alarm, or why there is none. */
export interface NoteRaised {
  readonly type: 'note-raised';
  readonly domain: string;
  readonly alarm: string;
}
export interface NoteFailed {
  readonly type: 'note-failed';
  readonly domain: string;
  readonly code: string;
}
export type JointCommand = CallJoint | NoteRaised | NoteFailed;

interface Called extends Entry, Omit<CallJoint, 'type'> {
  readonly type: 'called';
}
interface DomainRaised extends Entry, Omit<NoteRaised, 'type'> {
  readonly type: 'domain-raised';
}
interface DomainFailed extends Entry, Omit<NoteFailed, 'type'> {
  readonly type: 'domain-failed';
}
type JointEntry = Called | DomainRaised | DomainFailed;

export interface JointEvent extends Omit<CallJoint, 'type'> {
  readonly status: 'none' | 'open' | 'called';
  readonly calledAt: number;
  readonly calledBy: string;
  /** By domain. */
  readonly alarms: Readonly<Record<string, string>>;
  /** By domain: the code of the refusal. */
  readonly failed: Readonly<Record<string, string>>;
}

const empty: JointEvent = {
  status: 'none',
  mode: 'exercise',
  exerciseName: '',
  what: '',
  where: '',
  since: 0,
  level: 'EMERGENCY',
  domains: [],
  calledAt: 0,
  calledBy: '',
  alarms: {},
  failed: {},
};

const mostDomains = 100;

/** Domains of which it is not known yet what became of the call. */
export function openDomains({ domains, alarms, failed }: JointEvent): readonly string[] {
  return domains.filter((domain) => alarms[domain] === undefined && failed[domain] === undefined);
}

function decideCall(state: JointEvent, command: CallJoint, at: number): readonly JointEntry[] {
  if (state.status !== 'none') return [];
  const { type: _type, ...call } = command;
  // The step is each domain's own; it is there when its alarm is raised.
  checkText({ ...call, nextStep: '-' }, at);
  const domains = [...new Set(call.domains)];
  if (domains.length === 0) throw new Refusal('joint-no-domain');
  if (domains.length > mostDomains) throw new Refusal('bad-shape');
  return [{ ...call, domains, type: 'called', v: 1 }];
}

function owed(state: JointEvent): readonly Owed[] {
  return openDomains(state).length > 0 ? [{ kind: 'tell', at: state.calledAt }] : [];
}

/** Rules of the joint event. It raises nothing itself: it owes a call to each domain, and notes what became of it. */
export const jointEvents: Model<JointEvent, JointCommand, JointEntry> = {
  name: 'joint-event',
  version: 1,
  empty,
  decide(state, command, turn) {
    if (command.type === 'call') return decideCall(state, command, turn.at);
    if (!openDomains(state).includes(command.domain)) return [];
    const { type, ...note } = command;
    if (type === 'note-raised') return [{ ...(note as Omit<NoteRaised, 'type'>), type: 'domain-raised', v: 1 }];
    return [{ ...(note as Omit<NoteFailed, 'type'>), type: 'domain-failed', v: 1 }];
  },
  apply(state, entry, turn) {
    switch (entry.type) {
      case 'called': {
        const { type: _type, v: _v, sealed: _sealed, ...call } = entry;
        const calledBy = 'person' in turn.by ? turn.by.person : '';
        return { ...state, ...call, status: 'open', calledAt: turn.at, calledBy };
      }
      case 'domain-raised':
        return closed({ ...state, alarms: { ...state.alarms, [entry.domain]: entry.alarm } });
      case 'domain-failed':
        return closed({ ...state, failed: { ...state.failed, [entry.domain]: entry.code } });
    }
  },
  owed,
  head: (state) => ({ scope: '', status: state.status, key: '', at: state.calledAt }),
};

function closed(state: JointEvent): JointEvent {
  return openDomains(state).length === 0 ? { ...state, status: 'called' } : state;
}
