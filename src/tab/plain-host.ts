// The host where there is no Teams around the page: colours of the system, and a token from elsewhere.
import type { Host, ThemeName } from './host.ts';

const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'];

function themeNow(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

/** `signOut`: absent where somebody cannot sign out. */
export function plainHost(token: () => Promise<string>, signOut?: () => void): Host {
  return {
    theme: themeNow(),
    locale: navigator.language,
    page: '',
    onTheme: (changed) => {
      for (const query of queries) matchMedia(query).addEventListener('change', () => changed(themeNow()));
    },
    token,
    ...(signOut ? { signOut } : {}),
  };
}
