// What the house rules say about the event of an alarm: cells of the table of rights.
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';

interface Rights {
  readonly house: () => House;
  /** Raises a real alarm there. */
  readonly alarm: (domain: Domain) => Promise<string>;
  /** Alarms there or was asked to lead. */
  readonly changes: (name: Name, domain: Domain) => boolean;
  readonly sees: (name: Name, domain: Domain) => boolean;
}

/** Steps are for who leads; the checklist, processes and providers for everybody in the crisis team; nothing for others. */
export function incidentRights({ house, alarm, changes, sees }: Rights) {
  const at = () => house().clock.now();
  const route = (path: string, body: () => object, allowed: Record<'leads' | 'works', number>) => ({
    needs: alarm,
    path: `/api/alarms/:id/incident/${path}`,
    body,
    status: (name: Name, domain: Domain) =>
      !sees(name, domain) ? 404 : changes(name, domain) ? allowed.leads : allowed.works,
  });
  // Nothing of that name is there: whoever comes so far is refused by the rules.
  const none = 409;
  return {
    'GET /api/alarms/:id/incident': {
      needs: alarm,
      path: '/api/alarms/:id/incident',
      status: (name: Name, domain: Domain) => (sees(name, domain) ? 200 : 404),
    },
    'GET /api/alarms/:id/incident/results': {
      needs: alarm,
      path: '/api/alarms/:id/incident/results',
      status: (name: Name, domain: Domain) => (changes(name, domain) ? 200 : 404),
    },
    'POST /api/alarms/:id/incident/classify': route(
      'classify',
      () => ({ level: 'CRISIS', criteria: ['LIFE'], reason: 'Grund', at: at(), known: 0 }),
      { leads: 204, works: 403 },
    ),
    'POST /api/alarms/:id/incident/step': route('step', () => ({ step: 'constituted', at: at(), known: 0 }), {
      leads: 204,
      works: 403,
    }),
    'POST /api/alarms/:id/incident/hit': route('hit', () => ({ processes: ['MI-ALF.nichts'] }), {
      leads: none,
      works: 403,
    }),
    'POST /api/alarms/:id/incident/unhit': route('unhit', () => ({ process: 'MI-ALF.nichts', reason: 'Grund' }), {
      leads: 204,
      works: 403,
    }),
    'POST /api/alarms/:id/incident/results': route('results', () => ({ keys: ['plan/x/y'], kind: 'REAL_EVENT' }), {
      leads: none,
      works: 403,
    }),
    'POST /api/alarms/:id/incident/progress': route(
      'progress',
      () => ({ process: 'MI-ALF.nichts', state: 'down', at: at(), known: 0 }),
      { leads: none, works: none },
    ),
    'POST /api/alarms/:id/incident/tick': route('tick', () => ({ item: 'nichts', state: 'done', at: at() }), {
      leads: none,
      works: none,
    }),
    'POST /api/alarms/:id/incident/provider': route(
      'provider',
      () => ({ resource: 'MI-ALF.nichts', step: 'informed', at: at(), known: 0 }),
      { leads: none, works: none },
    ),
  };
}
