// Processes of a domain over HTTP: list, one with its history and surroundings, put.
import type { FastifyRequest } from 'fastify';
import type { Bcms } from '../domain/bcms.ts';
import { hasBia, isRated, isTimeCritical, mtpdHoursOf, plausibleShare, timeCriticalShare } from '../domain/bia.ts';
import { type BusinessProcess, processes } from '../domain/process.ts';
import { draftOf, newProcess, type ProcessDraft, recordOf } from '../domain/process-draft.ts';
import { processFaults } from '../domain/process-faults.ts';
import { type ProcessSurroundings, processGaps } from '../domain/process-gaps.ts';
import { checked } from './checked.ts';
import type { DomainName } from './contract.ts';
import {
  type ProcessRow,
  type ProcessView,
  processDraft,
  processQuery,
  type RegisterPage,
} from './contract-registers.ts';
import { historyOf, peopleIn } from './register-history.ts';
import { gapWeight, listPage, type Sorted } from './register-list.ts';
import type { Found, Judgement, RecordKind, RecordPlace } from './register-routes.ts';
import { limitsOf, nameableResources, namesOf, seenDomain, todayOf, usedResources } from './register-scene.ts';
import { briefly, peopleNamed } from './team-people.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

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

async function view(
  deps: HttpDeps,
  by: Visitor,
  domain: DomainName,
  found: Found<BusinessProcess> | null,
): Promise<ProcessView> {
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

/** What is checked of a process: also that it names only resources that it may know. */
async function judge(deps: HttpDeps, place: RecordPlace, draft: ProcessDraft): Promise<Judgement<BusinessProcess>> {
  const [rule, all] = await Promise.all([limitsOf(deps, place.domain), deps.book.values(processes, place.domain)]);
  const record = recordOf(place, draft, rule);
  const before = all.find(({ id }) => id === place.id);
  // What it names already it may keep, although it is no longer offered.
  const nameable = (await nameableResources(deps, place.domain)).map(({ id }) => id);
  const known = new Set([...nameable, ...(before?.needsResources ?? [])]);
  const others = all.filter(({ id }) => id !== place.id);
  return { record, before, faults: processFaults(record, { rule, others, resources: known, today: todayOf(deps) }) };
}

export const processKind: RecordKind<BusinessProcess, ProcessDraft> = {
  name: 'process',
  model: processes,
  draft: processDraft,
  list,
  view,
  judge,
};
