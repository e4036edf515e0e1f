/** What can go wrong at Microsoft Graph's activity feed, in its own words, and the rules that make it go wrong. */
import { createRules, type Rules, type Strikes } from './fault-rules.ts';
import { type Answer, answer, type Reply } from './reply.ts';

/** Refusals: name → status, code in the body, message. */
const refusals = {
  BadRequest: [400, 'BadRequest', 'The request is not what this action takes.'],
  UndeclaredActivityType: [400, 'BadRequest', 'The activity type is not declared in the manifest of the app.'],
  InvalidAuthenticationToken: [401, 'InvalidAuthenticationToken', 'Access token validation failure.'],
  MissingPermission: [403, 'Forbidden', 'Missing role permissions on the request: TeamsActivity.Send.'],
  NotAuthorizedToNotify: [403, 'Forbidden', 'The app may not generate notifications for the recipients.'],
  AccessDenied: [403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  ResourceNotFound: [404, 'Request_ResourceNotFound', 'The resource does not exist.'],
  NotFound: [404, 'NotFound', 'Resource not found.'],
  Conflict: [409, 'Conflict', 'The app is installed already.'],
  SyncStateNotFound: [410, 'syncStateNotFound', 'The sync state is too old.'],
  SeveralApps: [409, 'Conflict', 'Several applications have the same app id; a Teams app id is needed.'],
  TokenEndsSoon: [412, 'PreconditionFailed', 'The token must be at least 45 minutes from expiry.'],
  TooManyRequests: [429, 'TooManyRequests', 'Too many requests.'],
  InternalServerError: [500, 'InternalServerError', 'Internal server error.'],
  BadGateway: [502, 'BadGateway', 'Bad gateway.'],
  ServiceUnavailable: [503, 'ServiceUnavailable', 'Service is unavailable.'],
  GatewayTimeout: [504, 'GatewayTimeout', 'Gateway timed out.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type GraphRefusal = keyof typeof refusals;

export type GraphFaultRule = Strikes & {
  /** only calls of this notification; absent: all */
  chainId?: number;
  kind: GraphRefusal | 'hang' | 'reset';
  /** `after`: people get the banner although the caller hears of a fault; absent: `before` */
  when?: 'before' | 'after';
  /** seconds in `Retry-After`, which is absent otherwise */
  retryAfter?: number;
};

export type GraphFaults = Rules<GraphFaultRule, { chainId: number | undefined }>;

/** Rules with a probability draw from the seed; absent: 1. */
export function createGraphFaults(seed?: number): GraphFaults {
  return createRules<GraphFaultRule, { chainId: number | undefined }>(
    (rule, call) => rule.chainId === undefined || rule.chainId === call.chainId,
    seed,
  );
}

/** A bad day of the feed: each way a call can end, with its probability. */
export function badGraphDay(share = 1): GraphFaultRule[] {
  const rules: [GraphFaultRule['kind'], number, Partial<GraphFaultRule>?][] = [
    ['ServiceUnavailable', 0.01],
    ['BadGateway', 0.01, { when: 'after' }],
    ['TooManyRequests', 0.01, { retryAfter: 3 }],
    ['TooManyRequests', 0.005],
    ['hang', 0.002],
    ['hang', 0.002, { when: 'after' }],
    ['reset', 0.004, { when: 'after' }],
    ['NotAuthorizedToNotify', 0.002],
  ];
  return rules.map(([kind, probability, more]) => ({ kind, probability: probability * share, ...more }));
}

export function refuseGraph(name: GraphRefusal, retryAfterSeconds?: number): Answer {
  const [status, code, message] = refusals[name];
  const headers = retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) };
  return answer(status, { error: { code, message, innerError: { code: name } } }, headers);
}

/** What the caller hears when this rule strikes. */
export function graphReplyOf(rule: GraphFaultRule): Reply {
  return rule.kind === 'hang' || rule.kind === 'reset' ? rule.kind : refuseGraph(rule.kind, rule.retryAfter);
}
