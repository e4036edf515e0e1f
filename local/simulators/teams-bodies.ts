/** What the simulator keeps of a message: all of it, or in very large runs only its buttons, or nothing. */
import { buttonsOf } from './card-actions.ts';
import { type JsonObject, objectAt, stringAt } from './json.ts';
import type { CardSubject, WireActivity } from './teams-log.ts';
import { CARD, cardOf } from './teams-mentions.ts';

/** `buttons`: cards shrink to what can be pressed; `none`: only the log tells that there was a message. */
export type KeptBodies = 'all' | 'buttons' | 'none';

/** The alarm and the delivery a card is about, from the data of its buttons; undefined when no button says so. */
function subjectOf(buttons: readonly JsonObject[]): CardSubject | undefined {
  for (const button of buttons) {
    const data = objectAt(button, 'data');
    const alarm = stringAt(data, 'a') || stringAt(data, 'alarmId');
    const delivery = stringAt(data, 'd') || stringAt(data, 'deliveryId');
    if (alarm || delivery) return { ...(alarm ? { alarm } : {}), ...(delivery ? { delivery } : {}) };
  }
  return undefined;
}

/** The activity as it is kept, and what its card is about. */
export function kept(activity: WireActivity, bodies: KeptBodies): { activity: WireActivity; about?: CardSubject } {
  const card = cardOf(activity);
  const buttons = card ? buttonsOf(card) : [];
  const about = subjectOf(buttons);
  return { activity: shrunk(activity, buttons, bodies), ...(about ? { about } : {}) };
}

function shrunk(activity: WireActivity, buttons: JsonObject[], bodies: KeptBodies): WireActivity {
  if (bodies === 'all') return activity;
  if (bodies === 'none' || buttons.length === 0) return { type: activity.type };
  const content = { type: 'AdaptiveCard', body: [], actions: buttons.map(withoutFallback) };
  return { type: activity.type, attachments: [{ contentType: CARD, content }] };
}

/** The fallback says the same once more. */
function withoutFallback(button: JsonObject): JsonObject {
  const { fallback: _same, ...rest } = button;
  return rest;
}
