// Activities for the bot as they cross the wire, good or odd, signed as Teams signs them.
import { randomUUID } from 'node:crypto';
import { type ActivityFrame, typedMessage } from '../../local/simulators/teams-activities.ts';
import { type BotAnswer, deliverTo } from '../../local/simulators/teams-inbound.ts';
import type { WireActivity } from '../../local/simulators/teams-log.ts';
import type { World } from './world.ts';
import type { Name, Place } from './world-people.ts';

export interface RawActivities {
  /** A message of this person, in her own chat or in a channel; `changes` make it odd, undefined takes a part away. */
  message(name: Name, changes?: Readonly<Record<string, unknown>>, place?: Place): WireActivity;
  /** A pressed button: the same with an invoke and this value. */
  invoke(name: Name, value: unknown, changes?: Readonly<Record<string, unknown>>, place?: Place): WireActivity;
  /** Sends it and waits until nothing moves any more. */
  send(activity: WireActivity): Promise<BotAnswer>;
}

export function rawActivities(w: World): RawActivities {
  const { TENANT_ID: tenantId = '', BOT_APP_ID: botAppId = '' } = w.standIns.env;
  const { serviceUrl } = w.standIns;
  const frame: ActivityFrame = {
    tenantId,
    botAppId,
    botName: 'BCM-Lotse',
    serviceUrl,
    now: w.now,
    newGuid: randomUUID,
  };
  const deliver = deliverTo(`${w.url}/api/messages`);
  let sent = 0;

  function message(name: Name, changes: Readonly<Record<string, unknown>> = {}, place?: Place): WireActivity {
    const { chats } = w.teams;
    const person = chats.person(w.people.id(name));
    const thread = place ? chats.thread(w.people.channel(place).conversationId) : chats.personal(w.people.id(name));
    if (!person || !thread) throw new Error(`${name} has no chat ${place ?? ''}`);
    sent += 1;
    return { ...typedMessage(frame, { person, thread, locale: 'de-DE' }, `raw-${sent}`, 'hilfe'), ...changes };
  }

  return {
    message,
    invoke: (name, value, changes = {}, place) =>
      message(name, { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value, ...changes }, place),
    async send(activity) {
      const answer = await deliver(activity, await w.standIns.botFramework.signActivityToken(serviceUrl));
      await w.rests();
      return answer;
    },
  };
}
