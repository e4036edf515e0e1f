// What the house rules say about plans and measures, written down a second time and by hand: cells of the table of rights.
import { measures } from '../../src/domain/measure-rules.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { content } from '../domain/plan-samples.ts';
import type { House } from './house.ts';
import { type Name, person } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
}

const setup = { system: 'setup' } as const;
/** Staff of ALF; owns every plan and measure of these cells. */
const owner: Name = 'nils';
const plan = { ...content, owner: person(owner).id };
const text = {
  kind: 'CORRECTION',
  need: 'Saatbedarf',
  cause: '',
  action: 'Saatmaßnahme',
  owner: person(owner).id,
  priority: 'LOW',
  means: '',
  plans: [],
  resources: [],
} as const;
let made = 0;

export function planRights({ house, decides }: Rights) {
  async function aPlan(domain: Domain): Promise<string> {
    made += 1;
    const id = `${domain}.zelle-${made}`;
    await house().entry.execute(plans, id, { type: 'write', domain, content: plan }, setup);
    return id;
  }
  async function aMeasure(domain: Domain): Promise<string> {
    made += 1;
    const id = `${domain}.M-2026-${made + 500}`;
    const rest = { wish: '', dueOn: null, origin: 'NONE', reference: '', predecessor: '' } as const;
    const create = { type: 'create', domain, number: `M-2026-${made + 500}`, text, ...rest } as const;
    await house().entry.execute(measures, id, create, setup);
    return id;
  }
  const sees = (name: Name, domain: Domain) => decides(name, domain) || name === owner;
  const edit = (name: Name, domain: Domain) => (decides(name, domain) ? 204 : name === owner ? 403 : 404);
  const wish = () => {
    made += 1;
    return `zelle-plan-${made}`;
  };
  return {
    'GET /api/plans': { path: '/api/plans', status: () => 200 },
    'POST /api/plans': {
      path: '/api/plans',
      body: (domain: Domain) => ({ once: wish(), domain, content: plan }),
      status: ((name, domain) => (decides(name, domain) ? 201 : 404)) satisfies Cell,
    },
    'GET /api/plan-options/:domain': {
      needs: aPlan,
      path: '/api/plan-options/:domain',
      status: ((name, domain) =>
        decides(name, domain) || (name === owner && domain === 'MI-ALF') ? 200 : 404) satisfies Cell,
    },
    'GET /api/plans/:id': {
      needs: aPlan,
      path: '/api/plans/:id',
      status: ((name, domain) => (sees(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'PUT /api/plans/:id/draft': {
      needs: aPlan,
      path: '/api/plans/:id/draft',
      body: () => ({ content: { ...plan, unit: 'Saat' }, edits: 1 }),
      status: ((name, domain) => (sees(name, domain) ? 204 : 404)) satisfies Cell,
    },
    'POST /api/plans/:id/commands': {
      needs: aPlan,
      path: '/api/plans/:id/commands',
      body: () => ({ type: 'withdraw', reason: 'Saatgrund' }),
      status: edit satisfies Cell,
    },
    'GET /api/measures': { path: '/api/measures', status: () => 200 },
    'POST /api/measures': {
      path: '/api/measures',
      body: (domain: Domain) => ({
        once: wish(),
        domain,
        text,
        dueOn: null,
        origin: 'NONE',
        reference: '',
        twin: null,
      }),
      status: ((name, domain) => (decides(name, domain) ? 201 : 404)) satisfies Cell,
    },
    'GET /api/measures/:id': {
      needs: aMeasure,
      path: '/api/measures/:id',
      status: ((name, domain) => (sees(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'POST /api/measures/:id/commands': {
      needs: aMeasure,
      path: '/api/measures/:id/commands',
      body: () => ({ type: 'edit', text: { ...text, means: 'Saatgeld' }, edits: 0 }),
      status: edit satisfies Cell,
    },
  };
}
