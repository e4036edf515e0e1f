// Routes before a check-in: what the form needs, search and import of people, the real card with its head count.
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import type { CheckInMember } from '../domain/check-in-part.ts';
import { people } from '../domain/people.ts';
import { mayAsk } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { addressIndex } from './address-index.ts';
import { HttpError } from './answer-error.ts';
import { checked } from './checked.ts';
import {
  type CheckInDraft,
  type CheckInForm,
  type CheckInImport,
  type CheckInPreview,
  type CheckInSearch,
  importRequest,
  previewCheckInRequest,
} from './contract-check-ins.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** Draws the card of a draft exactly as it will be sent; handed in, because cards belong to Teams. */
export type PreviewCheckIn = (draft: CheckInDraft, visitor: Visitor, members: readonly CheckInMember[]) => object;

/** Reads a list of addresses: from a file, or from pasted text. Null when the file cannot be read. */
export type ReadAddresses = (
  source: { readonly name: string; readonly content: Buffer } | { readonly text: string },
) => Promise<readonly { readonly row: number; readonly value: string }[] | null>;

/** Files of thousands of lines; bytes. */
const largeBody = 2 * 1024 * 1024;
const mostFound = 12;
const mostFaults = 200;
const anAddress = /^[^\s@]{1,80}@[^\s@]{1,120}$/;
const domainQuery = z.object({ domain: z.string().check(z.maxLength(40)) });
const searchQuery = z.object({ domain: z.string().check(z.maxLength(40)), q: z.string().check(z.maxLength(80)) });

interface FormTools {
  readonly previewCheckIn: PreviewCheckIn;
  readonly readAddresses: ReadAddresses;
}

export function checkInFormRoutes(server: FastifyInstance, deps: HttpDeps, tools: FormTools): void {
  const index = addressIndex(deps);
  server.get(
    '/api/check-ins/form',
    signedIn(async (by, request) => {
      const { domain } = checked(domainQuery, request.query);
      if (!mayAsk(by.who, domain)) throw new Refusal('not-found');
      return form(deps, by, domain);
    }),
  );
  server.get(
    '/api/check-ins/search',
    signedIn(async (by, request): Promise<CheckInSearch> => {
      const { domain, q } = checked(searchQuery, request.query);
      if (!mayAsk(by.who, domain)) throw new Refusal('not-found');
      const wanted = q.trim().toLocaleLowerCase('de');
      if (wanted.length < 2) return { people: [] };
      const all = await index.askable(by.who, domain);
      const found = all.filter(({ name, email }) => `${name} ${email}`.toLocaleLowerCase('de').includes(wanted));
      return {
        people: found
          .slice(0, mostFound)
          .map(({ id, name, jobTitle, domain: home }) => ({ id, name, jobTitle, domain: home })),
      };
    }),
  );
  server.post(
    '/api/check-ins/import',
    { bodyLimit: largeBody },
    signedIn(async (by, request): Promise<CheckInImport> => {
      const { domain, text, file } = checked(importRequest, request.body);
      if (!mayAsk(by.who, domain)) throw new Refusal('not-found');
      const source = file ? { name: file.name, content: Buffer.from(file.base64, 'base64') } : { text };
      const lines = await tools.readAddresses(source);
      if (!lines) throw new HttpError(400, 'bad-file', { text: by.texts.checkInTab.form.unreadable });
      if (lines.length === 0) throw new HttpError(400, 'empty-file', { text: by.texts.checkInTab.form.empty });
      return sorted(lines, await index.askable(by.who, domain));
    }),
  );
  server.post(
    '/api/check-ins/preview',
    { bodyLimit: largeBody },
    signedIn(async (by, request): Promise<CheckInPreview> => {
      const { draft } = checked(previewCheckInRequest, request.body);
      if (!mayAsk(by.who, draft.domain)) throw new Refusal('not-allowed');
      return preview(deps, tools, by, draft);
    }),
  );
}

/** Every line is either a person once, or a fault with its row. */
function sorted(
  lines: readonly { readonly row: number; readonly value: string }[],
  all: readonly { readonly id: string; readonly name: string; readonly email: string }[],
): CheckInImport {
  const byAddress = new Map(all.map((person) => [person.email.toLowerCase(), person]));
  const found = new Map<string, { id: string; name: string }>();
  const faults: { row: number; value: string; why: 'unknown' | 'shape' | 'double' }[] = [];
  for (const { row, value } of lines) {
    const person = byAddress.get(value.toLowerCase());
    const known = anAddress.test(value) ? 'unknown' : 'shape';
    if (!person) faults.push({ row, value: value.slice(0, 80), why: known });
    else if (found.has(person.id)) faults.push({ row, value, why: 'double' });
    else found.set(person.id, { id: person.id, name: person.name });
  }
  return { people: [...found.values()], faults: faults.slice(0, mostFaults) };
}

async function form(deps: HttpDeps, by: Visitor, id: string): Promise<CheckInForm> {
  const domain = await deps.look.domain(id);
  if (!domain) throw new Refusal('not-found');
  const own = (await deps.look.domains()).filter((each) => mayAsk(by.who, each.id));
  const count = (scope: string) => deps.audiences.count({ reach: 'domain', domain: scope, roles: [] });
  const domains = await Promise.all(
    own.map(async (each) => ({ id: each.id, name: each.name, people: await count(each.id) })),
  );
  // The own domain first, then by name.
  domains.sort((a, b) => Number(b.id === id) - Number(a.id === id) || a.name.localeCompare(b.name, 'de'));
  return {
    domain: { id, name: domain.name },
    roles: domain.roles.map(({ kind, holders }) => ({ kind, holders: holders.length })),
    domains,
    informed: await mayHear(deps, id, [by.person.id, ...domain.roles.flatMap(({ holders }) => holders)]),
  };
}

/** Who of these may see names anyway, other than the visitor. */
async function mayHear({ entry }: HttpDeps, domain: string, [visitor, ...ids]: readonly string[]) {
  const found = await Promise.all([...new Set(ids)].map(async (id) => (await entry.known(people, id)).state.value));
  return found
    .filter((value) => value !== undefined)
    .filter(
      ({ id, domain: home, grants }) => id !== visitor && mayAsk({ kind: 'person', id, domain: home, grants }, domain),
    )
    .map(({ id, name, jobTitle, domain: home }) => ({ id, name, jobTitle, domain: home }));
}

async function preview(
  { checkIns }: HttpDeps,
  { previewCheckIn }: FormTools,
  by: Visitor,
  draft: CheckInDraft,
): Promise<CheckInPreview> {
  const actor = { person: by.person.id, via: 'tab' } as const;
  const counted = { people: 0, unmet: 0 };
  try {
    const members = await checkIns.members(draft, actor);
    counted.people = members.length;
    counted.unmet = members.filter(({ address }) => address === null).length;
    await checkIns.check(draft, actor);
    if (members.length === 0) throw new Refusal('check-in-nobody');
    return { ...counted, card: previewCheckIn(draft, by, members), fault: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...counted, card: null, fault: { code: error.code, text: by.texts.refused[error.code](error.detail) } };
  }
}
