// What the house rules say about files of registers, the handbook and reports: cells of the table of rights.
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
}

export function paperRights({ decides }: Rights) {
  const only =
    (status: number): Cell =>
    (name, domain) =>
      decides(name, domain) ? status : 404;
  const files = '/api/register-files/process';
  return {
    'GET /api/register-files/:kind': { path: `${files}?domain=:domain`, status: only(200) },
    // No file at all: what matters here is who comes so far.
    'POST /api/register-files/:kind': { path: `${files}?domain=:domain`, body: () => ({}), status: only(400) },
    'PUT /api/register-files/:kind/mapping': {
      path: `${files}/mapping`,
      body: (domain: Domain) => ({ domain, revision: 0, columns: {}, words: {} }),
      status: only(204),
    },
    'GET /api/handbook': { path: '/api/handbook?domain=:domain', status: only(200) },
    'GET /api/handbook/view': { path: '/api/handbook/view?domain=:domain', status: only(200) },
    // The house has no such page; where there is one, everybody may have it.
    'GET /api/handbook/checker': { path: '/api/handbook/checker', status: (() => 404) satisfies Cell },
    'POST /api/handbook': {
      path: '/api/handbook',
      body: (domain: Domain) => ({ domain, format: 'paper', place: 'Lageraum', days: 30 }),
      status: only(200),
    },
    'POST /api/handbook/return': {
      path: '/api/handbook/return',
      body: (domain: Domain) => ({ domain, copy: 999 }),
      status: only(409),
    },
    'GET /api/reports (to the management)': {
      path: '/api/reports?domain=:domain&audience=management',
      status: only(200),
    },
  };
}
