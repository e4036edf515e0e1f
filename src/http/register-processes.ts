// Processes of a domain over HTTP: list, one with its history and surroundings, put.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Bcms } from '../domain/bcms.ts';
import { hasBia, isRated, isTimeCritical, mtpdHoursOf, plausibleShare, timeCriticalShare } from '../domain/bia.ts';
import { type BusinessProcess, processes } from '../domain/process.ts';
import { draftOf, newProcess, type ProcessDraft, recordOf } from '../domain/process-draft.ts';
import { processFaults } from '../domain/process-faults.ts';
import { type ProcessSurroundings, processGaps } from '../domain/process-gaps.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import {
  changeRequest,
  newQuery,
  newRequest,
  type ProcessRow,
  type ProcessView,
  processDraft,
  processQuery,
  type RegisterPage,
} from './contract-registers.ts';
import { historyOf, peopleIn } from './register-history.ts';
import { gapWeight, listPage, type Sorted } from './register-list.ts';
import { answerFaults, byTab, personFaults } from './register-put.ts';
import { limitsOf, nameableResources, namesOf, seenDomain, todayOf, usedResources } from './register-scene.ts';
import { briefly, peopleNamed } from './team-people.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const change = changeRequest(processDraft);
const addition = newRequest(processDraft);

export function processRoutes(server: FastifyInstance, deps: HttpDeps): void {
  server.get(
    '/api/registers/process',
    signedIn((by, request) => list(deps, by, request)),
  );
  server.post(
    '/api/registers/process',
    signedIn(async (by, request, reply) => {
      const { domain, value } = checked(addition, request.body) as { domain: string; value: ProcessDraft };
      await seenDomain(deps, by, domain);
      const place = { id: `${domain}.${deps.env.newId()}`, domain };
      return put(deps, by, { request, reply }, { place, value, revision: 0 });
    }),
  );
  server.get(
    '/api/registers/process/new',
    signedIn(async (by, request) => {
      const domain = await seenDomain(deps, by, checked(newQuery, request.query).domain);
      return view(deps, by, domain, null);
    }),
  );
  server.get(
    '/api/registers/process/:id',
    signedIn(async (by, request) => {
      const found = await seen(deps, by, request);
      return view(deps, by, found.domain, found);
    }),
  );
  server.put(
    '/api/registers/process/:id',
    signedIn(async (by, request, reply) => {
      const { domain, record } = await seen(deps, by, request);
      const { revision, value } = checked(change, request.body) as { revision: number; value: ProcessDraft };
      return put(deps, by, { request, reply }, { place: { id: record.id, domain: domain.id }, value, revision });
    }),
  );
}

interface Seen {
  readonly domain: DomainName;
  readonly record: BusinessProcess;
  readonly revision: number;
}

/** The process of a request, or 404 – also for whoever may not see it. */
async function seen(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<Seen> {
  const { id = '' } = request.params as { id?: string };
  const domain = await seenDomain(deps, by, id.split('.')[0] ?? '');
  const { value, revision } = (await deps.entry.read(processes, id)).state;
  if (!value) throw new Refusal('not-found');
  return { domain, record: value, revision };
}

interface Scene extends ProcessSurroundings {
  readonly rule: Bcms;
  readonly all: readonly BusinessProcess[];
}

async function surroundings(deps: HttpDeps, domain: string): Promise<Scene> {
  const [rule, all] = await Promise.all([limitsOf(deps, domain), deps.book.values(processes, domain)]);
  const resources = await usedResources(deps, domain, all);
  return { rule, all, resources, others: new Map(all.map((each) => [each.id, each])), today: todayOf(deps) };
}

const columns: Readonly<Record<string, Sorted<ProcessRow>>> = {
  name: (row) => row.name,
  unit: (row) => row.unit,
  owner: (row) => row.ownerName || null,
  mtpd: (row) => row.mtpdHours,
  rto: (row) => row.rtoHours,
  rpo: (row) => row.rpoHours,
  bia: (row) => row.biaDay,
  gaps: gapWeight,
};

async function list(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<RegisterPage<ProcessRow>> {
  const query = checked(processQuery, request.query);
  const domain = await seenDomain(deps, by, query.domain);
  const around = await surroundings(deps, domain.id);
  const names = await namesOf(
    deps,
    around.all.map(({ owner = '' }) => owner),
  );
  const texts = new Map(around.all.map(({ id, mbco, worstTime = '' }) => [id, `${mbco} ${worstTime}`]));
  const rows = around.all.map((process) => rowOf(process, around, names));
  const page = listPage(rows, query, {
    isCritical: (row) => row.critical,
    sort: columns[query.sort] as Sorted<ProcessRow>,
    words: ({ id }) => texts.get(id) ?? '',
  });
  return { domain, ...page, implausible: (timeCriticalShare(around.all, around.rule) ?? 0) > plausibleShare };
}

function rowOf(process: BusinessProcess, around: ProcessSurroundings, names: ReadonlyMap<string, string>): ProcessRow {
  const mtpdHours = mtpdHoursOf(process, around.rule);
  const { id, name, unit, owner = '', rtoHours, rpoHours, biaDay = null, retired = false } = process;
  return {
    id,
    name,
    unit,
    owner,
    ownerName: names.get(owner) ?? '',
    mtpdHours,
    mtpdOpen: mtpdHours === null && !isRated(process, around.rule),
    rtoHours,
    rpoHours,
    critical: isTimeCritical(process, around.rule),
    hasBia: hasBia(process, around.rule),
    biaDay,
    gaps: processGaps(process, around),
    retired,
  };
}

async function view(deps: HttpDeps, by: Visitor, domain: DomainName, found: Seen | null): Promise<ProcessView> {
  const id = found?.record.id ?? '';
  const { rule, all, today, resources } = await surroundings(deps, domain.id);
  const [history, nameable] = await Promise.all([
    found ? historyOf(deps, by, { kind: 'process', id }) : [],
    nameableResources(deps, domain.id),
  ]);
  const value = found ? draftOf(found.record, rule) : newProcess(rule);
  const offered = new Set(nameable.map((each) => each.id));
  const named = [value.owner, ...peopleIn(history)].filter((one) => one !== '');
  return {
    domain,
    id,
    revision: found?.revision ?? 0,
    value,
    bcms: rule,
    history,
    people: (await peopleNamed(deps, named)).map(briefly),
    today,
    others: all.map(({ id: each, name, rtoHours, needsProcesses = [], retired = false }) => {
      return { id: each, name, rtoHours, needsProcesses, retired };
    }),
    resources: [...nameable, ...[...resources.values()].filter((each) => !offered.has(each.id))],
  };
}

interface Wanted {
  readonly place: { readonly id: string; readonly domain: string };
  readonly value: ProcessDraft;
  readonly revision: number;
}

async function put(
  deps: HttpDeps,
  by: Visitor,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { place, value, revision }: Wanted,
): Promise<unknown> {
  const [rule, all] = await Promise.all([limitsOf(deps, place.domain), deps.book.values(processes, place.domain)]);
  const record = recordOf(place, value, rule);
  const before = all.find(({ id }) => id === place.id);
  // What it names already it may keep, although it is no longer offered.
  const known = [
    ...(await nameableResources(deps, place.domain)).map(({ id }) => id),
    ...(before?.needsResources ?? []),
  ];
  const others = all.filter(({ id }) => id !== place.id);
  const faults = [
    ...processFaults(record, { rule, others, resources: new Set(known), today: todayOf(deps) }),
    ...(value.owner === before?.owner ? [] : await personFaults(deps, 'owner', place.domain, value.owner)),
  ];
  if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
  const { state } = await deps.entry.execute(processes, place.id, { type: 'put', value: record, revision }, byTab(by));
  return { id: place.id, revision: state.revision };
}
