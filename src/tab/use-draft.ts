// What somebody writes on a page: kept while she looks elsewhere, and the browser asks before the window closes on it.
import { useEffect, useState } from 'react';
import { useTools } from './tools.ts';

export interface Draft<Value> {
  readonly value: Value;
  readonly dirty: boolean;
  readonly set: (part: Partial<Value>) => void;
  readonly discard: () => void;
}

/** `name` keeps it apart from other drafts; `start` is what it was begun on. */
export function useDraft<Value extends object>(name: string, start: Value): Draft<Value> {
  const { begun } = useTools();
  const [base] = useState(start);
  const [value, write] = useState(() => (begun.drafts.get(name) as Value | undefined) ?? start);
  const dirty = JSON.stringify(value) !== JSON.stringify(base);
  useEffect(() => {
    if (dirty) begun.drafts.set(name, value);
    else begun.drafts.delete(name);
  }, [begun, name, dirty, value]);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  return {
    value,
    dirty,
    set: (part) => write((now) => ({ ...now, ...part })),
    discard: () => {
      begun.drafts.delete(name);
      write(base);
    },
  };
}
