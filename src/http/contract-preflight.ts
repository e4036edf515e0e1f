// What the tab and the server say to each other about what is still missing before the first real alarm.

/** In the order in which an operator works them off. */
export const preflightChecks = [
  'bot',
  'permissions',
  'directory',
  'mapping',
  'catalog',
  'apps',
  'policy',
  'channels',
  'teams',
  'second-ways',
  'emergency',
  'intake',
  'expiry',
  'watch',
] as const;
export type PreflightCheck = (typeof preflightChecks)[number];

/**
 * `ok` · `todo` something is to be done · `look` the product cannot see it: somebody has to look for herself ·
 * `unknown` it could not be found out now.
 */
export type PreflightState = 'ok' | 'todo' | 'look' | 'unknown';

export interface PreflightItem {
  readonly check: PreflightCheck;
  readonly state: PreflightState;
  /** What it is about, by name: permissions, domains, ways. */
  readonly names: readonly string[];
  /** Share that is done, 0 to 1; absent where there is none. */
  readonly share?: number;
}

/** `GET /api/preflight` – for the system's administrators. */
export interface PreflightView {
  readonly items: readonly PreflightItem[];
  readonly at: number;
}
