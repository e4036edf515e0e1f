/** The activities Teams sends to the bot: typed messages, pressed buttons, install events (teams-platform.md, 2, 3, 13). */
import type { JsonObject } from './json.ts';
import { type TeamsPerson, type Thread, userIdOf } from './teams-chats.ts';
import type { WireActivity } from './teams-log.ts';

export type ActivityFrame = {
  tenantId: string;
  botAppId: string;
  botName: string;
  serviceUrl: string;
  /** milliseconds since 1970 */
  now: () => number;
  /** a GUID for each activity */
  newGuid: () => string;
};

/** The action of a card as a client executes it, inputs merged into `data`. */
export type PressedAction = {
  type: 'Action.Execute' | 'Action.Submit';
  id?: string;
  verb?: string;
  title?: string;
  data?: JsonObject;
};

/** Who does something, where, and in which language her Teams is set. */
export type Doer = { person: TeamsPerson; thread: Thread; locale: string };

/** What every activity carries. `root` is the channel thread it belongs to. */
function frame(of: ActivityFrame, { person, thread, locale }: Doer, root?: string): JsonObject {
  const at = new Date(of.now());
  return {
    channelId: 'msteams',
    serviceUrl: of.serviceUrl,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/Berlin',
    locale,
    from: { id: userIdOf(person, of.botAppId), name: person.name, aadObjectId: person.aadId },
    recipient: { id: botIdOf(of), name: of.botName },
    conversation: conversationOf(of, thread, root),
    channelData: channelDataOf(of, thread),
    entities: [{ type: 'clientInfo', locale, country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
  };
}

function botIdOf({ botAppId }: ActivityFrame): string {
  return `28:${botAppId}`;
}

function conversationOf(of: ActivityFrame, thread: Thread, root?: string): JsonObject {
  const { tenantId } = of;
  if (thread.kind === 'personal') return { conversationType: 'personal', tenantId, id: thread.id };
  const id = root === undefined ? thread.id : `${thread.id};messageid=${root}`;
  return { isGroup: true, conversationType: 'channel', tenantId, id };
}

function channelDataOf({ tenantId }: ActivityFrame, thread: Thread): JsonObject {
  if (thread.kind === 'personal') return { tenant: { id: tenantId } };
  const { conversationId, teamId, team } = thread.channel;
  return {
    teamsChannelId: conversationId,
    teamsTeamId: teamId,
    channel: { id: conversationId },
    team: { id: teamId, name: team },
    tenant: { id: tenantId },
  };
}

/** A typed message; in a channel `text` carries the bot's mention as `<at>…</at>`. */
export function typedMessage(of: ActivityFrame, doer: Doer, id: string, text: string): WireActivity {
  const { entities, ...shared } = frame(of, doer, id);
  const html = { contentType: 'text/html', content: `<p>${escapeTags(text, of.botName)}</p>` };
  const message = { ...shared, type: 'message', id, textFormat: 'plain', attachments: [html] };
  if (doer.thread.kind === 'personal') return { ...message, text, entities };
  const mention = {
    type: 'mention',
    text: `<at>${of.botName}</at>`,
    mentioned: { id: botIdOf(of), name: of.botName },
  };
  const all = [mention, ...(Array.isArray(entities) ? entities : [])];
  return { ...message, text: `${text}\n`, entities: all };
}

/** A mention stays a tag; whatever else looks like one was typed and is shown as typed. */
function escapeTags(text: string, botName: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(`&lt;at&gt;${botName}&lt;/at&gt;`, `<at>${botName}</at>`);
}

/** A pressed button: Execute is an invoke, Submit a message with a value and without text. */
export function pressedButton(
  of: ActivityFrame,
  doer: Doer,
  message: { id: string; root: string },
  action: PressedAction,
): WireActivity {
  const shared = { ...frame(of, doer, message.root), replyToId: message.id };
  if (action.type === 'Action.Submit') {
    return { ...shared, type: 'message', id: of.newGuid(), value: action.data ?? {} };
  }
  const value = { action: { ...action, data: action.data ?? {} }, trigger: 'manual' };
  return { ...shared, type: 'invoke', name: 'adaptiveCard/action', id: `f:${of.newGuid()}`, value };
}

/** A message extension: its dialog is opened (`fetchTask`) or submitted with what was typed (`submitAction`). */
export function dialogInvoke(of: ActivityFrame, doer: Doer, commandId: string, data?: JsonObject): WireActivity {
  const name = data === undefined ? 'composeExtension/fetchTask' : 'composeExtension/submitAction';
  const value = { commandId, commandContext: 'compose', context: { theme: 'default' }, ...(data ? { data } : {}) };
  return { ...frame(of, doer), type: 'invoke', name, id: `f:${of.newGuid()}`, value };
}

/** The two events that say that the bot was added: to a person's chat, or to a team. */
export function installEvents(of: ActivityFrame, doer: Doer): WireActivity[] {
  const shared = frame(of, doer);
  const event = doer.thread.kind === 'channel' ? { eventType: 'teamMemberAdded' } : {};
  const channelData = { ...channelDataOf(of, doer.thread), ...event };
  return [
    { ...shared, channelData, type: 'conversationUpdate', id: of.newGuid(), membersAdded: [{ id: botIdOf(of) }] },
    { ...shared, type: 'installationUpdate', id: of.newGuid(), action: 'add' },
  ];
}

/** The event that says that the app was taken away. */
export function removalEvent(of: ActivityFrame, doer: Doer): WireActivity {
  return { ...frame(of, doer), type: 'installationUpdate', id: of.newGuid(), action: 'remove' };
}
