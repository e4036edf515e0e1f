// Words about signing in outside Teams, and in a window of its own, that several parts share.

/**
 * Why nobody is signed in: `asks` nobody tried yet, `left` she signed out, `refused` she or Entra said no, `stale` the
 * answer is not one to a question of this window, `failed` it cannot be believed, `offline` somebody does not answer.
 */
export type Outside = 'asks' | 'left' | 'refused' | 'stale' | 'failed' | 'offline';

/** What came of the window in which somebody signs in while Teams waits; `done` makes the tab ask Teams once more. */
export type WindowEnd = 'done' | Outside;

/** Address of that window, behind `/tab/`. */
export const windowMark = '?sign-in=window';
