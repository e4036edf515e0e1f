/**
 * The host side of teams-js for the tab in the frame: answers `initialize`, `getContext`, `getAuthToken`, handlers and
 * deep links. Protocol: app → host `{id, uuidAsString, func, args}`, answer `{id, uuidAsString, args}`, event
 * `{func, args}`.
 */
import type { DeskPerson } from '../contract.ts';
import { type Language, localeOf, type ThemeName } from './memory.ts';

/** What the frame needs from the desk to answer the tab. */
export type HostSide = {
  person: DeskPerson;
  theme: ThemeName;
  language: Language;
  /** `alarm/<id>`; undefined is the tab's start */
  page: string | undefined;
  token: () => Promise<string>;
  /** follows a link; false when the desk cannot */
  follow: (href: string) => boolean;
  /** opens another page of the tab itself */
  goTo: (page: string | undefined) => void;
  /** opens a window for signing in; resolves with its last word, rejects with Teams' own words */
  openWindow: (url: string) => Promise<string>;
  /** the tab said that it is drawn */
  loaded: () => void;
};

export type AppRequest = { id: number; uuidAsString?: string; func: string; args: unknown[] };

const TENANT = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';

/** teams-js refuses calls whose capability is missing here; `isLegacyTeams: false` makes it send plain objects. */
const RUNTIME = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { currentApp: {} } },
});

/** Checks what arrived by `postMessage`; anything else than a request of teams-js is none of ours. */
export function readRequest(data: unknown): AppRequest | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, uuidAsString, func, args } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof func !== 'string') return undefined;
  const request: AppRequest = { id, func, args: Array.isArray(args) ? args : [] };
  if (typeof uuidAsString === 'string') request.uuidAsString = uuidAsString;
  return request;
}

/** The arguments of the answer; undefined when teams-js expects none. */
export async function answerApp(request: AppRequest, host: HostSide): Promise<unknown[] | undefined> {
  switch (request.func) {
    case 'initialize':
      return initialized('content');
    case 'getContext':
      return [context(host)];
    case 'authentication.getAuthToken':
      return settled(host.token());
    case 'authentication.authenticate':
      return settled(host.openWindow(String(request.args[0])));
    case 'executeDeepLink':
      return host.follow(String(request.args[0])) ? [true] : [false, 'NotSupported'];
    case 'pages.navigateToApp':
      return navigateToApp(request.args[0], host);
    case 'pages.currentApp.navigateTo':
      host.goTo(textField(request.args[0], 'subPageId'));
      return [];
    case 'pages.currentApp.navigateToDefaultPage':
      host.goTo(undefined);
      return [];
    case 'appInitialization.appLoaded':
    case 'appInitialization.success':
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      host.loaded();
      return undefined;
    default:
      return undefined;
  }
}

/** What teams-js is told first: where it stands, `content` in the tab and `authentication` in a window of its own. */
export const initialized = (where: 'content' | 'authentication'): unknown[] => [where, 'web', RUNTIME, '2.58.0'];

/** The flat context of older teams-js versions; today's library folds it into its own shape. */
function context(host: HostSide): Record<string, unknown> {
  const flat: Record<string, unknown> = {
    locale: localeOf[host.language].toLowerCase(),
    theme: host.theme,
    entityId: 'lage',
    frameContext: 'content',
    hostName: 'Teams',
    hostClientType: 'web',
    tid: TENANT,
    userObjectId: host.person.aadId,
    userDisplayName: host.person.name,
    sessionId: crypto.randomUUID(),
  };
  if (host.page !== undefined) flat.subEntityId = host.page;
  return flat;
}

async function settled(work: Promise<string>): Promise<unknown[]> {
  try {
    return [true, await work];
  } catch (fault) {
    return [false, fault instanceof Error ? fault.message : String(fault)];
  }
}

function navigateToApp(target: unknown, host: HostSide): unknown[] {
  const webUrl = textField(target, 'webUrl');
  const page = textField(target, 'subPageId');
  if (page === undefined && webUrl !== undefined) return host.follow(webUrl) ? [true] : [false, 'NotSupported'];
  host.goTo(page);
  return [true];
}

function textField(from: unknown, name: string): string | undefined {
  if (typeof from !== 'object' || from === null) return undefined;
  const value = (from as Record<string, unknown>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
