/** Finds the buttons of a card and what pressing one of them sends, as a client does it without a screen. */
import { isObject, type JsonObject, objectAt, stringAt } from './json.ts';
import type { PressedAction } from './teams-activities.ts';

/** All buttons that send something to the bot, also those behind an `Action.ShowCard`. */
export function buttonsOf(card: JsonObject): JsonObject[] {
  return everything(card).filter((each) => each.type === 'Action.Execute' || each.type === 'Action.Submit');
}

/**
 * The action that pressing the button with this title sends: inputs by their ids, with their preset values unless
 * `inputs` says otherwise. Undefined when the card has no such button.
 */
export function actionOf(
  card: JsonObject,
  title: string,
  inputs: Record<string, string> = {},
): PressedAction | undefined {
  const button = buttonsOf(card).find((each) => each.title === title);
  if (!button) return undefined;
  const filled = button.associatedInputs === 'none' ? {} : { ...presets(card), ...inputs };
  const id = stringAt(button, 'id');
  const verb = stringAt(button, 'verb');
  return {
    type: button.type === 'Action.Execute' ? 'Action.Execute' : 'Action.Submit',
    title,
    ...(id === undefined ? {} : { id }),
    ...(verb === undefined ? {} : { verb }),
    data: { ...objectAt(button, 'data'), ...filled },
  };
}

function presets(card: JsonObject): Record<string, string> {
  const inputs = everything(card).filter((each) => stringAt(each, 'type')?.startsWith('Input.'));
  const set = inputs.map((input) => [stringAt(input, 'id'), stringAt(input, 'value') ?? untouched(input)]);
  return Object.fromEntries(set.filter(([id, value]) => id !== undefined && value !== undefined));
}

/** What an input without a preset sends: a toggle says off, all others send nothing. */
function untouched(input: JsonObject): string | undefined {
  return input.type === 'Input.Toggle' ? (stringAt(input, 'valueOff') ?? 'false') : undefined;
}

const PARTS = ['body', 'actions', 'items', 'columns', 'rows', 'cells'];
const INNER = ['card', 'selectAction', 'inlineAction'];

/** The card and every object in it, but not what stands in a button's data or is only a fallback. */
function everything(node: JsonObject, found: JsonObject[] = []): JsonObject[] {
  found.push(node);
  for (const key of PARTS) {
    const parts = node[key];
    if (Array.isArray(parts)) for (const part of parts) if (isObject(part)) everything(part, found);
  }
  for (const key of INNER) {
    const inner = node[key];
    if (isObject(inner)) everything(inner, found);
  }
  return found;
}
