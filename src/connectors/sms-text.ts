// A notice as a short message: one segment wherever possible, and whatever is cut, never the mark, the number or the link.
import { cutGsm7, gsm7Length, oneSegment, toGsm7 } from '../domain/gsm7.ts';
import type { Notice } from './notice.ts';

/** Two segments, when what must stand leaves no room in one. */
const twoSegments = 306;
/** Places that the free words get at least. */
const leastFree = 20;
/** Below this a rest of a fact says nothing. */
const leastFact = 15;

/** `link`: where to answer; '' when nothing is asked. */
export function smsText({ short, texts }: Pick<Notice, 'short' | 'texts'>, link: string): string {
  const [head, step, phone, what, tail] = [short.head, short.step, short.phone, short.what, short.tail].map(toGsm7) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const answer = link === '' ? '' : toGsm7(texts.channels.sms.answer(link));
  const whole = joined([head, step, answer, tail]);
  // The step often names the number itself; then it need not stand twice.
  const isSaid = phone !== '' && digits(step).includes(digits(phone)) && gsm7Length(whole) <= oneSegment;
  const call = isSaid ? '' : phone;
  const fixed = gsm7Length(joined([head, call, answer, tail]));
  const room = (fixed + leastFree <= oneSegment ? oneSegment : twoSegments) - fixed - 1;
  const shownStep = cutGsm7(step, Math.max(room - gsm7Length(what) - 1, Math.floor(room * 0.65)));
  const rest = room - gsm7Length(shownStep) - 1;
  const shownWhat = what !== '' && rest >= Math.min(leastFact, gsm7Length(what)) ? cutGsm7(what, rest) : '';
  return joined([head, shownStep, call, shownWhat, answer, tail]);
}

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
const digits = (text: string) => text.replace(/\D/g, '');
