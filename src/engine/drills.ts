// Starts alarm exercises at their moment in an agreed window, once each; puts them off while an alarm goes on, and tells who planned.
import { bundles } from '../domain/bundle.ts';
import type { DrillCommand, DrillSlot, KeptWindow, PlannedDrill, SkipReason } from '../domain/drill.ts';
import { drillBooks, openStarts } from '../domain/drill-rules.ts';
import { openingAt, openingsOf } from '../domain/drill-window.ts';
import type { Exercise } from '../domain/exercise.ts';
import { exercises } from '../domain/exercise-rules.ts';
import { exerciseRuns, isActive, isOver } from '../domain/exercise-run-rules.ts';
import { type Actor, caseName } from '../domain/model.ts';
import { dayOf } from '../domain/team.ts';
import { Refusal } from '../errors.ts';
import type { Bundling } from './bundle.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { RegisterBook } from './register-book.ts';
import type { Running } from './running.ts';

/** An alarm exercise as somebody wants it in a window. Days as `YYYY-MM-DD`. */
export type DrillWish = Omit<Extract<DrillCommand, { type: 'plan' }>, 'type' | 'duration' | 'seed'>;

export interface Drills {
  /** Plans it; its moments are drawn here and shown to nobody. Throws Refusal. */
  plan(domain: string, wish: DrillWish, by: Actor): Promise<void>;
  /** Does what the schedule of a domain owes. Doing it twice starts nothing twice. */
  tell(domain: string): Promise<void>;
}

interface Tools {
  readonly env: Env;
  readonly entry: Door;
  readonly book: RegisterBook;
  readonly running: Running;
  readonly bundle: Bundling;
}

/** A start with what it belongs to. */
interface Start extends DrillSlot {
  readonly domain: string;
  readonly drill: PlannedDrill;
  readonly window: KeptWindow;
}

const system = { system: 'spread' } as const;
const isReady = ({ status }: Exercise) => status === 'released' || status === 'announced';
/** Before it was released, or given up: there is nothing that could be repeated. */
const isUnready = ({ status, released }: Exercise) =>
  released === null || status === 'concept' || status === 'postponed' || status === 'cancelled';

export function drillsOf(tools: Tools): Drills {
  const { env, entry, running } = tools;
  const give = (domain: string, command: DrillCommand) => entry.execute(drillBooks, domain, command, system);
  const nameOf = ({ drill, n }: Start) => ({ drill: drill.id, slot: n });
  const skip = (start: Start, reason: SkipReason) => give(start.domain, { type: 'skip', ...nameOf(start), reason });

  /** Too late to start: the window is over, or would be before the exercise is. */
  function isLate({ window, from, to, moment, drill }: Start): boolean {
    const opening = openingAt(openingsOf(window, from, to, drill.duration), moment);
    return opening === null || env.now() > opening.until;
  }

  /** An alarm is open in the domain, real or not, or an exercise runs there: but for its own. */
  async function isBusy(domain: string, own: string): Promise<boolean> {
    const listed = async (kind: 'alarm' | 'exercise-run', status: string) =>
      (await env.store.list({ kind, scope: domain, status, limit: 50 })).rows.map(({ address }) => address.id);
    const all = [
      ...(await listed('alarm', 'open')),
      ...(await listed('exercise-run', 'running')),
      ...(await listed('exercise-run', 'paused')),
    ];
    return all.some((id) => id !== own);
  }

  function hindrance({ window, drill }: Start, exercise: Exercise): SkipReason | null {
    if (window.status !== 'agreed') return 'window-gone';
    // Written anew since: what was planned is not what would start.
    if (isUnready(exercise) || exercise.concept?.duration !== drill.duration) return 'not-released';
    return window.announced && exercise.announcedAt === null ? 'not-announced' : null;
  }

  /** The exercise that starts: the one that was planned, later ones repeat it; null when it was held by hand already. */
  async function exerciseFor(start: Start, planned: Exercise): Promise<string | null> {
    if (isReady(planned)) return start.drill.exercise;
    return start.n === 1 ? null : repeated(start, planned);
  }

  async function repeated({ domain, drill, n }: Start, of: Exercise): Promise<string> {
    const once = `drill-${drill.once}-${n}`;
    const day = dayOf(env.now());
    for (let tries = 1; ; tries += 1) {
      const all = await tools.book.all(exercises, domain);
      const made = all.find(({ state }) => state.once === once);
      if (made) return made.id;
      const year = day.slice(0, 4);
      const numbers = all.flatMap(({ state }) => state.row?.number ?? []).filter((one) => one.startsWith(`${year}-`));
      const next = Math.max(0, ...numbers.map((one) => Number(one.slice(5)))) + tries;
      const number = `${year}-${String(next).padStart(2, '0')}`;
      const { row } = of;
      if (!row) throw new Refusal('exercise-state');
      const { concept, authors, management, released, announcedAt } = of;
      const kept = { domain, concept, authors, management, released, announcedAt };
      const command = { type: 'repeat', of: kept, row: { ...row, number, from: day, to: day }, once } as const;
      try {
        await entry.execute(exercises, `${domain}.${number}`, command, system);
        return `${domain}.${number}`;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'exercise-taken' || tries === mostTries) throw error;
      }
    }
  }

  /** Looks whether it may start; commits that it does before anything is done, so that a crash goes on with the same. */
  async function begin(start: Start): Promise<void> {
    const planned = (await entry.read(exercises, start.drill.exercise)).state;
    const hindered = hindrance(start, planned) ?? (isLate(start) ? 'missed' : null);
    if (hindered) return void (await skip(start, hindered));
    if (await isBusy(start.domain, '')) return void (await give(start.domain, { type: 'put-off', ...nameOf(start) }));
    const exercise = await exerciseFor(start, planned);
    if (exercise === null) return void (await skip(start, 'held-by-hand'));
    await give(start.domain, { type: 'starting', ...nameOf(start), exercise });
    await goOn({ ...start, exercise });
  }

  /** Raises its alarm, or finds it raised before the process died. */
  async function goOn(start: Start): Promise<void> {
    const { domain, exercise: id, window } = start;
    const run = (await entry.read(exerciseRuns, id)).state;
    const isRaised = run.alarms.length > 0 || isOver(run);
    if (!isRaised && isLate(start)) {
      await giveUp(id);
      return void (await skip(start, 'missed'));
    }
    if (!isRaised && !isActive(run) && (await isBusy(domain, id))) {
      return void (await give(domain, { type: 'put-off', ...nameOf(start) }));
    }
    try {
      if (!isRaised) await running.startOnDuty(id, window.reach);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await giveUp(id);
      return void (await skip(start, error.code === 'drill-nobody' ? 'nobody-on-duty' : 'refused'));
    }
    await give(domain, { type: 'started', ...nameOf(start) });
  }

  /** It was begun, and its alarm can no longer be raised. */
  async function giveUp(id: string): Promise<void> {
    if (isActive((await entry.read(exerciseRuns, id)).state)) await running.steer(id, { type: 'end' }, system);
    else if ((await entry.read(exercises, id)).state.status === 'running') {
      await entry.execute(exercises, id, { type: 'end' }, system);
    }
  }

  async function tellSkipped(start: Start): Promise<void> {
    const { domain, drill, n } = start;
    const person = await tools.bundle.coordinatorOf(domain, '');
    if (person === '') env.log.warn('drill.nobody', { case: caseName({ kind: 'drill-book', id: domain }) });
    else {
      const item = { person, kind: 'drill', ref: `${domain}.${drill.id}.${n}`, domain, due: null } as const;
      await entry.execute(bundles, person, { type: 'add', ...item }, system);
    }
    await give(domain, { type: 'told', ...nameOf(start) });
  }

  return {
    async plan(domain, wish, by) {
      const { state } = await entry.read(exercises, wish.exercise);
      const { state: book } = await entry.read(drillBooks, domain);
      if (state.domain !== domain || !state.row) throw new Refusal('not-found');
      if (state.row.type !== 'ALARM_EXERCISE') throw new Refusal('drill-type');
      if (!book.drills.some(({ once }) => once === wish.once)) {
        if (!isReady(state) || !state.concept) throw new Refusal('drill-not-released');
        const window = book.windows.find(({ id }) => id === wish.window);
        if (window?.announced === true && state.announcedAt === null) throw new Refusal('drill-not-announced');
      }
      const duration = state.concept?.duration ?? 0;
      await entry.execute(drillBooks, domain, { type: 'plan', ...wish, duration, seed: env.salt() }, by);
    },
    async tell(domain) {
      const { state: book } = await entry.read(drillBooks, domain);
      for (const slot of openStarts(book)) {
        const window = book.windows.find(({ id }) => id === slot.drill.window);
        if (!window) continue;
        const start: Start = { ...slot, domain, window };
        if (slot.status === 'skipped') await tellSkipped(start);
        else if (slot.status === 'starting') await goOn(start);
        else await begin(start);
      }
    },
  };
}

/** So often another number is tried, when somebody else took the one that was free. */
const mostTries = 5;
