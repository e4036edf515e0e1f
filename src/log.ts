// The log: JSON lines of codes, ids and counts. Only the fields named here ever get in.
import { pino } from 'pino';
import type { Log } from './engine/env.ts';
import { currentTrace } from './engine/trace.ts';

/** Fields that may appear in a log line, besides its trace; none of them carries a name, a text or a token. */
export const logFields: ReadonlySet<string> = new Set(
  'case delivery key epoch ref route status code reason error at issuer failures keptKeys port signal kind count ru state way guessing promise value about'.split(
    ' ',
  ),
);

/** Longest value: what is longer is no code and no id. */
const longest = 200;
/** Whatever ends a line, moves a cursor, turns the direction of writing or cannot be seen. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Writes to `out`, a line for each call; to standard output without. */
export function jsonLog(level: string, out?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const lines = out ? pino(options, out) : pino(options);
  return {
    info: (event, fields) => lines.info(line(event, fields)),
    warn: (event, fields) => lines.warn(line(event, fields)),
    error: (event, fields) => lines.error(line(event, fields)),
  };
}

function line(event: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const allowed = Object.entries(fields).filter(([name]) => logFields.has(name));
  const trace = currentTrace();
  const belongs = trace === null ? {} : { trace };
  return {
    event: clean(event),
    ...belongs,
    ...Object.fromEntries(allowed.map(([name, value]) => [name, clean(value)])),
  };
}

/** A value as it may stand in a line: codes, counts and flags. Anything else is only named by its kind. */
function clean(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.slice(0, longest).replace(unsafe, '\uFFFD') : typeof value;
}
