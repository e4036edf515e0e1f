// Who asks: every route below /api signs its visitor in before the body is read.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { grantsFor } from '../domain/app-roles.ts';
import type { Person } from '../domain/people.ts';
import type { Who } from '../domain/roles.ts';
import type { Audiences } from '../engine/audience.ts';
import type { CheckIns } from '../engine/check-ins.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';
import type { EventBook } from '../engine/incident-hits.ts';
import type { Incidents } from '../engine/incidents.ts';
import type { Probes } from '../engine/probe.ts';
import type { Raising } from '../engine/raise.ts';
import type { RegisterBook } from '../engine/register-book.ts';
import type { Reviewing } from '../engine/reviews.ts';
import type { Running } from '../engine/running.ts';
import { Refusal } from '../errors.ts';
import { type Texts, textsFor } from '../texts/index.ts';
import { HttpError } from './answer-error.ts';
import { languageOf } from './language.ts';
import { limiter, perAddress, perPerson } from './limits.ts';
import type { SignedIn, SignedInPerson } from './sign-in.ts';

/** What routes work with. */
export interface HttpDeps {
  readonly env: Env;
  readonly entry: Door;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly checkIns: CheckIns;
  readonly book: RegisterBook;
  readonly incidents: Incidents;
  readonly running: Running;
  readonly reviewing: Reviewing;
  readonly events: EventBook;
  /** Which ways are set up here, and whether they work. */
  readonly probes: Probes;
  /** `route`: method and pattern of what is asked for, as `GET /api/alarms/:id`; some passes open only some of them. */
  readonly signIn: (authorization: string | undefined, route?: string) => Promise<SignedIn>;
  /** Origins that may frame the tab besides our own. */
  readonly frameAncestors: readonly string[];
  /** Origins the tab may ask besides our own: whoever issues its tokens. */
  readonly asked: readonly string[];
}

/** Who asks, with texts in her language. */
export interface Visitor {
  readonly person: Person;
  readonly who: Who & { kind: 'person' };
  readonly texts: Texts;
  /** She came in by the emergency entrance. */
  readonly emergency: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on doors that are open or have locks of their own. */
    visitor: Visitor | null;
  }
  interface FastifyContextConfig {
    /** A route below /api that checks for itself who asks. */
    ownLock?: true;
  }
}

/** Refuses whoever was refused too often from one address; people who get in are not counted. */
export type CountRefused = (request: FastifyRequest) => void;

/** Builds the lock of all routes below /api. Both parts throw what the caller is told. */
export function lock(deps: HttpDeps): {
  admit: (request: FastifyRequest) => Promise<Visitor>;
  countRefused: CountRefused;
} {
  const refusals = limiter(deps.env.now, perAddress);
  const people = limiter(deps.env.now, perPerson);

  function countRefused(request: FastifyRequest): void {
    const wait = refusals.take(request.ip);
    if (wait > 0) throw new HttpError(429, 'too-many', { wait, reason: 'address' });
  }

  return {
    countRefused,
    async admit(request) {
      const signed = await deps.signIn(request.headers.authorization, routeOf(request));
      if (!signed.ok) {
        if (signed.status === 503) throw new HttpError(503, 'unavailable', { reason: signed.reason });
        // A token that has only grown old was good: its owner must hear 401, or she would not fetch a new one.
        if (signed.reason !== 'expired') countRefused(request);
        throw new HttpError(401, 'not-signed-in', { reason: signed.reason });
      }
      const wait = people.take(signed.person.aadId);
      if (wait > 0) throw new HttpError(429, 'too-many', { wait, reason: 'person' });
      const visitor = await meet(deps, signed.person, request.headers['accept-language']);
      // The door asks by itself who may do what, and knows the register only.
      deps.entry.inTab(visitor.person.id, grantsFor(signed.person.appRoles ?? []));
      return visitor;
    },
  };
}

/**
 * The person behind an Entra object id as our register knows her now, with what her token gives her beside it. Refuses
 * somebody unknown.
 */
async function meet(deps: HttpDeps, signed: SignedInPerson, languages: string | undefined): Promise<Visitor> {
  const known = await deps.look.personOf(signed.aadId);
  if (!known) throw new Refusal('unknown-person');
  const added = grantsFor(signed.appRoles ?? []);
  const person = added.length > 0 ? { ...known, grants: [...known.grants, ...added] } : known;
  const { id, domain, grants } = person;
  const texts = textsFor(languageOf(languages) ?? person.language);
  return { person, who: { kind: 'person', id, domain, grants }, texts, emergency: signed.emergency === true };
}

/** Whoever may read something may ask for its head, too. */
const routeOf = ({ method, routeOptions }: FastifyRequest) =>
  `${method === 'HEAD' ? 'GET' : method} ${routeOptions.url ?? ''}`;

/** The visitor of an open stream once more: her rights as they are now, or null when she may not be here any longer. */
export async function meetAgain(deps: HttpDeps, request: FastifyRequest, { person }: Visitor): Promise<Visitor | null> {
  const { authorization, 'accept-language': languages } = request.headers;
  const signed = await deps.signIn(authorization, routeOf(request));
  // Keys that cannot be fetched prove nothing against her: then only her rights are read again.
  if (!signed.ok && signed.status === 401) return null;
  try {
    return await meet(deps, signed.ok ? signed.person : { aadId: person.aadId }, languages);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A route for whoever is signed in. */
export function signedIn<T>(
  handler: (by: Visitor, request: FastifyRequest, reply: FastifyReply) => Promise<T>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<T> {
  return async (request, reply) => {
    if (!request.visitor) throw new HttpError(401, 'not-signed-in', { reason: 'no-visitor' });
    return handler(request.visitor, request, reply);
  };
}
