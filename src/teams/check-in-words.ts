// Typed answers to a check-in: what somebody means who writes «ab 14:30».
import type { CheckInAnswer } from '../domain/check-in.ts';
import { plainWords } from '../domain/words.ts';

export interface CheckInWord {
  readonly answer: CheckInAnswer;
  /** `HH:mm` in Germany; only with `from`. */
  readonly time: string | null;
  /** An alarm is answered by the same word. */
  readonly alsoAlarm: boolean;
}

const word = (answer: CheckInAnswer, alsoAlarm = false): CheckInWord => ({ answer, time: null, alsoAlarm });

const plain: ReadonlyMap<string, CheckInWord> = new Map([
  ['ja', word('on-site', true)],
  ['yes', word('on-site', true)],
  ['vor ort', word('on-site')],
  ['ja, vor ort', word('on-site')],
  ['on site', word('on-site')],
  ['mobil', word('mobile')],
  ['ja, mobil', word('mobile')],
  ['mobile', word('mobile')],
  ['eingeschränkt', word('limited')],
  ['eingeschraenkt', word('limited')],
  ['limited', word('limited')],
  ['nein', word('unavailable', true)],
  ['no', word('unavailable', true)],
]);

/** `ab 14`, `ja, ab 14:30`, `ab 14.30 uhr`, `from 14` */
const later = /^(?:(?:ja|yes),? )?(?:ab|from) ([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?: uhr| h)?$/;

/** The answer in a message, or null when it is none. */
export function checkInWord(text: string): CheckInWord | null {
  const said = plainWords(text);
  const time = later.exec(said);
  if (!time) return plain.get(said) ?? null;
  return { answer: 'from', time: `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? '00'}`, alsoAlarm: false };
}
