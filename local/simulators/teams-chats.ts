/** The chats and channels of the simulated Teams: who is where, which messages stand there, what each person sees. */
import { createHash } from 'node:crypto';
import type { TeamsLog, TeamsLogLine, WireActivity } from './teams-log.ts';

export type TeamsPerson = {
  id: string;
  name: string;
  aadId: string;
  email: string;
  /** the id of her chat with the bot, where it is to be another than the usual one */
  chatId?: string;
};
export type TeamsChannel = { conversationId: string; teamId: string; name: string; team: string; members: string[] };

export type TeamsMessage = {
  /** unlike every other id, also of other chats */
  id: string;
  /** id of the chat or channel */
  thread: string;
  /** the first message of its thread in a channel */
  root: string;
  /** internal id of the writer, absent for the bot */
  person?: string;
  at: string;
  editedAt?: string;
  activity: WireActivity;
  /** the card a person sees instead of everybody's, since she pressed a button on it */
  views: ReadonlyMap<string, Record<string, unknown>>;
};

export type Thread = {
  id: string;
  members: string[];
  messages: TeamsMessage[];
} & ({ kind: 'personal'; person: TeamsPerson } | { kind: 'channel'; channel: TeamsChannel });

export type TeamsChatsOptions = {
  botAppId: string;
  people: readonly TeamsPerson[];
  channels: readonly TeamsChannel[];
  /** whether a setup policy has installed the app for everybody; without, persons and teams must add it first */
  installedForAll: boolean;
};

/** The `29:` id of a person: per bot and person, the same after a restart. */
export function userIdOf(person: TeamsPerson, botAppId: string): string {
  return `29:1${digest(`user ${botAppId} ${person.aadId}`)}`;
}

/** The id of the chat of a person with the bot. */
export function personalChatIdOf(person: TeamsPerson, botAppId: string): string {
  return person.chatId ?? `a:1${digest(`chat ${botAppId} ${person.aadId}`)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Folds what the log already holds; from then on each appended line is to be applied. */
export class TeamsChats {
  readonly #installedForAll: boolean;
  readonly #people: Map<string, TeamsPerson>;
  readonly #byAddress: Map<string, TeamsPerson>;
  readonly #byMail: Map<string, TeamsPerson>;
  readonly #personal: Map<string, Thread>;
  readonly #threads: Map<string, Thread>;
  readonly #messages = new Map<string, TeamsMessage>();
  readonly #installs = new Map<string, boolean>();
  readonly #blocked = new Set<string>();

  constructor({ people, channels, botAppId, installedForAll }: TeamsChatsOptions, log: TeamsLog) {
    this.#installedForAll = installedForAll;
    this.#people = new Map(people.map((person) => [person.id, person]));
    this.#byAddress = new Map(people.flatMap((person) => addressesOf(person, botAppId).map((key) => [key, person])));
    this.#byMail = new Map(people.map((person) => [person.email.toLowerCase(), person]));
    this.#personal = new Map(people.map((person) => [person.id, personalThread(person, botAppId)]));
    const all = [...this.#personal.values(), ...channels.map(channelThread)];
    this.#threads = new Map(all.map((thread) => [thread.id, thread]));
    for (const line of log.lines()) this.apply(line);
  }

  thread(id: string): Thread | undefined {
    return this.#threads.get(id);
  }

  /** The chat of this person with the bot, also before anybody opened it; undefined for an unknown person. */
  personal(person: string): Thread | undefined {
    return this.#personal.get(person);
  }

  threads(): Thread[] {
    return [...this.#threads.values()];
  }

  message(thread: string, id: string): TeamsMessage | undefined {
    const message = this.#messages.get(id);
    return message?.thread === thread ? message : undefined;
  }

  people(): Iterable<TeamsPerson> {
    return this.#people.values();
  }

  person(id: string): TeamsPerson | undefined {
    return this.#people.get(id);
  }

  /** By `29:…`, Entra object id or `8:orgid:…`; never by email, as in Teams. */
  personByAddress(address: string): TeamsPerson | undefined {
    return this.#byAddress.get(address.toLowerCase());
  }

  /** By email, which only a mention may use. */
  personByMail(email: string): TeamsPerson | undefined {
    return this.#byMail.get(email.toLowerCase());
  }

  /** Whether the app is there: `subject` is a person, or a channel whose team has it. */
  isInstalled(subject: string): boolean {
    return this.#installs.get(subject) ?? this.#installedForAll;
  }

  /** Whether an install event ever went out for this person or channel. */
  wasIntroduced(subject: string): boolean {
    return this.#installs.has(subject);
  }

  isBlocked(person: string): boolean {
    return this.#blocked.has(person);
  }

  apply(line: TeamsLogLine): void {
    switch (line.kind) {
      case 'posted':
      case 'wrote':
        this.#add(line.thread, messageOf(line));
        break;
      case 'updated':
        updateMessage(this.message(line.thread, line.activityId), line.activity, line.at);
        break;
      case 'shown':
        showCard(this.message(line.thread, line.activityId), line.person, line.card);
        break;
      case 'deleted':
        this.#remove(line.thread, line.activityId);
        break;
      case 'installed':
      case 'removed':
        this.#installs.set(line.subject, line.kind === 'installed');
        break;
      case 'blocked':
        this.#blocked.add(line.person);
        break;
      case 'unblocked':
        this.#blocked.delete(line.person);
        break;
      case 'opened':
      case 'pressed':
      case 'told':
      case 'unheard':
        break; // these change no chat
    }
  }

  #add(thread: string, message: TeamsMessage): void {
    this.#threads.get(thread)?.messages.push(message);
    this.#messages.set(message.id, message);
  }

  #remove(thread: string, id: string): void {
    const at = this.#threads.get(thread);
    if (at) at.messages = at.messages.filter((message) => message.id !== id);
    if (this.message(thread, id)) this.#messages.delete(id);
  }
}

function personalThread(person: TeamsPerson, botAppId: string): Thread {
  return { id: personalChatIdOf(person, botAppId), kind: 'personal', person, members: [person.id], messages: [] };
}

function channelThread(channel: TeamsChannel): Thread {
  return { id: channel.conversationId, kind: 'channel', channel, members: channel.members, messages: [] };
}

function addressesOf(person: TeamsPerson, botAppId: string): string[] {
  return [userIdOf(person, botAppId), person.aadId, `8:orgid:${person.aadId}`].map((key) => key.toLowerCase());
}

/** Shared by all messages on which nobody pressed anything: those are many. */
const NO_VIEWS: TeamsMessage['views'] = new Map();

function messageOf(line: TeamsLogLine & { kind: 'posted' | 'wrote' }): TeamsMessage {
  const shared = { id: line.activityId, thread: line.thread, at: line.at, views: NO_VIEWS };
  if (line.kind === 'posted') return { ...shared, root: line.root ?? line.activityId, activity: line.activity };
  const activity = { type: 'message', text: line.text };
  return { ...shared, root: line.activityId, person: line.person, activity };
}

/** A PUT replaces the message on every device, also where a press had put another card. */
function updateMessage(message: TeamsMessage | undefined, activity: WireActivity, at: string): void {
  if (!message) return;
  message.activity = activity;
  message.editedAt = at;
  message.views = NO_VIEWS;
}

function showCard(message: TeamsMessage | undefined, person: string, card: Record<string, unknown>): void {
  if (message) message.views = new Map([...message.views, [person, card]]);
}
