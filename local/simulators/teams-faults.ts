/** What can go wrong at the connector, in Teams' own words, and the rules by which a test makes it go wrong. */
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

export type FaultRule = {
  match?: FaultMatch;
  kind: FaultKind;
  /** how often it strikes; absent: until reset */
  times?: number;
  /** how many matching calls it lets through first */
  skip?: number;
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

export type Faults = {
  add(rule: FaultRule): void;
  clear(): void;
  /** The first rule that strikes this call, if any; counts it. */
  strike(call: FaultedCall): FaultRule | undefined;
};

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number; struck: number }[] = [];

  function strike(call: FaultedCall): FaultRule | undefined {
    for (const entry of rules) {
      const { rule } = entry;
      if (!matches(rule.match ?? {}, call) || entry.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
      entry.seen += 1;
      if (entry.seen <= (rule.skip ?? 0)) continue;
      entry.struck += 1;
      return rule;
    }
    return undefined;
  }

  return {
    add: (rule) => {
      rules.push({ rule, seen: 0, struck: 0 });
    },
    clear: () => {
      rules = [];
    },
    strike,
  };
}

function matches(match: FaultMatch, call: FaultedCall): boolean {
  return (
    (match.operation === undefined || match.operation === call.operation) &&
    (match.person === undefined || match.person === call.person) &&
    (match.conversation === undefined || match.conversation === call.conversation)
  );
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
