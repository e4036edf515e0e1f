// Each rule of the checker barks: a true history is clean, and one with a single lie in it is not.
import { beforeAll, describe, expect, test } from 'vitest';
import { chanceOf } from '../../local/simulation/chance.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import { administration } from './administration.ts';
import { check, rules } from './check.ts';
import type { Event, Happening, History } from './history.ts';
import { replay, type Said } from './replay.ts';
import { type Ran, run } from './run.ts';

type Lie = (history: History) => History;

let ran: Ran;
let reported: Ran;
let climbed: Ran;
const staff = administration(8, 0, chanceOf(0));

beforeAll(async () => {
  ran = await found(['kill', 'fault-after'], 8, (history) => {
    return firstDoubt(history) !== undefined && ['ended', 'answered'].every((type) => lineOf(history, type));
  });
  // A report that was left alone until somebody had to be reminded.
  reported = await found([], 3, (history) => lineOf(history, 'overdue') !== undefined);
  // An alarm that was left open until its ladder came to an end.
  climbed = await found([], 3, (history) => history.events.some((event) => isStep(event, 'decide')));
});

/** The first seed with these faults whose history has what is looked for. */
async function found(faults: readonly string[], people: number, has: (history: History) => boolean): Promise<Ran> {
  for (let seed = 1; seed < 60; seed += 1) {
    const one = await run(seed, { faults, people, audience: 0 });
    if (has(one.history)) return one;
  }
  throw new Error('no run has it');
}

/** When a message was first called unclear. */
function firstDoubt(history: History): Said | undefined {
  return [...replay(history).courses.values()].flatMap(({ said }) =>
    said.filter(({ state }) => state === 'unknown'),
  )[0];
}

const numbered = (events: readonly (Happening & { readonly at: number })[]): readonly Event[] =>
  events.map((event, index) => ({ ...event, n: index + 1 }) as Event);

function lineOf({ events }: History, type: string): Event | undefined {
  return events.find((event) => event.kind === 'commit' && event.lines.some(({ entry }) => entry.type === type));
}

/** Leaves out, changes or adds events; the rest is as it was. */
function told(change: (event: Event) => readonly (Happening & { readonly at: number })[]): Lie {
  return (history) => ({ ...history, events: numbered(history.events.flatMap(change)) });
}

function withLine(type: string, change: (line: JournalLine) => JournalLine | null): Lie {
  return told((event) => {
    if (event.kind !== 'commit' || !event.lines.some(({ entry }) => entry.type === type)) return [event];
    const lines = event.lines.flatMap((line) => (line.entry.type === type ? (change(line) ?? []) : line));
    return [{ ...event, lines }];
  });
}

const entry = (line: JournalLine, change: object): JournalLine => ({ ...line, entry: { ...line.entry, ...change } });

/** The call of a first alarm card to a person that Teams took. */
function aPost({ events }: History): Extract<Event, { kind: 'handed' }> {
  const posted = new Set(events.flatMap((event) => (event.kind === 'posted' ? [event.call] : [])));
  const handed = events.filter((event) => event.kind === 'handed') as readonly Extract<Event, { kind: 'handed' }>[];
  // Handed over once only, so that there never was a doubt about it.
  const alone = ({ case: name, delivery }: (typeof handed)[number]) =>
    handed.filter((other) => other.case === name && other.delivery === delivery && !other.redraw).length === 1;
  const found = handed.find(
    (one) => one.message === 'alarm' && one.to.startsWith('p-') && posted.has(one.call) && alone(one),
  );
  if (!found) throw new Error('the run has no such message');
  return found;
}

/** The same message again, `marked` or not, right after it arrived. */
function again(history: History, change: object = {}, times = 1): History {
  const call = aPost(history);
  return told((event) => {
    if (event.kind !== 'posted' || event.call !== call.call) return [event];
    const copies = Array.from({ length: times }, (_, index) => ({
      ...call,
      ...change,
      call: 9_000 + index,
      at: event.at,
    }));
    return [event, ...copies, ...copies.map((copy) => ({ ...event, call: copy.call }))];
  })(history);
}

const minutes = 60_000;

/** What must be told wrongly so that the rule of this name finds it. */
const lies: Readonly<Record<keyof typeof rules, Lie>> = {
  'lost-alarm': told((event) => (event.kind === 'confirmed' ? [event, { ...event, case: 'alarm/never' }] : [event])),
  // Handed over, and nothing ever came of it.
  'no-end-state': (history) => withLine('settled', () => null)(withLine('answered', () => null)(history)),
  'never-arrived': (history) => {
    const { call } = aPost(history);
    return told((event) => (event.kind === 'posted' && event.call === call ? [] : [event]))(history);
  },
  'refused-without-reason': (history) => {
    const { delivery, case: name } = aPost(history);
    const never = (result: { id: string }) =>
      result.id === delivery ? { id: delivery, outcome: 'never', code: 'x' } : result;
    const refused = withLine('settled', (line) => {
      return line.case === name ? entry(line, { results: (line.entry.results as { id: string }[]).map(never) }) : line;
    });
    return withLine('answered', () => null)(refused(history));
  },
  'unexplained-copy': (history) => again(history, { repeat: true }),
  'third-copy': (history) => again(history, { repeat: true }, 2),
  'unmarked-copy': (history) => again(history),
  unreserved: withLine('reserved', (line) => entry(line, { ids: [] })),
  'sent-after-stop': (history) => {
    const end = lineOf(history, 'ended') as Extract<Event, { kind: 'commit' }>;
    const before = history.events.find((event) => event.kind === 'handed' && event.case === end.case);
    const { call } = before as Extract<Event, { kind: 'handed' }>;
    const late = { kind: 'left', call, operation: 'post', at: end.at + 1_500 } as const;
    return told((event) => (event.n === end.n ? [event, late] : [event]))(history);
  },
  'unclear-too-long': (history) => {
    const from = firstDoubt(history)?.n ?? 0;
    return told((event) => [{ ...event, at: event.at + (event.n > from ? 16 * minutes : 0) }])(history);
  },
  'too-many-open': (history) => {
    const { call, at } = aPost(history);
    const more = Array.from({ length: 65 }, (_, index) => ({ ...aPost(history), call: 9_000 + index, redraw: true }));
    const left = more.map((handed): Happening & { at: number } => ({
      kind: 'left',
      call: handed.call,
      operation: 'post',
      at,
    }));
    return told((event) => (event.kind === 'handed' && event.call === call ? [event, ...more, ...left] : [event]))(
      history,
    );
  },
  'exercise-mixed': told((event) =>
    event.kind === 'posted' ? [{ ...event, marked: { toast: !event.marked.toast, card: event.marked.card } }] : [event],
  ),
  'lost-answer': withLine('answered', () => null),
  'lost-word': told((event) =>
    event.kind === 'confirmed' ? [event, { ...event, what: 'news', case: 'alarm/never' }] : [event],
  ),
  'early-wake': told((event) => [{ ...event, at: event.at - (isWake(event) ? 10_000 : 0) }]),
  'late-wake': told((event) => [{ ...event, at: event.at + (isWake(event) ? 20_000 : 0) }]),
  'needless-wake': told((event) => (isWake(event) ? [event, event] : [event])),
  'early-step': told((event) => [{ ...event, at: event.at - (isStep(event) ? 10_000 : 0) }]),
  'late-step': told((event) => [{ ...event, at: event.at + (isStep(event) ? 20_000 : 0) }]),
  'needless-step': told((event) => (isStep(event) ? [event, event] : [event])),
  'open-role': withLine('escalated', () => null),
  'broken-chain': ({ events, journals }) => ({
    events,
    journals: journals.map((lines) => lines.filter(({ seq }) => seq !== 2)),
  }),
  'lost-commit': ({ events, journals }) => ({ events, journals: journals.map((lines) => lines.slice(0, -1)) }),
  'stale-leader': told((event) => (event.kind === 'lease' ? [{ ...event, holder: 'somebody else' }] : [event])),
  'two-leaders': (history) => {
    const first = lineOf(history, 'reserved') as Event;
    const taken = { kind: 'lease', holder: 'somebody else', epoch: 99, at: first.at - 2_000 } as const;
    return told((event) => (event.n === first.n ? [taken, event] : [event]))(history);
  },
  crashed: told((event) =>
    event.kind === 'confirmed' ? [event, { kind: 'crashed', error: 'x', at: event.at }] : [event],
  ),
  'unexpected-fault': told((event) =>
    event.kind === 'confirmed'
      ? [event, { kind: 'logged', machine: 'm', event: 'work.fault', error: 'TypeError', at: event.at }]
      : [event],
  ),
};

/** A step of a ladder that was taken because it was due. */
const isStep = (event: Event, act?: string) =>
  event.kind === 'commit' &&
  event.lines.some(
    ({ entry: { type, step, act: did } }) =>
      type === 'escalated' && typeof step === 'number' && (act === undefined || did === act),
  );

const isWake = (event: Event) => event.kind === 'commit' && event.lines.some((line) => line.entry.type === 'overdue');

describe('the checker', () => {
  test('finds nothing in what really happened', () => {
    expect(check(ran.history, staff)).toEqual([]);
    expect(check(reported.history, staff)).toEqual([]);
    expect(check(climbed.history, staff)).toEqual([]);
  });

  test.each(Object.keys(rules))('finds %s', (rule) => {
    const special = rule.endsWith('-wake') ? reported : rule.endsWith('-step') || rule === 'open-role' ? climbed : ran;
    const truth = special.history;
    const found = check(lies[rule]?.(truth) ?? truth, staff).map((violation) => violation.rule);
    expect(found).toContain(rule);
  });
});
