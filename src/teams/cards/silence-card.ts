// The card for whoever waits for the answers of a check-in: who has not answered by the due time. Nobody else gets it.
import { type CheckIn, isOpen } from '../../domain/check-in.ts';
import type { Texts } from '../../texts/index.ts';
import { fact, link, say } from '../card.ts';
import type { CardPart, Drawn } from '../card-shape.ts';
import { checkInFrame, questionParts } from './check-in-frame.ts';

export interface SilenceCard {
  readonly checkIn: CheckIn;
  /** Names of those who have not answered as it stands now, in the order of the alphabet. */
  readonly missing: readonly string[];
  readonly texts: Texts;
  readonly now: number;
  readonly tabUrl: string;
}

/** More names than these stand in the tab. */
const mostNames = 20;

export function silenceCard({ checkIn, missing, texts, now, tabUrl }: SilenceCard): Drawn {
  const words = texts.checkIn.silence;
  const waits = isOpen(checkIn) && missing.length > 0;
  const over = isOpen(checkIn) ? words.allAnswered : words.over;
  const step = waits ? words.step(missing.length, checkIn.group.people) : over;
  const names: readonly CardPart[] = waits ? [fact(words.missing, listed(missing, texts), 'Medium')] : [];
  return checkInFrame({
    of: checkIn,
    texts,
    summary: step,
    body: [
      say(step, { bold: true, size: 'Large' }),
      ...names,
      say([{ bold: `${words.question}: ` }, words.due(texts.moment(checkIn.due, now))], { gap: 'Medium' }),
      ...questionParts(checkIn, texts, now),
      say(words.onlyYou, { gap: 'Medium', subtle: true }),
    ],
    actions: link('tab', texts.checkIn.card.openTab, tabUrl),
  });
}

function listed(names: readonly string[], texts: Texts): string {
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length - mostNames;
  return more > 0 ? `${shown} ${texts.checkIn.silence.more(more)}` : shown;
}
