// Resources of a domain over HTTP: list, one with what processes need of it and its history, put.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Resource, resources } from '../domain/resource.ts';
import { resourceFaults } from '../domain/resource-faults.ts';
import { resourceEvidence, resourceGaps } from '../domain/resource-gaps.ts';
import { noNeeds, type ResourceNeeds } from '../domain/resource-needs.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import {
  changeRequest,
  newQuery,
  newRequest,
  type RegisterPage,
  type ResourceDraft,
  type ResourceRow,
  type ResourceView,
  resourceDraft,
  resourceQuery,
} from './contract-registers.ts';
import { historyOf, peopleIn } from './register-history.ts';
import { gapWeight, listPage, type Sorted } from './register-list.ts';
import { answerFaults, byTab, personFaults } from './register-put.ts';
import { limitsOf, namesOf, needsIn, seenDomain, todayOf } from './register-scene.ts';
import { briefly, peopleNamed } from './team-people.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const change = changeRequest(resourceDraft);
const addition = newRequest(resourceDraft);

export function resourceRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/registers/resource',
    signedIn((by, request) => list(deps, by, request)),
  );
  server.post(
    '/api/registers/resource',
    signedIn(async (by, request, reply) => {
      const { domain, value } = checked(addition, request.body) as { domain: string; value: ResourceDraft };
      await seenDomain(deps, by, domain);
      const place = { id: `${domain}.${deps.env.newId()}`, domain };
      return put(deps, by, { request, reply }, { place, value, revision: 0 });
    }),
  );
  server.get(
    '/api/registers/resource/new',
    signedIn(async (by, request) => {
      const domain = await seenDomain(deps, by, checked(newQuery, request.query).domain);
      return view(deps, by, domain, null);
    }),
  );
  server.get(
    '/api/registers/resource/:id',
    signedIn(async (by, request) => {
      const found = await seen(deps, by, request);
      return view(deps, by, found.domain, found);
    }),
  );
  server.put(
    '/api/registers/resource/:id',
    signedIn(async (by, request, reply) => {
      const { domain, record } = await seen(deps, by, request);
      const { revision, value } = checked(change, request.body) as { revision: number; value: ResourceDraft };
      return put(deps, by, { request, reply }, { place: { id: record.id, domain: domain.id }, value, revision });
    }),
  );
}

interface Seen {
  readonly domain: DomainName;
  readonly record: Resource;
  readonly revision: number;
}

/** The resource of a request, or 404 – also for whoever may not see it. */
async function seen(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<Seen> {
  const { id = '' } = request.params as { id?: string };
  const domain = await seenDomain(deps, by, id.split('.')[0] ?? '');
  const { value, revision } = (await deps.entry.read(resources, id)).state;
  if (!value) throw new Refusal('not-found');
  return { domain, record: value, revision };
}

const columns: Readonly<Record<string, Sorted<ResourceRow>>> = {
  name: (row) => row.name,
  category: (row) => row.category,
  unit: (row) => row.unit,
  owner: (row) => row.ownerName || null,
  rto: (row) => row.rtoHours,
  rta: (row) => row.rtaHours,
  users: (row) => row.users,
  gaps: gapWeight,
};

async function list(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<RegisterPage<ResourceRow>> {
  const query = checked(resourceQuery, request.query);
  const domain = await seenDomain(deps, by, query.domain);
  const [all, needs] = await Promise.all([deps.book.values(resources, domain.id), needsIn(deps, domain.id)]);
  const names = await namesOf(
    deps,
    all.map(({ owner }) => owner),
  );
  const providers = new Map(all.map(({ id, provider }) => [id, `${provider?.name ?? ''} ${provider?.contract ?? ''}`]));
  const today = todayOf(deps);
  const rows = all.map((each) => rowOf(each, needs.get(each.id) ?? noNeeds, names, today));
  const page = listPage(rows, query, {
    isCritical: (row) => row.critical > 0,
    sort: columns[query.sort] as Sorted<ResourceRow>,
    words: ({ id }) => providers.get(id) ?? '',
    fits: (row) => query.category === '' || row.category === query.category,
  });
  return { domain, ...page, implausible: false };
}

function rowOf(
  resource: Resource,
  needs: ResourceNeeds,
  names: ReadonlyMap<string, string>,
  today: string,
): ResourceRow {
  const { id, name, category, unit, owner, rtaHours, rtaSource, retired = false } = resource;
  return {
    id,
    name,
    category,
    unit,
    owner,
    ownerName: names.get(owner) ?? '',
    rtoHours: needs.rtoHours,
    rtaHours,
    rtaSource,
    evidence: resourceEvidence(resource, needs, today),
    users: needs.users.length + needs.usersElsewhere,
    critical: needs.critical,
    gaps: resourceGaps(resource, needs, today),
    retired,
  };
}

const blank: ResourceDraft = {
  category: 'IT',
  name: '',
  unit: '',
  owner: '',
  rtaHours: null,
  rtaSource: 'NONE',
  backupHours: null,
  singlePoints: [],
  provider: null,
  evidence: [],
  shared: false,
  retired: false,
};

function draftOf({ id: _id, domain: _domain, ...fields }: Resource): ResourceDraft {
  return { ...blank, ...fields };
}

async function view(deps: HttpDeps, by: Visitor, domain: DomainName, found: Seen | null): Promise<ResourceView> {
  const id = found?.record.id ?? '';
  const [rule, needs, history] = await Promise.all([
    limitsOf(deps, domain.id),
    needsIn(deps, domain.id),
    found ? historyOf(deps, by, { kind: 'resource', id }) : [],
  ]);
  const value = found ? draftOf(found.record) : blank;
  const named = [value.owner, ...peopleIn(history)].filter((one) => one !== '');
  return {
    domain,
    id,
    revision: found?.revision ?? 0,
    value,
    bcms: rule,
    history,
    people: (await peopleNamed(deps, named)).map(briefly),
    today: todayOf(deps),
    needs: needs.get(id) ?? noNeeds,
  };
}

interface Wanted {
  readonly place: { readonly id: string; readonly domain: string };
  readonly value: ResourceDraft;
  readonly revision: number;
}

async function put(
  deps: HttpDeps,
  by: Visitor,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { place, value, revision }: Wanted,
): Promise<unknown> {
  const all = await deps.book.values(resources, place.domain);
  const before = all.find(({ id }) => id === place.id);
  const record: Resource = { ...place, ...value, name: value.name.trim(), unit: value.unit.trim() };
  const faults = [
    ...resourceFaults(record, { others: all.filter(({ id }) => id !== place.id), today: todayOf(deps) }),
    ...(value.owner === before?.owner ? [] : await personFaults(deps, 'owner', place.domain, value.owner)),
  ];
  if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
  const { state } = await deps.entry.execute(resources, place.id, { type: 'put', value: record, revision }, byTab(by));
  return { id: place.id, revision: state.revision };
}
