/** What one person sees of the simulated Teams: her chats, and the messages of one of them. */

import { stringAt } from '../simulators/json.ts';
import { cardFor, type Teams } from '../simulators/teams.ts';
import type { TeamsMessage, Thread } from '../simulators/teams-chats.ts';
import { asBotMention, peopleMentioned, readable } from '../simulators/teams-mentions.ts';
import type { DeskChat, DeskMessage } from './contract.ts';

const BOT_NAME = 'BCM-Lotse';

/** The personal chat with the bot first, then the channels of the person's teams. */
export function chatsOf(teams: Teams, person: string): DeskChat[] {
  const mine = teams.chats.threads().filter((thread) => thread.members.includes(person));
  const rank = (thread: Thread) => (thread.kind === 'personal' ? 0 : 1);
  return mine.sort((one, other) => rank(one) - rank(other)).map(chatView);
}

function chatView(thread: Thread): DeskChat {
  const last = thread.messages.at(-1);
  const written = { count: thread.messages.length, ...(last ? { lastAt: last.at } : {}) };
  if (thread.kind === 'personal') return { id: thread.id, kind: 'personal', title: BOT_NAME, ...written };
  const { name, team } = thread.channel;
  return { id: thread.id, kind: 'channel', title: name, team, ...written };
}

/** Oldest first. */
export function messagesOf(teams: Teams, thread: Thread, person: string): DeskMessage[] {
  return thread.messages.map((message) =>
    message.person === undefined ? botMessage(teams, thread, message, person) : personMessage(teams, thread, message),
  );
}

function botMessage(teams: Teams, thread: Thread, message: TeamsMessage, person: string): DeskMessage {
  const { activity } = message;
  const mentioned = peopleMentioned(activity, teams.chats);
  const card = cardFor(message, person);
  const text = readable(stringAt(activity, 'text') ?? '');
  const summary = stringAt(activity, 'summary');
  return {
    id: message.id,
    from: { kind: 'bot', name: BOT_NAME },
    at: message.at,
    ...(message.editedAt ? { editedAt: message.editedAt } : {}),
    ...(text ? { text } : {}),
    ...(summary ? { summary } : {}),
    ...(card ? { card } : {}),
    mentions: [...new Set(mentioned.map((each) => each.name))],
    ringsForMe: thread.kind === 'personal' || mentioned.some((each) => each.id === person),
  };
}

function personMessage(teams: Teams, thread: Thread, message: TeamsMessage): DeskMessage {
  const id = message.person ?? '';
  const text = stringAt(message.activity, 'text') ?? '';
  const calls = thread.kind === 'channel' && asBotMention(text, BOT_NAME) !== undefined;
  return {
    id: message.id,
    from: { kind: 'person', id, name: teams.chats.person(id)?.name ?? id },
    at: message.at,
    text,
    mentions: calls ? [BOT_NAME] : [],
    ringsForMe: false,
  };
}
