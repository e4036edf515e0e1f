/** Reads the links a card or the tab may open: deep links of Teams stay on the desk, all others leave it. */

export type Target =
  /** our tab, at a page such as `alarm/<id>`; no page means its start */
  | { kind: 'tab'; page?: string }
  /** the personal chat with the bot */
  | { kind: 'chat' }
  | { kind: 'outside'; url: string };

/** `own` is the desk's origin: a plain link to the tab (`/tab/?page=…`) is opened in the frame too. */
export function readLink(href: string, own: string): Target | undefined {
  const url = URL.parse(href, own);
  if (!url) return undefined;
  if (isTeams(url)) {
    if (/^\/l\/entity\/[^/]+\/conversations\/?$/.test(url.pathname)) return { kind: 'chat' };
    if (url.pathname.startsWith('/l/entity/')) return tabAt(subPage(url.searchParams.get('context')));
    if (url.pathname.startsWith('/l/chat/')) return { kind: 'chat' };
  }
  if (url.origin === own && url.pathname.startsWith('/tab')) return tabAt(url.searchParams.get('page'));
  return /^(https?|mailto|tel):$/.test(url.protocol) ? { kind: 'outside', url: url.href } : undefined;
}

function isTeams(url: URL): boolean {
  return url.protocol === 'https:' && /^(teams\.microsoft\.com|teams\.cloud\.microsoft)$/.test(url.hostname);
}

function tabAt(page: string | null | undefined): Target {
  return page ? { kind: 'tab', page } : { kind: 'tab' };
}

/** `context={"subEntityId":"alarm/…"}`, the form of Teams' deep links. */
function subPage(context: string | null): string | undefined {
  if (!context) return undefined;
  try {
    const value: unknown = JSON.parse(context);
    if (typeof value !== 'object' || value === null || !('subEntityId' in value)) return undefined;
    return typeof value.subEntityId === 'string' ? value.subEntityId : undefined;
  } catch (fault) {
    console.info('desk: deep link with an unreadable context,', fault);
    return undefined;
  }
}
