// What must be true of messages: none lost, none twice without a reason, none after the end, none in the dark.
import type { Alarm } from '../../src/domain/alarm.ts';
import { askedAtOnce } from '../../src/domain/staffing.ts';
import type { Rule, Seen } from './check.ts';
import type { Event, Handing } from './history.ts';
import { alarmOf, type Course, courseName, kindOf, type Said, saidBefore } from './replay.ts';
import { skewOf, stalls } from './spells.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;
type Handed = Event & Handing;

const second = 1_000;
const unclearAtMost = 15 * 60_000;
/** Calls open at once: usually, and while Teams needs longer than this, milliseconds. */
const mostOpen = 32;
const mostOpenWhenSlow = 64;
const slowFrom = 700;

function of<Kind extends Event['kind']>(seen: Seen, kind: Kind): readonly Of<Kind>[] {
  return seen.events.filter((event) => event.kind === kind) as unknown as readonly Of<Kind>[];
}

function handings(seen: Seen): ReadonlyMap<number, Handed> {
  return new Map(of(seen, 'handed').map((event) => [event.call, event as Handed]));
}

/** The messages people got, each with its handover, by `case delivery`. */
function copies(seen: Seen): ReadonlyMap<string, readonly { post: Of<'posted'>; handed: Handed }[]> {
  const handed = handings(seen);
  const found = new Map<string, { post: Of<'posted'>; handed: Handed }[]>();
  for (const post of of(seen, 'posted')) {
    const by = handed.get((post as { call: number }).call);
    if (!by) continue;
    const name = courseName(by.case, by.delivery);
    found.set(name, [...(found.get(name) ?? []), { post, handed: by }]);
  }
  return found;
}

const nameOf = ({ case: name, delivery, last }: Course) => `${name} ${delivery} (${last.message}, ${last.state})`;

/** An alarm that was confirmed stands in the journal, and each person asked has a message of it. */
export const lostAlarm: Rule = (seen) => {
  const raised = new Map(
    of(seen, 'commit').flatMap((event) => {
      const line = event.lines.find(({ entry }) => entry.type === 'raised');
      return line && kindOf(event.case) === 'alarm' ? [[event.case, line.entry as unknown as Alarm] as const] : [];
    }),
  );
  return of(seen, 'confirmed').flatMap((event) => {
    if (event.what !== 'raised') return [];
    const alarm = raised.get(event.case);
    if (!alarm) return [`${event.case} was confirmed and is not there`];
    const told = new Set<string>();
    for (const { case: name, last } of seen.replay.courses.values()) {
      if (alarmOf(name) === event.case && 'person' in last.to) told.add(last.to.person);
    }
    const everybody = seen.replay.ended.has(event.case) || !alarm.audience ? [] : seen.staff.others.map(({ id }) => id);
    return [...askedAtOnce(alarm), ...everybody].flatMap((person) =>
      told.has(person) ? [] : [`${event.case}: nothing is owed to ${person}`],
    );
  });
};

/** When all is over, each message has an end that can be shown, and nothing is owed. */
export const noEndState: Rule = (seen) => {
  const open = [...seen.replay.courses.values()].filter(
    ({ last }) => last.state === 'planned' || last.state === 'reserved' || last.state === 'unknown',
  );
  const rest = of(seen, 'rest').flatMap(({ owed }) => (owed > 0 ? [`${owed} rows are still owed`] : []));
  return [...open.map(nameOf), ...rest, ...(of(seen, 'rest').length === 1 ? [] : ['the run has no end'])];
};

/** What the journal calls accepted is in somebody's chat, under the id it has there. */
export const neverArrived: Rule = (seen) => {
  const there = new Set(of(seen, 'posted').map((event) => (event as { activityId: string }).activityId));
  return [...seen.replay.courses.values()].flatMap((course) => {
    const { activityId } = course.last;
    return activityId !== null && !there.has(activityId) ? [`${nameOf(course)} has no message ${activityId}`] : [];
  });
};

/** Nobody counts as unreachable without a call that failed, or a process that died over it. */
export const refusedWithoutReason: Rule = (seen) => {
  const handed = handings(seen);
  const failed = new Set<string>();
  for (const { call, answer } of of(seen, 'back')) {
    const by = handed.get(call);
    if (by && !by.redraw && !answer.startsWith('2')) failed.add(courseName(by.case, by.delivery));
  }
  return [...seen.replay.courses.values()].flatMap((course) => {
    const explained = course.doubts.length > 0 || failed.has(courseName(course.case, course.delivery));
    return course.last.state === 'refused' && !explained ? [`${nameOf(course)}: ${course.last.code}`] : [];
  });
};

/** A second copy leaves only when the journal said before that the first may be lost. */
export const unexplainedCopy: Rule = (seen) =>
  [...copies(seen)].flatMap(([name, [first, ...more]]) => {
    const doubts = seen.replay.courses.get(name)?.doubts ?? [];
    return more.flatMap(({ post, handed }) => {
      const later = Math.max(handed.n, first?.handed.n ?? 0);
      return doubts.some((n) => n < later)
        ? []
        : [`${name} again as ${(post as { activityId: string }).activityId} without a doubt before`];
    });
  });

/** One repeat after an unclear reply, and one more for each process that died over it. */
export const thirdCopy: Rule = (seen) =>
  [...copies(seen)].flatMap(([name, all]) => {
    const doubts = seen.replay.courses.get(name)?.doubts.length ?? 0;
    return all.length > Math.max(2, doubts + 1) ? [`${name} went out ${all.length} times`] : [];
  });

/** Of two copies at least one says that it may be a repeat. */
export const unmarkedCopy: Rule = (seen) =>
  [...copies(seen)].flatMap(([name, all]) => {
    const marked = all.some(({ handed }) => handed.repeat);
    return all.length > 1 && !marked ? [`${name} came twice and says so nowhere`] : [];
  });

/** Whether the process stood still shortly before: then it could not know better. */
function justWoke(seen: Seen, machine: string, at: number): boolean {
  return stalls(seen.events, machine).some(({ from, to }) => from <= at && at <= to + second);
}

/** A message leaves only while the journal says that this process has reserved it: nothing stale is replayed. */
export const unreserved: Rule = (seen) =>
  [...handings(seen).values()].flatMap((handed) => {
    if (handed.redraw) return [];
    const course = seen.replay.courses.get(courseName(handed.case, handed.delivery));
    const ours = ({ state, by, n }: Said) => state === 'reserved' && by === handed.machine && n < handed.n;
    const said = saidBefore(course, handed.n);
    if (said && ours(said)) return [];
    // Decided a moment before the journal changed: in flight.
    const late = said && (handed.at - said.at <= second || justWoke(seen, handed.machine, handed.at));
    if (late && course?.said.some(ours)) return [];
    const state = said ? `${said.state} by ${said.by}` : 'unknown to the journal';
    return [`${handed.case} ${handed.delivery} left ${handed.machine} at ${handed.at}: ${state}`];
  });

/**
 * After the end of an alarm only its end is told; what was in flight leaves within a second. Where clocks differ, the
 * process that tells the rolls may hold the end for something of the future, by as much as they differ.
 */
export const sentAfterStop: Rule = (seen) => {
  const handed = handings(seen);
  const allowed = second + skewOf(seen.events);
  return of(seen, 'left').flatMap(({ call, operation, at }) => {
    const by = handed.get(call);
    const end = by && seen.replay.ended.get(alarmOf(by.case));
    if (!by || !end || operation !== 'post' || by.message === 'end' || at <= end.at + allowed) return [];
    const late = `${by.case} ${by.delivery} (${by.message}) left ${at - end.at} ms after the end`;
    return justWoke(seen, by.machine, at) ? [] : [late];
  });
};

export const unclearTooLong: Rule = (seen) =>
  [...seen.replay.courses.values()].flatMap((course) =>
    course.said.flatMap(({ state, at }, index) => {
      const until = course.said[index + 1]?.at ?? seen.events.at(-1)?.at ?? at;
      return state === 'unknown' && until - at > unclearAtMost ? [`${nameOf(course)} for ${until - at} ms`] : [];
    }),
  );

/** No process has more calls open than it may. */
export const tooManyOpen: Rule = (seen) => {
  const handed = handings(seen);
  const open = new Map<string, Map<number, number>>();
  const slowUntil = new Map<string, number>();
  return seen.events.flatMap((event) => {
    if (event.kind !== 'left' && event.kind !== 'back') return [];
    const machine = handed.get(event.call)?.machine ?? '';
    const calls = open.get(machine) ?? new Map<number, number>();
    open.set(machine, calls);
    if (event.kind === 'back') {
      if (event.at - (calls.get(event.call) ?? event.at) > slowFrom) slowUntil.set(machine, event.at + 30 * second);
      calls.delete(event.call);
      return [];
    }
    calls.set(event.call, event.at);
    const slow = (slowUntil.get(machine) ?? 0) > event.at || [...calls.values()].some((at) => event.at - at > slowFrom);
    const most = slow ? mostOpenWhenSlow : mostOpen;
    return calls.size > most ? [`${machine} had ${calls.size} calls open at ${event.at}`] : [];
  });
};

/** Every message of an exercise says so, in toast and card, and none of a real alarm does. */
export const exerciseMixed: Rule = (seen) => {
  const handed = handings(seen);
  const modes = new Map(
    of(seen, 'confirmed').flatMap((event) => (event.what === 'raised' ? [[event.case, event.mode]] : [])),
  );
  return [...of(seen, 'posted'), ...of(seen, 'updated')].flatMap((event) => {
    const { call, marked } = event as unknown as { call: number; marked: { toast: boolean; card: boolean } };
    const by = handed.get(call);
    const mode = by && modes.get(alarmOf(by.case));
    if (!mode) return [];
    const right = mode === 'exercise' ? marked.toast && marked.card : !marked.toast && !marked.card;
    return right ? [] : [`${by.case} ${by.delivery} is ${mode}, toast ${marked.toast}, card ${marked.card}`];
  });
};
