// Change notices: after each commit the tab hears which case changed, and fetches the view it may see.
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { alarms } from '../domain/alarm-rules.ts';
import { type CaseAddress, caseName } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import { maySee, maySeeOperation, maySeeProposal } from '../domain/roles.ts';
import type { ChangeNotice } from './contract.ts';
import { type HttpDeps, type Visitor, visitor } from './server.ts';

/** At most one notice per case in this time; the first goes out at once. */
const quiet = 1_000;
const heartbeat = 15_000;

/** A stream lives at most this long: tokens end, roles change; the client comes again. */
const longest = 30 * 60_000;

export function liveRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const open = new Set<PassThrough>();
  server.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });

  server.get('/api/changes', async (request, reply) => {
    const by = await visitor(deps, request);
    const stream = new PassThrough();
    const gone = new AbortController();
    const say = (notice: ChangeNotice) => void stream.write(`${JSON.stringify(notice)}\n`);
    const waiting = new Set<string>();
    const stopListening = deps.entry.onCommit((address) => {
      const name = caseName(address);
      if (waiting.has(name)) return;
      waiting.add(name);
      void tell(deps, address, by, say).then(async () => {
        await deps.env.pause(quiet, gone.signal);
        waiting.delete(name);
        // What came while it was quiet is told once, at the end.
        if (!gone.signal.aborted) await tell(deps, address, by, say);
      });
    });
    void beat(deps, say, gone);
    open.add(stream);
    request.raw.on('close', () => {
      gone.abort();
      stopListening();
      open.delete(stream);
      stream.end();
    });
    say({ case: '' });
    return reply
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .type('application/x-ndjson')
      .send(stream);
  });
}

async function tell(deps: HttpDeps, address: CaseAddress, by: Visitor, say: (notice: ChangeNotice) => void) {
  if (await mayHear(deps, address, by)) say({ case: caseName(address) });
}

/** Nobody hears of a case that she may not see. */
async function mayHear(deps: HttpDeps, address: CaseAddress, by: Visitor): Promise<boolean> {
  if (maySeeOperation(by.who)) return address.kind === 'alarm' || address.kind === 'proposal';
  if (address.kind === 'alarm') return maySee(by.who, (await deps.entry.read(alarms, address.id)).state);
  if (address.kind !== 'proposal') return false;
  return maySeeProposal(by.who, (await deps.entry.read(proposals, address.id)).state.domain);
}

async function beat(deps: HttpDeps, say: (notice: ChangeNotice) => void, gone: AbortController): Promise<void> {
  const until = deps.env.now() + longest;
  while (!gone.signal.aborted && deps.env.now() < until) {
    await deps.env.pause(heartbeat, gone.signal);
    if (!gone.signal.aborted) say({ case: '' });
  }
}
