// A notice as a short message: one segment wherever possible; never cut are the mark, the number, the link and a sentence.
import { cutGsm7, gsm7Length, oneSegment, toGsm7 } from '../domain/gsm7.ts';
import type { Notice } from './notice.ts';
import { shorter } from './sentences.ts';

/** Two segments, when what must stand does not fit in one. */
const twoSegments = 306;
/** Below this a part of a fact says nothing. */
const leastFact = 15;
/** There is more behind the link. */
const more = '...';

/** `link`: where to answer; '' when nothing is asked. */
export function smsText({ short, texts }: Pick<Notice, 'short' | 'texts'>, link: string): string {
  const [head, step, phone, what, tail] = [short.head, short.step, short.phone, short.what, short.tail].map(toGsm7);
  const answer = link === '' ? '' : toGsm7(texts.channels.sms.answer(link));
  const reply = toGsm7(short.reply ?? '');
  const steps = [...shorter(step ?? ''), ...(reply === '' ? [] : [''])];
  const candidates = steps.map((some) => {
    const shown = some === step || some === '' ? some : `${some} ${more}`;
    // The step often names the number itself; then it need not stand twice.
    const call = phone !== '' && digits(some).includes(digits(phone ?? '')) ? '' : phone;
    return { before: joined([head, shown, reply, call]), after: joined([answer, tail]) };
  });
  const fits = (places: number) =>
    candidates.find(({ before, after }) => gsm7Length(joined([before, after])) <= places);
  const chosen = fits(oneSegment) ?? fits(twoSegments) ?? candidates.at(-1) ?? { before: head, after: answer };
  const used = gsm7Length(joined([chosen.before, chosen.after]));
  const room = (used <= oneSegment ? oneSegment : twoSegments) - used - 1;
  const hasRoom = what !== undefined && room >= Math.min(leastFact, gsm7Length(what));
  return joined([chosen.before, hasRoom ? cutGsm7(what, room) : '', chosen.after]);
}

const joined = (parts: readonly (string | undefined)[]) => parts.filter((part) => part).join(' ');
const digits = (text: string) => text.replace(/\D/g, '');
