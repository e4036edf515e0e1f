// Folds the commits of a run again with the real rules: what the journal said about each message at each moment.

import type { Alarm } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { alarmOfRoll } from '../../src/domain/audience.ts';
import type { Delivery, DeliveryState, Ledger } from '../../src/domain/ledger.ts';
import type { Entry, Model } from '../../src/domain/model.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { rolls } from '../../src/domain/roll.ts';
import { candidates, isSettled, pending, postOf, saidFor } from '../../src/domain/staffing.ts';
import type { Escalated } from '../../src/domain/staffing-words.ts';
import { unseal } from '../../src/engine/seal.ts';
import type { Event, History } from './history.ts';

type Sending = { readonly ledger: Ledger };
type SendingRules = Model<Sending, { readonly type: string }, Entry>;

/** Kinds of cases that send messages, each with its rules. */
const rules: Readonly<Record<string, SendingRules>> = {
  alarm: alarms as unknown as SendingRules,
  roll: rolls as unknown as SendingRules,
  proposal: proposals as unknown as SendingRules,
};

/** What the journal said of a message from event `n` on. */
export interface Said {
  readonly n: number;
  readonly at: number;
  readonly state: DeliveryState;
  readonly epoch: number;
  /** Which process wrote it down. */
  readonly by: string;
}

/** One message of one case over the whole run. */
export interface Course {
  readonly case: string;
  readonly delivery: string;
  readonly said: Said[];
  last: Delivery;
  /** Numbers of the events after which a first try may have arrived: unclear results and recoveries. */
  readonly doubts: number[];
}

export interface Replay {
  /** By `case delivery`. */
  readonly courses: ReadonlyMap<string, Course>;
  /** When each alarm was ended, by case. */
  readonly ended: ReadonlyMap<string, Event>;
  /** Every alarm as the journal leaves it, by case. */
  readonly alarms: ReadonlyMap<string, Alarm>;
  readonly steps: readonly StepTaken[];
}

/** A step of a ladder that was taken; times are epoch milliseconds. */
export interface StepTaken {
  readonly case: string;
  readonly role: string;
  readonly due: number;
  readonly came: number;
  /** When the last step of this role before it was taken, when it was opened, or when there was somebody again to be asked. */
  readonly opened: number;
  /** The role was filled, or done without, before. */
  readonly isSettled: boolean;
  /** The ladder had passed this step before. */
  readonly isAgain: boolean;
  /** People addressed although they had answered since they were asked. */
  readonly answered: readonly string[];
}

export const courseName = (name: string, delivery: string) => `${name} ${delivery}`;
/** The alarm a case belongs to: itself, or that of its roll. */
export const alarmOf = (name: string) => (kindOf(name) === 'roll' ? `alarm/${alarmOfRoll(name.slice(5))}` : name);
export const kindOf = (name: string) => name.slice(0, name.indexOf('/'));

export function replay({ events }: History): Replay {
  const states = new Map<string, Sending>();
  const courses = new Map<string, Course>();
  const ended = new Map<string, Event>();
  const steps: StepTaken[] = [];
  /** When somebody took back her refusal of a role that nobody was left for, by case and role. */
  const regained = new Map<string, number>();
  for (const event of events) {
    const model = event.kind === 'commit' ? rules[kindOf(event.case)] : undefined;
    if (event.kind !== 'commit' || !model) continue;
    for (const line of event.lines) {
      const { entry, turn } = unseal(line);
      const before = states.get(event.case) ?? model.empty;
      const after = model.apply(before, entry, turn);
      states.set(event.case, after);
      follow(courses, event, before, after);
      for (const id of doubted(entry)) courses.get(courseName(event.case, id))?.doubts.push(event.n);
      if (kindOf(event.case) === 'alarm') {
        const taken = stepIn(entry, before as Alarm, event, regained);
        if (taken) steps.push(taken);
        const lost = new Set(lostRoles(after as Alarm));
        for (const kind of lostRoles(before as Alarm))
          if (!lost.has(kind)) regained.set(`${event.case} ${kind}`, event.at);
      }
      if (entry.type === 'ended' && !ended.has(event.case)) ended.set(event.case, event);
    }
  }
  const open = [...states].filter(([name]) => kindOf(name) === 'alarm');
  return { courses, ended, steps, alarms: new Map(open as unknown as [string, Alarm][]) };
}

/** Roles known to be unfilled with nobody left whom a step could reach: their ladder stands still. */
const lostRoles = (alarm: Alarm): readonly string[] =>
  alarm.roles
    .filter((role) => postOf(alarm, role.kind).unfilledAt !== null)
    .filter((role) => pending(alarm, role).length + candidates(alarm, role).length === 0)
    .map(({ kind }) => kind);

/** What the rules said when a step was taken. */
function stepIn(
  entry: Entry,
  before: Alarm,
  event: Event & { kind: 'commit' },
  regained: ReadonlyMap<string, number>,
): StepTaken | null {
  if (entry.type !== 'escalated') return null;
  const { role: kind, step, act, people } = entry as unknown as Escalated;
  const role = before.roles.find((one) => one.kind === kind);
  if (step === null || !role) return null;
  const post = postOf(before, kind);
  const due = post.since + (before.ladder[step]?.after ?? 0) * 60_000;
  const answered = people.filter(({ person }) => act === 'remind' && saidFor(before, kind, person) !== 'pending');
  return {
    case: event.case,
    role: kind,
    due,
    came: event.at,
    opened: Math.max(post.since, regained.get(`${event.case} ${kind}`) ?? 0),
    isSettled: isSettled(before, role),
    isAgain: step < post.step,
    answered: answered.map(({ person }) => person),
  };
}

function follow(
  courses: Map<string, Course>,
  event: Event & { kind: 'commit' },
  before: Sending,
  after: Sending,
): void {
  for (const delivery of Object.values(after.ledger.deliveries)) {
    if (before.ledger.deliveries[delivery.id] === delivery) continue;
    const { id, state, epoch } = delivery;
    const said = { n: event.n, at: event.at, state, epoch, by: event.machine };
    const name = courseName(event.case, id);
    const course = courses.get(name) ?? { case: event.case, delivery: id, said: [], last: delivery, doubts: [] };
    courses.set(name, course);
    course.last = delivery;
    const known = course.said.at(-1);
    if (known?.state !== state || known.epoch !== epoch) course.said.push(said);
  }
}

/** Messages of which this entry says that nobody knows whether they arrived. */
function doubted(entry: Entry): readonly string[] {
  const {
    type,
    ids = [],
    results = [],
  } = entry as Entry & {
    ids?: readonly string[];
    results?: readonly { id: string; outcome: string }[];
  };
  if (type === 'recovered') return ids;
  return results.filter(({ outcome }) => outcome === 'unclear').map(({ id }) => id);
}

/** What the journal said of a message just before event `n`. */
export function saidBefore(course: Course | undefined, n: number): Said | undefined {
  return course?.said.findLast((said) => said.n < n);
}
