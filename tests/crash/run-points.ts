// Plays many crash points in lanes side by side, each lane with its own file, ports and stand-ins, and adds up.
import { availableParallelism } from 'node:os';
import type { Script } from './bundle.ts';
import type { Lane } from './lane.ts';
import { type Finding, findPoints, judgeNumbers, type Point, playPoint, startLane } from './points.ts';
import type { Violation } from './promises.ts';

export interface RunOptions {
  readonly script: Script;
  /** How many of the product's seconds pass in one of ours. */
  readonly speed: number;
  readonly lanes: number;
  /** How often each point is played. */
  readonly times: number;
  /** Only the point of this place in the list, counted from 1. */
  readonly only: number | null;
  readonly say: (line: string) => void;
}

export interface Result {
  readonly points: readonly Point[];
  readonly played: number;
  readonly missed: readonly Point[];
  readonly broken: readonly { readonly point: Point | null; readonly violations: readonly Violation[] }[];
  readonly deaths: number;
  readonly duplicates: number;
  /** Most messages that were open at one death. */
  readonly mostOpen: number;
  /** Milliseconds from death to listening, sorted. */
  readonly restarts: readonly number[];
  readonly seconds: number;
}

/** Domains per lane; a lane that has used them all is opened anew. */
const placesPerLane = 120;
/** A moment that did not come is tried again this often. */
const tries = 4;

/** Side by side at most so many lanes as keep the processors busy while alarms wait for their clock. */
export const usualLanes = Math.max(2, 2 * availableParallelism());

export async function runPoints(options: RunOptions): Promise<Result> {
  const from = performance.now();
  const findings: Finding[] = [];
  const faults: { point: Point | null; violations: readonly Violation[] }[] = [];
  const first = await open(options);
  const found = await findPoints(first);
  findings.push(...found.findings);
  const chosen = options.only === null ? found.points : found.points.slice(options.only - 1, options.only);
  const queue = Array.from({ length: options.times }, () => chosen).flat();
  const missed: Point[] = [];

  async function playOn(given: Lane | null): Promise<void> {
    let lane = given;
    let used = lane === null ? 0 : found.findings.length;
    for (let point = queue.shift(); point; point = queue.shift()) {
      if (lane === null || used + tries > placesPerLane) {
        if (lane !== null) await close(lane);
        lane = await open(options);
        used = 0;
      }
      try {
        const finding = await playUntilMet(lane, point);
        used += finding.played;
        findings.push(...finding.findings);
        if (finding.findings.at(-1)?.missed) missed.push(point);
        options.say(lineOf(found.points, point, finding.findings.at(-1)));
      } catch (error) {
        // What a point leaves behind when it never comes to rest must not touch the others.
        const what = error instanceof Error ? error.message : String(error);
        faults.push({ point, violations: [{ rule: 'no-end-state', what }] });
        options.say(`${nameOf(found.points, point)}: ${what}`);
        await lane.close();
        lane = null;
      }
    }
    if (lane !== null) await close(lane);
  }

  async function close(lane: Lane): Promise<void> {
    const violations = await judgeNumbers(lane);
    if (violations.length > 0) faults.push({ point: null, violations });
    await lane.close();
  }

  const lanes = Math.max(1, Math.min(options.lanes, queue.length));
  await Promise.all([playOn(first), ...Array.from({ length: lanes - 1 }, () => playOn(null))]);
  const judged = findings.filter(({ violations }) => violations.length > 0);
  const restarts = findings.flatMap((finding) => finding.restarts).sort((a, b) => a - b);
  return {
    points: found.points,
    played: queue.length === 0 ? chosen.length * options.times : 0,
    missed,
    broken: [...judged.map(({ point, violations }) => ({ point, violations })), ...faults],
    deaths: findings.reduce((sum, { open: each }) => sum + each.length, 0),
    duplicates: findings.reduce((sum, { duplicates }) => sum + duplicates, 0),
    mostOpen: Math.max(0, ...findings.flatMap(({ open: each }) => each)),
    restarts,
    seconds: (performance.now() - from) / 1_000,
  };
}

const open = ({ script, speed }: RunOptions) => startLane({ script, speed, places: placesPerLane });

/** Some moments do not come every time: redraws are put together as it happens. */
async function playUntilMet(lane: Lane, point: Point): Promise<{ findings: readonly Finding[]; played: number }> {
  const findings: Finding[] = [];
  do {
    findings.push(await playPoint(lane, point));
  } while (findings.at(-1)?.missed && findings.length < tries);
  return { findings, played: findings.length };
}

function nameOf(points: readonly Point[], point: Point): string {
  const { name, after } = point;
  return `${points.indexOf(point) + 1} ${after === null ? '' : 'in recovery: '}${name}`;
}

function lineOf(points: readonly Point[], point: Point, finding: Finding | undefined): string {
  if (!finding) return nameOf(points, point);
  const { missed, violations, open: each, duplicates } = finding;
  const found = violations.map(({ rule, what }) => `${rule} (${what})`).join('; ');
  const end = missed ? 'did not come' : `open ${each.join('+')}, duplicates ${duplicates}`;
  return `${nameOf(points, point)}: ${found === '' ? 'kept' : `BROKEN ${found}`}, ${end}`;
}
