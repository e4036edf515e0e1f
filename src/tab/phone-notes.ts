// What is written down after a call: the two requests, and the sentence that says so.
import type { AnswerKind } from '../domain/alarm.ts';
import { useTools } from './tools.ts';

interface Called {
  readonly person: string;
  readonly name: string;
}

/** For one alarm. Both reject with ApiFault. */
export function usePhoneNotes(alarm: string): {
  record(said: Called & { readonly answer: AnswerKind; readonly eta: number | null }): Promise<void>;
  tried(called: Called): Promise<void>;
} {
  const { texts, api, say } = useTools();
  const path = `/api/alarms/${encodeURIComponent(alarm)}`;
  const nameOf = ({ name }: Called) => name || texts.cards.situation.unnamed;
  const clock = () => texts.clock(Date.now());
  return {
    async record({ person, answer, eta, ...called }) {
      await api.post(`${path}/record`, { person, answer, eta });
      say({ text: texts.board.record.done(nameOf({ person, ...called }), clock()) });
    },
    async tried(called) {
      await api.post(`${path}/try-call`, { person: called.person });
      say({ text: texts.board.record.tried(nameOf(called), clock()) });
    },
  };
}
