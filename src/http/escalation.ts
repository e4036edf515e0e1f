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
import { type Way, ways } from '../domain/ways.ts';
import { type KnownPerson, knownPeople, waysOfPeople } from '../engine/known-ways.ts';
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

/** What a ladder would do in a domain now, with the people and ways as they are now. */
async function whatIf(deps: HttpDeps, domain: BcDomain, steps: Ladder): Promise<DryRunView> {
  const at = deps.env.now();
  const off = await waysOff(deps);
  const known = await knownPeople(
    deps.entry,
    domain.roles.flatMap(({ holders }) => holders),
  );
  return { at, off, roles: domain.roles.map((role) => ofRole(domain, role, { at, off, known, steps })) };
}

interface Now {
  readonly at: number;
  readonly off: readonly Way[];
  readonly known: readonly KnownPerson[];
  readonly steps: Ladder;
}

function ofRole(domain: BcDomain, role: BaoRole, { at, off, known, steps }: Now): DryRunRole {
  const names = new Map(known.map(({ person, name }) => [person, name]));
  const needed = neededOf(role);
  const team = { people: peopleInOrder(domain, role, at), needed };
  const lines = dryRun(
    steps,
    team,
    waysOfPeople(known, (way) => !off.includes(way)),
  );
  return {
    kind: role.kind,
    core: role.core,
    needed,
    lines: lines.map(({ people, ...line }) => ({
      ...line,
      people: people.map(({ person, ways: used }) => {
        return { person, name: names.get(person) ?? '', away: isAway(domain, person, at), ways: used };
      }),
    })),
  };
}
