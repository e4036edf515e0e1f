// The BCMS of a domain over HTTP: its limits, what a change of them does to its processes, put.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Bcms, bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsFaults, bcmsOf, refit } from '../domain/bcms-rules.ts';
import { mtpdHoursOf } from '../domain/bia.ts';
import type { Actor } from '../domain/model.ts';
import { processes } from '../domain/process.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  type BcmsDraft,
  type BcmsView,
  bcmsDraft,
  changeRequest,
  type RefittedProcess,
  type RefitView,
} from './contract-registers.ts';
import { historyOf, peopleIn } from './register-history.ts';
import { answerFaults, byTab, personFaults } from './register-put.ts';
import { limitsOf, seenDomain, todayOf } from './register-scene.ts';
import { briefly, peopleNamed } from './team-people.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const change = changeRequest(bcmsDraft);
/** A process that somebody else changes meanwhile is fitted again, so often. */
const mostTries = 5;

export function bcmsRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const domainOf = (by: Visitor, request: FastifyRequest) =>
    seenDomain(deps, by, (request.params as { domain?: string }).domain ?? '');

  server.get(
    '/api/registers/bcms/:domain',
    signedIn(async (by, request) => view(deps, by, request)),
  );
  server.post(
    '/api/registers/bcms/:domain/preview',
    signedIn(async (by, request, reply) => {
      const { id } = await domainOf(by, request);
      const { revision, value } = checked(change, request.body) as Wanted;
      const bcms: Bcms = { domain: id, ...value };
      const faults = bcmsFaults(bcms, todayOf(deps));
      if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
      return { revision, refitted: await refitted(deps, await limitsOf(deps, id), bcms) } satisfies RefitView;
    }),
  );
  server.put(
    '/api/registers/bcms/:domain',
    signedIn(async (by, request, reply) => {
      const { id } = await domainOf(by, request);
      const { revision, value } = checked(change, request.body) as Wanted;
      const bcms: Bcms = { domain: id, ...value };
      const before = await limitsOf(deps, id);
      const faults = [
        ...bcmsFaults(bcms, todayOf(deps)),
        ...(value.bcOfficer === before.bcOfficer ? [] : await personFaults(deps, 'bcOfficer', id, value.bcOfficer)),
      ];
      if (faults.length > 0) return answerFaults(deps, by, request, reply, faults);
      const touched = await refitted(deps, before, bcms);
      const done = await deps.entry.execute(bcmsOfDomains, id, { type: 'put', value: bcms, revision }, byTab(by));
      await refitAll(deps, id, before, bcms, byTab(by));
      return { revision: done.state.revision, refitted: touched } satisfies RefitView;
    }),
  );
}

interface Wanted {
  readonly revision: number;
  readonly value: BcmsDraft;
}

async function view(deps: HttpDeps, by: Visitor, request: FastifyRequest): Promise<BcmsView> {
  const domain = await seenDomain(deps, by, (request.params as { domain?: string }).domain ?? '');
  const { value: found, revision } = (await deps.entry.read(bcmsOfDomains, domain.id)).state;
  const history = await historyOf(deps, by, { kind: 'bcms', id: domain.id });
  const { domain: _domain, ...value } = bcmsOf(domain.id, found);
  const named = [value.bcOfficer, ...peopleIn(history)].filter((one) => one !== '');
  const people = (await peopleNamed(deps, named)).map(briefly);
  return { domain, revision, value, history, people, today: todayOf(deps), isUsual: found === undefined };
}

/** Processes that would be or were changed by other limits. */
async function refitted(deps: HttpDeps, before: Bcms, now: Bcms): Promise<readonly RefittedProcess[]> {
  const all = await deps.book.values(processes, now.domain);
  const old = new Map(all.map((process) => [process.id, process]));
  return refit(all, before, now).map(({ process, lost }) => {
    const was = old.get(process.id) ?? process;
    return {
      id: process.id,
      name: process.name,
      mtpdBefore: mtpdHoursOf(was, before),
      mtpdNow: mtpdHoursOf(process, now),
      lost,
    };
  });
}

/** Puts every process that the new limits change, on the revision that was read. */
async function refitAll(deps: HttpDeps, domain: string, before: Bcms, now: Bcms, by: Actor): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const all = await deps.book.all(processes, domain);
    const values = all.flatMap(({ state }) => state.value ?? []);
    const revisions = new Map(all.map(({ id, state }) => [id, state.revision]));
    const puts = refit(values, before, now).map(async ({ process }) => {
      const revision = revisions.get(process.id) ?? 0;
      await deps.entry.execute(processes, process.id, { type: 'put', value: process, revision }, by);
    });
    const failed = (await Promise.allSettled(puts)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (failed.length === 0) return;
    const [first] = failed;
    const isRace = failed.every((reason) => reason instanceof Refusal && reason.code === 'changed-meanwhile');
    if (!isRace || tries >= mostTries) throw first;
  }
}
