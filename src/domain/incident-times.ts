// Times of an event: which may be set, and when one contradicts another. Occurred is not recorded (domain.md 1.4, 9.4).
import { Refusal } from '../errors.ts';
import {
  type Classified,
  decisions,
  type Incident,
  type IncidentStep,
  incidentSteps,
  type ProcessState,
  processStates,
  timeOf,
} from './incident.ts';

/** A minute of grace for clocks that are not quite the same. */
const grace = 60_000;
/** A time before this is a slip of the hand: ten years before. */
const oldest = 10 * 365 * 24 * 3_600_000;

/** Pairs of which the second cannot be before the first (domain.md 9.4: declared ≥ classified). */
const order: readonly (readonly [earlier: IncidentStep, later: IncidentStep])[] = [
  ['occurred', 'reported'],
  ['occurred', 'constituted'],
  ['occurred', 'declared'],
  ['occurred', 'deescalated'],
  ['constituted', 'deescalated'],
  ['declared', 'deescalated'],
  ['deescalated', 'dissolved'],
];

/** Refuses a time that is none, lies in the future, or long ago. */
export function checkMoment(at: number, now: number): void {
  if (!Number.isFinite(at) || at < now - oldest) throw new Refusal('time-missing');
  if (at > now + grace) throw new Refusal('time-in-future');
}

/** Refuses a time of a step that contradicts another time of the event. */
export function checkStepTime(incident: Incident, step: IncidentStep, at: number, now: number): void {
  checkMoment(at, now);
  if (step === 'dissolved' && timeOf(incident, 'deescalated') === null) throw new Refusal('not-deescalated');
  for (const [earlier, later] of order) {
    const other = timeOf(incident, step === earlier ? later : earlier);
    if (other === null || (step !== earlier && step !== later)) continue;
    if (step === earlier ? at > other : at < other) throw new Refusal('time-order', { earlier, later });
  }
  if (step === 'occurred') checkNothingBefore(incident, at);
  if (step === 'declared') checkDeclared(decisions(incident), at);
}

/** Refuses to take back what something else rests on. */
export function checkTakenBack(incident: Incident, step: IncidentStep): void {
  if (step === 'occurred' || step === 'reported') throw new Refusal('time-missing');
  if (step === 'deescalated' && timeOf(incident, 'dissolved') !== null) {
    throw new Refusal('time-order', { earlier: 'deescalated', later: 'dissolved' });
  }
}

/** Refuses a decision that comes after a declaration which would then rest on none, or before the event. */
export function checkClassified(incident: Incident, one: Classified, now: number): void {
  checkMoment(one.at, now);
  const occurred = timeOf(incident, 'occurred');
  if (occurred !== null && one.at < occurred)
    throw new Refusal('time-order', { earlier: 'occurred', later: 'classified' });
  const declared = timeOf(incident, 'declared');
  const all = [...decisions(incident), one].sort((a, b) => a.at - b.at);
  if (declared !== null) checkDeclared(all, declared);
}

/** A Notfall is declared on a decision that it is one; where nobody decided beyond the alarm, the alarm says so. */
function checkDeclared(all: readonly Classified[], at: number): void {
  if (all.length === 0) return;
  const before = all.filter((one) => one.at <= at);
  if (before.length === 0) throw new Refusal('time-order', { earlier: 'classified', later: 'declared' });
  if (before.at(-1)?.level === 'DISRUPTION') throw new Refusal('disruption-not-declared');
}

function checkNothingBefore(incident: Incident, at: number): void {
  const first = decisions(incident)[0];
  if (first && first.at < at) throw new Refusal('time-order', { earlier: 'occurred', later: 'classified' });
  const marks = incident.hits.flatMap(({ times }) => Object.values(times));
  if (marks.some((mark) => mark < at)) throw new Refusal('time-order', { earlier: 'occurred', later: 'process' });
}

/**
 * The times of a process after it was said to be in this state since then. Steps may be left out, and a process may fall
 * back: what came after is then no longer so. Refuses a time before an earlier state.
 */
export function processTimes(
  times: Readonly<Partial<Record<ProcessState, number>>>,
  state: ProcessState,
  at: number,
): Readonly<Partial<Record<ProcessState, number>>> {
  const place = processStates.indexOf(state);
  const earlier = processStates.slice(0, place).flatMap((each) => times[each] ?? []);
  if (earlier.some((one) => one > at)) throw new Refusal('time-order', { earlier: 'process', later: 'process' });
  const kept = processStates.slice(0, place).flatMap((each) => {
    const one = times[each];
    return one === undefined ? [] : [[each, one] as const];
  });
  return { ...Object.fromEntries(kept), [state]: at };
}

/** A known step. Steps come from outside, too. */
export const isStep = (step: string): step is IncidentStep => (incidentSteps as readonly string[]).includes(step);
