// Routes of what is done before an event: escalation plans, reachability, the registers.
import type { FastifyInstance } from 'fastify';
import { escalationRoutes } from './escalation.ts';
import { reachabilityRoutes } from './reachability.ts';
import { bcmsRoutes } from './register-bcms.ts';
import { processRoutes } from './register-processes.ts';
import { resourceRoutes } from './register-resources.ts';
import type { HttpDeps } from './visitor.ts';

export function preparednessRoutes(server: FastifyInstance, deps: HttpDeps): void {
  escalationRoutes(server, deps);
  reachabilityRoutes(server, deps);
  processRoutes(server, deps);
  resourceRoutes(server, deps);
  bcmsRoutes(server, deps);
}
