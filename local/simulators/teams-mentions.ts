/** Mentions: whom a bot's message names, and how a typed `@BCM-Lotse` reaches the bot. */
import { isObject, type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';
import type { TeamsChats, TeamsPerson } from './teams-chats.ts';
import type { WireActivity } from './teams-log.ts';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** The Adaptive Card of an activity, if it has one. */
export function cardOf(activity: WireActivity): JsonObject | undefined {
  const attachment = objectsAt(activity, 'attachments').find((each) => each.contentType === CARD);
  return attachment && isObject(attachment.content) ? attachment.content : undefined;
}

/** The mention entities that count: those whose text really stands in the message or in the card. */
function mentionEntities(activity: WireActivity): JsonObject[] {
  const card = cardOf(activity);
  const inText = objectsAt(activity, 'entities').filter((entity) => stands(entity, stringAt(activity, 'text') ?? ''));
  const named = objectsAt(objectAt(card, 'msteams'), 'entities');
  if (named.length === 0) return inText; // most cards name nobody: spare reading their whole text
  const cardText = JSON.stringify(card?.body ?? []);
  const inCard = named.filter((entity) => stands(entity, cardText, true));
  return [...inText, ...inCard];
}

function stands(entity: JsonObject, text: string, escaped = false): boolean {
  const mention = stringAt(entity, 'text');
  if (entity.type !== 'mention' || !mention) return false;
  return text.includes(escaped ? JSON.stringify(mention).slice(1, -1) : mention);
}

/** The people a message rings for. An address nobody has is no mention. */
export function peopleMentioned(activity: WireActivity, chats: TeamsChats): TeamsPerson[] {
  return mentionEntities(activity).flatMap((entity) => {
    const id = stringAt(objectAt(entity, 'mentioned'), 'id');
    return (id && (chats.personByAddress(id) ?? chats.personByMail(id))) || [];
  });
}

/** The text of a message as people read it: `<at>Name</at>` becomes `@Name`, other tags go. */
export function readable(text: string): string {
  return text
    .replace(/<at(?: [^>]*)?>(.*?)<\/at>/gi, '@$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .trim();
}

/** What a person typed in a channel, as Teams sends it; nothing when the bot is not mentioned and so does not hear it. */
export function asBotMention(typed: string, botName: string): string | undefined {
  const tag = `<at>${botName}</at>`;
  const escaped = botName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const text = typed.replace(new RegExp(`@${escaped}(?![\\w-])`, 'gi'), tag);
  return text.includes(tag) ? text : undefined;
}
