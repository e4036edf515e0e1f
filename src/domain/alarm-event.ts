// What ties an alarm to its event (Schadensereignis): what it says about it, and how far the event was told of the alarm.
import type { Entry } from './model.ts';

/** The prepared alarm it came from, or '', and ids of the processes that are hit. */
export interface AboutEvent {
  readonly scenario: string;
  readonly processes: readonly string[];
}

/** What of an alarm decides how its event is told. */
interface Telling {
  readonly status: string;
  readonly raisedAt: number;
  readonly end: { readonly at: number } | null;
  readonly event: AboutEvent | null;
  readonly eventTold: number;
}

/** The event knows this version of the alarm. */
export interface EventTold {
  readonly type: 'event-told';
  readonly version: number;
}

export interface EventWasTold extends Entry, Omit<EventTold, 'type'> {
  readonly type: 'event-told';
}

/** What its event has to know: 1 that it was raised, 2 that it ended. */
export const eventVersion = ({ status }: Pick<Telling, 'status'>): number => (status === 'ended' ? 2 : 1);

/** Since when its event is owed news of it, epoch milliseconds; null while it knows all. */
export function eventOwedAt(alarm: Telling): number | null {
  if (alarm.event === null || alarm.eventTold >= eventVersion(alarm)) return null;
  return alarm.end?.at ?? alarm.raisedAt;
}

/** Told onwards only, and of nothing that is not yet so. */
export function decideEventTold(
  alarm: Pick<Telling, 'status' | 'eventTold'>,
  { version }: EventTold,
): readonly EventWasTold[] {
  const isNews = version > alarm.eventTold && version <= eventVersion(alarm);
  return isNews ? [{ type: 'event-told', v: 1, version }] : [];
}
