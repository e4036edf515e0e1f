// From the schedule of alarm exercises and their runs to what the tab shows. Moments that lie ahead are in none of it.
import type { BcDomain } from '../domain/bc-domain.ts';
import type { KeptWindow, PlannedDrill } from '../domain/drill.ts';
import { isAhead } from '../domain/drill-checks.ts';
import { mayWithDrills } from '../domain/drill-rights.ts';
import { drillBooks } from '../domain/drill-rules.ts';
import { differenceOf, reachOf } from '../domain/drill-verdict.ts';
import type { Exercise } from '../domain/exercise.ts';
import { mayPlanExercises } from '../domain/exercise-rights.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { dayOf } from '../domain/team.ts';
import type { Seen } from '../engine/seen-records.ts';
import type { DrillResult, DrillsView, DrillView, WindowView } from './contract-drills.ts';
import { exercisesOf } from './exercise-view.ts';
import { namesOfPeople } from './plan-view.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

const minute = 60_000;

export async function drillsView(deps: HttpDeps, by: Visitor, domain: BcDomain): Promise<DrillsView> {
  const [{ state: book }, all, results] = await Promise.all([
    deps.entry.read(drillBooks, domain.id),
    exercisesOf(deps, domain.id),
    drillResults(deps, domain.id),
  ]);
  const names = await namesOfPeople(deps, [
    ...book.windows.flatMap(({ proposedBy, agreedBy }) => [proposedBy, agreedBy]),
    ...book.drills.map(({ plannedBy }) => plannedBy),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const mayDo = (type: 'agree-window' | 'withdraw-window' | 'restore-window', window: string) =>
    mayWithDrills(by.who, domain.id, { type, window }, book);
  const windowView = ({
    once: _once,
    management: _people,
    before: _before,
    withdrawnBy: _by,
    ...window
  }: KeptWindow) => ({
    ...window,
    proposedBy: nameOf(window.proposedBy),
    agreedBy: nameOf(window.agreedBy),
    me: {
      agrees: window.status === 'proposed' && window.proposedBy !== by.person.id && mayDo('agree-window', window.id),
      withdraws: window.status !== 'withdrawn' && mayDo('withdraw-window', window.id),
      restores: window.status === 'withdrawn' && mayDo('restore-window', window.id),
    },
  });
  const today = dayOf(deps.env.now());
  const drills = book.drills.map((drill) => drillView(drill, all, nameOf, today)).reverse();
  return {
    domain: { id: domain.id, name: domain.name },
    windows: book.windows.map((window): WindowView => windowView(window)).reverse(),
    drills: [...drills.filter((one) => one.isAhead), ...drills.filter((one) => !one.isAhead)],
    results,
    ready: readyOf(all, book.drills),
    today,
    me: { plans: mayPlanExercises(by.who, domain.id) },
  };
}

function drillView(
  { id, exercise, window, from, to, slots, plannedBy, ...drill }: PlannedDrill,
  all: readonly Seen<Exercise>[],
  nameOf: (id: string) => string,
  today: string,
): DrillView {
  const row = all.find((one) => one.id === exercise)?.state.row;
  return {
    id,
    exercise,
    number: row?.number ?? '',
    title: row?.title ?? '',
    window,
    from,
    to,
    slots: slots.map(({ moment: _moment, at: _at, told: _told, ...slot }) => slot),
    plannedBy: nameOf(plannedBy),
    isAhead: isAhead({ ...drill, slots }),
    isCancelled: to >= today && slots.some(({ status }) => status === 'cancelled'),
  };
}

/** Released and not planned in a window already. */
function readyOf(all: readonly Seen<Exercise>[], drills: readonly PlannedDrill[]): DrillsView['ready'] {
  return all.flatMap(({ id, state: { row, status, announcedAt } }) => {
    const isReady = row?.type === 'ALARM_EXERCISE' && (status === 'released' || status === 'announced');
    if (!row || !isReady || drills.some((one) => one.exercise === id && isAhead(one))) return [];
    const { number, title, from, to } = row;
    return [{ id, name: `${number} ${title}`, from, to, announced: announcedAt !== null }];
  });
}

/** Every alarm exercise that ended with figures, each beside the one before it; newest first. */
export async function drillResults({ book }: HttpDeps, domain: string): Promise<readonly DrillResult[]> {
  const runs = (await book.all(exerciseRuns, domain))
    .flatMap(({ id, state }) => (state.drill && state.startedAt !== null ? [{ id, state, drill: state.drill }] : []))
    .sort((one, other) => (one.state.startedAt ?? 0) - (other.state.startedAt ?? 0));
  return runs
    .map(({ id, state, drill }, index): DrillResult => {
      const before = runs[index - 1]?.drill ?? null;
      return {
        exercise: id,
        number: state.number,
        title: state.title,
        at: state.startedAt ?? 0,
        scheduled: state.startedBy === '',
        asked: drill.asked,
        answered: drill.answered,
        percent: reachOf(drill),
        staffed: drill.staffedAfter === null ? null : Math.ceil(drill.staffedAfter / minute),
        verdict: drill.verdict ?? null,
        change: before && differenceOf(drill, before),
        staffedBefore: before && before.staffedAfter !== null,
      };
    })
    .reverse();
}
