// Routes of people and roles: the team of a domain, its workbook, its printed lists, and everybody's own contact.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type BcDomain, bcDomains } from '../domain/bc-domain.ts';
import type { Actor } from '../domain/model.ts';
import { contacts, type Person } from '../domain/people.ts';
import { phoneLists } from '../domain/phone-list.ts';
import { mayEditRoles, maySeeContacts, maySeeRegister } from '../domain/roles.ts';
import type { SheetFault } from '../domain/sheet-fault.ts';
import { checkTeam, namedIn, type Team, teamChanges, teamOf, withTeam } from '../domain/team-edit.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import {
  copyHeader,
  paperRequest,
  replacesHeader,
  type TeamContacts,
  teamRequest,
  type WorkbookPreview,
} from './contract-people.ts';
import { listFor, type PhoneListPaper } from './phone-list.ts';
import { briefly, checkPeople, peopleNamed, search, staffOf } from './team-people.ts';
import { teamView } from './team-view.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** What app.ts brings: workbooks and paper are made by connectors, which this folder does not know. */
export interface TeamFiles {
  writeTeam(team: Team, people: readonly Person[]): Promise<Buffer>;
  readTeam(
    file: Buffer,
    now: Team,
    people: readonly Person[],
  ): Promise<{ readonly team: Team | null; readonly faults: readonly SheetFault[] }>;
  drawList(list: PhoneListPaper, texts: Texts): Promise<Buffer>;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Bytes; a little more than a workbook may have, so that whoever sends one reads our sentence about it. */
const uploadLimit = 12 * 1024 * 1024;
const searchQuery = z.object({ q: z._default(z.string().check(z.maxLength(80)), '') });
const aDomain = /^[A-Za-z0-9-]{1,40}$/;

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

interface Seen {
  readonly id: string;
  readonly domain: BcDomain;
  readonly revision: number;
}

/** The domain of a request, or 404 – also for whoever may not see it. */
async function seen({ entry }: HttpDeps, request: FastifyRequest, by: Visitor): Promise<Seen> {
  const { domain: id = '' } = request.params as { domain?: string };
  if (!aDomain.test(id) || !maySeeRegister(by.who, id)) throw new Refusal('not-found');
  const { value, revision } = (await entry.read(bcDomains, id)).state;
  if (!value) throw new Refusal('not-found');
  return { id, domain: value, revision };
}

export function teamRoutes(server: FastifyInstance, deps: HttpDeps, files: TeamFiles): void {
  server.get(
    '/api/team/:domain',
    signedIn(async (by, request) => teamView(deps, by, (await seen(deps, request, by)).id)),
  );
  server.post(
    '/api/team/:domain',
    signedIn(async (by, request) => {
      const { id, domain } = await seen(deps, request, by);
      const { revision, team } = checked(teamRequest, request.body) as { revision: number; team: Team };
      if (!mayEditRoles(by.who, id)) throw new Refusal('not-allowed');
      checkTeam(team);
      await checkPeople(deps, domain, teamOf(domain), team);
      const value = withTeam(domain, team);
      const command = { type: 'put', value, revision } as const;
      const { state } = await deps.entry.execute(bcDomains, id, command, byTab(by));
      return { revision: state.revision };
    }),
  );
  server.get(
    '/api/team/:domain/people',
    signedIn(async (by, request) => {
      const { id } = await seen(deps, request, by);
      return search(deps, id, checked(searchQuery, request.query).q);
    }),
  );
  server.get(
    '/api/team/:domain/contacts',
    signedIn(async (by, request) => contactsOf(deps, by, await seen(deps, request, by))),
  );
  workbookRoutes(server, deps, files);
  paperRoutes(server, deps, files);
}

function workbookRoutes(server: FastifyInstance, deps: HttpDeps, files: TeamFiles): void {
  if (!server.hasContentTypeParser(workbookType)) {
    server.addContentTypeParser(workbookType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
  server.get(
    '/api/team/:domain/workbook',
    signedIn(async (by, request, reply) => {
      const { domain } = await seen(deps, request, by);
      const team = teamOf(domain);
      const file = await files.writeTeam(team, await peopleNamed(deps, namedIn(team)));
      return attached(reply, workbookType, `rollen-${domain.id}.xlsx`).send(file);
    }),
  );
  server.post(
    '/api/team/:domain/workbook',
    { bodyLimit: uploadLimit },
    signedIn(async (by, request): Promise<WorkbookPreview> => {
      const { domain, revision } = await seen(deps, request, by);
      const now = teamOf(domain);
      if (!Buffer.isBuffer(request.body)) throw new Refusal('bad-shape');
      const known = [...(await staffOf(deps, domain.id)), ...(await peopleNamed(deps, namedIn(now)))];
      const { team, faults } = await files.readTeam(request.body, now, known);
      if (team) checkTeam(team);
      const named = [...namedIn(now), ...(team ? namedIn(team) : [])];
      const changes = team ? teamChanges(now, team) : [];
      return { revision, team, changes, faults, people: (await peopleNamed(deps, named)).map(briefly) };
    }),
  );
}

function paperRoutes(server: FastifyInstance, deps: HttpDeps, files: TeamFiles): void {
  server.post(
    '/api/team/:domain/paper',
    signedIn(async (by, request, reply) => {
      const { id, domain, revision } = await seen(deps, request, by);
      const wish = checked(paperRequest, request.body);
      attached(reply, 'application/pdf', `${wish.numbers ? 'alarmliste' : 'alarmierungsliste'}-${id}.pdf`);
      if (!wish.numbers) return reply.send(await files.drawList(await listFor(deps, domain, revision, null), by.texts));
      if (!maySeeContacts(by.who, id)) throw new Refusal('not-allowed');
      const command = { type: 'print', holder: wish.holder, version: revision, days: wish.days } as const;
      // Recorded first: no copy leaves the house that nobody knows of.
      const { state } = await deps.entry.execute(phoneLists, id, command, byTab(by));
      const copy = state.copies.at(-1);
      if (!copy) throw new Refusal('copy-unknown');
      const replaced = state.copies.find((one) => one.copy === copy.replaces);
      reply.header(copyHeader, String(copy.copy)).header(replacesHeader, String(copy.replaces ?? ''));
      const list = await listFor(deps, domain, revision, { copy, replaced: replaced ?? null });
      return reply.send(await files.drawList(list, by.texts));
    }),
  );
  server.post(
    '/api/team/:domain/copies/:copy/return',
    signedIn(async (by, request, reply) => {
      const { id } = await seen(deps, request, by);
      if (!maySeeContacts(by.who, id)) throw new Refusal('not-allowed');
      const { copy = '' } = request.params as { copy?: string };
      await deps.entry.execute(phoneLists, id, { type: 'return', copy: Number(copy) }, byTab(by));
      return reply.status(204).send();
    }),
  );
}

function attached(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}

/** Only people at home in this domain: those of another house are reached by those who alarm there. */
async function contactsOf(deps: HttpDeps, by: Visitor, { id, domain }: Seen): Promise<TeamContacts> {
  if (!maySeeContacts(by.who, id)) throw new Refusal('not-allowed');
  const named = await peopleNamed(deps, namedIn(teamOf(domain)));
  const own = named.filter((person) => maySeeContacts(by.who, person.domain));
  const people = own.map(async (person) => {
    const { value } = (await deps.entry.read(contacts, person.id)).state;
    const { email = false, numbers = [], confirmedAt = null } = value ?? {};
    return { ...briefly(person), email, numbers, confirmedAt };
  });
  return { people: await Promise.all(people) };
}
