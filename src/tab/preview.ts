// The exact card and what it will cost, asked of the server a moment after the last change.
import { useCallback, useEffect, useState } from 'react';
import type { Mode } from '../domain/alarm.ts';
import type { AlarmPreview } from '../http/contract.ts';
import { ApiFault } from './api.ts';
import { draftOf, type Form, type FormFault, faultOf, modesIn } from './draft.ts';
import { useTools } from './tools.ts';

const pauseAfterTyping = 250;

export interface Preview {
  /** Newest answer; still the old one while a newer is on the way. */
  readonly value: AlarmPreview | null;
  readonly busy: boolean;
  /** The request itself failed. */
  readonly failure: ApiFault | null;
  /** As what the card is drawn. */
  readonly mode: Mode;
  readonly modes: readonly Mode[];
  readonly show: (mode: Mode) => void;
  /** The fault to point at in the form; set when somebody tried to raise. */
  readonly fault: FormFault | null;
  readonly point: (fault: FormFault | null) => void;
}

/** Keeps the preview of a form. */
export function usePreview(form: Form): Preview {
  const { api, me } = useTools();
  // Something real broke an exercise off: what follows is no exercise.
  const modes = modesIn(me, form.domain).filter((each) => form.after === '' || each === 'real');
  const [mode, show] = useState<Mode>(modes.at(-1) ?? 'exercise');
  const [value, setValue] = useState<AlarmPreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFault | null>(null);
  const [pointed, setPointed] = useState<FormFault | null>(null);
  useEffect(() => {
    const draft = draftOf(form, mode, Date.now());
    if (!draft || form.scenario === '') {
      setValue(null);
      return;
    }
    const stop = new AbortController();
    setBusy(true);
    const timer = setTimeout(() => {
      api.post<AlarmPreview>('/api/alarms/preview', { draft }, stop.signal).then(
        (answer) => {
          setValue(answer);
          setFailure(null);
          setBusy(false);
        },
        (fault: unknown) => {
          if (stop.signal.aborted) return;
          if (!(fault instanceof ApiFault)) throw fault;
          setFailure(fault);
          setBusy(false);
        },
      );
    }, pauseAfterTyping);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, form, mode]);
  const point = useCallback((fault: FormFault | null) => setPointed(fault), []);
  // Once pointed at, the fault follows the writing and goes away when it is mended.
  const fault = pointed ? faultOf(form, mode, Date.now()) : null;
  return { value, busy, failure, mode, modes, show, fault, point };
}
