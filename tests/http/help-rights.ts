// What the house rules say about help, the structure of a domain and the emergency entrance: cells of the table of rights.
import type { Name } from './house-people.ts';
import { person } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  /** Raises a real alarm there, by Zora. */
  readonly alarm: (domain: Domain) => Promise<string>;
  readonly alarms: (name: Name, domain: Domain) => boolean;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
  /** Leads the crisis team there: the help desk of an alarm without a back office. */
  readonly leads: (name: Name, domain: Domain) => boolean;
  readonly sees: (name: Name, domain: Domain) => boolean;
}

export function helpRights({ alarm, alarms, decides, leads, sees }: Rights) {
  const seen =
    (status: number): Cell =>
    (name, domain) =>
      sees(name, domain) ? status : 404;
  const entrance =
    (status: number): Cell =>
    (name, domain) =>
      alarms(name, domain) ? status : 404;
  const id = (path: string) => ({ needs: alarm, path: `/api/alarms/:id/${path}` });
  return {
    'GET /api/alarms/:id/help': { ...id('help'), status: seen(200) },
    // The alarm tells nobody beyond its roles: whoever comes so far stands in no list.
    'POST /api/alarms/:id/read': { ...id('read'), body: () => ({}), status: seen(409) },
    'POST /api/alarms/:id/help': { ...id('help'), body: () => ({ wanted: true }), status: seen(409) },
    'POST /api/alarms/:id/help/:person/done': {
      ...id(`help/${person('nils').id}/done`),
      body: () => ({}),
      status: ((name, domain) => (decides(name, domain) || leads(name, domain) ? 409 : 404)) satisfies Cell,
    },
    'GET /api/structure': {
      path: '/api/structure?domain=:domain',
      status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'GET /api/emergency/:domain': { path: '/api/emergency/:domain', status: entrance(200) },
    'POST /api/emergency/:domain/close': {
      path: '/api/emergency/:domain/close',
      body: () => ({ n: 999 }),
      status: entrance(204),
    },
    'POST /api/emergency/:domain/issue': {
      path: '/api/emergency/:domain/issue',
      body: () => ({}),
      status: entrance(200),
    },
  };
}
