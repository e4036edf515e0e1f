// One run: a seed becomes a story with faults in it, everything heals, and the checker looks at what happened.
import { type Chance, chanceOf } from '../../local/simulation/chance.ts';
import { documentedLimits } from '../../local/simulators/teams-limits.ts';
import { endings } from '../../src/domain/alarm.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import type { CaseKind } from '../../src/domain/model.ts';
import { takeWithinMinutes } from '../../src/domain/proposal-messages.ts';
import { check, type Violation } from './check.ts';
import { crowd } from './crowd.ts';
import { faultNames, faults, limitsOf, pairOf, pairs } from './faults.ts';
import { type History, hashOf } from './history.ts';
import { type Officers, officers } from './officers.ts';
import { type System, system } from './system.ts';

export interface RunOptions {
  /** People an alarm asks; absent: 3 to 14, sometimes up to 40. */
  readonly people?: number;
  /** People who are told besides; absent: none to 15, sometimes more than one roll holds. */
  readonly audience?: number;
  /** Classes of faults; absent: a pair that follows from the seed, and up to two more. */
  readonly faults?: readonly string[];
}

export interface Ran {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly history: History;
  readonly violations: readonly Violation[];
  readonly counts: { readonly posts: number; readonly copies: number; readonly presses: number };
  /** Milliseconds that passed on the run's clock. */
  readonly passed: number;
  hash(): string;
}

/** How long a story lasts, and how long it may then take until nothing is owed any more; milliseconds. */
const storyLasts = 130_000;
const lastAct = 110_000;
const healsWithin = 50 * 60_000;

export async function run(seed: number, options: RunOptions = {}): Promise<Ran> {
  let on: System | undefined;
  const crash = (error: unknown) => on?.history.note({ kind: 'crashed', error: placeOf(error) });
  process.on('unhandledRejection', crash);
  try {
    return await played(seed, options, (system) => {
      on = system;
    });
  } finally {
    process.off('unhandledRejection', crash);
  }
}

/** The error with the innermost place in the product, without the path before it. */
function placeOf(error: unknown): string {
  const place = error instanceof Error ? /src\/[\w/-]+\.ts:\d+/.exec(error.stack ?? '')?.[0] : undefined;
  return `${String(error)} at ${place ?? 'an unknown place'}`;
}

async function played(seed: number, options: RunOptions, begun: (system: System) => void): Promise<Ran> {
  const chance = chanceOf(`${seed}/plan`);
  const chosen = options.faults ?? faultsOf(seed, chance);
  const on = system({
    seed,
    people: options.people ?? (chance.happens(0.1) ? chance.whole(20, 40) : chance.whole(3, 14)),
    audience: options.audience ?? (chance.happens(0.5) ? chance.whole(1, chance.happens(0.2) ? 130 : 15) : 0),
    limits: chance.happens(0.3) ? limitsOf(chance.whole(3, 20), chance.happens(0.5)) : documentedLimits,
    latency: chance.pick([60, 200, 400]),
    slowStore: chance.pick([1, 2, 10]),
    sameHost: chance.happens(0.4),
  });
  begun(on);
  const people = crowd(on);
  const staff = officers(on);
  await on.begins();
  const start = on.clock.now();
  for (let processes = chance.whole(1, 3); processes > 0; processes -= 1) on.starts();

  const { moments, lasts } = story(on, staff, chance);
  for (const name of chosen) {
    const scene = { system: on, chance: chance.of(name), crowd: people };
    for (let times = chance.whole(1, 2); times > 0; times -= 1) {
      const at = chance.pick(moments) + chance.around(600, 1) - 300;
      on.clock.at(start + at, () => faults[name]?.(scene));
    }
  }
  await on.clock.runUntil(start + lasts);
  heals(on);
  await restsAfterwards(on, () => people.pending() + staff.pending() > 0);
  return ended(seed, chosen, on, start);
}

/** Rows that are owed, but for the bundles: what somebody is asked after an alarm waits for the hours of cards. */
async function owedOf(store: System['store']): Promise<number> {
  const rows = await store.due(Number.MAX_SAFE_INTEGER, 1_000);
  return rows.filter(({ address }) => address.kind !== 'bundle').length;
}

/** Runs until nothing is owed and nobody is about to do anything, and stays so for a while. */
async function restsAfterwards({ clock, store }: System, isPending: () => boolean): Promise<void> {
  const latest = clock.now() + healsWithin;
  const isOver = async () => !isPending() && (await owedOf(store)) === 0;
  for (let calm = 0; calm < 5 && clock.now() < latest; ) {
    await clock.runUntil(clock.now() + 5_000);
    calm = (await isOver()) ? calm + 1 : 0;
  }
}

/** Raises, changes and ends; the moments at which something happens, milliseconds from the start. */
function story(on: System, staff: Officers, chance: Chance): { moments: readonly number[]; lasts: number } {
  const { clock } = on;
  const start = clock.now();
  const moments: number[] = [];
  const at = (wish: number, task: () => void) => {
    const ms = Math.min(wish, lastAct);
    moments.push(ms);
    clock.at(start + ms, task);
  };
  for (let alarms = chance.whole(1, 2); alarms > 0; alarms -= 1) {
    const wish = `wunsch-${alarms}`;
    const raisedAt = chance.between(1_000, 20_000);
    at(raisedAt, () => staff.raises(wish, chance.happens(0.4) ? 'exercise' : 'real', on.staff.others.length > 0));
    let last = raisedAt;
    for (let news = chance.whole(0, 2); news > 0; news -= 1) {
      last += chance.around(12_000, 1);
      at(last, () =>
        staff.informs(
          wish,
          `Stabsraum ${news + 1}.`,
          chance.happens(0.5) && on.staff.others.length > 0 ? `Schritt ${news + 1}.` : '',
        ),
      );
    }
    if (chance.happens(0.8)) at(last + chance.around(20_000, 1.2), () => staff.ends(wish, chance.pick(endings)));
  }
  if (chance.happens(0.6)) {
    const reportedAt = chance.between(0, 30_000);
    at(reportedAt, () => staff.reports('meldung-1'));
    // Sometimes things go wrong just when somebody must be reminded.
    if (chance.happens(0.2)) {
      const due = reportedAt + takeWithinMinutes * 60_000;
      return { moments: [...moments, due, due], lasts: due + 45_000 };
    }
    if (chance.happens(0.5)) clock.at(start + chance.between(40_000, lastAct), () => staff.takes('meldung-1'));
  }
  return { moments, lasts: storyLasts };
}

/** Each seed takes one pair of classes, so that some hundred seeds in a row meet every pair. */
function faultsOf(seed: number, chance: Chance): readonly string[] {
  const more = Array.from({ length: chance.whole(0, 2) }, () => chance.pick(faultNames));
  return [...new Set([...pairOf(seed * 7 + Math.floor(seed / pairs)), ...more])];
}

/** What is wrong ends, and at least one process runs. */
function heals(on: System): void {
  const { store, wires } = on.trouble;
  Object.assign(store, { before: 0, after: 0, full: false });
  store.leaseless.clear();
  Object.assign(wires, { down: false, slower: 1, clicksLater: 1 });
  on.teams.clearFaults();
  on.teams.limit(documentedLimits);
  if (on.serving().length === 0) on.starts();
}

async function ended(seed: number, chosen: readonly string[], on: System, start: number): Promise<Ran> {
  const { clock, store } = on;
  on.history.note({ kind: 'rest', owed: await owedOf(store) });
  const journals = await journalsOf(on);
  const passed = clock.now() - start;
  // Whoever still runs would go on for ever; nothing of it is of interest any more.
  for (const each of on.running()) each.machine.kill();
  await store.close();
  const history = { events: on.history.events, journals };
  const violations = check(history, on.staff);
  return { seed, faults: chosen, history, violations, counts: countsOf(history), passed, hash: () => hashOf(history) };
}

async function journalsOf({ store, history }: System): Promise<readonly (readonly JournalLine[])[]> {
  const names = new Set(history.events.flatMap((event) => (event.kind === 'commit' ? [event.case] : [])));
  const sending = [...names].filter((name) => /^(alarm|roll|proposal)\//.test(name)).sort();
  return Promise.all(
    sending.map((name) => {
      const [kind, id] = name.split('/') as [CaseKind, string];
      return store.journal({ kind, id });
    }),
  );
}

function countsOf({ events }: History): Ran['counts'] {
  const messages = new Map<number, string>();
  const seen = new Set<string>();
  const counts = { posts: 0, copies: 0, presses: 0 };
  for (const event of events) {
    if (event.kind === 'handed') messages.set(event.call, `${event.case} ${event.delivery}`);
    if (event.kind === 'pressed') counts.presses += 1;
    if (event.kind !== 'posted') continue;
    counts.posts += 1;
    const message = messages.get(event.call) ?? '';
    if (seen.has(message)) counts.copies += 1;
    seen.add(message);
  }
  return counts;
}
