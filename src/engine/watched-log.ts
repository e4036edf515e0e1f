// The log with an ear to it: where somebody's answer could not be taken, a line says so, and the promise hears of it.
import type { Log } from './env.ts';
import type { PromiseWatch } from './promise-watch.ts';

/** Lines about an answer that was given and not committed; whoever gave it was told. */
const unheard: ReadonlySet<string> = new Set(['click.fault', 'word.fault', 'link.fault', 'sms.reply.failed']);
/** Routes on which people answer in the tab. */
const answering = /\/(answer|read|help)$/;

export function watchedLog(into: Log, promises: Pick<PromiseWatch, 'failed'>): Log {
  const hear = (event: string, route: unknown) => {
    const isAnswer = event === 'http.fault' && typeof route === 'string' && answering.test(route);
    if (isAnswer || unheard.has(event)) promises.failed(7);
  };
  return {
    info: into.info,
    warn(event, fields) {
      hear(event, fields?.route);
      into.warn(event, fields);
    },
    error(event, fields) {
      hear(event, fields?.route);
      into.error(event, fields);
    },
  };
}
