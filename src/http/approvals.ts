// Routes of the second yes: give or refuse it, ask again, break the glass; and release a prepared alarm beforehand.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { AlarmCommand } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { mayReleaseScenario } from '../domain/roles.ts';
import { isReleased, releasers, type Scenario, scenarios, textOf } from '../domain/scenario.ts';
import { Refusal } from '../errors.ts';
import { seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import {
  approveRequest,
  breakGlassRequest,
  emptyRequest,
  type ScenarioReleases,
  scenarioReleaseRequest,
} from './contract-approval.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const mostScenarios = 100;

export function approvalRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const commands: Readonly<Record<string, (body: unknown) => AlarmCommand>> = {
    approve: (body) => ({ type: 'approve', ...checked(approveRequest, body) }),
    disapprove: (body) => ({ type: 'disapprove', ...checked(emptyRequest, body ?? {}) }),
    'ask-approval': (body) => ({ type: 'ask-approval', ...checked(emptyRequest, body ?? {}) }),
    'break-glass': (body) => ({ type: 'break-glass', ...checked(breakGlassRequest, body) }),
  };
  for (const [path, toCommand] of Object.entries(commands)) {
    server.post(
      `/api/alarms/:id/${path}`,
      signedIn(async (by, request, reply) => {
        const { id } = await seenAlarm(deps, request, by);
        await deps.entry.execute(alarms, id, toCommand(request.body), { person: by.person.id, via: 'tab' });
        return reply.status(204).send();
      }),
    );
  }
  scenarioRoutes(server, deps);
}

function scenarioRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { env, entry } = deps;
  server.get(
    '/api/scenarios/releases',
    signedIn(async (by, request): Promise<ScenarioReleases> => {
      const { domain } = checked(z.object({ domain: z.string() }), request.query);
      if (!mayReleaseScenario(by.who, domain)) throw new Refusal('not-found');
      const { rows } = await env.store.list({ kind: 'scenario', scope: domain, limit: mostScenarios });
      const read = await Promise.all(rows.map((row) => entry.read(scenarios, row.address.id)));
      const all = read.map(({ state }) => state.value).filter((value) => value !== undefined);
      // Only what says what everybody else is to do can be told to everybody.
      const told = all.filter(({ audienceStep = '' }) => audienceStep !== '');
      return { scenarios: await Promise.all(told.map((scenario) => scenarioView(deps, scenario, by))) };
    }),
  );
  server.post(
    '/api/scenarios/release',
    signedIn(async (by, request, reply) => {
      const { id } = checked(scenarioReleaseRequest, request.body);
      const { state } = await entry.read(scenarios, id);
      if (!state.value || !mayReleaseScenario(by.who, state.value.domain)) throw new Refusal('not-found');
      const others = (state.value.releasedBy ?? []).filter(({ person }) => person !== by.person.id);
      const mine = { person: by.person.id, at: env.now(), text: textOf(state.value) };
      const value = { ...state.value, releasedBy: [...others, mine] };
      const command = { type: 'put', value, revision: state.revision } as const;
      await entry.execute(scenarios, id, command, { person: by.person.id, via: 'tab' });
      return reply.status(204).send();
    }),
  );
}

async function scenarioView({ env, look }: HttpDeps, scenario: Scenario, by: Visitor) {
  const { id, title, what, where, nextStep, audienceStep = '', lifeAndLimb = false } = scenario;
  const people = releasers(scenario, env.now());
  const names = await Promise.all(people.map(async (person) => (await look.person(person))?.name ?? ''));
  return {
    id,
    title,
    what,
    where,
    nextStep,
    audienceStep,
    lifeAndLimb,
    releasedBy: names,
    released: isReleased(scenario, env.now()),
    mayRelease: !people.includes(by.person.id) && !by.emergency,
  };
}
