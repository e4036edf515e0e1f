// What must be true of answers and times: what somebody was told stands, and no step comes early, late or needlessly.
import { takeWithinMinutes } from '../../src/domain/proposal-messages.ts';
import type { Rule, Seen } from './check.ts';
import type { Event, Press } from './history.ts';
import { kindOf } from './replay.ts';
import { skewOf, troubleBetween } from './spells.ts';

type Commit = Extract<Event, { kind: 'commit' }>;

const commits = ({ events }: Seen) => events.filter((event) => event.kind === 'commit') as readonly Commit[];

/** Whoever saw the answered card finds the answer in the journal, unless the alarm had ended. */
export const lostAnswer: Rule = (seen) => {
  const pressed = new Map<number, Press>();
  const told = new Set<string>();
  for (const event of commits(seen)) for (const key of answersIn(event)) told.add(key);
  return seen.events.flatMap((event) => {
    if (event.kind === 'pressed') pressed.set(event.press, event);
    if (event.kind !== 'pressAnswered' || event.outcome !== 'card') return [];
    const press = pressed.get(event.press);
    if (!press) return [`press ${event.press} was answered and never made`];
    const { person, delivery, answer, known } = press;
    const end = seen.replay.ended.get(press.case);
    if (
      (end && end.n < event.n) ||
      told.has(
        answer === 'read' ? `${press.case} ${person} read` : `${press.case} ${person} ${delivery} ${known} ${answer}`,
      )
    )
      return [];
    return [`${press.case}: ${person} said ${answer}`];
  });
};

function answersIn(event: Commit): readonly string[] {
  return event.lines.flatMap(({ entry, open }) => {
    // Who has read it once has read it, on whichever card.
    if (entry.type === 'read') return [`${event.case} ${String(entry.person as string)} read`];
    if (entry.type !== 'answered') return [];
    const { answer } = (open.value?.value ?? {}) as { answer?: string };
    const { person, delivery, n } = entry as unknown as { person: string; delivery: string; n: number };
    return [`${event.case} ${person} ${delivery} ${n} ${answer}`];
  });
}

const entryOf = { news: 'updated', end: 'ended', taken: 'taken', reported: 'reported' } as const;

/** What an officer was told is done stands in the journal. */
export const lostWord: Rule = (seen) =>
  seen.events.flatMap((event) => {
    if (event.kind !== 'confirmed' || event.what === 'raised') return [];
    const type = entryOf[event.what];
    const before = commits(seen).some(
      (commit) =>
        commit.case === event.case && commit.n < event.n && commit.lines.some((line) => line.entry.type === type),
    );
    return before ? [] : [`${event.case}: ${event.what} was confirmed`];
  });

interface Wake {
  readonly case: string;
  /** True time at which it was due, and at which it came; epoch milliseconds. */
  readonly due: number;
  readonly came: number;
  readonly n: number;
}

function wakes(seen: Seen): readonly Wake[] {
  const reportedAt = new Map<string, number>();
  return commits(seen).flatMap((event) => {
    if (kindOf(event.case) !== 'proposal') return [];
    const types = event.lines.map(({ entry }) => entry.type);
    if (types.includes('reported') && !reportedAt.has(event.case)) reportedAt.set(event.case, event.at);
    if (!types.includes('overdue')) return [];
    const due = (reportedAt.get(event.case) ?? 0) + takeWithinMinutes * 60_000;
    return [{ case: event.case, due, came: event.at, n: event.n }];
  });
}

/** A commit takes a moment, within which the time that was read grows old. */
const moment = 250;
const lateAtMost = 7_000;

export const earlyWake: Rule = (seen) =>
  wakes(seen).flatMap(({ case: name, due, came }) =>
    came < due - moment - skewOf(seen.events) ? [`${name} came ${due - came} ms early`] : [],
  );

export const lateWake: Rule = (seen) =>
  wakes(seen).flatMap(({ case: name, due, came }) => {
    const allowed = lateAtMost + skewOf(seen.events) + troubleBetween(seen.events, due - 20_000, came);
    return came > due + allowed ? [`${name} came ${came - due} ms late, ${Math.round(allowed)} are explained`] : [];
  });

/** Nobody is reminded of what was taken over before, and nobody twice. */
export const needlessWake: Rule = (seen) => {
  const woken = new Set<string>();
  return wakes(seen).flatMap(({ case: name, n }) => {
    const taken = commits(seen).some(
      (commit) => commit.case === name && commit.n < n && commit.lines.some(({ entry }) => entry.type === 'taken'),
    );
    const twice = woken.has(name);
    woken.add(name);
    return taken || twice ? [`${name} ${twice ? 'twice' : 'although it was taken'}`] : [];
  });
};
