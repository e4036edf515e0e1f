// What is shown of an alarm's audience: sums over its rolls, never names.
import type { Alarm } from '../domain/alarm.ts';
import { rollSize } from '../domain/audience.ts';
import type { Delivery } from '../domain/ledger.ts';
import type { Roll } from '../domain/roll.ts';
import { smallestGroup } from '../domain/small-group.ts';
import type { AudienceView } from './contract.ts';
import type { DeliveryWord } from './contract-staffing.ts';

type Tally = AudienceView['words'] & { readonly read: number };

const nothing: Tally = {
  sending: 0,
  'at-teams': 0,
  'at-gateway': 0,
  undeliverable: 0,
  answered: 0,
  unclear: 0,
  stopped: 0,
  read: 0,
};

const furthest: readonly DeliveryWord[] = [
  'answered',
  'at-teams',
  'at-gateway',
  'sending',
  'unclear',
  'undeliverable',
  'stopped',
];

/** Rolls never change, they are replaced: what was once added up need not be again. */
const tallies = new WeakMap<Roll, Tally>();

function tallyOf(roll: Roll, word: (item: Delivery) => DeliveryWord): Tally {
  const known = tallies.get(roll);
  if (known) return known;
  const sum: Record<string, number> = { ...nothing, read: Object.keys(roll.answers).length };
  const first = Object.values(roll.ledger.deliveries).filter(({ message }) => message === 'alarm');
  const words = new Map<string, DeliveryWord[]>();
  for (const item of first) {
    const person = 'person' in item.to ? item.to.person : '';
    words.set(person, [...(words.get(person) ?? []), word(item)]);
  }
  // Whoever got it by two ways is one person: the way that led furthest speaks for her.
  for (const those of words.values()) {
    const is = furthest.find((one) => those.includes(one)) ?? 'sending';
    sum[is] = (sum[is] ?? 0) + 1;
  }
  // Frozen and not yet told: their messages are still to come.
  if (first.length === 0) sum.sending = roll.members.length;
  tallies.set(roll, sum as Tally);
  return sum as Tally;
}

/** Adds up the rolls of an alarm; null when it has no audience. */
export function audienceView(
  alarm: Alarm,
  rolls: readonly Roll[],
  word: (item: Delivery) => DeliveryWord,
): AudienceView | null {
  const { audience, telling } = alarm;
  if (!audience) return null;
  const sum: Record<string, number> = { ...nothing };
  for (const roll of rolls) {
    for (const [key, count] of Object.entries(tallyOf(roll, word))) sum[key] = (sum[key] ?? 0) + count;
  }
  const { read = 0, ...words } = sum;
  const isFew = audience.people < smallestGroup;
  if (isFew) hideReading(words);
  return {
    reach: audience.reach,
    named: audience.named ?? [],
    people: audience.people,
    told: telling.next >= audience.rolls ? audience.people : Math.min(audience.people, telling.next * rollSize),
    words: words as AudienceView['words'],
    read: isFew ? null : read,
    step: alarm.audienceStep,
  };
}

/** Whoever has read hers has it from Teams: the word for the one would tell the other. */
function hideReading(words: Record<string, number>): void {
  words['at-teams'] = (words['at-teams'] ?? 0) + (words.answered ?? 0);
  words.answered = 0;
}
