/** The desk page's calls to the local server, and the one real product call it makes: raising the Probealarm. */
import type {
  ChatsAnswer,
  DeskMessage,
  DeskPerson,
  InvokeAnswer,
  InvokeRequest,
  LocalError,
  MessagesAnswer,
  SendAnswer,
  SendRequest,
  TokenAnswer,
} from '../contract.ts';

/** A call that did not work out; `message` is a sentence for the person, `status` 0 means nobody answered. */
export class CallFailed extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const seconds = (n: number): AbortSignal => AbortSignal.timeout(n * 1000);

/** Calls one JSON route. Throws {@link CallFailed} for every answer that is not 2xx and when nobody answers. */
export async function call<T>(path: string, body?: unknown, token?: string): Promise<T> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const init: RequestInit = { method: body === undefined ? 'GET' : 'POST', headers, signal: seconds(20) };
  if (body !== undefined) init.body = JSON.stringify(body);
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (fault) {
    throw new CallFailed(0, fault instanceof Error ? fault.message : String(fault));
  }
  if (!answer.ok) throw new CallFailed(answer.status, await faultText(answer));
  return (await answer.json()) as T;
}

async function faultText(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return (JSON.parse(text) as Partial<LocalError>).error?.text ?? `HTTP ${answer.status}`;
  } catch {
    return `HTTP ${answer.status}`;
  }
}

const inChat = (chat: string, rest: string): string => `/local/desk/chats/${encodeURIComponent(chat)}/${rest}`;
const as = (person: string): string => `?person=${encodeURIComponent(person)}`;

export const local = {
  people: () => call<DeskPerson[]>('/local/people'),
  token: async (person: string) => (await call<TokenAnswer>('/local/token', { person })).token,
  chats: async (person: string) => (await call<ChatsAnswer>(`/local/desk/chats${as(person)}`)).chats,
  messages: async (chat: string, person: string): Promise<DeskMessage[]> =>
    (await call<MessagesAnswer>(inChat(chat, `messages${as(person)}`))).messages,
  send: (chat: string, request: SendRequest) => call<SendAnswer>(inChat(chat, 'messages'), request),
  invoke: (chat: string, request: InvokeRequest) => call<InvokeAnswer>(inChat(chat, 'invoke'), request),
};
