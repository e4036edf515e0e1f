// What stands in the window in which somebody signs in for Teams: hardly read, unless something is wrong.
import { FluentProvider } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { textsFor } from '../../texts/index.ts';
import { pickLanguage } from '../language.ts';
import type { WindowEnd } from '../outside.ts';
import { plainHost } from '../plain-host.ts';
import { signInHere } from '../sign-in-window.ts';
import { themes } from '../theme.ts';
import { Waiting } from './failure.tsx';

const nobody = () => Promise.reject(new Error('nobody is signed in'));

export function SignInWindow(): ReactNode {
  const [end, setEnd] = useState<WindowEnd | null>(null);
  const texts = textsFor(pickLanguage(null, navigator.language, undefined));
  const words = texts.tab.outside;
  const { theme } = plainHost(nobody);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = texts.language;
    void signInHere().then(async (ended) => {
      setEnd(ended);
      await (await import('../host.ts')).tellTab(ended);
    });
  }, [theme, texts]);
  return (
    <FluentProvider theme={themes[theme]} className="app">
      <main className="outside">
        <h1>{words.title}</h1>
        {end === null && <Waiting texts={texts} />}
        {end !== null && (
          <p role="status">
            {end === 'done' || end === 'asks' ? words.windowDone : `${words.why[end]} ${words.windowClose}`}
          </p>
        )}
      </main>
    </FluentProvider>
  );
}
