// The host around the tab: what Teams tells us, and the token it hands out. Only teams-js speaks here.
import { app, authentication } from '@microsoft/teams-js';

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
  /** A fresh access token for our own API. Rejects when there is none. */
  token(): Promise<string>;
  /** Ends the session; absent where Teams keeps it. */
  signOut?(): void;
}

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
      token: () => authentication.getAuthToken(),
    };
  } catch (fault) {
    console.info('BCM-Lotse: no Teams around this page,', fault);
    return null;
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
