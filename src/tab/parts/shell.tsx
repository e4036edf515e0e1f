// The frame around every page: menu, language, the line to the server, what was just done.
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { Language } from '../../domain/people.ts';
import type { Me } from '../../http/contract.ts';
import type { Texts } from '../../texts/index.ts';
import type { Api } from '../api.ts';
import type { Live } from '../live.ts';
import { mayOpen } from '../menu.ts';
import type { Shelf } from '../reading.ts';
import { type Page, usePage } from '../route.ts';
import { type Notice, type Tools, ToolsContext, useTools } from '../tools.ts';
import { ErrorFence } from './error-fence.tsx';
import { Icon } from './icon.tsx';
import { LineBanner } from './line-banner.tsx';
import { MenuBar } from './menu-bar.tsx';
import { PageBody } from './page-body.tsx';

const first: Page = { name: 'situation' };

interface ShellProps {
  readonly api: Api;
  readonly live: Live;
  readonly shelf: Shelf;
  readonly begun: Tools['begun'];
  readonly me: Me;
  readonly texts: Texts;
  readonly start: string;
  readonly onLanguage: (language: Language) => void;
  /** Absent in Teams, which keeps the session. */
  readonly onSignOut?: () => void;
}

export function Shell({ api, live, shelf, begun, me, texts, start, onLanguage, onSignOut }: ShellProps): ReactNode {
  const [asked, move] = usePage(start);
  const [notice, say] = useState<Notice | null>(null);
  // Pages a person may not use lead to the Lage.
  const page: Page = mayOpen(asked, me) ? asked : first;
  const go = useCallback(
    (next: Page, about?: Notice) => {
      say(about ?? null);
      move(next);
      window.scrollTo(0, 0);
    },
    [move],
  );
  const tools = useMemo<Tools>(
    () => ({ texts, me, api, live, shelf, begun, go, say }),
    [texts, me, api, live, shelf, begun, go],
  );
  return (
    <ToolsContext value={tools}>
      <Top page={page} onLanguage={onLanguage} {...(onSignOut && { onSignOut })} />
      <LineBanner />
      {me.emergency && <EntranceNote />}
      <NoticeBar notice={notice} onClose={() => say(null)} />
      <main id="content" tabIndex={-1} className={`page page-${page.name}`}>
        <ErrorFence key={page.name} texts={texts}>
          <Suspense fallback={<Spinner size="small" label={texts.tab.loading} />}>
            <PageBody page={page} />
          </Suspense>
        </ErrorFence>
      </main>
    </ToolsContext>
  );
}

function Top({
  page,
  onLanguage,
  onSignOut,
}: Pick<ShellProps, 'onLanguage' | 'onSignOut'> & { page: Page }): ReactNode {
  const { texts } = useTools();
  const { otherLanguage } = texts.tab;
  const other: Language = texts.language === 'de' ? 'en' : 'de';
  return (
    <header className="top">
      <a className="skip" href="#content">
        {texts.tab.toContent}
      </a>
      <MenuBar page={page} />
      <Button
        appearance="subtle"
        lang={other}
        aria-label={`${otherLanguage.short}: ${otherLanguage.name}`}
        onClick={() => onLanguage(other)}
      >
        {otherLanguage.short}
      </Button>
      {onSignOut && (
        <Button
          appearance="subtle"
          icon={<Icon name="leave" />}
          aria-label={texts.tab.signOut}
          title={texts.tab.signOut}
          onClick={onSignOut}
        />
      )}
    </header>
  );
}

/** Says once above every page why most of the app is not there. */
function EntranceNote(): ReactNode {
  const { texts } = useTools();
  return (
    <section className="notice" aria-label={texts.emergency.entrance.title}>
      <MessageBar intent="warning" layout="multiline" politeness="polite">
        <MessageBarBody>
          <strong>{texts.emergency.entrance.title}.</strong> {texts.emergency.entrance.can}{' '}
          {texts.emergency.entrance.rest}
        </MessageBarBody>
      </MessageBar>
    </section>
  );
}

/** The region is always there, so that screen readers hear what appears in it. */
function NoticeBar({ notice, onClose }: { notice: Notice | null; onClose: () => void }): ReactNode {
  const { texts } = useTools();
  return (
    <div role="status" className="notice">
      {notice && (
        <MessageBar intent="success" layout="multiline" politeness="polite">
          <MessageBarBody>
            <strong>{notice.text}</strong> {notice.more}
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<Icon name="unavailable" />}
                aria-label={texts.tab.close}
                onClick={onClose}
              />
            }
          />
        </MessageBar>
      )}
    </div>
  );
}
