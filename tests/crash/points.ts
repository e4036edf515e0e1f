// Which crash points there are, and what is found when the product dies at one: a small alarm, judged afterwards.
import type { Aliases } from './boundaries.ts';
import { type Lane, type LaneOptions, openLane } from './lane.ts';
import { type Judgement, judge, numberFaults, type Violation } from './promises.ts';
import { exportOf, playSmallAlarm } from './small-alarm.ts';
import type { Place } from './small-land.ts';

/** Where the product dies. `after`: it died there first, and this is a moment of its recovery. */
export interface Point {
  readonly name: string;
  readonly after: string | null;
}

/** What came of one point. `missed`: this moment did not come in this run; the alarm was judged all the same. */
export interface Finding extends Judgement {
  readonly point: Point | null;
  readonly missed: boolean;
  /** Messages reserved and without a result, at each death. */
  readonly open: readonly number[];
  /** Milliseconds from each death until the next process listened. */
  readonly restarts: readonly number[];
  /** For a repeat: the boundaries that were reached before the first death. */
  readonly reached: readonly (readonly string[])[];
}

/** With this death some messages are open that left and some that did not: what both need, their recovery must do. */
const diesFirst = 'before call: POST holder-2';
/** The first thing people do after the cards; recovery is over before. */
const recovered = 'received: POST /api/messages';

/** Plays one alarm with the death this point stands for, or with none, and judges it. */
export async function playPoint(lane: Lane, point: Point | null): Promise<Finding> {
  const place = lane.nextPlace();
  if (!place) throw new Error('no domain is left in this lane');
  const { product } = lane;
  const [deaths, starts] = [product.deaths(), product.restarts().length];
  await product.arm(point?.after ?? point?.name ?? null, aliasesOf(lane, place));
  product.thenKillAt(point !== null && point.after !== null ? point.name : null);
  const told = await playSmallAlarm(lane, place, `wunsch-${place.domain.id}`);
  const reached = product.reached();
  // The second death may be asked for and not come: the next alarm must not die of it.
  product.thenKillAt(null);
  await product.arm(null, {});
  const judged = judge({
    lines: await lane.store.journal({ kind: 'alarm', id: told.alarm }),
    exported: await exportOf(lane, told.alarm),
    teams: lane.standIns.teams.log(),
    chats: chatsOf(lane, place),
    told,
    openAtDeaths: lane.openAtDeaths(),
  });
  const died = product.deaths() - deaths;
  const missed = point !== null && died < (point.after === null ? 1 : 2);
  return { ...judged, point, missed, open: lane.openAtDeaths(), restarts: product.restarts().slice(starts), reached };
}

/** Every point of a small alarm and of a recovery, found by playing them once without the death. */
export async function findPoints(lane: Lane): Promise<{ points: readonly Point[]; findings: readonly Finding[] }> {
  // The first alarm of a process fetches keys and tokens besides; recovery has these, too.
  const first = await playPoint(lane, null);
  const calm = await playPoint(lane, null);
  const again = await playPoint(lane, { name: diesFirst, after: null });
  const points = [
    ...namesOf(calm.reached).map((name) => ({ name, after: null })),
    ...namesOf(again.reached, recovered).map((name) => ({ name, after: diesFirst })),
  ];
  return { points, findings: [first, calm, again] };
}

/** One name for each boundary. */
function namesOf(reached: readonly (readonly string[])[], until?: string): readonly string[] {
  const end = until === undefined ? -1 : reached.findIndex((names) => names.includes(until));
  return reached.slice(0, end < 0 ? reached.length : end).flatMap(([name]) => (name === undefined ? [] : [name]));
}

/** The number series of a whole lane, with all its deaths. */
export async function judgeNumbers(lane: Lane): Promise<readonly Violation[]> {
  const given: Record<string, string> = {};
  for (const { domain } of lane.land.places) {
    const found = await lane.alarmOf(domain.id);
    if (found) given[found.id] = found.alarm.number;
  }
  const { rows } = await lane.store.list({ kind: 'numbering', limit: 10 });
  const series = await Promise.all(rows.map(({ address }) => lane.store.journal(address)));
  return numberFaults(series.flat(), given);
}

export async function startLane(options: LaneOptions): Promise<Lane> {
  const lane = await openLane(options);
  await lane.product.start(null, {});
  return lane;
}

function chatsOf(lane: Lane, { domain, holders, channel }: Place): Readonly<Record<string, string>> {
  const personal = holders.map(({ id }) => [`person/${id}`, lane.standIns.teams.chats.personal(id)?.id ?? ''] as const);
  return Object.fromEntries([[`channel/${domain.id}`, channel], ...personal]);
}

function aliasesOf(lane: Lane, { holders, channel }: Place): Aliases {
  const named = holders.flatMap(({ id }, index) => {
    const name = `holder-${index + 1}`;
    return [
      [id, name],
      [lane.standIns.teams.chats.personal(id)?.id ?? '', name],
    ] as const;
  });
  return Object.fromEntries([[channel, 'channel'], ...named]);
}
