/** Plays the parts of Microsoft Graph that the product uses: activity feed notifications here, the directory in `tenant.ts`. */
import {
  createGraphFaults,
  type GraphFaultRule,
  type GraphFaults,
  type GraphRefusal,
  graphReplyOf,
  refuseGraph,
} from './graph-faults.ts';
import { type ActivityType, type Notification, readNotification } from './graph-request.ts';
import { parseObject } from './json.ts';
import { answer, type Call, type Reply } from './reply.ts';
import type { TeamsPerson } from './teams-chats.ts';
import { createLimiter, type Limiter, type Limits } from './teams-limits.ts';
import type { Tenant } from './tenant.ts';

export type GraphOptions = {
  people: readonly TeamsPerson[];
  /** the activity types of the app's manifest */
  activityTypes: readonly ActivityType[];
  /** whether this person has the app; without it nobody sees a banner, and the caller does not hear of it */
  isInstalled: (person: string) => boolean;
  /** for how many more milliseconds a bearer token is good here; 0 when it is none of ours */
  tokenLife: (token: string) => Promise<number>;
  /** milliseconds since 1970 */
  now: () => number;
  pause: (ms: number) => Promise<void>;
  /** milliseconds one call takes; absent: none */
  latency?: () => number;
  /** absent: what Microsoft documents */
  limits?: GraphLimits;
  /** its people, groups and apps; absent: nobody asks for them */
  tenant?: Tenant;
  /** for faults with a probability; absent: 1 */
  seed?: number;
};

/** At most `perSecond` calls in any second, per app and tenant; `announced`: a 429 says when to come again. */
export type GraphLimits = { perSecond: number; announced: boolean };

/** Two bulk calls a second (Microsoft Graph throttling limits, Teams). */
const documentedGraphLimits: GraphLimits = { perSecond: 2, announced: true };

/** A banner somebody saw on her computer; phones show none for an app like ours. */
export type Banner = {
  /** ISO 8601, UTC */
  at: string;
  person: string;
  chainId?: number;
  activityType: string;
  title: string;
  preview: string;
  opens: string;
  /** it took the place of an earlier one in her feed */
  again: boolean;
};

/** One call with a good token: what the caller was told, and how many people got a banner whatever it was told. */
export type GraphCall = {
  at: string;
  chainId?: number;
  recipients: number;
  status: number | 'hang' | 'reset';
  banners: number;
};

const ACTION = '/v1.0/teamwork/sendActivityNotificationToRecipients';
/** The token must still run so long (teamwork: sendActivityNotificationToRecipients). */
const TOKEN_NEEDS_MS = 45 * 60_000;

export class Graph {
  readonly #with: GraphOptions;
  readonly #people: Map<string, TeamsPerson>;
  readonly #limiter: Limiter;
  readonly #faults: GraphFaults;
  readonly #calls: GraphCall[] = [];
  readonly #banners: Banner[] = [];
  /** per person what stands in her feed, by chain; what has no chain stands for itself */
  readonly #feeds = new Map<string, Map<number | Banner, Banner>>();

  constructor(options: GraphOptions) {
    this.#with = options;
    this.#people = new Map(options.people.map((person) => [person.aadId.toLowerCase(), person]));
    this.#limiter = createLimiter(windowsOf(options.limits ?? documentedGraphLimits), options.now);
    this.#faults = createGraphFaults(options.seed);
  }

  /** Answers what lies below `/graph`. */
  async handle(call: Call): Promise<Reply> {
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
    const life = token ? await this.#with.tokenLife(token) : 0;
    if (life <= 0) return refuseGraph('InvalidAuthenticationToken');
    if (call.path !== `/graph${ACTION}`) {
      return (await this.#with.tenant?.handle(call, call.path.replace('/graph/v1.0', ''))) ?? refuseGraph('NotFound');
    }
    if (call.method !== 'POST') return answer(405);
    const at = this.#time();
    const body = parseObject(call.body);
    const read = body ? readNotification(body, this.#with.activityTypes) : 'BadRequest';
    const { told, banners } = await this.#serve(read, life);
    this.#calls.push({
      at,
      ...(typeof read === 'string' || read.chainId === undefined ? {} : { chainId: read.chainId }),
      recipients: typeof read === 'string' ? 0 : read.aadIds.length,
      status: typeof told === 'string' ? told : told.status,
      banners,
    });
    return told;
  }

  async #serve(read: Notification | GraphRefusal, life: number): Promise<{ told: Reply; banners: number }> {
    const { latency, pause } = this.#with;
    const nothing = (told: Reply) => ({ told, banners: 0 });
    const early = this.#limiter.admit('send', 'feed');
    if (early > 0) {
      const seconds = Math.max(1, Math.ceil(early / 1000));
      return nothing(refuseGraph('TooManyRequests', this.#limiter.current().announced ? seconds : undefined));
    }
    const chainId = typeof read === 'string' ? undefined : read.chainId;
    const fault = this.#faults.strike({ chainId });
    const ms = latency?.() ?? 0;
    if (ms > 0) await pause(ms);
    if (fault && fault.when !== 'after') return nothing(graphReplyOf(fault));
    if (life < TOKEN_NEEDS_MS) return nothing(refuseGraph('TokenEndsSoon'));
    if (typeof read === 'string') return nothing(refuseGraph(read));
    const banners = this.#show(read);
    return { told: fault ? graphReplyOf(fault) : answer(202), banners };
  }

  /** Puts the banner up for everybody who has the app; answers for how many. */
  #show({ aadIds, ...notification }: Notification): number {
    let shown = 0;
    for (const aadId of aadIds) {
      const person = this.#people.get(aadId.toLowerCase());
      if (!person || !this.#with.isInstalled(person.id)) continue;
      const feed = this.#feeds.get(person.id) ?? new Map<number | Banner, Banner>();
      const { chainId } = notification;
      const again = chainId !== undefined && feed.delete(chainId);
      const banner: Banner = { at: this.#time(), person: person.id, ...notification, again };
      feed.set(chainId ?? banner, banner);
      this.#feeds.set(person.id, feed);
      this.#banners.push(banner);
      shown += 1;
    }
    return shown;
  }

  /** All calls with a good token, in the order in which they ended. The list itself: it grows on. */
  calls(): readonly GraphCall[] {
    return this.#calls;
  }

  /** All banners anybody saw, oldest first. The list itself: it grows on. */
  banners(): readonly Banner[] {
    return this.#banners;
  }

  /** What stands in this person's feed now, oldest first. */
  feedOf(person: string): Banner[] {
    return [...(this.#feeds.get(person)?.values() ?? [])];
  }

  fault(rule: GraphFaultRule): void {
    this.#faults.add(rule);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  limit(limits: GraphLimits): void {
    this.#limiter.set(windowsOf(limits));
  }

  #time(): string {
    return new Date(this.#with.now()).toISOString();
  }
}

function windowsOf({ perSecond, announced }: GraphLimits): Limits {
  return { app: [{ ms: 1_000, max: perSecond }], thread: { create: [], send: [], roster: [] }, announced };
}
