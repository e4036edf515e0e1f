// Rows of the rights matrix for the registers: those who alarm and coordinators of the domain, and nobody else.
import { usualBcms } from '../../src/domain/bcms.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import { type Resource, resources } from '../../src/domain/resource.ts';
import { scenarios } from '../../src/domain/scenario.ts';
import type { House } from './house.ts';
import type { Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';

/** A record whose faults are told: what matters here is who comes so far. */
export const emptyProcess = {
  name: '',
  unit: '',
  mtpdHours: null,
  rtoHours: null,
  rpoHours: null,
  mbco: '',
  mbcoPercent: null,
  damage: { SAFETY: [], TASKS: [], LAW: [], REPUTATION: [], FINANCE: [] },
  horizonHours: [],
  justification: '',
  worstTime: '',
  durationHours: null,
  needsProcesses: [],
  needsResources: [],
  owner: '',
  biaDay: null,
  retired: false,
};
export const emptyResource = {
  category: 'IT',
  name: '',
  unit: '',
  owner: '',
  rtaHours: null,
  rtaSource: 'NONE',
  backupHours: null,
  singlePoints: [],
  provider: null,
  evidence: [],
  shared: false,
  retired: false,
};

export function registerRights(tools: { house: () => House; decides: (name: Name, domain: Domain) => boolean }) {
  const { house, decides } = tools;
  const status = (good: number) => (name: Name, domain: Domain) => (decides(name, domain) ? good : 404);
  const setup = { system: 'setup' } as const;
  const needs = {
    process: async (domain: Domain) => {
      const id = `${domain}.saat`;
      const value = {
        ...emptyProcess,
        damage: undefined,
        horizonHours: undefined,
        id,
        domain,
        name: 'Saat',
        unit: 'Saat',
      };
      const plain = JSON.parse(JSON.stringify(value)) as BusinessProcess;
      await house().entry.execute(processes, id, { type: 'put', value: plain }, setup);
      return id;
    },
    resource: async (domain: Domain) => {
      const id = `${domain}.saat`;
      const value = { ...emptyResource, id, domain, name: 'Saat', unit: 'Saat' } as unknown as Resource;
      await house().entry.execute(resources, id, { type: 'put', value }, setup);
      return id;
    },
  };
  const of = (kind: 'process' | 'resource', value: object) => ({
    [`GET /api/registers/${kind}`]: { path: `/api/registers/${kind}?domain=:domain`, status: status(200) },
    [`GET /api/registers/${kind}/new`]: { path: `/api/registers/${kind}/new?domain=:domain`, status: status(200) },
    [`POST /api/registers/${kind}`]: {
      path: `/api/registers/${kind}`,
      body: (domain: Domain) => ({ domain, value }),
      status: status(422),
    },
    [`GET /api/registers/${kind}/:id`]: { needs: needs[kind], path: `/api/registers/${kind}/:id`, status: status(200) },
    [`PUT /api/registers/${kind}/:id`]: {
      needs: needs[kind],
      path: `/api/registers/${kind}/:id`,
      body: () => ({ revision: 1, value }),
      status: status(422),
    },
  });
  async function prepared(domain: Domain): Promise<string> {
    const id = `${domain}.liste`;
    const text = { title: 'Liste', outage: 'IT', level: 'CRISIS', what: 'w', where: 'o', nextStep: 'n' } as const;
    const value = { id, domain, ...text, roles: ['CRISIS_LEAD'] as const, exerciseName: '', order: 5 };
    await house().entry.execute(scenarios, id, { type: 'put', value }, setup);
    return id;
  }
  const bcms = { revision: 0, value: { ...usualBcms, timeCriticalDays: 1 } };
  return {
    ...of('process', emptyProcess),
    ...of('resource', emptyResource),
    'GET /api/checklists': { path: '/api/checklists?domain=:domain', status: status(200) },
    'GET /api/checklists/:id': { needs: prepared, path: '/api/checklists/:id', status: status(200) },
    'PUT /api/checklists/:id': {
      needs: prepared,
      path: '/api/checklists/:id',
      body: () => ({ revision: 1, value: { checklist: [{ id: 'a', text: '', role: null }] } }),
      status: status(422),
    },
    'PUT /api/checklists/recipients/:domain': {
      path: '/api/checklists/recipients/:domain',
      body: () => ({ revision: 0, value: { recipients: [{ id: 'a', name: '', reach: '' }] } }),
      status: status(422),
    },
    'GET /api/registers/bcms/:domain': { path: '/api/registers/bcms/:domain', status: status(200) },
    'PUT /api/registers/bcms/:domain': {
      path: '/api/registers/bcms/:domain',
      body: () => bcms,
      status: status(422),
    },
    'POST /api/registers/bcms/:domain/preview': {
      path: '/api/registers/bcms/:domain/preview',
      body: () => bcms,
      status: status(422),
    },
  };
}
