/** Reads what a connector call asks for: which operation, in which chat, on which message. */
import { type JsonObject, objectAt, objectsAt, parseObject, stringAt } from './json.ts';
import { type Answer, answer, type Call } from './reply.ts';
import type { TeamsChats, Thread } from './teams-chats.ts';
import { type ConnectorOperation, refuse } from './teams-faults.ts';

export type ConnectorRequest = {
  operation: ConnectorOperation;
  /** the id of the chat or channel, and the thing itself if there is one */
  conversation: string | undefined;
  thread: Thread | undefined;
  /** the channel thread a `;messageid=` names */
  root: string | undefined;
  /** what stands last in the path: an activity id, or a user id behind `/members/` */
  target: string | undefined;
  body: JsonObject;
  /** size in UTF-16, which is how Teams counts */
  bytes: number;
  query: URLSearchParams;
};

/** Reads method and path below `<root>v3/conversations`, or answers what is wrong with them. */
export function understand(call: Call, chats: TeamsChats, root: string): ConnectorRequest | Answer {
  const prefix = `${root}v3/conversations`;
  if (!call.path.startsWith(prefix)) return refuse('ConversationNotFound');
  const parts = call.path.slice(prefix.length).split('/').filter(Boolean).map(decoded);
  const body = call.body === '' ? {} : parseObject(call.body);
  if (!body) return refuse('BadSyntax');
  const [address, collection, target] = parts;
  const operation = operationOf(call.method, address, collection, target);
  if (!operation) return answer(405);
  const [conversation, messageId] = address?.split(';messageid=') ?? [];
  const thread = operation === 'create' ? addressee(body, chats) : chats.thread(conversation ?? '');
  return {
    operation,
    conversation: conversation ?? thread?.id,
    thread,
    root: messageId,
    target,
    body,
    bytes: 2 * call.body.length,
    query: call.query,
  };
}

function operationOf(
  method: string,
  address?: string,
  collection?: string,
  target?: string,
): ConnectorOperation | undefined {
  if (address === undefined) return method === 'POST' ? 'create' : undefined;
  if (method === 'GET' && (collection === 'pagedmembers' || collection === 'members')) return 'roster';
  if (collection !== 'activities') return undefined;
  if (method === 'POST') return 'post'; // with an id behind it: the reply form, which Teams treats alike
  if (method === 'PUT' && target !== undefined) return 'update';
  return method === 'DELETE' && target !== undefined ? 'delete' : undefined;
}

/** The chat or channel a create call means, if it is one that exists. */
function addressee(body: JsonObject, chats: TeamsChats): Thread | undefined {
  const channel = stringAt(objectAt(objectAt(body, 'channelData'), 'channel'), 'id');
  if (channel !== undefined) return chats.thread(channel);
  const person = chats.personByAddress(stringAt(objectsAt(body, 'members')[0], 'id') ?? '');
  return person && chats.personal(person.id);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign: an id nobody has
  }
}
