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

export type PersonStore = {
  subscribe: (listener: () => void) => () => void;
  view: () => PersonView;
  seen: (chat: string) => void;
  /** `locale` is the language of this person's Teams */
  send: (chat: string, text: string, locale: DeskLocale) => Promise<void>;
  invoke: (chat: string, messageId: string, action: DeskAction, locale: DeskLocale) => Promise<InvokeAnswer>;
  reload: () => void;
  /** starts reading and following; the answer ends both */
  open: () => () => void;
};

/** The desk of one person; `arrived` hears every message that comes in after the first look. */
export function personStore(person: string, arrived: (arrival: Arrival) => void): PersonStore {
  let view: PersonView = { chats: undefined, messages: {}, unread: {}, connected: true, fault: undefined };
  const listeners = new Set<() => void>();
  const seenCounts = readSeen(person);
  const reading = new Map<string, { again: boolean }>();

  function set(change: Partial<PersonView>): void {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  function seen(chat: string): void {
    const count = view.messages[chat]?.length ?? 0;
    if (seenCounts[chat] === count && !view.unread[chat]) return;
    seenCounts[chat] = count;
    writeSeen(person, seenCounts);
    set({ unread: { ...view.unread, [chat]: 0 } });
  }

  function take(chat: DeskChat, messages: DeskMessage[]): void {
    const known = view.messages[chat.id];
    const unread = Math.max(0, messages.length - Math.min(seenCounts[chat.id] ?? 0, messages.length));
    set({ messages: { ...view.messages, [chat.id]: messages }, unread: { ...view.unread, [chat.id]: unread } });
    if (!known) return;
    const ids = new Set(known.map((message) => message.id));
    for (const message of messages) if (!ids.has(message.id)) arrived({ chat, message });
  }

  /** Reads one chat; while a read is under way a further wish is remembered, so answers cannot overtake each other. */
  async function readChat(chat: DeskChat): Promise<void> {
    const running = reading.get(chat.id);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: true };
    reading.set(chat.id, mine);
    try {
      while (mine.again) {
        mine.again = false;
        take(chat, await local.messages(chat.id, person));
      }
    } finally {
      reading.delete(chat.id);
    }
  }

  async function readAll(): Promise<void> {
    try {
      const chats = await local.chats(person);
      set({ chats, fault: undefined });
      await Promise.all(chats.map(readChat));
    } catch (fault) {
      if (!(fault instanceof CallFailed)) throw fault;
      set(view.chats ? { connected: false } : { fault });
    }
  }

  async function changed(id: string): Promise<void> {
    const chat = view.chats?.find((candidate) => candidate.id === id);
    if (!chat) return readAll();
    try {
      await readChat(chat);
    } catch (fault) {
      if (!(fault instanceof CallFailed)) throw fault;
      set({ connected: false });
    }
  }

  function open(): () => void {
    void readAll();
    return followChanges(person, {
      changed: (chat) => void changed(chat),
      opened: () => {
        set({ connected: true });
        void readAll();
      },
      lost: () => set({ connected: false }),
    });
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    seen,
    send: async (chat, text, locale) => {
      await local.send(chat, { person, text, locale });
      await changed(chat);
    },
    invoke: async (chat, messageId, action, locale) => {
      const answer = await local.invoke(chat, { person, messageId, action, locale });
      await changed(chat);
      return answer;
    },
    reload: () => void readAll(),
    open,
  };
}
