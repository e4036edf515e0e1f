// The frame of every card about a check-in: its first and last line say what it is, and whether it is an exercise.
import type { CheckInText } from '../../domain/check-in.ts';
import type { Texts } from '../../texts/index.ts';
import { box, draw, fact, heading, say } from '../card.ts';
import type { Action, CardPart, Drawn, Size } from '../card-shape.ts';

/** Draws a card between its two marks. `body` begins with what to do. */
export function checkInFrame(card: {
  readonly of: CheckInText;
  readonly texts: Texts;
  readonly summary: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly Action[];
}): Drawn {
  const { of, texts } = card;
  const mark = texts.checkIn.mark[of.mode]({ exercise: of.exerciseName });
  const isExercise = of.mode === 'exercise';
  // Colour only repeats what the words say: an exercise is blue everywhere.
  const band = (size: Size) =>
    box(isExercise ? 'accent' : 'emphasis', [heading(mark, { size, ...(isExercise ? { colour: 'Accent' } : {}) })], {
      bleed: true,
    });
  const note = isExercise ? [say(texts.checkIn.card.exerciseNote, { gap: 'Small', subtle: true })] : [];
  return draw({
    language: texts.language,
    summary: `${texts.checkIn.toast[of.mode]}: ${card.summary}`,
    body: [band('Medium'), ...card.body, ...note, band('Default')],
    actions: card.actions ?? [],
  });
}

/** The question with its shift and role. */
export function questionParts(of: CheckInText, texts: Texts, now: number): readonly CardPart[] {
  const words = texts.checkIn.card;
  const { from, to, role } = of;
  const shift = from !== null && to !== null ? words.shift(texts.moment(from, now), texts.moment(to, now)) : '';
  return [
    say(of.question, { gap: 'Medium' }),
    ...(shift === '' ? [] : [fact(words.shiftName, shift)]),
    ...(role === null ? [] : [fact(words.roleName, texts.role[role])]),
  ];
}
