// Says when what is shown may be old, and that it is fresh again.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useNow, useTools } from '../tools.ts';

const shownFor = 5_000;

export function LineBanner(): ReactNode {
  const { texts, live, api } = useTools();
  const line = useSyncExternalStore(live.onLine, () => live.line);
  const now = useNow(10_000);
  const back = useComeback(line === 'down', line === 'up');
  const heard = Math.max(live.heardAt, api.answeredAt);
  return (
    <div role="status" className="notice">
      {line === 'down' && (
        <MessageBar intent="warning" layout="multiline" politeness="polite">
          <MessageBarBody>
            <strong>{heard === 0 ? texts.tab.staleNever : texts.tab.stale(texts.moment(heard, now))}</strong>
          </MessageBarBody>
        </MessageBar>
      )}
      {back && (
        <MessageBar intent="success" politeness="polite">
          <MessageBarBody>{texts.tab.fresh}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

/** True for a few seconds after the line came back. */
function useComeback(down: boolean, up: boolean): boolean {
  const wasDown = useRef(false);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (down) wasDown.current = true;
    if (!up || !wasDown.current) return;
    wasDown.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), shownFor);
    return () => {
      clearTimeout(timer);
      setBack(false);
    };
  }, [down, up]);
  return back;
}
