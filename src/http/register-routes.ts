// Routes that every listed register has: list, new, one, add, put. What differs, its kind says.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { Model } from '../domain/model.ts';
import type { Put, Register, WasPut } from '../domain/register.ts';
import type { RegisterFault } from '../domain/register-fault.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import { changeRequest, type ListedKind, newQuery, newRequest } from './contract-registers.ts';
import { answerFaults, byTab, personFaults } from './register-put.ts';
import { seenDomain } from './register-scene.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** A record as it was found. */
export interface Found<Value> {
  readonly domain: DomainName;
  readonly record: Value;
  readonly revision: number;
}

/** Where a record lies or will lie. */
export interface RecordPlace {
  readonly id: string;
  readonly domain: string;
}

/** The record that a draft becomes, what stood there before, and everything that is wrong with it. */
export interface Judgement<Value> {
  readonly record: Value;
  readonly before: Value | undefined;
  readonly faults: readonly RegisterFault[];
}

export interface RecordKind<Value extends { readonly owner?: string }, Draft extends { readonly owner: string }> {
  readonly name: ListedKind;
  readonly model: Model<Register<Value>, Put<Value>, WasPut>;
  readonly draft: z.core.$ZodType;
  list(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<unknown>;
  /** `found` null for one that is not there yet. */
  view(deps: HttpDeps, by: Visitor, domain: DomainName, found: Found<Value> | null): Promise<unknown>;
  judge(deps: HttpDeps, place: RecordPlace, draft: Draft): Promise<Judgement<Value>>;
}

export function recordRoutes<Value extends { readonly owner?: string }, Draft extends { readonly owner: string }>(
  server: FastifyInstance,
  deps: HttpDeps,
  kind: RecordKind<Value, Draft>,
): void {
  const path = `/api/registers/${kind.name}`;
  const [change, addition] = [changeRequest(kind.draft), newRequest(kind.draft)];

  /** The record of a request, or 404 – also for whoever may not see it. */
  async function seen(by: Visitor, request: FastifyRequest): Promise<Found<Value> & { readonly place: RecordPlace }> {
    const { id = '' } = request.params as { id?: string };
    const domain = await seenDomain(deps, by, id.split('.')[0] ?? '');
    const { value, revision } = (await deps.entry.read(kind.model, id)).state;
    if (!value) throw new Refusal('not-found');
    return { domain, record: value, revision, place: { id, domain: domain.id } };
  }

  async function put(
    by: Visitor,
    { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    { place, revision, value }: { readonly place: RecordPlace; readonly revision: number; readonly value: Draft },
  ): Promise<unknown> {
    const { record, before, faults } = await kind.judge(deps, place, value);
    const isNewOwner = value.owner !== before?.owner;
    const all = [...faults, ...(isNewOwner ? await personFaults(deps, 'owner', place.domain, value.owner) : [])];
    if (all.length > 0) return answerFaults(deps, by, request, reply, all);
    const { state } = await deps.entry.execute(
      kind.model,
      place.id,
      { type: 'put', value: record, revision },
      byTab(by),
    );
    return { id: place.id, revision: state.revision };
  }

  server.get(
    path,
    signedIn((by, request) => kind.list(deps, by, request)),
  );
  server.post(
    path,
    signedIn(async (by, request, reply) => {
      const { domain, value } = checked(addition, request.body) as { domain: string; value: Draft };
      await seenDomain(deps, by, domain);
      const place = { id: `${domain}.${deps.env.newId()}`, domain };
      return put(by, { request, reply }, { place, value, revision: 0 });
    }),
  );
  server.get(
    `${path}/new`,
    signedIn(async (by, request) => {
      const domain = await seenDomain(deps, by, checked(newQuery, request.query).domain);
      return kind.view(deps, by, domain, null);
    }),
  );
  server.get(
    `${path}/:id`,
    signedIn(async (by, request) => {
      const found = await seen(by, request);
      return kind.view(deps, by, found.domain, found);
    }),
  );
  server.put(
    `${path}/:id`,
    signedIn(async (by, request, reply) => {
      const { place } = await seen(by, request);
      const { revision, value } = checked(change, request.body) as { revision: number; value: Draft };
      return put(by, { request, reply }, { place, value, revision });
    }),
  );
}
