/** Answers `/desk` and `/local/*` of the local run: people, tokens, chats and presses of the desk, faults and the log. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import type { Teams } from '../simulators/teams.ts';
import type { Thread } from '../simulators/teams-chats.ts';
import { type FaultKind, isFaultKind } from '../simulators/teams-faults.ts';
import type { PressOutcome } from '../simulators/teams-inbound.ts';
import { type ChangeStreams, createChangeStreams } from './change-stream.ts';
import type {
  ChatsAnswer,
  DeskPerson,
  InstallAnswer,
  InstallRequest,
  InvokeAnswer,
  LocalError,
  MessagesAnswer,
  PeopleAnswer,
  SendAnswer,
  TokenAnswer,
  TokenRequest,
} from './contract.ts';
import { addPhonePage, type PhonePageOptions } from './phone-page.ts';
import { chatsOf, messagesOf } from './views.ts';

export type DeskOptions = {
  teams: Teams;
  people: readonly DeskPerson[];
  /** the access token Teams would hand to the tab of this person */
  signToken: (person: DeskPerson) => Promise<string>;
  /** the built page; absent: only `/local/*` is answered */
  pageFolder?: string;
  /** telephones and mailboxes; absent: there are none */
  phones?: Omit<PhonePageOptions, 'unknownPerson'>;
  now?: () => number;
};

export type Desk = {
  /** Whether this request is for the local part and not for the product. */
  owns(req: IncomingMessage): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
  stop(): Promise<void>;
};

/** A wrong request, said in one sentence. */
class LocalFault extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, code: string, text: string) {
    super(text);
    this.statusCode = statusCode;
    this.code = code;
  }
}

const id = z.string().check(z.minLength(1), z.maxLength(200));
const locale = z.exactOptional(z.enum(['de-DE', 'en-US']));
const personQuery = z.object({ person: id });
const chatParams = z.object({ id });
const sendBody = z.object({ person: id, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000)), locale });
const action = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  id: z.exactOptional(z.string()),
  verb: z.exactOptional(z.string()),
  data: z.exactOptional(z.record(z.string(), z.unknown())),
});
const invokeBody = z.object({ person: id, messageId: id, action, locale });
const installBody = z.object({ person: id, locale });
const faultBody = z.object({
  kind: z.custom<FaultKind>((value) => typeof value === 'string' && isFaultKind(value)),
  match: z.exactOptional(
    z.object({
      operation: z.exactOptional(z.enum(['create', 'post', 'update', 'delete', 'roster'])),
      person: z.exactOptional(id),
      conversation: z.exactOptional(id),
    }),
  ),
  times: z.exactOptional(z.number()),
  skip: z.exactOptional(z.number()),
  when: z.exactOptional(z.enum(['before', 'after'])),
  retryAfter: z.exactOptional(z.number()),
});

export async function createDesk(options: DeskOptions): Promise<Desk> {
  const server = Fastify({ bodyLimit: 256 * 1024, forceCloseConnections: true, exposeHeadRoutes: false });
  const streams = createChangeStreams(options.teams, options.now ?? Date.now);
  server.addHook('onRequest', async (request) => refuseForeignHost(request.headers.host));
  server.setErrorHandler((error, _request, reply) => sendError(error, reply));
  server.setNotFoundHandler((_request, reply) =>
    sendError(new LocalFault(404, 'not-found', 'Das gibt es hier nicht.'), reply),
  );
  addPeople(server, options);
  addChats(server, options);
  addChanges(server, options, streams);
  addWorkbench(server, options);
  if (options.phones) await addPhonePage(server, { ...options.phones, unknownPerson });
  if (options.pageFolder !== undefined) await addPage(server, options.pageFolder);
  await server.ready();
  return {
    owns: (req) => /^\/(desk|local)([/?]|$)/.test(req.url ?? ''),
    handle: (req, res) => server.routing(req, res),
    stop: async () => {
      streams.stop();
      await server.close();
    },
  };
}

/** Only pages of this machine may ask: a foreign name that points here (DNS rebinding) gets nothing. */
function refuseForeignHost(host = ''): void {
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) {
    throw new LocalFault(403, 'foreign-host', 'Der lokale Betrieb antwortet nur auf diesem Rechner.');
  }
}

function addPeople(server: FastifyInstance, { people, signToken, teams }: DeskOptions): void {
  const find = (person: string): DeskPerson => {
    const found = people.find((each) => each.id === person);
    if (!found) throw unknownPerson();
    return found;
  };
  server.get('/local/people', async (): Promise<PeopleAnswer> => [...people]);
  server.post('/local/token', async (request): Promise<TokenAnswer> => {
    const { person }: TokenRequest = checked(personQuery, request.body);
    return { token: await signToken(find(person)) };
  });
  server.post('/local/desk/install', async (request): Promise<InstallAnswer> => {
    const { person, locale }: InstallRequest = checked(installBody, request.body);
    return { chat: await teams.install(find(person).id, locale) };
  });
}

function addChats(server: FastifyInstance, { teams }: DeskOptions): void {
  server.get('/local/desk/chats', async (request): Promise<ChatsAnswer> => {
    const { person } = checked(personQuery, request.query);
    if (!teams.chats.person(person)) throw unknownPerson();
    return { chats: chatsOf(teams, person) };
  });
  server.get('/local/desk/chats/:id/messages', async (request): Promise<MessagesAnswer> => {
    const { person } = checked(personQuery, request.query);
    const thread = threadFor(teams, request.params, person);
    introduce(teams, thread, person);
    return { messages: messagesOf(teams, thread, person) };
  });
  server.post('/local/desk/chats/:id/messages', async (request): Promise<SendAnswer> => {
    const { person, text, locale } = checked(sendBody, request.body);
    return { id: teams.write(person, threadFor(teams, request.params, person).id, text, locale) };
  });
  server.post('/local/desk/chats/:id/invoke', async (request): Promise<InvokeAnswer> => {
    const { person, messageId, action, locale } = checked(invokeBody, request.body);
    const thread = threadFor(teams, request.params, person);
    if (!teams.chats.message(thread.id, messageId)) {
      throw new LocalFault(404, 'no-message', 'Diese Nachricht gibt es nicht mehr.');
    }
    return told(await teams.press(person, thread.id, messageId, action, locale));
  });
}

/** The first time a person opens her chat with the bot, Teams tells the bot of her. */
function introduce(teams: Teams, thread: Thread, person: string): void {
  if (thread.kind === 'personal' && !teams.chats.wasIntroduced(person)) void teams.install(person);
}

function told(outcome: PressOutcome): InvokeAnswer {
  if (outcome.kind === 'fault') return { ok: false, message: outcome.text };
  return outcome.kind === 'text' ? { ok: true, message: outcome.text } : { ok: true };
}

function addChanges(server: FastifyInstance, { teams }: DeskOptions, streams: ChangeStreams): void {
  server.get('/local/desk/changes', (request, reply) => {
    const { person } = checked(personQuery, request.query);
    if (!teams.chats.person(person)) throw unknownPerson();
    reply.hijack();
    streams.open(person, reply.raw);
  });
}

/** For trying faults by hand and for scripts that compare what people got with the journal. */
function addWorkbench(server: FastifyInstance, { teams }: DeskOptions): void {
  server.get('/local/log', async () => ({ log: teams.log(), calls: teams.calls() }));
  server.post('/local/faults', async (request) => {
    teams.fault(checked(faultBody, request.body));
    return { ok: true };
  });
  server.post('/local/reset-faults', async () => {
    teams.clearFaults();
    return { ok: true };
  });
}

async function addPage(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder, prefix: '/desk/', index: ['index.html'], cacheControl: false });
  server.get('/desk', (request, reply) => {
    const query = request.url.indexOf('?');
    reply.redirect(`/desk/${query < 0 ? '' : request.url.slice(query)}`);
  });
}

function threadFor(teams: Teams, params: unknown, person: string): Thread {
  const thread = teams.chats.thread(checked(chatParams, params).id);
  if (!thread?.members.includes(person)) {
    throw new LocalFault(404, 'no-chat', 'Diese Person ist in diesem Chat nicht dabei.');
  }
  return thread;
}

function unknownPerson(): LocalFault {
  return new LocalFault(404, 'no-person', 'Diese Person gibt es in der Musterverwaltung nicht.');
}

function checked<T>(shape: z.ZodMiniType<T>, value: unknown): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => issue.path.join('.') || 'Anfrage').join(', ');
  throw new LocalFault(400, 'shape', `Die Anfrage passt nicht: ${where}.`);
}

function sendError(error: unknown, reply: FastifyReply): void {
  const fault = error as Partial<LocalFault>;
  const status = fault.statusCode ?? 500;
  if (status >= 500) console.error('desk failed:', error);
  const text = status >= 500 ? 'Am Desk ist etwas schiefgegangen; Näheres steht im Terminal.' : (fault.message ?? '');
  const body: LocalError = { error: { code: fault.code ?? 'fault', text } };
  void reply.status(status).send(body);
}
