/** The product's tab in a frame; the desk is the host that teams-js talks to. */
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeskPerson } from '../contract.ts';
import { local } from './api.ts';
import { openWindow } from './auth-window.ts';
import { Icon } from './icons.tsx';
import { BotMark } from './marks.tsx';
import type { Settings } from './memory.ts';
import { answerApp, type HostSide, readRequest } from './teams-host.ts';
import type { DeskTexts } from './texts.ts';

type TabFrameProps = {
  person: DeskPerson;
  settings: Settings;
  page: string | undefined;
  texts: DeskTexts;
  follow: (href: string) => boolean;
  goTo: (page: string | undefined) => void;
};

/** A tab that has not spoken by then is probably not built. */
const SILENCE_MS = 10_000;

export function TabFrame({ person, settings, page, texts, follow, goTo }: TabFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'waiting' | 'speaks' | 'silent'>('waiting');
  useHost(frame, {
    person,
    theme: settings.theme,
    language: settings.language,
    page,
    token: () => local.token(person.id),
    follow,
    goTo,
    openWindow,
    loaded: () => setState('speaks'),
  });
  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = setTimeout(() => setState('silent'), SILENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);

  return (
    <section className="tab" aria-label={texts.tab.label}>
      <div className="conversation-head">
        <BotMark />
        <h2>{texts.rail.app}</h2>
        <Button
          appearance="subtle"
          icon={<Icon name="home" />}
          aria-label={texts.tab.home}
          onClick={() => goTo(undefined)}
        />
        <Button
          appearance="subtle"
          icon={<Icon name="reload" />}
          aria-label={texts.tab.reload}
          onClick={() => goTo(page)}
        />
      </div>
      {state === 'silent' && (
        <div className="tab-silent" role="alert">
          <strong>{texts.tab.silent}</strong> {texts.tab.silentWhy}
        </div>
      )}
      {/* A change of language restarts the tab, as in Teams; its frame therefore carries the language in its key. */}
      <iframe
        key={settings.language}
        ref={frame}
        title={texts.tab.label}
        src="/tab/"
        allow="clipboard-read; clipboard-write"
        data-state={state}
      />
    </section>
  );
}

/** Answers what the frame asks, and tells it when the theme changes if it asked to be told. */
function useHost(frame: { current: HTMLIFrameElement | null }, host: HostSide): void {
  const latest = useRef(host);
  const wantsTheme = useRef(false);
  useEffect(() => {
    latest.current = host;
  });
  useEffect(() => {
    async function onMessage(event: MessageEvent): Promise<void> {
      const app = frame.current?.contentWindow;
      if (!app || event.source !== app || event.origin !== location.origin) return;
      const request = readRequest(event.data);
      if (!request) return;
      if (request.func === 'initialize') wantsTheme.current = false;
      if (request.func === 'registerHandler' && request.args[0] === 'themeChange') wantsTheme.current = true;
      const args = await answerApp(request, latest.current);
      if (args) app.postMessage({ id: request.id, uuidAsString: request.uuidAsString, args }, location.origin);
    }
    const listener = (event: MessageEvent): void => void onMessage(event);
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }, [frame]);
  useEffect(() => {
    if (!wantsTheme.current) return;
    frame.current?.contentWindow?.postMessage({ func: 'themeChange', args: [host.theme] }, location.origin);
  }, [frame, host.theme]);
}
