// The whole tab: host, sign-in, theme, language, menu, page.
import { FluentProvider } from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../domain/people.ts';
import type { Me } from '../http/contract.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { type Api, connectApi } from './api.ts';
import type { Host } from './host.ts';
import { pickLanguage, readChoice, rememberChoice } from './language.ts';
import { type Live, openLive } from './live.ts';
import { EmergencyEntrance, isEntrance, keptHost } from './parts/emergency-entrance.tsx';
import { ErrorFence } from './parts/error-fence.tsx';
import { Failure, Waiting } from './parts/failure.tsx';
import { Shell } from './parts/shell.tsx';
import { type Shelf, useReading } from './reading.ts';
import { themes } from './theme.ts';
import type { Begun } from './tools.ts';

const nothing = () => false;

/** Loaded only where Teams may be: its library asks Microsoft for a list as soon as it is there. */
const connect = async () => (await import('./host.ts')).connectHost();

export function App(): ReactNode {
  const [host, setHost] = useState<Host | null | undefined>(undefined);
  const [theme, setTheme] = useState<keyof typeof themes>('default');
  useEffect(() => {
    // Without Teams there is nobody to ask, and nothing of Microsoft is loaded.
    if (isEntrance(location.pathname)) {
      const kept = keptHost();
      if (kept) setTheme(kept.theme);
      setHost(kept);
      return;
    }
    void connect().then((found) => {
      setHost(found);
      if (!found) return;
      setTheme(found.theme);
      found.onTheme(setTheme);
    });
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const texts = textsFor(pickLanguage(null, host?.locale ?? navigator.language, undefined));
  return (
    <FluentProvider theme={themes[theme]} className="app">
      <ErrorFence texts={texts}>
        {host === undefined && <Waiting texts={texts} />}
        {host === null && !isEntrance(location.pathname) && <Outside texts={texts} />}
        {host === null && isEntrance(location.pathname) && (
          <EmergencyEntrance
            texts={texts}
            enter={(entered) => {
              setTheme(entered.theme);
              setHost(entered);
            }}
          />
        )}
        {host && <SignedIn host={host} />}
      </ErrorFence>
    </FluentProvider>
  );
}

/** A plain browser window: there is no sign-in without Teams. */
function Outside({ texts }: { texts: Texts }): ReactNode {
  useLanguageOfPage(texts);
  return (
    <main className="outside">
      <h1>{texts.tab.outside.title}</h1>
      <p>{texts.tab.outside.text}</p>
    </main>
  );
}

interface Connection {
  readonly api: Api;
  readonly live: Live;
  readonly shelf: Shelf;
  readonly begun: Begun;
}

const nothingBegun = (): Begun => ({
  form: null,
  teams: new Map(),
  ladders: new Map(),
  records: new Map(),
  drafts: new Map(),
  lists: new Map(),
  domain: '',
});

function SignedIn({ host }: { host: Host }): ReactNode {
  const [choice, setChoice] = useState(readChoice);
  const speaking = useRef(textsFor(pickLanguage(choice, host.locale, undefined)));
  const [connection] = useState<Connection>(() => {
    const api = connectApi(host.token, () => speaking.current);
    return { api, live: openLive(api), shelf: new Map(), begun: nothingBegun() };
  });
  const me = useReading<Me>(connection, '/api/me', nothing);
  const language = pickLanguage(choice, host.locale, me.value?.language);
  const texts = useMemo(() => textsFor(language), [language]);
  speaking.current = texts;
  useLanguageOfPage(texts);
  const speak = (next: Language) => {
    const chosen = { language: next, host: host.locale };
    speaking.current = textsFor(next);
    rememberChoice(chosen);
    connection.shelf.forEach((_, path) => {
      if (path !== '/api/me') connection.shelf.delete(path);
    });
    setChoice(chosen);
  };
  if (me.value) {
    return (
      <Shell
        key={language}
        {...connection}
        me={me.value}
        texts={texts}
        start={host.page || me.value.start}
        onLanguage={speak}
      />
    );
  }
  return (
    <main className="outside">
      {me.fault ? <Failure fault={me.fault} texts={texts} retry={me.reload} /> : <Waiting texts={texts} />}
    </main>
  );
}

function useLanguageOfPage(texts: Texts): void {
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);
}
