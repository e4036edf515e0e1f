// One thing a person does to the server: busy while it runs, one sentence when it fails.
import { useCallback, useState } from 'react';
import { ApiFault } from './api.ts';

export interface Action {
  readonly busy: boolean;
  readonly fault: ApiFault | null;
  /** Runs unless it already runs; true when it worked. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const [gate] = useState(() => ({ shut: false }));
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      if (gate.shut) return false;
      gate.shut = true;
      setBusy(true);
      setFault(null);
      try {
        await work();
        return true;
      } catch (thrown) {
        if (!(thrown instanceof ApiFault)) throw thrown;
        setFault(thrown);
        return false;
      } finally {
        gate.shut = false;
        setBusy(false);
      }
    },
    [gate],
  );
  return { busy, fault, run, clear: useCallback(() => setFault(null), []) };
}
