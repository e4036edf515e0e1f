// Which page is shown: `?page=` in the address, moved by the history API.
import { useCallback, useEffect, useState } from 'react';

/** Pages whose address is their name alone. */
const plain = [
  'raise',
  'check-ins',
  'check-in-new',
  'people',
  'escalation',
  'reachability',
  'processes',
  'resources',
  'plans',
  'exercises',
  'drills',
  'reviews',
  'trainings',
  'measures',
  'checklists',
  'bcms',
  'week',
  'land',
  'deviations',
  'maturity',
  'kpi-set',
  'files',
  'handbook',
  'preflight',
  'rollout',
  'operation',
  'privacy',
  'emergency',
] as const;

export type Page =
  | { readonly name: 'situation' | (typeof plain)[number] }
  | { readonly name: 'alarm'; readonly id: string }
  | { readonly name: 'calls'; readonly id: string }
  /** `id` '' to call one. */
  | { readonly name: 'joint'; readonly id: string }
  | { readonly name: 'check-in'; readonly id: string }
  /** `id` of a record, or `new.<domain>`. */
  | { readonly name: 'process'; readonly id: string }
  | { readonly name: 'resource'; readonly id: string }
  | { readonly name: 'plan'; readonly id: string }
  | { readonly name: 'measure'; readonly id: string }
  | { readonly name: 'exercise'; readonly id: string }
  | { readonly name: 'review'; readonly id: string }
  /** `id` of a prepared alarm. */
  | { readonly name: 'checklist'; readonly id: string }
  /** `id` is the part of the page shown; '' for the figures. */
  | { readonly name: 'kpi'; readonly id: string };

/** Pages of one thing, whose address ends in its id. */
const withId = [
  'exercise',
  'review',
  'alarm',
  'calls',
  'check-in',
  'process',
  'resource',
  'plan',
  'measure',
  'checklist',
] as const;

/** Reads `alarm/<id>` and the like, and the names of pages; everything else is the Lage. */
export function readPage(text: string | null): Page {
  const [, asked, id] = /^([a-z-]+)\/([A-Za-z0-9_.-]{1,80})$/.exec(text ?? '') ?? [];
  const name = withId.find((one) => one === asked);
  if (id && name) return { name, id };
  const joint = /^joint(?:\/([a-z0-9]{8,40}))?$/.exec(text ?? '');
  if (joint) return { name: 'joint', id: joint[1] ?? '' };
  const kpi = /^kpi(?:\/(matrix|timeline|release))?$/.exec(text ?? '');
  if (kpi) return { name: 'kpi', id: kpi[1] ?? '' };
  return { name: plain.find((one) => one === text) ?? 'situation' };
}

/** The address of a page within the tab. */
export function addressOf(page: Page): string {
  return `?page=${'id' in page && page.id !== '' ? `${page.name}/${page.id}` : page.name}`;
}

/** The page shown, and how to go to another. `start` is what a deep link of Teams asked for. */
export function usePage(start: string): [Page, (page: Page) => void] {
  const [page, show] = useState(() => pageInAddress() ?? readPage(start));
  useEffect(() => {
    // The first page gets its address too, so that the way back and a reload lead to it.
    if (!pageInAddress()) history.replaceState(null, '', addressOf(readPage(start)));
    const back = () => show(pageInAddress() ?? readPage(start));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [start]);
  const go = useCallback((next: Page) => {
    history.pushState(null, '', addressOf(next));
    show(next);
  }, []);
  return [page, go];
}

function pageInAddress(): Page | null {
  const asked = new URLSearchParams(location.search).get('page');
  return asked === null ? null : readPage(asked);
}
