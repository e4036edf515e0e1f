// Probes: whether a way out of the house works, found out without sending anything to anybody.
import type { WayState, WayStates } from '../domain/audit.ts';
import { type Way, ways } from '../domain/ways.ts';

/** Looks whether a way works. Sends nothing to anybody; `off` when it is not set up here. May throw: then it is down. */
export type Probe = () => Promise<WayState>;

/** A probe per way; a way without one is not set up here. */
export type Probes = Readonly<Partial<Record<Way, Probe>>>;

/** What all ways do now. `failed` hears which probe failed. */
export async function probeAll(probes: Probes, failed: (way: Way) => void): Promise<WayStates> {
  const found = await Promise.all(
    ways.map(async (way): Promise<readonly [Way, WayState]> => {
      try {
        return [way, (await probes[way]?.()) ?? 'off'];
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        failed(way);
        return [way, 'down'];
      }
    }),
  );
  return Object.fromEntries(found) as WayStates;
}
