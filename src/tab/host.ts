// The host around the tab: what Teams tells us, and the token it hands out. Only teams-js speaks here.
import { app, authentication } from '@microsoft/teams-js';
import { ConsentMissing } from './api.ts';
import { type Outside, type WindowEnd, windowMark } from './outside.ts';

/** Themes we draw; everything else Teams may name looks like the light one. */
export type ThemeName = 'default' | 'dark' | 'contrast';

/** What Teams says about itself. All of it is unsigned: for display only, never for permission. */
export interface Host {
  readonly theme: ThemeName;
  /** Language of the person's Teams, such as `de-de`. */
  readonly locale: string;
  /** The page a deep link asks for, such as `alarm/<id>`; '' for none. */
  readonly page: string;
  onTheme(changed: (theme: ThemeName) => void): void;
  /** A fresh access token for our own API. Rejects when there is none; with ConsentMissing when {@link askInWindow} may help. */
  token(): Promise<string>;
  /** Lets the person sign in in a window of its own; null when Teams gives a token now. Absent outside Teams. */
  askInWindow?(): Promise<WindowFault | null>;
  /** Ends the session; absent where Teams keeps it. */
  signOut?(): void;
}

/** Why that did not help: the window was held up, she closed it, Teams still gives no token, or what {@link Outside} says. */
export type WindowFault = 'blocked' | 'closed' | 'still' | Exclude<Outside, 'asks' | 'left'>;

const patience = 5_000;

/** Speaks to Teams; null when nobody answers, such as in a plain browser window. */
export async function connectHost(): Promise<Host | null> {
  try {
    await withinPatience(app.initialize(validOrigins(location)));
    const context = await withinPatience(app.getContext());
    app.notifyAppLoaded();
    // Some hosts never answer this one, so nothing waits for it.
    app.notifySuccess().catch((fault: unknown) => console.info('BCM-Lotse: Teams did not take note,', fault));
    return {
      theme: themeNamed(context.app.theme),
      locale: context.app.locale,
      page: context.page.subPageId ?? '',
      onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeNamed(name))),
      token: tokenOfTeams,
      askInWindow,
    };
  } catch (fault) {
    console.info('BCM-Lotse: no Teams around this page,', fault);
    return null;
  }
}

/** Words of Teams and Entra for: not without the person (resourceRequiresConsent, interaction_required, AADSTS65001 …). */
const needsPerson = /consent|interaction_?required|invalid_grant|login_required|requiresmfa|AADSTS(50076|50079|65001)/i;

async function tokenOfTeams(): Promise<string> {
  try {
    return await authentication.getAuthToken();
  } catch (fault) {
    throw fault instanceof Error && needsPerson.test(fault.message) ? new ConsentMissing(fault.message) : fault;
  }
}

async function askInWindow(): Promise<WindowFault | null> {
  try {
    // teams-js takes no other protocol.
    await authentication.authenticate({ url: `https://${location.host}/tab/${windowMark}`, width: 500, height: 700 });
  } catch (fault) {
    console.info('BCM-Lotse: the window for signing in ended without,', fault);
    return windowFault(fault instanceof Error ? fault.message : '');
  }
  try {
    await authentication.getAuthToken();
    return null;
  } catch (fault) {
    console.info('BCM-Lotse: signed in, and Teams gives no token,', fault);
    return 'still';
  }
}

/** What Teams (`CancelledByUser`, `FailedToOpenWindow`) or our own window says. */
function windowFault(message: string): WindowFault {
  if (message === 'refused' || message === 'stale' || message === 'offline') return message;
  if (/open|block|popup/i.test(message)) return 'blocked';
  return /cancel|clos/i.test(message) ? 'closed' : 'failed';
}

/** In the window itself: one word to the tab, and Teams closes it. Without Teams around it stays open and says so. */
export async function tellTab(end: WindowEnd): Promise<void> {
  try {
    await withinPatience(app.initialize(validOrigins(location)));
    if (end === 'done') authentication.notifySuccess();
    else authentication.notifyFailure(end);
  } catch (fault) {
    console.info('BCM-Lotse: nobody waits for this window,', fault);
  }
}

/** teams-js listens to Teams' own addresses; a frame on this machine may also be held by a page of the same origin. */
export function validOrigins(place: { readonly hostname: string; readonly origin: string }): string[] {
  return ['localhost', '127.0.0.1', '[::1]'].includes(place.hostname) ? [place.origin] : [];
}

/** The theme we draw for a name that Teams gave. */
export function themeNamed(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

/** A silent host would keep teams-js waiting for a minute. */
function withinPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
