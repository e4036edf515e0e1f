// Routes of what is done before an event: escalation plans, reachability, the registers.
import type { FastifyInstance } from 'fastify';
import { checklistRoutes } from './checklists.ts';
import { escalationRoutes } from './escalation.ts';
import { type HandbookFiles, handbookRoutes } from './handbook.ts';
import { reachabilityRoutes } from './reachability.ts';
import { bcmsRoutes } from './register-bcms.ts';
import { type RegisterFiles, registerFileRoutes } from './register-files.ts';
import { processKind } from './register-processes.ts';
import { resourceKind } from './register-resources.ts';
import { recordRoutes } from './register-routes.ts';
import { type ReportFile, reportRoutes } from './reports.ts';
import type { HttpDeps } from './visitor.ts';

/** What app.ts brings for registers as files and for the handbook. */
export interface PreparednessFiles {
  readonly registers: RegisterFiles;
  readonly handbook: HandbookFiles;
  readonly report: ReportFile;
}

export function preparednessRoutes(server: FastifyInstance, deps: HttpDeps, files: PreparednessFiles): void {
  escalationRoutes(server, deps);
  reachabilityRoutes(server, deps);
  recordRoutes(server, deps, processKind);
  recordRoutes(server, deps, resourceKind);
  bcmsRoutes(server, deps);
  checklistRoutes(server, deps);
  registerFileRoutes(server, deps, files.registers);
  handbookRoutes(server, deps, files.handbook);
  reportRoutes(server, deps, files.report);
}
