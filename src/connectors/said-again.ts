// By what an answer from outside is known again when it is delivered a second time.
import { type Alarm, type AnswerKind, lastAnswer } from '../domain/alarm.ts';

interface Given {
  readonly person: string;
  readonly answer: AnswerKind;
  readonly eta: number | null;
}

/** The last answer said once more is that answer, whatever message it came in; else `name` marks this one. */
export function originOf(alarm: Alarm, { person, answer, eta }: Given, name: string): { delivery: string; n: number } {
  const last = lastAnswer(alarm, person);
  const isSaidAgain = last?.answer === answer && last.eta === eta;
  return { delivery: isSaidAgain ? '' : name, n: 0 };
}
