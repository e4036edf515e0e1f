// The exact cards of a draft, before anything is raised: the real rules and the real drawing on a copy.
import { type Alarm, asked } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { Actor } from '../domain/model.ts';
import type { Person } from '../domain/people.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import type { Draft, Raising } from '../engine/raise.ts';
import type { Texts } from '../texts/index.ts';
import { drawAlarm, mentionsOf, tabLink } from './draw.ts';

interface PreviewTools {
  readonly env: Env;
  readonly look: Directory;
  readonly raise: Raising;
  readonly tabUrl: string;
}

/** Draws what the first person asked and the channel would get. The draft must have passed the rules. */
export function previewCards({ env, look, raise, tabUrl }: PreviewTools) {
  return async (draft: Draft, { person, texts }: { person: Person; texts: Texts }) => {
    const by: Actor = { person: person.id, via: 'tab' };
    const command = { ...(await raise.prepare(draft, by)), number: texts.numberToCome };
    const turn = { id: 'preview', at: env.now(), by };
    const alarm: Alarm = alarms
      .decide(alarms.empty, command, turn)
      .reduce((state, entry) => alarms.apply(state, entry, turn), alarms.empty);
    const people = asked(alarm);
    const items = Object.values(alarm.ledger.deliveries);
    const input = {
      id: 'preview',
      alarm,
      texts,
      now: env.now(),
      tabUrl: tabLink(tabUrl, 'lage'),
      mayChange: false,
      choosing: false,
      mentions: await mentionsOf(look, people),
    };
    const personal = items.find((item) => 'person' in item.to);
    const channel = items.find((item) => 'channel' in item.to);
    const reader = people[0] ?? '';
    return {
      personal: personal ? drawAlarm('alarm', { ...input, delivery: personal, person: reader }).card : {},
      channel: channel ? drawAlarm('alarm', { ...input, delivery: channel, person: '' }).card : null,
      people: people.length,
      channels: channel ? 1 : 0,
    };
  };
}
