// The part of a card that changes or ends an alarm: four parts that open, each with ready reasons and a text.
import { type Alarm, type ChosenEnding, levels } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { button, choice, input, say, showCard } from '../card.ts';
import type { Action, CardPart } from '../card-shape.ts';
import { otherInput, otherReason, type ReasonFor, reasonInput } from '../click.ts';

const longestStep = 200;
/** With the longest ready reason in front it still stays within the 300 characters of the rules. */
const longestText = 220;

/** A list of ready reasons, one more for "another", and a line for one's own words. */
export function reasonInputs(kind: ReasonFor, ready: readonly string[], texts: Texts): readonly CardPart[] {
  const words = texts.cards.changing;
  const choices = [...ready, words.other].map((text, at) => [at < ready.length ? text : otherReason, text] as const);
  return [
    choice(reasonInput(kind), words.reason, choices, { list: true, required: words.reasonMissing }),
    input(otherInput(kind), words.text, longestText),
  ];
}

/** *Alarm ändern oder beenden*: only for those who may, and only while the alarm is open. */
export function changing(id: string, delivery: string, alarm: Alarm, texts: Texts): readonly Action[] {
  if (alarm.status !== 'open') return [];
  const parts = [
    news(id, delivery, alarm, texts),
    ending(id, delivery, alarm, texts, 'all-clear'),
    ending(id, delivery, alarm, texts, 'false-alarm'),
    ending(id, delivery, alarm, texts, 'aborted'),
  ];
  return [showCard('change', texts.cards.raised.change[alarm.mode], [], parts)];
}

function news(id: string, delivery: string, alarm: Alarm, texts: Texts): Action {
  const words = texts.cards.changing;
  const change = texts.cards.change.news[alarm.mode];
  const offered = levels.filter((level) => alarm.mode === 'exercise' || level !== 'DISRUPTION');
  const body = [
    say(change.lead),
    input('nextStep', words.nextStep, longestStep, {
      value: alarm.nextStep,
      lines: true,
      required: words.stepMissing,
    }),
    choice(
      'level',
      words.level,
      offered.map((level) => [level, texts.level[level]] as const),
      { value: alarm.level },
    ),
    ...reasonInputs('news', texts.cards.reasons.news[alarm.mode], texts),
  ];
  const data = { verb: 'alarm.update', a: id, d: delivery } as const;
  return showCard('change-news', change.open, body, [button('confirm-news', change.confirm, data, 'auto')]);
}

function ending(id: string, delivery: string, alarm: Alarm, texts: Texts, kind: ChosenEnding): Action {
  const change = texts.cards.change[kind][alarm.mode];
  const body = [say(change.lead), ...reasonInputs(kind, texts.cards.reasons[kind][alarm.mode], texts)];
  const data = { verb: 'alarm.end', a: id, d: delivery, ending: kind } as const;
  return showCard(`change-${kind}`, change.open, body, [button(`confirm-${kind}`, change.confirm, data, 'auto')]);
}
