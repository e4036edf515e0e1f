// Routes of alarm exercises by schedule: windows, what is planned in them, results, and these as a workbook.
import type { FastifyInstance } from 'fastify';
import type { DrillCommand } from '../domain/drill.ts';
import { drillBooks } from '../domain/drill-rules.ts';
import type { Actor } from '../domain/model.ts';
import type { Drills } from '../engine/drills.ts';
import { changeWords, verdictWords } from '../texts/drill-words.ts';
import { checked } from './checked.ts';
import { drillRequest, drillsQuery } from './contract-drills.ts';
import { drillResults, drillsView } from './drill-view.ts';
import { seenDomain } from './exercises.ts';
import type { TableFile } from './kpi-export.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function drillRoutes(server: FastifyInstance, deps: HttpDeps, drills: Drills, file: TableFile): void {
  server.get(
    '/api/drills',
    signedIn(async (by, request) => {
      const { domain } = checked(drillsQuery, request.query);
      return drillsView(deps, by, await seenDomain(deps, by, domain));
    }),
  );
  server.post(
    '/api/drills/:domain/commands',
    signedIn(async (by, request, reply) => {
      const { domain = '' } = request.params as { domain?: string };
      const found = await seenDomain(deps, by, domain);
      const command = checked(drillRequest, request.body);
      if (command.type === 'plan') await drills.plan(domain, command, byTab(by));
      else {
        const { management = [] } = found;
        const whole = command.type === 'propose-window' ? { ...command, domain, management } : command;
        await deps.entry.execute(drillBooks, domain, whole as DrillCommand, byTab(by));
      }
      return reply.status(204).send();
    }),
  );
  server.get(
    '/api/drill-results',
    signedIn(async (by, request, reply) => {
      const { domain } = checked(drillsQuery, request.query);
      const found = await seenDomain(deps, by, domain);
      reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      reply.header('content-disposition', `attachment; filename="alarmierungsuebungen-${found.id}.xlsx"`);
      return file(await resultTable(deps, by, domain), 'xlsx');
    }),
  );
}

async function resultTable(deps: HttpDeps, { texts }: Visitor, domain: string): Promise<string[][]> {
  const { results } = texts.drills;
  const { column } = results;
  const head = [
    column.number,
    column.day,
    column.how,
    column.reach,
    column.reachVerdict,
    column.staffed,
    column.staffedVerdict,
    column.change,
  ];
  const rows = (await drillResults(deps, domain)).map((result) => {
    const { reach, staffed } = verdictWords(texts, result.verdict);
    return [
      result.number,
      texts.day(result.at),
      result.scheduled ? results.scheduled : results.byHand,
      texts.run.drill.reachOf(result.answered, result.asked, Math.round(result.percent)),
      reach,
      result.staffed === null ? texts.run.drill.never : texts.run.drill.minutes(result.staffed),
      staffed,
      changeWords(texts, result).join('; '),
    ];
  });
  return [head, ...rows];
}
