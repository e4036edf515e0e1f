// Hands the connector's calls to the Teams simulator in this very process: no sockets, and the wires are as bad as asked.
import type { Answer, Attempt, Transport } from '../../src/single-attempts.ts';
import type { Call, Reply } from '../simulators/reply.ts';

export interface Wires {
  /** Resolves after `ms` on the clock of the run. */
  pause(ms: number): Promise<void>;
  /** Milliseconds to Teams and back; absent: none. What Teams itself needs is its own option. */
  readonly there?: () => number;
  readonly back?: () => number;
  /** Whether a connection can be made at all; absent: always. */
  readonly stands?: () => boolean;
  /** Whether a call arrives whose sender died or let go of it on its way there; absent: it does. */
  readonly arrives?: () => boolean;
}

/** No connection could be made, so nothing was sent. */
class Unreachable extends Error {
  readonly code = 'ECONNREFUSED';
}

/** `handle` is the simulator's own entrance, such as `(call) => teams.handle(call)`. */
export function inProcess(handle: (call: Call) => Promise<Reply>, wires: Wires): Transport {
  const { pause, there = () => 0, back = () => 0, stands = () => true, arrives = () => true } = wires;
  const letGo = new Set<(error: Error) => void>();

  async function exchange(attempt: Attempt): Promise<Answer> {
    const way = there();
    if (way > 0) await pause(way);
    if (!arrives()) return new Promise(() => undefined);
    const reply = await handle(callOf(attempt));
    const home = back();
    if (home > 0) await pause(home);
    if (reply === 'hang') return new Promise(() => undefined);
    if (reply === 'reset') throw coded('ECONNRESET');
    const { status, headers, body } = reply;
    return { status, text: body === undefined ? '' : JSON.stringify(body), retryAfter: headers?.['retry-after'] };
  }

  return {
    send(attempt) {
      if (!stands()) return Promise.reject(new Unreachable('connection refused'));
      return new Promise<Answer>((done, failed) => {
        const late = () => end(() => failed(attempt.signal.reason as Error));
        const lost = (error: Error) => end(() => failed(error));
        function end(report: () => void): void {
          attempt.signal.removeEventListener('abort', late);
          letGo.delete(lost);
          report();
        }
        attempt.signal.addEventListener('abort', late, { once: true });
        letGo.add(lost);
        exchange(attempt).then((answer) => end(() => done(answer)), lost);
      });
    },
    wasSent: (error) => !(error instanceof Unreachable),
    async close() {
      for (const lost of letGo) lost(coded('UND_ERR_DESTROYED'));
    },
  };
}

const coded = (code: string) => Object.assign(new Error(code), { code });

function callOf({ method, url, bearer, body }: Attempt): Call {
  // By hand, because this is on the path of every message and a whole URL object is not needed.
  const path = url.slice(url.indexOf('/', url.indexOf('//') + 2));
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  return { method, path, query: new URLSearchParams(), headers, body: JSON.stringify(body) };
}
