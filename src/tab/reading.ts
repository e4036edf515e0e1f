// Views read from the server and kept fresh: change notice, then a request that costs nothing when nothing changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Api, ApiFault } from './api.ts';
import type { Live } from './live.ts';

/** What is known of one view. */
export interface Reading<T> {
  /** The newest that arrived; kept while a later request fails. */
  readonly value: T | null;
  /** Why the last request failed; null when it did not. */
  readonly fault: ApiFault | null;
  readonly reload: () => void;
}

interface Kept {
  readonly etag: string;
  readonly value: unknown;
}

/** Views by address, so that going back shows at once what was there. One per signed-in page. */
export type Shelf = Map<string, Kept>;

interface Source {
  readonly api: Api;
  readonly live: Live;
  readonly shelf: Shelf;
}

/**
 * Reads `path` and reads it again when `concerns` says that a change notice is about it. Notices that come while a
 * request is under way lead to one more request, not to one each.
 */
export function useReading<T>(source: Source, path: string, concerns: (caseId: string) => boolean): Reading<T> {
  const { api, live, shelf } = source;
  const [, redraw] = useState(0);
  const faults = useRef<{ path: string; fault: ApiFault | null }>({ path, fault: null });
  const about = useRef(concerns);
  const again = useRef(() => {});
  useEffect(() => {
    about.current = concerns;
  });
  useEffect(() => {
    const reader = repeatable(async () => {
      const fault = await refresh(api, shelf, path);
      faults.current = { path, fault };
      return () => redraw((n) => n + 1);
    });
    again.current = reader.run;
    reader.run();
    const stop = live.onChange((caseId) => {
      if (caseId === '' || about.current(caseId)) reader.run();
    });
    return () => {
      stop();
      reader.stop();
    };
  }, [api, live, shelf, path]);
  const reload = useCallback(() => again.current(), []);
  return {
    value: (shelf.get(path)?.value as T | undefined) ?? null,
    fault: faults.current.path === path ? faults.current.fault : null,
    reload,
  };
}

/** One request; the answer goes onto the shelf. What may no longer be seen is taken off it. */
async function refresh(api: Api, shelf: Shelf, path: string): Promise<ApiFault | null> {
  try {
    const answer = await api.get<unknown>(path, shelf.get(path)?.etag);
    if (answer.fresh) shelf.set(path, { etag: answer.etag, value: answer.value });
    return null;
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    if (fault.status === 403 || fault.status === 404) shelf.delete(path);
    return fault;
  }
}

/** Runs work that must not overlap with itself: a call during a run leads to exactly one more. */
export function repeatable(work: () => Promise<() => void>): { run: () => void; stop: () => void } {
  let state: 'idle' | 'busy' | 'again' | 'stopped' = 'idle';
  const loop = async () => {
    do {
      state = 'busy';
      const done = await work();
      if (stopped()) return;
      done();
    } while (wanted());
    state = 'idle';
  };
  const stopped = () => state === 'stopped';
  const wanted = () => state === 'again';
  return {
    run() {
      if (state === 'busy') state = 'again';
      if (state === 'idle') void loop();
    },
    stop() {
      state = 'stopped';
    },
  };
}
