/** What can go wrong at the connector, in Teams' own words, and the rules by which a test makes it go wrong. */
import { createRules, type Rules, type Strikes } from './fault-rules.ts';
import { type Answer, answer, type Reply } from './reply.ts';

export type ConnectorOperation = 'create' | 'post' | 'update' | 'delete' | 'roster';

/** The refusals of teams-platform.md, 2: name → status, message. */
const refusals = {
  BadSyntax: [400, 'The request body is not what this call takes.'],
  BadArgument: [400, 'An argument of the request is not valid.'],
  BotNotRegistered: [401, 'No registration found for this bot.'],
  MessageWritesBlocked: [403, 'Message writes are blocked for this thread.'],
  ConversationBlockedByUser: [403, 'User blocked the conversation with the bot.'],
  ForbiddenOperationException: [403, 'The bot is not installed in the user personal scope.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  BotDisabledByAdmin: [403, 'The tenant admin disabled this bot.'],
  NotEnoughPermissions: [403, 'The bot may not do this here.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  ActivityNotFoundInConversation: [404, 'The message was not found in the conversation.'],
  RequestTimeout: [408, 'The request timed out.'],
  PreconditionFailed: [412, 'Precondition failed, please try again.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
  Throttled: [429, 'Too many requests.'],
  ServiceError: [500, 'Internal service error.'],
  BadGateway: [502, 'Bad gateway.'],
  ServiceUnavailable: [503, 'Service is unavailable.'],
  GatewayTimeout: [504, 'Gateway timed out.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalName = keyof typeof refusals;

/** A refusal, or silence, or a torn connection. */
export type FaultKind = RefusalName | 'hang' | 'reset';

/** Which calls a rule is for; what is absent matches every call. */
export type FaultMatch = {
  operation?: ConnectorOperation;
  /** internal id of the person whose chat it is */
  person?: string;
  /** id of the chat or channel */
  conversation?: string;
};

export type FaultRule = Strikes & {
  match?: FaultMatch;
  kind: FaultKind;
  /** `after`: the message is in the chat although the bot hears of a fault; absent: `before` */
  when?: 'before' | 'after';
  /** seconds in `Retry-After`, which is absent otherwise */
  retryAfter?: number;
};

export type FaultedCall = {
  operation: ConnectorOperation;
  person: string | undefined;
  conversation: string | undefined;
};

export type Faults = Rules<FaultRule, FaultedCall>;

/** Rules with a probability draw from the seed; absent: 1. */
export function createFaults(seed?: number): Faults {
  return createRules<FaultRule, FaultedCall>((rule, call) => matches(rule.match, call), seed);
}

function matches(match: FaultMatch | undefined, call: FaultedCall): boolean {
  if (!match) return true;
  return (
    (match.operation === undefined || match.operation === call.operation) &&
    (match.person === undefined || match.person === call.person) &&
    (match.conversation === undefined || match.conversation === call.conversation)
  );
}

/**
 * A bad day of the connector: every way a call can end, each with its probability (quality.md, 2.4). With `share` 1
 * about one call in twenty goes wrong, one in a hundred and fifty without the bot knowing that it was delivered.
 */
export function badDay(share = 1): FaultRule[] {
  const rules: [FaultKind, number, Partial<FaultRule>?][] = [
    ['ServiceUnavailable', 0.01],
    ['BadGateway', 0.005, { when: 'after' }],
    ['GatewayTimeout', 0.005],
    ['ServiceError', 0.002, { when: 'after' }],
    ['hang', 0.001],
    ['hang', 0.001, { when: 'after' }],
    ['reset', 0.002],
    ['reset', 0.002, { when: 'after' }],
    ['PreconditionFailed', 0.005],
    ['Throttled', 0.005, { retryAfter: 2 }],
    ['Throttled', 0.005],
    ['ConversationNotFound', 0.001],
    ['MessageWritesBlocked', 0.001],
    ['ConversationBlockedByUser', 0.001],
    ['ForbiddenOperationException', 0.001],
  ];
  return rules.map(([kind, probability, more]) => ({ kind, probability: probability * share, ...more }));
}

/** Whether a name from outside is one a rule may carry. */
export function isFaultKind(kind: string): kind is FaultKind {
  return kind === 'hang' || kind === 'reset' || Object.hasOwn(refusals, kind);
}

/** The body Teams sends with a refusal; two of them have a shape of their own. */
export function refuse(name: RefusalName, retryAfterSeconds?: number): Answer {
  const [status, message] = refusals[name];
  const headers = retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) };
  if (name === 'MessageWritesBlocked') {
    const inner = JSON.stringify({ subCode: name, details: message, errorCode: null, errorSubCode: null });
    return answer(status, { errorCode: 209, message: inner }, headers);
  }
  return answer(status, { error: { code: name, message } }, headers);
}

/** What the bot hears when this rule strikes. */
export function replyOf(rule: FaultRule): Reply {
  return rule.kind === 'hang' || rule.kind === 'reset' ? rule.kind : refuse(rule.kind, rule.retryAfter);
}
