// The whole tab: host, sign-in, theme, language, menu, page.
import { Button, FluentProvider } from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../domain/people.ts';
import type { Me } from '../http/contract.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { type Api, connectApi } from './api.ts';
import type { Host } from './host.ts';
import { pickLanguage, readChoice, rememberChoice } from './language.ts';
import { type Live, openLive } from './live.ts';
import type { Outside } from './outside.ts';
import { ConsentPage } from './parts/consent-page.tsx';
import { EmergencyEntrance, isEntrance, keptHost } from './parts/emergency-entrance.tsx';
import { ErrorFence } from './parts/error-fence.tsx';
import { Failure, Waiting } from './parts/failure.tsx';
import { Shell } from './parts/shell.tsx';
import { SignInPage } from './parts/sign-in-page.tsx';
import { plainHost } from './plain-host.ts';
import { type Shelf, useReading } from './reading.ts';
import { themes } from './theme.ts';
import type { Begun } from './tools.ts';

const nothing = () => false;
const nobody = () => Promise.reject(new Error('nobody is signed in'));

/** Loaded only where Teams may be: its library asks Microsoft for a list as soon as it is there. */
const connectTeams = async () => (await import('./host.ts')).connectHost();

/** Teams around the page, or somebody signed in without it, or why there is neither; null in a frame of somebody else. */
async function connect(): Promise<Host | Outside | null> {
  const teams = await connectTeams();
  if (teams) return teams;
  // Entra's pages may not be framed.
  if (window.top !== window.self) return null;
  return (await import('./browser-sign-in.ts')).arrive();
}

export function App(): ReactNode {
  const [host, setHost] = useState<Host | null | undefined>(undefined);
  const [outside, setOutside] = useState<Outside | null>(null);
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
      if (typeof found === 'string') {
        setOutside(found);
        setTheme(plainHost(nobody).theme);
        return setHost(null);
      }
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
        {host === null && !isEntrance(location.pathname) && <Without texts={texts} why={outside} />}
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

/** No Teams around the page. */
function Without({ texts, why }: { texts: Texts; why: Outside | null }): ReactNode {
  useLanguageOfPage(texts);
  if (why) return <SignInPage texts={texts} why={why} />;
  return (
    <main className="outside">
      <h1>{texts.tab.outside.framed}</h1>
      <p>{texts.tab.outside.teams}</p>
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
  const asks = me.fault?.code === 'consent' ? host.askInWindow : undefined;
  if (me.value) {
    return (
      <Shell
        key={language}
        {...connection}
        me={me.value}
        texts={texts}
        start={host.page || me.value.start}
        onLanguage={speak}
        {...(host.signOut && { onSignOut: host.signOut })}
      />
    );
  }
  return (
    <main className="outside">
      {!me.fault && <Waiting texts={texts} />}
      {me.fault && !asks && <Failure fault={me.fault} texts={texts} retry={me.reload} />}
      {asks && <ConsentPage texts={texts} ask={asks} again={me.reload} />}
      {me.fault && host.signOut && <Button onClick={host.signOut}>{texts.tab.signOut}</Button>}
    </main>
  );
}

function useLanguageOfPage(texts: Texts): void {
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);
}
