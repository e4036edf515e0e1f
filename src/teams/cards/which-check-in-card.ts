// Asked when a typed answer could mean several open check-ins: one button for each.
import type { CheckInAnswer, CheckInText } from '../../domain/check-in.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, draw, heading, row, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';
import { questionParts } from './check-in-frame.ts';

export interface WhichCheckInCard {
  readonly texts: Texts;
  readonly now: number;
  readonly answer: CheckInAnswer;
  /** Open check-ins in which the reader is asked. `from`: what her time means there; `n` her answers so far. */
  readonly asked: readonly {
    readonly part: string;
    readonly of: CheckInText;
    readonly from: number | null;
    readonly n: number;
  }[];
}

/** Real and exercise may stand side by side here, so each says in its own first line which it is. */
export function whichCheckInCard({ texts, now, answer, asked }: WhichCheckInCard): Drawn {
  const { which, card, mark } = texts.checkIn;
  return draw({
    language: texts.language,
    summary: which.title,
    body: [
      heading(which.title, { size: 'Large' }),
      say(which.lead),
      ...asked.map(({ part, of, from, n }, at) => {
        const more = from === null ? {} : { from: String(from) };
        const title = from === null ? card.answer[answer] : `${card.answer.from}: ${texts.moment(from, now)}`;
        return box(of.mode === 'exercise' ? 'accent' : 'emphasis', [
          say(mark[of.mode]({ exercise: of.exerciseName }), { bold: true }),
          ...questionParts(of, texts, now),
          row([button(`which-${at}`, title, { verb: 'check.answer', c: part, d: '', n, answer, ...more })]),
        ]);
      }),
    ],
  });
}
