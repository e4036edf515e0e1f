// What the house rules say about check-ins, written down a second time and by hand: the cells of the table of rights.
import type { AskedView, CheckInDraft } from '../../src/http/contract-check-ins.ts';
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
  /** Holds a role there. */
  readonly isAsked: (name: Name, domain: Domain) => boolean;
}

/** A check-in to the holders of all roles of a domain. */
export function checkInDraftOf(now: number, domain: Domain, over: Partial<CheckInDraft> = {}): CheckInDraft {
  const group = { roles: ['CRISIS_LEAD', 'IT'] as ('CRISIS_LEAD' | 'IT')[], deputies: false, domains: [], people: [] };
  const question = { mode: 'real', exerciseName: '', question: 'Können Sie kommen, Saatfrage?', role: null } as const;
  const times = { from: null, to: null, due: now + 3_600_000, reminders: [], informed: '', email: false };
  return { ...question, ...times, domain, group, ...over };
}

let made = 0;

export function checkInRights({ house, decides, isAsked }: Rights) {
  async function asked(domain: Domain): Promise<string> {
    made += 1;
    const body = { once: `abfrage-${made}000`, draft: checkInDraftOf(house().clock.now(), domain) };
    return (await house().ask<AskedView>('zora', '/api/check-ins', { body })).json.id;
  }
  const sees = (name: Name, domain: Domain) => decides(name, domain) || isAsked(name, domain);
  const manage = (path: string) => ({
    needs: asked,
    path: `/api/check-ins/:id/${path}`,
    body: () => ({}),
    status: ((name, domain) => (decides(name, domain) ? 204 : sees(name, domain) ? 403 : 404)) satisfies Cell,
  });
  const named = (path: string) => ({
    needs: asked,
    path: `/api/check-ins/:id/${path}`,
    status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
  });
  const form = (path: string) => ({
    path,
    status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
  });
  return {
    'GET /api/check-ins': { path: '/api/check-ins', status: () => 200 },
    'POST /api/check-ins': {
      path: '/api/check-ins',
      body: (domain: Domain) => {
        made += 1;
        return { once: `frage-${made}0000`, draft: checkInDraftOf(house().clock.now(), domain) };
      },
      status: ((name, domain) => (decides(name, domain) ? 201 : 403)) satisfies Cell,
    },
    'GET /api/check-ins/form': form('/api/check-ins/form?domain=:domain'),
    'GET /api/check-ins/search': form('/api/check-ins/search?domain=:domain&q=saat'),
    'POST /api/check-ins/import': {
      path: '/api/check-ins/import',
      body: (domain: Domain) => ({ domain, text: 'ivo.saat@land.example' }),
      status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'POST /api/check-ins/preview': {
      path: '/api/check-ins/preview',
      body: (domain: Domain) => ({ draft: checkInDraftOf(house().clock.now(), domain) }),
      status: ((name, domain) => (decides(name, domain) ? 200 : 403)) satisfies Cell,
    },
    'GET /api/check-ins/:id': {
      needs: asked,
      path: '/api/check-ins/:id',
      status: ((name, domain) => (sees(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'GET /api/check-ins/:id/asked': named('asked'),
    'GET /api/check-ins/:id/export': named('export'),
    'GET /api/check-ins/:id/journal': named('journal'),
    'POST /api/check-ins/:id/answer': {
      needs: asked,
      path: '/api/check-ins/:id/answer',
      body: () => ({ answer: 'mobile', from: null }),
      status: ((name, domain) => (!sees(name, domain) ? 404 : isAsked(name, domain) ? 204 : 409)) satisfies Cell,
    },
    'POST /api/check-ins/:id/remind': manage('remind'),
    'POST /api/check-ins/:id/close': manage('close'),
    'POST /api/check-ins/:id/cancel': manage('cancel'),
    'POST /api/check-ins/:id/reopen': manage('reopen'),
  };
}
