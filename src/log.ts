// The log: JSON lines of codes, ids and counts. Only the fields named here ever get in.
import { pino } from 'pino';
import type { Log } from './engine/env.ts';

/** Fields that may appear in a log line; none of them carries a name, a text or a token. */
const allowed = new Set(
  'case delivery error epoch key reason ref route status at port store level count ms signal kind code'.split(' '),
);

export function jsonLog(level: string): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const only = (fields: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));
  return {
    info: (event, fields) => out.info({ event, ...only(fields) }),
    warn: (event, fields) => out.warn({ event, ...only(fields) }),
    error: (event, fields) => out.error({ event, ...only(fields) }),
  };
}
