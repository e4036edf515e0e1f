// What is known about the app at one person: installed with a chat, refused, or not yet her turn; and who is missing for which reason.
import { register } from './register.ts';

/**
 * `ready` the app is there and its chat is open · `waiting` no wave that has begun names her · `installing` asked for,
 * its chat is not open yet · `no-licence` Teams is not licensed for her · `refused` the app could not be installed ·
 * `no-chat` it is there, but the chat could not be opened.
 */
export type InstallState = 'ready' | 'waiting' | 'installing' | 'no-licence' | 'refused' | 'no-chat';

/** The last that the reconcile found. One case per person, with the person's id; written only when it changes. */
export interface Installation {
  readonly person: string;
  readonly domain: string;
  readonly state: InstallState;
  /** The other side's word for a refusal, such as `Forbidden`; '' for none. */
  readonly code: string;
  /** Id of the wave she is in; '' for none. */
  readonly wave: string;
}

/** Register of installations; heads alone tell the coverage. */
export const installations = register<Installation>({
  name: 'installation',
  personal: [],
  head: ({ domain, state, code, wave }) => ({ scope: domain, status: state, key: `${code} ${wave}`, at: 0 }),
});

/** The code and the wave that the head's key names. */
export function readInstallKey(key: string): { readonly code: string; readonly wave: string } {
  const [code = '', wave = ''] = key.split(' ');
  return { code, wave };
}

/** Why the bot cannot address somebody; each has a sentence and what to do. */
export const missingReasons = [
  'left',
  'disabled',
  'unmapped',
  'blocked',
  'removed',
  'no-licence',
  'refused',
  'no-chat',
  'installing',
  'waiting',
  'unchecked',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What the heads of one person's cases say. */
export interface PersonHeads {
  /** Why she belongs to no audience any more; null while she does. */
  readonly gone: 'left' | 'disabled' | 'unmapped' | null;
  readonly reach: { readonly state: string; readonly hasChat: boolean } | null;
  readonly install: InstallState | null;
}

/** Why she is not reached by the app; null when she is: her chat is known. */
export function missingFor({ gone, reach, install }: PersonHeads): MissingReason | null {
  if (gone !== null) return gone;
  if (reach?.state === 'blocked') return 'blocked';
  if (reach?.state === 'met' && reach.hasChat) return null;
  if (reach?.state === 'removed' && (install === null || install === 'ready')) return 'removed';
  if (install === null || install === 'ready') return 'unchecked';
  return install;
}
