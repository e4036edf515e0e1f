// Reads what came in with a zod schema, or says which field is wrong.
import { HttpError } from './answer-error.ts';

interface Issue {
  readonly path: readonly PropertyKey[];
  /** The fields that nobody asked for. */
  readonly keys?: readonly string[];
}
interface Parsed<T> {
  readonly success: boolean;
  readonly data?: T;
  readonly error?: { readonly issues: readonly Issue[] };
}

/** Longest name of a field that is repeated to the caller. */
const longestField = 60;

/** The body or query as the schema describes it. Throws 400 with the first field that is wrong. */
export function checked<T>(schema: { safeParse(value: unknown): Parsed<T> }, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data as T;
  const issue = parsed.error?.issues[0];
  const field = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])].join('.') || 'body';
  throw new HttpError(400, 'bad-shape', { field: field.slice(0, longestField) });
}
