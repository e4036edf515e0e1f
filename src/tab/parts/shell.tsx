// The frame around every page: menu, language, the line to the server, what was just done.
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { Language } from '../../domain/people.ts';
import type { Me } from '../../http/contract.ts';
import type { Texts } from '../../texts/index.ts';
import type { Api } from '../api.ts';
import { domainsFor } from '../draft.ts';
import type { Live } from '../live.ts';
import { AlarmPage } from '../pages/alarm.tsx';
import { SituationPage } from '../pages/situation.tsx';
import type { Shelf } from '../reading.ts';
import { type Page, usePage } from '../route.ts';
import { type Notice, type Tools, ToolsContext, useTools } from '../tools.ts';
import { ErrorFence } from './error-fence.tsx';
import { Icon } from './icon.tsx';
import { LineBanner } from './line-banner.tsx';
import { PageLink } from './page-link.tsx';

const RaisePage = lazy(() => import('../pages/raise.tsx').then((part) => ({ default: part.RaisePage })));
const CallsPage = lazy(() => import('../pages/calls.tsx').then((part) => ({ default: part.CallsPage })));
const JointPage = lazy(() => import('../pages/joint.tsx').then((part) => ({ default: part.JointPage })));
const CheckInsPage = lazy(() => import('../pages/check-ins.tsx').then((part) => ({ default: part.CheckInsPage })));
const CheckInPage = lazy(() => import('../pages/check-in.tsx').then((part) => ({ default: part.CheckInPage })));
const CheckInNewPage = lazy(() =>
  import('../pages/check-in-new.tsx').then((part) => ({ default: part.CheckInNewPage })),
);
const PeoplePage = lazy(() => import('../pages/people.tsx').then((part) => ({ default: part.PeoplePage })));
const EscalationPage = lazy(() => import('../pages/escalation.tsx').then((part) => ({ default: part.EscalationPage })));
const ReachabilityPage = lazy(() =>
  import('../pages/reachability.tsx').then((part) => ({ default: part.ReachabilityPage })),
);
const OperationPage = lazy(() => import('../pages/operation.tsx').then((part) => ({ default: part.OperationPage })));

interface ShellProps {
  readonly api: Api;
  readonly live: Live;
  readonly shelf: Shelf;
  readonly begun: Tools['begun'];
  readonly me: Me;
  readonly texts: Texts;
  readonly start: string;
  readonly onLanguage: (language: Language) => void;
}

export function Shell({ api, live, shelf, begun, me, texts, start, onLanguage }: ShellProps): ReactNode {
  const [asked, move] = usePage(start);
  const [notice, say] = useState<Notice | null>(null);
  const page = allowed(asked, me);
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
      <Menu page={page} onLanguage={onLanguage} />
      <LineBanner />
      <NoticeBar notice={notice} onClose={() => say(null)} />
      <main id="content" tabIndex={-1} className={`page page-${page.name}`}>
        <ErrorFence key={page.name} texts={texts}>
          <Suspense fallback={<Spinner size="small" label={texts.tab.loading} />}>
            {page.name === 'situation' && <SituationPage />}
            {page.name === 'alarm' && <AlarmPage key={page.id} id={page.id} />}
            {page.name === 'calls' && <CallsPage key={page.id} id={page.id} />}
            {page.name === 'raise' && <RaisePage />}
            {page.name === 'joint' && <JointPage key={page.id} id={page.id} />}
            {page.name === 'check-ins' && <CheckInsPage />}
            {page.name === 'check-in' && <CheckInPage key={page.id} id={page.id} />}
            {page.name === 'check-in-new' && <CheckInNewPage />}
            {page.name === 'people' && <PeoplePage />}
            {page.name === 'escalation' && <EscalationPage />}
            {page.name === 'reachability' && <ReachabilityPage />}
            {page.name === 'operation' && <OperationPage />}
          </Suspense>
        </ErrorFence>
      </main>
    </ToolsContext>
  );
}

/** Pages a person may not use lead to the Lage; the server decides in any case. */
function allowed(page: Page, me: Me): Page {
  const barred =
    (page.name === 'joint' && !me.raisesJoint) ||
    ((page.name === 'raise' || page.name === 'escalation' || page.name === 'check-in-new') &&
      domainsFor(me).length === 0) ||
    (page.name === 'reachability' && !me.seesReachability) ||
    (page.name === 'operation' && !me.seesOperation);
  return barred ? { name: 'situation' } : page;
}

/** Pages of the menu, in their order. */
const menu = [
  { name: 'situation' },
  { name: 'raise' },
  { name: 'joint', id: '' },
  { name: 'check-ins' },
  { name: 'people' },
  { name: 'escalation' },
  { name: 'reachability' },
  { name: 'operation' },
] as const;

function Menu({ page, onLanguage }: { page: Page; onLanguage: (language: Language) => void }): ReactNode {
  const { texts, me } = useTools();
  const { otherLanguage } = texts.tab;
  const other: Language = texts.language === 'de' ? 'en' : 'de';
  const pages = menu.filter((each) => allowed(each, me).name === each.name);
  return (
    <header className="top">
      <a className="skip" href="#content">
        {texts.tab.toContent}
      </a>
      <nav aria-label={texts.tab.menu}>
        {pages.map((each) => (
          <PageLink key={each.name} page={each} current={page.name === each.name}>
            {texts.tab.page[each.name]}
          </PageLink>
        ))}
      </nav>
      <Button
        appearance="subtle"
        lang={other}
        aria-label={`${otherLanguage.short}: ${otherLanguage.name}`}
        onClick={() => onLanguage(other)}
      >
        {otherLanguage.short}
      </Button>
    </header>
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
