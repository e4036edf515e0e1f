// This app at single people, by Microsoft Graph: is it installed, install it, and is Teams licensed at all.
import * as z from 'zod';
import type { AppInstaller } from '../engine/app-care.ts';
import { Undeliverable } from '../errors.ts';
import { graphCalls, graphUrl } from './graph-calls.ts';
import type { GraphClient } from './graph-client.ts';

/** The part of a licence that is Teams (Microsoft, product names and service plan identifiers). */
const teamsService = 'TeamspaceAPI';

const installedShape = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });
const plansShape = z.looseObject({
  assignedPlans: z.optional(
    z.nullable(z.array(z.looseObject({ service: z.nullable(z.string()), capabilityStatus: z.nullable(z.string()) }))),
  ),
});

/** `catalogId`: the app's id in the organisation's catalogue, which is not the one in the manifest. */
export function graphApps(base: string, catalogId: string, graph: GraphClient): AppInstaller {
  const appUrl = `${base}/v1.0/appCatalogs/teamsApps/${catalogId}`;
  return {
    async installed(user) {
      const filter = encodeURIComponent(`teamsApp/id eq '${catalogId}'`);
      const url = `${graphUrl(base, graphCalls.installedApps, { user })}?$expand=teamsApp&$filter=${filter}`;
      const read = installedShape.safeParse(await graph.call('GET', url));
      if (!read.success) throw new Undeliverable('never', 'answer-shape');
      return read.data.value.length > 0;
    },
    async install(user) {
      try {
        await graph.call('POST', graphUrl(base, graphCalls.installApp, { user }), { 'teamsApp@odata.bind': appUrl });
      } catch (error) {
        // A repeat after an answer that was lost.
        if (error instanceof Undeliverable && error.code === 'Conflict') return;
        throw error;
      }
    },
    async licensed(user) {
      const answer = await graph.call('GET', `${graphUrl(base, graphCalls.user, { user })}?$select=assignedPlans`);
      const plans = plansShape.safeParse(answer).data?.assignedPlans ?? [];
      return plans.some(({ service, capabilityStatus }) => service === teamsService && capabilityStatus === 'Enabled');
    },
  };
}
