// An event on a table: folds what people say, at whatever time they say it.
import {
  type ChecklistItem,
  emptyIncident,
  type HitProcess,
  type HitProvider,
  type Incident,
} from '../../src/domain/incident.ts';
import { incidents } from '../../src/domain/incident-rules.ts';
import type { FollowAlarm, IncidentCommand } from '../../src/domain/incident-words.ts';
import type { Actor } from '../../src/domain/model.ts';
import { Refusal } from '../../src/errors.ts';

export const hour = 3_600_000;
/** Saturday, 21 November 2026, 18:40 in Hannover: it happened. The alarm is raised four minutes later. */
export const occurred = Date.UTC(2026, 10, 21, 17, 40);
export const raised = occurred + 4 * 60_000;

export const hit = (over: Partial<HitProcess> = {}): HitProcess => ({
  process: 'MF.bezuege',
  name: 'Bezügezahlung',
  mtpdHours: 72,
  rtoHours: 48,
  mbco: 'Abschlag',
  preventiveOnly: false,
  state: 'down',
  times: {},
  marks: 0,
  ...over,
});

export const report: ChecklistItem = {
  id: 'cert-24h',
  text: 'Frühe Erstmeldung an N-CERT',
  role: 'CISO',
  deadline: { from: 'reported', hours: 24 },
  addressee: 'N-CERT',
};

export const provider: HitProvider = {
  resource: 'MF.druck',
  name: 'Druckstraße',
  provider: 'Druckhaus Beispiel',
  contract: 'V-17',
  reactionHours: 4,
  emergencyNumber: '0511 555-0190',
  informed: [],
  reacted: [],
};

export const follow = (over: Partial<FollowAlarm> = {}, says: Partial<FollowAlarm['says']> = {}): FollowAlarm => ({
  type: 'follow',
  alarm: 'a1',
  domain: 'MF',
  mode: 'real',
  exerciseName: '',
  occurredAt: occurred,
  reportedAt: raised,
  hits: [],
  items: [],
  providers: [],
  says: {
    number: '2026-017',
    level: 'EMERGENCY',
    raisedAt: raised,
    raisedBy: 'p-ole',
    status: 'open',
    ending: '',
    endedAt: null,
    leads: ['p-lena'],
    team: ['p-lena', 'p-ivo'],
    seq: 1,
    ...says,
  },
  ...over,
});

export interface Book {
  state: Incident;
  /** What the command led to; [] when there was nothing to do. Times in hours since it happened. */
  says(at: number, command: IncidentCommand, who?: string): readonly string[];
  /** The code of the rule that refuses it; '' when none does. */
  refuses(at: number, command: IncidentCommand): string;
}

const spread: Actor = { system: 'spread' };

export function book(first: Partial<FollowAlarm> = {}): Book {
  const own: Book = {
    state: emptyIncident,
    says(hours, command, who = 'p-lena') {
      const isPart = ['follow', 'remind', 'written', 'reserve', 'settle'].includes(command.type);
      const by: Actor = isPart ? spread : { person: who, via: 'tab' };
      const turn = { id: 't', at: occurred + hours * hour, by };
      const entries = incidents.decide(own.state, command, turn);
      own.state = entries.reduce((state, entry) => incidents.apply(state, entry, turn), own.state);
      return entries.map(({ type }) => type);
    },
    refuses(hours, command) {
      try {
        own.says(hours, command);
        return '';
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
  };
  own.says(4 / 60, follow(first));
  return own;
}
