// Reads cards the way a client does: Microsoft's own parser as second validator, and walks over the JSON.
import { createRequire } from 'node:module';
import type * as Library from 'adaptivecards';
import type { Drawn } from '../../src/teams/card-shape.ts';

// The library's ESM entry does not load on Node; its bundle does.
const { AdaptiveCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
) as typeof Library;

export type Json = Readonly<Record<string, unknown>>;

/** The card as it goes over the wire. */
export function wire(drawn: Drawn): Json {
  return JSON.parse(JSON.stringify(drawn.card)) as Json;
}

// The library checks `lang` with a global regular expression, so every second right value counts as wrong.
const librarysOwnFault = /^Invalid value "(de|en)" for property "lang"\.$/;

/** What Microsoft's parser has to say against the card. */
export function complaints(card: Json): readonly string[] {
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const heard = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const checked = parsed.validateProperties().validationEvents.map((event) => event.message);
  return [...heard, ...checked].filter((message) => !librarysOwnFault.test(message));
}

/** Every object in the card except what stands in a button's data or is only a fallback. */
export function objects(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(objects);
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.entries(node).filter(([key]) => key !== 'data' && key !== 'fallback' && key !== 'msteams');
  return [node as Json, ...inner.flatMap(([, part]) => objects(part))];
}

export const ofType = (card: Json, type: string) => objects(card).filter((each) => each.type === type);
export const inputs = (card: Json) => objects(card).filter((each) => String(each.type).startsWith('Input.'));
export const buttons = (card: Json) => ofType(card, 'Action.Execute');
export const titles = (card: Json) =>
  objects(card).flatMap((each) => (String(each.type).startsWith('Action.') ? [String(each.title)] : []));

/** Everything a person may read or hear of it, in one string. */
export function everyWord(drawn: Drawn): string {
  const shown = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'value', 'fallbackText', 'speak'];
  const strings = objects(wire(drawn)).flatMap((each) =>
    shown.map((key) => each[key]).filter((v) => typeof v === 'string'),
  );
  return [...strings, drawn.summary, drawn.text].join('\n');
}

/** What pressing the button with this title sends, with every input of the card merged in as a client does it. */
export function press(drawn: Drawn, title: string, typed: Readonly<Record<string, string>> = {}): Json {
  const card = wire(drawn);
  const found = buttons(card).filter((each) => each.title === title);
  if (found.length !== 1) throw new Error(`${found.length} buttons „${title}“; there are: ${titles(card).join(', ')}`);
  const presets = inputs(card).map((each) => [each.id, each.value ?? '']);
  return { ...(found[0]?.data as Json), ...Object.fromEntries(presets), ...typed };
}
