// What the tab asks for when it wants a report.
import * as z from 'zod/mini';

/** `GET /api/reports` → the file. */
export const reportQuery = z.object({
  domain: z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/)),
  audience: z.enum(['management', 'central']),
  format: z._default(z.enum(['pdf', 'xlsx']), 'pdf'),
});
