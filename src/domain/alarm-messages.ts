// Which messages an alarm owes to whom when it is raised, changed or ended.
import type { Alarm, AlarmMessage } from './alarm.ts';
import {
  type Delivery,
  isOwed,
  type Ledger,
  mayHaveHeard,
  outdated,
  planned,
  type Recipient,
  withdrawn,
} from './ledger.ts';

type Item = Delivery<AlarmMessage>;

/** The first messages: the channel, then each person asked, all in the crisis team's lane. */
export function plan(alarm: Alarm, people: readonly string[], channel: boolean, at: number): Ledger<AlarmMessage> {
  const recipients: Recipient[] = people.map((person) => ({ person }));
  if (channel) recipients.unshift({ channel: alarm.domain });
  return owe({ epoch: 0, deliveries: {} }, recipients, 'alarm', at);
}

/** New information goes to whoever may have heard; cards still queued simply carry the newest text. */
export function newsFor(alarm: Alarm, at: number): Alarm {
  const replaced = edit(alarm, (item) =>
    outdated(item.message === 'news' ? withdrawn(item, 'superseded', at) : item, at),
  );
  return { ...replaced, ledger: owe(replaced.ledger, whoMayHaveHeard(alarm), 'news', at) };
}

/** Stops what is queued and tells the end to whoever may have heard; nobody else gets an all-clear. */
export function endAlarm(alarm: Alarm, at: number): Alarm {
  const stopped = edit(alarm, (item) => outdated(withdrawn(item, 'stopped', at), at));
  return { ...stopped, ledger: owe(stopped.ledger, whoMayHaveHeard(alarm), 'end', at) };
}

/**
 * Takes back what became needless when Teams' results came in: cards of an ended alarm, news that newer news
 * replaced, and news or an end for somebody who, as it turned out, heard nothing before.
 */
export function withdrawNeedless(alarm: Alarm, at: number): Alarm {
  const items = Object.values(alarm.ledger.deliveries);
  if (!items.some(isOwed)) return alarm;
  const heard = new Set(whoMayHaveHeard(alarm).map(nameOf));
  const newest = new Map(items.map((item) => [`${item.message}/${nameOf(item.to)}`, item.id]));
  return edit(alarm, (item) => {
    const unheard = item.message !== 'alarm' && !heard.has(nameOf(item.to));
    const replaced = newest.get(`${item.message}/${nameOf(item.to)}`) !== item.id;
    if (alarm.status === 'ended' && (unheard || item.message !== 'end')) return withdrawn(item, 'stopped', at);
    return unheard || replaced ? withdrawn(item, 'superseded', at) : item;
  });
}

/** Recipients one of whose messages may be out, and whoever answered by another way. */
function whoMayHaveHeard(alarm: Alarm): readonly Recipient[] {
  const heard = new Map<string, Recipient>();
  for (const item of Object.values(alarm.ledger.deliveries)) {
    const answered = 'person' in item.to && (alarm.answers[item.to.person]?.length ?? 0) > 0;
    if (answered || mayHaveHeard(item)) heard.set(nameOf(item.to), item.to);
  }
  return [...heard.values()];
}

const nameOf = (to: Recipient) => ('person' in to ? `person/${to.person}` : `channel/${to.channel}`);

/** Changes every delivery of an alarm. */
export function edit(alarm: Alarm, change: (item: Item) => Item): Alarm {
  const items = Object.values(alarm.ledger.deliveries).map(change);
  return {
    ...alarm,
    ledger: { ...alarm.ledger, deliveries: Object.fromEntries(items.map((item) => [item.id, item])) },
  };
}

/** Owes a message to each recipient. Whatever corrects the alarm overtakes what is queued of it. */
function owe(
  ledger: Ledger<AlarmMessage>,
  recipients: readonly Recipient[],
  message: AlarmMessage,
  at: number,
): Ledger<AlarmMessage> {
  const deliveries: Record<string, Item> = { ...ledger.deliveries };
  for (const to of recipients) {
    const id = `d${Object.keys(deliveries).length + 1}`;
    deliveries[id] = planned({ id, to, message, lane: 0, ahead: message !== 'alarm' }, at);
  }
  return { ...ledger, deliveries };
}
