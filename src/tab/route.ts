// Which page is shown: `?page=` in the address, moved by the history API.
import { useEffect, useState } from 'react';

export type Page =
  | { readonly name: 'situation' }
  | { readonly name: 'alarm'; readonly id: string }
  | { readonly name: 'raise' }
  | { readonly name: 'operation' };

/** Reads `alarm/<id>`, `raise`, `operation`; everything else is the Lage. */
export function readPage(text: string | null): Page {
  const alarm = /^alarm\/([A-Za-z0-9_.-]{1,80})$/.exec(text ?? '')?.[1];
  if (alarm) return { name: 'alarm', id: alarm };
  return text === 'raise' || text === 'operation' ? { name: text } : { name: 'situation' };
}

/** The address of a page within the tab. */
export function addressOf(page: Page): string {
  if (page.name === 'situation') return '?';
  return `?page=${page.name === 'alarm' ? `alarm/${page.id}` : page.name}`;
}

/** The page shown, and how to go to another. `start` is what a deep link of Teams asked for. */
export function usePage(start: string): [Page, (page: Page) => void] {
  const [page, show] = useState(() => readPage(new URLSearchParams(location.search).get('page') ?? start));
  useEffect(() => {
    const back = () => show(readPage(new URLSearchParams(location.search).get('page')));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = (next: Page) => {
    history.pushState(null, '', addressOf(next));
    show(next);
  };
  return [page, go];
}
