// Questions that a short message answers with a word and a number, such as `FREIGABE 4711`: which one is meant.
import type { Alarm } from '../domain/alarm.ts';
import { cutGsm7, gsm7Length, oneSegment, toGsm7 } from '../domain/gsm7.ts';
import { contacts } from '../domain/people.ts';
import type { Door } from '../engine/execute.ts';
import type { Texts } from '../texts/index.ts';

/** One question to the owner of a number. */
export interface PhoneQuestion {
  readonly person: string;
  readonly code: number;
  /** It still waits for an answer. */
  readonly open: boolean;
  /** Notes a yes or no, and says what became of it; a late one is explained. */
  answer(yes: boolean): Promise<string>;
}

/** The questions that were put to whoever has this number, also those decided since. */
export type QuestionsOf = (number: string) => Promise<readonly PhoneQuestion[]>;

/** Those of these people who have this number. */
export async function ownersOf(entry: Door, people: readonly string[], number: string): Promise<readonly string[]> {
  const has = async (person: string) => {
    const { value } = (await entry.read(contacts, person)).state;
    return (value?.numbers ?? []).some((one) => one.number === number);
  };
  const found = await Promise.all(people.map(async (person) => ((await has(person)) ? [person] : [])));
  return found.flat();
}

/** What is said to a key during a call. */
export interface Pressed {
  readonly noted: boolean;
  readonly code?: string;
  readonly text: string;
}
/** Null when the call was about something else. */
export type ByKey = (call: string, key: string) => Promise<Pressed | null>;

/** Wrong numbers that are tried for one telephone in so many milliseconds; then none is, until later. */
const mostWrong = 5;
const wrongWithin = 10 * 60_000;

/** Finds the question that a number names; nobody finds one by trying. */
export function questionBook(now: () => number, questionsOf: readonly QuestionsOf[]) {
  const wrong = new Map<string, readonly number[]>();

  async function all(number: string): Promise<readonly PhoneQuestion[]> {
    return (await Promise.all(questionsOf.map((each) => each(number)))).flat();
  }

  return {
    all,
    /** Undefined when it names none, or when too many were wrong. */
    async named(number: string, code: number): Promise<PhoneQuestion | undefined> {
      const tried = (wrong.get(number) ?? []).filter((at) => at > now() - wrongWithin);
      const found = tried.length < mostWrong ? (await all(number)).filter((each) => each.code === code) : [];
      if (found.length === 1) return found[0];
      wrong.set(number, [...tried, now()].slice(-mostWrong));
      return undefined;
    },
  };
}

/** What it is stands first and last, as in every message about an alarm. */
export function aloud({ mode, number }: Pick<Alarm, 'mode' | 'number'>, words: string, texts: Texts): string {
  const mark = texts.channels.sms.tail[mode];
  return between(`${mark} ${number}:`, words, mark);
}

/** One message; only words between the marks are cut. */
export function between(head: string, words: string, tail: string): string {
  const [first, last] = [`${toGsm7(head)} `, ` ${toGsm7(tail)}`];
  return `${first}${cutGsm7(toGsm7(words), oneSegment - gsm7Length(first + last))}${last}`;
}
