// Rows of the rights matrix for registers as files and for the emergency handbook: who alarms or coordinates there, nobody else.
import { randomUUID } from 'node:crypto';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';

export function fileRights({ decides }: { readonly decides: (name: Name, domain: Domain) => boolean }) {
  const status = (good: number) => (name: Name, domain: Domain) => (decides(name, domain) ? good : 404);
  const order = { format: 'paper', place: 'Lageraum', days: 30 };
  // Each cell saves another mapping, under a revision that is never right: what matters here is who comes so far.
  const mapping = (domain: Domain) => ({ domain, revision: 999, columns: { [randomUUID()]: 'name' }, words: {} });
  return {
    'GET /api/register-files/:kind': { path: '/api/register-files/process?domain=:domain', status: status(200) },
    'POST /api/register-files/:kind': {
      path: '/api/register-files/process?domain=:domain',
      // No file, which is told only to those who may send one.
      body: () => ({}),
      status: status(400),
    },
    'PUT /api/register-files/:kind/mapping': {
      path: '/api/register-files/process/mapping',
      body: mapping,
      status: status(409),
    },
    'GET /api/handbook': { path: '/api/handbook?domain=:domain', status: status(200) },
    'GET /api/handbook/view': { path: '/api/handbook/view?domain=:domain', status: status(200) },
    'POST /api/handbook': {
      path: '/api/handbook',
      body: (domain: Domain) => ({ domain, ...order }),
      status: status(200),
    },
    'POST /api/handbook/return': {
      path: '/api/handbook/return',
      body: (domain: Domain) => ({ domain, copy: 999 }),
      status: status(409),
    },
    // Everybody may check a package; where the page was not built, it is there for nobody.
    'GET /api/handbook/checker': { path: '/api/handbook/checker', status: () => 404 },
  };
}
