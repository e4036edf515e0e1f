// The people of a run: they get cards and press buttons, some twice, some late, some never.
import type { Chance } from '../../local/simulation/chance.ts';
import { actionOf } from '../../local/simulators/card-actions.ts';
import { isObject, type JsonObject, stringAt } from '../../local/simulators/json.ts';
import { cardFor } from '../../local/simulators/teams.ts';
import type { PressedAction } from '../../local/simulators/teams-activities.ts';
import type { AnswerKind } from '../../src/domain/alarm.ts';
import type { System } from './system.ts';

export interface Crowd {
  /** Presses that are on their way or still to come. */
  pending(): number;
  /** Probability that a press is made twice at once, and that an old button is pressed again later. */
  doubles: number;
  late: number;
}

/** Half of those who answer have done so after this time, milliseconds. */
const answersAfter = 15_000;

export function crowd(system: System): Crowd {
  const { clock, teams, history } = system;
  const chance = system.chance.of('crowd');
  let pending = 0;
  let presses = 0;

  function later(ms: number, task: () => Promise<void>): void {
    pending += 1;
    clock.at(clock.now() + ms, () => {
      void task().finally(() => {
        pending -= 1;
      });
    });
  }

  /** Presses a button as it was, and notes what the person sees. */
  async function press(person: string, chat: string, message: string, action: PressedAction): Promise<void> {
    presses += 1;
    const number = presses;
    const { a, d, n = 0, answer = 'read' } = action.data as { a: string; d: string; n?: number; answer?: AnswerKind };
    history.note({
      kind: 'pressed',
      press: number,
      person,
      case: `${action.data?.verb === 'roll.read' ? 'roll' : 'alarm'}/${a}`,
      delivery: d,
      answer,
      known: n,
    });
    const { kind } = await teams.press(person, chat, message, action);
    const outcome = kind === 'card' || kind === 'text' ? kind : 'fault';
    history.note({ kind: 'pressAnswered', press: number, outcome });
    // Somebody who reads that it did not work tries again.
    if (outcome === 'fault') later(chance.between(2_000, 8_000), () => press(person, chat, message, action));
  }

  async function answer(person: string, chat: string, message: string): Promise<void> {
    const action = choice(chance, system, person, chat, message);
    if (!action) return;
    if (chance.happens(self.late)) {
      later(chance.between(20_000, 90_000), () => press(person, chat, message, action));
      later(chance.between(2_000, 15_000), () => answer(person, chat, message));
    }
    if (chance.happens(self.doubles)) later(chance.between(0, 400), () => press(person, chat, message, action));
    await press(person, chat, message, action);
  }

  system.onTeams((line) => {
    if (line.kind !== 'posted' || line.to.length !== 1 || !chance.happens(0.8)) return;
    const [person] = line.to as [string];
    const { thread, activityId } = line;
    later(chance.around(answersAfter, 0.9), () => answer(person, thread, activityId));
  });

  const self: Crowd = { pending: () => pending, doubles: 0.05, late: 0.05 };
  return self;
}

/** One of the buttons by which this card can be answered, as the person sees it now. */
function choice(
  chance: Chance,
  { teams }: System,
  person: string,
  chat: string,
  message: string,
): PressedAction | undefined {
  const found = teams.chats.message(chat, message);
  const card = found && cardFor(found, person);
  if (!card) return undefined;
  const titles = answerButtons(card).map((button) => stringAt(button, 'title') ?? '');
  return titles.length > 0 ? actionOf(card, chance.pick(titles)) : undefined;
}

function answerButtons(node: unknown): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(answerButtons);
  if (!isObject(node)) return [];
  if (node.type === 'Action.Execute') {
    return isObject(node.data) && ['alarm.answer', 'roll.read'].includes(String(node.data.verb)) ? [node] : [];
  }
  return Object.entries(node).flatMap(([key, value]) => (key === 'fallback' ? [] : answerButtons(value)));
}
