// Route for units and sites of a domain with how many people they have: what audiences and check-ins choose from.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { readStatus } from '../domain/people.ts';
import { mayAsk, mayRaise } from '../domain/roles.ts';
import { headcount } from '../domain/structure.ts';
import { headsOf, structureOf } from '../engine/areas.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { StructureView } from './contract-structure.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

const query = z.object({ domain: z.string().check(z.maxLength(40)) });

export function structureRoutes(server: FastifyInstance, { env, entry, look }: HttpDeps): void {
  server.get(
    '/api/structure',
    signedIn(async ({ who }, request): Promise<StructureView> => {
      const { domain: id } = checked(query, request.query);
      const domain = mayRaise(who, 'exercise', id) || mayAsk(who, id) ? await look.domain(id) : undefined;
      if (!domain) throw new Refusal('not-found');
      const structure = await structureOf(entry, id);
      const heads = await headsOf(env.store, 'person', id);
      const counts = headcount(
        structure,
        heads.map(({ status }) => readStatus(status)),
      );
      return {
        domain: { id, name: domain.name },
        people: counts.people,
        units: structure.units.map((unit) => ({ ...unit, people: counts.units[unit.id] ?? 0 })),
        sites: structure.sites.map((site) => ({ ...site, people: counts.sites[site.id] ?? 0 })),
      };
    }),
  );
}
