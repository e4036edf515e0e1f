// What the house rules say about data protection: cells of the table of rights.
import type { Name } from './house-people.ts';

type Cell = (name: Name, domain: 'MI-ALF' | 'MU-BET') => number;

/** Those who run the system, and nobody else. */
const only =
  (status: number): Cell =>
  (name) =>
    name === 'adam' ? status : 404;

export const privacyRights = {
  'GET /api/privacy': { path: '/api/privacy', status: only(200) },
  // Nothing of that number or name: what matters here is who comes so far.
  'POST /api/privacy/hold': {
    path: '/api/privacy/hold',
    body: () => ({ kind: 'check-in', number: 'gibt es nicht', reason: 'Aktenzeichen 12-34' }),
    status: only(409),
  },
  'POST /api/privacy/lift': {
    path: '/api/privacy/lift',
    body: () => ({ kind: 'alarm', id: 'none', reason: 'Aktenzeichen 12-34' }),
    status: only(404),
  },
};
