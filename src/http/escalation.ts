// Routes of the escalation plan: read, put, back to the default, and the dry run. Nothing is sent.
import type { FastifyInstance } from 'fastify';
import type { BaoRole, BcDomain } from '../domain/bc-domain.ts';
import {
  checkLadder,
  defaultLadder,
  dryRun,
  escalationPlans,
  type Ladder,
  ladderOf,
  planId,
} from '../domain/escalation.ts';
import { mayPlan } from '../domain/roles.ts';
import { isAway, neededOf, peopleInOrder } from '../domain/team.ts';
import { type Way, type WaysOf, ways } from '../domain/ways.ts';
import { freezing } from '../engine/freeze.ts';
import { probeAll } from '../engine/probe.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type DryRunRole,
  type DryRunView,
  dryRunRequest,
  type EscalationView,
  escalationQuery,
  ladderRequest,
  type PlanLevel,
} from './contract-escalation.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

export function escalationRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/escalation',
    signedIn(async (by, request) => {
      const { domain, level } = checked(escalationQuery, request.query);
      return view(deps, await seen(deps, by, domain), level);
    }),
  );
  server.put(
    '/api/escalation',
    signedIn(async (by, request) => {
      const { domain, level, revision, steps } = checked(ladderRequest, request.body);
      const found = await seen(deps, by, domain);
      const put = { type: 'put', value: { domain, level, steps }, revision } as const;
      await deps.entry.execute(escalationPlans, planId(domain, level), put, { person: by.person.id, via: 'tab' });
      return view(deps, found, level);
    }),
  );
  server.post(
    '/api/escalation/dry-run',
    signedIn(async (by, request) => {
      const { domain, steps } = checked(dryRunRequest, request.body);
      const found = await seen(deps, by, domain);
      checkLadder(steps);
      return whatIf(deps, found, steps);
    }),
  );
}

/** The domain, or 404 – also for whoever may not plan there. */
async function seen({ look }: HttpDeps, { who }: Visitor, id: string): Promise<BcDomain> {
  const found = mayPlan(who, id) ? await look.domain(id) : undefined;
  if (!found) throw new Refusal('not-found');
  return found;
}

async function view(deps: HttpDeps, { id, name }: BcDomain, level: PlanLevel): Promise<EscalationView> {
  const { value, revision } = (await deps.entry.read(escalationPlans, planId(id, level))).state;
  const own = (value?.steps ?? null) !== null;
  const steps = ladderOf(value);
  return { domain: { id, name }, level, own, revision, steps, defaults: defaultLadder, off: await waysOff(deps) };
}

async function waysOff({ probes, env }: HttpDeps): Promise<readonly Way[]> {
  const states = await probeAll(probes, (way) => env.log.warn('probe.failed', { way }));
  return ways.filter((way) => states[way] === 'off');
}

/** What a ladder would do in a domain now, with the people and ways that an alarm would freeze. */
async function whatIf(deps: HttpDeps, domain: BcDomain, steps: Ladder): Promise<DryRunView> {
  const at = deps.env.now();
  const off = await waysOff(deps);
  const open = ways.filter((way) => !off.includes(way));
  const everybody = [...new Set(domain.roles.flatMap(({ holders }) => holders))];
  const waysOf = await freezing(deps.entry, deps.look, open).ways(everybody, false);
  const named = everybody.map(async (id) => [id, (await deps.look.person(id))?.name ?? ''] as const);
  const names = Object.fromEntries(await Promise.all(named));
  return { at, off, roles: domain.roles.map((role) => ofRole(domain, role, { at, waysOf, names, steps })) };
}

interface Now {
  readonly at: number;
  readonly waysOf: WaysOf;
  readonly names: Readonly<Record<string, string>>;
  readonly steps: Ladder;
}

function ofRole(domain: BcDomain, role: BaoRole, { at, waysOf, names, steps }: Now): DryRunRole {
  const needed = neededOf(role);
  const lines = dryRun(steps, { people: peopleInOrder(domain, role, at), needed }, waysOf);
  return {
    kind: role.kind,
    core: role.core,
    needed,
    lines: lines.map(({ people, ...line }) => ({
      ...line,
      people: people.map(({ person, ways: used }) => {
        return { person, name: names[person] ?? '', away: isAway(domain, person, at), ways: used };
      }),
    })),
  };
}
