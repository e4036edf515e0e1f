// What the house rules say about the second yes, joint events and stopping an exercise: cells of the table of rights.
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { type Scenario, scenarios } from '../../src/domain/scenario.ts';
import type { AlarmDraft, RaisedView } from '../../src/http/contract.ts';
import type { House } from './house.ts';
import { draft, type Name } from './house-people.ts';

type Domain = 'MI-ALF' | 'MU-BET';
type Cell = (name: Name, domain: Domain) => number;

interface Rights {
  readonly house: () => House;
  readonly alarms: (name: Name, domain: Domain) => boolean;
  /** Alarms or coordinates there. */
  readonly decides: (name: Name, domain: Domain) => boolean;
  /** Sees the alarm: everything of it, or because she is asked. */
  readonly sees: (name: Name, domain: Domain) => boolean;
  /** The only one who calls several domains. */
  readonly calls: Name;
}

const setup = { system: 'setup' } as const;
let made = 0;

export function secondYesRights({ house, alarms, decides, sees, calls }: Rights) {
  async function raised(over: Partial<AlarmDraft>): Promise<string> {
    made += 1;
    const body = { once: `freigabe-${made}000`, draft: draft(house().clock.now(), over) };
    return (await house().ask<RaisedView>('zora', '/api/alarms', { body })).json.id;
  }
  /** Zora raised it, and everybody else of the domain waits to be told. */
  const held = (domain: Domain) => raised({ domain, audience: 'domain', audienceStep: 'Bitte bleiben Sie zu Hause.' });
  const drill = (domain: Domain) => raised({ domain, mode: 'exercise', exerciseName: 'Herbst' });
  const deciding = (path: string, body: object, raiser: number) => ({
    needs: held,
    path: `/api/alarms/:id/${path}`,
    body: () => body,
    status: ((name, domain) => {
      if (!sees(name, domain)) return 404;
      if (!alarms(name, domain)) return 403;
      return name === 'zora' ? raiser : 204;
    }) satisfies Cell,
  });

  async function consents(domain: Domain): Promise<string> {
    const { state } = await house().entry.read(bcDomains, domain);
    if (!state.value) throw new Error(`there is no domain ${domain}`);
    await house().entry.execute(bcDomains, domain, { type: 'put', value: { ...state.value, joint: true } }, setup);
    return domain;
  }
  const jointCall = (domain: Domain) => {
    made += 1;
    const { mode, exerciseName, what, where, since, level } = draft(house().clock.now());
    return { once: `ruf-${made}00000`, call: { mode, exerciseName, what, where, since, level, domains: [domain] } };
  };
  async function called(domain: Domain): Promise<string> {
    await consents(domain);
    return (await house().ask<{ id: string }>(calls, '/api/joint', { body: jointCall(domain) })).json.id;
  }
  const joint = (path: string) => ({ path, status: ((name) => (name === calls ? 200 : 404)) satisfies Cell });

  async function prepared(domain: Domain): Promise<string> {
    const { what, where, level, nextStep } = draft(0, { domain });
    const id = `${domain}.frei`;
    const value: Scenario = {
      id,
      domain,
      what,
      where,
      level,
      nextStep,
      title: 'Frei',
      outage: 'IT',
      roles: ['CRISIS_LEAD'],
      exerciseName: '',
      order: 9,
      audienceStep: 'Bitte bleiben Sie zu Hause.',
    };
    await house().entry.execute(scenarios, id, { type: 'put', value }, setup);
    return id;
  }

  return {
    'POST /api/alarms/:id/approve': deciding('approve', { version: 1 }, 409),
    'POST /api/alarms/:id/disapprove': deciding('disapprove', {}, 409),
    // It waits already: asking once more changes nothing.
    'POST /api/alarms/:id/ask-approval': deciding('ask-approval', {}, 204),
    'POST /api/alarms/:id/break-glass': deciding('break-glass', { typed: 'ALARM' }, 204),
    'POST /api/alarms/:id/real-event': {
      needs: drill,
      path: '/api/alarms/:id/real-event',
      body: () => ({}),
      status: ((name, domain) => (sees(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'GET /api/scenarios/releases': {
      path: '/api/scenarios/releases?domain=:domain',
      status: ((name, domain) => (decides(name, domain) ? 200 : 404)) satisfies Cell,
    },
    'POST /api/scenarios/release': {
      needs: prepared,
      path: '/api/scenarios/release',
      body: (domain: Domain) => ({ id: `${domain}.frei` }),
      status: ((name, domain) => (decides(name, domain) ? 204 : 404)) satisfies Cell,
    },
    'GET /api/joint': joint('/api/joint'),
    'GET /api/joint/form': joint('/api/joint/form'),
    'GET /api/joint/:id': { ...joint('/api/joint/:id'), needs: called },
    'POST /api/joint': {
      needs: consents,
      path: '/api/joint',
      body: jointCall,
      status: ((name) => (name === calls ? 201 : 403)) satisfies Cell,
    },
    'POST /api/domains/:id/joint': {
      path: '/api/domains/:domain/joint',
      body: () => ({ consents: true }),
      status: ((name, domain) => (alarms(name, domain) ? 204 : 404)) satisfies Cell,
    },
  };
}
