// What the house rules say about figures, their release, deviations and maturity: cells of the table of rights.
import { type DraftFigures, figuresOfDomains } from '../../src/domain/figures.ts';
import { kpiSets, landId, usualKpiSet } from '../../src/domain/kpi.ts';
import { maturities } from '../../src/domain/maturity.ts';
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  /** Alarms or coordinates there: sees the figures. */
  readonly decides: (name: Name, domain: Domain) => boolean;
  readonly coordinates: (name: Name, domain: Domain) => boolean;
  /** The only one who oversees. */
  readonly oversees: Name;
}

const setup = { system: 'setup' } as const;

export function kpiRights({ house, decides, coordinates, oversees }: Rights) {
  const seen = new Map<string, number>();
  const figures = (path: string) => ({
    path,
    status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
  });
  const land = (path: string) => ({ path, status: ((name) => (name === oversees ? 200 : 404)) satisfies Cell });
  /** For coordinators only; whoever sees the figures hears why not. */
  const drafting: Cell = (name, domain) => (coordinates(name, domain) ? 200 : decides(name, domain) ? 403 : 404);

  async function drawn(domain: Domain): Promise<string> {
    const asOf = house().clock.now();
    seen.set(domain, asOf);
    const facts = { stage: 'REACTIVE', officerNamed: false, guidelineDay: null, overdue: [], maturity: null } as const;
    const goal = usualKpiSet.goals.K1;
    const one = [{ id: 'K1', met: 1, open: 1, unknown: 0, goal, items: [] }] as const;
    const draft: DraftFigures = {
      type: 'draft',
      domain,
      asOf,
      set: 0,
      figures: one,
      facts,
      management: [],
      remark: '',
      support: '',
    };
    await house().entry.execute(figuresOfDomains, domain, draft, setup);
    return domain;
  }
  async function released(domain: Domain): Promise<string> {
    await drawn(domain);
    const asOf = seen.get(domain) ?? 0;
    await house().entry.execute(
      figuresOfDomains,
      domain,
      { type: 'release', asOf, past: { at: asOf, by: 'p-second0' } },
      setup,
    );
    return domain;
  }
  const ofDraft = (path: string, more: object, status: Cell) => ({
    needs: drawn,
    path: `/api/kpi/release/${path}`,
    body: (domain: Domain) => ({ domain, ...more, ...(path === 'discard' ? {} : { asOf: seen.get(domain) }) }),
    status,
  });
  const deciding: Cell = (name, domain) => (decides(name, domain) ? 200 : 404);
  const steps = Object.fromEntries(usualKpiSet.steps.map(({ id }) => [id, { level: 0, evidence: '', note: '' }]));

  return {
    'GET /api/kpi': figures('/api/kpi?domain=:domain'),
    'GET /api/kpi/items': figures('/api/kpi/items?domain=:domain&kpi=K13'),
    'GET /api/kpi/matrix': figures('/api/kpi/matrix?domain=:domain'),
    'GET /api/kpi/timeline': figures('/api/kpi/timeline?domain=:domain'),
    'GET /api/kpi/export': figures('/api/kpi/export?domain=:domain&table=matrix'),
    'GET /api/week': figures('/api/week?domain=:domain'),
    'GET /api/kpi/release': figures('/api/kpi/release?domain=:domain'),
    'POST /api/kpi/release/draft': {
      path: '/api/kpi/release/draft',
      body: (domain: Domain) => ({ domain, remark: '', support: '' }),
      status: drafting,
    },
    'POST /api/kpi/release/release': ofDraft('release', {}, deciding),
    'POST /api/kpi/release/return': ofDraft('return', { reason: 'Grund' }, deciding),
    'POST /api/kpi/release/discard': ofDraft('discard', {}, drafting),
    'GET /api/reports (to the Zentralstelle)': {
      needs: released,
      path: '/api/reports?domain=:domain&audience=central',
      status: ((name, domain) => (name === oversees || decides(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'GET /api/land': land('/api/land'),
    'GET /api/land/figure': { ...land('/api/land/figure?domain=:domain&kpi=K1'), needs: released },
    'GET /api/land/export': land('/api/land/export'),
    'GET /api/kpi-set': {
      path: '/api/kpi-set',
      status: ((name) => {
        const anywhere = decides(name, 'MI-ALF') || decides(name, 'MU-BET');
        return anywhere || name === oversees ? 200 : 404;
      }) satisfies Cell,
    },
    'PUT /api/kpi-set': {
      needs: async (domain: Domain) => {
        seen.set(landId, (await house().entry.read(kpiSets, landId)).state.revision);
        return domain;
      },
      path: '/api/kpi-set',
      body: () => ({ version: seen.get(landId), set: usualKpiSet }),
      status: ((name) => (name === oversees ? 200 : 404)) satisfies Cell,
    },
    'GET /api/deviations': figures('/api/deviations?domain=:domain'),
    'GET /api/deviations/history': figures('/api/deviations/history?domain=:domain&id=:domain.a-1'),
    'PUT /api/deviations': {
      path: '/api/deviations',
      body: (domain: Domain) => ({
        domain,
        id: '',
        revision: 0,
        requirement: 'BCLL 4.3',
        modal: 'SOLL',
        reason: 'Grund',
        boardInformedOn: null,
        riskAcceptedBy: null,
        riskAcceptedOn: null,
        validTo: null,
        closedOn: null,
      }),
      status: deciding,
    },
    'GET /api/maturity': figures('/api/maturity?domain=:domain'),
    'PUT /api/maturity': {
      needs: async (domain: Domain) => {
        seen.set(`maturity ${domain}`, (await house().entry.read(maturities, domain)).state.revision);
        return domain;
      },
      path: '/api/maturity',
      body: (domain: Domain) => ({ domain, revision: seen.get(`maturity ${domain}`), steps }),
      status: deciding,
    },
  };
}
