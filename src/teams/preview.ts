// The exact cards of a draft, before anything is raised: the real rules and the real drawing on a copy.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { noticeOf } from '../domain/audience.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { Actor } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import { rolls } from '../domain/roll.ts';
import { asked } from '../domain/staffing.ts';
import { toldBy } from '../engine/areas.ts';
import type { Audiences } from '../engine/audience.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Draft, Raising } from '../engine/raise.ts';
import { textsFor } from '../texts/index.ts';
import { alarmDrawing, languageOf, rollDrawing } from './draw.ts';

interface PreviewTools {
  readonly env: Env;
  readonly look: Directory;
  readonly raise: Raising;
  readonly audiences: Audiences;
  readonly tabUrl: string;
}

/** Draws what the first person asked and the channel would get. The draft must have passed the rules. */
export function previewCards({ env, look, raise, audiences, tabUrl }: PreviewTools) {
  const drawn = alarmDrawing({ env, look, tabUrl });

  /** In the reader's language, as it will be sent; only the number is still to come. */
  async function card(alarm: Alarm, delivery: Delivery): Promise<object> {
    const number = textsFor(await languageOf(look, delivery)).numberToCome;
    return (await drawn('preview', { ...alarm, number }, delivery, false)).card;
  }

  /** What everybody else would get, in the language of whoever looks. */
  async function audience(draft: Draft, alarm: Alarm, reader: Person) {
    const people = await audiences.count({ ...toldBy(draft), domain: alarm.domain, roles: alarm.roles });
    const number = textsFor(reader.language).numberToCome;
    const member = { id: reader.id, aadId: reader.aadId, language: reader.language, address: null };
    const notice = noticeOf({ ...alarm, number, telling: { version: 1, next: 0 } });
    const turn = { id: 'preview', at: env.now(), by: { system: 'spread' } } as const;
    const said = [
      { type: 'freeze', alarm: 'preview', members: [member] },
      { type: 'follow', notice, raisedByName: reader.name },
    ] as const;
    const roll = said.reduce(
      (state, command) =>
        rolls.decide(state, command, turn).reduce((next, entry) => rolls.apply(next, entry, turn), state),
      rolls.empty,
    );
    const delivery = Object.values(roll.ledger.deliveries)[0] as Delivery;
    return { people, card: rollDrawing({ env, tabUrl })('preview', roll, delivery).card };
  }

  return async (draft: Draft, { person }: { person: Person }) => {
    const by: Actor = { person: person.id, via: 'tab' };
    const command = await raise.prepare(draft, by);
    const turn = { id: 'preview', at: env.now(), by };
    const alarm: Alarm = alarms
      .decide(alarms.empty, command, turn)
      .reduce((state, entry) => alarms.apply(state, entry, turn), alarms.empty);
    const items = Object.values(alarm.ledger.deliveries);
    const personal = items.find((item) => 'person' in item.to && item.way === 'teams');
    const channel = items.find((item) => 'channel' in item.to);
    return {
      personal: personal ? await card(alarm, personal) : {},
      channel: channel ? await card(alarm, channel) : null,
      people: asked(alarm).length,
      channels: channel ? 1 : 0,
      audience: draft.audience === 'none' ? null : await audience(draft, alarm, person),
    };
  };
}
