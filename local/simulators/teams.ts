/** Plays Microsoft Teams: the connector the bot calls, the chats people see, and the activities the bot receives. */
import { randomUUID } from 'node:crypto';
import { actionOf } from './card-actions.ts';
import { chance, guids } from './chance.ts';
import type { JsonObject } from './json.ts';
import type { Call, Reply } from './reply.ts';
import {
  type ActivityFrame,
  type Doer,
  dialogInvoke,
  installEvents,
  type PressedAction,
  pressedButton,
  removalEvent,
  typedMessage,
} from './teams-activities.ts';
import type { KeptBodies } from './teams-bodies.ts';
import { type TeamsChannel, TeamsChats, type TeamsMessage, type TeamsPerson } from './teams-chats.ts';
import { Connector, type ConnectorCall } from './teams-connector.ts';
import { type Disorder, type Disordered, type Disorderly, disorderly } from './teams-disorder.ts';
import { createFaults, type FaultRule, type Faults } from './teams-faults.ts';
import {
  type BotAnswer,
  createInbound,
  type DeliverActivity,
  type Inbound,
  type Patience,
  type PressOutcome,
  readDialog,
  readPress,
  readSubmit,
} from './teams-inbound.ts';
import { createLimiter, documentedLimits, type Limits } from './teams-limits.ts';
import { openTeamsLog, type TeamsEvent, type TeamsLog, type TeamsLogLine } from './teams-log.ts';
import { asBotMention, cardOf } from './teams-mentions.ts';

export type TeamsOptions = {
  tenantId: string;
  botAppId: string;
  /** the name behind the @ in channels; absent: BCM-Lotse */
  botName?: string;
  /** where the bot reaches the connector, ending in `/` */
  serviceUrl: string;
  people: readonly TeamsPerson[];
  channels: readonly TeamsChannel[];
  /** absent: true, as after a setup policy that lists the app under *Installed apps* */
  installedForAll?: boolean;
  /** whether a bearer token may use the connector */
  acceptsToken: (token: string) => Promise<boolean>;
  /** signs the token of an inbound activity */
  sign: (serviceUrl: string) => Promise<string>;
  deliver: DeliverActivity;
  /** milliseconds since 1970 */
  now: () => number;
  /** resolves after `ms`, or at once when the signal fires */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** milliseconds a call to the connector takes; absent: none */
  latency?: () => number;
  /** the part of this time that passes after the message is in the chat, from 0 to 1; absent: 0 */
  answerShare?: number;
  /** absent: what Microsoft documents */
  limits?: Limits;
  /** absent: a press waits for its answer as long as it takes and is never repeated */
  patience?: Patience;
  /** absent: what people do reaches the bot once, at once and in order */
  disorder?: Disorder;
  /** where the chats are kept; absent: in memory */
  file?: string;
  /** what is kept of messages; absent: all of it. Very large runs keep less, and people then see less */
  bodies?: KeptBodies;
  /** makes ids of activities and faults with a probability the same every time; absent: ids are really random */
  seed?: number;
};

/** Told which chat changed, and for whom. */
export type ChatListener = (chat: string, people: readonly string[]) => void;

/** The card of a message as this person sees it. */
export function cardFor(message: TeamsMessage, person: string): JsonObject | undefined {
  return message.views.get(person) ?? cardOf(message.activity);
}

export class Teams {
  readonly chats: TeamsChats;
  readonly #log: TeamsLog;
  readonly #frame: ActivityFrame;
  readonly #connector: Connector;
  readonly #inbound: Inbound;
  readonly #faults: Faults;
  readonly #limiter;
  readonly #newActivityId: () => string;
  readonly #listeners = new Set<ChatListener>();
  readonly #underway = new Set<Promise<void>>();
  readonly #disorder: Disorderly | undefined;

  constructor(options: TeamsOptions) {
    const { now, pause } = options;
    const newGuid = options.seed === undefined ? randomUUID : guids(chance(options.seed, 'activities'));
    this.#frame = { ...options, botName: options.botName ?? 'BCM-Lotse', newGuid };
    this.#faults = createFaults(options.seed);
    this.#log = openTeamsLog(now, options.file);
    this.#newActivityId = countActivities(this.#log.lines(), now);
    this.#limiter = createLimiter(options.limits ?? documentedLimits, now);
    const deliver = options.disorder ? disorderly({ ...options, disorder: options.disorder, newGuid }) : undefined;
    this.#disorder = deliver;
    this.#inbound = createInbound({ ...options, deliver: deliver?.deliver ?? options.deliver });
    this.chats = new TeamsChats({ ...options, installedForAll: options.installedForAll ?? true }, this.#log);
    this.#connector = new Connector({
      ...options,
      chats: this.chats,
      faults: this.#faults,
      limiter: this.#limiter,
      record: (event) => this.#record(event),
      newActivityId: this.#newActivityId,
      pause: (ms) => pause(ms),
      bodies: options.bodies ?? 'all',
    });
  }

  /** The connector: answers what lies below the path of `serviceUrl`. */
  handle(call: Call): Promise<Reply> {
    return this.#connector.handle(call);
  }

  /** All that people got and did, oldest first. */
  log(): readonly TeamsLogLine[] {
    return this.#log.lines();
  }

  /**
   * All requests the bot made with a good token, refused ones too, in the order in which they ended: what a checker
   * compares with the journal. The list itself, not a copy: it grows on.
   */
  calls(): readonly ConnectorCall[] {
    return this.#connector.calls;
  }

  /** What came to the bot late, twice or out of order, oldest first; empty without `disorder`. */
  disordered(): readonly Disordered[] {
    return this.#disorder?.log ?? [];
  }

  fault(rule: FaultRule): void {
    this.#faults.add(rule);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  limit(limits: Limits): void {
    this.#limiter.set(limits);
  }

  /** A person writes in a chat; answers the message's id. The bot hears it in the background (see `settled`). */
  write(person: string, chat: string, text: string, locale?: string): string {
    const doer = this.#doer(person, chat, locale);
    const activityId = this.#newActivityId();
    this.#record({ kind: 'wrote', thread: chat, activityId, person, text });
    const heard = doer.thread.kind === 'personal' ? text : asBotMention(text, this.#frame.botName);
    if (heard !== undefined) {
      const sent = this.#inbound.send(typedMessage(this.#frame, doer, activityId, heard));
      this.#inBackground(chat, activityId, sent);
    }
    return activityId;
  }

  /** A person presses a button of a message; the answer is already in the chat when this resolves. */
  async press(
    person: string,
    chat: string,
    messageId: string,
    action: PressedAction,
    locale?: string,
  ): Promise<PressOutcome> {
    const doer = this.#doer(person, chat, locale);
    const message = this.chats.message(chat, messageId);
    if (!message) throw new Error(`no message ${messageId} in the chat ${chat}`);
    const make = () => {
      this.#record({ kind: 'pressed', thread: chat, activityId: messageId, person, action: { ...action } });
      return pressedButton(this.#frame, doer, message, action);
    };
    const outcome =
      action.type === 'Action.Submit'
        ? readSubmit(await this.#inbound.send(make()))
        : readPress(await this.#inbound.press(make));
    const where = { thread: chat, activityId: messageId, person };
    if (outcome.kind === 'card') this.#record({ kind: 'shown', ...where, card: outcome.card });
    if (outcome.kind === 'text' || outcome.kind === 'fault') {
      this.#record({ kind: 'told', ...where, text: outcome.text, ok: outcome.kind === 'text' });
    }
    return outcome;
  }

  /** Presses the button with this title on the card as this person sees it. */
  async pressTitled(
    person: string,
    chat: string,
    messageId: string,
    title: string,
    inputs?: Record<string, string>,
  ): Promise<PressOutcome> {
    const message = this.chats.message(chat, messageId);
    const card = message && cardFor(message, person);
    const action = card && actionOf(card, title, inputs);
    if (!action) throw new Error(`${person} sees no button «${title}» on message ${messageId}`);
    return this.press(person, chat, messageId, action);
  }

  /** A person opens the message extension in a chat of hers, or submits its dialog with `data`; nothing is posted. */
  async dialog(person: string, chat: string, commandId: string, data?: JsonObject): Promise<PressOutcome> {
    const doer = this.#doer(person, chat);
    return readDialog(await this.#inbound.press(() => dialogInvoke(this.#frame, doer, commandId, data)));
  }

  /** The app is added to this person's chat (again): both install events; answers the chat's id. */
  async install(person: string, locale?: string): Promise<string> {
    const chat = this.#personalChat(person);
    this.#record({ kind: 'installed', subject: person });
    for (const event of installEvents(this.#frame, this.#doer(person, chat, locale))) await this.#inbound.send(event);
    return chat;
  }

  async uninstall(person: string): Promise<void> {
    const chat = this.#personalChat(person);
    this.#record({ kind: 'removed', subject: person });
    await this.#inbound.send(removalEvent(this.#frame, this.#doer(person, chat)));
  }

  /** The app is added to the team of this channel, by one of its members. */
  async joinTeam(channel: string, by: string): Promise<void> {
    const doer = this.#doer(by, channel);
    this.#record({ kind: 'installed', subject: channel });
    for (const event of installEvents(this.#frame, doer)) await this.#inbound.send(event);
  }

  /** The app is taken away from the team; the bot is not told, it meets BotNotInConversationRoster. */
  leaveTeam(channel: string): void {
    this.#record({ kind: 'removed', subject: channel });
  }

  /** Shares of all people whose chats refuse the bot: who has blocked it, and from whom it was taken away unheard. */
  scatterRefusals(seed: number, shares: { blocked: number; removed: number }): void {
    const draw = chance(seed, 'refusals');
    for (const person of this.chats.people()) {
      const drawn = draw();
      if (drawn < shares.blocked) this.setBlocked(person.id, true);
      else if (drawn < shares.blocked + shares.removed) this.#record({ kind: 'removed', subject: person.id });
    }
  }

  setBlocked(person: string, blocked: boolean): void {
    this.#record({ kind: blocked ? 'blocked' : 'unblocked', person });
  }

  /** Resolves when the bot has taken every message it was told so far. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
    await this.#disorder?.settled();
  }

  /** Answers how to stop listening. */
  onChange(listener: ChatListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #record(event: TeamsEvent): void {
    this.chats.apply(this.#log.append(event));
    if (this.#listeners.size === 0 || !('thread' in event)) return;
    const people = event.kind === 'shown' ? [event.person] : (this.chats.thread(event.thread)?.members ?? []);
    for (const listener of this.#listeners) listener(event.thread, people);
  }

  #doer(person: string, chat: string, locale = 'de-DE'): Doer {
    const who = this.chats.person(person);
    const thread = this.chats.thread(chat);
    if (!who || !thread?.members.includes(person)) throw new Error(`${person} is not in the chat ${chat}`);
    return { person: who, thread, locale };
  }

  #personalChat(person: string): string {
    const thread = this.chats.personal(person);
    if (!thread) throw new Error(`nobody is called ${person}`);
    return thread.id;
  }

  /** Waits for what goes to the bot in the background, and notes when the bot did not take it. */
  #inBackground(thread: string, activityId: string, sent: Promise<BotAnswer>): void {
    const done = sent.then(({ status }) => {
      if (status < 200 || status > 299) this.#record({ kind: 'unheard', thread, activityId, status });
      this.#underway.delete(done);
    });
    this.#underway.add(done);
  }
}

/** Message ids are milliseconds, as in Teams, each greater than all before, also after a restart. */
function countActivities(lines: readonly TeamsLogLine[], now: () => number): () => string {
  let last = lines.reduce((highest, line) => Math.max(highest, 'activityId' in line ? Number(line.activityId) : 0), 0);
  return () => {
    last = Math.max(Math.floor(now()), last + 1);
    return String(last);
  };
}
