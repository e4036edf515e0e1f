// Routes of the emergency handbook: how it stands, copies on paper and as signed packages, and the page that checks them.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Handbook, type HandbookCopy, handbooks, toReplace } from '../domain/handbook.ts';
import type { HandbookContent } from '../domain/handbook-content.ts';
import { grouped } from '../domain/handbook-seal.ts';
import type { Actor } from '../domain/model.ts';
import { maySeeRegister } from '../domain/roles.ts';
import type { HandbookNow, Handbooks } from '../engine/handbook.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import {
  type HandbookGap,
  type HandbookView,
  handbookCopyHeader,
  handbookGaps,
  handbookQuery,
  handbookRequest,
  returnRequest,
} from './contract-handbook.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

interface Paper {
  readonly content: HandbookContent;
  readonly edition: number;
  readonly issuedAt: number;
  readonly hash: string;
  readonly printedAt: number;
  readonly issue: { readonly copy: HandbookCopy; readonly replaced: HandbookCopy | null } | null;
  readonly fingerprint: string;
}

/** What app.ts brings: paper, packages and keys are made by connectors, which this folder does not know. */
export interface HandbookFiles {
  readonly handbooks: Handbooks;
  draw(drawing: { readonly language: Texts['language']; readonly handbook: Paper }): Promise<Buffer>;
  zip(given: {
    readonly domain: string;
    readonly edition: number;
    readonly copy: number;
    readonly at: number;
    readonly content: HandbookContent;
    readonly pdf: Buffer;
    readonly readme: string;
  }): Promise<Buffer>;
  /** The public half of the key; null where packages cannot be signed. */
  key(): { readonly fingerprint: string; readonly publicKey: string } | null;
  /** The page that checks packages and journals; null where it was not built. */
  readonly page: Buffer | null;
}

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

/** The content of a domain, or 404 – also for whoever may not see it. */
async function seen(files: HandbookFiles, by: Visitor, domain: string): Promise<HandbookNow> {
  const now = maySeeRegister(by.who, domain) ? await files.handbooks.now(domain) : undefined;
  if (!now) throw new Refusal('not-found');
  return now;
}

export function handbookRoutes(server: FastifyInstance, deps: HttpDeps, files: HandbookFiles): void {
  server.get(
    '/api/handbook',
    signedIn(async (by, request) => {
      const { domain } = checked(handbookQuery, request.query);
      return viewOf(deps, files, domain, await seen(files, by, domain));
    }),
  );
  server.get(
    '/api/handbook/view',
    signedIn(async (by, request, reply) => {
      const { domain } = checked(handbookQuery, request.query);
      const { content, hash } = await seen(files, by, domain);
      const last = (await deps.entry.read(handbooks, domain)).state.editions.at(-1);
      const at = deps.env.now();
      const edition = last?.hash === hash ? last : { edition: (last?.edition ?? 0) + 1, at };
      const paper = { ...paperOf(files, content, hash, edition), printedAt: at, issue: null };
      return attached(reply, 'application/pdf', `notfallhandbuch-${domain}-ansicht.pdf`).send(
        await files.draw({ language: by.texts.language, handbook: paper }),
      );
    }),
  );
  server.get(
    '/api/handbook/checker',
    signedIn(async (_by, _request, reply) => {
      if (!files.page) throw new Refusal('not-found');
      return attached(reply, 'text/html; charset=utf-8', 'pruefen.html').send(files.page);
    }),
  );
  server.post(
    '/api/handbook',
    signedIn(async (by, request, reply) => order(deps, files, by, checked(handbookRequest, request.body), reply)),
  );
  server.post(
    '/api/handbook/return',
    signedIn(async (by, request, reply) => {
      const { domain, copy } = checked(returnRequest, request.body);
      await seen(files, by, domain);
      await deps.entry.execute(handbooks, domain, { type: 'return', copy }, byTab(by));
      await files.handbooks.settle(domain);
      return reply.status(204).send();
    }),
  );
}

interface Order {
  readonly domain: string;
  readonly format: HandbookCopy['format'];
  readonly place: string;
  readonly days: number;
}

/** Recorded first: no copy leaves the house that nobody knows of. */
async function order(deps: HttpDeps, files: HandbookFiles, by: Visitor, wish: Order, reply: FastifyReply) {
  const { domain, format, place, days } = wish;
  const { content, hash } = await seen(files, by, domain);
  if (format === 'zip' && !files.key()) throw new Refusal('handbook-no-key');
  await deps.entry.execute(handbooks, domain, { type: 'issue', hash }, byTab(by));
  const command = { type: 'print', format, place, days, keeper: by.person.id } as const;
  const { state } = await deps.entry.execute(handbooks, domain, command, byTab(by));
  const [copy, edition] = [state.copies.at(-1), state.editions.at(-1)];
  if (!copy || !edition) throw new Refusal('copy-unknown');
  await files.handbooks.settle(domain);
  const replaced = state.copies.find((one) => one.copy === copy.replaces) ?? null;
  const at = copy.printedAt;
  const handbook = { ...paperOf(files, content, hash, edition), printedAt: at, issue: { copy, replaced } };
  const pdf = await files.draw({ language: by.texts.language, handbook });
  reply.header(handbookCopyHeader, String(copy.copy));
  const name = `notfallhandbuch-${domain}-exemplar-${copy.copy}`;
  if (format === 'paper') return attached(reply, 'application/pdf', `${name}.pdf`).send(pdf);
  const said = { domain, edition: edition.edition, copy: copy.copy };
  const { day, clock, handbook: words } = by.texts;
  const fingerprint = grouped(files.key()?.fingerprint ?? '');
  const readme = words.readme({ ...said, at: `${day(at)}, ${clock(at)}`, fingerprint });
  const zip = await files.zip({ ...said, at, content, pdf, readme });
  return attached(reply, 'application/zip', `${name}.zip`).send(zip);
}

function paperOf(
  files: HandbookFiles,
  content: HandbookContent,
  hash: string,
  { edition, at }: { readonly edition: number; readonly at: number },
) {
  return { content, edition, issuedAt: at, hash, fingerprint: files.key()?.fingerprint ?? '' };
}

function attached(reply: FastifyReply, type: string, name: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
}

async function viewOf(
  deps: HttpDeps,
  files: HandbookFiles,
  domain: string,
  { content, hash }: HandbookNow,
): Promise<HandbookView> {
  const { state } = await deps.entry.read(handbooks, domain);
  const now = deps.env.now();
  const edition = state.editions.at(-1);
  const key = files.key();
  return {
    domain: { id: content.domain.id, name: content.domain.name },
    edition: edition ? { edition: edition.edition, at: edition.at } : null,
    changed: edition !== undefined && edition.hash !== hash,
    counts: {
      roles: content.roles.filter(({ people }) => people.length > 0).length,
      processes: content.processes.length,
      plans: content.plans.length,
      providers: content.providers.length,
    },
    gaps: gapsOf(content),
    copies: await copiesOf(deps, state, now),
    key: key && { fingerprint: key.fingerprint, publicKey: key.publicKey },
    now,
  };
}

function gapsOf(content: HandbookContent): readonly HandbookGap[] {
  const isMissing: Readonly<Record<HandbookGap, boolean>> = {
    roles: content.roles.some(({ people }) => people.length === 0) || content.roles.length === 0,
    processes: content.processes.length === 0,
    plans: content.plans.length === 0,
    providers: content.providers.length === 0,
    documents: content.documents.length === 0,
    callIn: content.domain.callIn.number === '',
    room: content.domain.room === '',
  };
  return handbookGaps.filter((gap) => isMissing[gap]);
}

async function copiesOf({ look }: HttpDeps, state: Handbook, now: number): Promise<HandbookView['copies']> {
  const late = new Set(toReplace(state, now).map(({ copy }) => copy));
  const names = new Map<string, string>();
  for (const { keeper } of state.copies) names.set(keeper, (await look.person(keeper))?.name ?? '');
  return state.copies
    .map((copy) => ({ ...copy, keeper: names.get(copy.keeper) ?? '', late: late.has(copy.copy) }))
    .reverse();
}
