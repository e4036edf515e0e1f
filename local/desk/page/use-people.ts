/** The people of the sample administration, loaded once; a failed load can be repeated. */
import { useEffect, useState } from 'react';
import type { DeskPerson } from '../contract.ts';
import { CallFailed, local } from './api.ts';

type People = { people: DeskPerson[] | undefined; fault: CallFailed | undefined; load: () => void };

export function usePeople(): People {
  const [people, setPeople] = useState<DeskPerson[]>();
  const [fault, setFault] = useState<CallFailed>();
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks for another load
  useEffect(() => {
    let current = true;
    setFault(undefined);
    local.people().then(
      (all) => current && setPeople(all),
      (why: unknown) => current && setFault(why instanceof CallFailed ? why : new CallFailed(0, String(why))),
    );
    return () => {
      current = false;
    };
  }, [tries]);
  return { people, fault, load: () => setTries((before) => before + 1) };
}
