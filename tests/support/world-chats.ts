// What people do and see in Teams during a story, and the account of every message they got.
import { expect } from 'vitest';
import { actionOf } from '../../local/simulators/card-actions.ts';
import { cardFor, type Teams } from '../../local/simulators/teams.ts';
import type { PressedAction } from '../../local/simulators/teams-activities.ts';
import type { TeamsMessage, Thread } from '../../local/simulators/teams-chats.ts';
import type { TeamsLogLine } from '../../local/simulators/teams-log.ts';
import { type Card, type CardKind, onlyAbout, readCard, readMessage } from './world-cards.ts';
import type { Name, Place, WorldPeople } from './world-people.ts';

/** A card with the id of its message. */
export interface Seen extends Card {
  readonly id: string;
}

/** A message as it arrived: what stood on it then, where, and for whom it rang. */
export interface Arrived extends Seen {
  readonly place: Place;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly rings: readonly Name[];
}

/** What came back to a press: a fresh card, or one sentence beside the old one; neither after a Submit. */
export interface Reply {
  readonly card: Card | null;
  readonly says: string;
}

/** A button taken from a card as it was then; pressing it later is a late click. */
export interface Button {
  readonly message: string;
  readonly action: PressedAction;
}

export interface Where {
  /** The channel; absent: the person's own chat. */
  readonly in?: Place;
  /** The message; absent: the newest that has the button. */
  readonly on?: string;
}

export interface ClickOptions extends Where {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The alarm that the button is about, where several have the same title. */
  readonly about?: string;
  /** As clients without Execute send it. */
  readonly asSubmit?: boolean;
}

export interface WorldChats {
  /** The newest card there, as this person sees it now. */
  card(name: Name, where?: Where): Seen;
  /** All cards of the bot there, oldest first, as this person sees them now. */
  cards(name: Name, place?: Place): readonly Seen[];
  /** Takes a button from the card without pressing it. */
  button(name: Name, title: string, options?: ClickOptions): Button;
  /** Presses it. The story fails when Teams would show an error. */
  clicks(name: Name, title: string, options?: ClickOptions): Promise<Reply>;
  /** Presses a button taken before; `on` and `in` may put it onto another card, as a forged click would. */
  presses(name: Name, button: Button, where?: Where): Promise<Reply>;
  /** Writes and waits until the bot has heard it. */
  types(name: Name, text: string, where?: Where): Promise<void>;
  /** The next message there that no story has spoken of yet; it must be of this kind. */
  hears(place: Place, kind: CardKind): Arrived;
  /** Each of them got exactly one message not spoken of yet, of this kind. */
  allHear(places: readonly Place[], kind: CardKind): readonly Arrived[];
  /** Everything that came and was not spoken of, such as `tjark: alarm`. */
  unheard(): readonly string[];
  /** Every card that was posted, put in place of another, or shown after a press; in that order. */
  everyCard(): readonly Card[];
  /** How often a message was replaced for everybody. */
  edits(message: string): number;
}

export function worldChats(teams: Teams, people: WorldPeople, rests: () => Promise<void>): WorldChats {
  /** Lines of Teams' log that a story has spoken of. */
  const spoken = new Set<number>();

  function threadOf(name: Name, place: Place | undefined): Thread {
    const thread = place?.startsWith('#')
      ? teams.chats.thread(people.channel(place).conversationId)
      : teams.chats.personal(people.id(name));
    if (!thread) throw new Error(`${name} has no chat ${place ?? ''}`);
    return thread;
  }

  const placeOf = (id: string): Place => {
    const thread = teams.chats.thread(id);
    if (!thread) return id;
    if (thread.kind === 'personal') return people.name(thread.person.id);
    return people.placeOf(thread.id);
  };

  const ofBot = (thread: Thread) => thread.messages.filter((message) => message.person === undefined);
  function seen(name: Name, message: TeamsMessage): Seen {
    const view = cardFor(message, people.id(name));
    const arrived = readMessage(message.activity);
    return { ...(view ? readCard(view, arrived.summary) : arrived), id: message.id };
  }

  function button(name: Name, title: string, options: ClickOptions = {}): Button {
    const thread = threadOf(name, options.in);
    const person = people.id(name);
    for (const message of ofBot(thread).reverse()) {
      if (options.on !== undefined && message.id !== options.on) continue;
      const whole = cardFor(message, person);
      const json = whole && options.about !== undefined ? onlyAbout(whole, options.about) : whole;
      const action = json && actionOf(json, title, { ...options.inputs });
      if (!action) continue;
      return { message: message.id, action: options.asSubmit ? { ...action, type: 'Action.Submit' } : action };
    }
    throw new Error(`${name} sees no button «${title}»; the newest card is:\n${card(name, options).text}`);
  }

  function card(name: Name, where: Where = {}): Seen {
    const messages = ofBot(threadOf(name, where.in));
    const message = where.on === undefined ? messages.at(-1) : messages.find(({ id }) => id === where.on);
    if (!message) throw new Error(`${name} has no card ${where.in ?? ''}`);
    return seen(name, message);
  }

  async function presses(name: Name, pressed: Button, where: Where = {}): Promise<Reply> {
    const thread = threadOf(name, where.in);
    const outcome = await teams.press(people.id(name), thread.id, where.on ?? pressed.message, pressed.action);
    await rests();
    switch (outcome.kind) {
      case 'card':
        return { card: readCard(outcome.card), says: '' };
      case 'text':
        return { card: null, says: outcome.text };
      case 'taken':
        return { card: null, says: '' };
      case 'fault':
        throw new Error(`Teams showed ${name} an error: ${outcome.text} (${outcome.code ?? 'no code'})`);
    }
  }

  /** The posts not spoken of, oldest first. */
  function waiting(): readonly (TeamsLogLine & { kind: 'posted' })[] {
    return teams.log().filter((line) => line.kind === 'posted' && !spoken.has(line.n)) as never;
  }

  function hears(place: Place, kind: CardKind): Arrived {
    const line = waiting().find(({ thread }) => placeOf(thread) === place);
    if (!line) throw new Error(`${place} got no message; a message of the kind ${kind} was expected`);
    spoken.add(line.n);
    const read = readMessage(line.activity);
    expect(read.kind, `${place} got:\n${read.text}`).toBe(kind);
    const rings = people.names(line.rings);
    return { ...read, place, id: line.activityId, at: Date.parse(line.at), rings };
  }

  return {
    card,
    cards: (name, place) => ofBot(threadOf(name, place)).map((message) => seen(name, message)),
    button,
    clicks: (name, title, options = {}) => presses(name, button(name, title, options), options),
    presses,
    async types(name, text, where = {}) {
      teams.write(people.id(name), threadOf(name, where.in).id, text);
      await rests();
    },
    hears,
    allHear: (places, kind) => places.map((place) => hears(place, kind)),
    unheard: () => waiting().map((line) => `${placeOf(line.thread)}: ${readMessage(line.activity).kind}`),
    everyCard: () =>
      teams.log().flatMap((line) => {
        if (line.kind === 'posted' || line.kind === 'updated') return [readMessage(line.activity)];
        return line.kind === 'shown' ? [readCard(line.card)] : [];
      }),
    edits: (message) => teams.log().filter((line) => line.kind === 'updated' && line.activityId === message).length,
  };
}
