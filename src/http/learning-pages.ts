// Everything over HTTP that is about learning from exercises and events: evaluations, findings, trainings.
import type { FastifyInstance } from 'fastify';
import type { Measuring } from '../engine/measures.ts';
import { findingRoutes } from './findings.ts';
import { type ReviewFiles, reviewRoutes } from './reviews.ts';
import { trainingRoutes } from './trainings.ts';
import type { HttpDeps } from './visitor.ts';

export function learningPages(server: FastifyInstance, deps: HttpDeps, measuring: Measuring, files: ReviewFiles): void {
  reviewRoutes(server, deps, files);
  findingRoutes(server, deps, measuring);
  trainingRoutes(server, deps);
}
