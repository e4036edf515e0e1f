// The mark: every card about one alarm passes here and says in its first and last line whether it is an exercise.
import type { Alarm, Ending } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { box, draw, heading } from '../card.ts';
import type { Action, BoxStyle, CardPart, Colour, Drawn, Mention, Size } from '../card-shape.ts';
import { type Stop, stopHint, stopping } from './stopping.ts';

/** What a card about an alarm says first. An ended alarm shows its end on every card. */
export type Face = 'alarm' | 'news' | 'unfilled' | 'staffed' | 'relieved' | 'approval' | 'deadline' | Ending;

/** The words of the mark, such as `ALARM – ERNSTFALL` or `ÜBUNGSALARM „Herbst 2026“`. */
function markOf(alarm: Alarm, face: Face, texts: Texts): string {
  if (face === 'deadline') {
    return texts.incidentCard.deadline.mark[alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName });
  }
  return texts.cards.mark[face][alarm.mode]({ number: alarm.number, exercise: alarm.exerciseName });
}

/** Colour only repeats what the words say: exercise blue, crisis red, emergency orange, all-clear green. */
function styleOf(alarm: Alarm, face: Face): BoxStyle {
  if (face === 'real-event') return 'attention';
  if (alarm.mode === 'exercise') return 'accent';
  if (face === 'all-clear' || face === 'staffed') return 'good';
  if (face === 'false-alarm' || face === 'aborted' || face === 'relieved') return 'emphasis';
  return alarm.level === 'CRISIS' ? 'attention' : 'warning';
}

/** The words in the colour of their area, where there is one that reads well. */
const colours: Partial<Record<BoxStyle, Colour>> = { attention: 'Attention', accent: 'Accent', good: 'Good' };

/** The toast begins with the mark, too, because it is often all that is read. */
function toast(alarm: Alarm, face: Face, summary: string, texts: Texts): string {
  const begin = face === 'alarm' ? texts.cards.toast[alarm.mode] : markOf(alarm, face, texts);
  return `${begin}: ${summary}`;
}

/** Draws a card about one alarm between its two marks. `body` begins with the next step. */
export function marked(card: {
  readonly alarm: Alarm;
  readonly face: Face;
  readonly texts: Texts;
  readonly summary: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly Action[];
  readonly mentions?: readonly Mention[];
  /** The button that ends an exercise because something really happened; null where there is nothing to end. */
  readonly stop: Stop | null;
}): Drawn {
  const { alarm, face, texts } = card;
  const mark = markOf(alarm, face, texts);
  const style = styleOf(alarm, face);
  const colour = colours[style];
  const band = (text: string, size: Size) =>
    box(style, [heading(text, { size, ...(colour ? { colour } : {}) })], { bleed: true });
  const showsLevel = alarm.mode === 'real' && face === 'alarm';
  const first = showsLevel ? `${mark} · ${texts.level[alarm.level]}` : mark;
  return draw({
    language: texts.language,
    summary: toast(alarm, face, card.summary, texts),
    body: [band(first, 'Medium'), ...card.body, ...stopHint(alarm, card.stop, texts), band(mark, 'Default')],
    actions: [...(card.actions ?? []), ...stopping(alarm, card.stop, texts)],
    mentions: card.mentions ?? [],
  });
}
