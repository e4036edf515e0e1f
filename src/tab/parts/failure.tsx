// One sentence about what went wrong, with the reference for the log and, where it helps, a second try.
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Texts } from '../../texts/index.ts';
import { type ApiFault, isOutage } from '../api.ts';

export function Failure(props: { fault: ApiFault | null; texts: Texts; retry?: () => void }): ReactNode {
  const { fault, texts, retry } = props;
  const id = useId();
  useEffect(() => {
    // In a dialog it stands below all fields; whoever pressed the button sees it without looking for it.
    const bar = fault && document.getElementById(id);
    if (bar?.closest('dialog')) bar.scrollIntoView({ block: 'nearest' });
  }, [fault, id]);
  if (!fault) return null;
  const ref = fault.ref !== '' && !fault.message.includes(fault.ref) ? texts.tab.failure.ref(fault.ref) : '';
  return (
    <MessageBar id={id} intent="error" layout="multiline" className="failure" role="alert">
      <MessageBarBody>
        {fault.message}
        {ref !== '' && <span className="failure-ref"> {ref}</span>}
      </MessageBarBody>
      {retry && (isOutage(fault) || fault.status === 401) && (
        <MessageBarActions>
          <Button onClick={retry}>{texts.tab.retry}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** Says that something is being loaded, but only when it takes long enough to be noticed. */
export function Waiting({ texts }: { texts: Texts }): ReactNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <div className="waiting">{late && <Spinner size="small" label={texts.tab.loading} />}</div>;
}
