// The window in which somebody signs in while Teams waits: the code flow of a plain browser, and one word to the tab at its end.
import { type WindowEnd, windowMark } from './outside.ts';

/** That this window is such a one, also when Entra sends it back. */
const shelf = 'bcm-sign-in-window';

/** True in such a window, before it went to Entra and when it comes back. */
export function isSignInWindow(): boolean {
  if (location.search === windowMark) return true;
  return sessionStorage.getItem(shelf) !== null && new URLSearchParams(location.hash.slice(1)).has('state');
}

/**
 * Goes to Entra, or takes its answer. The token that comes with it stays here and is forgotten: that she said yes is all
 * that Teams needs to give the tab one of its own, so none passes through the host.
 */
export async function signInHere(): Promise<WindowEnd> {
  const { arrive, goToSignIn, forgetHere } = await import('./browser-sign-in.ts');
  if (location.search === windowMark) {
    sessionStorage.setItem(shelf, 'yes');
    return goToSignIn();
  }
  sessionStorage.removeItem(shelf);
  const arrived = await arrive();
  forgetHere();
  return typeof arrived === 'string' ? arrived : 'done';
}
