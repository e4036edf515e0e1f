// What the tab and the server say to each other about registers as files: previews, mappings, and what was taken.
import * as z from 'zod/mini';
import { type ColumnUse, type ImportFault, type RowChange, registerKinds } from '../domain/register-import.ts';

/** `/api/register-files/:kind` */
export const registerKind = z.enum(registerKinds);
const domain = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** `GET /api/register-files/:kind` → the file. */
export const fileQuery = z.object({ domain, format: z._default(z.enum(['xlsx', 'csv']), 'xlsx') });
/** `POST /api/register-files/:kind` with the file → {@link ImportPreview}; with `take` it is taken → {@link ImportTaken}. */
export const importQuery = z.object({ domain, take: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))) });

const word = z.string().check(z.maxLength(200));
/** `PUT /api/register-files/:kind/mapping` → 204. */
export const mappingRequest = z.strictObject({
  domain,
  revision: z.number(),
  columns: z.record(word, word),
  words: z.record(word, z.record(word, word)),
});

export interface ImportPreview {
  /** Proves what was seen when it is taken; '' where something is wrong or nothing would change. */
  readonly fingerprint: string;
  /** New and changed ones. */
  readonly rows: readonly RowChange[];
  readonly unchanged: number;
  readonly missing: readonly { readonly id: string; readonly name: string }[];
  readonly faults: readonly ImportFault[];
  readonly columns: readonly ColumnUse[];
  readonly words: readonly {
    readonly group: string;
    readonly word: string;
    readonly meanings: readonly { readonly code: string; readonly label: string }[];
  }[];
  /** What a column may mean. */
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly mapping: {
    readonly revision: number;
    readonly columns: Readonly<Record<string, string>>;
    readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

export interface ImportTaken {
  /** Records written. */
  readonly taken: number;
  /** Records that somebody else changed meanwhile; they were left alone. */
  readonly left: number;
}
