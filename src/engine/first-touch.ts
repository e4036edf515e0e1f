// First touch: banners in the activity feed beside the messages, on a quota of their own, from the last roll backwards.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Roll } from '../domain/roll.ts';
import { Undeliverable } from '../errors.ts';
import type { Audiences } from './audience.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';

/** Puts one banner about an alarm on the computers of up to 100 people. It never counts as delivery. */
export interface AlarmFeed {
  /** `people` are Entra object ids. Throws Undeliverable. */
  notify(id: string, alarm: Alarm, people: readonly string[]): Promise<void>;
}

export interface FirstTouch {
  /** Does the next step for an alarm; resolves with the milliseconds until the one after it, null when all is done. */
  step(alarm: string): Promise<number | null>;
}

/** Two calls a second are allowed per app and tenant (quality.md 0.2); a hair more apart, because clocks differ. */
const apart = 505;
/** Progress is written down after so many calls. What a crash repeats takes the place of the first banner. */
const writtenEvery = 8;
const tryAgainAfter = 2_000;
/** A call that fails is repeated so often. */
const mostTries = 3;

/** How far an alarm's feed is, in memory. */
interface Course {
  /** The next roll; below 0 when all were called for. */
  next: number;
  /** Rolls to call for again, and how often each was tried. */
  readonly again: number[];
  readonly tries: Map<number, number>;
  calls: number;
  open: number;
  people: number;
  code: string;
}

const by = { system: 'spread' } as const;

export function firstTouch(env: Env, entry: Door, audiences: Audiences, feed: AlarmFeed): FirstTouch {
  const courses = new Map<string, Course>();
  let freeAt = Number.NEGATIVE_INFINITY;

  function courseOf(alarm: string, state: Alarm): Course {
    const known = courses.get(alarm);
    if (known) return known;
    const fresh = { next: state.feed ?? -1, again: [], tries: new Map(), calls: 0, open: 0, people: 0, code: '' };
    courses.set(alarm, fresh);
    return fresh;
  }

  async function write(alarm: string, course: Course): Promise<void> {
    const { next, people, code } = course;
    course.calls = 0;
    course.people = 0;
    await entry.execute(alarms, alarm, { type: 'noticed', next, people, code }, by);
  }

  function call(id: string, state: Alarm, course: Course, n: number, people: readonly string[]): void {
    freeAt = env.monotonic() + apart;
    course.calls += 1;
    course.open += 1;
    const done = feed.notify(id, state, people).then(
      () => {
        course.people += people.length;
      },
      (error: unknown) => failed(course, n, error),
    );
    void done.then(() => {
      course.open -= 1;
    });
  }

  /** Repeating is harmless even after silence: the banner takes the place of the first. */
  function failed(course: Course, n: number, error: unknown): void {
    const tries = (course.tries.get(n) ?? 0) + 1;
    course.tries.set(n, tries);
    const known = error instanceof Undeliverable;
    course.code = known ? error.code : 'fault';
    if (!known) env.log.error('feed.fault', { error: error instanceof Error ? error.name : 'unknown' });
    if (known && error.verdict === 'never') course.next = -1;
    else if (tries < mostTries) course.again.push(n);
    freeAt = env.monotonic() + ((known ? error.waitMs : undefined) ?? tryAgainAfter);
  }

  return {
    async step(alarm) {
      const { state } = await entry.known(alarms, alarm);
      if (state.status !== 'open' || state.feed === null) {
        courses.delete(alarm);
        return null;
      }
      const course = courseOf(alarm, state);
      const wait = freeAt - env.monotonic();
      if (wait > 0) return wait;
      if (course.next < 0 && course.again.length === 0) {
        if (course.open > 0) return apart;
        await write(alarm, course);
        courses.delete(alarm);
        return null;
      }
      const n = course.again.shift() ?? course.next--;
      const roll = await audiences.roll(alarm, state, n);
      const people = roll ? unheard(roll) : [];
      // The cards have come this far from the other end: everybody below has one.
      if (people.length > 0) call(alarm, state, course, n, people);
      else course.next = -1;
      if (course.calls >= writtenEvery) await write(alarm, course);
      return people.length > 0 ? apart : 1;
    },
  };
}

/** Whose card Teams has not taken yet. */
function unheard(roll: Roll): readonly string[] {
  const items = Object.values(roll.ledger.deliveries);
  const heard = new Set(items.map((item) => (item.activityId !== null && 'person' in item.to ? item.to.person : '')));
  return roll.members.filter(({ id }) => !heard.has(id)).map(({ aadId }) => aadId);
}
