// How a click comes in: the real reading, rules and drawing of clicks, without the tokens and sockets around them.

import { isObject, objectAt, stringAt } from '../../local/simulators/json.ts';
import type { BotAnswer } from '../../local/simulators/teams-inbound.ts';
import type { WireActivity } from '../../local/simulators/teams-log.ts';
import { Refusal } from '../../src/errors.ts';
import { parseClick } from '../../src/teams/click.ts';
import { clicks } from '../../src/teams/clicks.ts';
import type { ClickReply, TurnDeps } from '../../src/teams/turn.ts';
import { textsFor } from '../../src/texts/index.ts';

/** Answers an invoke as src/teams/bot.ts does, once gate and adapter have let it pass. */
export async function answerClick(deps: TurnDeps, activity: WireActivity): Promise<BotAnswer> {
  const reply = await replyTo(deps, activity);
  const body =
    'card' in reply
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  return { status: 200, body: JSON.parse(JSON.stringify(body)) };
}

async function replyTo(deps: TurnDeps, activity: WireActivity): Promise<ClickReply> {
  try {
    const person = await deps.look.personOf(stringAt(objectAt(activity, 'from'), 'aadObjectId') ?? '');
    if (!person) return { text: 'nobody knows this person' };
    const { data } = objectAt(objectAt(activity, 'value'), 'action');
    const click = parseClick(isObject(data) ? data : null);
    if (!click) return { text: 'bad shape' };
    const now = deps.env.now();
    const said = Date.parse(String(activity.timestamp));
    const occurredAt = Math.min(now, said);
    const speaker = {
      person,
      texts: textsFor(person.language),
      inPrivate: true,
      channelDomain: null,
      occurredAt,
      activityId: String(activity.id),
    };
    return await clicks(deps, click, { ...speaker, cardId: String(activity.replyToId), redraws: true });
  } catch (error) {
    if (error instanceof Refusal) return { text: error.code };
    deps.env.log.error('click.fault', { error: error instanceof Error ? error.name : 'unknown' });
    return { text: 'fault' };
  }
}
