// *Ernstfall – Übung beendet*: on every card of a running exercise, one tap for those who run it, two for all others.
import type { Alarm } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { button, say, showCard } from '../card.ts';
import type { Action, CardPart } from '../card-shape.ts';

/** `a` is the alarm, or a roll of it; `runs`: the reader runs the exercise. */
export interface Stop {
  readonly a: string;
  readonly runs: boolean;
}

const isRunning = ({ mode, status }: Alarm) => mode === 'exercise' && status === 'open';

/** The line that names the button (domain.md 2.3a, text 2). */
export function stopHint(alarm: Alarm, stop: Stop | null, texts: Texts): readonly CardPart[] {
  return stop && isRunning(alarm) ? [say(texts.realEvent.hint, { gap: 'Medium' })] : [];
}

export function stopping(alarm: Alarm, stop: Stop | null, texts: Texts): readonly Action[] {
  if (!stop || !isRunning(alarm)) return [];
  const words = texts.realEvent;
  const data = { verb: 'alarm.real-event', a: stop.a } as const;
  if (stop.runs) return [button('real-event', words.name, data)];
  return [showCard('real-event', words.name, [say(words.ask)], [button('confirm-real-event', words.yes, data)])];
}
