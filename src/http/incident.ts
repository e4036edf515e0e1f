// Routes of an event, under its alarm: how it stands, its steps, processes, checklist, providers, and what it proved.
import type { FastifyInstance } from 'fastify';
import { evidenceKinds } from '../domain/evidence.ts';
import { timeOf } from '../domain/incident.ts';
import { reachedTimes } from '../domain/incident-clocks.ts';
import type { IncidentCommand } from '../domain/incident-words.ts';
import { mayLead, maySee } from '../domain/roles.ts';
import { type PossibleRow, possibleRows } from '../engine/incident-results.ts';
import { Refusal } from '../errors.ts';
import { byTab } from './alarm-commands.ts';
import { type SeenAlarm, seenAlarm } from './alarms.ts';
import { checked } from './checked.ts';
import {
  classifyRequest,
  hitRequest,
  type IncidentView,
  progressRequest,
  providerRequest,
  type ResultsView,
  type ResultView,
  resultsRequest,
  stepRequest,
  tickRequest,
  unhitRequest,
} from './contract-incident.ts';
import { incidentFacts } from './incident-facts.ts';
import { incidentView } from './incident-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** The alarm, for those who are in its crisis team or see all of it; 404 also for whoever was only told. */
async function seen(deps: HttpDeps, request: Parameters<typeof seenAlarm>[1], by: Visitor): Promise<SeenAlarm> {
  const found = await seenAlarm(deps, request, by);
  if (!maySee(by.who, found.alarm)) throw new Refusal('not-found');
  return found;
}

export function incidentRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/alarms/:id/incident',
    signedIn(async (by, request): Promise<IncidentView> => {
      const { id: alarmId, alarm } = await seen(deps, request, by);
      const { id, incident } = await deps.incidents.of(alarmId);
      const facts = await incidentFacts(deps, by, { id, incident, alarm });
      return incidentView({ incident, alarm, alarmId }, facts, by, deps.env.now());
    }),
  );
  const give = (path: string, toCommand: (body: unknown) => IncidentCommand) =>
    server.post(
      `/api/alarms/:id/incident/${path}`,
      signedIn(async (by, request, reply) => {
        const { id } = await seen(deps, request, by);
        await deps.incidents.give(id, toCommand(request.body), byTab(by));
        return reply.status(204).send();
      }),
    );
  give('classify', (body) => ({ type: 'classify', ...checked(classifyRequest, body) }));
  give('step', (body) => ({ type: 'step', ...checked(stepRequest, body) }));
  give('unhit', (body) => ({ type: 'unhit', ...checked(unhitRequest, body) }));
  give('progress', (body) => ({ type: 'progress', ...checked(progressRequest, body) }));
  give('tick', (body) => ({ type: 'tick', ...checked(tickRequest, body) }));
  give('provider', (body) => ({ type: 'provider', ...checked(providerRequest, body) }));
  server.post(
    '/api/alarms/:id/incident/hit',
    signedIn(async (by, request, reply) => {
      const { id } = await seen(deps, request, by);
      // First of all: nobody learns from the answer which processes there are.
      if (!mayLead(by.who, (await deps.incidents.of(id)).incident)) throw new Refusal('not-allowed');
      await deps.incidents.hit(id, checked(hitRequest, request.body).processes, byTab(by));
      return reply.status(204).send();
    }),
  );
  resultRoutes(server, deps);
}

function resultRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const tools = { entry: deps.entry, book: deps.events };
  server.get(
    '/api/alarms/:id/incident/results',
    signedIn(async (by, request): Promise<ResultsView> => {
      const { incident } = await deps.incidents.of((await seen(deps, request, by)).id);
      if (!mayLead(by.who, incident)) throw new Refusal('not-found');
      return {
        deescalated: timeOf(incident, 'deescalated') !== null,
        kinds: evidenceKinds.filter((kind) => (kind === 'REAL_EVENT') === (incident.mode === 'real')),
        rows: (await possibleRows(tools, incident)).map(resultView),
        reached: reachedTimes(incident).length,
      };
    }),
  );
  server.post(
    '/api/alarms/:id/incident/results',
    signedIn(async (by, request, reply) => {
      const { id } = await seen(deps, request, by);
      const { keys, kind } = checked(resultsRequest, request.body);
      const { incident } = await deps.incidents.of(id);
      // What is written is what was reached, whatever the page sends: it only chooses.
      const wanted = (await possibleRows(tools, incident)).filter(({ key }) => keys.includes(key));
      const rows = wanted.map(({ target, id: of, process, hours, result, day }) => {
        return { target, id: of, process, hours, result, day, kind: incident.mode === 'real' ? 'REAL_EVENT' : kind };
      });
      await deps.incidents.give(id, { type: 'confirm-results', rows }, byTab(by));
      return reply.status(204).send();
    }),
  );
}

function resultView({ key, target, title, reached, result, isWritten }: PossibleRow): ResultView {
  const { name, rtaHours, rtoHours, outageHours, mtpdHours } = reached;
  return { key, target, title, process: name, rtaHours, rtoHours, outageHours, mtpdHours, result, written: isWritten };
}
