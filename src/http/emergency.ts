// Routes of the emergency entrance: the page without Teams, coming in with a code, and for those who alarm its sheets and visitors.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { emergencies, isOpen, opens, reissueAt, staysOpen } from '../domain/emergency.ts';
import { mayIssueCodes } from '../domain/roles.ts';
import type { EmergencyEntrance, PlainCode } from '../engine/emergency.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { HttpError } from './answer-error.ts';
import { checked } from './checked.ts';
import {
  closeRequest,
  type EmergencyView,
  type EnteredView,
  enterRequest,
  issueRequest,
} from './contract-emergency.ts';
import { type EmergencyPass, isPass, readPass, writePass } from './emergency-pass.ts';
import { type Allowance, limiter } from './limits.ts';
import type { SignedIn } from './sign-in.ts';
import { isHere } from './tab-files.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

/** A sheet as it is printed. */
export interface EmergencySheet extends PlainCode {
  readonly name: string;
  readonly domain: { readonly id: string; readonly name: string };
  readonly address: string;
  readonly printedAt: number;
}

export interface EmergencyTools {
  readonly entrance: EmergencyEntrance;
  /** '' when the entrance is not set up. */
  readonly secret: string;
  /** Origin under which it is offered, without a trailing slash. */
  readonly url: string;
  readonly drawSheets: (sheets: readonly EmergencySheet[], texts: Texts) => Promise<Buffer>;
  /** Those who may alarm in a domain, by person id. */
  readonly alarmers: (domain: string) => Promise<readonly string[]>;
}

/** Tries of one address: enough for cold fingers, far too few for 80 bits. */
const perPlace: Allowance = { burst: 10, perSecond: 0.05 };
const bodyLimit = 2_048;

/**
 * What may be done by somebody who came in this way: raise, read the Lage, record calls, end. Everything else – whatever
 * a later route may be – waits for Entra.
 */
export const openToPasses: ReadonlySet<string> = new Set([
  'GET /api/me',
  'GET /api/changes',
  // Raising, also of a report that came in, and of the real event behind an exercise.
  'GET /api/alarms/form',
  'POST /api/alarms/preview',
  'POST /api/alarms',
  'GET /api/scenarios/releases',
  'GET /api/proposals',
  'POST /api/proposals/:id/raise',
  'POST /api/alarms/:id/real-event',
  // The Lage.
  'GET /api/alarms',
  'GET /api/alarms/:id',
  'GET /api/alarms/:id/journal',
  'GET /api/alarms/:id/incident',
  'GET /api/alarms/:id/help',
  // Calls, and what was said on the telephone.
  'GET /api/alarms/:id/calls',
  'GET /api/alarms/:id/calls/paper',
  'POST /api/alarms/:id/record',
  'POST /api/alarms/:id/try-call',
  'POST /api/alarms/:id/help/:person/done',
  // The three ends.
  'POST /api/alarms/:id/all-clear',
  'POST /api/alarms/:id/correct',
  'POST /api/alarms/:id/abort',
]);

/** Sign-in that also takes our own passes, for some routes. `route`: method and pattern, such as `GET /api/alarms/:id`. */
export function withEmergency(
  signIn: (authorization: string | undefined) => Promise<SignedIn>,
  { secret, entrance }: Pick<EmergencyTools, 'secret' | 'entrance'>,
  now: () => number,
): (authorization: string | undefined, route?: string) => Promise<SignedIn> {
  return async (authorization, route = '') => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    if (secret === '' || !isPass(token)) return signIn(authorization);
    const pass = readPass(token, secret, now());
    // One of ours that is over was good once; whoever invents one is counted like any other guess.
    if (!readPass(token, secret, 0)) return { ok: false, status: 401, reason: 'signature' };
    if (!pass || !(await entrance.isIn(pass))) return { ok: false, status: 401, reason: 'expired' };
    if (!openToPasses.has(route)) throw new Refusal('emergency-only');
    return { ok: true, person: { aadId: pass.aadId, emergency: true } };
  };
}

export function emergencyRoutes(server: FastifyInstance, deps: HttpDeps, tools: EmergencyTools): void {
  const { env, look } = deps;
  const { entrance, secret, url } = tools;
  const places = limiter(env.now, perPlace);
  if (secret !== '') {
    server.post(
      '/api/emergency/enter',
      { bodyLimit, config: { ownLock: true } },
      async (request): Promise<EnteredView> => {
        const wait = places.take(request.ip);
        if (wait > 0 || !isHere(request, url))
          throw new HttpError(wait > 0 ? 429 : 404, wait > 0 ? 'too-many' : 'not-found', { wait });
        const { domain, code } = checked(enterRequest, request.body);
        const entered = await entrance.enter(domain, code);
        const person = entered && (await look.person(entered.person));
        if (!entered || !person) throw new Refusal('emergency-code');
        env.log.warn('emergency.opened', { case: `emergency/${entered.domain}` });
        const until = env.now() + staysOpen;
        const pass: EmergencyPass = {
          aadId: person.aadId,
          domain: entered.domain,
          n: entered.n,
          exp: Math.floor(until / 1_000),
        };
        return { token: writePass(pass, secret), until };
      },
    );
  }
  server.get(
    '/api/emergency/:domain',
    signedIn(async (by, request) => viewOf(deps, tools, await allowed(deps, by, request))),
  );
  server.post(
    '/api/emergency/:domain/close',
    signedIn(async (by, request, reply) => {
      const domain = await allowed(deps, by, request);
      const { n } = checked(closeRequest, request.body);
      await deps.entry.execute(emergencies, domain, { type: 'close', n }, { person: by.person.id, via: 'tab' });
      return reply.status(204).send();
    }),
  );
  server.post(
    '/api/emergency/:domain/issue',
    signedIn(async (by, request, reply) => {
      const id = await allowed(deps, by, request);
      checked(issueRequest, request.body ?? {});
      const domain = await look.domain(id);
      if (secret === '' || !domain) throw new Refusal('not-found');
      const codes = await entrance.issue(id, { person: by.person.id, via: 'tab' });
      const sheets = codes.map(async (code): Promise<EmergencySheet> => {
        const name = (await look.person(code.person))?.name ?? '';
        return { ...code, name, domain: { id, name: domain.name }, address: `${url}/notfall`, printedAt: env.now() };
      });
      const file = await tools.drawSheets(await Promise.all(sheets), by.texts);
      const disposition = `attachment; filename="notfallzugang-${id}.pdf"`;
      return reply.type('application/pdf').header('content-disposition', disposition).send(file);
    }),
  );
}

/** The domain of a request; 404 for whoever does not alarm there, and for one that does not exist. */
async function allowed({ look }: HttpDeps, { who }: Visitor, request: FastifyRequest): Promise<string> {
  const { domain = '' } = request.params as { domain?: string };
  if (!/^[A-Za-z0-9-]{1,40}$/.test(domain) || !mayIssueCodes(who, domain)) throw new Refusal('not-found');
  if (!(await look.domain(domain))) throw new Refusal('not-found');
  return domain;
}

async function viewOf({ env, entry, look }: HttpDeps, tools: EmergencyTools, domain: string): Promise<EmergencyView> {
  const { state } = await entry.read(emergencies, domain);
  const now = env.now();
  const nameOf = async (person: string) => (await look.person(person))?.name ?? '';
  const good = state.codes.filter((code) => opens(code, now));
  const lacking = (await tools.alarmers(domain)).filter((person) => !good.some((code) => code.person === person));
  return {
    address: tools.secret === '' ? '' : `${tools.url}/notfall`,
    sheets: await Promise.all(
      good.map(async ({ n, person, issuedAt, endsAt }) => ({ n, name: await nameOf(person), issuedAt, endsAt })),
    ),
    without: await Promise.all(lacking.map(nameOf)),
    reissueAt: reissueAt(state, now),
    openings: await Promise.all(
      state.openings
        .toReversed()
        .map(async ({ n, person, at }) => ({ n, name: await nameOf(person), at, open: isOpen(state, n, now) })),
    ),
    now,
  };
}
