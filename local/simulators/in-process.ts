/** Calls the stand-ins without sockets, so that the product's own clients run on a virtual clock, the same every time. */
import { Undeliverable } from '../../src/errors.ts';
import { callDeadline, type Pause, type SingleAttempts } from '../../src/single-attempts.ts';
import type { Call, Reply } from './reply.ts';

/** A reason of our own: the usual one is an error with a stack, made anew for every call. */
const ANSWERED = 'answered';

/** What `singleAttempts` is over HTTP, straight into a stand-in: same deadline, same words for silence and torn lines. */
export function attemptsInProcess(handle: (call: Call) => Promise<Reply>, pause: Pause): SingleAttempts {
  return {
    async ask(method, url, bearer, body) {
      const { pathname, searchParams } = new URL(url);
      const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
      const answered = new AbortController();
      const deadline = pause(callDeadline, answered.signal).then((): Reply => 'hang');
      const call = { method, path: pathname, query: searchParams, headers, body: JSON.stringify(body) };
      const reply = await Promise.race([handle(call), deadline]);
      if (reply === 'hang') await deadline;
      answered.abort(ANSWERED);
      if (reply === 'hang') throw new Undeliverable('unclear', 'timeout');
      if (reply === 'reset') throw new Undeliverable('unclear', 'ECONNRESET');
      const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
      return { status: reply.status, text, retryAfter: reply.headers?.['retry-after'] };
    },
    close: async () => undefined,
  };
}
