// Teams gives no token before the person herself has spoken with Microsoft: one button, and a way round when that fails.
import { Button, Link } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Texts } from '../../texts/index.ts';
import type { WindowFault } from '../host.ts';

/** `ask` opens the window; `again` begins anew once that helped. */
export function ConsentPage(props: {
  texts: Texts;
  ask: () => Promise<WindowFault | null>;
  again: () => void;
}): ReactNode {
  const { texts, ask, again } = props;
  const words = texts.tab.consent;
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<WindowFault | null>(null);
  const go = async () => {
    setBusy(true);
    setWhy(null);
    const fault = await ask();
    setBusy(false);
    if (fault === null) return again();
    setWhy(fault);
  };
  return (
    <>
      <h1>{texts.tab.outside.title}</h1>
      <p>{words.text}</p>
      <p role="status" className={why === null ? '' : 'fault'}>
        {why !== null && { ...texts.tab.outside.why, ...words.why }[why]}
      </p>
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void go()}>
        {busy ? words.busy : words.go}
      </Button>
      <p className="hint">
        {words.instead}{' '}
        <Link href={`${location.origin}/tab/`} target="_blank" rel="noopener">
          {words.browser}
        </Link>
      </p>
    </>
  );
}
