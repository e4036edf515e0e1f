/** The connector's REST surface: what the bot calls to open chats, post, update, delete and read members. */
import { isObject, objectAt } from './json.ts';
import { type Answer, answer, type Call, type Reply } from './reply.ts';
import { type KeptBodies, kept } from './teams-bodies.ts';
import { type TeamsChats, type TeamsPerson, type Thread, userIdOf } from './teams-chats.ts';
import { type ConnectorOperation, type Faults, type RefusalName, refuse, replyOf } from './teams-faults.ts';
import type { LimitedOperation, Limiter } from './teams-limits.ts';
import type { CardSubject, TeamsEvent, WireActivity } from './teams-log.ts';
import { peopleMentioned } from './teams-mentions.ts';
import { type ConnectorRequest, understand } from './teams-request.ts';

/** One request the bot made: what it was about, what the bot was told, and what became of it whatever the bot was told. */
export type ConnectorCall = {
  /** when it came (ISO 8601, UTC) */
  at: string;
  operation: ConnectorOperation;
  conversation: string | undefined;
  /** what the bot was told: a status, or how it fell silent */
  status: number | 'hang' | 'reset';
  /** whose personal chat it is */
  person?: string;
  /** the message it made or changed */
  activityId?: string;
  /** the alarm and the delivery its card names */
  about?: CardSubject;
  /** whether it took effect: people have the message, also where the bot was told of a fault */
  done: boolean;
};

export type ConnectorOptions = {
  tenantId: string;
  botAppId: string;
  serviceUrl: string;
  chats: TeamsChats;
  faults: Faults;
  limiter: Limiter;
  acceptsToken: (token: string) => Promise<boolean>;
  record: (event: TeamsEvent) => void;
  newActivityId: () => string;
  now: () => number;
  pause: (ms: number) => Promise<void>;
  /** milliseconds one call takes; absent: none */
  latency?: () => number;
  /** the part of this time that passes after the message is in the chat, from 0 to 1; absent: 0 */
  answerShare?: number;
  /** what is kept of messages */
  bodies: KeptBodies;
};

/** The whole activity, counted in UTF-16, may not be larger (teams-platform.md, 3). */
const MAX_BYTES = 100 * 1024;
const COUNTS_AS: Record<ConnectorOperation, LimitedOperation> = {
  create: 'create',
  post: 'send',
  update: 'send',
  delete: 'send',
  roster: 'roster',
};

export class Connector {
  readonly calls: ConnectorCall[] = [];
  readonly #with: ConnectorOptions;
  readonly #root: string;
  /** what the call being performed has put into a chat */
  #said: Effect | undefined;

  constructor(options: ConnectorOptions) {
    this.#with = options;
    this.#root = new URL(options.serviceUrl).pathname;
  }

  async handle(call: Call): Promise<Reply> {
    const { acceptsToken, chats, now } = this.#with;
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1];
    if (!token || !(await acceptsToken(token))) {
      return answer(401, { message: 'Authorization has been denied for this request.' });
    }
    const request = understand(call, chats, this.#root);
    if ('status' in request) return request;
    const at = new Date(now()).toISOString();
    const { reply, effect } = await this.#serve(request);
    this.calls.push({
      at,
      operation: request.operation,
      conversation: request.thread?.id ?? request.conversation,
      status: typeof reply === 'string' ? reply : reply.status,
      ...(request.thread?.kind === 'personal' ? { person: request.thread.person.id } : {}),
      ...effect,
      done: effect !== undefined,
    });
    return reply;
  }

  /** `effect` is absent when nothing happened. */
  async #serve(request: ConnectorRequest): Promise<{ reply: Reply; effect?: Effect }> {
    const { limiter, faults, latency, pause, answerShare = 0 } = this.#with;
    const { operation, conversation, thread } = request;
    const early = limiter.admit(COUNTS_AS[operation], conversation ?? '');
    if (early > 0) {
      const seconds = Math.max(1, Math.ceil(early / 1000));
      return { reply: refuse('Throttled', limiter.current().announced ? seconds : undefined) };
    }
    const person = thread?.kind === 'personal' ? thread.person.id : undefined;
    const fault = faults.strike({ operation, person, conversation });
    const ms = latency?.() ?? 0;
    const back = Math.round(ms * answerShare);
    if (ms > back) await pause(ms - back);
    if (fault && fault.when !== 'after') return { reply: replyOf(fault) };
    this.#said = undefined;
    const done = this.#perform(request);
    if (done.status >= 300) return { reply: done };
    const effect = this.#said ?? {};
    if (back > 0) await pause(back);
    return { reply: fault ? replyOf(fault) : done, effect };
  }

  #perform(request: ConnectorRequest): Answer {
    switch (request.operation) {
      case 'create':
        return this.#create(request);
      case 'post':
        return this.#post(request);
      case 'update':
        return this.#update(request);
      case 'delete':
        return this.#delete(request);
      case 'roster':
        return roster(request, this.#with);
    }
  }

  #create({ body, thread }: ConnectorRequest): Answer {
    const { tenantId, chats, record } = this.#with;
    const tenant = body.tenantId ?? objectAt(objectAt(body, 'channelData'), 'tenant').id;
    if (tenant !== tenantId) return refuse('BadArgument');
    if (!thread) return refuse(body.isGroup === true ? 'ConversationNotFound' : 'ForbiddenOperationException');
    const activity = isActivity(body.activity) ? body.activity : undefined;
    if (thread.kind === 'channel') return this.#createInChannel(thread, activity);
    if (!chats.isInstalled(thread.person.id)) return refuse('ForbiddenOperationException');
    record({ kind: 'opened', thread: thread.id, person: thread.person.id });
    return answer(201, { id: thread.id, ...(activity ? { activityId: this.#say(thread, activity) } : {}) });
  }

  /** In a channel one cannot open an empty thread: the first message makes it. */
  #createInChannel(thread: Thread, activity: WireActivity | undefined): Answer {
    const problem = activity ? this.#whyNotWritable(thread) : 'BadSyntax';
    if (!activity || problem) return refuse(problem ?? 'BadSyntax');
    const activityId = this.#say(thread, activity);
    return answer(201, { id: `${thread.id};messageid=${activityId}`, activityId });
  }

  #post({ thread, body, bytes, root }: ConnectorRequest): Answer {
    if (!thread) return refuse('ConversationNotFound');
    if (!isActivity(body)) return refuse('BadSyntax');
    const problem = bytes > MAX_BYTES ? 'MessageSizeTooBig' : this.#whyNotWritable(thread);
    if (problem) return refuse(problem);
    if (body.type !== 'message') return answer(201, { id: this.#with.newActivityId() });
    if (isSplit(body)) {
      this.#say(thread, { ...body, attachments: [] }, root);
      this.#say(thread, { ...body, text: '' }, root);
      return answer(201, {}); // two messages, and no id that could be used
    }
    return answer(201, { id: this.#say(thread, body, root) });
  }

  #update({ thread, target = '', body, bytes }: ConnectorRequest): Answer {
    if (!thread) return refuse('ConversationNotFound');
    if (!isActivity(body)) return refuse('BadSyntax');
    const problem = bytes > MAX_BYTES ? 'MessageSizeTooBig' : this.#whyNotOurs(thread, target);
    if (problem) return refuse(problem);
    const shown = kept(body, this.#with.bodies);
    this.#with.record({ kind: 'updated', thread: thread.id, activityId: target, to: [...thread.members], ...shown });
    this.#said = effectOf(target, shown.about);
    return answer(200, { id: target });
  }

  #delete({ thread, target = '' }: ConnectorRequest): Answer {
    if (!thread) return refuse('ConversationNotFound');
    const problem = this.#whyNotOurs(thread, target);
    if (problem) return refuse(problem);
    this.#with.record({ kind: 'deleted', thread: thread.id, activityId: target });
    this.#said = effectOf(target);
    return answer(200);
  }

  #whyNotOurs(thread: Thread, activityId: string): RefusalName | undefined {
    const message = this.#with.chats.message(thread.id, activityId);
    if (!message) return 'ActivityNotFoundInConversation';
    return message.person === undefined ? this.#whyNotWritable(thread) : 'NotEnoughPermissions';
  }

  #whyNotWritable(thread: Thread): RefusalName | undefined {
    const { chats } = this.#with;
    if (thread.kind === 'channel') return chats.isInstalled(thread.id) ? undefined : 'BotNotInConversationRoster';
    const { id } = thread.person;
    return chats.isBlocked(id) || !chats.isInstalled(id) ? 'MessageWritesBlocked' : undefined;
  }

  /** Puts a message into the chat; it rings in a personal chat, and in a channel for those it mentions. */
  #say(thread: Thread, activity: WireActivity, root?: string): string {
    const { chats, newActivityId, record } = this.#with;
    const activityId = newActivityId();
    const mentioned = peopleMentioned(activity, chats).map((person) => person.id);
    // The only member of a personal chat never changes: her list need not be copied 13,500 times.
    const alone = thread.kind === 'personal' ? thread.members : undefined;
    const rings = alone ?? thread.members.filter((id) => mentioned.includes(id));
    const shown = kept(activity, this.#with.bodies);
    const event = { thread: thread.id, activityId, to: alone ?? [...thread.members], rings, ...shown };
    record({ kind: 'posted', ...event, ...(root === undefined ? {} : { root }) });
    this.#said = effectOf(activityId, shown.about);
    return activityId;
  }
}

/** What one call has put into a chat. */
type Effect = Pick<ConnectorCall, 'activityId' | 'about'>;

function effectOf(activityId: string, about?: CardSubject): Effect {
  return { activityId, ...(about ? { about } : {}) };
}

/** The paged roster, page size clamped to 50…500 as in Teams; or one member. */
function roster({ thread, query, target }: ConnectorRequest, options: ConnectorOptions): Answer {
  if (!thread) return refuse('ConversationNotFound');
  const { chats } = options;
  if (thread.kind === 'channel' && !chats.isInstalled(thread.id)) return refuse('BotNotInConversationRoster');
  const people = thread.members.flatMap((id) => chats.person(id) ?? []);
  if (target !== undefined) {
    const one = chats.personByAddress(target);
    return one && people.includes(one) ? answer(200, account(one, options)) : refuse('NotEnoughPermissions');
  }
  const size = Math.min(500, Math.max(50, Number(query.get('pageSize')) || 50));
  const from = Number(query.get('continuationToken')) || 0;
  const rest = from + size < people.length ? { continuationToken: String(from + size) } : {};
  const members = people.slice(from, from + size).map((person) => account(person, options));
  return answer(200, { ...rest, members });
}

function account(person: TeamsPerson, { botAppId, tenantId }: ConnectorOptions): Record<string, string> {
  return {
    id: userIdOf(person, botAppId),
    aadObjectId: person.aadId,
    name: person.name,
    email: person.email,
    userPrincipalName: person.email,
    tenantId,
    userRole: 'user',
  };
}

function isSplit(activity: WireActivity): boolean {
  const hasText = typeof activity.text === 'string' && activity.text.trim() !== '';
  return hasText && Array.isArray(activity.attachments) && activity.attachments.length > 0;
}

function isActivity(value: unknown): value is WireActivity {
  return isObject(value) && typeof value.type === 'string';
}
