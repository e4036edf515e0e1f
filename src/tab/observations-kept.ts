// Observations that found no connection: kept on the device until they are sent, each with the time at which it was seen.
import type { Observing } from '../domain/exercise-run.ts';

export type KeptObservation = Observing;

const keyOf = (exercise: string) => `bcm-observations/${exercise}`;

/** What waits on this device. A device that keeps nothing loses only what was not sent. */
export function keptObservations(exercise: string): readonly KeptObservation[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(exercise)) ?? '[]');
    return Array.isArray(kept) ? (kept as KeptObservation[]) : [];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return [];
    throw error;
  }
}

export function keepObservations(exercise: string, all: readonly KeptObservation[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(keyOf(exercise));
    else localStorage.setItem(keyOf(exercise), JSON.stringify(all));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
