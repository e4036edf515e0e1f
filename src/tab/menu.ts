// Every page of the menu: its group, and who sees it. A new page is one line here and its name in the texts.
import type { Me } from '../http/contract.ts';
import { domainsFor } from './draft.ts';
import type { Page } from './route.ts';

/** Groups in their order: during an event, the crisis team, before an event, running the app. */
export const menuGroups = ['alarm', 'team', 'preparedness', 'administration'] as const;
export type MenuGroup = (typeof menuGroups)[number];

interface Entry {
  readonly page: Page;
  readonly group: MenuGroup;
  /** One tap away on a phone, too; at most two pages, or the line gets too long. */
  readonly pinned?: true;
  readonly shows: (me: Me) => boolean;
}

const everybody = () => true;
/** Whoever sees the figures of some domain. */
const whoCounts = (me: Me) => me.figures.length > 0;
const whoRaises = (me: Me) => domainsFor(me).length > 0;

/** Pages in their order; of the group `alarm` each stands in the line itself, so it stays short. */
export const menu = [
  { page: { name: 'situation' }, group: 'alarm', pinned: true, shows: everybody },
  { page: { name: 'raise' }, group: 'alarm', pinned: true, shows: whoRaises },
  { page: { name: 'joint', id: '' }, group: 'alarm', shows: (me) => me.raisesJoint },
  { page: { name: 'check-ins' }, group: 'alarm', shows: everybody },
  { page: { name: 'people' }, group: 'team', shows: everybody },
  { page: { name: 'escalation' }, group: 'team', shows: whoRaises },
  { page: { name: 'reachability' }, group: 'team', shows: (me) => me.seesReachability },
  { page: { name: 'week' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'kpi', id: '' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'processes' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'resources' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'exercises' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'drills' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'reviews' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'trainings' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'plans' }, group: 'preparedness', shows: everybody },
  { page: { name: 'measures' }, group: 'preparedness', shows: everybody },
  { page: { name: 'checklists' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'bcms' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'deviations' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'maturity' }, group: 'preparedness', shows: whoCounts },
  { page: { name: 'land' }, group: 'preparedness', shows: (me) => me.oversight },
  { page: { name: 'kpi-set' }, group: 'preparedness', shows: (me) => me.oversight || me.figures.length > 0 },
  { page: { name: 'handbook' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'files' }, group: 'preparedness', shows: whoRaises },
  { page: { name: 'emergency' }, group: 'administration', shows: (me) => me.raiseReal.length > 0 },
  { page: { name: 'preflight' }, group: 'administration', shows: (me) => me.seesOperation },
  { page: { name: 'rollout' }, group: 'administration', shows: (me) => me.seesOperation || whoRaises(me) },
  { page: { name: 'operation' }, group: 'administration', shows: (me) => me.seesOperation },
  { page: { name: 'privacy' }, group: 'administration', shows: (me) => me.seesOperation },
] as const satisfies readonly Entry[];

/** What the emergency entrance opens. */
const inEmergency: readonly Page['name'][] = ['situation', 'alarm', 'calls', 'raise'];

/** The pages of the menu that somebody sees. */
export const menuOf = (me: Me): readonly MenuEntry[] => menu.filter((entry) => mayOpen(entry.page, me));

export type MenuEntry = (typeof menu)[number];

/** Pages outside of the menu that not everybody may use. */
const besides: Partial<Record<Page['name'], Entry['shows']>> = {
  'check-in-new': whoRaises,
  process: whoRaises,
  checklist: whoRaises,
  resource: whoRaises,
};

/** Whether the person may use the page. For the menu and old links only: the server decides in any case. */
export function mayOpen(page: Page, me: Me): boolean {
  if (me.emergency && !inEmergency.includes(page.name)) return false;
  const shows = menu.find((each) => each.page.name === page.name)?.shows ?? besides[page.name];
  return shows === undefined || shows(me);
}
