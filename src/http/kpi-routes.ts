// Everything over HTTP that is about figures, releases, deviations and maturity, on one desk.
import type { FastifyInstance } from 'fastify';
import { kpiDesk } from '../engine/kpi-desk.ts';
import { deviationRoutes } from './deviations.ts';
import { figuresRoutes } from './figures.ts';
import { kpiRoutes } from './kpi.ts';
import { kpiExportRoutes, type TableFile } from './kpi-export.ts';
import { kpiSetRoutes } from './kpi-set.ts';
import { landRoutes } from './land.ts';
import { maturityRoutes } from './maturity.ts';
import type { HttpDeps } from './visitor.ts';

export function figurePages(server: FastifyInstance, deps: HttpDeps, file: TableFile): void {
  const desk = kpiDesk(deps);
  kpiRoutes(server, deps, desk);
  kpiExportRoutes(server, deps, desk, file);
  figuresRoutes(server, deps, desk);
  landRoutes(server, deps, desk, file);
  kpiSetRoutes(server, deps, desk);
  deviationRoutes(server, deps);
  maturityRoutes(server, deps, desk);
}
