/** What one person has on the desk: chats, messages, what is unread; kept fresh by the change line. */
import type { DeskAction, DeskChat, DeskLocale, DeskMessage, InvokeAnswer } from '../contract.ts';
import { CallFailed, local } from './api.ts';
import { followChanges } from './changes.ts';
import { readSeen, writeSeen } from './memory.ts';

export type PersonView = {
  /** undefined until the first answer */
  chats: DeskChat[] | undefined;
  messages: Readonly<Record<string, DeskMessage[]>>;
  /** messages not yet looked at, per chat */
  unread: Readonly<Record<string, number>>;
  connected: boolean;
  /** why the first load failed */
  fault: CallFailed | undefined;
};

/** A message that was not there when we last looked. */
export type Arrival = { chat: DeskChat; message: DeskMessage };

/** The desk of one person, in the form React's `useSyncExternalStore` wants: `subscribe` and `view`. */
export class PersonStore {
  private readonly person: string;
  private readonly arrived: (arrival: Arrival) => void;
  private readonly listeners = new Set<() => void>();
  private readonly seenCounts: Record<string, number>;
  private readonly reading = new Map<string, { again: boolean; done: Promise<void> }>();
  private now: PersonView = { chats: undefined, messages: {}, unread: {}, connected: true, fault: undefined };

  /** `arrived` hears every message that comes in after the first look. */
  constructor(person: string, arrived: (arrival: Arrival) => void) {
    this.person = person;
    this.arrived = arrived;
    this.seenCounts = readSeen(person);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): PersonView => this.now;

  /** Starts reading and following; the answer ends both. */
  open(): () => void {
    void this.readAll();
    return followChanges(this.person, {
      changed: (chat) => void this.changed(chat),
      opened: () => {
        this.set({ connected: true });
        void this.readAll();
      },
      lost: () => this.set({ connected: false }),
    });
  }

  reload(): void {
    void this.readAll();
  }

  /** Everything in this chat has been looked at. */
  seen(chat: string): void {
    const count = this.now.messages[chat]?.length ?? 0;
    if (this.seenCounts[chat] === count && !this.now.unread[chat]) return;
    this.seenCounts[chat] = count;
    writeSeen(this.person, this.seenCounts);
    this.set({ unread: { ...this.now.unread, [chat]: 0 } });
  }

  /** `locale` is the language of this person's Teams. Throws {@link CallFailed}. */
  async send(chat: string, text: string, locale: DeskLocale): Promise<void> {
    await local.send(chat, { person: this.person, text, locale });
    await this.changed(chat);
  }

  /** Presses a button of a card; a new card is in the view when this resolves. Throws {@link CallFailed}. */
  async invoke(chat: string, messageId: string, action: DeskAction, locale: DeskLocale): Promise<InvokeAnswer> {
    const answer = await local.invoke(chat, { person: this.person, messageId, action, locale });
    await this.changed(chat);
    return answer;
  }

  private set(change: Partial<PersonView>): void {
    this.now = { ...this.now, ...change };
    for (const listener of this.listeners) listener();
  }

  private async readAll(): Promise<void> {
    try {
      const chats = await local.chats(this.person);
      this.set({ chats, fault: undefined });
      await Promise.all(chats.map((chat) => this.readChat(chat)));
    } catch (fault) {
      if (!(fault instanceof CallFailed)) throw fault;
      this.set(this.now.chats ? { connected: false } : { fault });
    }
  }

  private async changed(id: string): Promise<void> {
    const chat = this.now.chats?.find((candidate) => candidate.id === id);
    if (!chat) return this.readAll();
    try {
      await this.readChat(chat);
    } catch (fault) {
      if (!(fault instanceof CallFailed)) throw fault;
      this.set({ connected: false });
    }
  }

  /** Reads one chat; while a read is under way a further wish is remembered, so answers cannot overtake each other. */
  private readChat(chat: DeskChat): Promise<void> {
    const running = this.reading.get(chat.id);
    if (running) {
      running.again = true;
      return running.done;
    }
    const mine = { again: true, done: Promise.resolve() };
    this.reading.set(chat.id, mine);
    mine.done = this.readUntilCalm(chat, mine);
    return mine.done;
  }

  private async readUntilCalm(chat: DeskChat, mine: { again: boolean }): Promise<void> {
    try {
      while (mine.again) {
        mine.again = false;
        this.take(chat, await local.messages(chat.id, this.person));
      }
    } finally {
      this.reading.delete(chat.id);
    }
  }

  private take(chat: DeskChat, messages: DeskMessage[]): void {
    const known = this.now.messages[chat.id];
    const seen = Math.min(this.seenCounts[chat.id] ?? 0, messages.length);
    this.set({
      messages: { ...this.now.messages, [chat.id]: messages },
      unread: { ...this.now.unread, [chat.id]: messages.length - seen },
    });
    if (!known) return;
    const ids = new Set(known.map((message) => message.id));
    for (const message of messages) if (!ids.has(message.id)) this.arrived({ chat, message });
  }
}
