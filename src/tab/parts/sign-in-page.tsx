// What somebody sees outside Teams before she has signed in: one button, and why she is not in.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Texts } from '../../texts/index.ts';
import type { Outside } from '../outside.ts';

export function SignInPage({ texts, why }: { texts: Texts; why: Outside }): ReactNode {
  const words = texts.tab.outside;
  const [now, setNow] = useState(why);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const { goToSignIn } = await import('../browser-sign-in.ts');
    // After signing out or a refusal, the account used before is hardly the one that is wanted.
    setNow(await goToSignIn(now === 'left' || now === 'refused'));
    setBusy(false);
  };
  return (
    <main className="outside">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p role="status" className={now === 'asks' || now === 'left' ? '' : 'fault'}>
        {now === 'asks' ? '' : words.why[now]}
      </p>
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void go()}>
        {busy ? texts.tab.loading : words.go}
      </Button>
      <p className="hint">{words.teams}</p>
    </main>
  );
}
