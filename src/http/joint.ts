// Routes of joint events: call consenting domains, see which crisis teams can work, give or take back a consent.
import type { FastifyInstance } from 'fastify';
import { bcDomains } from '../domain/bc-domain.ts';
import { type JointEvent, jointEvents } from '../domain/joint-event.ts';
import { mayCallJoint, mayConsent } from '../domain/roles.ts';
import { callJoint, standing } from '../engine/joint.ts';
import { Refusal, type RefusalCode } from '../errors.ts';
import { checked } from './checked.ts';
import { consentRequest, type JointForm, type JointList, type JointView, jointRequest } from './contract-joint.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const mostShown = 20;
const anId = /^[a-z0-9]{8,40}$/;

export function jointRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { env, entry, look } = deps;
  server.get(
    '/api/joint/form',
    signedIn(async (by): Promise<JointForm> => {
      allowed(by);
      const domains = await look.domains();
      return { domains: domains.map(({ id, name, joint }) => ({ id, name, consents: joint === true })) };
    }),
  );
  server.get(
    '/api/joint',
    signedIn(async (by): Promise<JointList> => {
      allowed(by);
      const { rows } = await env.store.list({ kind: 'joint-event', limit: mostShown });
      const read = rows.map(async ({ address }) => {
        const { state } = await entry.read(jointEvents, address.id);
        return view(deps, by, address.id, state);
      });
      return { events: await Promise.all(read) };
    }),
  );
  server.get(
    '/api/joint/:id',
    signedIn(async (by, request): Promise<JointView> => {
      allowed(by);
      const { id = '' } = request.params as { id?: string };
      const state = anId.test(id) ? (await entry.read(jointEvents, id)).state : null;
      if (!state || state.status === 'none') throw new Refusal('not-found');
      return view(deps, by, id, state);
    }),
  );
  server.post(
    '/api/joint',
    signedIn(async (by, request, reply) => {
      const { once, call } = checked(jointRequest, request.body);
      return reply.status(201).send(await callJoint(deps, call, { person: by.person.id, via: 'tab' }, once));
    }),
  );
  server.post(
    '/api/domains/:id/joint',
    signedIn(async (by, request, reply) => {
      const { id = '' } = request.params as { id?: string };
      const { consents } = checked(consentRequest, request.body);
      const { state } = await entry.read(bcDomains, id);
      if (!state.value || !mayConsent(by.who, id)) throw new Refusal('not-found');
      const command = { type: 'put', value: { ...state.value, joint: consents }, revision: state.revision } as const;
      await entry.execute(bcDomains, id, command, { person: by.person.id, via: 'tab' });
      return reply.status(204).send();
    }),
  );
}

/** Nobody else learns that there are such events. */
function allowed({ who }: Visitor): void {
  if (!mayCallJoint(who)) throw new Refusal('not-found');
}

async function view({ entry, look }: HttpDeps, by: Visitor, id: string, event: JointEvent): Promise<JointView> {
  const { mode, exerciseName, what, calledAt } = event;
  const domains = await Promise.all(
    (await standing({ entry }, event)).map(async ({ domain, state, at, code }) => ({
      name: (await look.domain(domain))?.name ?? domain,
      state,
      at,
      why: code === '' ? '' : by.texts.refused[code as RefusalCode]({}),
    })),
  );
  return { id, mode, exerciseName, what, calledAt, domains };
}
