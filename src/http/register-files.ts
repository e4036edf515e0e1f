// Routes of registers as files: out as workbook or CSV, in with a preview, and the mapping of other programs' columns.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { canonical } from '../domain/chain.ts';
import type { Actor } from '../domain/model.ts';
import {
  type ColumnMapping,
  type ColumnUse,
  columnMappings,
  type ImportFault,
  type RegisterKind,
  type RowChange,
  type Wanted,
} from '../domain/register-import.ts';
import { mayEditRegister, maySeeRegister } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import {
  fileQuery,
  type ImportPreview,
  type ImportTaken,
  importQuery,
  mappingRequest,
  registerKind,
} from './contract-register-files.ts';
import { checkOf, type RecordCheck } from './register-checks.ts';
import { type FileBook, fileBook, sources } from './register-sources.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** What app.ts brings: the workbooks are made by connectors, which this folder does not know. */
export interface RegisterFiles {
  write(kind: RegisterKind, book: FileBook, format: 'xlsx' | 'csv'): Promise<Buffer>;
  read(
    kind: RegisterKind,
    book: FileBook,
    given: {
      readonly file: Buffer;
      readonly mapping: Pick<ColumnMapping, 'columns'>;
      readonly check: RecordCheck;
    },
  ): Promise<{
    readonly rows: readonly RowChange[];
    readonly wanted: readonly Wanted[];
    readonly faults: readonly ImportFault[];
    readonly missing: ImportPreview['missing'];
    readonly columns: readonly ColumnUse[];
    readonly words: ImportPreview['words'];
  }>;
  fields(kind: RegisterKind, shape: Pick<FileBook, 'rule'>): Promise<ImportPreview['fields']>;
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
/** Bytes; a little more than a workbook may have, so that whoever sends one reads our sentence about it. */
const uploadLimit = 12 * 1024 * 1024;
/** So many records are written side by side. */
const lanes = 16;
/** Rows that are shown; more of them nobody reads. */
const mostShown = 1_000;

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

/** The register of a request, or 404 – also for whoever may not see it. */
async function seen({ look }: HttpDeps, request: FastifyRequest, by: Visitor, domain: string): Promise<RegisterKind> {
  const { kind } = request.params as { kind?: string };
  const known = registerKind.safeParse(kind);
  if (!known.success || !sources[known.data] || !maySeeRegister(by.who, domain)) throw new Refusal('not-found');
  if (!(await look.domain(domain))) throw new Refusal('not-found');
  return known.data;
}

export function registerFileRoutes(server: FastifyInstance, deps: HttpDeps, files: RegisterFiles): void {
  for (const type of [types.xlsx, 'text/csv', 'application/octet-stream']) {
    if (server.hasContentTypeParser(type)) continue;
    server.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
  server.get(
    '/api/register-files/:kind',
    signedIn(async (by, request, reply) => {
      const { domain, format } = checked(fileQuery, request.query);
      const kind = await seen(deps, request, by, domain);
      const file = await files.write(kind, await fileBook(deps, kind, domain, {}), format);
      const name = `attachment; filename="${kind}-${domain}.${format}"`;
      return reply.type(types[format]).header('content-disposition', name).send(file);
    }),
  );
  server.post(
    '/api/register-files/:kind',
    { bodyLimit: uploadLimit },
    signedIn(async (by, request): Promise<ImportPreview | ImportTaken> => {
      const { domain, take } = checked(importQuery, request.query);
      const kind = await seen(deps, request, by, domain);
      if (!mayEditRegister(by.who, domain)) throw new Refusal('not-allowed');
      if (!Buffer.isBuffer(request.body)) throw new Refusal('bad-shape');
      const { preview, wanted } = await readFile(deps, files, { kind, domain, file: request.body });
      if (take === undefined) return preview;
      // What was seen must be what is taken: somebody may have changed the register since.
      if (take !== preview.fingerprint) throw new Refusal('changed-meanwhile');
      return putAll(deps, kind, wanted, byTab(by));
    }),
  );
  server.put(
    '/api/register-files/:kind/mapping',
    signedIn(async (by, request, reply) => {
      const { domain, revision, columns, words } = checked(mappingRequest, request.body);
      const kind = await seen(deps, request, by, domain);
      const value: ColumnMapping = { domain, register: kind, columns, words };
      const command = { type: 'put', value, revision } as const;
      await deps.entry.execute(columnMappings, `${domain}.${kind}`, command, byTab(by));
      return reply.status(204).send();
    }),
  );
}

async function readFile(
  deps: HttpDeps,
  files: RegisterFiles,
  { kind, domain, file }: { readonly kind: RegisterKind; readonly domain: string; readonly file: Buffer },
): Promise<{ readonly preview: ImportPreview; readonly wanted: readonly Wanted[] }> {
  const { value, revision } = (await deps.entry.read(columnMappings, `${domain}.${kind}`)).state;
  const mapping = { revision, columns: value?.columns ?? {}, words: value?.words ?? {} };
  const book = await fileBook(deps, kind, domain, mapping.words);
  const read = await files.read(kind, book, { file, mapping, check: checkOf(deps, kind, book) });
  const { rows, wanted, ...rest } = read;
  const changed = rows.filter(({ state }) => state !== 'unchanged');
  const preview: ImportPreview = {
    ...rest,
    fingerprint: wanted.length === 0 ? '' : deps.env.digest(canonical(wanted)),
    rows: changed.slice(0, mostShown),
    unchanged: rows.length - changed.length,
    fields: await files.fields(kind, book),
    mapping,
  };
  return { preview, wanted };
}

/** Each record goes through the one door on its revision; what is equal already is passed over, so it can be repeated. */
async function putAll(deps: HttpDeps, kind: RegisterKind, wanted: readonly Wanted[], by: Actor): Promise<ImportTaken> {
  const rest = wanted.values();
  let [taken, left] = [0, 0];
  const lane = async () => {
    for (const one of rest) {
      try {
        await sources[kind]?.put(deps, one, by);
        taken += 1;
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
        left += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { taken, left };
}
