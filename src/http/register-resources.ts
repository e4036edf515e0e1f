// Resources of a domain over HTTP: list, one with what processes need of it and its history, put.
import type { FastifyRequest } from 'fastify';
import { type Resource, resources } from '../domain/resource.ts';
import { resourceFaults } from '../domain/resource-faults.ts';
import { resourceEvidence, resourceGaps } from '../domain/resource-gaps.ts';
import { noNeeds, type ResourceNeeds } from '../domain/resource-needs.ts';
import { needsIn } from '../engine/resource-needs.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import {
  type RegisterPage,
  type ResourceDraft,
  type ResourceRow,
  type ResourceView,
  resourceDraft,
  resourceQuery,
} from './contract-registers.ts';
import { historyOf, peopleIn } from './register-history.ts';
import { gapWeight, listPage, type Sorted } from './register-list.ts';
import type { Found, Judgement, RecordKind, RecordPlace } from './register-routes.ts';
import { limitsOf, namesOf, seenDomain, todayOf } from './register-scene.ts';
import { briefly, peopleNamed } from './team-people.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

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

async function view(
  deps: HttpDeps,
  by: Visitor,
  domain: DomainName,
  found: Found<Resource> | null,
): Promise<ResourceView> {
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

async function judge(deps: HttpDeps, place: RecordPlace, draft: ResourceDraft): Promise<Judgement<Resource>> {
  const all = await deps.book.values(resources, place.domain);
  const record: Resource = { ...place, ...draft, name: draft.name.trim(), unit: draft.unit.trim() };
  const others = all.filter(({ id }) => id !== place.id);
  const before = all.find(({ id }) => id === place.id);
  return { record, before, faults: resourceFaults(record, { others, today: todayOf(deps) }) };
}

export const resourceKind: RecordKind<Resource, ResourceDraft> = {
  name: 'resource',
  model: resources,
  draft: resourceDraft,
  list,
  view,
  judge,
};
