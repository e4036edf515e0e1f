// The calls to the Bot Connector that we use, with a deadline and without hidden retries.
import * as z from 'zod';
import { Undeliverable } from '../errors.ts';
import { type Answer, overHttp, type Pause, type SingleAttempts, singleAttempts, waitOf } from '../single-attempts.ts';
import type { BotToken } from './bot-token.ts';
import { isAllowedServiceUrl } from './gate.ts';

/** An address at the connector: base URL and conversation. */
export interface ConnectorAddress {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface ConnectorSettings {
  readonly botAppId: string;
  readonly tenantId: string;
  readonly serviceOrigins: readonly string[];
}

/** Throws Undeliverable with what is known about the message: `again`, `unclear` or `never`. */
export interface Connector {
  /** Opens the personal chat with somebody (Entra object id). Resolves with the conversation id. */
  open(serviceUrl: string, aadId: string): Promise<string>;
  /** Posts an activity. Resolves with its id. */
  post(to: ConnectorAddress, activity: object): Promise<string>;
  /** Replaces an activity posted before. */
  replace(to: ConnectorAddress, activityId: string, activity: object): Promise<void>;
}

/** The connector with what only its owner does. */
export interface OwnConnector extends Connector {
  /** Asks for something that does not exist: any answer but a fault of the other side proves that the way works. */
  probe(serviceUrl: string): Promise<void>;
  /** Takes an activity away that was posted before. */
  remove(to: ConnectorAddress, activityId: string): Promise<void>;
  /** Whether the bot is in a channel, found out by asking for somebody who does not exist: no roster is read. Throws Undeliverable when nobody can say. */
  isIn(to: ConnectorAddress): Promise<boolean>;
  close(): Promise<void>;
}

/** As many as the engine ever has under way. */
const connections = 64;
const withId = z.object({ id: z.string().min(1) });

/** `pause` is the clock of the deadline; `attempts` are how calls leave the house. */
export function connector(
  settings: ConnectorSettings,
  token: BotToken,
  pause: Pause,
  attempts: SingleAttempts = singleAttempts(pause, overHttp(connections)),
): OwnConnector {
  const { ask, close } = attempts;

  async function call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    serviceUrl: string,
    path: string,
    body: object,
  ): Promise<unknown> {
    const url = `${serviceUrl}${serviceUrl.endsWith('/') ? '' : '/'}v3/conversations${path}`;
    // A tampered address in the store must never receive the bot's token.
    if (!isAllowedServiceUrl(url, settings.serviceOrigins)) throw new Undeliverable('never', 'service-url');
    const bearer = await token.get();
    const answer = await ask(method, url, bearer, body);
    if (answer.status >= 200 && answer.status < 300) return parse(answer.text);
    if (answer.status === 401) token.forget(bearer);
    throw refusedBy(answer);
  }

  return {
    async open(serviceUrl, aadId) {
      try {
        return readId(await call('POST', serviceUrl, '', chatWith(aadId, settings)));
      } catch (error) {
        // Opening twice gives the same chat, so an unclear end is as good as a failure.
        if (error instanceof Undeliverable && error.verdict === 'unclear') {
          throw new Undeliverable('again', error.code, error.waitMs);
        }
        throw error;
      }
    },
    async post({ serviceUrl, conversationId }, activity) {
      return readId(await call('POST', serviceUrl, `/${named(conversationId)}/activities`, activity));
    },
    async replace({ serviceUrl, conversationId }, activityId, activity) {
      await call('PUT', serviceUrl, `/${named(conversationId)}/activities/${named(activityId)}`, activity);
    },
    async remove({ serviceUrl, conversationId }, activityId) {
      await call('DELETE', serviceUrl, `/${named(conversationId)}/activities/${named(activityId)}`, {});
    },
    async isIn({ serviceUrl, conversationId }) {
      try {
        await call('GET', serviceUrl, `/${named(conversationId)}/members/${nowhere}`, {});
        return true;
      } catch (error) {
        if (!(error instanceof Undeliverable) || error.verdict !== 'never' || error.code === 'service-url') throw error;
        return !outsideCodes.includes(error.code);
      }
    },
    async probe(serviceUrl) {
      try {
        await call('GET', serviceUrl, `/${nowhere}/members`, {});
      } catch (error) {
        if (!(error instanceof Undeliverable) || error.verdict !== 'never' || error.code === 'service-url') throw error;
      }
    },
    close,
  };
}

/** What the connector says where the bot is not, or the channel is no more (teams-platform.md 2). */
const outsideCodes: readonly string[] = [
  'BotNotInConversationRoster',
  'ConversationNotFound',
  'ForbiddenOperationException',
];

/** A conversation, or a member, that nobody has. */
const nowhere = 'bcm-lotse-probe';

function chatWith(aadId: string, { botAppId, tenantId }: ConnectorSettings): object {
  return {
    isGroup: false,
    bot: { id: `28:${botAppId}` },
    members: [{ id: aadId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
}

const named = (id: string) => encodeURIComponent(id.toWellFormed());

function readId(answer: unknown): string {
  const parsed = withId.safeParse(answer);
  // Taken, but under a name we do not understand: whether it arrived nobody can say.
  if (!parsed.success) throw new Undeliverable('unclear', 'answer-without-id');
  return parsed.data.id;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const errorBody = z.looseObject({
  error: z.optional(z.looseObject({ code: z.optional(z.string()) })),
  code: z.optional(z.string()),
  errorCode: z.optional(z.number()),
  message: z.optional(z.string()),
});

/** What may stand in the journal as a code; the other side could write anything. */
const plainCode = /^[\w.-]{1,64}$/;

/** The connector's word for a failure; the blocked case hides it in a message (teams-platform.md 1). */
function codeOf({ status, text }: Answer): string {
  const parsed = errorBody.safeParse(parse(text));
  if (!parsed.success) return String(status);
  const { error, code, message, errorCode } = parsed.data;
  const inner = /"subCode"\s*:\s*"(\w+)"/.exec(message ?? '')?.[1];
  const word = inner ?? error?.code ?? code ?? (errorCode === undefined ? '' : `error-${errorCode}`);
  return plainCode.test(word) ? word : String(status);
}

/** Reactions by status: quality.md 2.2 and teams-platform.md 2. After a fault of the server nobody knows whether it arrived. */
function refusedBy(answer: Answer): Undeliverable {
  const { status } = answer;
  if (status === 429) return new Undeliverable('again', 'throttled', waitOf(answer.retryAfter));
  if (status === 412 || status === 401) return new Undeliverable('again', codeOf(answer));
  if (status === 408 || status >= 500) return new Undeliverable('unclear', String(status));
  return new Undeliverable('never', codeOf(answer));
}
