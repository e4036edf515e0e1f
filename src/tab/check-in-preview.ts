// The real card of a check-in and its head count, asked of the server a moment after the last change.
import { useEffect, useState } from 'react';
import type { CheckInPreview } from '../http/contract-check-ins.ts';
import { ApiFault } from './api.ts';
import { type AskForm, draftOfAsk, isAnybody } from './check-in-draft.ts';
import { useTools } from './tools.ts';

const pauseAfterTyping = 300;

export interface PreviewState {
  /** Newest answer; still the old one while a newer is on the way. Null while nobody is chosen. */
  readonly value: CheckInPreview | null;
  readonly busy: boolean;
  readonly failure: ApiFault | null;
}

export function useCheckInPreview(form: AskForm): PreviewState {
  const { api } = useTools();
  const [state, setState] = useState<PreviewState>({ value: null, busy: false, failure: null });
  useEffect(() => {
    if (!isAnybody(form)) return setState({ value: null, busy: false, failure: null });
    const stop = new AbortController();
    setState((known) => ({ ...known, busy: true }));
    const timer = setTimeout(() => {
      const draft = draftOfAsk(form, Date.now());
      api.post<CheckInPreview>('/api/check-ins/preview', { draft }, stop.signal).then(
        (value) => setState({ value, busy: false, failure: null }),
        (fault: unknown) => {
          if (stop.signal.aborted) return;
          if (!(fault instanceof ApiFault)) throw fault;
          setState((known) => ({ ...known, busy: false, failure: fault }));
        },
      );
    }, pauseAfterTyping);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, form]);
  return state;
}
