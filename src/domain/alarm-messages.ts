// Which messages an alarm owes to whom when it is raised, changed or ended.
import type { Alarm, AlarmMessage } from './alarm.ts';
import { type Delivery, type Ledger, mayHaveHeard, outdated, planned, type Recipient, withdrawn } from './ledger.ts';

type Items = Record<string, Delivery<AlarmMessage>>;

/** The first messages: the channel, then each person asked, all in the crisis team's lane. */
export function plan(alarm: Alarm, people: readonly string[], channel: boolean, at: number): Ledger<AlarmMessage> {
  const deliveries: Items = {};
  if (channel) add(deliveries, { channel: alarm.domain }, 'alarm', at);
  for (const person of people) add(deliveries, { person }, 'alarm', at);
  return { epoch: 0, deliveries };
}

/** New information goes to whoever may have heard; cards still queued simply carry the newest text. */
export function newsFor(alarm: Alarm, at: number): Alarm {
  const deliveries: Items = { ...alarm.ledger.deliveries };
  const heard = whoMayHaveHeard(alarm);
  for (const item of Object.values(deliveries)) {
    const old = item.message === 'news' ? withdrawn(item, 'superseded', at) : item;
    deliveries[item.id] = outdated(old, at);
  }
  for (const to of heard) add(deliveries, to, 'news', at);
  return { ...alarm, ledger: { ...alarm.ledger, deliveries } };
}

/** Stops what is queued and tells the end to whoever may have heard; nobody else gets an all-clear. */
export function endAlarm(alarm: Alarm, at: number): Alarm {
  const deliveries: Items = { ...alarm.ledger.deliveries };
  const heard = whoMayHaveHeard(alarm);
  for (const item of Object.values(deliveries)) {
    deliveries[item.id] = outdated(withdrawn(item, 'stopped', at), at);
  }
  for (const to of heard) add(deliveries, to, 'end', at);
  return { ...alarm, ledger: { ...alarm.ledger, deliveries } };
}

/** Recipients one of whose messages may be out, and whoever answered by another way. */
function whoMayHaveHeard(alarm: Alarm): readonly Recipient[] {
  const heard = new Map<string, Recipient>();
  for (const item of Object.values(alarm.ledger.deliveries)) {
    const answered = 'person' in item.to && (alarm.answers[item.to.person]?.length ?? 0) > 0;
    if (answered || mayHaveHeard(item)) heard.set(JSON.stringify(item.to), item.to);
  }
  return [...heard.values()];
}

function add(deliveries: Items, to: Recipient, message: AlarmMessage, at: number): void {
  const id = `d${Object.keys(deliveries).length + 1}`;
  deliveries[id] = planned({ id, to, message, lane: 0, version: 1 }, at);
}
