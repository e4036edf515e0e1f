// Asked when a typed answer could mean several open alarms: one button for each.
import type { Alarm, AnswerKind } from '../../domain/alarm.ts';
import type { Texts } from '../../texts/index.ts';
import { box, button, draw, fact, heading, row, say } from '../card.ts';
import type { Drawn } from '../card-shape.ts';

export interface WhichAlarmCard {
  readonly texts: Texts;
  /** What was typed. */
  readonly answer: AnswerKind;
  /** Minutes until arrival; null unless coming. */
  readonly eta: number | null;
  /** Open alarms in which the reader is asked; `delivery` is her card there or '', `n` her answers so far. */
  readonly alarms: readonly {
    readonly id: string;
    readonly alarm: Alarm;
    readonly delivery: string;
    readonly n: number;
  }[];
}

/** Real and exercise may stand side by side here, so each alarm says in its own first words which it is. */
export function whichAlarmCard({ texts, answer, eta, alarms }: WhichAlarmCard): Drawn {
  const words = texts.cards.which;
  const title = answer === 'coming' ? words.comingIn(eta ?? 30) : texts.cards.answering[answer];
  const minutes = eta === null ? {} : { eta: String(eta) };
  return draw({
    language: texts.language,
    summary: words.title,
    body: [
      heading(words.title, { size: 'Large' }),
      say(words.lead),
      ...alarms.map(({ id, alarm, delivery, n }, at) =>
        box(alarm.mode === 'exercise' ? 'accent' : 'warning', [
          say(words.line[alarm.mode](alarm.number, texts.level[alarm.level]), { bold: true }),
          fact(texts.cards.situation.what, alarm.what),
          fact(texts.cards.situation.where, alarm.where),
          row([button(`which-${at}`, title, { verb: 'alarm.answer', a: id, d: delivery, n, answer, ...minutes })]),
        ]),
      ),
    ],
  });
}
