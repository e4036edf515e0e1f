// The exact cards of a draft, before anything is raised: the real rules and the real drawing on a copy.
import { type Alarm, asked } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { Actor } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Draft, Raising } from '../engine/raise.ts';
import { textsFor } from '../texts/index.ts';
import { alarmDrawing, languageOf } from './draw.ts';

interface PreviewTools {
  readonly env: Env;
  readonly look: Directory;
  readonly raise: Raising;
  readonly tabUrl: string;
}

/** Draws what the first person asked and the channel would get. The draft must have passed the rules. */
export function previewCards({ env, look, raise, tabUrl }: PreviewTools) {
  const drawn = alarmDrawing({ env, look, tabUrl });

  /** In the reader's language, as it will be sent; only the number is still to come. */
  async function card(alarm: Alarm, delivery: Delivery): Promise<object> {
    const number = textsFor(await languageOf(look, delivery)).numberToCome;
    return (await drawn('preview', { ...alarm, number }, delivery, false)).card;
  }

  return async (draft: Draft, { person }: { person: Person }) => {
    const by: Actor = { person: person.id, via: 'tab' };
    const command = await raise.prepare(draft, by);
    const turn = { id: 'preview', at: env.now(), by };
    const alarm: Alarm = alarms
      .decide(alarms.empty, command, turn)
      .reduce((state, entry) => alarms.apply(state, entry, turn), alarms.empty);
    const items = Object.values(alarm.ledger.deliveries);
    const personal = items.find((item) => 'person' in item.to);
    const channel = items.find((item) => 'channel' in item.to);
    return {
      personal: personal ? await card(alarm, personal) : {},
      channel: channel ? await card(alarm, channel) : null,
      people: asked(alarm).length,
      channels: channel ? 1 : 0,
    };
  };
}
